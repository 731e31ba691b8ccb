using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>
/// One look at the database outside any transaction. A use case hands it to the stores that it reads through, and asks nothing of it
/// itself: what is asked of the database stands in stores (ADR 0057).
/// </summary>
public sealed class ReadScope : IAsyncDisposable
{
    internal ReadScope(KosekiDbContext database) => Database = database;

    /// <summary>For stores.</summary>
    internal KosekiDbContext Database { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Database.DisposeAsync();
}

/// <summary>Opens looks.</summary>
public sealed class ReadScopes(IDbContextFactory<KosekiDbContext> contexts)
{
    /// <summary>A look of its own.</summary>
    public async Task<ReadScope> OpenAsync(CancellationToken cancellation) => new(await contexts.CreateDbContextAsync(cancellation));
}
