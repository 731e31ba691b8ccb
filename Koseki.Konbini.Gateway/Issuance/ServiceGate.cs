using Koseki.Domain.Calendar;
using Koseki.Konbini.Gateway.Families;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.Replicas;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>
/// Whether a kind is open now and who stands at the kiosk: hours, closed days, switches, freshness of the replica,
/// binding and residence. Every check is made at the menu and again at the application.
/// </summary>
public sealed class ServiceGate(GatewayDbContext database, BlockBook blocks, ReplicaGuard guard, FamilyBook families, NodePlace place, GatewayOptions options, TimeProvider clock)
{
    /// <summary>The time in Japan.</summary>
    public DateTimeOffset Now => JapanTime.Of(clock.GetUtcNow());

    /// <summary>The rule in force for a kind, or null when the municipality does not offer it. Throws <see cref="RefusedException"/> when it is not as it was recorded.</summary>
    public Task<KindRule?> RuleAsync(string kind, CancellationToken cancellation) =>
        guard.RuleAsync(database, options.Municipality, kind, DateOnly.FromDateTime(Now.DateTime), cancellation);

    /// <summary>The kinds the municipality offers, open or not, in the order of the menu.</summary>
    public async Task<IReadOnlyList<string>> OfferedAsync(CancellationToken cancellation)
    {
        var offered = await database.KindRules.AsNoTracking().Where(r => r.Municipality == options.Municipality).Select(r => r.Kind).Distinct().ToListAsync(cancellation);
        return [.. families.Kinds.Select(k => k.Code).Where(offered.Contains)];
    }

    /// <summary>Why a kind is closed now, or null when it is open.</summary>
    public async Task<Refusal?> ClosedByAsync(string kind, CancellationToken cancellation)
    {
        try
        {
            return await RuleAsync(kind, cancellation) is { } rule ? await ClosedByAsync(rule, cancellation) : Refusal.OutsideHours;
        }
        catch (RefusedException e)
        {
            return e.Refusal;
        }
        catch (StateHaltedException)
        {
            // Told to the log where it broke.
            return Refusal.Internal;
        }
    }

    // Throws where what decides is not as it was recorded.
    private async Task<Refusal?> ClosedByAsync(KindRule rule, CancellationToken cancellation)
    {
        var now = Now;
        var today = DateOnly.FromDateTime(now.DateTime);
        var time = TimeOnly.FromDateTime(now.DateTime);
        if (time < rule.Opens || time > rule.Closes || await IsClosedDayAsync(today, cancellation))
        {
            return Refusal.OutsideHours;
        }

        return families.Of(rule.Kind) is not { } family || !await IsOpenAsync(rule.Kind, cancellation) || place.WhyClosed(rule.Kind) is not null ? Refusal.KindStopped
            : await AsOfAsync(family, cancellation) is not { } asOf || now - asOf > family.Freshness ? Refusal.DataStale
            : null;
    }

    /// <summary>
    /// Whether a paper of a kind must not leave any more although it was made: the kind was stopped meanwhile. Hours do not count, what
    /// was begun in them is handed over.
    /// </summary>
    public async Task<bool> IsStoppedAsync(string kind, CancellationToken cancellation)
    {
        try
        {
            return place.WhyClosed(kind) is not null || !await IsOpenAsync(kind, cancellation);
        }
        catch (Exception e) when (e is RefusedException or StateHaltedException)
        {
            return true;
        }
    }

    /// <summary>Whether this node gives nothing of a kind out, whatever its switch says: its test is red, or was not made.</summary>
    public bool IsClosedHere(string kind) => place.WhyClosed(kind) is not null;

    /// <summary>As of when the feeds of a kind speak; null when one of them has never come, or their marks cannot be believed.</summary>
    public async Task<DateTimeOffset?> DataAsOfAsync(string kind, CancellationToken cancellation)
    {
        try
        {
            return families.Of(kind) is { } family ? await AsOfAsync(family, cancellation) : null;
        }
        catch (Exception e) when (e is RefusedException or StateHaltedException)
        {
            return null;
        }
    }

