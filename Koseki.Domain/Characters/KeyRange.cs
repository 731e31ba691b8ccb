namespace Koseki.Domain.Characters;

/// <summary>
/// The keys that begin with some text, as a range: right where keys are ordered by code point (SQLite) and where they are
/// ordered by 16-bit unit (SQL Server's BIN2 collations), so that nobody's name falls out on one of them.
/// </summary>
/// <param name="From">The text itself: the first key of the range.</param>
/// <param name="Before">The first text behind every key of the range.</param>
public sealed record KeyRange(string From, string Before)
{
    /// <summary>
    /// The range of a beginning; null for an empty one, which asks nothing, and for one that ends with half a surrogate pair or a
    /// noncharacter, with which no key begins.
    /// </summary>
    public static KeyRange? Of(string beginning)
    {
        if (beginning.Length == 0 || beginning[^1] >= '\uFFFE')
        {
            return null;
        }

        if (!char.IsSurrogate(beginning[^1]))
        {
            // Behind U+D7FF both orders go on with what is no character at all.
            return new(beginning, beginning[..^1] + (beginning[^1] == '\uD7FF' ? '\uE000' : (char)(beginning[^1] + 1)));
        }

        if (beginning.Length < 2 || !char.IsSurrogatePair(beginning[^2], beginning[^1]) || char.ConvertToUtf32(beginning[^2], beginning[^1]) is var last && last >= 0x10FFFE)
        {
            return null;
        }

        return new(beginning, beginning[..^2] + char.ConvertFromUtf32(last + 1));
    }
}
