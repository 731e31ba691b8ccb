using System.Security.Cryptography;
using Koseki.Eng.Crosstalk;
using Koseki.Eng.Hosts;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Chaos;

/// <summary>
/// Compares what visitors hold in their hands with the gateway's issue log, the issue log with the core's claims, and
/// both databases with themselves.
/// </summary>
internal static class IssueCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly IssueState[] Halfway = [IssueState.Received, IssueState.Rendering, IssueState.Sealed];
    private static readonly IssueState[] Left = [IssueState.Released, IssueState.Printed, IssueState.Failed, IssueState.Unknown];

    /// <summary>Waits until no application stands half-way, but not for ever: what still stands then is found by the check.</summary>
    public static async Task WaitForSweepAsync(string data, DatabasePlace place, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var database = place.OpenGateway(data);
        while (!patience.IsCancellationRequested && await database.Applications.AnyAsync(a => Halfway.Contains(a.State), cancellation))
        {
            await Task.Delay(200, cancellation);
        }
    }

    /// <summary>What is wrong; empty when everything holds.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(string data, DatabasePlace place, IReadOnlyList<Visit> visits, CancellationToken cancellation)
    {
        await using var store = CityStore.OpenFolder(data, TimeProvider.System, place);
        var problems = new List<string>((await store.VerifyAsync(cancellation)).Problems);
        await using var core = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync(cancellation);
        await using var gateway = place.OpenGateway(data);
        problems.AddRange(await Integrity.ProblemsAsync(core.Database, cancellation));
        problems.AddRange(await Integrity.ProblemsAsync(gateway.Database, cancellation));
        var applications = await gateway.Applications.AsNoTracking().ToListAsync(cancellation);
        var claims = await core.Claims.AsNoTracking().ToDictionaryAsync(c => c.IssueId, cancellation);
        problems.AddRange(applications.Where(a => Halfway.Contains(a.State)).Select(a => $"申請 {a.Id} が {a.State} のまま残っています。"));
        problems.AddRange(applications.Where(a => a.IssueNumber is not null).GroupBy(a => a.IssueNumber).Where(g => g.Count() > 1).Select(g => $"発行番号 {g.Key} が {g.Count()} 回使われています。"));
        problems.AddRange(applications.Where(a => Left.Contains(a.State) && !IsClaimed(a, claims)).Select(a => $"申請 {a.Id}({a.State})の引渡しの権利が戸籍システムにありません。"));
        problems.AddRange(visits.SelectMany(v => Kept(v, applications)));
        foreach (var visit in visits.Where(v => v.Pdf is not null))
        {
            problems.AddRange((await PaperJudge.ProblemsAsync(visit, cancellation)).Select(p => $"{visit.IssueNumber}: {p}"));
        }

        return problems;
    }

    private static bool IsClaimed(Application application, Dictionary<string, ClaimRow> claims) =>
        claims.TryGetValue(application.Id.ToString("D"), out var claim) && claim.Register == application.Register && claim.Generation == application.Generation
        && Convert.ToHexStringLower(claim.Sha256) == application.Sha256;

    private static IEnumerable<string> Kept(Visit visit, List<Application> applications)
    {
        if (visit.IssueNumber is not { } number)
        {
            yield break;
        }

        if (applications.Where(a => a.IssueNumber == number).ToList() is not [var application])
        {
            yield return $"伝えられた発行番号 {number} の申請がありません。";
            yield break;
        }

        if (visit.Pdf is { } pdf && (!Left.Contains(application.State) || application.Sha256 != Convert.ToHexStringLower(SHA256.HashData(pdf))))
        {
            yield return $"渡った紙 {number} の申請が {application.State}、またはハッシュが違います。";
        }

        if (visit.Reported && application.State != IssueState.Printed)
        {
            yield return $"受け取られた印刷完了 {number} が {application.State} です。";
        }
    }
}
