using System.Text.Json;
using Koseki.Domain.Registers.Documents;

namespace Koseki.Domain.SupplementaryRegisters;

/// <summary>A supplementary register as canonical bytes, by the same rules as every stored document.</summary>
public static class SupplementaryDocument
{
    /// <summary>The schema number written into new documents. Older numbers are read through converters, never rewritten.</summary>
    public const int Schema = 1;

    private static readonly JsonSerializerOptions Options = CanonicalJson.Options([], new SupplementaryIdText());

    /// <summary>The canonical bytes.</summary>
    public static byte[] Write(SupplementaryRegister register) => JsonSerializer.SerializeToUtf8Bytes(new Envelope(Schema, register), Options);

    /// <summary>Reads canonical bytes; throws <see cref="RegisterDocumentException"/> when they are of an unknown schema or damaged.</summary>
    public static SupplementaryRegister Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes.ToArray());
            var schema = document.RootElement.GetProperty("schema").GetInt32();
            return schema == Schema
                ? document.RootElement.Deserialize<Envelope>(Options)!.Register
                : throw new RegisterDocumentException($"附票の記録の版 {schema} はこのプログラムでは読めません(対応: {Schema})。", null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RegisterDocumentException("附票の記録が壊れていて読めません。", e);
        }
    }

    private sealed record Envelope(int Schema, SupplementaryRegister Register);

    /// <summary>A number as R12附1.</summary>
    private sealed class SupplementaryIdText : System.Text.Json.Serialization.JsonConverter<SupplementaryId>
    {
        /// <inheritdoc/>
        public override SupplementaryId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => SupplementaryId.Parse(reader.GetString()!);

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, SupplementaryId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
