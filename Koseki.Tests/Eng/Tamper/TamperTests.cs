using Koseki.Eng.Tamper;

namespace Koseki.Tests.Eng.Tamper;

/// <summary>Faults S5, S6 and S7 in their short form: every kind of meddling, over every table, by one who computes all hashes anew.</summary>
public sealed class TamperTests
{
    // What is done to rows is tried on a share of the tables each, on all of them together.
    private const int Rows = 10;
    private const int Others = 4;

    [Fact]
    public Task Tamper_EveryKind_IsNamed() => TryAllAsync(async root => await CoreTrials.MakeAsync(root, default));

    [Fact]
    public Task Tamper_TheGateway_EveryKindIsNamed() => TryAllAsync(async root => await GatewayTrials.MakeAsync(root, default));

    private static async Task TryAllAsync(Func<string, Task<TamperTrials>> make)
    {
        var root = Directory.CreateTempSubdirectory("koseki-tampertest-").FullName;
        var missed = new List<string>();
        await using (var trials = await make(root))
        {
            foreach (var kind in Enum.GetValues<TamperKind>().Where(trials.Tries))
            {
                var random = new Random(7);
                var (from, count) = kind <= TamperKind.Type ? ((int)kind * Rows, Rows) : (0, Others);
                for (var trial = from; trial < from + count; trial++)
                {
                    missed.AddRange(await trials.TryAsync(kind, trial, random, default) is { } miss ? [miss] : Array.Empty<string>());
                }
            }
        }

        Directory.Delete(root, recursive: true);
        Assert.Empty(missed);
    }
}
