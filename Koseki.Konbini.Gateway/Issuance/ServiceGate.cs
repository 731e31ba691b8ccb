using Koseki.Domain.Calendar;
using Koseki.Konbini.Gateway.Center;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Replicas;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>
/// Whether a kind is open now and who stands at the kiosk: hours, closed days, switches, freshness of the replica,
/// binding and residence. Every check is made at the menu and again at the application.
/// </summary>
public sealed class ServiceGate(GatewayDbContext database, BlockBook blocks, GatewayOptions options, TimeProvider clock)
{
    /// <summary>The time in Japan.</summary>
    public DateTimeOffset Now => JapanTime.Of(clock.GetUtcNow());

    /// <summary>The rule in force for a kind, or null when the municipality does not offer it.</summary>
    public Task<KindRule?> RuleAsync(string kind, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(Now.DateTime);
        return database.KindRules.AsNoTracking()
            .Where(r => r.Municipality == options.Municipality && r.Kind == kind && r.From <= today)
            .OrderByDescending(r => r.From).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The K-code for which a kind is closed now, or null when it is open.</summary>
    public async Task<string?> ClosedByAsync(string kind, CancellationToken cancellation)
    {
        var rule = await RuleAsync(kind, cancellation);
        var now = Now;
        var today = DateOnly.FromDateTime(now.DateTime);
        var time = TimeOnly.FromDateTime(now.DateTime);
        if (rule is null || time < rule.Opens || time > rule.Closes
            || await database.ClosedDays.AnyAsync(d => d.Municipality == options.Municipality && d.Day == today, cancellation))
        {
            return "K5001";
        }

        var open = await database.KindSwitches.AsNoTracking()
            .FirstOrDefaultAsync(s => s.Municipality == options.Municipality && s.Kind == kind, cancellation);
        return open is not { Open: true } ? "K5002" : await IsStaleAsync(cancellation) ? "K5003" : null;
    }

    /// <summary>As of when the replica speaks; null when a feed has never come.</summary>
    public async Task<DateTimeOffset?> DataAsOfAsync(CancellationToken cancellation)
    {
        var marks = await database.FeedMarks.AsNoTracking().ToListAsync(cancellation);
        return marks.Count < FeedSources.All.Count || marks.Any(m => m.Sequence == 0) ? null : new DateTimeOffset(DateTime.SpecifyKind(marks.Min(m => m.AsOf), DateTimeKind.Utc));
    }

    /// <summary>The resident at the kiosk; throws <see cref="RefusedException"/> when nothing may be issued.</summary>
    public async Task<Resident> ResidentAsync(Jpki jpki, CancellationToken cancellation)
    {
        var binding = await database.JpkiBindings.AsNoTracking()
            .FirstOrDefaultAsync(b => b.IssuerKeyId == jpki.IssuerKeyId && b.Serial == jpki.Serial, cancellation)
            ?? throw new RefusedException("K2001", "電子証明書に結び付いた住民がいません。");
        if (binding.Status != "ACTIVE")
        {
            throw new RefusedException("K2002", "電子証明書が失効しています。");
        }

        if (await blocks.StandsAsync(binding.IssuerKeyId, binding.Serial, binding.ResidentNumber, cancellation))
        {
            throw new RefusedException("K3010", "連携の食い違いを二人の職員が確かめるまで発行できません。");
        }

        var resident = await database.Residents.AsNoTracking().FirstOrDefaultAsync(r => r.Number == binding.ResidentNumber, cancellation)
            ?? throw new RefusedException("K3001", "住民の記録がありません。");
        return resident.Status switch
        {
            "ACTIVE" when LegalAge.At(resident.BirthDate, DateOnly.FromDateTime(Now.DateTime)) < 15 => throw new RefusedException("K2005", "15歳未満です。"),
            "ACTIVE" => resident,
            "LEAVING" => throw new RefusedException("K3002", "転出予定者です。"),
            "SUPPRESSED" => throw new RefusedException("K3003", "発行を抑止されています。"),
            "BLOCKED" => throw new RefusedException("K3010", "連携データを確かめるまで発行できません。"),
            _ => throw new RefusedException("K3001", "住民ではありません。"),
        };
    }

    /// <summary>A paper is compared with 住民記録 before it leaves: whose facts are not there gets none. Missing evidence is no agreement.</summary>
    public static void RequireFacts(Resident resident)
    {
        if (resident.Name.Length == 0 || resident.Domicile.Length == 0 || resident.HeadName.Length == 0)
        {
            throw new RefusedException("K3010", "住民記録の氏名・本籍・筆頭者が届いていません。");
        }
    }

    /// <summary>Whether the person at the kiosk is still who the paper was made for, with the same facts; else the code.</summary>
    public async Task<string?> ChangedAsync(Holder holder, CancellationToken cancellation)
    {
        try
        {
            var (now, then) = (await ResidentAsync(holder.Jpki, cancellation), holder.Resident);
            return (now.Number, now.BirthDate, now.Name, now.Domicile, now.HeadName) == (then.Number, then.BirthDate, then.Name, then.Domicile, then.HeadName) ? null : "K4007";
        }
        catch (RefusedException e)
        {
            return e.Code;
        }
    }

    private async Task<bool> IsStaleAsync(CancellationToken cancellation) =>
        await DataAsOfAsync(cancellation) is not { } asOf || Now - asOf > TimeSpan.FromMinutes(options.StaleAfterMinutes);
}
