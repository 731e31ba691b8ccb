using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Web.Components.Forms;

/// <summary>What the registers already say is filled in, never typed twice, and never over something typed.</summary>
public static class KnownValues
{
    /// <summary>
    /// The draft after a change. Where the registers now say something else than before, boxes that are empty or still
    /// hold what the registers said are filled anew; a box typed by hand, or emptied on purpose, is left alone.
    /// </summary>
    public static Draft Fill(Form form, (Draft Draft, RegisterSet Registers) before, Draft after, RegisterSet registers)
    {
        var filled = after;
        foreach (var field in form.Fields)
        {
            if (field.Known is not { } known || !field.Visible(after))
            {
                continue;
            }

            var was = field.Visible(before.Draft) ? known(before.Draft, before.Registers) : null;
            var now = known(after, registers);
            var untouched = after[field.Key].Length == 0
                || (string.Equals(after[field.Key], was, StringComparison.Ordinal) && before.Draft[field.Key] == was);
            if (untouched && !string.Equals(now, was, StringComparison.Ordinal))
            {
                filled = filled.With(field.Key, now ?? "");
            }
        }

        return filled;
    }

    /// <summary>Whether the box holds exactly what the registers say.</summary>
    public static bool IsKnown(FormField field, Draft draft, RegisterSet registers) =>
        field.Known is { } known && draft[field.Key] is { Length: > 0 } value
            && string.Equals(known(draft, registers), value, StringComparison.Ordinal);
}
