using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Registers;
using Koseki.Tests.Infrastructure.Persistence;

namespace Koseki.Tests.Domain.Certificates.Door;

/// <summary>What the door gives to whom, and how a stop of it ends.</summary>
public sealed class DoorDecisionTests
{
    private static readonly Dictionary<string, PersonId> Known = new(StringComparer.Ordinal) { ["t1"] = new(1), ["t2"] = new(2) };

    [Fact]
    public void RegisterOf_NobodyNoneOrSeveral_IsDenied()
    {
        Assert.Equal(new DoorDenial.NobodyLinked(), DoorDecision.RegisterOf(null, []).Refusal);
        Assert.Equal(new DoorDenial.NotInOneRegister(0), DoorDecision.RegisterOf(new(1), []).Refusal);
        Assert.Equal(new DoorDenial.NotInOneRegister(2), DoorDecision.RegisterOf(new(1), [new(1), new(2)]).Refusal);
        Assert.Equal(new RegisterId(2), DoorDecision.RegisterOf(new(1), [new(2)]).Written);
    }

    [Fact]
    public void WhyNotRegister_StoppedBeforeHeld_IsDenied()
    {
        Assert.Equal(new DoorDenial.RegisterStopped(new(1)), DoorDecision.WhyNotRegister(new(1), true, true));
        Assert.Equal(new DoorDenial.Held(new(1)), DoorDecision.WhyNotRegister(new(1), false, true));
        Assert.Null(DoorDecision.WhyNotRegister(new(1), false, false));
        Assert.Equal("K3010", DoorDecision.WhyNotResident(true)?.Code);
        Assert.Null(DoorDecision.WhyNotResident(false));
    }

    /// <summary>A token of another resident names nobody; a paper of some names somebody, one of the whole register nobody.</summary>
    [Fact]
    public void Persons_OfAnOrder_FitTheKind()
    {
        Assert.Equal([new PersonId(2)], DoorDecision.Persons(CertificateKind.Individual, ["t2", "t2"], Known).Written!);
        Assert.Empty(DoorDecision.Persons(CertificateKind.Whole, [], Known).Written!);
        Assert.Equal(new DoorDenial.UnknownMember(), DoorDecision.Persons(CertificateKind.Individual, ["t1", "x"], Known).Refusal);
        Assert.Equal(new DoorDenial.PersonsUnfit(), DoorDecision.Persons(CertificateKind.Individual, [], Known).Refusal);
        Assert.Equal(new DoorDenial.PersonsUnfit(), DoorDecision.Persons(CertificateKind.Whole, ["t1"], Known).Refusal);
    }

    [Fact]
    public void Kind_AndDayOfAnOrder_AreThoseOfTheDoor()
    {
        Assert.Equal(CertificateKind.Whole, DoorDecision.Kind(DoorKinds.Whole).Written);
        Assert.Equal(new DoorDenial.UnknownKind("X"), DoorDecision.Kind("X").Refusal);
        Assert.Equal("K5006", DoorDecision.WhyNotOn(new(2026, 10, 7), new(2026, 10, 8))?.Code);
        Assert.Null(DoorDecision.WhyNotOn(new(2026, 10, 8), new(2026, 10, 8)));
        Assert.Equal("K3008", DoorDecision.WhyNotOffered([new("t1", "越谷　花子", false)])?.Code);
        Assert.Null(DoorDecision.WhyNotOffered([new("t1", "越谷　太郎", true)]));
    }

    /// <summary>Fault S3: a stop ends by two different people with the duty, and only what can be taken is taken.</summary>
    [Fact]
    public void Steps_OfAStop_AreTakenByTwoPeople()
    {
        var stop = new DoorStop(1, DoorStopKind.Link, "向け直す行です。", default) { Resident = "0001", ProposedPerson = 2 };
        var step = DoorStopRules.Propose(stop, true, " 確かめた ", TestCity.Examiner).Written!;
        var proposed = stop with { Steps = [step] };

        Assert.Equal(new DoorStopStep(1, false, true, "確かめた", TestCity.Examiner.Account, TestCity.Examiner.Name), step);
        Assert.IsType<RightsRefusal.DutyWanting>(DoorStopRules.Propose(stop, true, "確かめた", TestCity.Counter).Refusal);
        Assert.Equal(new DoorStopRefusal.ReasonUnfit(DoorStopRules.LongestReason), DoorStopRules.Propose(stop, true, "", TestCity.Examiner).Refusal);
        Assert.Equal(new DoorStopRefusal.RowUnreadable(), DoorStopRules.Propose(stop with { ProposedPerson = null }, true, "確かめた", TestCity.Examiner).Refusal);
        Assert.Equal(new DoorStopRefusal.NothingToTake(), DoorStopRules.Propose(new(1, DoorStopKind.Register, "検査", default), true, "確かめた", TestCity.Examiner).Refusal);
        Assert.Equal(new DoorStopRefusal.NotProposed(), DoorStopRules.Confirm(stop, TestCity.Approver).Refusal);
        Assert.Equal(new DoorStopRefusal.OwnProposal(), DoorStopRules.Confirm(proposed, TestCity.Examiner with { Account = TestCity.Examiner.Account.ToUpperInvariant() }).Refusal);
        var confirmed = DoorStopRules.Confirm(proposed, TestCity.Approver).Written!;
        Assert.Equal((2, true, true), (confirmed.Order, confirmed.Confirms, confirmed.Takes));
        Assert.Equal(new DoorStopRefusal.Settled(), DoorStopRules.Propose(proposed with { Steps = [step, confirmed] }, true, "確かめた", TestCity.Examiner).Refusal);
        Assert.Equal(new DoorStopRefusal.Settled(), DoorStopRules.Confirm(null, TestCity.Approver).Refusal);
        Assert.Equal((2, true, false), (DoorStopRules.ClearedUp(proposed, TestCity.Approver).Order, DoorStopRules.ClearedUp(proposed, TestCity.Approver).Confirms, DoorStopRules.ClearedUp(proposed, TestCity.Approver).Takes));
    }
}
