using Koseki.Domain.Cases;
using Koseki.Domain.Characters;

namespace Koseki.Domain.Notifications;

/// <summary>
/// How long a text may be, in characters as a person counts them (<see cref="RegisterText.Count"/>; one is up to four UTF-16
/// units). The columns of the database are made for the longest that is allowed here.
/// </summary>
public static class FieldLimits
{
    /// <summary>氏, 名, 氏名 in one box, a reading, a municipality, any other single line.</summary>
    public const int Line = 100;

    /// <summary>本籍, 住所.</summary>
    public const int Place = 200;

    /// <summary>A reason, 請求の事由.</summary>
    public const int Sentence = 1000;

    /// <summary>その他.</summary>
    public const int Note = 10_000;

    /// <summary>Most characters of a box.</summary>
    public static int Of(FieldKind kind) => kind switch
    {
        FieldKind.Note => Note,
        FieldKind.Address or FieldKind.Domicile => Place,
        FieldKind.Text or FieldKind.Name or FieldKind.Kana or FieldKind.Date or FieldKind.Time or FieldKind.Choice or FieldKind.Check
            or FieldKind.Number or FieldKind.Register or FieldKind.Municipality => Line,
    };

    /// <summary>Why a text is too long, with what it is called; null when it is not.</summary>
    public static CaseRefusal? Refuse(string called, string? text, int most) =>
        text is null || text.Length <= most || RegisterText.Count(text) is var count && count <= most ? null : new CaseRefusal.TooLong(called, most, count);

    /// <summary>The same in words for the screen.</summary>
    public static string? WhyNot(string called, string? text, int most) => Refuse(called, text, most)?.Words;

    /// <summary>The first box of a paper that holds too much; null when there is none.</summary>
    public static CaseRefusal? Refuse(Form form, Draft draft) => form.Fields.Select(f => Refuse(f.Label, draft[f.Key], Of(f.Kind))).FirstOrDefault(w => w is not null);
}
