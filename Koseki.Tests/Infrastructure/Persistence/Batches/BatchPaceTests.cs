using Koseki.Infrastructure.Persistence.Batches;
using Microsoft.Extensions.Time.Testing;

namespace Koseki.Tests.Infrastructure.Persistence.Batches;

/// <summary>Between two portions the journal is the counter's, for a multiple of what the portion took; what is computed meanwhile counts.</summary>
public sealed class BatchPaceTests
{
    private readonly FakeTimeProvider clock = new();

    private static BatchStep Held(double milliseconds) => new(true, TimeSpan.FromMilliseconds(milliseconds));

    // How long it waits before the next portion, to the millisecond.
    private async Task<int> WaitsAsync(BatchPace pace)
    {
        var turn = pace.TurnAsync(default);
        for (var waited = 0; ; waited++)
        {
            if (turn.IsCompleted)
            {
                await turn;
                return waited;
            }

            clock.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    [Fact]
    public async Task Turn_AfterPortions_ComesWhenTheJournalWasFreeForLongEnough()
    {
        var pace = new BatchPace(new() { Rest = 10 }, clock);
        Assert.Equal(0, await WaitsAsync(pace));
        // What the first one compiles is no measure of the next.
        pace.After(Held(5000));
        Assert.Equal(1000, await WaitsAsync(pace));
        pace.After(Held(20));
        clock.Advance(TimeSpan.FromMilliseconds(150));
        Assert.Equal(50, await WaitsAsync(pace));
        pace.After(Held(300));
        Assert.Equal(3000, await WaitsAsync(pace));
    }

    [Fact]
    public async Task Turn_WithoutARest_ComesAtOnce()
    {
        var pace = new BatchPace(new() { Rest = 0 }, clock);
        pace.After(Held(5000));

        Assert.Equal(0, await WaitsAsync(pace));
    }
}
