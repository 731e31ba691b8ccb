using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Web.Components.Search;
using Microsoft.Extensions.Time.Testing;

namespace Koseki.Tests.Web.Components.Search;

public sealed class SearchMemoryTests
{
    private static readonly SearchQuery Query = new SearchBoxes { Text = "越谷太郎" }.Query;

    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void Keep_ASearch_LeavesNothingOfItInTheAddress()
    {
        var kept = new SearchMemory(clock).Keep("a", Query);
        Assert.Matches("^/search\\?s=[0-9a-f]{24}$", SearchMemory.AddressOf(kept));
    }

    [Fact]
    public void Find_ByItsOwner_GivesQueryAndPlace()
    {
        var memory = new SearchMemory(clock);
        var kept = memory.Keep("a", Query);
        kept.Opened = 7;
        Assert.Equal((Query, 7), (memory.Find("a", kept.Key)!.Query, memory.Find("a", kept.Key)!.Opened!.Value));
    }

    [Fact]
    public void Find_BySomebodyElseOrAfterTheDay_GivesNothing()
    {
        var memory = new SearchMemory(clock);
        var kept = memory.Keep("a", Query);
        Assert.Null(memory.Find("b", kept.Key));
        Assert.Null(memory.Find("a", null));
        clock.Advance(TimeSpan.FromHours(11));
        Assert.Null(memory.Find("a", kept.Key));
    }

    [Fact]
    public void Keep_ManySearches_ForgetsTheOldestOfTheAccountOnly()
    {
        var memory = new SearchMemory(clock);
        var (mine, other) = (memory.Keep("a", Query), memory.Keep("b", Query));
        var last = Enumerable.Range(0, 100).Select(_ => memory.Keep("a", Query)).ToList()[^1];
        Assert.Null(memory.Find("a", mine.Key));
        Assert.NotNull(memory.Find("a", last.Key));
        Assert.NotNull(memory.Find("b", other.Key));
    }
}
