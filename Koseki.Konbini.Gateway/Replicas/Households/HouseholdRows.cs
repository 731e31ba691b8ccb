using System.Globalization;
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
        Require(row, HouseholdColumns);
        return new() { Number = Number(row, 1, HouseholdColumns), Address = Filled(row, 2, HouseholdColumns), HeadName = Filled(row, 3, HouseholdColumns), MemberCount = Count(row, 4, HouseholdColumns) };
    }

    /// <summary>The person of a row.</summary>
    internal static ResidentRecord RecordOf(IReadOnlyList<string> row)
    {
        Require(row, PersonColumns);
        var foreigner = Choice(row, 18, "JP", "FOREIGN") == "FOREIGN";
        // What the other sort of people has must be empty: a shifted row is not read as another person's.
        foreach (var column in foreigner ? Enumerable.Range(19, 2) : Enumerable.Range(21, 6))
        {
            if (row[column].Length > 0)
            {
                throw Unreadable(column, PersonColumns);
            }
        }

        return new()
        {
            Number = Number(row, 1, PersonColumns), Household = Number(row, 2, PersonColumns), Position = Count(row, 3, PersonColumns),
            State = Choice(row, 4, "ACTIVE", "PENDING", "REMOVED") switch { "ACTIVE" => RecordState.Active, "PENDING" => RecordState.Pending, _ => RecordState.Removed },
            Name = Filled(row, 5, PersonColumns), NameKana = row[6], OtherName = row[7], OtherNameKana = row[8], BirthDate = Day(row, 9) ?? throw Unreadable(9, PersonColumns),
            Sex = Choice(row, 10, "男", "女", ""), Relationship = Filled(row, 11, PersonColumns), ResidentSince = Day(row, 12), AddressSince = Day(row, 13), NotifiedOn = Day(row, 14),
            FormerAddress = row[15], AddressBeforeMove = row[16], Address = Filled(row, 17, PersonColumns), IsForeigner = foreigner, Domicile = row[19], HeadOfRegister = row[20],
            Nationality = row[21], Category = row[22], ResidenceStatus = row[23], ResidencePeriod = row[24], ResidenceUntil = Day(row, 25), CardNumber = row[26],
        };
    }

    private static void Require(IReadOnlyList<string> row, string[] columns)
    {
        if (row.Count != columns.Length)
        {
            throw new UnreadableRowException($"{columns.Length} 列のはずが {row.Count} 列あります。");
        }

        for (var i = 0; i < row.Count; i++)
        {
            if (row[i].Length > Fit.Name)
            {
                throw new UnreadableRowException($"{i + 1} 列目({columns[i]})が {Fit.Name} 字を超えています。");
            }
        }
    }

    private static string Number(IReadOnlyList<string> row, int column, string[] columns) =>
        FeedRows.IsResidentNumber(row[column]) ? row[column] : throw Unreadable(column, columns);

    private static string Filled(IReadOnlyList<string> row, int column, string[] columns) =>
        row[column].Trim().Length > 0 ? row[column] : throw Unreadable(column, columns);

    private static string Choice(IReadOnlyList<string> row, int column, params string[] words) =>
        words.Contains(row[column], StringComparer.Ordinal) ? row[column] : throw Unreadable(column, PersonColumns);

    private static int Count(IReadOnlyList<string> row, int column, string[] columns) =>
        int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 999 ? count : throw Unreadable(column, columns);

    private static DateOnly? Day(IReadOnlyList<string> row, int column) =>
        row[column].Length == 0 ? null
        : DateOnly.TryParseExact(row[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw Unreadable(column, PersonColumns);

    private static UnreadableRowException Unreadable(int column, string[] columns) => new($"{column + 1} 列目({columns[column]})が読めません。");
}
