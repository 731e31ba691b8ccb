namespace Koseki.Eng;

/// <summary>Finds and runs verbs.</summary>
public static class Verbs
{
    /// <summary>All verbs by name.</summary>
    public static IReadOnlyList<IVerb> All { get; } =
    [
        .. typeof(IVerb).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false, IsInterface: false } && typeof(IVerb).IsAssignableFrom(t))
            .Select(t => (IVerb)Activator.CreateInstance(t)!)
            .OrderBy(v => v.Name, StringComparer.Ordinal),
    ];

    /// <summary>Runs the verb the words call.</summary>
    public static async Task<int> RunAsync(string[] words, TextWriter output, CancellationToken cancellation)
    {
        var verb = All.OrderByDescending(v => v.Name.Length)
            .FirstOrDefault(v => v.Name.Split(' ') is var name && words.Take(name.Length).SequenceEqual(name));
        if (verb is null)
        {
            var asked = words.Length > 0 && words[0] is not ("--help" or "help");
            await output.WriteLineAsync(asked ? $"「{words[0]}」という命令はありません。" : "戸籍システムの道具。");
            foreach (var v in All)
            {
                await output.WriteLineAsync($"  {v.Name,-20} {v.Summary}\n  {"",-20} {v.Name} {v.Usage}");
            }

            return asked ? 2 : 0;
        }

        try
        {
            return await verb.RunAsync(new(words[verb.Name.Split(' ').Length..]), output, cancellation);
        }
        catch (UsageException e)
        {
            await output.WriteLineAsync($"{e.Message}\n使い方: {verb.Name} {verb.Usage}");
            return 2;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await output.WriteLineAsync("中断しました。");
            return 1;
        }
    }
}
