namespace Koseki.Domain.Cases;

/// <summary>届の周りでしたこと: what is done about a paper beside the steps of its case.</summary>
public enum PaperStepKind
{
    /// <summary>受理照会(受理伺い): the bureau was asked whether to accept it. The case waits.</summary>
    BureauAsked,

    /// <summary>指示: what the bureau said.</summary>
    BureauAnswered,

    /// <summary>不受理処分: a line of 不受理処分整理簿, and the notice to who had handed it in.</summary>
    Refused,

    /// <summary>返戻: the paper went back to who had handed it in.</summary>
    GivenBack,

    /// <summary>再点検を待つ: one person alone decided it; another reads it on the next day of business.</summary>
    ReadingDue,

    /// <summary>再点検: another person has read what was recorded.</summary>
    ReadAgain,
}

/// <summary>What the bureau said (戸籍法3条2項).</summary>
public enum BureauAnswer
{
    /// <summary>受理して差し支えない.</summary>
    Accept,

    /// <summary>受理しない.</summary>
    Refuse,

    /// <summary>資料の追加: it wants to see more first, and the case goes on waiting.</summary>
    More,
}

/// <summary>The books whose numbers steps bear, each running from 1 within the year.</summary>
public enum PaperBook
{
    /// <summary>発収簿: what went to the bureau and what came from it.</summary>
    Correspondence,

    /// <summary>不受理処分整理簿.</summary>
    Refusals,
}

/// <summary>One thing done about a paper, by a named person; never changed afterwards.</summary>
/// <param name="Kind">What.</param>
/// <param name="On">When: sent, answered, refused, given back, read; of 再点検を待つ the day it is due.</param>
/// <param name="Text">What was asked, said, or found wrong; why it was refused; how it was given back. Empty where a reading found nothing.</param>
/// <param name="Account">Account of who did it.</param>
/// <param name="Name">Name of that person.</param>
/// <param name="At">When it was written down.</param>
public sealed record PaperStep(PaperStepKind Kind, DateOnly On, string Text, string Account, string Name, DateTimeOffset At)
{
    /// <summary>根拠条文 of a refusal; number and date of what the bureau wrote; else empty.</summary>
    public string Reference { get; init; } = "";

    /// <summary>What the bureau said; null for anything else.</summary>
    public BureauAnswer? Answer { get; init; }

    /// <summary>Its number in the book of its kind; null where it is in none.</summary>
    public ReceiptNumber? Number { get; init; }
}

/// <summary>The Japanese words.</summary>
public static class PaperStepWords
{
    /// <summary>As lists write it.</summary>
    public static string Word(this PaperStepKind kind) => kind switch
    {
        PaperStepKind.BureauAsked => "受理照会",
        PaperStepKind.BureauAnswered => "法務局の指示",
        PaperStepKind.Refused => "不受理処分",
        PaperStepKind.GivenBack => "返戻",
        PaperStepKind.ReadingDue => "再点検を待つ",
        PaperStepKind.ReadAgain => "再点検",
    };

    /// <summary>As lists write it.</summary>
    public static string Word(this BureauAnswer answer) => answer switch
    {
        BureauAnswer.Accept => "受理して差し支えない",
        BureauAnswer.Refuse => "受理しない",
        BureauAnswer.More => "資料の追加",
    };

    /// <summary>As its heading writes it.</summary>
    public static string Word(this PaperBook book) => book switch
    {
        PaperBook.Correspondence => "発収簿",
        PaperBook.Refusals => "不受理処分整理簿",
    };

    /// <summary>The book in which a step has a number; null where it is in none.</summary>
    public static PaperBook? Book(this PaperStepKind kind) => kind switch
    {
        PaperStepKind.BureauAsked or PaperStepKind.BureauAnswered => PaperBook.Correspondence,
        PaperStepKind.Refused => PaperBook.Refusals,
        PaperStepKind.GivenBack or PaperStepKind.ReadingDue or PaperStepKind.ReadAgain => null,
    };
}
