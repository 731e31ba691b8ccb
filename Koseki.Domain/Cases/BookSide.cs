using Koseki.Domain.Notifications;
using Koseki.Domain.Places;

namespace Koseki.Domain.Cases;

/// <summary>本籍人に関する届か: by which the receipt book may be kept in two volumes (戸籍法施行規則21条).</summary>
public enum BookSide
{
    /// <summary>本籍人: a register of this city is concerned, or made.</summary>
    Registered,

    /// <summary>非本籍人: no register of this city is concerned.</summary>
    Others,
}

/// <summary>Which it is, and its words.</summary>
public static class BookSides
{
    /// <summary>Of a paper that is not decided: it names a register of ours, or a 本籍 of this city stands on it (new or standing).</summary>
    /// <param name="kind">The kind of the paper.</param>
    /// <param name="draft">What it says.</param>
    /// <param name="municipalities">Where places lie.</param>
    /// <param name="here">This city.</param>
    /// <param name="on">The day of the receipt.</param>
    public static BookSide Of(NotificationKind kind, Draft draft, IMunicipalities municipalities, Municipality here, DateOnly on) =>
        Of(kind.RegistersNamed(draft).Count > 0
            || kind.Form.Fields.Any(f => f.Kind == FieldKind.Domicile && f.Visible(draft) && draft[f.Key].Length > 0 && municipalities.Of(draft[f.Key], on)?.Code == here.Code));

    /// <summary>The same of a paper that is decided: it names a register of ours, or was recorded in one.</summary>
    /// <param name="kind">The kind of the paper.</param>
    /// <param name="draft">What it says.</param>
    /// <param name="isRecorded">Whether a register of this city was written.</param>
    public static BookSide Decided(NotificationKind kind, Draft draft, bool isRecorded) => Of(isRecorded || kind.RegistersNamed(draft).Count > 0);

    private static BookSide Of(bool isOurs) => isOurs ? BookSide.Registered : BookSide.Others;

    /// <summary>As the book writes it.</summary>
    public static string Word(this BookSide side) => side switch
    {
        BookSide.Registered => "本籍人",
        BookSide.Others => "非本籍人",
    };
}
