using Koseki.Infrastructure.Persistence;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Koseki.Tests.Infrastructure.SqlServerScripts;

/// <summary>One value a statement writes.</summary>
public sealed record ColumnWrite(string Table, string Column, bool IsInsert, object? Value);

/// <summary>The columns of a database as SQL Server has them.</summary>
public sealed class SqlServerColumns
{
    private static readonly Lazy<SqlServerColumns> Core = new(() => new(new SqlServerKosekiDbContextFactory().CreateDbContext([])));
    private static readonly Lazy<SqlServerColumns> Gateway = new(() => new(new SqlServerGatewayDbContextFactory().CreateDbContext([])));
    private readonly Dictionary<(string Table, string Column), IProperty> columns = [];

    private SqlServerColumns(DbContext database)
    {
        using (database)
        {
            foreach (var mapping in database.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.SelectMany(t => t.Columns).SelectMany(c => c.PropertyMappings))
            {
                columns.TryAdd((mapping.Column.Table.Name, mapping.Column.Name), mapping.Property);
            }
        }
    }

    /// <summary>The columns of a context's database; null for a context that is none of the product's.</summary>
    public static SqlServerColumns? Of(DbContext context) => context switch
    {
        KosekiDbContext => Core.Value,
        GatewayDbContext => Gateway.Value,
        _ => null,
    };

    /// <summary>Columns whose values the server gives, as table.column.</summary>
    public IEnumerable<string> Identities => columns.Where(c => IsIdentity(c.Value)).Select(c => $"{c.Key.Table}.{c.Key.Column}").Order(StringComparer.Ordinal);

    /// <summary>The first thing SQL Server refuses, or null.</summary>
    public string? ProblemOf(IEnumerable<ColumnWrite> writes) => writes.Select(ProblemOf).FirstOrDefault(p => p is not null);

    private string? ProblemOf(ColumnWrite write)
    {
        if (!columns.TryGetValue((write.Table, write.Column), out var property))
        {
            return null;
        }

        var called = $"{write.Table}.{write.Column}";
        if (write.IsInsert && IsIdentity(property))
        {
            return $"{called} は SQL Server が番号を付ける列です(IDENTITY)。INSERT で値を入れられません。";
        }

        var length = write.Value switch { string text => text.Length, byte[] bytes => bytes.Length, _ => 0 };
        return property.GetMaxLength() is { } most && length > most ? $"{called} は {most} までの列です。{length} の値を書こうとしています。"
            : write.Value is string key && key.EndsWith(' ') && (property.IsKey() || property.GetContainingIndexes().Any(i => i.IsUnique)) ? $"{called} は鍵です。空白で終わる値「{key}」は、SQL Server では空白のない値と同じになります。"
            : null;
    }

    private static bool IsIdentity(IProperty property) => SqlServerPropertyExtensions.GetValueGenerationStrategy(property) == SqlServerValueGenerationStrategy.IdentityColumn;
}
