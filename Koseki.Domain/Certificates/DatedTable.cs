using System.Globalization;
using Koseki.Domain.Notifications;

namespace Koseki.Domain.Certificates;

/// <summary>Tables beside the code: one row a line, cells separated by 「|」, a line that begins with 「#」 says something about them.</summary>
internal static class DatedTable
{
    /// <summary>The rows of a table whose last two cells are the first and the last day on which a row is in force; an empty one is open.</summary>
    internal static IReadOnlyList<T> Read<T>(string name, Func<string[], Force, T> row) =>
        [.. Cells(name).Select(p => row(p, new Force(Day(p[^2]), Day(p[^1]))))];

    /// <summary>The cells of a table.</summary>
    internal static IEnumerable<string[]> Cells(string name)
    {
        using var stream = typeof(DatedTable).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} がプログラムに含まれていません。");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.TrimEnd().Split('|'))];
    }

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
