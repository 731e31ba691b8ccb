using Koseki.Domain.Calendar;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>What 帰化 (戸籍法102条の2) and 国籍取得 (102条) say differently; everything else of the two papers is one.</summary>
internal sealed record NewJapaneseTerms
{
    /// <summary>帰化: by the announcement in the 官報.</summary>
    internal static NewJapaneseTerms Naturalization { get; } = new()
    {
        Prefix = "帰化", Title = Registers.MatterTitles.Naturalization, Who = "帰化した人", Law = "戸籍法102条の2", Templates = "KIKA", DayLabel = "帰化日", SpouseDayLabel = "配偶者の帰化日", NationalityLabel = "帰化の際の国籍", After = "帰化後の",
        Day = "告示の年月日", DaySupport = "官報の告示の日に帰化の効力が生じます。", DayArticle = "国籍法10条2項", DayRule = "帰化は、官報に告示された日に効力を生じ、その後に届け出る。", DayProblem = "告示の日",
        Certificate = "帰化者の身分証明書", Agrees = "届書・官報と一致する", Differs = "届書か官報と違うところがある", AgreeRule = "帰化の届書は、帰化者の身分証明書・官報と一致しなければならない。",
        PeriodRule = "帰化の届出は、告示の日から1か月以内にしなければならない(身分証明書の交付の日から数えてもよい扱い)。",
    };

    /// <summary>国籍取得: by a notification to the legal affairs bureau or a consul.</summary>
    internal static NewJapaneseTerms Acquisition { get; } = new()
    {
        Prefix = "取得", Title = Registers.MatterTitles.AcquisitionOfNationality, Who = "国籍を取得した人", Law = "戸籍法102条", Templates = "SHUTOKU", DayLabel = "国籍取得日", SpouseDayLabel = "配偶者の国籍取得日", NationalityLabel = "取得の際の国籍", After = "取得後の",
        Day = "国籍取得の年月日", DaySupport = "法務局・在外公館に届け出た日に国籍を取得します。", DayArticle = "国籍法3条2項・17条3項", DayRule = "国籍は、法務大臣への届出の時に取得し、その後に届け出る。", DayProblem = "国籍取得の日",
        Certificate = "国籍取得証明書", Agrees = "届書と一致する", Differs = "届書と違うところがある", AgreeRule = "国籍取得の届書は、国籍取得証明書と一致しなければならない。",
        PeriodRule = "国籍取得の届出は、取得の日から1か月以内(その日に国外に在ったときは3か月以内)にしなければならない。",
    };

    /// <summary>Prefix of the numbers of its rules.</summary>
    internal required string Prefix { get; init; }

    /// <summary>帰化 or 国籍取得: the title of the matter, and the subject.</summary>
    internal required string Title { get; init; }

    /// <summary>帰化した人 or 国籍を取得した人.</summary>
    internal required string Who { get; init; }

    /// <summary>The article.</summary>
    internal required string Law { get; init; }

    /// <summary>What the codes of its record examples have after M-.</summary>
    internal required string Templates { get; init; }

    /// <summary>帰化日 or 国籍取得日.</summary>
    internal required string DayLabel { get; init; }

    /// <summary>The day in the matter of the Japanese spouse.</summary>
    internal required string SpouseDayLabel { get; init; }

    /// <summary>帰化の際の国籍 or 取得の際の国籍.</summary>
    internal required string NationalityLabel { get; init; }

    /// <summary>帰化後の or 取得後の.</summary>
    internal required string After { get; init; }

    /// <summary>Label of the box of the day.</summary>
    internal required string Day { get; init; }

    /// <summary>What is said below it.</summary>
    internal required string DaySupport { get; init; }

    /// <summary>The article of the day.</summary>
    internal required string DayArticle { get; init; }

    /// <summary>The rule about the day.</summary>
    internal required string DayRule { get; init; }

    /// <summary>What the day is called when it is wrong.</summary>
    internal required string DayProblem { get; init; }

    /// <summary>The proof.</summary>
    internal required string Certificate { get; init; }

    /// <summary>The proof agrees, in words.</summary>
    internal required string Agrees { get; init; }

    /// <summary>The proof does not, in words.</summary>
    internal required string Differs { get; init; }

    /// <summary>The rule about the proof.</summary>
    internal required string AgreeRule { get; init; }

    /// <summary>The rule about the period.</summary>
    internal required string PeriodRule { get; init; }

    /// <summary>Whether it is 国籍取得.</summary>
    internal bool IsAcquisition => ReferenceEquals(this, Acquisition);

    /// <summary>届出期間の末日 (43条). 帰化: a month from the announcement, or from the day the certificate was handed out (実務の扱い); 国籍取得: a month, three where the person was abroad.</summary>
    internal DateOnly? LastDay(RegisterDate? became, RegisterDate? issued, bool wasAbroad, ClosingDays closing) =>
        IsAcquisition ? became?.Day is { } acquired ? LegalPeriod.LastDayOfMonths(acquired, wasAbroad ? 3 : 1, closing) : null
        : (issued?.Day is { } handed && became?.Day is { } day && handed < day ? became : issued ?? became)?.Day is { } from ? LegalPeriod.LastDayOfMonths(from, 1, closing) : null;
}
