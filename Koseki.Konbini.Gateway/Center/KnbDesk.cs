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
    IssueDesk issue, ReleaseDesk release, OwnerPass owners, ServiceGate gate, CoreDoor door, SubjectTokens tokens, GatewayOptions options, IssueSlots slots, KnbPort port, TimeProvider clock)
{
    private static readonly string[] Kinds = [DoorKinds.Whole, DoorKinds.Individual];

    private static XNamespace Ns => KnbSchema.Namespace;

    /// <summary>M1.</summary>
    public async Task<IResult> MenuAsync(XElement message, KnbHeader header, CancellationToken work)
    {
        var jpki = KnbMessage.Jpki(message);
        var open = new List<string>();
        string? closed = null;
        foreach (var kind in Kinds)
        {
            var reason = await gate.ClosedByAsync(kind, work);
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

        var resident = await gate.ResidentAsync(jpki, work);
        var eligibility = await door.EligibilityAsync(new(resident.Number), header.Deadline, work);
        if (eligibility.Refusal is { } refusal)
        {
            throw new RefusedException(refusal, "戸籍システムが発行できないと答えました。");
        }

        ServiceGate.RequireFacts(resident);
        var (token, expires) = tokens.Make(header.TransactionId, jpki.IssuerKeyId, jpki.Serial, resident.Number);
        var items = new List<XElement>();
        foreach (var kind in open.Where(k => eligibility.Kinds.Contains(k)))
        {
            var rule = (await gate.RuleAsync(kind, work))!;
            items.Add(KnbMessage.Element("Item",
                KnbMessage.Element("Type", kind), KnbMessage.Element("FeePerCopy", rule.Fee), KnbMessage.Element("MaxCopies", rule.MaxCopies),
                kind == DoorKinds.Individual ? eligibility.Members.Select(Member) : null));
        }

        return Xml(KnbMessage.Respond("MenuResponse", header, clock,
            KnbMessage.Element("SubjectToken", token), KnbMessage.Element("ExpiresAt", KnbMessage.Stamp(expires.ToOffset(gate.Now.Offset))),
            KnbMessage.Element("DataAsOf", KnbMessage.Stamp(eligibility.DataAsOf.ToOffset(gate.Now.Offset))), items));
    }

    /// <summary>M2; repeated at another node than the one that made the paper, it is passed on.</summary>
    public async Task<IResult> CreateAsync(XElement message, KnbHeader header, CancellationToken work)
    {
        RefuseUnknownOptions(message);
        if (await owners.ElsewhereAsync(KnbMessage.Text(message, "ApplicationId"), work) is not { } application)
        {
            return await CreateHereAsync(message, header, work);
        }

        return await owners.AskAsync("create", application, message, work) is { } answer
            ? Results.Content(Encoding.UTF8.GetString(answer.Body), "application/xml", Encoding.UTF8, answer.Status)
            : Xml(KnbMessage.Respond("CreateResponse", header, clock, KnbMessage.Element("ApplicationId", application.ApplicationId), KnbMessage.Error("K4003")));
    }

    /// <summary>M2 at this node.</summary>
    public async Task<IResult> CreateHereAsync(XElement message, KnbHeader header, CancellationToken work)
    {
        using var slot = await slots.TakeAsync(header.Deadline, work) ?? throw new RefusedException("K5005", "混み合っています。");
        var order = new CreateOrder(
            KnbMessage.Text(message, "ApplicationId"), DoorEnvelope.HashOf(Encoding.UTF8.GetBytes(KnbMessage.BusinessPayload(message))), header.TransactionId,
            KnbMessage.Text(message, "SubjectToken"), KnbMessage.Jpki(message), KnbMessage.Kiosk(message), KnbMessage.Text(message, "Type"),
            [.. message.Elements(Ns + "MemberToken").Select(e => e.Value)], KnbMessage.Number(message, "Copies"), KnbMessage.Number(message, "AgreedFee"), header.Deadline);
        var outcome = await issue.CreateAsync(order, work);
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
    public async Task<IResult> PdfAsync(XElement message, KnbHeader header, CancellationToken work)
    {
        if (await owners.ElsewhereAsync(KnbMessage.Text(message, "ApplicationId"), work) is not { } application)
        {
            return await PdfHereAsync(message, header, work);
        }

        if (await owners.AskAsync("pdf", application, message, work) is not { } answer)
        {
            return port.Refuse("ErrorResponse", header, "K4003");
        }

        if (!answer.IsPdf)
        {
            return Results.Content(Encoding.UTF8.GetString(answer.Body), "application/xml", Encoding.UTF8, answer.Status);
        }

        if (DoorEnvelope.HashOf(answer.Body) != application.Sha256)
        {
            await release.MismatchAsync(application, "別のノードから届いた証明書のハッシュが、封じたものと違います。");
            return port.Refuse("ErrorResponse", header, "K5901");
        }

        return new PaperResult(application, answer.Body, header.Deadline, clock, static _ => { });
    }

    /// <summary>M3 at this node.</summary>
    public async Task<IResult> PdfHereAsync(XElement message, KnbHeader header, CancellationToken work)
    {
        var (application, reading, error) = await release.OpenAsync(KnbMessage.Text(message, "ApplicationId"), KnbMessage.Text(message, "PdfTicket"), header.Deadline, work);
        return reading is null || application is null
            ? port.Refuse("ErrorResponse", header, error ?? "K4003")
            : new PaperResult(application, reading.Bytes, header.Deadline, clock, reading.End);
    }

    /// <summary>M4.</summary>
    public async Task<IResult> ResultAsync(XElement message, KnbHeader header, CancellationToken work) =>
        Ack(header, KnbMessage.Text(message, "ApplicationId"), await release.ReportAsync(
            new(KnbMessage.Text(message, "ApplicationId"), KnbMessage.Text(message, "IssueNo"), KnbMessage.Text(message, "ReceivedSha256"), KnbMessage.Text(message, "Result"), KnbMessage.Number(message, "FeeCollected")),
            work));

    /// <summary>M5.</summary>
    public async Task<IResult> CancelAsync(XElement message, KnbHeader header, CancellationToken work) =>
        Ack(header, KnbMessage.Text(message, "ApplicationId"), await release.CancelAsync(KnbMessage.Text(message, "ApplicationId"), work));

    /// <summary>M6.</summary>
    public async Task<IResult> StatusAsync(XElement message, KnbHeader header, CancellationToken work)
    {
        var id = KnbMessage.Text(message, "ApplicationId");
        var state = await release.StateAsync(id, work);
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

    // None of the kinds served here has a choice beside the persons: whoever sends one asked for something else.
    private static void RefuseUnknownOptions(XElement message)
    {
        if (message.Elements().FirstOrDefault(e => e.Name == Ns + "Option" || e.Name == Ns + "FiscalYear") is { } unknown)
        {
            throw new KnbFormatException("K1002", $"{KnbMessage.Text(message, "Type")} にない指定です: {unknown.Name.LocalName} {unknown.Attribute("key")?.Value}");
        }
    }

    private static XElement Member(DoorMember member) => KnbMessage.Element("Member", new XAttribute("self", member.Self),
        KnbMessage.Element("MemberToken", member.Token), KnbMessage.Element("DisplayName", member.DisplayName));

    private IResult Ack(KnbHeader header, string id, (IssueState? State, string? Error) outcome) =>
        Xml(KnbMessage.Respond("AckResponse", header, clock, KnbMessage.Element("ApplicationId", id),
            outcome.State is { } state ? KnbMessage.Element("State", Word(state)) : KnbMessage.Error(outcome.Error ?? "K5006")));

    private static string Word(IssueState state) => state.ToString().ToUpperInvariant();

    private static IResult Xml(XElement message, int status = 200) => KnbMessage.Result(message, status);
}
