using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>宛名番号 ↔ 人 from the feed.</summary>
public sealed class ResidentLinksTests
{
    private static FeedBatch Batch(long sequence, params string[][] rows) => new("link", sequence, DateTimeOffset.UnixEpoch, rows);

    [Fact]
    public async Task Apply_NewAndKnownAndTwice_KeepsTheLast()
    {
        await using var city = await TestCity.CreateAsync();
        var links = city.Get<ResidentLinks>();
        await links.ApplyAsync(Batch(1, ["1001", "P1"], ["1002", "P2"]));

        Assert.Equal(3, await links.ApplyAsync(Batch(2, ["1001", "P11"], ["1003", "P3"], ["1003", "P4"])));

        await using var database = city.Open();
        Assert.Equal(["1001 11", "1002 2", "1003 4"], await database.ResidentLinks.OrderBy(l => l.ResidentNumber).Select(l => l.ResidentNumber + " " + l.Person).ToListAsync());
    }

    [Fact]
    public async Task Apply_BatchTwiceOrOneMissing_ChangesNothing()
    {
        await using var city = await TestCity.CreateAsync();
        var links = city.Get<ResidentLinks>();
        await links.ApplyAsync(Batch(1, ["1001", "P1"]));

        Assert.Null(await links.ApplyAsync(Batch(1, ["1001", "P2"])));
        await Assert.ThrowsAsync<FormatException>(() => links.ApplyAsync(Batch(3, ["1001", "P2"])));

        await using var database = city.Open();
        Assert.Equal(1, (await database.ResidentLinks.SingleAsync()).Person);
    }

    [Theory]
    [InlineData("1002", "2")]
    [InlineData("", "P2")]
    [InlineData("123456789012345678901", "P2")]
    [InlineData("1002")]
    public async Task Apply_RowUnreadable_NamesItAndChangesNothing(params string[] row)
    {
        await using var city = await TestCity.CreateAsync();

        var refused = await Assert.ThrowsAsync<FormatException>(() => city.Get<ResidentLinks>().ApplyAsync(Batch(1, ["1001", "P1"], row)));

        Assert.Contains("2 行目", refused.Message, StringComparison.Ordinal);
        await using var database = city.Open();
        Assert.Empty(await database.ResidentLinks.ToListAsync());
    }
}
