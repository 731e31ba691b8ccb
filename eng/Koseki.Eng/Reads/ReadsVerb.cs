using Koseki.Domain.Calendar;
using Koseki.Eng.Crosstalk;
using Koseki.Eng.Hosts;
using Koseki.Eng.Town.Output;
using Koseki.Eng.Town;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;
using System.Collections.Concurrent;
using System.Globalization;

namespace Koseki.Eng.Reads;

/// <summary>
/// Reads each certificate many times, two to eight at once, over one or two nodes, and goes away in the middle of some
/// readings. Every stream must equal its hash, every application be read whole, and nothing may close by itself.
/// </summary>
public sealed class ReadsVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "reads";

    /// <inheritdoc/>
    public string Summary => "一つの証明書を同時に何度も読み、途中でやめても、中身が欠けず、交付が止まらないことを確かめる(実プロセス・実通信)";

    /// <inheritdoc/>
    public string Usage => "[--applications 500] [--reads 10000] [--parallel 6] [--gateways 1|2] [--registers 300] [--seed 1] [--root .] [--build Release]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (applications, reads, parallel) = (arguments.Number("applications", 500), arguments.Number("reads", 10_000), arguments.Number("parallel", 6));
        var (gateways, place) = (arguments.Number("gateways", 2), (arguments.Optional("root") ?? ".", arguments.Optional("build") ?? "Release"));
        var settings = new TownSettings(arguments.Number("registers", 300), arguments.Number("seed", 1), JapanTime.DayOf(TimeProvider.System.GetUtcNow()));
        arguments.RefuseUnknown();
        if (gateways is not (1 or 2) || applications < 1 || parallel < 1 || reads < applications)
        {
            throw new UsageException("--gateways は 1 か 2、--applications と --parallel は 1 以上、--reads は --applications 以上です。");
        }

        var folder = Directory.CreateTempSubdirectory("koseki-reads-").FullName;
        try
        {
            var data = Path.Combine(folder, "town");
            await TownFolder.CreateAsync(settings, data, cancellation);
            return await RunAsync(place, data, (applications, reads, parallel, gateways, settings.Seed), output, cancellation);
        }
        catch (HostFailedException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> RunAsync(
        (string Root, string Build) place, string data, (int Applications, int Reads, int Parallel, int Gateways, int Seed) plan, TextWriter output, CancellationToken cancellation)
    {
        var (results, people) = (new ConcurrentBag<ReadResult>(), TruthFile.Read(data));
        IReadOnlyList<string> closed;
        await using (var installation = await Installation.StartAsync(place.Root, data, cancellation, place.Build))
        {
            await installation.StartGatewaysAsync(plan.Gateways, installation.Door, cancellation);
            using var reader = new Readers(installation.Nodes);
            var next = -1;
            await Task.WhenAll(Enumerable.Range(0, plan.Parallel).Select(async _ =>
            {
                for (int i; (i = Interlocked.Increment(ref next)) < plan.Applications;)
                {
                    var share = (plan.Reads / plan.Applications) + (i < plan.Reads % plan.Applications ? 1 : 0);
                    results.Add(await reader.ReadAsync(people[(int)(i * 7919L % people.Count)], share, new Random(plan.Seed + i), cancellation));
                }
            }));
            closed = await ClosedAsync(data, cancellation);
        }

        return await ReportAsync([.. results], closed, output);
    }

    private static async Task<int> ReportAsync(List<ReadResult> results, IReadOnlyList<string> closed, TextWriter output)
    {
        foreach (var code in results.SelectMany(r => r.Codes).GroupBy(c => c, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"  {code.Key}: {code.Count()} 回");
        }

        var (broken, unread, odd) = (results.Sum(r => r.Broken), results.Count(r => r.Whole == 0), results.SelectMany(r => r.Codes).Count(c => c is not "K4006"));
        var unprinted = results.Count(r => !r.Printed);
        foreach (var line in closed)
        {
            await output.WriteLineAsync("  " + line);
        }

        var holds = broken == 0 && unread == 0 && odd == 0 && unprinted == 0 && closed.Count == 0;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{(holds ? "合格" : "不合格")}: 申請 {results.Count}、読取り {results.Sum(r => r.Reads)}(全部 {results.Sum(r => r.Whole)}、途中でやめた {results.Sum(r => r.Aborted)}、断られた {results.Sum(r => r.Codes.Count)})、ハッシュの違う中身 {broken}、一度も全部読めなかった申請 {unread}、K4006 以外の断り {odd}、印刷完了にならない申請 {unprinted}、ひとりでに止まったもの {closed.Count}"));
        return holds ? 0 : 1;
    }

    private static async Task<IReadOnlyList<string>> ClosedAsync(string data, CancellationToken cancellation)
    {
        await using var database = new SqliteGatewayDbContext(new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite($"Data Source={Path.Combine(data, "gateway.db")};Default Timeout=10;Pooling=False").Options);
        var switches = await database.KindSwitches.Where(s => !s.Open).Select(s => $"{s.Kind} が止まりました: {s.Reason}").ToListAsync(cancellation);
        var blocks = await database.Blocks.Where(b => b.LiftedAt == null).Select(b => $"止められた人: {b.Reason}").ToListAsync(cancellation);
        var voided = await database.Applications.Where(a => a.State == IssueState.Void).Select(a => $"申請 {a.ApplicationId} が VOID です: {a.Refusal}").ToListAsync(cancellation);
        return [.. switches, .. blocks, .. voided];
    }
}
