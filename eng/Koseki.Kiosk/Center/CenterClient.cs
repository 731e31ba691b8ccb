using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using static Koseki.Kiosk.Center.KnbXml;

namespace Koseki.Kiosk.Center;

/// <summary>証明書交付センター: one method a message of the contract, one HTTP attempt a call.</summary>
public sealed class CenterClient(HttpClient http, KioskOptions options, TimeProvider clock, ILogger<CenterClient> logger)
{
    /// <summary>M1.</summary>
    public async Task<Menu> MenuAsync(string transaction, SampleCard card, DateTimeOffset verified, CancellationToken cancellation)
    {
        var answer = await AskAsync("menu", "MenuRequest", "MenuResponse", transaction, null, Short, [KnbXml.Jpki(card, verified), KnbXml.Kiosk(options)], cancellation);
        return new(Text(answer, "SubjectToken"),
        [
            .. Children(answer, "Item").Select(i => new MenuItem(Text(i, "Type"), Number(i, "FeePerCopy"), Number(i, "MaxCopies"),
                [.. Children(i, "Member").Select(m => new MenuMember(Text(m, "MemberToken"), Text(m, "DisplayName"), XmlConvert.ToBoolean(m.Attribute("self")!.Value)))],
                [.. Children(i, "Option").Where(o => XmlConvert.ToBoolean(o.Attribute("selectable")!.Value)).Select(o => o.Attribute("key")!.Value)])
                {
                    Years = [.. Children(i, "FiscalYear").Select(y => XmlConvert.ToInt32(y.Value))],
                }),
        ]);
    }

    /// <summary>M2.</summary>
    public async Task<CreateAnswer> CreateAsync(Order order, DateTimeOffset deadline, CancellationToken cancellation)
    {
        XElement[] year = order.Year is { } chosen ? [Element("FiscalYear", chosen.ToString("0000", CultureInfo.InvariantCulture))] : [];
        object[] content =
        [
            Element("ApplicationId", order.ApplicationId), Element("SubjectToken", order.SubjectToken), KnbXml.Jpki(order.Card, order.VerifiedAt), KnbXml.Kiosk(options),
            Element("Type", order.Kind), year, order.Members.Select(m => Element("MemberToken", m)),
            order.Options.Select(o => Element("Option", new XAttribute("key", o), new XAttribute("value", "Y"))), Element("Copies", order.Copies), Element("AgreedFee", order.Fee),
        ];
        var answer = await AskAsync("create", "CreateRequest", "CreateResponse", order.Transaction, order.ApplicationId, deadline, content, cancellation);
        return Child(answer, "Ready") is { } ready
            ? new(new(Text(ready, "IssueNo"), Text(ready, "PdfTicket"), Time(ready, "TicketExpiresAt"), Number(ready, "PageCount"), Number(ready, "ByteLength"), Text(ready, "Sha256"), Number(ready, "Fee")), TimeSpan.Zero)
            : new(null, Wait(Child(answer, "Pending")!));
    }

    /// <summary>M3: the paper, found to be the one announced.</summary>
    public async Task<byte[]> PdfAsync(Order order, ReadyPaper ready, CancellationToken cancellation)
    {
        var (response, bytes) = await SendAsync("pdf", "PdfRequest", order.Transaction, Short, [Element("ApplicationId", order.ApplicationId), Element("PdfTicket", ready.Ticket)], cancellation);
        using (response)
        {
            if (response.Content.Headers.ContentType?.MediaType != "application/pdf")
            {
                _ = Read(bytes, "ErrorResponse", order.Transaction, null);
                throw new CenterException(CenterException.Broken, "S07", false);
            }

            string? Given(string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            var same = hash == ready.Sha256 && hash == Given("X-Knb-Sha256") && Given("X-Knb-Application-Id") == order.ApplicationId && Given("X-Knb-Issue-No") == ready.IssueNo
                && bytes.Length == ready.ByteLength && response.Content.Headers.ContentLength == bytes.Length;
            return same ? bytes : throw new CenterException(CenterException.Hash, "S07", false) { ReceivedSha256 = hash };
        }
    }

    /// <summary>M4.</summary>
    public async Task<string> ResultAsync(Order order, ReadyPaper ready, PrintReport report, CancellationToken cancellation)
    {
        object[] content =
        [
            Element("ApplicationId", order.ApplicationId), Element("IssueNo", ready.IssueNo), Element("ReceivedSha256", report.ReceivedSha256), Element("Result", report.Result),
            Element("PrintedAt", Stamp(report.At)), Element("PrintedCopies", report.Copies), Element("PrintedPages", report.Copies * ready.PageCount), Element("FeeCollected", report.FeeCollected),
        ];
        return Text(await AskAsync("result", "ResultRequest", "AckResponse", order.Transaction, order.ApplicationId, Short, content, cancellation), "State");
    }

    /// <summary>M5.</summary>
    public async Task<string> CancelAsync(Order order, string reason, CancellationToken cancellation) =>
        Text(await AskAsync("cancel", "CancelRequest", "AckResponse", order.Transaction, order.ApplicationId, Short, [Element("ApplicationId", order.ApplicationId), Element("Reason", reason)], cancellation), "State");

    /// <summary>M6.</summary>
    public async Task<string> StatusAsync(Order order, CancellationToken cancellation) =>
        Text(await AskAsync("status", "StatusRequest", "AckResponse", order.Transaction, order.ApplicationId, Short, [Element("ApplicationId", order.ApplicationId)], cancellation), "State");

    private DateTimeOffset Short => clock.GetLocalNow().AddSeconds(options.ShortDeadlineSeconds);

    private async Task<XElement> AskAsync(
        string verb, string question, string answer, string transaction, string? application, DateTimeOffset deadline, object[] content, CancellationToken cancellation)
    {
        var (response, bytes) = await SendAsync(verb, question, transaction, deadline, content, cancellation);
        using (response)
        {
            return Read(bytes, answer, transaction, application);
        }
    }

    private async Task<(HttpResponseMessage Response, byte[] Body)> SendAsync(
        string verb, string question, string transaction, DateTimeOffset deadline, object[] content, CancellationToken cancellation)
    {
        var now = clock.GetLocalNow();
        var message = Element(question, KnbXml.Header(options, transaction, now, deadline), content);
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + message.ToString(SaveOptions.DisableFormatting)));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/xml") { CharSet = "utf-8" };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(deadline > now ? deadline - now : TimeSpan.Zero);
        HttpResponseMessage? response = null;
        try
        {
            response = await http.PostAsync(new Uri($"knb/v1/{verb}", UriKind.Relative), body, limit.Token);
            return (response, await response.Content.ReadAsByteArrayAsync(limit.Token));
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            response?.Dispose();
            logger.LogWarning("{Gateway} から {Verb} の応答がありません: {Problem}", http.BaseAddress, verb, (e.InnerException ?? e).Message);
            throw new CenterException(CenterException.Lost, e is OperationCanceledException ? "S02" : "S06", true);
        }
    }
}
