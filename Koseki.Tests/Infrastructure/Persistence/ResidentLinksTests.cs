using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.Linkage;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>宛名番号 ↔ 人 from the feed. Fault S3: nobody becomes another person by a feed alone.</summary>
public sealed class ResidentLinksTests
{
    private static FeedBatch Batch(long sequence, params string[][] rows) => new("link", sequence, DateTimeOffset.UnixEpoch, rows);

    private static async Task<List<string>> LinksAsync(TestCity city)
    {
        await using var database = city.Open();
        return await database.ResidentLinks.OrderBy(l => l.ResidentNumber).Select(l => l.ResidentNumber + " " + l.Person).ToListAsync();
    }

    private static async Task<List<string>> StopsAsync(TestCity city) =>
        [.. (await city.Get<DoorStops>().ListAsync()).Select(s => $"{s.Resident} {s.OtherResident} {s.FormerPerson} {s.ProposedPerson}".TrimEnd())];

    [Fact]
    public async Task Apply_NewAndSameAgain_KeepsThem()
    {
        await using var city = await TestCity.CreateAsync();
        var links = city.Get<ResidentLinks>();
        await links.ApplyAsync(Batch(1, ["1001", "P1"], ["1002", "P2"]));

        Assert.Equal(2, await links.ApplyAsync(Batch(2, ["1001", "P1"], ["1003", "P3"])));

        Assert.Equal(["1001 1", "1002 2", "1003 3"], await LinksAsync(city));
        Assert.Empty(await StopsAsync(city));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Fault S3: a row that re-points a number, or gives somebody a second one, changes nothing and waits for two people.</summary>
    [Fact]
    public async Task Apply_RePointingOrSecondNumber_IsSetAside()
    {
        await using var city = await TestCity.CreateAsync();
        var links = city.Get<ResidentLinks>();
        await links.ApplyAsync(Batch(1, ["1001", "P1"], ["1002", "P2"]));

        await links.ApplyAsync(Batch(2, ["1001", "P11"], ["1003", "P2"], ["1004", "P4"], ["1004", "P5"]));

        Assert.Equal(["1001 1", "1002 2", "1004 4"], await LinksAsync(city));
        Assert.Equal(["1001  1 11", "1003 1002  2", "1004  4 5"], await StopsAsync(city));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Apply_BatchTwiceOrOneMissing_ChangesNothing()
    {
        await using var city = await TestCity.CreateAsync();
        var links = city.Get<ResidentLinks>();
        await links.ApplyAsync(Batch(1, ["1001", "P1"]));

        Assert.Null(await links.ApplyAsync(Batch(1, ["1001", "P2"])));
        await Assert.ThrowsAsync<FormatException>(() => links.ApplyAsync(Batch(3, ["1001", "P2"])));

        Assert.Equal(["1001 1"], await LinksAsync(city));
    }

    /// <summary>Fault S2: a row nobody can be made out of stops the feed and names itself.</summary>
    [Theory]
    [InlineData("1002", "2")]
    [InlineData("", "P2")]
    [InlineData("123456789012345678901", "P2")]
    [InlineData("1002")]
    public async Task Apply_RowOfNobody_NamesItAndChangesNothing(params string[] row)
    {
        await using var city = await TestCity.CreateAsync();

        var refused = await Assert.ThrowsAsync<FormatException>(() => city.Get<ResidentLinks>().ApplyAsync(Batch(1, ["1001", "P1"], row)));

        Assert.Contains("2 行目", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await LinksAsync(city));
    }

    /// <summary>Fault S2: a row that cannot be read closes whoever it may mean, by number or by person.</summary>
    [Theory]
    [InlineData("1001", "P2", "extra")]
    [InlineData("1001", "2")]
    [InlineData("10 01", "P1")]
    public async Task Apply_RowUnreadable_ClosesWhoeverItMayMean(params string[] row)
    {
        await using var city = await TestCity.CreateAsync();
        var links = city.Get<ResidentLinks>();
        await links.ApplyAsync(Batch(1, ["1001", "P1"]));

        await links.ApplyAsync(Batch(2, row));

        Assert.Equal("1001  1", Assert.Single(await StopsAsync(city)));
        Assert.Equal(["1001 1"], await LinksAsync(city));
    }

    [Fact]
    public async Task Apply_BatchFromTheFuture_Stands()
    {
        await using var city = await TestCity.CreateAsync();

        await Assert.ThrowsAsync<FormatException>(() => city.Get<ResidentLinks>().ApplyAsync(Batch(1, ["1001", "P1"]) with { AsOf = city.Clock.GetUtcNow().AddHours(1) }));
    }
}
