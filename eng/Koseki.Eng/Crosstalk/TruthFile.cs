using Koseki.Eng.Town.Output;
using Koseki.Kiosk;

namespace Koseki.Eng.Crosstalk;

/// <summary>What the town's generator says of one usable card: dates and places as printed.</summary>
/// <param name="Card">The card.</param>
/// <param name="Register">戸籍番号.</param>
/// <param name="Name">氏名 without a space.</param>
/// <param name="GivenName">名.</param>
/// <param name="BirthDate">生年月日.</param>
/// <param name="Domicile">本籍.</param>
/// <param name="Head">筆頭者の氏名.</param>
/// <param name="Members">氏名 of everybody standing in the register.</param>
public sealed record Truth(
    SampleCard Card, string Register, string Name, string GivenName, string BirthDate, string Domicile, string Head, IReadOnlyList<string> Members)
{
    /// <summary>住所 as printed.</summary>
    public string Address { get; init; } = "";

    /// <summary>SHA-256 of the pixels of 登録印影; empty when there is no 印鑑登録証明書.</summary>
    public string Impression { get; init; } = "";

    /// <summary>氏名 of the household as printed; empty when it gets no 住民票の写し.</summary>
    public IReadOnlyList<string> Household { get; init; } = [];
}

/// <summary>Reads <c>people.tsv</c> of a town.</summary>
public static class TruthFile
{
    /// <summary>Everybody in it; throws <see cref="UsageException"/> when the folder holds no town.</summary>
    public static IReadOnlyList<Truth> Read(string folder)
    {
        var path = Path.Combine(folder, TownFolder.People);
        return File.Exists(path)
            ? [.. File.ReadLines(path).Skip(1).Select(l => Parse(l.Split('\t')))]
            : throw new UsageException($"{path} がありません。「town」で作った町のフォルダを指定してください。");
    }

    private static Truth Parse(string[] row) => new(
        new SampleCard(row[6], row[1], row[2], row[3], row[4]), row[5], row[6], row[7], row[8], row[9], row[10], row[11].Split('、'))
    {
        Address = row[12],
        Impression = row[14],
        Household = row[13].Split('、', StringSplitOptions.RemoveEmptyEntries),
    };
}
