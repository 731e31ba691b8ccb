using System.Text;

namespace Koseki.Domain.Accounts;

/// <summary>
/// Comma-separated lines (RFC 4180) for a spreadsheet. A cell that a spreadsheet would take for a formula (it begins with = + - @, their
/// full-width forms, a tab or a return) is written with an apostrophe before it; reading takes exactly that one away again.
/// </summary>
public static class CsvText
{
    private const string Risky = "=+-@＝＋－＠\t\r\n'";

    /// <summary>The lines, each ended by CRLF.</summary>
    public static string Write(IEnumerable<IReadOnlyList<string>> lines) => string.Concat(lines.Select(l => string.Join(',', l.Select(Cell)) + "\r\n"));

    /// <summary>The lines with their numbers in the text; null when a quotation mark is not closed. Empty lines are left out.</summary>
    public static IReadOnlyList<(int Line, IReadOnlyList<string> Cells)>? Read(string text)
    {
        var (lines, cells, cell) = (new List<(int, IReadOnlyList<string>)>(), new List<string>(), new StringBuilder());
        var (quoted, line, began) = (false, 1, 1);
        text = text.TrimStart('\uFEFF');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            line += c == '\n' ? 1 : 0;
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append(text[++i]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                End(c);
            }
            else if (c != '\r' || i + 1 == text.Length || text[i + 1] != '\n')
            {
                cell.Append(c);
            }
        }

        End('\n');
        return quoted ? null : lines;

        void End(char by)
        {
            cells.Add(Plain(cell.ToString()));
            cell.Clear();
            if (by == '\n')
            {
                if (cells.Exists(c => c.Length > 0))
                {
                    lines.Add((began, cells));
                }

                (cells, began) = ([], line);
            }
        }
    }

    private static string Cell(string text)
    {
        var safe = text.Length > 0 && Risky.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string Plain(string cell) => cell.Length > 1 && cell[0] == '\'' && Risky.Contains(cell[1], StringComparison.Ordinal) ? cell[1..] : cell;
}
