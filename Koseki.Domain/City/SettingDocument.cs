using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Printing;
using Koseki.Domain.Linkage;

namespace Koseki.Domain.City;

/// <summary>A setting as it is stored: one JSON object in a fixed order, whose form goes with the kind. The one writer and reader.</summary>
public static class SettingDocument
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes what a setting says; kind and subject stand beside it.</summary>
    public static string Write(CitySetting setting) => ((JsonObject)(setting switch
    {
        CitySetting.OfCertifier { Certifier: var c } => new JsonObject
        {
            ["title"] = c.Title, ["name"] = c.Name, ["outline"] = c.Seal.Outline, ["extent"] = c.Seal.Extent, ["side"] = c.Seal.Side,
        },
        CitySetting.OfFees f => new JsonObject(f.Yen.OrderBy(y => y.Key).Select(y => KeyValuePair.Create(y.Key.ToString(), (JsonNode?)y.Value))),
        CitySetting.OfTwoPersons t => new JsonObject { ["holds"] = t.Holds },
        CitySetting.OfClosingDay d => new JsonObject { ["closed"] = d.IsClosed, ["name"] = d.Name },
        CitySetting.OfMessageBound b => new JsonObject { ["wait"] = b.Bound.WaitDays, ["confirm"] = b.Bound.ConfirmDays },
        CitySetting.OfTown t => t.Code is null ? new JsonObject { ["exists"] = t.Exists } : new JsonObject { ["exists"] = t.Exists, ["code"] = t.Code },
        CitySetting.OfProof p => new JsonObject { ["minutes"] = p.Minutes },
        CitySetting.OfPrinter { Printer: var p } => new JsonObject { ["address"] = p.Address, ["trays"] = new JsonObject(p.Trays.OrderBy(t => t.Key).Select(t => KeyValuePair.Create(t.Key.ToString(), (JsonNode?)t.Value))) },
        _ => throw new InvalidOperationException(setting.GetType().Name),
    })).ToJsonString(Options);

    /// <summary>Reads it; throws <see cref="FormatException"/> for what this program never wrote.</summary>
    public static CitySetting Read(SettingKind kind, string subject, DateOnly from, string content)
    {
        try
        {
            var json = JsonNode.Parse(content)!.AsObject();
            return kind switch
            {
                SettingKind.Certifier => new CitySetting.OfCertifier(new(Text(json, "title"), Text(json, "name"), new(Text(json, "outline"), json["extent"]!.GetValue<double>(), json["side"]!.GetValue<double>()))),
                SettingKind.Fees => new CitySetting.OfFees(json.ToDictionary(p => Enum.Parse<CertificateKind>(p.Key), p => p.Value!.GetValue<int>())),
                SettingKind.TwoPersons => new CitySetting.OfTwoPersons(subject, json["holds"]!.GetValue<bool>()),
                SettingKind.ClosingDay => new CitySetting.OfClosingDay(from, json["closed"]?.GetValue<bool>(), Text(json, "name")),
                SettingKind.MessageBound => new CitySetting.OfMessageBound(Enum.Parse<MessageKind>(subject), new(Number(json, "wait"), Number(json, "confirm"))),
                SettingKind.Town => new CitySetting.OfTown(subject, json["exists"]!.GetValue<bool>(), json["code"]?.GetValue<string>()),
                SettingKind.Proof => new CitySetting.OfProof(Number(json, "minutes")),
                SettingKind.Printer => new CitySetting.OfPrinter(PrinterOf(subject, json)),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or ArgumentException)
        {
            throw new FormatException($"市の設定({kind} {subject})を読めません。", e);
        }
    }

    // The office's code has no blank in it.
    private static Printer PrinterOf(string subject, JsonObject json) => new(
        subject[..subject.IndexOf(' ', StringComparison.Ordinal)], subject[(subject.IndexOf(' ', StringComparison.Ordinal) + 1)..], Text(json, "address"),
        json["trays"]!.AsObject().ToDictionary(t => Enum.Parse<PaperStock>(t.Key), t => t.Value!.GetValue<string>()));

    private static string Text(JsonObject json, string name) => json[name]!.GetValue<string>();

    private static int Number(JsonObject json, string name) => json[name]!.GetValue<int>();
}
