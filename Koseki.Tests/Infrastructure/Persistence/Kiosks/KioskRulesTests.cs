using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;

namespace Koseki.Tests.Infrastructure.Persistence.Kiosks;

/// <summary>What is ordered and what stands, by what was told alone: restored cores, clocks that were ahead, nodes that say nothing.</summary>
public sealed class KioskRulesTests
{
    private static readonly Actor First = TestCity.Person("unyo", "運用　五郎", StaffRole.Operator);
    private static readonly DateTimeOffset Now = new(2026, 10, 8, 1, 0, 0, TimeSpan.Zero);

    /// <summary>After a restore the core gives the same numbers again: what was ordered under them since is another answer.</summary>
    [Fact]
    public void AnswerOf_SameNumbersOfOtherSteps_IsAnotherAnswer()
    {
        KioskStep[] before = [new(1, KioskAct.Stop, "INKAN", "疑い", "unyo", "運用", Now), new(2, KioskAct.SelfTest, KioskKinds.All, "書体", "unyo", "運用", Now)];
        KioskStep[] after = [before[0], before[1] with { At = Now.AddSeconds(1) }];

        Assert.Equal(KioskRules.AnswerOf(before).Mark, KioskRules.AnswerOf(before).Mark);
        Assert.NotEqual(KioskRules.AnswerOf(before).Mark, KioskRules.AnswerOf(after).Mark);
        Assert.NotEqual(KioskRules.AnswerOf(before).SelfTest, KioskRules.AnswerOf(after).SelfTest);
        Assert.NotEqual(KioskRules.AnswerOf(before).Mark, KioskRules.AnswerOf([before[0] with { Kind = "JUMINHYO" }, before[1]]).Mark);
    }

    /// <summary>An order that a clock ahead gave is due at once, and done when a node says so now.</summary>
    [Fact]
    public void NotDone_OrderOfATimeToCome_IsDue()
    {
        KioskStep[] steps = [new(1, KioskAct.Stop, "INKAN", "疑い", "unyo", "運用", Now.AddHours(1))];
        Assert.Single(KioskRules.NotDone(steps, [new(KioskReports.Of(Now), Now)], Now));
        Assert.Empty(KioskRules.NotDone(steps, [new(Ordered(KioskReports.Of(Now, "INKAN"), 1), Now)], Now));
    }

    /// <summary>Two people open what nodes say that are heard: a silent one's word of a switch neither hides a stop nor spoils its opening.</summary>
    [Fact]
    public void ProposeOpening_SilentNodeSaysOtherwise_GoesByWhoIsHeard()
    {
        NodeStanding silent = new(KioskReports.Of(Now) with { Node = "gateway-2", Kinds = [new("INKAN", true, null, null, false, 9, 0)] }, Now.AddHours(-1));
        NodeStanding heard = new(KioskReports.Of(Now, "INKAN"), Now);
        Assert.Equal([new SeenSwitch("INKAN", 2)], KioskRules.ProposeOpening("INKAN", "直った", [silent, heard], First, Now).Written!.Seen);
        Assert.IsType<KioskRefusal.KindUnknown>(KioskRules.ProposeOpening("INKAN", "直った", [silent], First, Now).Refusal);
        Assert.IsType<KioskRefusal.KindUnknown>(KioskRules.ProposeOpening(KioskKinds.All, "直った", [silent], First, Now).Refusal);
        Assert.NotNull(KioskRules.Stop("INKAN", "疑い", [silent], First, Now).Written);
    }

    private static NodeReport Ordered(NodeReport report, long order) => report with { Kinds = [.. report.Kinds.Select(k => k with { Order = order })] };
}
