using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Koseki.Infrastructure.Chains;

/// <summary>The key and the content hash of a row of a versioned table, alike whether it is about to be saved or was read back.</summary>
internal sealed class RowContent
{
    private readonly IReadOnlyList<IProperty> key;
    private readonly IReadOnlyList<IProperty> content;
    private readonly IReadOnlyList<INavigation> parts;

    internal RowContent(IEntityType type, TableCover cover)
    {
        Cover = cover;
        Table = type.GetTableName() ?? type.ShortName();
        var primary = type.FindPrimaryKey()!.Properties;
        key = cover.Key.Count == 0 ? primary : [.. cover.Key.Select(k => type.FindProperty(k) ?? throw new InvalidOperationException($"{Table} に {k} がありません。"))];
        // What the database numbers by itself is known only afterwards; where it is not in the key it says nothing either.
        content = [.. type.GetProperties().Where(p => !cover.Without.Contains(p.Name) && (key.Contains(p) || !primary.Contains(p))).OrderBy(p => p.Name, StringComparer.Ordinal)];
        parts = [.. type.GetNavigations().Where(n => n.TargetEntityType.IsOwned()).OrderBy(n => n.Name, StringComparer.Ordinal)];
    }

    /// <summary>How it is covered.</summary>
    internal TableCover Cover { get; }

    /// <summary>The table.</summary>
    internal string Table { get; }

    /// <summary>Whether the key has a number that the database gives when the row is saved.</summary>
    internal bool IsNumberedByDatabase => key.Any(p => p.ValueGenerated == ValueGenerated.OnAdd && (p.ClrType == typeof(long) || p.ClrType == typeof(int)));

    /// <summary>The key as namings and messages write it.</summary>
    internal string KeyOf(object row) => string.Join('|', key.Select(p => Text(ValueOf(p, row))?.Replace("|", @"\|", StringComparison.Ordinal) ?? ""));

    /// <summary>Whether something else says what the row must be.</summary>
    internal bool IsExcepted(string rowKey) => Cover.Except.Contains(rowKey);

    /// <summary>SHA-256 over table, and name and value of each property.</summary>
    internal byte[] HashOf(object row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Table);
        Add(hash, content, row);
        foreach (var part in parts)
        {
            Add(hash, part.Name);
            if (part.PropertyInfo!.GetValue(row) is { } owned)
            {
                Add(hash, part.TargetEntityType.GetProperties().Where(p => !p.IsShadowProperty()).OrderBy(p => p.Name, StringComparer.Ordinal), owned);
            }
        }

        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, IEnumerable<IProperty> properties, object row)
    {
        foreach (var property in properties)
        {
            Add(hash, property.Name);
            Add(hash, ValueOf(property, row));
        }
    }

    private static object? ValueOf(IProperty property, object row) =>
        (property.PropertyInfo ?? throw new NotSupportedException($"{property.DeclaringType.DisplayName()}.{property.Name} は状態記録に記せません。")).GetValue(row);

    private static void Add(IncrementalHash hash, object? value)
    {
        var bytes = value as byte[] ?? (Text(value) is { } text ? Encoding.UTF8.GetBytes(text) : null);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes?.Length ?? -1);
        hash.AppendData(length);
        hash.AppendData(bytes ?? []);
    }

    // Instants by their ticks: the databases keep neither offset nor kind.
    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        bool yes => yes ? "1" : "0",
        Enum choice => choice.ToString(),
        DateTimeOffset at => at.UtcTicks.ToString(CultureInfo.InvariantCulture),
        DateTime at => at.Ticks.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.Ticks.ToString(CultureInfo.InvariantCulture),
        Guid id => id.ToString("D"),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        IEnumerable<string> texts => string.Join('\n', texts),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        int or long or uint or short or byte => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"{value.GetType().Name} の列は状態記録に記せません。RowContent に書き方を加えてください。"),
    };
}
