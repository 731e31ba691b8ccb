using Koseki.Konbini.Gateway.Families;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>One certificate of a menu.</summary>
/// <param name="Kind">The kind and who may be chosen.</param>
/// <param name="Fee">Yen a copy.</param>
/// <param name="MaxCopies">Most copies.</param>
public sealed record MenuItem(OfferedKind Kind, int Fee, int MaxCopies);

/// <summary>What a person may choose from.</summary>
/// <param name="Token">Binds what follows to this visit, serial and resident.</param>
/// <param name="ExpiresAt">When the token ends.</param>
/// <param name="AsOf">The oldest of the times as of which the families speak.</param>
/// <param name="Items">At least one.</param>
public sealed record MenuOffer(string Token, DateTimeOffset ExpiresAt, DateTimeOffset AsOf, IReadOnlyList<MenuItem> Items);

/// <summary>M1: asks each family that is open; what one of them refuses does not keep the others back.</summary>
public sealed class MenuDesk(ServiceGate gate, FamilyBook families, SubjectTokens tokens, AbuseWatch watch, IssueLog log)
{
    /// <summary>The menu; throws <see cref="RefusedException"/> when there is nothing to choose from.</summary>
    public async Task<MenuOffer> OfferAsync(Jpki jpki, string transaction, DateTimeOffset deadline, CancellationToken work)
    {
        var open = await OpenAsync(work);
        var resident = await ResidentAsync(jpki, work);
        var (offers, refused) = (new List<FamilyOffer>(), (RefusedException?)null);
        foreach (var family in families.All.Where(f => f.Kinds.Any(k => open.ContainsKey(k.Code))))
        {
            try
            {
                offers.Add(await family.OfferAsync(resident, deadline, work));
            }
            catch (RefusedException e)
            {
                refused ??= e;
            }
        }

        var items = offers.SelectMany(o => o.Kinds).Where(k => open.ContainsKey(k.Code))
            .Select(k => new MenuItem(k, open[k.Code].Fee, open[k.Code].MaxCopies)).ToList();
        if (offers.Count == 0 && refused is not null)
        {
            throw refused;
        }

        var (token, expires) = await tokens.MakeAsync(transaction, jpki.IssuerKeyId, jpki.Serial, resident.Number, work);
        return new(token, expires, offers.Min(o => o.AsOf), items);
    }

    private async Task<Resident> ResidentAsync(Jpki jpki, CancellationToken work)
    {
        try
        {
            return await gate.ResidentAsync(jpki, work);
        }
        catch (RefusedException e) when (e.Refusal == Refusal.SerialUnknown && watch.HearUnknownSerial())
        {
            await log.AlarmAsync("SERIALS", $"知らない電子証明書の照会が、{AbuseWatch.Window.TotalMinutes}分に{AbuseWatch.MostSerials}件を超えました。", null, CancellationToken.None);
            throw;
        }
    }

    // The kinds that are open, with their rules.
    private async Task<Dictionary<string, KindRule>> OpenAsync(CancellationToken work)
    {
        var open = new Dictionary<string, KindRule>(StringComparer.Ordinal);
        Refusal? closed = null;
        foreach (var kind in families.Kinds.Select(k => k.Code))
        {
            if (await gate.ClosedByAsync(kind, work) is { } reason)
            {
                closed ??= reason;
            }
            else
            {
                open[kind] = (await gate.RuleAsync(kind, work))!;
            }
        }

        return open.Count > 0 ? open : throw new RefusedException(closed ?? Refusal.KindStopped, "開いている証明書がありません。");
    }
}
