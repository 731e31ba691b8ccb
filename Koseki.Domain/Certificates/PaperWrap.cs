using System.Text;
using Koseki.Domain.Characters;

namespace Koseki.Domain.Certificates;

/// <summary>Breaks a text into lines of full-width characters, never inside a character and never before 、。）】.</summary>
public static class PaperWrap
{
    private const string NotAtStart = "、。，）】」』ー々ゝゞ";

    /// <summary>The lines: the first of at most <paramref name="first"/> characters, the others of <paramref name="rest"/>.</summary>
    public static IReadOnlyList<string> Break(string text, int first, int rest)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var count = 0;
        foreach (var character in RegisterText.Split(text))
        {
            var limit = lines.Count == 0 ? first : rest;
            var hangs = character.Base < 0x10000 && NotAtStart.Contains((char)character.Base, StringComparison.Ordinal) && count == limit;
            if (count >= limit && !hangs)
            {
                lines.Add(line.ToString());
                line.Clear();
                count = 0;
            }

            line.Append(character.ToString());
            count++;
        }

        lines.Add(line.ToString());
        return lines;
    }
}
