using System.Xml.Linq;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Security;
using Koseki.Konbini.Gateway.Core;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Persistence;
using System.Text;

namespace Koseki.Konbini.Gateway.Center;

/// <summary>Turns messages into calls of the desks and outcomes into messages.</summary>
public sealed class KnbDesk(
    IssueDesk issue, ReleaseDesk release, OwnerPass owners, ServiceGate gate, CoreDoor door, SubjectTokens tokens, GatewayOptions options, IssueSlots slots, TimeProvider clock, ILogger<KnbDesk> logger)
{
    private static readonly string[] Kinds = [DoorKinds.Whole, DoorKinds.Individual];
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    private static XNamespace Ns => KnbSchema.Namespace;

    /// <summary>What a handler answers: a message, or bytes already written.</summary>
    public delegate Task<IResult> Handler(XElement message, KnbHeader header, HttpContext http);

    /// <summary>Reads, validates and checks the header, runs the handler, and answers every failure with its code.</summary>
    public async Task<IResult> AnswerAsync(HttpContext http, string expected, string responseName, Handler handler)
    {
        KnbHeader? header = null;
        try
        {
            var message = KnbSchema.Read(await BodyAsync(http));
            if (message.Name != Ns + expected)
            {
                throw new KnbFormatException("K1002", $"{expected} ではありません。");
            }

            header = KnbMessage.Header(message);
            return HeaderProblem(header) is { } problem ? Refuse(responseName, header, problem) : await handler(message, header, http);
        }
        catch (KnbFormatException e)
        {
            logger.LogWarning("読めない電文: {Code} {Problem}", e.Code, e.Message);
            return Refuse("ErrorResponse", header ?? Nobody(), e.Code);
        }
        catch (RefusedException e)
        {
            logger.LogInformation("拒否: {Code}", e.Code);
            return Refuse(responseName, header ?? Nobody(), e.Code);
        }
        catch (DoorMismatchException e)
        {
            logger.LogError("戸籍システムの応答の不一致: {Problem}", e.Message);
            return Refuse(responseName, header ?? Nobody(), "K5901");
        }
    }

    /// <summary>M1.</summary>
    public async Task<IResult> MenuAsync(XElement message, KnbHeader header, HttpContext http)
    {
        var jpki = KnbMessage.Jpki(message);
        var open = new List<string>();
        string? closed = null;
        foreach (var kind in Kinds)
        {
            var reason = await gate.ClosedByAsync(kind, http.RequestAborted);
            closed = reason ?? closed;
            if (reason is null)
            {
                open.Add(kind);
            }
        }

        if (open.Count == 0)
        {
            throw new RefusedException(closed ?? "K5002", "開いている証明書がありません。");
        }

        var resident = await gate.ResidentAsync(jpki, http.RequestAborted);
        var eligibility = await door.EligibilityAsync(new(resident.Number), header.Deadline, http.RequestAborted);
        if (eligibility.Refusal is { } refusal)
        {
            throw new RefusedException(refusal, "戸籍システムが発行できないと答えました。");
        }

        var (token, expires) = tokens.Make(header.TransactionId, jpki.IssuerKeyId, jpki.Serial, resident.Number);
        var items = new List<XElement>();
        foreach (var kind in open.Where(k => eligibility.Kinds.Contains(k)))
        {
            var rule = (await gate.RuleAsync(kind, http.RequestAborted))!;
            items.Add(KnbMessage.Element("Item",
                KnbMessage.Element("Type", kind), KnbMessage.Element("FeePerCopy", rule.Fee), KnbMessage.Element("MaxCopies", rule.MaxCopies),
                kind == DoorKinds.Individual ? eligibility.Members.Select(Member) : null));
        }

        return Xml(KnbMessage.Respond("MenuResponse", header, clock,
            KnbMessage.Element("SubjectToken", token), KnbMessage.Element("ExpiresAt", KnbMessage.Stamp(expires.ToOffset(gate.Now.Offset))),
            KnbMessage.Element("DataAsOf", KnbMessage.Stamp(eligibility.DataAsOf.ToOffset(gate.Now.Offset))), items));
    }

    /// <summary>M2; repeated at another node than the one that made the paper, it is passed on.</summary>
    public async Task<IResult> CreateAsync(XElement message, KnbHeader header, HttpContext http)
    {
        if (await owners.ElsewhereAsync(KnbMessage.Text(message, "ApplicationId"), http.RequestAborted) is not { } application)
        {
            return await CreateHereAsync(message, header, http);
        }

        return await owners.AskAsync("create", application, message, http.RequestAborted) is { } answer
            ? Results.Content(Encoding.UTF8.GetString(answer.Body), "application/xml", Encoding.UTF8, answer.Status)
            : Xml(KnbMessage.Respond("CreateResponse", header, clock, KnbMessage.Element("ApplicationId", application.ApplicationId), KnbMessage.Error("K4003")));
    }

    /// <summary>M2 at this node.</summary>
    public async Task<IResult> CreateHereAsync(XElement message, KnbHeader header, HttpContext http)
    {
        using var slot = await slots.TakeAsync(header.Deadline, http.RequestAborted) ?? throw new RefusedException("K5005", "混み合っています。");
        var order = new CreateOrder(
            KnbMessage.Text(message, "ApplicationId"), DoorEnvelope.HashOf(Encoding.UTF8.GetBytes(KnbMessage.BusinessPayload(message))), header.TransactionId,
            KnbMessage.Text(message, "SubjectToken"), KnbMessage.Jpki(message), KnbMessage.Kiosk(message), KnbMessage.Text(message, "Type"),
            [.. message.Elements(Ns + "MemberToken").Select(e => e.Value)], KnbMessage.Number(message, "Copies"), KnbMessage.Number(message, "AgreedFee"), header.Deadline);
        var outcome = await issue.CreateAsync(order, http.RequestAborted);
        var id = KnbMessage.Element("ApplicationId", order.ApplicationId);
        if (outcome.Error is { } error)
        {
            return Xml(KnbMessage.Respond("CreateResponse", header, clock, id, KnbMessage.Error(error)), ErrorCatalogue.Of(error).Http);
        }

        var application = outcome.Application!;
        var body = outcome.Ticket is null
            ? KnbMessage.Element("Pending", KnbMessage.Element("State", Word(application.State)), KnbMessage.Element("RetryAfterMs", 500))
            : KnbMessage.Element("Ready",
                KnbMessage.Element("IssueNo", application.IssueNumber), KnbMessage.Element("PdfTicket", outcome.Ticket),
                KnbMessage.Element("TicketExpiresAt", KnbMessage.Stamp(new DateTimeOffset(DateTime.SpecifyKind(application.TicketExpiresAt!.Value, DateTimeKind.Utc)).ToOffset(gate.Now.Offset))),
                KnbMessage.Element("PageCount", application.PageCount), KnbMessage.Element("ByteLength", application.ByteLength), KnbMessage.Element("Sha256", application.Sha256),
                KnbMessage.Element("Fee", application.Fee), KnbMessage.Element("DataAsOf", KnbMessage.Stamp(gate.Now)));
        return Xml(KnbMessage.Respond("CreateResponse", header, clock, id, body));
    }

    /// <summary>M3; at another node than the one that holds the bytes, it is passed on.</summary>
    public async Task<IResult> PdfAsync(XElement message, KnbHeader header, HttpContext http)
    {
        if (await owners.ElsewhereAsync(KnbMessage.Text(message, "ApplicationId"), http.RequestAborted) is not { } application)
        {
            return await PdfHereAsync(message, header, http);
        }

        if (await owners.AskAsync("pdf", application, message, http.RequestAborted) is not { } answer)
        {
            return Refuse("ErrorResponse", header, "K4003");
        }

        if (!answer.IsPdf)
        {
            return Results.Content(Encoding.UTF8.GetString(answer.Body), "application/xml", Encoding.UTF8, answer.Status);
        }

        if (DoorEnvelope.HashOf(answer.Body) != application.Sha256)
        {
            await release.MismatchAsync(application, "別のノードから届いた証明書のハッシュが、封じたものと違います。");
            return Refuse("ErrorResponse", header, "K5901");
        }

        await WriteAsync(http, application, answer.Body);
        return Results.Empty;
    }

    /// <summary>M3 at this node.</summary>
    public async Task<IResult> PdfHereAsync(XElement message, KnbHeader header, HttpContext http)
    {
        var (application, bytes, error) = await release.OpenAsync(KnbMessage.Text(message, "ApplicationId"), KnbMessage.Text(message, "PdfTicket"), header.Deadline, http.RequestAborted);
        if (bytes is null || application is null)
        {
            return Refuse("ErrorResponse", header, error ?? "K4003");
        }

        await WriteAsync(http, application, bytes);
        return Results.Empty;
    }

    /// <summary>M4.</summary>
    public async Task<IResult> ResultAsync(XElement message, KnbHeader header, HttpContext http) =>
        Ack(header, KnbMessage.Text(message, "ApplicationId"), await release.ReportAsync(
            new(KnbMessage.Text(message, "ApplicationId"), KnbMessage.Text(message, "IssueNo"), KnbMessage.Text(message, "ReceivedSha256"), KnbMessage.Text(message, "Result"), KnbMessage.Number(message, "FeeCollected")),
            http.RequestAborted));

    /// <summary>M5.</summary>
    public async Task<IResult> CancelAsync(XElement message, KnbHeader header, HttpContext http) =>
        Ack(header, KnbMessage.Text(message, "ApplicationId"), await release.CancelAsync(KnbMessage.Text(message, "ApplicationId"), http.RequestAborted));

    /// <summary>M6.</summary>
    public async Task<IResult> StatusAsync(XElement message, KnbHeader header, HttpContext http)
    {
        var id = KnbMessage.Text(message, "ApplicationId");
        var state = await release.StateAsync(id, http.RequestAborted);
        return Ack(header, id, state is null ? (null, "K4003") : (state, null));
    }

    /// <summary>M7.</summary>
    public async Task<IResult> HealthAsync(CancellationToken cancellation)
    {
        var services = new List<XElement>();
        var asOf = await gate.DataAsOfAsync(cancellation);
        foreach (var kind in Kinds)
        {
            var reason = await gate.ClosedByAsync(kind, cancellation);
            services.Add(KnbMessage.Element("Service", new XAttribute("type", kind), new XAttribute("open", reason is null),
                reason is null ? null : new XAttribute("reason", reason), asOf is null ? null : new XAttribute("dataAsOf", KnbMessage.Stamp(asOf.Value.ToOffset(gate.Now.Offset)))));
        }

        var open = services.Count(s => s.Attribute("open")!.Value == "true");
        return Xml(KnbMessage.Element("HealthResponse",
            KnbMessage.Element("MunicipalityCode", options.Municipality), KnbMessage.Element("At", KnbMessage.Stamp(gate.Now)),
            KnbMessage.Element("Overall", open == services.Count ? "UP" : open > 0 ? "DEGRADED" : "STOPPED"), services));
    }

    // Writes the certificate whole and overwrites the bytes: they are the caller's own copy.
    private static async Task WriteAsync(HttpContext http, Application application, byte[] bytes)
    {
        http.Response.ContentType = "application/pdf";
        http.Response.ContentLength = bytes.Length;
        http.Response.Headers["X-Knb-Application-Id"] = application.ApplicationId;
        http.Response.Headers["X-Knb-Issue-No"] = application.IssueNumber;
        http.Response.Headers["X-Knb-Sha256"] = application.Sha256;
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
            await http.Response.CompleteAsync();
        }
        finally
        {
            Array.Clear(bytes);
        }
    }

    private string? HeaderProblem(KnbHeader header)
    {
        var now = clock.GetUtcNow();
        return header.Municipality != options.Municipality ? "K9002"
            : header.Environment != options.Environment ? "K9003"
            : header.Deadline <= now || (header.SentAt - now).Duration() > Skew ? "K1004"
            : null;
    }

    private static async Task<byte[]> BodyAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[8192];
        for (int read; (read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0 && buffer.Length <= KnbSchema.MaximumBytes;)
        {
            await buffer.WriteAsync(chunk.AsMemory(0, read), http.RequestAborted);
        }

        return buffer.ToArray();
    }

    private static XElement Member(DoorMember member) => KnbMessage.Element("Member", new XAttribute("self", member.Self),
        KnbMessage.Element("MemberToken", member.Token), KnbMessage.Element("DisplayName", member.DisplayName));

    private IResult Ack(KnbHeader header, string id, (IssueState? State, string? Error) outcome) =>
        Xml(KnbMessage.Respond("AckResponse", header, clock, KnbMessage.Element("ApplicationId", id),
            outcome.State is { } state ? KnbMessage.Element("State", Word(state)) : KnbMessage.Error(outcome.Error ?? "K5006")));

    private IResult Refuse(string name, KnbHeader header, string code)
    {
        var error = ErrorCatalogue.Of(code);
        var shape = name is "MenuResponse" ? name : "ErrorResponse";
        return Xml(KnbMessage.Respond(shape, header, clock, KnbMessage.Error(code)), error.Http);
    }

    private KnbHeader Nobody() => new("0000000000000000", options.Municipality, options.Environment, clock.GetUtcNow(), clock.GetUtcNow());

    private static string Word(IssueState state) => state.ToString().ToUpperInvariant();

    private static IResult Xml(XElement message, int status = 200) =>
        Results.Content("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + message.ToString(SaveOptions.DisableFormatting), "application/xml", Encoding.UTF8, status);
}
