using System.Text;

namespace Koseki.Eng.Demo;

/// <summary>Columns on a terminal, where a Japanese character is two cells wide.</summary>
internal static class TextTable
{
    /// <summary>The rows with every column as wide as its widest cell.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows.Max(r => r.Length)).Select(i => rows.Max(r => i < r.Length ? Width(r[i]) : 0)).ToList();
        return rows.Select(r => "  " + string.Join("  ", r.Select((c, i) => i == r.Length - 1 ? c : c + new string(' ', widths[i] - Width(c)))));
    }

    /// <summary>Cells a text takes; variation selectors take none.</summary>
    public static int Width(string text) => text.EnumerateRunes().Sum(r => r.Value switch
    {
        < 0x100 => 1,
        >= 0xE0100 and <= 0xE01EF => 0,
        >= 0xFF61 and <= 0xFF9F => 1,
        _ => 2,
    });
}
