using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.NightHolds;

/// <summary>By whose end of a case a deposit's hold ends.</summary>
public sealed class NightEndTests
{
    private static readonly RegisterId Named = new(1);
    private static readonly RegisterId Beside = new(3);

    [Theory]
    // Whoever received it, joined it, or both, takes it back or refuses it alone: nothing ends.
    [InlineData(CaseAction.Withdraw, "shinsa", "shinsa", "shinsa", false, false)]
    [InlineData(CaseAction.Withdraw, "shinsa", "madoguchi", "shinsa", false, false)]
    [InlineData(CaseAction.Withdraw, "madoguchi", "shinsa", "shinsa", false, false)]
    [InlineData(CaseAction.Withdraw, "madoguchi", "SHINSA", "shinsa", false, false)]
    [InlineData(CaseAction.Reject, "kessai", "madoguchi", "kessai", false, false)]
    // Another one does.
    [InlineData(CaseAction.Withdraw, "madoguchi", "madoguchi", "shinsa", true, true)]
    [InlineData(CaseAction.Reject, "madoguchi", "madoguchi", "kessai", true, true)]
    [InlineData(CaseAction.Approve, "madoguchi", "madoguchi", "kessai", true, true)]
    // What was decided ends what it was decided about; a register beside it only by two.
    [InlineData(CaseAction.Approve, "madoguchi", "kessai", "kessai", true, false)]
    [InlineData(CaseAction.Approve, "hitori", "hitori", "hitori", true, false)]
    public void Ends_ByOnePerson_OnlyWhatADecisionWrote(CaseAction action, string receivedBy, string joinedBy, string endedBy, bool named, bool beside)
    {
        var end = new NightEnd(action, new(CaseState.Received, receivedBy, null), [Named], endedBy);
        Assert.Equal((named, beside), (end.Ends(Named, [joinedBy]), end.Ends(Beside, [joinedBy])));
    }

    [Fact]
    public void Ends_ByWhoEditedOrExamined_IsByOnePerson()
    {
        var standing = new CaseStanding(CaseState.Returned, "madoguchi", "shinsa") { EditedBy = ["hoka"] };
        Assert.All(["shinsa", "hoka"], who => Assert.False(new NightEnd(CaseAction.Withdraw, standing, [Named], who).Ends(Named, [])));
        Assert.True(new NightEnd(CaseAction.Withdraw, standing, [Named], "betsu").Ends(Named, []));
    }
}
