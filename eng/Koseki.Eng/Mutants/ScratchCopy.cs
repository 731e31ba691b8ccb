using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

namespace Koseki.Eng.Mutants;

/// <summary>What a run of tests came to.</summary>
/// <param name="Passed">How many passed.</param>
/// <param name="Failed">The names of those that failed.</param>
internal sealed record TestRun(int Passed, IReadOnlyList<string> Failed);

/// <summary>The files of a repository in a folder of their own, where they may be changed, built and tested.</summary>
internal sealed class ScratchCopy : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private ScratchCopy(string folder) => Folder = folder;

    /// <summary>The copy.</summary>
    internal string Folder { get; }

    /// <summary>Copies what a repository keeps track of, as it stands in its folder now. Throws <see cref="UsageException"/> when it is none.</summary>
    internal static async Task<ScratchCopy> OfAsync(string root, CancellationToken cancellation)
    {
        var (code, listed) = await RunAsync("git", ["-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"], root, cancellation);
        if (code != 0)
        {
            throw new UsageException($"{root} は git のリポジトリではありません。");
        }

        var copy = new ScratchCopy(Directory.CreateTempSubdirectory("koseki-mutants-").FullName);
        foreach (var file in listed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(f => File.Exists(Path.Combine(root, f))))
        {
            var target = Path.Combine(copy.Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(root, file), target);
        }

        return copy;
    }

    /// <summary>Builds the tests; what the compiler said when it fails, else null.</summary>
    internal async Task<string?> BuildAsync(CancellationToken cancellation)
    {
        // A rule cut out may leave a name unused: only what does not compile counts.
        var (code, said) = await RunAsync("dotnet", ["build", "Koseki.Tests", "-c", "Release", "-v", "q", "--nologo", "-clp:ErrorsOnly", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:TreatWarningsAsErrors=false"], Folder, cancellation);
        return code == 0 ? null : said.Trim();
    }

    /// <summary>Runs the tests of these names, which were built; throws <see cref="TimeoutException"/> when they do not end.</summary>
    internal async Task<TestRun> TestAsync(IEnumerable<string> tests, CancellationToken cancellation)
    {
        var results = Directory.CreateDirectory(Path.Combine(Folder, "results")).FullName;
        var filter = string.Join('|', tests.Distinct(StringComparer.Ordinal).Select(t => $"FullyQualifiedName~{t}"));
        await RunAsync("dotnet", ["test", "Koseki.Tests", "-c", "Release", "--no-build", "--nologo", "--filter", filter, "--results-directory", results, "--logger", "trx;LogFileName=run.trx"], Folder, cancellation);
        var file = Path.Combine(results, "run.trx");
        if (!File.Exists(file))
        {
            return new(0, []);
        }

        var ran = XDocument.Load(file).Descendants().Where(e => e.Name.LocalName == "UnitTestResult").Select(e => (Name: (string)e.Attribute("testName")!, Outcome: (string)e.Attribute("outcome")!)).ToList();
        File.Delete(file);
        return new(ran.Count(r => r.Outcome == "Passed"), [.. ran.Where(r => r.Outcome == "Failed").Select(r => r.Name)]);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static async Task<(int Code, string Said)> RunAsync(string program, IReadOnlyList<string> words, string folder, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(Longest);
        try
        {
            var (said, wrong) = (process.StandardOutput.ReadToEndAsync(late.Token), process.StandardError.ReadToEndAsync(late.Token));
            await process.WaitForExitAsync(late.Token);
            return (process.ExitCode, await said + await wrong);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"{program} が {Longest.TotalMinutes:N0} 分のうちに終わりません。"));
        }
    }
}
