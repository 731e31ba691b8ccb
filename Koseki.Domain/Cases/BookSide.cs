using Koseki.Domain.Notifications;

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
    /// <summary>Of a paper: it names a register of ours, or one is to be made here by it.</summary>
    public static BookSide Of(NotificationKind kind, Draft draft) =>
        kind.RegistersNamed(draft).Count > 0 || kind.NumbersNeededBy(draft).Registers > 0 ? BookSide.Registered : BookSide.Others;

    /// <summary>As the book writes it.</summary>
    public static string Word(this BookSide side) => side switch
    {
        BookSide.Registered => "本籍人",
        BookSide.Others => "非本籍人",
    };
}
