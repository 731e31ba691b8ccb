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

    /// <summary>
    /// Puts a row back, inside the open transaction, that the record of states names and that was taken away behind the program's back:
    /// a save would refuse it as one that takes another's place. Its content has to be what the record names.
    /// </summary>
    public static async Task PutBackAsync(DbContext database, object row, CancellationToken cancellation)
    {
        var (command, columns) = CommandOf(database, database.Model.FindEntityType(row.GetType())!);
        await using (command)
        {
            Fill(command, columns, row);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static async Task InsertAsync(DbContext database, IEntityType type, List<EntityEntry> rows, CancellationToken cancellation)
    {
        var (command, columns) = CommandOf(database, type);
        await using (command)
        {
            foreach (var row in rows)
            {
                Fill(command, columns, row.Entity);
                await SaveAsync(command, row, cancellation);
                row.State = EntityState.Unchanged;
            }
        }
    }

    private static (DbCommand Command, IReadOnlyList<Column> Columns) CommandOf(DbContext database, IEntityType type)
    {
        var names = database.GetService<ISqlGenerationHelper>();
        List<Column> columns = [.. type.GetProperties().Select(p => new Column(p, p.GetRelationalTypeMapping(), $"@{p.Name}"))];
        var command = database.Database.GetDbConnection().CreateCommand();
        command.Transaction = database.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // The names are those of a table and of columns of our own model.
        command.CommandText = $"INSERT INTO {names.DelimitIdentifier(type.GetTableName()!)} ({string.Join(", ", columns.Select(c => names.DelimitIdentifier(c.Property.GetColumnName())))}) VALUES ({string.Join(", ", columns.Select(c => c.Name))})";
#pragma warning restore CA2100
        return (command, columns);
    }

    // As a save gives it to the database.
    private static void Fill(DbCommand command, IReadOnlyList<Column> columns, object row)
    {
        command.Parameters.Clear();
        foreach (var (property, mapping, name) in columns)
        {
            command.Parameters.Add(mapping.CreateParameter(command, name, property.PropertyInfo!.GetValue(row), property.IsNullable));
        }
    }

    private sealed record Column(IProperty Property, RelationalTypeMapping Mapping, string Name);

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
