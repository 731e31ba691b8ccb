using Koseki.Infrastructure.Hosting;
using Koseki.Infrastructure.Persistence.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Journal;

/// <summary>
/// Watches the journal's head: at once after a commit of this process, else once a second, so that one web node and
/// three behave the same.
/// </summary>
public sealed class JournalFollower(IDbContextFactory<KosekiDbContext> contexts, JournalSignal signal, BackgroundWork work, ILogger<JournalFollower> logger) : BackgroundService
{
    /// <summary>The journal has reached this number.</summary>
    public event Action<long>? Advanced;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = -1L;
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.Next;
            await work.TryAsync("台帳の見張り", async stopping =>
            {
                await using var database = await contexts.CreateDbContextAsync(stopping);
                var head = await database.Journal.AsNoTracking().OrderByDescending(j => j.Number).Select(j => j.Number).FirstOrDefaultAsync(stopping);
                // Also the first time: who listens already may have read before that head was written.
                if (head != known)
                {
                    Tell(head);
                }

                known = head;
            }, logger, stoppingToken);
            await Task.WhenAny(next, Task.Delay(TimeSpan.FromSeconds(1), stoppingToken));
        }
    }

    private void Tell(long head)
    {
        foreach (var listener in Advanced?.GetInvocationList().Cast<Action<long>>() ?? [])
        {
            try
            {
                listener(head);
            }
            catch (Exception e)
            {
                logger.LogError(e, "画面の更新に失敗しました。");
            }
        }
    }
}
