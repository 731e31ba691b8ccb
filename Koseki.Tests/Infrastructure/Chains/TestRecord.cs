using Koseki.Infrastructure.Chains;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Koseki.Tests.Infrastructure.Chains;

/// <summary>The record of states for contexts that a test makes by hand.</summary>
internal static class TestRecord
{
    /// <summary>A record under the key of a folder, without kept heads.</summary>
    public static StateLog Of(string folder) =>
        new(new HeadKeyFile(Path.Combine(folder, "head-key.pem")), new WorkHeads([], "test", TimeProvider.System), TimeProvider.System, m => new InvalidOperationException(m), NullLogger<StateLog>.Instance);

    /// <summary>Lets a context without a record save: for what is refused before it reaches a table.</summary>
    public static T Named<T>(this T database)
        where T : DbContext
    {
        database.Add(new StateRow { Number = 1, Body = [], Hash = [] });
        return database;
    }
}
