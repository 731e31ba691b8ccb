using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Koseki.Infrastructure.Databases;

/// <summary>
/// Saves many new rows of a table with one command that is prepared once. On SQLite a save makes, parses and ends a command for each row,
/// which for a thousand rows is most of the time for which nobody else writes; a server is sent many rows at once by the provider itself.
/// </summary>
internal static class ManyRows
{
    // Fewer are saved like any others.
    private const int Few = 8;

    /// <summary>
    /// Inserts, inside the open transaction, the added rows of every table that has many of them, nothing that the database fills in, and
    /// no row that it names among those still to be added; they are saved then. Everything that has to know of them was asked before.
    /// </summary>
    public static async Task InsertAsync(DbContext database, CancellationToken cancellation)
    {
        if (!database.Database.IsSqlite())
        {
            return;
        }

        var entries = database.ChangeTracker.Entries().ToList();
        var added = entries.Where(e => e.State == EntityState.Added).GroupBy(e => e.Metadata).ToDictionary(g => g.Key, g => g.ToList());
        // Of a table from which rows go with the same save the new ones may need their place.
        var going = entries.Where(e => e.State == EntityState.Deleted).Select(e => e.Metadata).ToHashSet();
        // Rows come after those that they name.
        while (added.FirstOrDefault(a => a.Value.Count >= Few && IsPlain(a.Key) && !going.Contains(a.Key) && !a.Key.GetForeignKeys().Any(k => added.ContainsKey(k.PrincipalEntityType))) is { Key: { } type, Value: var rows })
        {
            await InsertAsync(database, type, rows, cancellation);
            added.Remove(type);
        }
    }

    private static bool IsPlain(IEntityType type) =>
        type.BaseType is null && !type.GetDirectlyDerivedTypes().Any() && !type.GetNavigations().Any() && !type.GetComplexProperties().Any()
        && type.GetProperties().All(p => p is { ValueGenerated: ValueGenerated.Never, PropertyInfo: not null });

    private static async Task InsertAsync(DbContext database, IEntityType type, List<EntityEntry> rows, CancellationToken cancellation)
    {
        var names = database.GetService<ISqlGenerationHelper>();
        var columns = type.GetProperties().Select(p => (Property: p, Mapping: p.GetRelationalTypeMapping(), Name: $"@{p.Name}")).ToList();
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.Transaction = database.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // The names are those of a table and of columns of our own model.
        command.CommandText = $"INSERT INTO {names.DelimitIdentifier(type.GetTableName()!)} ({string.Join(", ", columns.Select(c => names.DelimitIdentifier(c.Property.GetColumnName())))}) VALUES ({string.Join(", ", columns.Select(c => c.Name))})";
#pragma warning restore CA2100
        foreach (var row in rows)
        {
            command.Parameters.Clear();
            foreach (var (property, mapping, name) in columns)
            {
                // As a save gives it to the database.
                command.Parameters.Add(mapping.CreateParameter(command, name, property.PropertyInfo!.GetValue(row.Entity), property.IsNullable));
            }

            await SaveAsync(command, row, cancellation);
            row.State = EntityState.Unchanged;
        }
    }

    private static async Task SaveAsync(DbCommand command, EntityEntry row, CancellationToken cancellation)
    {
        try
        {
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (DbException e)
        {
            // What a save throws.
            throw new DbUpdateException($"{row.Metadata.GetTableName()} に記録できませんでした。", e);
        }
    }
}
