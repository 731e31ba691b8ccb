using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Koseki.Tests.Infrastructure.Databases;

/// <summary>Lets one commit go wrong as a server does: before it (nothing stands) or after it (it stands, and its answer is lost).</summary>
internal sealed class FaultAtCommit(int number, bool afterwards) : DbTransactionInterceptor
{
    private int left = 1;

    /// <summary>How many commits were tried.</summary>
    public int Commits { get; private set; }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Commits++;
        return afterwards || Interlocked.Decrement(ref left) < 0 ? new(result) : throw SqlServerErrors.Of(number);
    }

    /// <inheritdoc/>
    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        !afterwards || Interlocked.Decrement(ref left) < 0 ? Task.CompletedTask : throw SqlServerErrors.Of(number);
}
