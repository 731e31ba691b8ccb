using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Certificates;

/// <summary>What a copy certifies, as the book of issues keeps it: enough to make it again. The one writer and reader.</summary>
public static class WantedDocument
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it, in a fixed order.</summary>
    public static string Write(WantedCertificate wanted) => (wanted switch
    {
        WantedCertificate.OfRegister { Request: var r } => new JsonObject
        {
            ["kind"] = r.Kind.ToString(), ["register"] = r.Register.Value, ["persons"] = Array(r.Persons.Select(p => (JsonNode)p.Value)),
            ["parts"] = Array(r.Parts.Select(p => (JsonNode)new JsonObject { ["entry"] = p.Entry, ["matter"] = p.Matter, ["line"] = p.Line })),
        },
        WantedCertificate.OfImage { Request: var i } => new JsonObject
        {
            ["kind"] = i.Kind.ToString(), ["image"] = i.Register.Value,
            ["masks"] = Array(i.Masks.Select(m => (JsonNode)new JsonObject { ["page"] = m.Page, ["x"] = m.X, ["y"] = m.Y, ["width"] = m.Width, ["height"] = m.Height })),
        },
        WantedCertificate.OfPaper { Request: var p } => new JsonObject
        {
            ["kind"] = p.Kind.ToString(), ["year"] = p.Receipt.Year, ["number"] = p.Receipt.Number, ["boxes"] = Array(p.Boxes.Select(b => (JsonNode)b.Value)), ["protection"] = p.IsProtectionAsked,
        },
        WantedCertificate.OfAbsence { Request: var a } => new JsonObject
        {
            ["kind"] = a.Kind.ToString(), ["domicile"] = a.Domicile, ["head"] = a.Head, ["dismissed"] = Array(a.Dismissed.Select(d => (JsonNode)d)),
            ["book"] = a.Destroyed?.Book, ["closed"] = a.Destroyed?.Closed, ["destroyed"] = a.Destroyed?.DestroyedOn, ["entry"] = a.Destroyed?.Entry,
        },
        _ => throw new InvalidOperationException(wanted.GetType().Name),
    }).ToJsonString(Options);

    /// <summary>Reads it; null for what this program never wrote.</summary>
    public static WantedCertificate? Read(string content)
    {
        try
        {
            var json = JsonNode.Parse(content)!.AsObject();
            var kind = Enum.Parse<CertificateKind>(Text(json, "kind"));
            return kind.Source() switch
            {
                CertificateSource.Register => new WantedCertificate.OfRegister(new(new(json["register"]!.GetValue<long>()), kind, [.. Items(json, "persons").Select(p => new PersonId(p.GetValue<long>()))])
                {
                    Parts = [.. Items(json, "parts").Select(p => new CertifiedPart((int?)p["entry"], (int?)p["matter"], (string?)p["line"]))],
                }),
                CertificateSource.Paper => new WantedCertificate.OfPaper(new(
                    new ReceiptNumber(json["year"]!.GetValue<int>(), json["number"]!.GetValue<int>()), kind, [.. Items(json, "boxes").Select(b => new FieldKey(b.GetValue<string>()))]) { IsProtectionAsked = json["protection"]!.GetValue<bool>() }),
                CertificateSource.Image => new WantedCertificate.OfImage(new(new(json["image"]!.GetValue<long>()), kind)
                {
                    Masks = [.. Items(json, "masks").Select(m => new PageMask(Int(m, "page"), Int(m, "x"), Int(m, "y"), Int(m, "width"), Int(m, "height")))],
                }),
                CertificateSource.Absence => new WantedCertificate.OfAbsence(new(kind, Text(json, "domicile"), Text(json, "head"))
                {
                    Dismissed = [.. Items(json, "dismissed").Select(d => d.GetValue<string>())],
                    Destroyed = json["book"] is null ? null : new(Text(json, "book"), Text(json, "closed"), Text(json, "destroyed"), Text(json, "entry")),
                }),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items]);

    private static IEnumerable<JsonNode> Items(JsonObject json, string name) => json[name]!.AsArray().Select(i => i!);

    private static int Int(JsonNode json, string name) => json[name]!.GetValue<int>();

    private static string Text(JsonObject json, string name) => json[name]!.GetValue<string>();
}
