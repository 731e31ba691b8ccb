using System.Globalization;

namespace Koseki.Eng.Fuzz;

/// <summary>Hostile messages and batch files by the million.</summary>
public sealed class FuzzVerb : IVerb
{
    private const int Portion = 10_000;

    /// <inheritdoc/>
    public string Name => "fuzz";

    /// <inheritdoc/>
    public string Summary => "壊した電文と連携の束を読ませ、どれも読めるか、理由を言って断られることを確かめる";

    /// <inheritdoc/>
    public string Usage => "[--messages 600000] [--files 400000] [--seed 1]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (messages, files, seed) = (arguments.Number("messages", 600_000), arguments.Number("files", 400_000), arguments.Number("seed", 1));
        arguments.RefuseUnknown();
        var faults = await RunAsync("電文", messages, seed, MessageFuzz.OfMessages, output, cancellation) + await RunAsync("束", files, seed, MessageFuzz.OfFiles, output, cancellation);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{(faults == 0 ? "合格" : "不合格")}: {messages + files} 件、落ちたか理由のないもの {faults}"));
        return faults == 0 ? 0 : 1;
    }

    private static async Task<int> RunAsync(string what, int count, int seed, Func<int, int, FuzzResult> run, TextWriter output, CancellationToken cancellation)
    {
        var results = new System.Collections.Concurrent.ConcurrentBag<FuzzResult>();
        await Parallel.ForAsync(0, (count + Portion - 1) / Portion, cancellation, (i, _) =>
        {
            results.Add(run(Math.Min(Portion, count - (i * Portion)), unchecked((seed * 1_000_003) + i)));
            return ValueTask.CompletedTask;
        });
        foreach (var fault in results.SelectMany(r => r.Faults).Take(20))
        {
            await output.WriteLineAsync("  " + fault);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {what}: 読めたもの {results.Sum(r => r.Read)}、断ったもの {results.Sum(r => r.Refused)}"));
        return results.Sum(r => r.Faults.Count);
    }
}
