using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Persistence.Registers;

namespace Koseki.Web.Components.Search;

/// <summary>What stands in the boxes of the search page.</summary>
public sealed class SearchBoxes
{
    /// <summary>The one box: 氏名, 振り仮名, 戸籍番号, 受付番号, 生年月日, 宛名番号 or 本籍.</summary>
    public string Text { get; set; } = "";

    /// <summary>氏名.</summary>
    public string Name { get; set; } = "";

    /// <summary>振り仮名.</summary>
    public string Kana { get; set; } = "";

    /// <summary>生年月日, as typed.</summary>
    public string BirthDate { get; set; } = "";

    /// <summary>本籍.</summary>
    public string Domicile { get; set; } = "";

    /// <summary>筆頭者.</summary>
    public string Head { get; set; } = "";

    /// <summary>Whether removed registers are searched too.</summary>
    public bool IncludeRemoved { get; set; }

    /// <summary>The boxes that asked a query.</summary>
    public static SearchBoxes Of(SearchQuery query) => new()
    {
        Text = query.Text ?? "",
        Name = query.Name ?? "",
        Kana = query.Kana ?? "",
        BirthDate = query.BirthDate ?? "",
        Domicile = query.Domicile ?? "",
        Head = query.Head ?? "",
        IncludeRemoved = query.IncludeRemoved,
    };

    /// <summary>Whether one of the boxes below the first is used.</summary>
    public bool HasDetails => Details.Any(t => Asked(t) is not null);

    /// <summary>What the boxes ask.</summary>
    public SearchQuery Query => new(
        Asked(Text), Asked(Name), Asked(Kana) is { } kana ? KanaWidth.ToKatakana(kana) : null, Asked(BirthDate), Asked(Domicile), Asked(Head), IncludeRemoved);

    /// <summary>Why the search cannot be made, and which box says so; null when it can.</summary>
    public (string Box, string Words)? Problem =>
        Asked(Text) is null && !HasDetails ? ("search-text", "探す言葉が入っていません。どれか一つの欄に入力してください。")
        : BirthDate.Trim().Length > 0 && BirthSpan.Read(BirthDate) is null ? ("search-birth", Read.Problem!)
        : null;

    /// <summary>What was read from the box of the birth date: the date in full, or what is wrong with it.</summary>
    public string BirthReading => Read switch
    {
        { Date: null } when BirthSpan.Read(BirthDate) is { } span => $"{RegisterDate.Of(span.Earliest).Text}から{RegisterDate.Of(span.Latest).Text}までに生まれた人",
        { Problem: { } problem } => problem,
        { Date: { } date, Weekday: { } weekday } => $"{date.Text}({weekday})",
        { Date: { } date } => date.Text,
        _ => "",
    };

    private EraDateEntryResult Read => EraDateEntry.Read(BirthDate, EraDateEntryOptions.Default);

    private string[] Details => [Name, Kana, BirthDate, Domicile, Head];

    private static string? Asked(string box) => TextMapping.Visible(box) is { Length: > 0 } text ? text : null;
}
