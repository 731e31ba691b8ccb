using Koseki.Domain.Documents;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Contents;

/// <summary>
/// Gives contents to who shows or prints them: only what its hash says, and nothing that the last look found bad, until a further look
/// finds it sound. What turns out bad here is kept for everybody.
/// </summary>
public sealed class ContentReader(IContentStore store, ContentChecks checks, ILogger<ContentReader> logger)
{
    /// <summary>A content; throws <see cref="ContentException"/> with what is wrong and what to do.</summary>
    public async Task<Stream> OpenAsync(ContentHash hash, CancellationToken cancellation = default)
    {
        if (await checks.LastAsync(hash, cancellation) is not ContentState.Sound and var state)
        {
            throw new ContentException(state == ContentState.Missing ? ContentFault.Missing : ContentFault.Wrong,
                $"中身{state.Word()}(照合の記録)。運用担当に連絡してください。正しい中身に戻すと、次の照合({ContentChecks.SecondLook.TotalMinutes:0}分ごと)の後に表示できます。");
        }

        try
        {
            return await store.OpenAsync(hash, cancellation);
        }
        catch (ContentException e) when (e.Fault is ContentFault.Missing or ContentFault.Wrong)
        {
            logger.LogCritical("{Problem}", e.Message);
            await checks.LookAsync(hash, cancellation);
            throw;
        }
    }
}
