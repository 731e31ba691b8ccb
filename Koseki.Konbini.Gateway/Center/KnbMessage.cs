using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Refusals;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using System.Xml;

namespace Koseki.Konbini.Gateway.Center;

/// <summary>The header of a received message.</summary>
public sealed record KnbHeader(string TransactionId, string Municipality, string Environment, DateTimeOffset SentAt, DateTimeOffset Deadline);

/// <summary>Reading and writing contract elements.</summary>
internal static class KnbMessage
{
    private static XNamespace Ns => KnbSchema.Namespace;

    internal static KnbHeader Header(XElement message)
    {
        var header = message.Element(Ns + "Header")!;
        return new(Text(header, "TransactionId"), Text(header, "MunicipalityCode"), Text(header, "Environment"), Time(header, "SentAt"), Time(header, "Deadline"));
    }

    internal static string Text(XElement owner, string name) => owner.Element(Ns + name)?.Value ?? "";

    internal static int Number(XElement owner, string name) => XmlConvert.ToInt32(Text(owner, name));

    /// <summary>課税年度 asked for, or null; throws <see cref="KnbFormatException"/> when it is no plain year.</summary>
    internal static int? TaxYear(XElement message) => message.Element(Ns + "FiscalYear")?.Value is not { } text ? null
        // The schema allows a time zone, and years of more digits or before our era.
        : text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year
        : throw new KnbFormatException(Refusal.NotOfTheContract, "FiscalYear が4桁の年ではありません。");

    // The centre looks the certificate up during the visit: not after the message was sent, and not so long before it that the token
    // of the visit would have ended twice.
    private static readonly TimeSpan Visit = 2 * SubjectTokens.Life;
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    /// <summary>Who stands at the kiosk; throws <see cref="KnbFormatException"/> when the certificate was not looked up in this visit.</summary>
    internal static Jpki Jpki(XElement message, KnbHeader header)
    {
        var jpki = message.Element(Ns + "Jpki")!;
        var verified = Time(jpki, "VerifiedAt");
        if (verified > header.SentAt + Skew || verified < header.SentAt - Visit)
        {
            throw new KnbFormatException(Refusal.NotOfTheContract, "電子証明書を確かめた時刻 VerifiedAt が、この取引の時刻ではありません。");
        }

        return new(Text(jpki, "IssuerKeyId"), Text(jpki, "Serial"), Text(jpki, "Means"));
    }

    internal static string Kiosk(XElement message) =>
        string.Join('/', message.Element(Ns + "Kiosk")!.Elements().Select(e => e.Value));

    /// <summary>The business part in canonical form: everything but the header, without white space.</summary>
    internal static string BusinessPayload(XElement message)
    {
        var copy = new XElement(message);
        copy.Element(Ns + "Header")?.Remove();
        return copy.ToString(SaveOptions.DisableFormatting);
    }

    internal static XElement Respond(string name, KnbHeader request, TimeProvider clock, params object?[] content) =>
        new(Ns + name,
            new XElement(Ns + "Header",
                new XElement(Ns + "ContractVersion", "1.0"),
                new XElement(Ns + "MessageId", Guid.NewGuid().ToString("D")),
                new XElement(Ns + "TransactionId", request.TransactionId),
                new XElement(Ns + "MunicipalityCode", request.Municipality),
                new XElement(Ns + "Environment", request.Environment),
                new XElement(Ns + "SentAt", Stamp(clock.GetLocalNow())),
                new XElement(Ns + "Deadline", Stamp(request.Deadline))),
            content);

    internal static XElement Error(Refusal refusal)
    {
        var error = ErrorCatalogue.Of(refusal);
        return new XElement(Ns + "Error",
            new XElement(Ns + "Code", error.Code),
            new XElement(Ns + "Retryable", error.Retryable),
            error.Retryable ? new XElement(Ns + "RetryAfterMs", 3000) : null,
            new XElement(Ns + "DisplayCode", error.Display));
    }

    internal static string Stamp(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    internal static XElement Element(string name, params object?[] content) => new(Ns + name, content);

    internal static IResult Result(XElement message, int status = 200) =>
        Results.Content("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + message.ToString(SaveOptions.DisableFormatting), "application/xml", Encoding.UTF8, status);

    // The schema allows times that no calendar of ours holds.
    private static DateTimeOffset Time(XElement owner, string name)
    {
        try
        {
            return XmlConvert.ToDateTimeOffset(Text(owner, name));
        }
        catch (Exception e) when (e is FormatException or ArgumentOutOfRangeException or OverflowException)
        {
            throw new KnbFormatException(Refusal.NotOfTheContract, $"{name} の時刻が範囲の外です。");
        }
    }
}
