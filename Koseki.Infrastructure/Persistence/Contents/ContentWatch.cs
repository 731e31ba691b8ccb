using Koseki.Infrastructure.Hosting;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Contents;

/// <summary>Looks at the contents in the background. While any is bad it stands among the work that fails, by name: at the health port and on the screens that show it.</summary>
public sealed class ContentWatch(ContentChecks checks, BackgroundWork work, TimeProvider clock, ILogger<ContentWatch> logger)
    : TirelessService(Work, ContentChecks.SecondLook, work, clock, logger)
{
    /// <summary>The work's name where its state is shown.</summary>
    public const string Work = "画像の中身の照合";

    private const int Most = 20;

    /// <summary>One round; throws with the bad ones named while there are any.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var refused = "";
        try
        {
            await checks.RoundAsync(cancellation);
        }
        catch (CaseException e) when (e is not JournalHaltedException)
        {
            refused = e.Message;
        }

        if ((await checks.ProgressAsync(cancellation)).Bad is { Count: > 0 } bad)
        {
            throw new InvalidDataException(string.Concat(bad.Take(Most).Select(b => b.Words)) + (bad.Count > Most ? $"ほか {bad.Count - Most} 件。" : "")
                + "表示を止めています。控えから正しい中身に戻してください(verify --contents で確かめられます)。" + refused);
        }

        if (refused.Length > 0)
        {
            throw new InvalidDataException(refused);
        }
    }

    /// <inheritdoc/>
    protected override Task RoundAsync(CancellationToken cancellation) => RunAsync(cancellation);
}
