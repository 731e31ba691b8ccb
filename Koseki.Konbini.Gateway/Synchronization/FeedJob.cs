using Koseki.Infrastructure.Hosting;
using Koseki.Konbini.Gateway.Replicas;
using Quartz;

namespace Koseki.Konbini.Gateway.Synchronization;

/// <summary>Takes in the feeds every five minutes; two runs of this node never overlap.</summary>
[DisallowConcurrentExecution]
public sealed class FeedJob(IServiceScopeFactory scopes, BackgroundWork work, ILogger<FeedJob> logger) : IJob
{
    /// <summary>The work's name where its state is shown.</summary>
    public const string Work = "連携の取り込み";

    /// <summary>Key of the job.</summary>
    public static JobKey Key { get; } = new("feeds");

    /// <summary>One run; nothing it meets ends the schedule or the host.</summary>
    public static Task RunAsync(IServiceScopeFactory scopes, BackgroundWork work, ILogger logger, CancellationToken cancellation) =>
        work.TryAsync(Work, stop => OnceAsync(scopes, logger, stop), logger, cancellation);

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(scopes, work, logger, cancellationToken);

    private static async Task OnceAsync(IServiceScopeFactory scopes, ILogger logger, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var run = await scope.ServiceProvider.GetRequiredService<FeedImporter>().RunAsync(cancellation);
        if (run.Batches > 0)
        {
            logger.LogInformation("連携: {Batches} 束 {Rows} 行 隔離 {Quarantined} 行 {Problem}", run.Batches, run.Rows, run.Quarantined, run.Problem);
        }
    }
}
