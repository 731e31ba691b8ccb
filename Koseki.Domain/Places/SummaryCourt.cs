namespace Koseki.Domain.Places;

/// <summary>
/// 簡易裁判所 that decide on 過料 (戸籍法137条・148条): the one of the place where the person who was late lives. Only areas that are
/// sure stand in the table; for any other the court is written on the case.
/// </summary>
public static class SummaryCourt
{
    private const string Kind = "簡易裁判所";

    private static readonly Dictionary<string, string> Table = new(StringComparer.Ordinal) { [Municipality.Koshigaya.Code] = "越谷簡易裁判所" };

    /// <summary>The court of a municipality, or null when the table does not tell.</summary>
    public static string? Of(Municipality? municipality) => municipality is null ? null : Table.GetValueOrDefault(municipality.Code);

    /// <summary>Whether the text names one court, not courts in general.</summary>
    public static bool IsNamed(string text) => text.Length > Kind.Length && text.EndsWith(Kind, StringComparison.Ordinal);
}
