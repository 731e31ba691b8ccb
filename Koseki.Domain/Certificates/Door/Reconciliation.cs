using Koseki.Domain.Calendar;

namespace Koseki.Domain.Certificates.Door;

/// <summary>日次の突合: what of one application is not at the centre as it is here.</summary>
public enum ReconcileFault
{
    /// <summary>The centre printed it; nothing left here.</summary>
    OnlyCenter,

    /// <summary>It was printed, or may have been; the centre knows nothing of it.</summary>
    OnlyGateway,

    /// <summary>Result or copies differ.</summary>
    ResultDiffers,

    /// <summary>Another fee was collected than was asked or told.</summary>
    FeeDiffers,

    /// <summary>Another paper was printed than left here.</summary>
    HashDiffers,
}

/// <summary>One of them.</summary>
/// <param name="Application">The centre's id.</param>
/// <param name="Fault">What differs; the gravest of it.</param>
public sealed record ReconcileLine(string Application, ReconcileFault Fault);

/// <summary>What the comparison of a day with the centre came to. Names nobody.</summary>
/// <param name="Day">The day.</param>
/// <param name="At">When the centre sent it last.</param>
/// <param name="Entries">What the centre has of it.</param>
/// <param name="Matched">What is the same here.</param>
/// <param name="YenCenter">Fees collected, as the centre says.</param>
/// <param name="YenGateway">As the results told here say.</param>
/// <param name="Faults">How much is not the same.</param>
/// <param name="Lines">The first of it.</param>
public sealed record ReconcileReport(DateOnly Day, DateTimeOffset At, int Entries, int Matched, int YenCenter, int YenGateway, int Faults, IReadOnlyList<ReconcileLine> Lines);

/// <summary>A day of the settlement.</summary>
/// <param name="Day">The day.</param>
/// <param name="Copies">Printed copies, as counted here.</param>
/// <param name="Yen">Fees collected, as counted here.</param>
/// <param name="Refund">Fees collected of what was not printed, to be given back.</param>
/// <param name="Reconciled">The comparison with the centre, or null: it did not come.</param>
public sealed record SettlementLine(DateOnly Day, int Copies, int Yen, int Refund, ReconcileReport? Reconciled)
{
    /// <summary>Whether the day is at the centre as it is here, to the last yen: by what is counted, and by what was compared.</summary>
    public bool Agrees => Reconciled is { Faults: 0 } told && told.YenCenter == Yen + Refund && told.YenGateway == Yen + Refund;
}

/// <summary>手数料の精算 of a month: what was collected, day by day, beside what the centre says. Pure.</summary>
public sealed class Settlement
{
    /// <summary>Makes it.</summary>
    /// <param name="month">The first day of the month.</param>
    /// <param name="days">The table of the days (<see cref="CountTable.Day"/>) of the month.</param>
    /// <param name="reconciled">The comparisons that there are.</param>
    /// <param name="today">Today: days to come are none.</param>
    public Settlement(DateOnly month, IssueTable days, IReadOnlyList<ReconcileReport> reconciled, DateOnly today)
    {
        var counted = days.Lines.ToDictionary(l => l.Key, StringComparer.Ordinal);
        // From the first day of which anything is known every past one has a comparison, also one on which nothing was issued: what does not come says nothing.
        var first = Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Select(month.AddDays).Where(d => counted.ContainsKey(KeyOf(d))).Concat(reconciled.Select(r => r.Day)).DefaultIfEmpty(DateOnly.MaxValue).Min();
        Lines =
        [
            .. Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Select(month.AddDays).Where(d => d <= today)
                .Select(d => new SettlementLine(d, counted.GetValueOrDefault(KeyOf(d))?.Total ?? 0, counted.GetValueOrDefault(KeyOf(d))?.Yen ?? 0, counted.GetValueOrDefault(KeyOf(d))?.Refund ?? 0, reconciled.Where(r => r.Day == d).MaxBy(r => r.At)))
                .Where(l => l.Copies > 0 || l.Yen > 0 || l.Refund > 0 || l.Reconciled is not null || (l.Day >= first && l.Day < today)),
        ];
    }

    /// <summary>The days on which something was issued, here or at the centre, and those whose comparison did not come.</summary>
    public IReadOnlyList<SettlementLine> Lines { get; }

    /// <summary>Printed copies.</summary>
    public int Copies => Lines.Sum(l => l.Copies);

    /// <summary>Fees collected, as counted here.</summary>
    public int Yen => Lines.Sum(l => l.Yen);

    /// <summary>Fees collected of what was not printed, to be given back: no income.</summary>
    public int Refund => Lines.Sum(l => l.Refund);

    /// <summary>As the centre says, of the days that it told.</summary>
    public int YenCenter => Lines.Sum(l => l.Reconciled?.YenCenter ?? 0);

    /// <summary>Whether the month can be settled: every day came, and is the same. Of which nothing came nothing is said.</summary>
    public bool Agrees => Lines.Count > 0 && Lines.All(l => l.Agrees);

    /// <summary>委託手数料 for a price a copy, which the contract of the city with the centre says.</summary>
    public int Commission(int yen) => Copies * yen;

    /// <summary>A fault in words.</summary>
    public static string Word(ReconcileFault fault) => fault switch
    {
        ReconcileFault.OnlyCenter => "センターにだけある",
        ReconcileFault.OnlyGateway => "交付サーバにだけある",
        ReconcileFault.ResultDiffers => "結果か部数が違う",
        ReconcileFault.FeeDiffers => "手数料が違う",
        ReconcileFault.HashDiffers => "印刷した紙が違う",
    };

    // As IssueTable has it.
    private static string KeyOf(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
