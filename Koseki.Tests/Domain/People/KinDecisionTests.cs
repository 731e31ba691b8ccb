using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Tests.Infrastructure.Persistence;

namespace Koseki.Tests.Domain.People;

/// <summary>What two people of the office may say of two persons: nothing that cannot be, whoever says it.</summary>
public sealed class KinDecisionTests
{
    private static readonly PersonId Father = new(21);
    private static readonly PersonId Mother = new(22);
    private static readonly PersonId Child = new(23);
    private static readonly PersonId OlderMan = new(1);
    private static readonly PersonId OlderWoman = new(2);
    private static readonly PersonId YoungerAlone = new(11);

    // 小川博 with 陽子 and 結衣 (born 2000-01-01), 越谷太郎 with 花子 (born 1998 and 1999), and another 結衣 in a register of her own.
    private static readonly FamilyRegister Family = TestCity.Register("小川博");
    private static readonly Reached Seen = Of(Family);

    private static KinRefusal? WhyNot(KinLinkKind kind, PersonId one, PersonId other, Reached? seen = null, bool holds = true) => KinDecision.WhyNot(new(kind, one, other), holds, seen ?? Seen);

    private static Reached Of(FamilyRegister family) => Reached.Of(new([family, TestCity.Register("越谷太郎"), TestCity.Register("小川結衣")]));

    private static Reached With(PersonId person, Func<RegisterEntry, RegisterEntry> change) =>
        Of(Family with { Entries = Family.Entries.Select(e => e.Person == person ? change(e) : e).ToValueList() });

    private static RegisterEntry Dead(RegisterEntry entry, string on) => entry with { Matters = [.. entry.Matters, new StatusMatter(MatterTitles.Death, [new(MatterLabels.DiedOn, on)])] };

    private static RegisterEntry Changed(RegisterEntry entry) => entry with { Matters = [.. entry.Matters, new StatusMatter(MatterTitles.ChangeOfSex, [])] };

    [Fact]
    public void WhyNot_PairsThatCanBe_IsNull()
    {
        Assert.Null(WhyNot(KinLinkKind.Parent, Child, Father));
        Assert.Null(WhyNot(KinLinkKind.Parent, Child, Mother));
        // The other 結衣 was born on the same day; nobody is known of her yet.
        Assert.Null(WhyNot(KinLinkKind.Parent, YoungerAlone, Mother));
        Assert.Null(WhyNot(KinLinkKind.Marriage, Father, Mother));
        // Voidable, not void: it may be on record.
        Assert.Null(WhyNot(KinLinkKind.Adoption, Mother, OlderMan));
    }

    [Fact]
    public void WhyNot_OneselfOrNobody_IsRefusedEvenToDeny()
    {
        foreach (var holds in new[] { true, false })
        {
            Assert.Equal(new KinRefusal.SamePerson(), WhyNot(KinLinkKind.Marriage, Child, Child, holds: holds));
            Assert.Equal(new KinRefusal.UnknownPerson(new(999)), WhyNot(KinLinkKind.Parent, Child, new(999), holds: holds));
            Assert.Equal(new KinRefusal.UnknownPerson(new(999)), WhyNot(KinLinkKind.Parent, new(999), Child, holds: holds));
        }
    }

    /// <summary>Born before the parent, or on the same day.</summary>
    [Fact]
    public void WhyNot_ChildNotYounger_IsRefused()
    {
        Assert.Equal(new KinRefusal.ChildNotYounger(), WhyNot(KinLinkKind.Parent, Father, Child));
        Assert.Equal(new KinRefusal.ChildNotYounger(), WhyNot(KinLinkKind.Parent, YoungerAlone, Child));
        Assert.Null(WhyNot(KinLinkKind.Parent, Father, Child, holds: false));
    }

    /// <summary>A day that is not known says nothing.</summary>
    [Fact]
    public void WhyNot_BirthOfTheParentInAYear_IsRefusedOnlyWhereItIsSure()
    {
        Assert.Null(WhyNot(KinLinkKind.Parent, YoungerAlone, Mother, With(Mother, e => e with { BirthDate = RegisterDate.Parse("平成11年月日不詳") })));
        Assert.IsType<KinRefusal.ChildNotYounger>(WhyNot(KinLinkKind.Parent, YoungerAlone, Mother, With(Mother, e => e with { BirthDate = RegisterDate.Parse("平成13年1月1日") })));
    }

    /// <summary>One father and one mother: a second one beside one that is sure is refused, and says who is there.</summary>
    [Fact]
    public void WhyNot_SecondMotherOrFather_IsRefused()
    {
        Assert.Equal(new KinRefusal.ParentThere("母", "小川陽子"), WhyNot(KinLinkKind.Parent, Child, OlderWoman));
        Assert.Equal(new KinRefusal.ParentThere("父", "小川博"), WhyNot(KinLinkKind.Parent, Child, OlderMan));
        Assert.Null(WhyNot(KinLinkKind.Parent, Child, OlderWoman, holds: false));
        // Where one of the two is only inferred, the other may be found.
        var links = new FamilyLinks { Parents = [new(Child, Mother, ParentGround.Birth, LinkOrigin.Inferred)], Births = Seen.Kinship.Links.Births };
        Assert.Null(WhyNot(KinLinkKind.Parent, Child, OlderWoman, Seen with { Kinship = new(links) }));
    }

