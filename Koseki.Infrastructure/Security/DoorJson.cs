using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Koseki.Infrastructure.Security;

/// <summary>How door messages are written as JSON.</summary>
public static class DoorJson
{
    /// <summary>camelCase, unknown members refused.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The UTF-8 bytes of a message.</summary>
    public static byte[] Write<T>(T message) => JsonSerializer.SerializeToUtf8Bytes(message, Options);

    /// <summary>Reads a message; throws <see cref="JsonException"/> when it is not one.</summary>
    public static T Read<T>(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<T>(bytes, Options) ?? throw new JsonException($"{typeof(T).Name} が空です。");
}
