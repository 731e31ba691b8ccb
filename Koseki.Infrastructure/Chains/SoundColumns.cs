using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Koseki.Infrastructure.Chains;

/// <summary>A column of a SQLite table, and in its language when a value is one that our own program writes there.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Sound">True, false or null (false) of a row.</param>
internal sealed record SoundColumn(string Name, string Sound);

/// <summary>The columns of a table.</summary>
internal static class SoundColumns
{
    /// <summary>All columns, those of owned parts among them.</summary>
    internal static IReadOnlyList<SoundColumn> Of(IEntityType type)
    {
        var table = StoreObjectIdentifier.Table(type.GetTableName()!);
        var owned = type.GetNavigations().Where(n => n.TargetEntityType.IsOwned()).Select(n => n.TargetEntityType).ToList();
        return
        [
            .. type.GetProperties().Concat(owned.Where(o => !o.IsMappedToJson()).SelectMany(o => o.GetProperties().Where(p => !p.IsPrimaryKey())))
                .Select(p => Of(p, p.GetColumnName(table)!, p.IsColumnNullable(table))),
            .. owned.Where(o => o.IsMappedToJson()).Select(o => o.GetContainerColumnName()!).Select(n => new SoundColumn(n, $"(typeof({Q(n)}) = 'null' OR (typeof({Q(n)}) = 'text' AND json_valid({Q(n)})))")),
        ];
    }

    private static SoundColumn Of(IProperty property, string name, bool isNullable)
    {
        var mapping = property.GetRelationalTypeMapping();
        var (model, stored) = (Plain(property.ClrType), Plain(mapping.Converter?.ProviderClrType ?? property.ClrType));
        var sound = Sound(Q(name), model, stored);
        return new(name, isNullable ? $"({Q(name)} IS NULL OR ({sound}))" : $"({sound})");
    }

    // Dates and times in the one form that is written: another form of the same moment is not found by a comparison.
    private static string Sound(string column, Type model, Type stored) =>
        stored == typeof(bool) ? $"typeof({column}) = 'integer' AND {column} IN (0, 1)"
        : stored == typeof(int) ? string.Create(CultureInfo.InvariantCulture, $"typeof({column}) = 'integer' AND {column} BETWEEN {int.MinValue} AND {int.MaxValue}")
        : stored == typeof(long) ? $"typeof({column}) = 'integer'"
        : stored == typeof(double) ? $"typeof({column}) = 'real'"
        : stored == typeof(byte[]) ? $"typeof({column}) = 'blob'"
        : stored == typeof(string) && model.IsEnum ? $"typeof({column}) = 'text' AND {column} IN ({string.Join(", ", Enum.GetNames(model).Select(n => $"'{n}'"))})"
        : stored == typeof(DateOnly) ? $"typeof({column}) = 'text' AND length({column}) = 10 AND {column} >= '0001-01-01' AND date({column}, '+0 days') IS {column}"
        : stored == typeof(DateTime)
            ? $"typeof({column}) = 'text' AND {column} >= '0001-01-01' AND strftime('%Y-%m-%d %H:%M:%S', substr({column}, 1, 19), '+0 days') IS substr({column}, 1, 19) "
                + $"AND (length({column}) = 19 OR (length({column}) BETWEEN 21 AND 27 AND substr({column}, 20, 1) = '.' AND substr({column}, 21) NOT GLOB '*[^0-9]*' AND substr({column}, -1) <> '0'))"
        : stored == typeof(TimeOnly) ? $"typeof({column}) = 'text' AND time(substr({column}, 1, 8), '+0 seconds') IS substr({column}, 1, 8) AND (length({column}) = 8 OR {column} GLOB '??:??:??.[0-9][0-9][0-9][0-9][0-9][0-9][0-9]')"
        : stored == typeof(Guid) ? $"typeof({column}) = 'text' AND length({column}) = 36 AND {column} = upper({column}) AND replace({column}, '-', '') NOT GLOB '*[^0-9A-F]*' AND length(replace({column}, '-', '')) = 32"
        : stored == typeof(string) ? $"typeof({column}) = 'text'"
        : throw new NotSupportedException($"{column}: {stored.Name} の列の値を確かめられません。SoundColumns に書き方を加えてください。");

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static string Q(string name) => SoundRows.Quoted(name);
}
