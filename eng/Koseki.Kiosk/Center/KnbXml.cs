using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Koseki.Kiosk.Center;

/// <summary>Contract KNB 1.0 on the wire: building requests, reading answers against the schema.</summary>
internal static class KnbXml
{
    private const int MaximumBytes = 64 * 1024;
    private static readonly XNamespace Ns = "urn:koseki:konbini:1.0";
    private static readonly XmlSchemaSet Schemas = LoadSchemas();

    internal static XElement Element(string name, params object?[] content) => new(Ns + name, content);

    internal static XElement Header(KioskOptions options, string transaction, DateTimeOffset sent, DateTimeOffset deadline) => Element("Header",
        Element("ContractVersion", "1.0"), Element("MessageId", Guid.NewGuid().ToString("D")), Element("TransactionId", transaction),
        Element("MunicipalityCode", options.Municipality), Element("Environment", options.Environment),
        Element("SentAt", Stamp(sent)), Element("Deadline", Stamp(deadline)));

    internal static XElement Jpki(SampleCard card, DateTimeOffset verified) => Element("Jpki",
        Element("IssuerKeyId", card.IssuerKeyId), Element("Serial", card.Serial), Element("Means", card.Means), Element("VerifiedAt", Stamp(verified)));

    internal static XElement Kiosk(KioskOptions options) => Element("Kiosk",
        Element("OperatorCode", options.Operator), Element("StoreCode", options.Store), Element("TerminalCode", options.Terminal), Element("PrefectureCode", options.Prefecture));

    internal static string Stamp(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    internal static string Text(XElement owner, string name) => owner.Element(Ns + name)?.Value ?? "";

    internal static int Number(XElement owner, string name) => XmlConvert.ToInt32(Text(owner, name));

    internal static DateTimeOffset Time(XElement owner, string name) => XmlConvert.ToDateTimeOffset(Text(owner, name));

    internal static XElement? Child(XElement owner, string name) => owner.Element(Ns + name);

    internal static IEnumerable<XElement> Children(XElement owner, string name) => owner.Elements(Ns + name);

    /// <summary>Reads an answer: no DTD, valid, and the answer to this very message. A refusal is thrown.</summary>
    internal static XElement Read(byte[] body, string expected, string transaction, string? application)
    {
        var answer = Parse(body);
        if (Child(answer, "Error") is { } error)
        {
            throw new CenterException(Text(error, "Code"), Text(error, "DisplayCode"), XmlConvert.ToBoolean(Text(error, "Retryable")))
            {
                RetryAfter = Child(error, "RetryAfterMs") is null ? TimeSpan.FromSeconds(1) : Wait(error),
            };
        }

        return answer.Name == Ns + expected && Text(Child(answer, "Header")!, "TransactionId") == transaction
            && (application is null || Text(answer, "ApplicationId") == application)
            ? answer : throw new CenterException(CenterException.Broken, "S07", false);
    }

    /// <summary>How long the gateway asks to wait: never less than 0.1 and never more than 10 seconds.</summary>
    internal static TimeSpan Wait(XElement owner) => TimeSpan.FromMilliseconds(Math.Clamp(Number(owner, "RetryAfterMs"), 100, 10_000));

    private static XElement Parse(byte[] body)
    {
        try
        {
            var settings = new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, ValidationType = ValidationType.Schema, Schemas = Schemas, MaxCharactersInDocument = MaximumBytes,
                ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings,
            };
            settings.ValidationEventHandler += (_, e) => throw new XmlException(e.Message);
            using var reader = XmlReader.Create(new MemoryStream(body), settings);
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            throw new CenterException(CenterException.Broken, "S06", false);
        }
    }

    private static XmlSchemaSet LoadSchemas()
    {
        using var stream = typeof(KnbXml).Assembly.GetManifestResourceStream("knb-1.0.xsd")!;
        using var reader = XmlReader.Create(stream);
        var set = new XmlSchemaSet { XmlResolver = null };
        set.Add(null, reader);
        set.Compile();
        return set;
    }
}
