using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.RefusalRequests;

/// <summary>Who may ask, how, and until when (戸籍法27条の2第3項, 同法施行規則53条の4).</summary>
public sealed class RequestRulesTests
{
    private static readonly DateTimeOffset Now = JapanTime.At(new(2026, 11, 20), new(10, 0));
    private static readonly Requester Hanako = new(new(new(2), "越谷", "花子", new(1999, 8, 20), "埼玉県越谷市東越谷一丁目5番地", null), RegisterDate.Parse("平成11年8月20日"), Sex.Female, false);
    private static readonly Requester Child = new(new(new(16), "小川", "凛", new(2025, 1, 15), "埼玉県越谷市東越谷二丁目10番地", null), RegisterDate.Parse("令和7年1月15日"), Sex.Female, false);
    private static readonly RequestFiling InPerson = new(Now.AddMinutes(-5), RequestMeans.InPerson, RequestIdentity.WithPhoto, null, "");
    private static readonly RequestToEnter Good = new([RefusableAct.Divorce], Hanako, RequestCapacity.Self, "", null, "埼玉県越谷市越ヶ谷四丁目2番1号", "", InPerson);

    [Fact]
    public void Enter_WhoComesAndIsIdentified_IsTakenIn()
    {
        Assert.Null(RequestRules.WhyNotEnter(Good, [], Now));
        Assert.Null(RequestRules.WhyNotEnter(Good with { Filing = InPerson with { Means = RequestMeans.Deed, Identity = RequestIdentity.Deed, Note = "入院中" } }, [], Now));
        Assert.Null(RequestRules.WhyNotEnter(Good with { Filing = InPerson with { At = Now.AddYears(-10), ReceivedBy = "東京都足立区長" } }, [], Now));
        Assert.Null(RequestRules.WhyNotEnter(Good with { Acts = [RefusableAct.Adoption, RefusableAct.AdoptionDissolution], Who = Child, Capacity = RequestCapacity.Representative, Representative = "小川結衣" }, [], Now));
        Assert.Null(RequestRules.WhyNotEnter(Good with { Acts = [RefusableAct.Acknowledgement], Who = Hanako with { Sex = Sex.Male } }, [], Now));
    }

    public static TheoryData<string, Type> Wanting => new()
    {
        { "acts", typeof(RequestRefusal.ActsWanting) }, { "who", typeof(RequestRefusal.WhoWanting) }, { "agent", typeof(RequestRefusal.NotInPerson) }, { "means", typeof(RequestRefusal.Empty) },
        { "identity", typeof(RequestRefusal.NotIdentified) }, { "deedIdentity", typeof(RequestRefusal.NotIdentified) }, { "deedReason", typeof(RequestRefusal.Empty) }, { "future", typeof(RequestRefusal.TimeUnfit) },
        { "old", typeof(RequestRefusal.TimeUnfit) }, { "beforeTheLaw", typeof(RequestRefusal.TimeUnfit) }, { "dead", typeof(RequestRefusal.Dead) }, { "mother", typeof(RequestRefusal.NotTheFather) },
        { "childAlone", typeof(RequestRefusal.TooYoung) }, { "agentOfDivorce", typeof(RequestRefusal.NoRepresentative) }, { "agentOfAnAdult", typeof(RequestRefusal.NoRepresentative) }, { "agentUnnamed", typeof(RequestRefusal.Empty) },
        { "foreigners", typeof(RequestRefusal.ForeignersOnly) }, { "self", typeof(RequestRefusal.AgainstThemselves) }, { "address", typeof(RequestRefusal.Empty) }, { "long", typeof(RequestRefusal.TooLong) }, { "twice", typeof(RequestRefusal.StandsAlready) },
    };

