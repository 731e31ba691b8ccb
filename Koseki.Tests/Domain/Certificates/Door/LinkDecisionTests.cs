using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Linkage;

namespace Koseki.Tests.Domain.Certificates.Door;

/// <summary>Fault S3: what a row of the feed makes of 宛名番号 and 人. That it is written so is tested on real files.</summary>
public sealed class LinkDecisionTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private static FeedBatch Batch(long sequence, string source = LinkDecision.Source) => new(source, sequence, Now, []);

    private static KnownLinks Known()
    {
        var links = new KnownLinks();
        links.Add("1001", new(1));
        links.Add("1002", new(2));
        return links;
    }

    private static LinkOutcome Of(KnownLinks links, params string[] row) => LinkDecision.Of(row, Batch(2), 5, links, Now).Written!;

    [Fact]
    public void WhyNot_BatchOutOfTurn_IsRefused()
    {
        Assert.Null(LinkDecision.WhyNot(Batch(3), 2, Now));
        Assert.Equal(new LinkFeedRefusal.AppliedBefore(), LinkDecision.WhyNot(Batch(2), 2, Now));
        Assert.Equal(new LinkFeedRefusal.OutOfTurn(3, Batch(4).FileName), LinkDecision.WhyNot(Batch(4), 2, Now));
        Assert.IsType<LinkFeedRefusal.OutOfTurn>(LinkDecision.WhyNot(Batch(2, "resident"), 2, Now));
        Assert.IsType<LinkFeedRefusal.FromTheFuture>(LinkDecision.WhyNot(Batch(3), 2, Now - FeedBatch.ClockTolerance - TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Of_NewKnownOrSetAside_IsOneOfThem()
    {
        var links = Known();
        Assert.Equal(("1003", new(3)), Of(links, "1003", "P3").New);
        Assert.Equal("1003", links.NumberOf(new(3)));
        Assert.Equal((null, 0), (Of(links, "1001", "P1").New, Of(links, "1001", "P1").Stops.Count));

        var turned = Assert.Single(Of(links, "1001", "P9").Stops);
        Assert.Equal(("1001", null, 1L, 9L), (turned.Resident, turned.OtherResident, turned.FormerPerson, turned.ProposedPerson));
        var second = Assert.Single(Of(links, "1009", "P2").Stops);
        Assert.Equal(("1009", "1002", null, 2L), (second.Resident, second.OtherResident, second.FormerPerson, second.ProposedPerson));
        Assert.Null(links.PersonOf("1009"));
    }

    [Fact]
    public void Of_RowUnreadable_StopsWhomItMayMeanOrIsRefused()
    {
        Assert.Equal(["1001", "1002"], Of(Known(), "1001", "P2", "x").Stops.Select(s => s.Resident));
        Assert.All(Of(Known(), "1001", "2").Stops, s => Assert.False(s.CanBeTaken));
        Assert.Equal(new LinkFeedRefusal.Nobodys(Batch(2).FileName, 5), LinkDecision.Of(["x", "2"], Batch(2), 5, Known(), Now).Refusal);
    }
}
