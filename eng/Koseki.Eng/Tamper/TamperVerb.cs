using System.Diagnostics;

namespace Koseki.Eng.Tamper;

/// <summary>Plays an attacker who owns the database and the data folder, and counts how often verification names what was done.</summary>
public sealed class TamperVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "tamper";

    /// <inheritdoc/>
    public string Summary => "データベースとデータフォルダを持つ攻撃者を演じ、verify が手口と行を言い当てるかを数える";

    /// <inheritdoc/>
    public string Usage => "[--gateway] [--trials <手口ごとの回数、既定 20>] [--kind <手口>] [--seed <数>]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var isGateway = arguments.Has("gateway");
        var (trials, seed, only) = (arguments.Number("trials", 20), arguments.Number("seed", 1), arguments.Optional("kind"));
        arguments.RefuseUnknown();
        var kinds = Enum.GetValues<TamperKind>().Where(k => only is null || k.ToString().Equals(only, StringComparison.OrdinalIgnoreCase)).ToList();
        if (kinds.Count == 0)
        {
            throw new UsageException($"手口は {string.Join("・", Enum.GetNames<TamperKind>())} のいずれかです。");
        }

        var root = Directory.CreateTempSubdirectory("koseki-tamper-").FullName;
        try
        {
            await using TamperTrials place = isGateway ? await GatewayTrials.MakeAsync(root, cancellation) : await CoreTrials.MakeAsync(root, cancellation);
            var missed = 0;
            foreach (var kind in kinds.Where(place.Tries))
            {
                missed += await RunAsync(place, kind, trials, new Random(seed), output, cancellation);
            }

            await output.WriteLineAsync(missed == 0 ? "すべて言い当てました。" : $"{missed} 件を見逃しました。");
            return missed == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<int> RunAsync(TamperTrials place, TamperKind kind, int trials, Random random, TextWriter output, CancellationToken cancellation)
    {
        var (clock, missed) = (Stopwatch.StartNew(), 0);
        for (var trial = 0; trial < trials; trial++)
        {
            if (await place.TryAsync(kind, trial, random, cancellation) is { } miss)
            {
                missed++;
                await output.WriteLineAsync(miss);
            }
        }

        await output.WriteLineAsync($"{kind.Word()}: {trials} 回のうち {trials - missed} 回を言い当てた({clock.Elapsed.TotalSeconds:0} 秒)");
        return missed;
    }
}
