using Koseki.Konbini.Gateway.Replicas;
using Quartz;

namespace Koseki.Konbini.Gateway.Synchronization;

/// <summary>Takes in the feeds every five minutes; two runs never overlap.</summary>
[DisallowConcurrentExecution]
public sealed class FeedJob(FeedImporter importer, ILogger<FeedJob> logger) : IJob
{
    /// <summary>Key of the job.</summary>
    public static JobKey Key { get; } = new("feeds");

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var run = await importer.RunAsync(cancellationToken);
        if (run.Batches > 0 || run.Problem is not null)
        {
            logger.LogInformation("連携: {Batches} 束 {Rows} 行 隔離 {Quarantined} 行 {Problem}", run.Batches, run.Rows, run.Quarantined, run.Problem);
        }
    }
}
