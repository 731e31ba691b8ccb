using System.Globalization;
using Koseki.Domain.Characters;

namespace Koseki.Web.Pages.Night;

/// <summary>Which part of a name or place is the typed one, for marking it. The search itself goes through keys and may fit where nothing is marked.</summary>
public static class NightMatch
{
    /// <summary>Start and length in <paramref name="text"/>, whatever spaces stand between and whichever width figures have; length 0 for no mark. Never within a character.</summary>
    public static (int From, int Length) Of(string text, string? typed, bool fromStart)
    {
        var wanted = Elements(typed ?? "").Select(e => e.Plain).ToList();
        var there = Elements(text);
        if (wanted.Count == 0)
        {
            return (0, 0);
        }

        for (var at = 0; at + wanted.Count <= there.Count && (!fromStart || at == 0); at++)
        {
            if (there.Skip(at).Take(wanted.Count).Select(e => e.Plain).SequenceEqual(wanted, StringComparer.Ordinal))
            {
                var last = there[at + wanted.Count - 1];
                return (there[at].At, last.At + last.Length - there[at].At);
            }
        }

        return (0, 0);
    }

    private static List<(string Plain, int At, int Length)> Elements(string text)
    {
        var found = new List<(string, int, int)>();
        var each = StringInfo.GetTextElementEnumerator(text);
        while (each.MoveNext())
        {
            var element = each.GetTextElement();
            if (!string.IsNullOrWhiteSpace(element))
            {
                found.Add((AsciiWidth.ToHalf(element), each.ElementIndex, element.Length));
            }
        }

        return found;
    }
}
