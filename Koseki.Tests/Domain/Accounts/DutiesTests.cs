using Koseki.Domain.Accounts;
using Koseki.Domain.Cases;

namespace Koseki.Tests.Domain.Accounts;

public sealed class DutiesTests
{
    private static readonly DateOnly April = new(2027, 4, 1);
    private static readonly DateOnly March = new(2027, 3, 31);

    private static DutyGrant Grant(StaffRole role, string? office, DateOnly from, DateOnly? until, long number = 1) => new(number, "mado", role, office, from, until);

    [Fact]
    public void On_DayAndOffice_GivesWhatHoldsThere()
    {
        DutyGrant[] grants = [Grant(StaffRole.Counter, "01", new(2026, 4, 1), March), Grant(StaffRole.Examiner, "02", April, null), Grant(StaffRole.NightDuty, null, new(2026, 1, 1), null)];

        Assert.Equal([StaffRole.Counter, StaffRole.NightDuty], Duties.On(grants, March, "01").Order());
        Assert.Equal([StaffRole.NightDuty], Duties.On(grants, March, "02"));
        Assert.Equal([StaffRole.NightDuty], Duties.On(grants, April, "01"));
        Assert.Equal([StaffRole.Examiner, StaffRole.NightDuty], Duties.On(grants, April, "02").Order());
        Assert.Empty(Duties.On(grants, new(2025, 12, 31), "01"));
    }

    [Theory]
    [InlineData("01", "01", 1, 10, 10, null, true)]
    [InlineData("01", "01", 1, 10, 11, null, false)]
    [InlineData("01", "02", 1, 10, 5, null, false)]
    [InlineData(null, "02", 1, null, 5, 6, true)]
    [InlineData("02", null, 5, 6, 1, null, true)]
    [InlineData("01", "01", 10, 9, 1, null, false)]
    public void Overlaps_PeriodsAndOffices_AreCompared(string? one, string? other, int from, int? until, int otherFrom, int? otherUntil, bool expected)
    {
        var (a, b) = (Grant(StaffRole.Counter, one, new(2027, 1, from), until is { } u ? new(2027, 1, u) : null), Grant(StaffRole.Counter, other, new(2027, 1, otherFrom), otherUntil is { } v ? new(2027, 1, v) : null));

        Assert.Equal(expected, a.Overlaps(b));
        Assert.Equal(expected, b.Overlaps(a));
        Assert.False(a.Overlaps(b with { Role = StaffRole.Examiner }));
        Assert.False(a.Overlaps(b with { Account = "hoka" }));
    }

    [Fact]
    public void Of_LimitsOfAGrant_TheLastCountsAndAnothersNever()
    {
        EnteredChange[] changes =
        [
            new(1, new DutyChange.Give("mado", StaffRole.Counter, null, new(2026, 4, 1), null)), new(2, new DutyChange.Limit("mado", 1, March)), new(3, new DutyChange.Limit("hoka", 1, null)),
            new(4, new DutyChange.Limit("mado", 1, April)), new(5, new DutyChange.Limit("mado", 99, April)),
        ];

        Assert.Equal([new DutyGrant(1, "mado", StaffRole.Counter, null, new(2026, 4, 1), April)], Duties.Of(changes));
    }

    /// <summary>所属替え: what goes on stays, what does not ends the day before, what was reserved for later is taken back.</summary>
    [Fact]
    public void Replace_FromADay_EndsAndGives()
    {
        DutyGrant[] grants =
        [
            Grant(StaffRole.Counter, "01", new(2026, 4, 1), null, 1), Grant(StaffRole.NightDuty, null, new(2026, 4, 1), null, 2), Grant(StaffRole.Approver, "01", new(2027, 5, 1), null, 3),
            Grant(StaffRole.Operator, null, new(2026, 4, 1), new(2027, 3, 1), 4),
        ];

        Assert.Equal(
            [new DutyChange.Limit("mado", 1, March), new DutyChange.Limit("mado", 3, new DateOnly(2027, 4, 30)), new DutyChange.Give("mado", StaffRole.Counter, "02", April, null)],
            Duties.Replace(grants, "mado", April, null, new HashSet<(StaffRole, string?)> { (StaffRole.Counter, "02"), (StaffRole.NightDuty, null) }));
        Assert.Empty(Duties.Replace(grants[..2], "mado", April, null, new HashSet<(StaffRole, string?)> { (StaffRole.Counter, "01"), (StaffRole.NightDuty, null) }));
    }
}
