using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Koseki.Domain.Registers.Documents;

/// <summary>
/// A register as canonical bytes: UTF-8 JSON in a fixed order, characters unescaped, nothing optional written when it
/// is absent, so that one register has exactly one form. Hashes are taken over these bytes as stored and never over
/// a register written again.
/// </summary>
public static class RegisterDocument
{
    /// <summary>The schema number written into new documents. Older numbers are read through converters, never rewritten.</summary>
    public const int Schema = 1;

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = false,
        SkipValidation = false,
    };

    /// <summary>The canonical bytes of a register.</summary>
    public static byte[] Write(FamilyRegister register)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            RegisterDocumentWriter.Write(json, register);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>
    /// Reads canonical bytes of any known schema; throws <see cref="RegisterDocumentException"/> when they are of an
    /// unknown schema or damaged.
    /// </summary>
    public static FamilyRegister Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes.ToArray());
            var root = document.RootElement;
            var schema = root.GetProperty("schema").GetInt32();
            return schema == Schema
                ? RegisterDocumentReader.Read(root)
                : throw new RegisterDocumentException($"戸籍の記録の版 {schema} はこのプログラムでは読めません(対応: {Schema})。", null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RegisterDocumentException("戸籍の記録が壊れていて読めません。", e);
        }
    }
}

/// <summary>Stored bytes that are not a register this program can read.</summary>
public sealed class RegisterDocumentException(string message, Exception? inner) : Exception(message, inner);
