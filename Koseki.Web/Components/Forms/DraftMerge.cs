using Koseki.Domain.Notifications;

namespace Koseki.Web.Components.Forms;

/// <summary>A box that two people filled differently at the same time.</summary>
/// <param name="Key">The box.</param>
/// <param name="Mine">What was typed here.</param>
/// <param name="Theirs">What the other saved first.</param>
public sealed record BoxConflict(FieldKey Key, string Mine, string Theirs);

/// <summary>Joins what was typed here with what somebody else saved first, so that nothing is lost.</summary>
public static class DraftMerge
{
    /// <summary>
    /// The saved draft with the boxes that only this side changed since <paramref name="common"/>. A box both changed
    /// keeps what is saved; what was typed here is told as a conflict.
    /// </summary>
    public static (Draft Draft, IReadOnlyList<BoxConflict> Conflicts) Of(Draft common, Draft mine, Draft theirs)
    {
        var merged = theirs;
        var conflicts = new List<BoxConflict>();
        foreach (var key in common.Values.Keys.Union(mine.Values.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(k => new FieldKey(k)))
        {
            if (Same(mine[key], common[key]) || Same(mine[key], theirs[key]))
            {
                continue;
            }

            if (Same(theirs[key], common[key]))
            {
                merged = merged.With(key, mine[key]);
            }
            else
            {
                conflicts.Add(new(key, mine[key], theirs[key]));
            }
        }

        return (merged, conflicts);
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
