using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Domain.NightHolds;

/// <summary>What may be done with deposits. Pure; who may do it at all is for <see cref="Rights"/>.</summary>
public static class NightRules
{
    /// <summary>Most registers that one deposit holds.</summary>
    public const int MostRegisters = 8;

    /// <summary>Most candidates that the terminal is shown.</summary>
    public const int MostCandidates = 5;

    /// <summary>Longest reason, in UTF-16 units.</summary>
    public const int LongestReason = 200;

    /// <summary>How many days ago a paper may have been handed over: the longest the office is closed (年末年始), and some.</summary>
    public const int DaysBack = 14;

    /// <summary>From when on the office is open on an open day; what was held by mistake is let go then only.</summary>
    public static readonly TimeOnly OfficeFrom = new(8, 30);

    /// <summary>Until when.</summary>
    public static readonly TimeOnly OfficeUntil = new(17, 15);

    /// <summary>How far back the acknowledgement of a hold names what was given out before it.</summary>
    public static readonly TimeSpan NamedBefore = TimeSpan.FromHours(24);

    /// <summary>How long the system may be away before it has to be asked whether papers were taken meanwhile.</summary>
    public static readonly TimeSpan Unnoticed = TimeSpan.FromMinutes(3);

    /// <summary>How long after closing the terminals of the night may be started: the office's people are still there.</summary>
    public static readonly TimeSpan Handover = TimeSpan.FromMinutes(15);

    /// <summary>How long it takes to enter a paper that was handed over just now.</summary>
    public static readonly TimeSpan Entering = TimeSpan.FromMinutes(10);

    /// <summary>Why nothing is looked for; null when it is.</summary>
    public static NightRefusal? WhyNotFind(NightWords words) => words.IsEmpty ? new NightRefusal.NothingTyped() : words.IsTooLong ? new NightRefusal.TooLong() : null;

    /// <summary>What is deposited, or why nothing is.</summary>
    /// <param name="order">What was said of it.</param>
    /// <param name="registers">The registers chosen, each once; none for a deposit by text.</param>
    /// <param name="now">Now.</param>
    public static Ruling<NightPaper> Deposit(NightOrder order, IReadOnlyCollection<RegisterId> registers, DateTimeOffset now) =>
        order.Paper is not { } paper ? new NightRefusal.PaperWanting()
        : order.ReceivedAt > now.AddMinutes(1) || order.ReceivedAt < now.AddDays(-DaysBack) ? new NightRefusal.TimeUnfit()
        : order.Words.IsTooLong ? new NightRefusal.TooLong()
        : registers.Count == 0 && order.Words.IsEmpty ? new NightRefusal.NothingTyped()
        : registers.Count > MostRegisters ? new NightRefusal.TooMany() : paper;

    /// <summary>
    /// Why a paper was not handed over at the night's desk when it is said to have been: the office was open then, and the system was there, so the counter received it. The minute
    /// of a deposit becomes the minute of the receipt, and would be an earlier one.
    /// </summary>
    /// <param name="order">What was said of it.</param>
    /// <param name="now">Now.</param>
    /// <param name="closed">When the office is closed.</param>
    /// <param name="wasAway">Whether the system, or a terminal of the night, was away then.</param>
    public static NightRefusal? WhyNotThen(NightOrder order, DateTimeOffset now, ClosingDays closed, bool wasAway) =>
        !wasAway && order.ReceivedAt < now - Entering && IsOffice(order.ReceivedAt, closed) ? new NightRefusal.OfficeOpen() : null;

    /// <summary>Since when deposits tell that their paper was there: since the first of them held something. One by text says nothing that anybody could check.</summary>
    public static DateTimeOffset? KnownSince(IReadOnlyList<NightDeposit> deposits) => deposits.SelectMany(d => d.Holds).Select(h => (DateTimeOffset?)h.From).Min();

    /// <summary>Why some registers are not held: one of them is not there, or closed.</summary>
    /// <param name="registers">Those to be held.</param>
    /// <param name="current">Those among them that are there and not closed.</param>
    public static NightRefusal? WhyNotHold(IReadOnlyList<RegisterId> registers, IEnumerable<RegisterId> current) =>
        registers.Except(current).ToList() is [var missing, ..] ? new NightRefusal.NoRegister(missing) : null;

    /// <summary>Why a register of a deposit cannot be called a mistake.</summary>
    public static NightRefusal? WhyNotMark(NightDeposit deposit, RegisterId register, string reason) =>
        !Holds(deposit, register) ? new NightRefusal.NotHeld(register)
        : deposit.WrongOf(register) is not null ? new NightRefusal.MarkedAlready()
        : WhyNotReason(reason);

    /// <summary>
    /// Why somebody does not end a hold that was called a mistake. It is ended in office hours only, when the paper is at hand and
    /// nobody is alone.
    /// </summary>
    /// <param name="deposit">The deposit.</param>
    /// <param name="register">The register that it holds.</param>
    /// <param name="account">Who would end it.</param>
    /// <param name="now">Now.</param>
    /// <param name="closed">When the office is closed.</param>
    public static NightRefusal? WhyNotLift(NightDeposit deposit, RegisterId register, string account, DateTimeOffset now, ClosingDays closed) =>
        !IsOffice(now, closed) ? new NightRefusal.OutOfHours()
        : !Holds(deposit, register) ? new NightRefusal.NotHeld(register)
        : deposit.WrongOf(register) is not { } mark ? new NightRefusal.NotMarked()
        : string.Equals(mark.Account, account, StringComparison.OrdinalIgnoreCase) ? new NightRefusal.SamePerson() : null;

