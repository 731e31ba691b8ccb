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
}
