using Koseki.Infrastructure.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Databases;

/// <summary>A copy of a whole database on a server, row by row: what copying the file is on SQLite.</summary>
internal static class ServerCopy
{
    /// <summary>Makes the schema of the copy and fills it.</summary>
    public static async Task MakeAsync(KosekiDbContext from, KosekiDbContext to)
    {
        await to.Database.MigrateAsync();
        var (source, target) = (from.Database.GetConnectionString()!, to.Database.GetConnectionString()!);
        foreach (var table in from.Model.GetRelationalModel().Tables)
        {
            var columns = table.Columns.Where(c => c.ComputedColumnSql is null).Select(c => c.Name).ToList();
            await using var reading = new SqlConnection(source);
            await reading.OpenAsync();
            await using var select = new SqlCommand($"SELECT {string.Join(", ", columns.Select(c => $"[{c}]"))} FROM [{table.Name}]", reading);
            await using var rows = await select.ExecuteReaderAsync();
            await using var writing = new SqlConnection(target);
            await writing.OpenAsync();
            await using (var empty = new SqlCommand($"DELETE FROM [{table.Name}]", writing))
            {
                await empty.ExecuteNonQueryAsync();
            }

            using var copy = new SqlBulkCopy(writing, SqlBulkCopyOptions.KeepIdentity | SqlBulkCopyOptions.KeepNulls, null) { DestinationTableName = $"[{table.Name}]" };
            columns.ForEach(c => copy.ColumnMappings.Add(c, c));
            await copy.WriteToServerAsync(rows);
        }
    }
}
