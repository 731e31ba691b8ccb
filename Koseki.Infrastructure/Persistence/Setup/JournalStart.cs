using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Setup;

/// <summary>
/// At start-up: anchors what was committed without its anchor, closes finished days of looks and marks older cases. When journal and
/// anchors do not fit, the host starts for reading; every writing deed is refused with the reason.
/// </summary>
public sealed class JournalStart(IDbContextFactory<KosekiDbContext> contexts, JournalAnchors anchors, StateLog states, StateNames names, JournalNames journalNames, WorkHeads heads, AccessDays days, CaseMarks marks, ILogger<JournalStart> logger) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            await anchors.CatchUpAsync(database, cancellationToken);
            await states.CheckAsync(database, cancellationToken);
            // Read now, so that nobody has to wait for it at their first act.
            await names.FollowAsync(cancellationToken);
            await journalNames.FollowAsync(cancellationToken);
            if (heads.Complete() is var count and > 0)
            {
                logger.LogWarning("控えの一方にない先頭 {Count} 件を、もう一方から補いました(停電の後でなければ、フォルダを調べてください)。", count);
            }
        }
        catch (JournalHaltedException e)
        {
            logger.LogCritical("{Problem}", e.Message);
            return;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogError(e, "控えを補えません。");
        }

        await days.TryCloseAsync(cancellationToken);
        await MarkCasesAsync(cancellationToken);
    }

    private async Task MarkCasesAsync(CancellationToken cancellation)
    {
        try
        {
            await using var database = await contexts.CreateDbContextAsync(cancellation);
            await marks.CatchUpAsync(database, cancellation);
        }
        catch (Exception e) when (DatabaseFault.IsDuplicate(e) || DatabaseFault.IsOvertaken(e) || DatabaseFault.IsLostRace(e))
        {
            logger.LogWarning("ほかの節が同時に届の手掛かりを作っています: {Problem}", e.Message);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
