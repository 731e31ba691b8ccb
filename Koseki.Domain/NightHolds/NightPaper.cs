namespace Koseki.Domain.NightHolds;

/// <summary>預かった届: what the person on duty says it is; whether it is that is seen in the morning.</summary>
public enum NightPaper
{
    /// <summary>婚姻.</summary>
    Marriage,

    /// <summary>離婚.</summary>
    Divorce,

    /// <summary>死亡.</summary>
    Death,

    /// <summary>その他.</summary>
    Other,
}

/// <summary>The Japanese words of it.</summary>
public static class NightPaperWords
{
    /// <summary>婚姻, 離婚, 死亡 or その他.</summary>
    public static string Word(this NightPaper paper) => paper switch
    {
        NightPaper.Marriage => "婚姻",
        NightPaper.Divorce => "離婚",
        NightPaper.Death => "死亡",
        NightPaper.Other => "その他",
    };
}

/// <summary>What was typed from the paper; each may be empty.</summary>
/// <param name="Head">筆頭者の氏名, in 漢字 or kana.</param>
/// <param name="Domicile">本籍, or a part of it.</param>
/// <param name="Person">氏名 of whoever the paper is about.</param>
/// <param name="Birth">Their 生年月日 as typed (H9.4.22).</param>
public sealed record NightWords(string Head, string Domicile, string Person, string Birth)
{
    /// <summary>Most characters (UTF-16 units) of one box.</summary>
    public const int Longest = 200;

    /// <summary>Nothing typed.</summary>
    public static NightWords None { get; } = new("", "", "", "");

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => Filled.Count == 0;

    /// <summary>Whether a box has more than is kept.</summary>
    public bool IsTooLong => new[] { Head, Domicile, Person, Birth }.Any(w => w.Length > Longest);

    /// <summary>Without spaces at the ends.</summary>
    public NightWords Trimmed => new(Head.Trim(), Domicile.Trim(), Person.Trim(), Birth.Trim());

    /// <summary>The boxes that say something.</summary>
    public IReadOnlyList<NightBox> Filled =>
        [.. new[] { (NightBox.Head, Head), (NightBox.Domicile, Domicile), (NightBox.Person, Person), (NightBox.Birth, Birth) }.Where(b => !string.IsNullOrWhiteSpace(b.Item2)).Select(b => b.Item1)];
}

/// <summary>The boxes of the search of the terminal.</summary>
public enum NightBox
{
    /// <summary>筆頭者の氏名.</summary>
    Head,

    /// <summary>本籍.</summary>
    Domicile,

    /// <summary>本人の氏名.</summary>
    Person,

    /// <summary>本人の生年月日.</summary>
    Birth,
}

/// <summary>The Japanese words of the boxes.</summary>
public static class NightBoxWords
{
    /// <summary>筆頭者, 本籍, 本人の氏名 or 生年月日.</summary>
    public static string Word(this NightBox box) => box switch
    {
        NightBox.Head => "筆頭者",
        NightBox.Domicile => "本籍",
        NightBox.Person => "本人の氏名",
        NightBox.Birth => "生年月日",
    };
}
