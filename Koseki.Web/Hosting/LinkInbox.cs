using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Hosting;
using Koseki.Infrastructure.Security;
using Koseki.Infrastructure.UseCases.Linkage;

namespace Koseki.Web.Hosting;

/// <summary>Takes in the feed of 宛名番号 ↔ 人 (<c>link-*.tsv</c>) every five minutes, in order and without gaps.</summary>
public sealed class LinkInbox(ResidentLinks links, WebSettings settings, BackgroundWork work, TimeProvider clock, ILogger<LinkInbox> log)
    : TirelessService(Work, TimeSpan.FromMinutes(5), work, clock, log)
{
    /// <summary>The work's name where its state is shown.</summary>
    public const string Work = "宛名番号の連携";

    private readonly ILogger log = log;

    /// <summary>
    /// Applies every batch that waits. A batch that cannot be taken in stops the feed: the exception names it, the state
    /// of the background work shows it, and the next round tries again.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (settings.Inbox is not { } inbox)
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(inbox, "link-*.tsv").Order(StringComparer.Ordinal))
        {
            var batch = FeedBatch.Read(await RegularFile.ReadAsync(file, Array.MaxLength, cancellation));
            if (await links.ApplyAsync(batch, cancellation) is { } applied)
            {
                log.LogInformation("宛名番号の連携 {File}: {Rows} 件を取り込みました。", batch.FileName, applied);
            }
        }
    }

    /// <inheritdoc/>
    protected override Task RoundAsync(CancellationToken cancellation) => RunAsync(cancellation);
}
