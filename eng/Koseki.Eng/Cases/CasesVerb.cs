using Koseki.Domain.Characters;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Eng.Cases;

/// <summary>Runs readable cases.</summary>
public sealed class CasesVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "cases";

    /// <inheritdoc/>
    public string Summary => "事例(届書と戸籍の記録)を確かめる";

    /// <inheritdoc/>
    public string Usage => "<ファイルまたはフォルダ> … [--mutate | --messages]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var mutate = arguments.Has("mutate");
        var folder = arguments.Optional("mutate");
        var show = arguments.Has("messages");
        var shown = arguments.Optional("messages");
        arguments.RefuseUnknown();
        var files = arguments.Positionals.Concat(new[] { folder, shown }.OfType<string>()).SelectMany(Files).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
        {
            throw new UsageException("事例のファイルまたはフォルダを指定してください(フォルダは cases/ 以下の .txt を読みます)。");
        }

        var characters = CharacterTable.Load();
        if (show)
        {
            await ShowMessagesAsync(files, characters, output);
            return 0;
        }

        var failed = 0;
        foreach (var file in files)
        {
            var differences = CaseRunner.Run(file, characters);
            failed += differences.Count > 0 ? 1 : 0;
            foreach (var difference in differences)
            {
                await output.WriteLineAsync($"{Path.GetFileName(file)}: {difference}");
            }
        }

        await output.WriteLineAsync($"事例 {files.Count} 件: {files.Count - failed} 件一致、{failed} 件相違");
        return failed > 0 ? 1 : mutate ? await MutateAsync(files, characters, output) : 0;
    }

    // What the program would send, in the notation of ＝送付物, to be compared with the source by eye.
    private static async Task ShowMessagesAsync(IReadOnlyList<string> files, ICharacterTable characters, TextWriter output)
    {
        foreach (var path in files)
        {
            var file = CaseFile.Load(path);
            if (file.Examine(characters) is { CanBeApproved: true, Plan: { } plan })
            {
                await output.WriteLineAsync($"# {path}\n{Supplementaries(plan)}＝送付物\n{(plan.Messages.Count == 0 ? "なし" : string.Join('\n', plan.Messages.SelectMany(Koseki.Domain.Linkage.MessageNotation.Lines)))}\n");
            }
        }
    }

    private static string Supplementaries(Domain.Notifications.Plan plan) => plan.Supplementary.Steps.Count == 0 ? ""
        : $"＝結果の附票\n{string.Join("\n", plan.Supplementary.Steps.SelectMany(s => Domain.SupplementaryRegisters.SupplementaryNotation.Lines(s.After)))}\n\n";

    // Every loss that no case notices is a survivor.
    private static async Task<int> MutateAsync(IReadOnlyList<string> files, ICharacterTable characters, TextWriter output)
    {
        var mutations = new CaseMutations(files, characters).All().ToList();
        var survivors = mutations.Where(m => !m.IsKilled).ToList();
        foreach (var survivor in survivors)
        {
            await output.WriteLineAsync($"気づかれない欠落({survivor.Sort}): {survivor.Name}");
        }

        foreach (var sort in mutations.GroupBy(m => m.Sort))
        {
            await output.WriteLineAsync($"{sort.Key}: {sort.Count()} 通りを欠き、{sort.Count(m => m.IsKilled)} 通りで事例が破れた");
        }

        await output.WriteLineAsync($"欠落 {mutations.Count} 通り: 気づかれないもの {survivors.Count} 通り");
        return survivors.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Files(string path) =>
        File.Exists(path) ? [path]
        : Directory.Exists(path) ? CaseFiles.Below(path)
        : throw new UsageException($"{path} がありません。");
}

/// <summary>Which files of a folder are cases.</summary>
public static class CaseFiles
{
    /// <summary>All <c>cases/*.txt</c> below a folder, or of the folder itself when it is one.</summary>
    public static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "cases");
}
