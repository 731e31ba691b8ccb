namespace Koseki.Domain.Cases;

/// <summary>What the rules below need to know of a case.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="EnteredBy">Account that typed it.</param>
/// <param name="ExaminedBy">Account that examined it, or null.</param>
public sealed record CaseStanding(CaseState State, string EnteredBy, string? ExaminedBy)
{
    /// <summary>Further accounts that had the paper in hand: typed, received or corrected it, added an image, examined it or sent it back instead.</summary>
    public IReadOnlyList<string> EditedBy { get; init; } = [];

    /// <summary>Whether the office of the case has the two-person rule: whoever had the paper in hand does not decide it.</summary>
    public bool TwoPersons { get; init; } = true;

    /// <summary>担当: account of the clerk who has the case, or null.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>Name of that person, or null.</summary>
    public string? AssignedToName { get; init; }

    /// <summary>Account that discarded it; null unless it is 破棄.</summary>
    public string? DiscardedBy { get; init; }

    /// <summary>When it was discarded; null unless it is 破棄.</summary>
    public DateTimeOffset? DiscardedAt { get; init; }

    /// <summary>Whether the account had the paper in hand in any step before its decision.</summary>
    public bool WasInHandOf(string account) => account == EnteredBy || account == ExaminedBy || EditedBy.Contains(account, StringComparer.Ordinal);

    /// <summary>Whether somebody else has the case.</summary>
    public bool IsWithAnother(Actor actor) => AssignedTo is not null && AssignedTo != actor.Account;
}

/// <summary>Where a case goes by which step. Who may take it is for <see cref="Rights"/> to say.</summary>
public static class CaseRules
{
    /// <summary>引き継ぐ: the words of <see cref="CaseAction.Take"/> where somebody else has the case.</summary>
    public const string TakeOver = "引き継ぐ";

    /// <summary>How long whoever discarded a draft can take that back.</summary>
    public const int DaysToRestore = 7;

    /// <summary>Said to whoever had the paper in hand and would decide it.</summary>
    public static string OtherDecides { get; } = new RightsRefusal.HadItInHand().Words;

    /// <summary>What <see cref="Rights"/> says of a step of a case, in words for the screen; null when it is allowed. Taking back a 破棄 has an end besides (<see cref="WhyNotRestore"/>).</summary>
    public static string? WhyNot(CaseAction action, CaseStanding standing, Actor actor) => Rights.WhyNot(action.Permission(), actor, new RightsSubject.OfCase(standing))?.Words;

    /// <summary>Why the actor may not take back a 破棄 now, in words for the screen; null while they may.</summary>
    public static string? WhyNotRestore(CaseStanding standing, Actor actor, DateTimeOffset now) => Rights.WhyNot(Permission.RestoreCase, actor, new RightsSubject.OfCase(standing, now))?.Words;

    /// <summary>What can be done with a case in this state at all, by whomever, in the order of the buttons.</summary>
    public static IReadOnlyList<CaseAction> ActionsIn(CaseState state) => [.. Enum.GetValues<CaseAction>().Where(a => StatesOf(a).Contains(state))];

    /// <summary>What takes a case of this state further on its way; null at the end of it.</summary>
    public static CaseAction? NextStep(CaseState state) => state switch
    {
        CaseState.Draft => CaseAction.Receive,
        CaseState.Received or CaseState.Returned => CaseAction.Examine,
        CaseState.Examined => CaseAction.Approve,
        CaseState.Approved or CaseState.Rejected or CaseState.Withdrawn or CaseState.Discarded => null,
    };

    /// <summary>
    /// The states in which cases wait for a person with these roles: for the next step, and for the correction of what
    /// was returned.
    /// </summary>
    public static IReadOnlyList<CaseState> TurnsOf(Actor actor) =>
    [
        .. Enum.GetValues<CaseState>().Where(s => (NextStep(s) is { } step && Rights.Allows(step.Permission(), actor))
            || (s == CaseState.Returned && Rights.Allows(Permission.EditCase, actor))),
    ];

    /// <summary>
    /// Who has the case after a step: a draft whoever opened it, a case sent back whoever entered it. What goes on to the
    /// next duty waits there for whoever takes it.
    /// </summary>
    public static bool GoesBackToWhoEntered(CaseAction action) => action == CaseAction.Return;

    /// <summary>
    /// Whether whoever does it has had the paper in hand and does not decide it afterwards: every step before the decision.
    /// Sending back what waits for decision is a part of deciding.
    /// </summary>
    public static bool TakesInHand(CaseAction action, CaseState state) =>
        action is CaseAction.Edit or CaseAction.Receive or CaseAction.Examine || (action == CaseAction.Return && state == CaseState.Received);

    /// <summary>The state an allowed action leads to.</summary>
    public static CaseState Next(CaseAction action, CaseState state) => action switch
    {
        CaseAction.Edit or CaseAction.Take => state,
        CaseAction.Receive => CaseState.Received,
        CaseAction.Examine => CaseState.Examined,
        CaseAction.Return => CaseState.Returned,
        CaseAction.Approve => CaseState.Approved,
        CaseAction.Reject => CaseState.Rejected,
        CaseAction.Withdraw => CaseState.Withdrawn,
        CaseAction.Discard => CaseState.Discarded,
        CaseAction.Restore => CaseState.Draft,
    };

    private static CaseState[] StatesOf(CaseAction action) => action switch
    {
        CaseAction.Edit => [CaseState.Draft, CaseState.Received, CaseState.Returned],
        CaseAction.Receive or CaseAction.Discard => [CaseState.Draft],
        CaseAction.Restore => [CaseState.Discarded],
        CaseAction.Take => [CaseState.Draft, CaseState.Received, CaseState.Returned, CaseState.Examined],
        CaseAction.Examine => [CaseState.Received, CaseState.Returned],
        CaseAction.Return => [CaseState.Received, CaseState.Examined],
        CaseAction.Approve => [CaseState.Examined],
        CaseAction.Reject or CaseAction.Withdraw => [CaseState.Received, CaseState.Returned, CaseState.Examined],
    };
}
