using Koseki.Domain.Cases;

namespace Koseki.Tests.Domain.Cases;

/// <summary>A code makes one browser a terminal, once and in its time; an enrolment is revoked once.</summary>
public sealed class TerminalRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 8, 10, 0, 0, TimeSpan.FromHours(9));
    private static readonly EnrolmentCode Good = new("01-01", "unyo 運用　五郎", Now.AddMinutes(1), false, true);

    [Fact]
    public void WhyNotEnrol_CodeUsedOldForgedOrUnknown_IsRefused()
    {
        Assert.Null(TerminalRules.WhyNotEnrol(Good, Now));
        Assert.All(new[] { null, Good with { Until = Now }, Good with { IsUsed = true }, Good with { IsRecorded = false } }, c => Assert.Equal(new TerminalRefusal.CodeNotGood(), TerminalRules.WhyNotEnrol(c, Now)));
    }

    [Fact]
    public void WhyNotRevoke_UnknownOrRevoked_IsRefused()
    {
        Assert.Null(TerminalRules.WhyNotRevoke(true, false));
        Assert.Equal(new TerminalRefusal.NotEnrolled(), TerminalRules.WhyNotRevoke(false, false));
        Assert.Equal(new TerminalRefusal.RevokedBefore(), TerminalRules.WhyNotRevoke(true, true));
    }
}
