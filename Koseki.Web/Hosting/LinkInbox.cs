using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Persistence;

namespace Koseki.Web.Hosting;

/// <summary>Takes in the feed of 宛名番号 ↔ 人 (<c>link-*.tsv</c>) every five minutes, in order and without gaps.</summary>
public sealed class LinkInbox(ResidentLinks links, WebSettings settings, TimeProvider clock, ILogger<LinkInbox> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    /// <summary>Applies every batch that waits; a batch that cannot be read stops the feed and says why.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (settings.Inbox is not { } inbox || !Directory.Exists(inbox))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(inbox, "link-*.tsv").Order(StringComparer.Ordinal))
        {
            try
            {
                var batch = FeedBatch.Read(await File.ReadAllBytesAsync(file, cancellation));
                if (await links.ApplyAsync(batch, cancellation) is { } applied)
                {
                    log.LogInformation("宛名番号の連携 {File}: {Rows} 件を取り込みました。", batch.FileName, applied);
                }
            }
            catch (FormatException e)
            {
                log.LogError("宛名番号の連携が {File} で止まりました: {Problem}", Path.GetFileName(file), e.Message);
                return;
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            await RunAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
