namespace Koseki.Eng.Mutants;

/// <summary>
/// Cuts one rule after another out of a copy of the repository, builds it and runs the tests that must notice. A rule whose tests
/// stay green is not held by them. The product itself has no switch that weakens a rule.
/// </summary>
public sealed class MutantsVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "mutants";

    /// <inheritdoc/>
    public string Summary => "リポジトリの写しから規則を一つずつ切り取り、組み立て直して、その規則の試験が落ちることを確かめる(eng/mutants)";

    /// <inheritdoc/>
    public string Usage => "[--only <名前の一部>] [--root .]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (only, root) = (arguments.Optional("only") ?? "", Path.GetFullPath(arguments.Optional("root") ?? "."));
        arguments.RefuseUnknown();
        var mutants = Read(root).Where(m => m.Name.Contains(only, StringComparison.Ordinal)).ToList();
        if (mutants.Count == 0)
        {
            throw new UsageException($"「{only}」に当たるものが eng/mutants にありません。");
        }

        using var copy = await ScratchCopy.OfAsync(root, cancellation);
        if (await copy.BuildAsync(cancellation) is { } error)
        {
            await output.WriteLineAsync($"規則を切り取る前の写しを組み立てられません。\n{error}");
            return 1;
        }

        // A test that is red by itself notices nothing.
        if (await copy.TestAsync(mutants.SelectMany(m => m.Tests), cancellation) is { } whole && (whole.Failed.Count > 0 || whole.Passed == 0))
        {
            await output.WriteLineAsync(whole.Passed == 0 ? "試験がありません。" : $"規則を切り取る前から落ちる試験があります: {string.Join("、", whole.Failed)}");
            return 1;
        }

        var caught = 0;
        foreach (var mutant in mutants)
        {
            var (isCaught, said) = await TryAsync(copy, mutant, cancellation);
            caught += isCaught ? 1 : 0;
            await output.WriteLineAsync($"  {(isCaught ? "○" : "×")} {mutant.Name}({mutant.Rule}): {said}");
        }

        await output.WriteLineAsync($"mutants: 規則 {mutants.Count} 件のうち、切り取ると試験が落ちるもの {caught} 件");
        return caught == mutants.Count ? 0 : 1;
    }

    private static IReadOnlyList<Mutant> Read(string root)
    {
        try
        {
            var all = Mutant.All(root);
            return all.Select(m => m.Problem(root)).FirstOrDefault(p => p is not null) is { } problem ? throw new UsageException(problem) : all;
        }
        catch (Exception e) when (e is FormatException or DirectoryNotFoundException)
        {
            throw new UsageException(e.Message);
        }
    }

    // What does not compile was not tried, and neither was what no test ran on; every test that is named must notice.
    private static async Task<(bool IsCaught, string Said)> TryAsync(ScratchCopy copy, Mutant mutant, CancellationToken cancellation)
    {
        using var cut = mutant.Apply(copy.Folder);
        if (await copy.BuildAsync(cancellation) is { } error)
        {
            return (false, $"組み立てられません。{error}");
        }

        try
        {
            var run = await copy.TestAsync(mutant.Tests, cancellation);
            var blind = mutant.Tests.Where(t => !run.Failed.Any(f => f.Contains(t, StringComparison.Ordinal))).ToList();
            return (blind.Count == 0, blind.Count == 0 ? $"落ちた試験 {run.Failed.Count}" : $"落ちない試験があります: {string.Join("、", blind)}(落ちた {run.Failed.Count}、通った {run.Passed})");
        }
        catch (TimeoutException e)
        {
            return (false, e.Message);
        }
    }
}
