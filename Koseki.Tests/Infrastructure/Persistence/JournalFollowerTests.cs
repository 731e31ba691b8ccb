using Koseki.Infrastructure.Persistence;
using Microsoft.Extensions.Logging.Abstractions;
using Koseki.Infrastructure.Persistence.Journal;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Screens learn that the journal moved, whoever moved it.</summary>
public sealed class JournalFollowerTests
{
    [Fact]
    public async Task Advanced_CommitOfThisProcessAndOfAnother_ReachesEveryListener()
    {
        await using var city = await TestCity.CreateAsync();
        using var here = city.Get<JournalFollower>();
        using var elsewhere = new JournalFollower(city.Get<IDbContextFactory<KosekiDbContext>>(), new JournalSignal(), NullLogger<JournalFollower>.Instance);
        var (one, other) = (new TaskCompletionSource<long>(), new TaskCompletionSource<long>());
        here.Advanced += _ => throw new InvalidOperationException("a screen that fails");
        here.Advanced += head => one.TrySetResult(head);
        elsewhere.Advanced += head => other.TrySetResult(head);
        await here.StartAsync(default);
        await elsewhere.StartAsync(default);

        while (!one.Task.IsCompleted || !other.Task.IsCompleted)
        {
            // Again and again: a follower that has not looked yet takes the first head it sees for the old one.
            await city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter);
            await Task.WhenAny(Task.WhenAll(one.Task, other.Task), Task.Delay(100));
        }

        Assert.True(await one.Task >= 2);
        Assert.True(await other.Task >= 2);
        await here.StopAsync(default);
        await elsewhere.StopAsync(default);
    }
}
