using Koseki.Domain.Certificates.Door;

namespace Koseki.Tests.Domain.Certificates;

/// <summary>手数料の精算: a month agrees where every day says so, and not where nothing is said.</summary>
public sealed class SettlementTests
{
    private static readonly DateOnly Today = new(2026, 10, 4);

    [Fact]
    public void Agrees_EveryPastDayComparedToTheYen() => Assert.True(Of([Day(2, 600), Day(3, 200)], [Told(2, 600), Told(3, 200)]).Agrees);

    /// <summary>A day on which nothing was issued here says nothing either while the centre has not.</summary>
    [Fact]
    public void Agrees_APastDayThatDidNotCome_IsNot()
    {
        var settled = Of([Day(1, 600), Day(3, 200)], [Told(1, 600), Told(3, 200)]);

        Assert.False(settled.Agrees);
        Assert.Equal([new DateOnly(2026, 10, 2)], settled.Lines.Where(l => !l.Agrees).Select(l => l.Day));
        Assert.True(Of([Day(1, 600), Day(3, 200)], [Told(1, 600), Told(2, 0), Told(3, 200)]).Agrees);
        // Before the first day that is known there was no service; today is not over.
        Assert.True(Of([Day(3, 200)], [Told(3, 200)]).Agrees);
    }

    [Fact]
    public void Agrees_OfAMonthOfWhichNothingCame_IsNot()
    {
        Assert.False(Of([], []).Agrees);
        Assert.False(Of([], [Told(2, 0) with { Day = new(2026, 9, 30) }]).Agrees);
    }

    [Theory]
    [InlineData(600, 600, 0, true)]
    [InlineData(600, 500, 0, false)]
    [InlineData(500, 600, 0, false)]
    [InlineData(600, 600, 1, false)]
    public void Agrees_ByBothSumsAndNoFault(int center, int gateway, int faults, bool agrees) =>
        Assert.Equal(agrees, Of([Day(3, 600)], [Told(3, center) with { YenGateway = gateway, Faults = faults }]).Agrees);

    /// <summary>A fee for what was not printed was collected and is given back: it stands apart, and is in what was compared.</summary>
    [Fact]
    public void Refund_OfWhatWasNotPrinted_StandsApart()
    {
        var day = new DayCounts(new(2026, 10, 3), [new CountCell(CountBy.Hour, "10", "INKAN", IssueOutcome.Printed, 3, 3, 600).Line, new CountCell(CountBy.Hour, "11", "INKAN", IssueOutcome.Failed, 1, 1, 200).Line]);
        var settled = Of([day], [Told(3, 800)]);

        Assert.Equal((3, 600, 200, 800, true), (settled.Copies, settled.Yen, settled.Refund, settled.YenCenter, settled.Agrees));
        Assert.False(Of([day], [Told(3, 600)]).Agrees);
    }

    private static Settlement Of(IReadOnlyList<DayCounts> days, IReadOnlyList<ReconcileReport> told) => new(new(2026, 10, 1), new(CountTable.Day, days), told, Today);

    private static DayCounts Day(int day, int yen) => new(new(2026, 10, day), [new CountCell(CountBy.Hour, "10", "INKAN", IssueOutcome.Printed, 1, 1, yen).Line]);

    private static ReconcileReport Told(int day, int yen) => new(new(2026, 10, day), new(2026, 10, day, 22, 0, 0, TimeSpan.Zero), 1, 1, yen, yen, 0, []);
}
