using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Koseki.Domain.Linkage;

/// <summary>
/// A message as canonical bytes: UTF-8 JSON with schema number, members in the order of their declaration, nothing left out,
/// characters of the basic plane unescaped, so that one message has exactly one form. Stored bytes are never written again.
/// </summary>
public static class MessageDocument
{
    /// <summary>The schema number written into new documents. Older numbers are read through converters, never rewritten.</summary>
    public const int Schema = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false), new RegisterDateText(), new PersonIdText(), new RegisterIdText(), new ValueListArray() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ClosedUnions } },
    };

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

    // The alternatives of a union are the records nested in it. What a record only computes is no part of the document.
    private static void ClosedUnions(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        if (type.Type == typeof(OutgoingMessage) || type.Type == typeof(VitalSlip))
        {
            type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization };
            foreach (var one in type.Type.GetNestedTypes().Where(n => n.IsSubclassOf(type.Type)).OrderBy(n => n.Name, StringComparer.Ordinal))
            {
                type.PolymorphismOptions.DerivedTypes.Add(new(one, JsonNamingPolicy.CamelCase.ConvertName(one.Name)));
            }
        }

        foreach (var computed in type.Properties.Where(p => p.Set is null).ToList())
        {
            type.Properties.Remove(computed);
        }
    }

    private sealed record Envelope(int Schema, OutgoingMessage Message);
}

/// <summary>Stored bytes that are not a message this program can read.</summary>
public sealed class MessageDocumentException(string message, Exception? inner) : Exception(message, inner);
