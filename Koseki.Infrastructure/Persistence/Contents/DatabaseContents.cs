using System.Runtime.CompilerServices;
using Koseki.Domain.Documents;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Contents;

/// <summary>Contents as rows of the database: where several nodes have no folder in common.</summary>
internal sealed class DatabaseContents(IDbContextFactory<KosekiDbContext> contexts, WriteTurn writing) : ContentStore
{
    /// <inheritdoc/>
    public override string Place => "データベースの画像の表 ContentBlobs";

    /// <inheritdoc/>
    public override async Task<ContentHash> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        RequireLength(bytes);
        var hash = ContentHash.Of(bytes.Span);
        if (!await HasAsync(hash, cancellation))
        {
            await AddAsync(hash, bytes.ToArray(), cancellation);
        }

        await using var _ = await OpenAsync(hash, cancellation);
        return hash;
    }

    /// <inheritdoc/>
    public override async Task<bool> HasAsync(ContentHash hash, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await database.ContentBlobs.AnyAsync(b => b.Hash == hash.Text, cancellation);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<StoredContent> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        await foreach (var blob in database.ContentBlobs.AsNoTracking().Select(b => new { b.Hash, Length = (long)b.Bytes.Length }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return new($"ContentBlobs の {blob.Hash}", ContentHash.TryParse(blob.Hash), blob.Length);
        }
    }

    /// <inheritdoc/>
    public override async Task<Stream?> RawAsync(ContentHash hash, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await database.ContentBlobs.AsNoTracking().Where(b => b.Hash == hash.Text).Select(b => b.Bytes).FirstOrDefaultAsync(cancellation) is { } bytes
            ? new MemoryStream(bytes, writable: false) : null;
    }

    private async Task AddAsync(ContentHash hash, byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            await UnitOfWork.RunAsync(async _ =>
            {
                using var mine = await writing.TakeAsync(cancellation);
                await using var database = await contexts.CreateDbContextAsync(cancellation);
                database.ContentBlobs.Add(new() { Hash = hash.Text, Bytes = bytes });
                return await database.SaveChangesAsync(cancellation);
            }, cancellation);
        }
        catch (DbUpdateException e) when (DatabaseFault.IsDuplicate(e))
        {
            // Another node put the same bytes there meanwhile.
        }
        catch (DbUpdateException e)
        {
            throw new ContentException(ContentFault.Place, $"画像を{Place}に書けません({e.GetBaseException().Message})。空きを確かめてから、もう一度しまってください。何も記録していません。", e);
        }
    }
}
