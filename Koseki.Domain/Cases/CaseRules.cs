namespace Koseki.Domain.Cases;

/// <summary>What the rules below need to know of a case.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="EnteredBy">Account that typed it.</param>
/// <param name="ExaminedBy">Account that examined it, or null.</param>
public sealed record CaseStanding(CaseState State, string EnteredBy, string? ExaminedBy)
{
    /// <summary>Further accounts that changed the draft.</summary>
    public IReadOnlyList<string> EditedBy { get; init; } = [];
}

/// <summary>Who may do what with a case, and what comes of it. One place for every screen and every store.</summary>
public static class CaseRules
{
    /// <summary>Why the actor may not do it, in words for the screen; null when it is allowed.</summary>
    public static string? WhyNot(CaseAction action, CaseStanding standing, Actor actor)
    {
        if (!StatesOf(action).Contains(standing.State))
        {
            return $"{standing.State.Word()}の届には「{action.Word()}」はできません。";
        }

        if (!RolesOf(action).Any(actor.Is))
        {
            return $"「{action.Word()}」には{string.Join("・", RolesOf(action).Select(r => r.Word()))}の職務が要ります。";
        }

        return action == CaseAction.Approve && (actor.Account == standing.EnteredBy || actor.Account == standing.ExaminedBy || standing.EditedBy.Contains(actor.Account, StringComparer.Ordinal))
            ? "入力または審査をした人は決裁できません。別の人が決裁してください。"
            : null;
    }

    /// <summary>What can be done with a case in this state at all, by whomever, in the order of the buttons.</summary>
    public static IReadOnlyList<CaseAction> ActionsIn(CaseState state) => [.. Enum.GetValues<CaseAction>().Where(a => StatesOf(a).Contains(state))];

    /// <summary>What takes a case of this state further on its way; null at the end of it.</summary>
    public static CaseAction? NextStep(CaseState state) => state switch
    {
        CaseState.Draft => CaseAction.Receive,
        CaseState.Received or CaseState.Returned => CaseAction.Examine,
        CaseState.Examined => CaseAction.Approve,
        _ => null,
    };

    /// <summary>
    /// The states in which cases wait for a person with these roles: for the next step, and for the correction of what
    /// was returned.
    /// </summary>
    public static IReadOnlyList<CaseState> TurnsOf(Actor actor) =>
    [
        .. Enum.GetValues<CaseState>().Where(s => (NextStep(s) is { } step && RolesOf(step).Any(actor.Is))
            || (s == CaseState.Returned && RolesOf(CaseAction.Edit).Any(actor.Is))),
    ];

    /// <summary>The state an allowed action leads to.</summary>
    public static CaseState Next(CaseAction action, CaseState state) => action switch
    {
        CaseAction.Edit => state,
        CaseAction.Receive => CaseState.Received,
        CaseAction.Examine => CaseState.Examined,
        CaseAction.Return => CaseState.Returned,
        CaseAction.Approve => CaseState.Approved,
        CaseAction.Reject => CaseState.Rejected,
        _ => CaseState.Withdrawn,
    };

    private static CaseState[] StatesOf(CaseAction action) => action switch
    {
        CaseAction.Edit => [CaseState.Draft, CaseState.Received, CaseState.Returned],
        CaseAction.Receive => [CaseState.Draft],
        CaseAction.Examine => [CaseState.Received, CaseState.Returned],
        CaseAction.Return => [CaseState.Received, CaseState.Examined],
        CaseAction.Approve => [CaseState.Examined],
        _ => [CaseState.Received, CaseState.Returned, CaseState.Examined],
    };

    private static StaffRole[] RolesOf(CaseAction action) => action switch
    {
        CaseAction.Edit or CaseAction.Receive => [StaffRole.Counter, StaffRole.Examiner],
        CaseAction.Examine or CaseAction.Withdraw => [StaffRole.Examiner],
        CaseAction.Return => [StaffRole.Examiner, StaffRole.Approver],
        _ => [StaffRole.Approver],
    };
}
