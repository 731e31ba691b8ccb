using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>Canonical JSON bytes of rows, and the hashes over them.</summary>
internal static class Canonical
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UTF-8 JSON of one object whose properties <paramref name="write"/> writes.</summary>
    public static byte[] Object(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Hash of a row: SHA-256 over its canonical form, table and key included.</summary>
    public static byte[] HashOf(IJournaled row) => SHA256.HashData(Object(json =>
    {
        json.WriteString("table", row.TableName);
        json.WriteString("key", row.RowKey);
        row.WriteCanonical(json);
    }));

    public static void Write(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, value);
        }
    }

    public static void Write(this Utf8JsonWriter json, string name, long? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteNumber(name, value.Value);
        }
    }

    public static void Write(this Utf8JsonWriter json, string name, DateTimeOffset value) => json.WriteString(name, Time(value));

    public static void Write(this Utf8JsonWriter json, string name, DateOnly value) =>
        json.WriteString(name, value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static void Write(this Utf8JsonWriter json, string name, byte[] value) => json.WriteString(name, Hex(value));

    /// <summary>UTC to the tick.</summary>
    public static string Time(DateTimeOffset value) => value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static string Hex(byte[] value) => Convert.ToHexStringLower(value);
}
