using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Koseki.Kiosk.Center;

/// <summary>The gateway said no, or said nothing usable.</summary>
public sealed class CenterException(string code, string display, bool retryable) : Exception($"{code} ({display})")
{
    /// <summary>K-code, or NET when nothing came back.</summary>
    public string Code { get; } = code;

    /// <summary>Code the resident may see.</summary>
    public string Display { get; } = display;

    /// <summary>Whether the same application may be sent again.</summary>
    public bool Retryable { get; } = retryable;
}

/// <summary>証明書交付センター: speaks the contract for the kiosk.</summary>
public sealed class CenterClient(HttpClient http, KioskOptions options)
{
    private static readonly XNamespace Ns = "urn:koseki:konbini:1.0";
    private static readonly XmlSchemaSet Schemas = LoadSchemas();

    /// <summary>M1.</summary>
    public async Task<XElement> MenuAsync(string transaction, SampleCard card, CancellationToken cancellation) =>
        await PostAsync("menu", new XElement(Ns + "MenuRequest", Header(transaction), Jpki(card), Kiosk()), cancellation);

    /// <summary>M2, repeated while the gateway is still working.</summary>
    public async Task<XElement> CreateAsync(string transaction, string application, string token, SampleCard card, string kind, IEnumerable<string> members, int copies, int fee, CancellationToken cancellation)
    {
        while (true)
        {
            var answer = await PostAsync("create", new XElement(Ns + "CreateRequest", Header(transaction), new XElement(Ns + "ApplicationId", application), new XElement(Ns + "SubjectToken", token),
                Jpki(card), Kiosk(), new XElement(Ns + "Type", kind), members.Select(m => new XElement(Ns + "MemberToken", m)), new XElement(Ns + "Copies", copies), new XElement(Ns + "AgreedFee", fee)), cancellation);
            if (answer.Element(Ns + "Ready") is { } ready)
            {
                return ready;
            }

            await Task.Delay(int.Parse(answer.Element(Ns + "Pending")!.Element(Ns + "RetryAfterMs")!.Value, CultureInfo.InvariantCulture), cancellation);
        }
    }

    /// <summary>M3: the paper, checked against the announced hash.</summary>
    public async Task<byte[]> PdfAsync(string transaction, string application, XElement ready, CancellationToken cancellation)
    {
        var request = new XElement(Ns + "PdfRequest", Header(transaction), new XElement(Ns + "ApplicationId", application), new XElement(Ns + "PdfTicket", Value(ready, "PdfTicket")));
        using var response = await SendAsync("pdf", request, cancellation);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
        if (response.Content.Headers.ContentType?.MediaType != "application/pdf")
        {
            _ = Answer(bytes);
            throw new CenterException("NET", "S06", false);
        }

        string? Header1(string name) => response.Headers.TryGetValues(name, out var values) ? values.First() : null;
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (hash != Value(ready, "Sha256") || hash != Header1("X-Knb-Sha256") || Header1("X-Knb-Application-Id") != application || Header1("X-Knb-Issue-No") != Value(ready, "IssueNo"))
        {
            throw new CenterException("HASH", "S07", false);
        }

        return bytes;
    }

    /// <summary>M4.</summary>
    public async Task<string> ResultAsync(string transaction, string application, XElement ready, string result, int copies, CancellationToken cancellation)
    {
        var pages = int.Parse(Value(ready, "PageCount"), CultureInfo.InvariantCulture);
        var answer = await PostAsync("result", new XElement(Ns + "ResultRequest", Header(transaction), new XElement(Ns + "ApplicationId", application), new XElement(Ns + "IssueNo", Value(ready, "IssueNo")),
            new XElement(Ns + "ReceivedSha256", Value(ready, "Sha256")), new XElement(Ns + "Result", result), new XElement(Ns + "PrintedAt", Stamp(DateTimeOffset.Now)),
            new XElement(Ns + "PrintedCopies", copies), new XElement(Ns + "PrintedPages", copies * pages), new XElement(Ns + "FeeCollected", Value(ready, "Fee"))), cancellation);
        return Value(answer, "State");
    }

    /// <summary>M5.</summary>
    public Task CancelAsync(string transaction, string application, CancellationToken cancellation) =>
        PostAsync("cancel", new XElement(Ns + "CancelRequest", Header(transaction), new XElement(Ns + "ApplicationId", application), new XElement(Ns + "Reason", "USER_CANCEL")), cancellation);

    /// <summary>The text of a child element.</summary>
    public static string Value(XElement owner, string name) => owner.Element(Ns + name)?.Value ?? "";

    /// <summary>The children of a name.</summary>
    public static IEnumerable<XElement> Children(XElement owner, string name) => owner.Elements(Ns + name);

    private async Task<XElement> PostAsync(string verb, XElement message, CancellationToken cancellation)
    {
        using var response = await SendAsync(verb, message, cancellation);
        return Answer(await response.Content.ReadAsByteArrayAsync(cancellation));
    }

    private async Task<HttpResponseMessage> SendAsync(string verb, XElement message, CancellationToken cancellation)
    {
        var body = Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + message.ToString(SaveOptions.DisableFormatting));
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/xml") { CharSet = "utf-8" };
        try
        {
            return await http.PostAsync($"knb/v1/{verb}", content, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            throw new CenterException("NET", "S06", true);
        }
    }

    private static XElement Answer(byte[] body)
    {
        XElement answer;
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, ValidationType = ValidationType.Schema, Schemas = Schemas };
            settings.ValidationEventHandler += (_, e) => throw new XmlException(e.Message);
            using var reader = XmlReader.Create(new MemoryStream(body), settings);
            answer = XElement.Load(reader);
        }
        catch (XmlException)
        {
            throw new CenterException("NET", "S06", false);
        }

        return answer.Element(Ns + "Error") is { } error
            ? throw new CenterException(Value(error, "Code"), Value(error, "DisplayCode"), Value(error, "Retryable") == "true")
            : answer;
    }

    private XElement Header(string transaction)
    {
        var now = DateTimeOffset.Now;
        return new(Ns + "Header", new XElement(Ns + "ContractVersion", "1.0"), new XElement(Ns + "MessageId", Guid.NewGuid().ToString("D")), new XElement(Ns + "TransactionId", transaction),
            new XElement(Ns + "MunicipalityCode", options.Municipality), new XElement(Ns + "Environment", options.Environment), new XElement(Ns + "SentAt", Stamp(now)), new XElement(Ns + "Deadline", Stamp(now.AddSeconds(options.DeadlineSeconds))));
    }

    private static XElement Jpki(SampleCard card) => new(Ns + "Jpki", new XElement(Ns + "IssuerKeyId", card.IssuerKeyId), new XElement(Ns + "Serial", card.Serial), new XElement(Ns + "Means", card.Means), new XElement(Ns + "VerifiedAt", Stamp(DateTimeOffset.Now)));

    private static XElement Kiosk() => new(Ns + "Kiosk", new XElement(Ns + "OperatorCode", "SIM"), new XElement(Ns + "StoreCode", "000001"), new XElement(Ns + "TerminalCode", "T1"), new XElement(Ns + "PrefectureCode", "11"));

    private static string Stamp(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    private static XmlSchemaSet LoadSchemas()
    {
        using var stream = typeof(CenterClient).Assembly.GetManifestResourceStream("knb-1.0.xsd")!;
        using var reader = XmlReader.Create(stream);
        var set = new XmlSchemaSet { XmlResolver = null };
        set.Add(null, reader);
        return set;
    }
}
