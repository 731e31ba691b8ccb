using Koseki.Domain.Cases;

namespace Koseki.Tests.Domain.Cases;

/// <summary>Fault A6: whoever had a paper in hand does not decide it.</summary>
public sealed class CaseRulesTests
{
    private static readonly Actor Both = new("ryohou", "両方　四郎", new HashSet<StaffRole> { StaffRole.Counter, StaffRole.Examiner, StaffRole.Approver }, "01", "01-01");

    private static CaseStanding Waiting(string entered = "a", string examined = "b", params string[] inHand) => new(CaseState.Examined, entered, examined) { EditedBy = inHand };

    [Fact]
    public void WhyNot_ApproveByWhoHadItInHand_IsRefused()
    {
        Assert.Equal(CaseRules.OtherDecides, CaseRules.WhyNot(CaseAction.Approve, Waiting(entered: "ryohou"), Both));
        Assert.Equal(CaseRules.OtherDecides, CaseRules.WhyNot(CaseAction.Approve, Waiting(examined: "ryohou"), Both));
        Assert.Equal(CaseRules.OtherDecides, CaseRules.WhyNot(CaseAction.Approve, Waiting(inHand: ["c", "ryohou"]), Both));
        Assert.Null(CaseRules.WhyNot(CaseAction.Approve, Waiting(inHand: ["c"]), Both));
    }

    [Fact]
    public void WhyNot_OfficeWithoutTheRule_LetsThem() =>
        Assert.Null(CaseRules.WhyNot(CaseAction.Approve, Waiting("ryohou", "ryohou", "ryohou") with { TwoPersons = false }, Both));

    /// <summary>Fault U: a draft could not be discarded. What stands in the receipt book never is.</summary>
    [Theory]
    [InlineData(CaseState.Draft, null)]
    [InlineData(CaseState.Received, "審査待ちの届には「破棄」はできません。受け付けた届は、取下げか不受理で終わります。")]
    [InlineData(CaseState.Returned, "補正待ちの届には「破棄」はできません。受け付けた届は、取下げか不受理で終わります。")]
    [InlineData(CaseState.Examined, "決裁待ちの届には「破棄」はできません。受け付けた届は、取下げか不受理で終わります。")]
    [InlineData(CaseState.Approved, "決裁済の届には「破棄」はできません。")]
    [InlineData(CaseState.Rejected, "不受理の届には「破棄」はできません。")]
    [InlineData(CaseState.Withdrawn, "取下げの届には「破棄」はできません。")]
    [InlineData(CaseState.Discarded, "破棄の届には「破棄」はできません。")]
    public void WhyNot_Discard_OnlyADraft(CaseState state, string? why) => Assert.Equal(why, CaseRules.WhyNot(CaseAction.Discard, new(state, "ryohou", null), Both));

    [Fact]
    public void WhyNot_DiscardWithAnother_TakesItOverFirst() =>
        Assert.StartsWith("隣　席子さんが担当しています。", CaseRules.WhyNot(CaseAction.Discard, new(CaseState.Draft, "tonari", null) { AssignedTo = "tonari", AssignedToName = "隣　席子" }, Both), StringComparison.Ordinal);

    [Theory]
    [InlineData("ryohou", 0, null)]
    [InlineData("ryohou", 7 * 24 * 60, null)]
    [InlineData("ryohou", (7 * 24 * 60) + 1, "破棄してから7日を過ぎたため")]
    [InlineData("tonari", 0, "破棄を取り消せるのは、破棄した人だけです。")]
    public void WhyNotRestore_SameHandInTime_IsAllowed(string by, int minutesLater, string? why)
    {
        var at = new DateTimeOffset(2026, 10, 8, 1, 0, 0, TimeSpan.Zero);
        var said = CaseRules.WhyNotRestore(new(CaseState.Discarded, "a", null) { DiscardedBy = by, DiscardedAt = at }, Both, at.AddMinutes(minutesLater));
        Assert.True(why is null ? said is null : said!.StartsWith(why, StringComparison.Ordinal), said);
    }

    [Theory]
    [InlineData(CaseAction.Edit, CaseState.Draft, true)]
    [InlineData(CaseAction.Edit, CaseState.Returned, true)]
    [InlineData(CaseAction.Receive, CaseState.Draft, true)]
    [InlineData(CaseAction.Examine, CaseState.Received, true)]
    [InlineData(CaseAction.Return, CaseState.Received, true)]
    [InlineData(CaseAction.Return, CaseState.Examined, false)]
    [InlineData(CaseAction.Take, CaseState.Draft, false)]
    [InlineData(CaseAction.Approve, CaseState.Examined, false)]
    [InlineData(CaseAction.Reject, CaseState.Received, false)]
    public void TakesInHand_EveryStepBeforeTheDecision(CaseAction action, CaseState state, bool takes) => Assert.Equal(takes, CaseRules.TakesInHand(action, state));

    /// <summary>A paper that was accepted is not taken back any more; one still under inquiry is.</summary>
    [Fact]
    public void ActionsIn_Withdraw_OnlyBeforeTheDecision() =>
        Assert.Equal([CaseState.Received, CaseState.Returned, CaseState.Examined], Enum.GetValues<CaseState>().Where(s => CaseRules.ActionsIn(s).Contains(CaseAction.Withdraw)));
}
