namespace Koseki.Eng.Town;

/// <summary>The tables of the town that are built into the tool.</summary>
internal static class Resources
{
    /// <summary>The text of a table.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} が道具に含まれていません。");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The rows of a table of tab-separated columns, comments left out.</summary>
    public static IReadOnlyList<string[]> Rows(string name) =>
        [.. Text(name).Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'))];
}
