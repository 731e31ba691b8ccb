using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Koseki.Domain.Certificates.Door;

/// <summary>What applications are counted by.</summary>
public enum CountBy
{
    /// <summary>時間帯: the hour in Japan, 06 to 22.</summary>
    Hour,

    /// <summary>都道府県 01 to 47.</summary>
    Prefecture,

    /// <summary>発行場所: operator and shop.</summary>
    Shop,

    /// <summary>年齢: bands of ten years on the day; the band alone leaves the gateway.</summary>
    Age,

    /// <summary>認証の手段: CARD, ANDROID, IPHONE.</summary>
    Means,
}

/// <summary>What became of an application.</summary>
public enum IssueOutcome
{
    /// <summary>印刷できた.</summary>
    Printed,

    /// <summary>未確定: handed over, no word of printing.</summary>
    Unknown,

    /// <summary>取消: ended before it was handed over.</summary>
    Void,

    /// <summary>印刷できなかった.</summary>
    Failed,

    /// <summary>断った.</summary>
    Refused,

    /// <summary>処理中.</summary>
    Underway,
}

/// <summary>How many of one kind, one outcome and one key.</summary>
/// <param name="By">What the key is.</param>
/// <param name="Key">The hour, the prefecture …</param>
/// <param name="Kind">As the contract writes it.</param>
/// <param name="Outcome">What became of them.</param>
/// <param name="Applications">Applications.</param>
/// <param name="Copies">Copies.</param>
/// <param name="Yen">Fees collected.</param>
public sealed record CountCell(CountBy By, string Key, string Kind, IssueOutcome Outcome, int Applications, int Copies, int Yen)
{
    /// <summary>As the door carries it.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"{By}\t{Key}\t{Kind}\t{Outcome}\t{Applications}\t{Copies}\t{Yen}");

    /// <summary>Reads one; throws <see cref="FormatException"/> when it is none.</summary>
    public static CountCell Parse(string line) => line.Split('\t') is [var by, var key, var kind, var outcome, var applications, var copies, var yen]
        && Enum.TryParse<CountBy>(by, out var what) && Enum.TryParse<IssueOutcome>(outcome, out var became)
            ? new(what, key, kind, became, int.Parse(applications, CultureInfo.InvariantCulture), int.Parse(copies, CultureInfo.InvariantCulture), int.Parse(yen, CultureInfo.InvariantCulture))
            : throw new FormatException($"数「{line}」が読めません。");
}

/// <summary>All counts of a day.</summary>
/// <param name="Day">The day in Japan on which the applications came.</param>
/// <param name="Lines">The cells, as <see cref="CountCell.Line"/>, in order.</param>
public sealed record DayCounts(DateOnly Day, IReadOnlyList<string> Lines)
{
    /// <summary>SHA-256 over the lines: of two that agree to the last one it is the same.</summary>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Lines))));
}

/// <summary>A day and the digest of its counts.</summary>
public sealed record DayDigest(DateOnly Day, string Digest);

/// <summary>Tells the digests of the days, and the counts of one of them.</summary>
/// <param name="Days">All days the gateway knows of; empty where only <paramref name="Told"/> is told.</param>
/// <param name="Told">The counts of a day the core lacks, or null.</param>
public sealed record CountsQuestion(IReadOnlyList<DayDigest> Days, DayCounts? Told);

/// <summary>The days whose counts are not, or not so, at the core.</summary>
public sealed record CountsAnswer(IReadOnlyList<DateOnly> Lacking);
