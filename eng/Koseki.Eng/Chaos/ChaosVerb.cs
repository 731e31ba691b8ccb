using Koseki.Domain.Calendar;
using System.Globalization;
using Koseki.Eng.Chaos.PowerCut;
using Koseki.Eng.Hosts;

namespace Koseki.Eng.Chaos;

/// <summary>
/// kill -9 at random moments: nothing acknowledged is lost and nothing stays half written. With <c>--power-cut</c> only
/// what was synced survives: the files are rebuilt from a recording of every write and sync.
/// </summary>
public sealed class ChaosVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "chaos";

    /// <inheritdoc/>
    public string Summary => "処理の最中に強制終了や停電を起こし、伝えた結果が失われず、途中の状態も残らないことを確かめる";

    /// <inheritdoc/>
    public string Usage => "[--kills 60] [--seed 1] [--only approvals|issues] [--root .] [--build Release] " + DatabasePlace.UsageOfBoth + " | --power-cut [--cuts 40] [--seed 1]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (kills, seed, only) = (arguments.Number("kills", 60), arguments.Number("seed", 1), arguments.Optional("only"));
        var (root, build) = (arguments.Optional("root") ?? ".", arguments.Optional("build") ?? "Release");
        var (power, cuts) = (arguments.Has("power-cut"), arguments.Number("cuts", 40));
        var databases = DatabasePlace.Read(arguments, withGateway: true);
        arguments.RefuseUnknown();
        if (power && databases.IsOnServer)
        {
            throw new UsageException("--power-cut は SQLite のファイルだけを調べます。");
        }

        if (kills < 1 || cuts < 1 || only is not (null or "approvals" or "issues"))
        {
            throw new UsageException("--kills と --cuts は 1 以上、--only は approvals か issues です。");
        }

        var place = new ChaosPlace(root, build, Directory.CreateTempSubdirectory("koseki-chaos-").FullName, databases);
        try
        {
            return power ? await CutAsync(cuts, seed, place, output, cancellation) : await KillAsync(kills, seed, only, place, output, cancellation);
        }
        catch (HostFailedException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
        finally
        {
            Directory.Delete(place.Folder, recursive: true);
        }
    }

    private static async Task<int> KillAsync(int kills, int seed, string? only, ChaosPlace place, TextWriter output, CancellationToken cancellation)
    {
        var results = new List<ChaosResult>();
        if (only != "issues")
        {
            var result = await ApprovalChaos.RunAsync(only is null ? (kills + 1) / 2 : kills, new Random(seed), place, Today, cancellation);
            await SayAsync("届", result, output);
            results.Add(result);
        }

        if (only != "approvals" && kills - results.Sum(r => r.Kills) is var left and > 0)
        {
            var result = await IssueChaos.RunAsync(left, new Random(seed + 1), place, Today, cancellation);
            await SayAsync("証明書", result, output);
            results.Add(result);
        }

        var problems = results.Sum(r => r.Problems.Count);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{(problems == 0 ? "失われたものなし" : "不合格")}: 強制終了 {results.Sum(r => r.Kills)} 回、異常 {problems} 件"));
        return problems == 0 ? 0 : 1;
    }

    private static async Task<int> CutAsync(int cuts, int seed, ChaosPlace place, TextWriter output, CancellationToken cancellation)
    {
        var result = await PowerCutChaos.RunAsync(cuts, new Random(seed), place.Folder, Today, cancellation);
        await SayAsync("停電", result, output);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{(result.Problems.Count == 0 ? "失われたものなし" : "不合格")}: 停電 {result.Kills} 回、異常 {result.Problems.Count} 件"));
        return result.Problems.Count == 0 ? 0 : 1;
    }

    private static async Task SayAsync(string part, ChaosResult result, TextWriter output)
    {
        await output.WriteLineAsync($"  {part}: {result.Kills} 回、{result.Counted}");
        foreach (var problem in result.Problems.Take(20))
        {
            await output.WriteLineAsync("    " + problem);
        }
    }

    private static DateOnly Today => JapanTime.DayOf(TimeProvider.System.GetUtcNow());
}
