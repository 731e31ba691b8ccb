using Koseki.Konbini.Gateway.Persistence;

namespace Koseki.Konbini.Gateway.Replicas.Households;

/// <summary>Reads rows of the feed <c>household</c>: <c>H</c> a household, <c>P</c> a person in it.</summary>
internal static class HouseholdRows
{
    /// <summary>Begins the row of a household.</summary>
    internal const string HouseholdMark = "H";

    /// <summary>Begins the row of a person.</summary>
    internal const string PersonMark = "P";

    private static readonly string[] HouseholdColumns = ["行の種類", "世帯番号", "住所", "世帯主の氏名", "世帯員数"];

    private static readonly string[] PersonColumns =
    [
        "行の種類", "宛名番号", "世帯番号", "世帯内の順", "状態", "氏名", "氏名の振り仮名", "旧氏または通称", "旧氏または通称の振り仮名", "生年月日", "性別", "続柄", "住民となった年月日",
        "住所を定めた年月日", "届出年月日", "転入前住所", "異動前住所", "住所", "日本人・外国人の別", "本籍", "筆頭者の氏名", "国籍・地域", "30条の45の区分", "在留資格", "在留期間", "満了の日", "在留カード等の番号",
    ];

    /// <summary>The household of a row.</summary>
    internal static Household HouseholdOf(IReadOnlyList<string> row)
    {
        var cells = new FeedCells(row, HouseholdColumns);
        return new() { Number = cells.Number(1), Address = cells.Filled(2), HeadName = cells.Filled(3), MemberCount = Count(cells, 4) };
    }

    /// <summary>The person of a row.</summary>
    internal static ResidentRecord RecordOf(IReadOnlyList<string> row)
    {
        var cells = new FeedCells(row, PersonColumns);
        var foreigner = cells.Choice(18, "JP", "FOREIGN") == "FOREIGN";
        foreach (var column in foreigner ? Enumerable.Range(19, 2) : Enumerable.Range(21, 6))
        {
            cells.Empty(column);
        }

        return new()
        {
            Number = cells.Number(1), Household = cells.Number(2), Position = Count(cells, 3),
            State = cells.Choice(4, "ACTIVE", "PENDING", "REMOVED") switch { "ACTIVE" => RecordState.Active, "PENDING" => RecordState.Pending, _ => RecordState.Removed },
            Name = cells.Filled(5), NameKana = row[6], OtherName = row[7], OtherNameKana = row[8], BirthDate = cells.Day(9) ?? throw cells.Unreadable(9),
            Sex = cells.Choice(10, "男", "女", ""), Relationship = cells.Filled(11), ResidentSince = cells.Day(12), AddressSince = cells.Day(13), NotifiedOn = cells.Day(14),
            FormerAddress = row[15], AddressBeforeMove = row[16], Address = cells.Filled(17), IsForeigner = foreigner, Domicile = row[19], HeadOfRegister = row[20],
            Nationality = row[21], Category = row[22], ResidenceStatus = row[23], ResidencePeriod = row[24], ResidenceUntil = cells.Day(25), CardNumber = row[26],
        };
    }

    private static int Count(FeedCells cells, int column) => cells.Whole(column, 1, 999);
}
