using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Koseki.Eng.Chaos;

/// <summary>SQLite's own look at a database file.</summary>
internal static class Integrity
{
    /// <summary>What <c>PRAGMA integrity_check</c> says; empty when the file is sound, and on a server, which looks after its own.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(DatabaseFacade database, CancellationToken cancellation)
    {
        if (!database.IsSqlite())
        {
            return [];
        }

        await database.OpenConnectionAsync(cancellation);
        await using var command = database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        var problems = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            if (reader.GetString(0) is var line && line != "ok")
            {
                problems.Add("integrity_check: " + line);
            }
        }

        return problems;
    }
}
