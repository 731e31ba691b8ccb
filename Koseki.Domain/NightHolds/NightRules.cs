using Koseki.Domain.Cases;
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

    /// <summary>How far back the acknowledgement of a hold names what was given out before it.</summary>
    public static readonly TimeSpan NamedBefore = TimeSpan.FromHours(24);

    /// <summary>How long the system may be away before it has to be asked whether papers were taken meanwhile.</summary>
    public static readonly TimeSpan Unnoticed = TimeSpan.FromMinutes(3);

    /// <summary>Why no deposit is made; null when it is.</summary>
    /// <param name="paper">What it is said to be.</param>
    /// <param name="receivedAt">When it was handed over.</param>
    /// <param name="words">What was typed from it.</param>
    /// <param name="registers">The registers chosen; none for a deposit by text.</param>
    /// <param name="now">Now.</param>
    public static NightRefusal? WhyNotDeposit(NightPaper? paper, DateTimeOffset receivedAt, NightWords words, IReadOnlyCollection<RegisterId> registers, DateTimeOffset now) =>
        paper is null ? new NightRefusal.PaperWanting()
        : receivedAt > now.AddMinutes(1) || receivedAt < now.AddDays(-DaysBack) ? new NightRefusal.TimeUnfit()
        : words.IsTooLong ? new NightRefusal.TooLong()
        : registers.Count == 0 && words.IsEmpty ? new NightRefusal.NothingTyped()
        : registers.Count > MostRegisters ? new NightRefusal.TooMany() : null;

    /// <summary>Why a register of a deposit cannot be called a mistake.</summary>
    public static NightRefusal? WhyNotMark(NightDeposit deposit, RegisterId register, string reason) =>
        !Holds(deposit, register) ? new NightRefusal.NotHeld(register)
        : deposit.WrongOf(register) is not null ? new NightRefusal.MarkedAlready()
        : WhyNotReason(reason);

    /// <summary>Why somebody does not end a hold that was called a mistake.</summary>
    public static NightRefusal? WhyNotLift(NightDeposit deposit, RegisterId register, string account) =>
        !Holds(deposit, register) ? new NightRefusal.NotHeld(register)
        : deposit.WrongOf(register) is not { } mark ? new NightRefusal.NotMarked()
        : string.Equals(mark.Account, account, StringComparison.OrdinalIgnoreCase) ? new NightRefusal.SamePerson() : null;

    /// <summary>Why a deposit by text gets no register.</summary>
    public static NightRefusal? WhyNotFind(NightDeposit deposit) => deposit.HoldsNothingYet ? null : new NightRefusal.NotByText();

    /// <summary>Why a deposit by text is not put aside as another city's.</summary>
    public static NightRefusal? WhyNotSetAside(NightDeposit deposit, string reason) => deposit.HoldsNothingYet ? WhyNotReason(reason) : new NightRefusal.NotByText();

    /// <summary>Why a deposit is not joined to a case that names some registers.</summary>
    public static NightRefusal? WhyNotJoin(NightDeposit deposit, IReadOnlyCollection<RegisterId> named) =>
        deposit.IsSettled ? new NightRefusal.Over(deposit.Called)
        : deposit.HoldsNothingYet || deposit.Holds.Any(h => h.Stands && named.Contains(h.Register)) ? null : new NightRefusal.AnotherPaper(deposit.Called);

    private static bool Holds(NightDeposit deposit, RegisterId register) => deposit.Holds.Any(h => h.Register == register && h.Stands);

    private static NightRefusal? WhyNotReason(string reason) => reason.Trim().Length is 0 or > LongestReason ? new NightRefusal.ReasonWanting() : null;
}

/// <summary>What may be said of the paper list of an outage. Pure.</summary>
public static class OutageRules
{
    /// <summary>Why the word is not taken; null when it is.</summary>
    /// <param name="isEmpty">Whether it says that nothing was taken on paper.</param>
    /// <param name="entered">How many lines of the list were entered.</param>
    public static NightRefusal? WhyNotConfirm(bool isEmpty, int entered) =>
        isEmpty && entered > 0 ? new NightRefusal.ListNotEmpty(entered) : !isEmpty && entered == 0 ? new NightRefusal.NothingEntered() : null;
}