    /// <summary>Fault of the rule itself: who is recorded by another 性別 now may be the father beside a mother. Two who are sure leave no third.</summary>
    [Fact]
    public void WhyNot_ParentWhose性別Changed_IsNotCountedByIt()
    {
        var changed = With(Father, e => Changed(e with { Sex = Sex.Female }));
        var links = new FamilyLinks { Parents = [new(YoungerAlone, Father, ParentGround.Birth, LinkOrigin.Confirmed)] };
        Assert.Null(WhyNot(KinLinkKind.Parent, YoungerAlone, Mother, changed with { Kinship = new(links) }));

        var both = new FamilyLinks { Parents = [new(YoungerAlone, Father, ParentGround.Birth, LinkOrigin.Confirmed), new(YoungerAlone, Mother, ParentGround.Birth, LinkOrigin.Confirmed)] };
        Assert.Equal("親", Assert.IsType<KinRefusal.ParentThere>(WhyNot(KinLinkKind.Parent, YoungerAlone, OlderMan, changed with { Kinship = new(both) })).Role);
    }

    [Fact]
    public void WhyNot_TheOtherWay_IsRefused()
    {
        Assert.Equal(new KinRefusal.TheOtherWay(), WhyNot(KinLinkKind.Adoption, Father, Child));
        var unknown = With(Father, e => e with { BirthDate = RegisterDate.Parse("不詳") });
        Assert.IsType<KinRefusal.TheOtherWay>(WhyNot(KinLinkKind.Parent, Father, Child, unknown with { Kinship = Seen.Kinship }));
    }

    /// <summary>A mother lives at the birth, a father within a year before it, a couple at one time.</summary>
    [Theory]
    [InlineData(22, "平成11年12月31日", true)]
    [InlineData(22, "平成12年1月1日", false)]
    [InlineData(21, "平成11年6月1日", false)]
    [InlineData(21, "平成10年1月1日", true)]
    public void WhyNot_ParentDiedBeforeTheBirth_IsRefused(long parent, string on, bool isRefused)
    {
        var seen = With(new(parent), e => Dead(e, on));

        Assert.Equal(isRefused ? new KinRefusal.NotAliveTogether() : null, WhyNot(KinLinkKind.Parent, YoungerAlone, new(parent), seen with { Kinship = new(FamilyLinks.None) }));
    }

    [Fact]
    public void WhyNot_MarriageOfOneDeadBeforeTheOtherWasBorn_IsRefused()
    {
        Assert.Equal(new KinRefusal.NotAliveTogether(), WhyNot(KinLinkKind.Marriage, Father, OlderWoman, With(Father, e => Dead(e, "平成9年5月1日"))));
        Assert.Equal(new KinRefusal.NotAliveTogether(), WhyNot(KinLinkKind.Marriage, OlderWoman, Father, With(Father, e => Dead(e, "平成9年5月1日"))));
        Assert.Null(WhyNot(KinLinkKind.Marriage, Father, OlderWoman, With(Father, e => Dead(e, "令和1年5月1日"))));
    }

    [Fact]
    public void Propose_AndConfirm_AskDutyReasonAndTheOtherPerson()
    {
        var pair = new KinPair(KinLinkKind.Parent, Child, Mother);
        var waiting = new KinProposal(7, pair, true, "謄本", TestCity.Examiner.Account, TestCity.Examiner.Name);

        Assert.IsType<RightsRefusal.DutyWanting>(KinDecision.Propose(pair, true, "謄本", TestCity.Counter, Seen).Refusal);
        Assert.Equal(new KinRefusal.ReasonUnfit(KinDecision.LongestReason), KinDecision.Propose(pair, true, " ", TestCity.Examiner, Seen).Refusal);
        Assert.Equal(new KinRefusal.ReasonUnfit(KinDecision.LongestReason), KinDecision.Propose(pair, true, new('字', KinDecision.LongestReason + 1), TestCity.Examiner, Seen).Refusal);
        Assert.Equal(new KinStep(pair, true, "謄本", null), KinDecision.Propose(pair, true, " 謄本 ", TestCity.Examiner, Seen).Written);
        Assert.IsType<RightsRefusal.DutyWanting>(KinDecision.Confirm(waiting, TestCity.Counter, Seen).Refusal);
        Assert.Equal(new KinRefusal.Settled(), KinDecision.Confirm(null, TestCity.Approver, Seen).Refusal);
        Assert.Equal(new KinRefusal.OwnProposal(), KinDecision.Confirm(waiting, TestCity.Examiner with { Account = waiting.Account.ToUpperInvariant() }, Seen).Refusal);
        Assert.Equal(new KinStep(pair, true, "謄本", 7), KinDecision.Confirm(waiting, TestCity.Approver, Seen).Written);
        Assert.IsType<KinRefusal.ParentThere>(KinDecision.Confirm(waiting with { Pair = pair with { Other = OlderWoman } }, TestCity.Approver, Seen).Refusal);
    }
}
