using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Certificates.Door;

/// <summary>The right to release: what stands against it, in the order in which the gateway is told.</summary>
public sealed class ClaimDecisionTests
{
    private static readonly ClaimQuestion Question = new(Guid.NewGuid(), 3, 2, new('a', 64), "0001");
    private static readonly ClaimFacts Free = new(null, false, false, false, false, true, 2);
    private static readonly GivenClaim Same = new(3, 2, Convert.FromHexString(Question.Sha256), 7);

    [Fact]
    public void WhyNot_NothingAgainstIt_IsGivenAndGivenAgain()
    {
        Assert.Null(ClaimDecision.WhyNot(Question, Free));
        Assert.Null(ClaimDecision.WhyNot(Question with { Sha256 = new('A', 64) }, Free with { Before = Same }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg")]
    public void WhyNot_HashUnreadable_IsRefused(string hash) => Assert.Equal("K4003", ClaimDecision.WhyNot(Question with { Sha256 = hash }, Free with { Before = Same })?.Code);

    /// <summary>Fault S4: another paper is never released under an id that was given.</summary>
    [Fact]
    public void WhyNot_AnotherPaperUnderTheId_IsRefused()
    {
        var other = new DoorDenial.OtherPaper();
        Assert.Equal(other, ClaimDecision.WhyNot(Question, Free with { Before = Same with { Register = 4 } }));
        Assert.Equal(other, ClaimDecision.WhyNot(Question, Free with { Before = Same with { Generation = 1 } }));
        Assert.Equal(other, ClaimDecision.WhyNot(Question, Free with { Before = Same with { Sha256 = new byte[32] } }));
        Assert.Equal(other, ClaimDecision.WhyNotBeside(Question, Question with { Generation = 1 }));
        Assert.Null(ClaimDecision.WhyNotBeside(Question, Question with { KnownHead = 9, Place = "○○ストア" }));
    }

    [Fact]
    public void WhyNot_WhatStandsNow_RefusesTheSecondGivingToo()
    {
        var register = new RegisterId(3);
        (ClaimFacts Facts, DoorDenial Why)[] against =
        [
            (Free with { IsClosed = true, IsHeld = true }, new DoorDenial.PaperListOpen()),
            (Free with { IsHeld = true, IsResidentStopped = true }, new DoorDenial.Held(register)),
            (Free with { IsRegisterStopped = true, IsResidentStopped = true }, new DoorDenial.RegisterStopped(register)),
            (Free with { IsResidentStopped = true, IsLinkSound = false }, new DoorDenial.ResidentStopped()),
            (Free with { Generation = 3 }, new DoorDenial.Superseded()),
            (Free with { Generation = null }, new DoorDenial.Superseded()),
        ];
        foreach (var (facts, why) in against)
        {
            Assert.Equal(why, ClaimDecision.WhyNot(Question, facts));
            Assert.Equal(why, ClaimDecision.WhyNot(Question, facts with { Before = Same }));
        }

        Assert.Equal("K5902", ClaimDecision.WhyNot(Question, Free with { IsHeld = null })?.Code);
        Assert.Equal("K5902", ClaimDecision.WhyNot(Question, Free with { IsLinkSound = false })?.Code);
    }
}