    /// <summary>Why a deposit gets no (further) register: its paper was received, it holds that one, or as many as one paper names.</summary>
    public static NightRefusal? WhyNotResolve(NightDeposit deposit, RegisterId register) =>
        !deposit.IsToBeFound ? new NightRefusal.NotByText()
        : Holds(deposit, register) ? new NightRefusal.HeldAlready(register)
        : deposit.Holds.Count(h => h.Stands) >= MostRegisters ? new NightRefusal.TooMany() : null;

    /// <summary>Why a deposit by text is not put aside as another city's.</summary>
    public static NightRefusal? WhyNotSetAside(NightDeposit deposit, string reason) => deposit.HoldsNothingYet ? WhyNotReason(reason) : new NightRefusal.NotByText();

    /// <summary>
    /// Why a deposit is not joined to cases that name some registers. They are of the kind that the deposit is said to be, and name a
    /// register that it holds. One that holds nothing says too little of its paper to be joined to any: it is joined only while its paper
    /// is received, as of the minute in which it was handed over; else its register is found first.
    /// </summary>
    /// <param name="deposit">The deposit.</param>
    /// <param name="named">The registers that the papers name.</param>
    /// <param name="papers">What the papers are.</param>
    /// <param name="receipt">The receipt that joins it; null where they were received before.</param>
    public static NightRefusal? WhyNotJoin(NightDeposit deposit, IReadOnlyCollection<RegisterId> named, IReadOnlyCollection<NightPaper> papers, ReceiptDetails? receipt) =>
        deposit.IsSettled ? new NightRefusal.Over(deposit.Called)
        : !papers.Contains(deposit.Paper) ? new NightRefusal.OtherKind(deposit.Called, deposit.Paper)
        : deposit.Holds.Any(h => h.Stands && named.Contains(h.Register)) ? null
        : !deposit.HoldsNothingYet ? new NightRefusal.AnotherPaper(deposit.Called)
        : receipt is { Origin: Origin.Here } && IsAsHandedOver(deposit, receipt) ? null : new NightRefusal.ToBeFoundFirst(deposit.Called, deposit.ReceivedAt);

    /// <summary>What a paper is called at night.</summary>
    public static NightPaper PaperOf(NotificationKind kind) => Enum.GetValues<NightPaper>().FirstOrDefault(p => p.Word() == kind.Name, NightPaper.Other);

    /// <summary>
    /// Why the paper of deposits is not received so: it was handed over (受領) in the minute in which the first of them was made, and is
    /// received as of then, 当直. Another time needs a reason, which the record keeps. What another office accepted has that office's time.
    /// </summary>
    public static NightRefusal? WhyNotReceived(IReadOnlyList<NightDeposit> deposits, ReceiptDetails details)
    {
        if (details.Origin is not Origin.Here || deposits.MinBy(d => d.ReceivedAt) is not { } first)
        {
            return null;
        }

        return IsAsHandedOver(first, details) || WhyNotReason(details.OtherMinute) is null ? null : new NightRefusal.OtherMinute(first.Called, first.ReceivedAt);
    }

    /// <summary>HH:mm in Japan at which a paper was handed over.</summary>
    public static string MinuteOf(NightDeposit deposit) => JapanTime.Of(deposit.ReceivedAt).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Why a deposit is not joined to a case at all: it is none, one over many registers, or one that holds nothing now.</summary>
    public static NightRefusal? WhyNotJoinTo(CasePaper? paper) => paper is { IsBatch: false } && paper.Standing.State.Holds() ? null : new NightRefusal.CaseNotOpen();

    /// <summary>
    /// Where persons go by a plan: from which register into which. What a deposit holds goes with them, for its paper is about the
    /// persons, and nobody knows yet about which of them.
    /// </summary>
    /// <param name="steps">Before and after of every register touched.</param>
    public static IEnumerable<(RegisterId From, RegisterId To)> Moves(IReadOnlyList<RegisterStep> steps) =>
        from left in steps
        where left.Before is not null
        let gone = left.Before!.Standing.Select(e => e.Person).Except(left.After.Standing.Select(e => e.Person)).ToHashSet()
        from reached in steps
        where reached.Id != left.Id && reached.After.Standing.Any(e => gone.Contains(e.Person))
        select (left.Id, reached.Id);

    /// <summary>Whether the office is open.</summary>
    public static bool IsOffice(DateTimeOffset now, ClosingDays closed) =>
        !closed.IsClosed(JapanTime.DayOf(now)) && TimeOnly.FromDateTime(JapanTime.Of(now).DateTime) is var time && time >= OfficeFrom && time < OfficeUntil;

    private static bool IsAsHandedOver(NightDeposit deposit, ReceiptDetails details) =>
        details.Date == JapanTime.DayOf(deposit.ReceivedAt) && details.Time == MinuteOf(deposit) && details.Means == ReceiptDetails.OnDuty;

    private static bool Holds(NightDeposit deposit, RegisterId register) => deposit.Holds.Any(h => h.Register == register && h.Stands);

    private static NightRefusal? WhyNotReason(string reason) => reason.Trim().Length is 0 or > LongestReason ? new NightRefusal.ReasonWanting() : null;
}
