using Koseki.Domain.Cases;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Cases;

/// <summary>Which registers of a batch are looked at, and when it may go on.</summary>
public sealed class BatchRulesTests
{
    private static readonly BatchSampling Sampling = new(50, 10);

    private static List<BatchTarget> Targets(int ready) => [.. Enumerable.Range(1, ready).Select(n => new BatchTarget(new(n), TargetState.Ready)), new(new(ready + 1), TargetState.Odd), new(new(ready + 2), TargetState.Stopped)];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(49, 49)]
    [InlineData(50, 50)]
    [InlineData(5_000, 50)]
    [InlineData(5_001, 51)]
    [InlineData(10_000, 100)]
    public void SampleSize_OfReadyRegisters_IsTheGreaterOfBoth(int ready, int size) => Assert.Equal(size, BatchRules.SampleSize(ready, Sampling));

    [Fact]
    public void ToLookAt_TheSameNumber_IsTheSameSampleAndAnotherIsAnother()
    {
        var targets = Targets(1000);

        var first = BatchRules.ToLookAt(new byte[32], targets, Sampling);

        Assert.Equal(first, BatchRules.ToLookAt(new byte[32], Enumerable.Reverse(targets).ToList(), Sampling));
        Assert.Equal(52, first.Count);
        Assert.Equal([new RegisterId(1001), new RegisterId(1002)], first.TakeLast(2));
        Assert.NotEqual(first, BatchRules.ToLookAt(Enumerable.Repeat((byte)1, 32).ToArray(), targets, Sampling));
    }

    [Theory]
    [InlineData(BatchPhase.Planning, 5, 0, typeof(BatchRefusal.NotNow))]
    [InlineData(BatchPhase.Planned, 0, 0, typeof(BatchRefusal.Nothing))]
    [InlineData(BatchPhase.Planned, 5, 1, typeof(BatchRefusal.Unseen))]
    [InlineData(BatchPhase.Planned, 5, 0, null)]
    public void WhyNotExamine_Standing_IsAsTheRulesSay(BatchPhase phase, int writable, int unseen, Type? refusal) => Assert.Equal(refusal, BatchRules.WhyNotExamine(phase, writable, unseen)?.GetType());

    [Theory]
    [InlineData(true, true, TargetOutcome.Held)]
    [InlineData(false, false, TargetOutcome.Moved)]
    [InlineData(false, true, TargetOutcome.Written)]
    public void OutcomeOf_AtTheMomentOfWriting_IsAsTheRulesSay(bool isHeld, bool isAsPlanned, TargetOutcome outcome) => Assert.Equal(outcome, BatchRules.OutcomeOf(isHeld, isAsPlanned));

    /// <summary>Every step in every phase: a batch that is being written or done is neither entered, sent back nor ended.</summary>
    [Fact]
    public void WhyNot_OfEachStep_IsAsThePhaseSays()
    {
        var open = new[] { BatchPhase.Entering, BatchPhase.Planning, BatchPhase.Planned };
        foreach (var (action, phases) in new (CaseAction, BatchPhase[])[]
        {
            (CaseAction.Edit, open), (CaseAction.Return, open), (CaseAction.Withdraw, open), (CaseAction.Take, open), (CaseAction.Receive, [BatchPhase.Entering]), (CaseAction.Discard, [BatchPhase.Entering]),
            (CaseAction.Restore, [BatchPhase.Entering]), (CaseAction.Examine, [BatchPhase.Planned]), (CaseAction.Approve, [BatchPhase.Planned]), (CaseAction.Reject, []),
        })
        {
            Assert.Equal(phases, Enum.GetValues<BatchPhase>().Where(p => BatchRules.WhyNot(action, p) is null));
        }

        Assert.Equal([CaseAction.Return, CaseAction.Withdraw, CaseAction.Take], BatchRules.Aside(BatchPhase.Planned, CaseState.Examined));
        Assert.Equal([CaseAction.Take, CaseAction.Discard], BatchRules.Aside(BatchPhase.Entering, CaseState.Draft));
        Assert.Empty(BatchRules.Aside(BatchPhase.Writing, CaseState.Approved));
    }

    /// <summary>What a batch is planned, decided and followed by.</summary>
    [Fact]
    public void WhyNot_OfPlanningDecisionAndLeftOvers_IsRefusedByItsValue()
    {
        Assert.Null(BatchRules.WhyNotReadable([("告示", "第1号")], []));
        Assert.Equal(new BatchRefusal.Empty("告示"), BatchRules.WhyNotReadable([("日", "1"), ("告示", "")], ["1行目"]));
        Assert.Equal(new BatchRefusal.TableUnreadable("1行目", 1), BatchRules.WhyNotReadable([("告示", "第1号")], ["1行目", "2行目"]));
        Assert.Equal(new BatchRefusal.NotReceived(), BatchRules.WhyNotPlan(CaseState.Draft));
        Assert.Null(BatchRules.WhyNotPlan(CaseState.Received));
        Assert.Equal(new BatchRefusal.NotDone(), BatchRules.WhyNotFurther(null));
        Assert.Equal(new BatchRefusal.NothingLeft(), BatchRules.WhyNotFurther(0));
        Assert.Null(BatchRules.WhyNotFurther(1));
        Assert.Null(BatchRules.WhyNotApprove([1, 2], [1, 2]));
        Assert.Equal(new BatchRefusal.NotAsExamined(), BatchRules.WhyNotApprove([1, 2], [1, 3]));
        Assert.Equal(new BatchRefusal.NotAsExamined(), BatchRules.WhyNotApprove(null, [1]));
    }
}
