using Koseki.Domain.Cases;

namespace Koseki.Tests.Domain.Cases;

/// <summary>Who may do what is answered in one place, by a value that has words.</summary>
public sealed class RightsTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 8, 10, 0, 0, TimeSpan.FromHours(9));

    private static Actor Of(params StaffRole[] roles) => new("aruku", "歩く　人", roles.ToHashSet(), "01", "01-01");

    private static RightsSubject About(CaseStanding standing, DateTimeOffset? at = null) => new RightsSubject.OfCase(standing, at);

    [Fact]
    public void WhyNot_NoDuty_NamesThoseOfWhichOneIsEnough()
    {
        foreach (var permission in Enum.GetValues<Permission>())
        {
            var why = Assert.IsType<RightsRefusal.DutyWanting>(Rights.WhyNot(permission, Of()));
            Assert.Equal($"{permission.Word()}には{string.Join("・", Rights.RolesOf(permission).Select(r => r.Word()))}の職務が要ります。", why.Words);
            Assert.All(Rights.RolesOf(permission), r => Assert.Null(Rights.WhyNot(permission, Of(r))));
        }
    }

    /// <summary>The city's ②: the duty of the night allows one thing, and nobody else may do that.</summary>
    [Fact]
    public void WhyNot_DutyOfTheNight_AllowsItsTerminalAlone()
    {
        Assert.Equal([Permission.HoldAtNight], Enum.GetValues<Permission>().Where(p => Rights.Allows(p, Of(StaffRole.NightDuty))));
        Assert.Equal([StaffRole.NightDuty], Rights.RolesOf(Permission.HoldAtNight));
    }

    [Fact]
    public void Permission_OfEachStepOfACase_IsItsOwn() =>
        Assert.Equal(Enum.GetValues<CaseAction>().Length, Enum.GetValues<CaseAction>().Select(a => a.Permission()).Distinct().Count());

    [Fact]
    public void WhyNot_OfACase_IsTheFirstThatStandsAgainstIt()
    {
        var both = Of(StaffRole.Examiner, StaffRole.Approver);
        var draft = new CaseStanding(CaseState.Draft, "hoka", null) { AssignedTo = "hoka", AssignedToName = "ほか　人" };
        var discarded = new CaseStanding(CaseState.Discarded, "aruku", null) { DiscardedBy = "aruku", DiscardedAt = Now.AddDays(-8) };

        Assert.Equal(new RightsRefusal.NotInThisState(CaseAction.Approve, CaseState.Draft), Rights.WhyNot(Permission.ApproveCase, both, About(draft)));
        Assert.Equal(new RightsRefusal.DutyWanting(Permission.EditCase), Rights.WhyNot(Permission.EditCase, Of(StaffRole.Approver), About(draft)));
        Assert.Equal(new RightsRefusal.WithAnother("ほか　人"), Rights.WhyNot(Permission.EditCase, both, About(draft)));
        Assert.Null(Rights.WhyNot(Permission.TakeCase, both, About(draft)));
        Assert.Equal(new RightsRefusal.AlreadyTheirs(), Rights.WhyNot(Permission.TakeCase, both, About(draft with { AssignedTo = "aruku" })));
        Assert.Equal(new RightsRefusal.DiscardedByAnother(), Rights.WhyNot(Permission.RestoreCase, both, About(discarded with { DiscardedBy = "hoka" }, Now)));
        Assert.Equal(new RightsRefusal.TooLateToRestore(), Rights.WhyNot(Permission.RestoreCase, both, About(discarded, Now)));
        Assert.Null(Rights.WhyNot(Permission.RestoreCase, both, About(discarded, Now.AddDays(-2))));
        Assert.Equal(new RightsRefusal.HadItInHand(), Rights.WhyNot(Permission.ApproveCase, both, About(new(CaseState.Examined, "a", "aruku"))));
        Assert.Null(Rights.WhyNot(Permission.ApproveCase, both, About(new(CaseState.Examined, "a", "aruku") { TwoPersons = false })));
    }

    /// <summary>The records keep the words: each is said of one kind only.</summary>
    [Fact]
    public void Word_OfEachDeedAndLook_IsItsOwn()
    {
        Assert.Equal(Enum.GetValues<DeedKind>().Length, Enum.GetValues<DeedKind>().Select(d => d.Word()).Distinct().Count());
        Assert.Equal(Enum.GetValues<LookKind>().Length, Enum.GetValues<LookKind>().Select(l => l.Word()).Distinct().Count());
    }
}
