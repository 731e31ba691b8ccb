using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Koseki.Infrastructure.Chains;

/// <summary>The versioned tables of a context, by its declaration of covers.</summary>
public sealed class StateTables(IReadOnlyList<TableCover> covers)
{
    private readonly Dictionary<Type, TableCover> versioned = covers.Where(c => c.Cover == Cover.Versioned).ToDictionary(c => c.Row);
    private Dictionary<Type, RowContent>? contents;

    /// <summary>Whether a context without a record may save their rows: tools and tests beside a host, whose rows verification calls foreign.</summary>
    public bool MaySaveUnrecorded { get; init; }

    /// <summary>All covers.</summary>
    public IReadOnlyList<TableCover> Covers => covers;

    /// <summary>The rows that the next save changes.</summary>
    internal IReadOnlyList<EntityEntry> Changed(DbContext database) =>
        [.. database.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
            && versioned.ContainsKey(e.Metadata.ClrType) && Of(database.Model, e.Metadata.ClrType) is var content && !content.IsExcepted(content.KeyOf(e.Entity)))];

    /// <summary>Whether one of them has no key yet.</summary>
    internal bool AreNumberedByDatabase(IReadOnlyList<EntityEntry> changed) =>
        changed.Any(e => e.State == EntityState.Added && Of(e.Context.Model, e.Metadata.ClrType).IsNumberedByDatabase);

    /// <summary>Table, key and hash of the content; null for a row that goes.</summary>
    internal string?[] NamingOf(EntityEntry entry)
    {
        var content = Of(entry.Context.Model, entry.Metadata.ClrType);
        return [content.Table, content.KeyOf(entry.Entity), entry.State == EntityState.Deleted ? null : Convert.ToHexStringLower(content.HashOf(entry.Entity))];
    }

    /// <summary>The same of a row that is not tracked.</summary>
    internal string?[] NamingOf(DbContext database, object row) =>
        Of(database.Model, row.GetType()) is var content ? [content.Table, content.KeyOf(row), Convert.ToHexStringLower(content.HashOf(row))] : [];

    /// <summary>How the rows of a table are read.</summary>
    internal RowContent Of(IModel model, Type row)
    {
        // The first model decides: both providers name the same tables and properties.
        contents ??= versioned.Values.ToDictionary(c => c.Row, c => new RowContent(model.FindEntityType(c.Row) ?? throw new InvalidOperationException($"{c.Row.Name} は表ではありません。"), c));
        return contents[row];
    }
}
