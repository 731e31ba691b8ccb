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
        using var elsewhere = new JournalFollower(city.Get<IDbContextFactory<KosekiDbContext>>(), new JournalSignal(), new(TimeProvider.System), NullLogger<JournalFollower>.Instance);
        var before = await HeadAsync(city);
        var (one, other) = (new TaskCompletionSource(), new TaskCompletionSource());
        here.Advanced += _ => throw new InvalidOperationException("a screen that fails");
        here.Advanced += head => Take(head, one);
        elsewhere.Advanced += head => Take(head, other);
        await here.StartAsync(default);
        await elsewhere.StartAsync(default);

        // Whether or not the followers have looked before: who listens is told of this one.
        await city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter);

        await Task.WhenAll(one.Task, other.Task).WaitAsync(Patience.Bound);
        await here.StopAsync(default);
        await elsewhere.StopAsync(default);

        void Take(long head, TaskCompletionSource told)
        {
            if (head > before)
            {
                told.TrySetResult();
            }
        }
    }

    private static async Task<long> HeadAsync(TestCity city)
    {
        await using var database = city.Open();
        return await database.Journal.MaxAsync(j => j.Number);
    }
}
