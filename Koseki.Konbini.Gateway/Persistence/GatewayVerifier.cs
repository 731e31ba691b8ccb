using System.Data.Common;
using System.Globalization;
using Koseki.Infrastructure.Chains;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>What a verification of the gateway read, and everything that does not fit.</summary>
public sealed record GatewayReport(int States, CoreHead? CoreHead, IReadOnlyList<string> Problems);

/// <summary>Every row of the gateway's database against its record of states, and that against signatures and kept heads.</summary>
public sealed class GatewayVerifier(GatewayDbContext database, IHeadKey key, WorkHeads heads)
{
    /// <summary>Verifies everything.</summary>
    public async Task<GatewayReport> VerifyAsync(CancellationToken cancellation)
    {
        var problems = new List<string>();
        try
        {
            return await VerifyAsync(await SoundRows.ReadAsync(database, Coverage.Tables, problems, cancellation), problems, cancellation);
        }
        catch (DbException e)
        {
            problems.Add($"データベースを読めません: {e.Message}");
            return new(0, null, problems);
        }
    }

    private async Task<GatewayReport> VerifyAsync(SoundRows rows, List<string> problems, CancellationToken cancellation)
    {
        var kept = heads.Folders.Select(f => (f, WorkHeads.Read(f))).ToList();
        HeadCheck.Run(kept, problems);
        var check = new StateCheck(rows, database, Coverage.Versioned, key, (_, _, _) => false, problems);
        await rows.TryAsync("状態記録", () => check.RunAsync(kept, cancellation));
        await rows.TryAsync("番号の続き", () => CountersAsync(rows, problems, cancellation));
        var core = await rows.TryAsync("CoreHeads", () => rows.Of<CoreHead>().FirstOrDefaultAsync(cancellation));
        if (core?.Problem is { } problem)
        {
            problems.Add(problem);
        }

        return new(check.Count, core, problems);
    }

    // What was numbered first: the counters only go up.
    private static async Task CountersAsync(SoundRows rows, List<string> problems, CancellationToken cancellation)
    {
        var numbers = await rows.Of<Application>().Where(a => a.IssueNumber != null).Select(a => a.IssueNumber!).ToListAsync(cancellation);
        var counters = await rows.Of<Counter>().ToDictionaryAsync(c => c.Name, c => c.Value, StringComparer.Ordinal, cancellation);
        foreach (var series in numbers.Select(n => n.Split('-')).Where(n => n.Length == 3).GroupBy(n => n[1], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var last = series.Max(n => long.TryParse(n[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
            if (counters.GetValueOrDefault($"issue-{series.Key}") is var counted && counted < last)
            {
                problems.Add($"Counters の issue-{series.Key} は {counted} ですが、Applications に {last} 番まであります(同じ番号が二度出ます)。");
            }
        }
    }
}