    /// <summary>The resident at the kiosk; throws <see cref="RefusedException"/> when nothing may be issued.</summary>
    public async Task<Resident> ResidentAsync(Jpki jpki, CancellationToken cancellation)
    {
        var binding = await guard.ReadAsync(
            database, () => database.JpkiBindings.AsNoTracking().FirstOrDefaultAsync(b => b.IssuerKeyId == jpki.IssuerKeyId && b.Serial == jpki.Serial, cancellation), b => [b], cancellation)
            ?? throw new RefusedException(Refusal.SerialUnknown, "電子証明書に結び付いた住民がいません。");
        // Means that nobody knows fit no message: the contract has three.
        if (binding.Means != jpki.Means)
        {
            throw new RefusedException(Refusal.SerialUnknown, "電子証明書の手段が、結び付いたものと違います。");
        }

        if (binding.Status != "ACTIVE")
        {
            throw new RefusedException(Refusal.SerialEnded, "電子証明書が失効しています。");
        }

        if (await blocks.StandsAsync(binding.IssuerKeyId, binding.Serial, binding.ResidentNumber, cancellation))
        {
            throw new RefusedException(Refusal.InDoubt, "連携の食い違いを二人の職員が確かめるまで発行できません。");
        }

        await guard.DemandBlocksAsync(database, (binding.IssuerKeyId, binding.Serial), [binding.ResidentNumber], cancellation);
        var resident = await guard.ReadAsync(database, () => database.Residents.AsNoTracking().FirstOrDefaultAsync(r => r.Number == binding.ResidentNumber, cancellation), r => [r], cancellation)
            ?? throw new RefusedException(Refusal.NotResident, "住民の記録がありません。");
        return resident.Status switch
        {
            "ACTIVE" when LegalAge.At(resident.BirthDate, DateOnly.FromDateTime(Now.DateTime)) < 15 => throw new RefusedException(Refusal.UnderAge, "15歳未満です。"),
            "ACTIVE" => resident,
            "LEAVING" => throw new RefusedException(Refusal.Leaving, "転出予定者です。"),
            "SUPPRESSED" => throw new RefusedException(Refusal.Suppressed, "発行を抑止されています。"),
            "BLOCKED" => throw new RefusedException(Refusal.InDoubt, "連携データを確かめるまで発行できません。"),
            _ => throw new RefusedException(Refusal.NotResident, "住民ではありません。"),
        };
    }

    /// <summary>Whether the person at the kiosk is still who the paper was made for, with the same facts; else why not.</summary>
    public async Task<Refusal?> ChangedAsync(Holder holder, CancellationToken cancellation)
    {
        try
        {
            var (now, then) = (await ResidentAsync(holder.Jpki, cancellation), holder.Resident);
            return (now.Number, now.BirthDate, now.Name, now.Domicile, now.HeadName) == (then.Number, then.BirthDate, then.Name, then.Domicile, then.HeadName) ? null : Refusal.NoLongerEligible;
        }
        catch (RefusedException e)
        {
            return e.Refusal;
        }
    }

    // Both throw where the row is not as it was recorded, or was taken away: what nobody decided neither opens nor closes unseen.
    private async Task<bool> IsClosedDayAsync(DateOnly day, CancellationToken cancellation) => await guard.ReadAsync(
        database, () => database.ClosedDays.AsNoTracking().FirstOrDefaultAsync(d => d.Municipality == options.Municipality && d.Day == day, cancellation), d => [d], cancellation,
        found => found is null ? new ClosedDay { Municipality = options.Municipality, Day = day, Reason = "" } : null) is not null;

    private async Task<bool> IsOpenAsync(string kind, CancellationToken cancellation) => !guard.IsClosed(kind) && await guard.ReadAsync(
        database, () => database.KindSwitches.AsNoTracking().FirstOrDefaultAsync(s => s.Municipality == options.Municipality && s.Kind == kind, cancellation), s => [s], cancellation,
        found => found is null ? new KindSwitch { Municipality = options.Municipality, Kind = kind } : null) is { Open: true };

    // Throws where a mark is not as it was recorded: somebody would have old data pass for new.
    private async Task<DateTimeOffset?> AsOfAsync(ICertificateFamily family, CancellationToken cancellation)
    {
        var marks = await guard.ReadAsync(
            database, async () => await database.FeedMarks.AsNoTracking().Where(m => family.Feeds.Contains(m.Source) && m.Sequence > 0).ToListAsync(cancellation), m => m, cancellation) ?? [];
        return marks.Count < family.Feeds.Count ? null : new DateTimeOffset(DateTime.SpecifyKind(marks.Min(m => m.AsOf), DateTimeKind.Utc));
    }
}
