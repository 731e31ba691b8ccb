using System.Globalization;

namespace Koseki.Domain.Certificates;

/// <summary>One thing that happened at an office on a day, as the sheet counts it. What happens later to a copy is counted on its own day: a day that was closed never changes.</summary>
/// <param name="Kind">Name of the certificate.</param>
/// <param name="Price">Yen of a copy by the table of its day, whether or not they were paid.</param>
public abstract record DayEntry(string Kind, int Price)
{
    /// <summary>A copy was issued.</summary>
    /// <param name="Kind">Name of the certificate.</param>
    /// <param name="Price">Yen of a copy.</param>
    /// <param name="Paid">Yen that were paid.</param>
    /// <param name="Exemption">免除; empty where it was paid.</param>
    /// <param name="IsReplacement">Whether it stands for a spoilt one, which had been paid.</param>
    public sealed record Issued(string Kind, int Price, int Paid, string Exemption, bool IsReplacement) : DayEntry(Kind, Price);

    /// <summary>A copy was marked as spoilt, whenever it was issued.</summary>
    /// <param name="Kind">Name of the certificate.</param>
    /// <param name="Price">Yen of a copy.</param>
    /// <param name="Refund">Yen that were given back.</param>
    public sealed record Spoilt(string Kind, int Price, int Refund) : DayEntry(Kind, Price);
}

/// <summary>One line of the sheet: a kind at a price.</summary>
/// <param name="Kind">Name of the certificate.</param>
/// <param name="Price">Yen of a copy.</param>
/// <param name="Paid">Copies that were paid for.</param>
/// <param name="Exempt">Copies without a fee.</param>
/// <param name="Replacements">Copies that stand for spoilt ones.</param>
/// <param name="Spoilt">Copies that were marked as spoilt.</param>
/// <param name="Received">Yen received.</param>
/// <param name="Refunded">Yen given back.</param>
/// <param name="Waived">Yen that were not asked for.</param>
public sealed record DaySheetLine(string Kind, int Price, int Paid, int Exempt, int Replacements, int Spoilt, int Received, int Refunded, int Waived)
{
    /// <summary>Copies that count: a spoilt one leaves the statistics on the day it is marked.</summary>
    public int Copies => Paid + Exempt + Replacements - Spoilt;

    /// <summary>Sheets of paper that were printed on.</summary>
    public int Printed => Paid + Exempt + Replacements;

    /// <summary>Yen in the drawer.</summary>
    public int Yen => Received - Refunded;
}

/// <summary>日計表: what an office issued and received on a day, to the yen.</summary>
/// <param name="Day">The day in Japan.</param>
/// <param name="Office">Code of the office.</param>
/// <param name="Lines">By kind and price.</param>
public sealed record DaySheet(DateOnly Day, string Office, IReadOnlyList<DaySheetLine> Lines)
{
    /// <summary>All of it.</summary>
    public DaySheetLine Total => new(
        "合計", 0, Lines.Sum(l => l.Paid), Lines.Sum(l => l.Exempt), Lines.Sum(l => l.Replacements), Lines.Sum(l => l.Spoilt), Lines.Sum(l => l.Received), Lines.Sum(l => l.Refunded), Lines.Sum(l => l.Waived));

    /// <summary>The sheet of what happened.</summary>
    public static DaySheet Of(DateOnly day, string office, IEnumerable<DayEntry> entries) => new(day, office,
        [.. entries.GroupBy(e => (e.Kind, e.Price)).OrderBy(g => OrderOf(g.Key.Kind)).ThenBy(g => g.Key.Kind, StringComparer.Ordinal).ThenBy(g => g.Key.Price).Select(g => Line(g.Key.Kind, g.Key.Price, [.. g]))]);

    /// <summary>The sheet as CSV, with a line of the total; amounts are plain numbers.</summary>
    public string Csv() => string.Concat(
        Lines.Append(Total).Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Kind},{l.Price},{l.Paid},{l.Exempt},{l.Replacements},{l.Spoilt},{l.Copies},{l.Received},{l.Refunded},{l.Yen},{l.Waived}\r\n"))
            .Prepend("種類,単価,有料,免除,差替え,処分,有効,収納額,返金額,差引額,免除額\r\n"));

    private static DaySheetLine Line(string kind, int price, List<DayEntry> entries)
    {
        var (issued, spoilt) = (entries.OfType<DayEntry.Issued>().ToList(), entries.OfType<DayEntry.Spoilt>().ToList());
        var exempt = issued.FindAll(i => i.Exemption.Length > 0 && !i.IsReplacement);
        return new(
            kind, price, issued.Count(i => i.Exemption.Length == 0 && !i.IsReplacement), exempt.Count, issued.Count(i => i.IsReplacement), spoilt.Count, issued.Sum(i => i.Paid), spoilt.Sum(s => s.Refund), exempt.Sum(i => i.Price - i.Paid));
    }

    private static int OrderOf(string kind) => Enum.GetValues<CertificateKind>().Select((k, i) => (k, i)).Where(p => p.k.Word() == kind).Select(p => p.i).DefaultIfEmpty(int.MaxValue).First();
}
