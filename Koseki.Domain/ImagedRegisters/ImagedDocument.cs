using System.Text.Json;
using System.Text.Json.Serialization;
using Koseki.Domain.Documents;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;

namespace Koseki.Domain.ImagedRegisters;

/// <summary>An imaged register as canonical bytes, by the same rules as every stored document; its pages by the hashes of their contents.</summary>
public static class ImagedDocument
{
    /// <summary>The schema number written into new documents. Older numbers are read through converters, never rewritten.</summary>
    public const int Schema = 1;

    private static readonly JsonSerializerOptions Options = CanonicalJson.Options([], new IdText(), new HashText());

    /// <summary>The canonical bytes.</summary>
    public static byte[] Write(ImagedRegister register) => JsonSerializer.SerializeToUtf8Bytes(new Envelope(Schema, register), Options);

    /// <summary>Reads canonical bytes; throws <see cref="RegisterDocumentException"/> when they are of an unknown schema or damaged.</summary>
    public static ImagedRegister Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes.ToArray());
            var schema = document.RootElement.GetProperty("schema").GetInt32();
            return schema == Schema
                ? document.RootElement.Deserialize<Envelope>(Options)!.Register
                : throw new RegisterDocumentException($"画像戸籍の記録の版 {schema} はこのプログラムでは読めません(対応: {Schema})。", null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RegisterDocumentException("画像戸籍の記録が壊れていて読めません。", e);
        }
    }

    /// <summary>Its lines, to be read and compared.</summary>
    public static IEnumerable<string> Lines(ImagedRegister register) =>
    [
        $"＠画像戸籍 {register.Id}",
        $"{register.State.Word()}　{register.Form.Word()}",
        $"本籍　{register.Domicile}",
        $"{register.Form.HeadWord()}　{register.FamilyName}　{register.HeadGivenName}",
        $"編製日　{register.MadeOn?.Text ?? "-"}",
        $"消除日　{register.RemovedOn?.Text ?? "-"}",
        .. register.Persons.Select(p => $"見出し　{p.FamilyName}　{p.GivenName}　{p.Kana ?? "-"}　{p.BirthDate?.Text ?? "-"}"),
        .. register.Pages.Select((p, i) => $"＠頁 {i + 1} {p.Content} {p.Length} {p.Width}×{p.Height} {p.Dpi}dpi"),
        $"＠移行元 {register.Origin.Source} {register.Origin.Number}",
    ];

    private sealed record Envelope(int Schema, ImagedRegister Register);

    private sealed class IdText : JsonConverter<ImagedRegisterId>
    {
        public override ImagedRegisterId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ImagedRegisterId.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, ImagedRegisterId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class HashText : JsonConverter<ContentHash>
    {
        public override ContentHash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ContentHash.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, ContentHash value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }
}
