using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Counts the questions a context asks its database.</summary>
internal sealed class QueryCounter(Action count) : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        count();
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