    [Theory]
    [MemberData(nameof(Wanting))]
    public void Enter_WhatTheLawWants_IsNamed(string what, Type expected)
    {
        var (request, there) = what switch
        {
            "acts" => (Good with { Acts = [] }, null),
            "who" => (Good with { Who = null }, null),
            "agent" => (Good with { Filing = InPerson with { Means = RequestMeans.Agent } }, null),
            "means" => (Good with { Filing = InPerson with { Means = null } }, null),
            "identity" => (Good with { Filing = InPerson with { Identity = RequestIdentity.None } }, null),
            "deedIdentity" => (Good with { Filing = InPerson with { Identity = RequestIdentity.Deed } }, null),
            "deedReason" => (Good with { Filing = InPerson with { Means = RequestMeans.Deed, Identity = RequestIdentity.Deed } }, null),
            "future" => (Good with { Filing = InPerson with { At = Now.AddMinutes(2) } }, null),
            "old" => (Good with { Filing = InPerson with { At = Now.AddDays(-15) } }, null),
            "beforeTheLaw" => (Good with { Filing = InPerson with { At = JapanTime.At(new(2008, 4, 30), new(23, 59)), ReceivedBy = "東京都足立区長" } }, null),
            "dead" => (Good with { Who = Hanako with { IsDead = true } }, null),
            "mother" => (Good with { Acts = [RefusableAct.Acknowledgement] }, null),
            "childAlone" => (Good with { Acts = [RefusableAct.Adoption], Who = Child }, null),
            "agentOfDivorce" => (Good with { Who = Child, Capacity = RequestCapacity.Representative, Representative = "小川結衣" }, null),
            "agentOfAnAdult" => (Good with { Acts = [RefusableAct.Adoption], Capacity = RequestCapacity.Representative, Representative = "小川結衣" }, null),
            "agentUnnamed" => (Good with { Acts = [RefusableAct.Adoption], Who = Child, Capacity = RequestCapacity.Representative }, null),
            "foreigners" => (Good with { Who = Hanako with { Person = new(null, "スミス", "アン", new(1990, 1, 1), null, "アメリカ合衆国") } }, null),
            "self" => (Good with { Against = Hanako.Person }, null),
            "address" => (Good with { Address = " " }, null),
            "long" => (Good with { Contact = new('1', 201) }, null),
            _ => (Good, (RefusalRequest?)There),
        };

        Assert.IsType(expected, RequestRules.WhyNotEnter(request, there is null ? [] : [there], Now));
    }

    /// <summary>One against everybody stands beside one against somebody, and after its end it is made anew.</summary>
    [Fact]
    public void Enter_AnotherRequestOfTheSamePerson_IsTakenIn()
    {
        Assert.Null(RequestRules.WhyNotEnter(Good with { Against = new(new(1), "越谷", "太郎", null, null, null) }, [There], Now));
        Assert.Null(RequestRules.WhyNotEnter(Good with { Acts = [RefusableAct.Marriage] }, [There], Now));
        Assert.Null(RequestRules.WhyNotEnter(Good, [There with { Steps = [new(RequestStepKind.Withdrawn, Now, null, "", "", "", Now)] }], Now));
    }

    [Fact]
    public void Withdraw_WhoMadeItAndComes_EndsIt()
    {
        Assert.Null(RequestRules.WhyNotWithdraw(There, InPerson, Now));
        Assert.IsType<RequestRefusal.NotInPerson>(RequestRules.WhyNotWithdraw(There, InPerson with { Means = RequestMeans.Agent }, Now));
        Assert.IsType<RequestRefusal.TimeUnfit>(RequestRules.WhyNotWithdraw(There, InPerson with { At = There.FiledAt.AddMinutes(-1) }, Now));
        Assert.IsType<RequestRefusal.Over>(RequestRules.WhyNotWithdraw(There with { Steps = [new(RequestStepKind.LapsedByDeath, null, 3, "", "", "", Now)] }, InPerson, Now));
    }

    [Fact]
    public void AnotherPerson_OnlyOfWhomItIsInDoubt_IsSaid()
    {
        var paper = new CasePaper(5, "令8-1", new(CaseState.Received, "a", null), 1, "", "");

        var met = new MetRequest(3, true, "妻 P2 越谷花子");

        Assert.Null(RequestRules.WhyNotSay(There, paper, met, "戸籍を見た", new(2026, 11, 20)));
        Assert.IsType<RequestRefusal.IsThePerson>(RequestRules.WhyNotSay(There, paper, met with { IsDoubtful = false }, "戸籍を見た", new(2026, 11, 20)));
        Assert.IsType<RequestRefusal.IsThePerson>(RequestRules.WhyNotSay(There, paper, null, "戸籍を見た", new(2026, 11, 20)));
        Assert.IsType<RequestRefusal.ReasonWanting>(RequestRules.WhyNotSay(There, paper, met, " ", new(2026, 11, 20)));
        Assert.IsType<RequestRefusal.CaseNotOpen>(RequestRules.WhyNotSay(There, paper with { Standing = new(CaseState.Approved, "a", null) }, met, "戸籍を見た", new(2026, 11, 20)));
        Assert.IsType<RequestRefusal.CaseNotOpen>(RequestRules.WhyNotSay(There, null, met, "戸籍を見た", new(2026, 11, 20)));
        Assert.IsType<RequestRefusal.Over>(RequestRules.WhyNotSay(There with { Steps = [new(RequestStepKind.LapsedByDeath, null, 4, "", "", "", Now)] }, paper, met, "戸籍を見た", new(2026, 11, 20)));
    }

    private static RefusalRequest There { get; } = new()
    {
        Number = 3, Act = RefusableAct.Divorce, Who = Hanako.Person, BirthDate = Hanako.BirthDate, Address = "埼玉県越谷市", Capacity = RequestCapacity.Self, FiledAt = JapanTime.At(new(2026, 11, 19), new(9, 0)),
        Means = RequestMeans.InPerson, Identity = RequestIdentity.WithPhoto,
    };
}
