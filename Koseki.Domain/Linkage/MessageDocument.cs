using System.Text.Json;
using Koseki.Domain.Registers.Documents;

namespace Koseki.Domain.Linkage;

/// <summary>
/// A message as canonical bytes: UTF-8 JSON with schema number, members in the order of their declaration, nothing left out,
/// characters of the basic plane unescaped, so that one message has exactly one form. Stored bytes are never written again.
/// </summary>
public static class MessageDocument
{
    /// <summary>The schema number written into new documents. Older numbers are read through converters, never rewritten.</summary>
    public const int Schema = 1;

    private static readonly JsonSerializerOptions Options = CanonicalJson.Options([typeof(OutgoingMessage), typeof(VitalSlip)]);

    /// <summary>The canonical bytes of a message.</summary>
    public static byte[] Write(OutgoingMessage message) => JsonSerializer.SerializeToUtf8Bytes(new Envelope(Schema, message), Options);

    /// <summary>Reads canonical bytes of any known schema; throws <see cref="MessageDocumentException"/> when they are of an unknown one or damaged.</summary>
    public static OutgoingMessage Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes.ToArray());
            var schema = document.RootElement.GetProperty("schema").GetInt32();
            return schema == Schema
                ? document.RootElement.Deserialize<Envelope>(Options)!.Message
                : throw new MessageDocumentException($"送付物の版 {schema} はこのプログラムでは読めません(対応: {Schema})。", null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new MessageDocumentException("送付物の内容が壊れていて読めません。", e);
        }
    }

    private sealed record Envelope(int Schema, OutgoingMessage Message);
}

/// <summary>Stored bytes that are not a message this program can read.</summary>
public sealed class MessageDocumentException(string message, Exception? inner) : Exception(message, inner);
