namespace Koseki.Domain.Cases;

/// <summary>What a permission is asked about.</summary>
public abstract record RightsSubject
{
    private RightsSubject()
    {
    }

    /// <summary>A case.</summary>
    /// <param name="Standing">What the rules need to know of it.</param>
    /// <param name="At">Now, where the answer depends on it; else null.</param>
    public sealed record OfCase(CaseStanding Standing, DateTimeOffset? At = null) : RightsSubject;
}

/// <summary>
/// Who may do what: the one place that pages, addresses and stores ask, before they show something and again where it is
/// done. Pure: the answer depends on nothing but what is handed over. Which duties an actor has now is the sign-in's to say.
/// </summary>
public static class Rights
{
    /// <summary>Why the actor may not, or null when they may.</summary>
    public static RightsRefusal? WhyNot(Permission permission, Actor actor, RightsSubject subject) =>
        subject is RightsSubject.OfCase about && ActionOf(permission) is { } action ? WhyNot(action, about, actor) : WhyNot(permission, actor);

    /// <summary>The same of the work as such.</summary>
    public static RightsRefusal? WhyNot(Permission permission, Actor actor) => RolesOf(permission).Any(actor.Is) ? null : new RightsRefusal.DutyWanting(permission);

    /// <summary>Whether the actor may, as such.</summary>
    public static bool Allows(Permission permission, Actor actor) => WhyNot(permission, actor) is null;

    /// <summary>The duties of which one is enough.</summary>
    public static IReadOnlyList<StaffRole> RolesOf(Permission permission) => permission switch
    {
        Permission.HoldAtNight => [StaffRole.NightDuty],
        Permission.SettleNight => [StaffRole.Counter, StaffRole.Examiner, StaffRole.Approver],
        Permission.LiftNightHold => [StaffRole.Examiner, StaffRole.Approver],
        Permission.SeeRegisters or Permission.TakeCase => [StaffRole.Counter, StaffRole.Examiner, StaffRole.Approver],
        Permission.EnterPapers or Permission.SeeCertificates or Permission.HandleMessages or Permission.TakeRequests or Permission.GiveBackPapers => [StaffRole.Counter, StaffRole.Examiner],
        Permission.EditCase or Permission.ReceiveCase or Permission.DiscardCase or Permission.RestoreCase => [StaffRole.Counter, StaffRole.Examiner],
        Permission.IssueCertificates => [StaffRole.Counter],
        Permission.ManageSettings or Permission.ConfirmAccounts or Permission.OperateKiosks => [StaffRole.Operator, StaffRole.Approver],
        Permission.ManageTerminals or Permission.ManageAccounts => [StaffRole.Operator],
        Permission.SettleStops or Permission.SettleRequests or Permission.ConfirmKinship or Permission.AskBureau or Permission.ReadAgain or Permission.ReturnCase => [StaffRole.Examiner, StaffRole.Approver],
        Permission.ExamineCase or Permission.WithdrawCase => [StaffRole.Examiner],
        Permission.ApproveCase or Permission.RejectCase => [StaffRole.Approver],
    };

    private static CaseAction? ActionOf(Permission permission)
    {
        foreach (var action in Enum.GetValues<CaseAction>())
        {
            if (action.Permission() == permission)
            {
                return action;
            }
        }

        return null;
    }

    private static RightsRefusal? WhyNot(CaseAction action, RightsSubject.OfCase about, Actor actor)
    {
        var standing = about.Standing;
        if (!CaseRules.ActionsIn(standing.State).Contains(action))
        {
            return new RightsRefusal.NotInThisState(action, standing.State);
        }

        if (WhyNot(action.Permission(), actor) is { } wanting)
        {
            return wanting;
        }

        return action switch
        {
            CaseAction.Edit or CaseAction.Receive or CaseAction.Discard => standing.IsWithAnother(actor) ? new RightsRefusal.WithAnother(standing.AssignedToName ?? "") : null,
            CaseAction.Take => standing.AssignedTo == actor.Account ? new RightsRefusal.AlreadyTheirs() : null,
            CaseAction.Restore => standing.DiscardedBy != actor.Account ? new RightsRefusal.DiscardedByAnother()
                : about.At > standing.DiscardedAt?.AddDays(CaseRules.DaysToRestore) ? new RightsRefusal.TooLateToRestore() : null,
            CaseAction.Approve => standing.TwoPersons && standing.WasInHandOf(actor.Account) ? new RightsRefusal.HadItInHand() : null,
            CaseAction.Examine or CaseAction.Return or CaseAction.Reject or CaseAction.Withdraw => null,
        };
    }
}
