using Koseki.Domain.Notifications;

namespace Koseki.Domain.Cases;

/// <summary>What was read of a case before a step of it.</summary>
/// <param name="Id">案件番号.</param>
/// <param name="Called">受付番号 or 案件番号, with its 事件本人.</param>
/// <param name="Standing">Where it stands.</param>
/// <param name="Version">Its version now.</param>
/// <param name="ChangedByName">Who changed it last.</param>
/// <param name="EnteredByName">Who typed it first.</param>
public sealed record CasePaper(long Id, string Called, CaseStanding Standing, long Version, string ChangedByName, string EnteredByName)
{
    /// <summary>Whether it is a batch: whatever is done to its plan is done on its own screen, and it is typed there.</summary>
    public bool IsBatch { get; init; }

    /// <summary>Most papers that are handed in together.</summary>
    public const int MostTogether = 8;

    /// <summary>
    /// Why the step is not done: changed since it was read (said before what is allowed now, for whoever was overtaken wants to know
    /// by whom), or not theirs to do. Null when it may be.
    /// </summary>
    /// <param name="action">The step.</param>
    /// <param name="seen">The version that was read; null where nobody looked.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">Now.</param>
    public ActRefusal? WhyNot(CaseAction action, long? seen, Actor actor, DateTimeOffset now) =>
        seen is not null && seen != Version ? new CaseRefusal.ChangedSinceShown(ChangedByName)
        : IsBatch && action is (CaseAction.Receive or CaseAction.Examine or CaseAction.Approve or CaseAction.Return or CaseAction.Reject or CaseAction.Withdraw) ? new CaseRefusal.OwnScreen()
        : Rights.WhyNot(action.Permission(), actor, new RightsSubject.OfCase(Standing, now));

    /// <summary>Why it is not taken from the one whom the screen named (null for nobody); null when it may be.</summary>
    public CaseRefusal? WhyNotTake(string? from) => Standing.AssignedTo == from ? null : new CaseRefusal.TakenByAnother(Standing.AssignedTo is null ? null : Standing.AssignedToName);

    /// <summary>Why a draft is not saved over it; null when it may be.</summary>
    public ActRefusal? WhyNotSave(Form form, Draft draft, long version, Actor actor) =>
        Rights.WhyNot(CaseAction.Edit.Permission(), actor, new RightsSubject.OfCase(Standing))
            ?? (IsBatch ? new CaseRefusal.OwnScreen() : Version != version ? new CaseRefusal.SavedByAnother(ChangedByName) : (ActRefusal?)FieldLimits.Refuse(form, draft));

    /// <summary>Where it goes by an allowed step, and who has it then: what goes on to the next duty waits there for whoever takes it.</summary>
    public CaseStep After(CaseAction action, Actor actor)
    {
        var next = CaseRules.Next(action, Standing.State);
        var inHand = CaseRules.TakesInHand(action, Standing.State);
        return CaseRules.GoesBackToWhoEntered(action) ? new(next, inHand, Standing.EnteredBy, EnteredByName)
            : action is CaseAction.Take or CaseAction.Restore ? new(next, inHand, actor.Account, actor.Name)
            : new(next, inHand, null, null);
    }

    /// <summary>Why these papers are not done in one act: they are not all that were handed in together, no one of which is done alone. Null when they are.</summary>
    /// <param name="members">All that were handed in together, in order.</param>
    /// <param name="chosen">Numbers of those that would be done, in order.</param>
    /// <param name="action">The step.</param>
    public static CaseRefusal? WhyNotTogether(IReadOnlyList<CasePaper> members, IEnumerable<long> chosen, CaseAction action) =>
        members.Select(m => m.Id).SequenceEqual(chosen) ? null : new CaseRefusal.TogetherOnly(string.Join("、", members.Select(m => m.Called)), action);

    /// <summary>
    /// The paper that may be opened beside this one: what it, as it is saved, calls for and has not yet. Another one is handed in
    /// by itself.
    /// </summary>
    /// <param name="offers">What it calls for.</param>
    /// <param name="members">件名コード of all that are handed in together so far.</param>
    /// <param name="wanted">What the screen asks for.</param>
    public Ruling<CompanionOffer> Beside(IEnumerable<CompanionOffer> offers, IReadOnlyList<string> members, CompanionOffer wanted) =>
        IsBatch ? new CaseRefusal.OwnScreen()
        : Standing.State != CaseState.Draft ? new CaseRefusal.BesideReceived()
        : members.Count >= MostTogether ? new CaseRefusal.TooManyTogether(MostTogether)
        : offers.Where(o => o.KindCode == wanted.KindCode).Skip(members.Count(m => m == wanted.KindCode)).FirstOrDefault(o => o.Label == wanted.Label) is { } offered ? offered
        : new CaseRefusal.NotOffered(NotificationCatalogue.NameOf(wanted.KindCode));

    /// <summary>The reason of a step as it is kept.</summary>
    public static Ruling<string> Reason(string typed) =>
        string.IsNullOrWhiteSpace(typed) ? new CaseRefusal.ReasonWanting()
        : FieldLimits.Refuse("理由", typed.Trim(), FieldLimits.Sentence) is { } tooLong ? tooLong : typed.Trim();
}

/// <summary>Where a case goes by a step.</summary>
/// <param name="State">The state.</param>
/// <param name="TakesInHand">Whether whoever does it has had the paper in hand.</param>
/// <param name="AssignedTo">Account of who has it then, or null.</param>
/// <param name="AssignedToName">Name of that person, or null.</param>
public sealed record CaseStep(CaseState State, bool TakesInHand, string? AssignedTo, string? AssignedToName);
