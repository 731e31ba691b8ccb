using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Security;
using Koseki.Konbini.Gateway.Families;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.Settings;
using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Koseki.Konbini.Gateway.Center;

/// <summary>Turns messages into calls of the desks and outcomes into messages.</summary>
public sealed class KnbDesk(
    IssueDesk issue, ReleaseDesk release, MenuDesk menus, OwnerPass owners, ReconcileDesk reconciling, ServiceGate gate, FamilyBook families, GatewayOptions options, IssueSlots slots, MenuSlots menuSlots, KnbPort port, TimeProvider clock)
{
    private static XNamespace Ns => KnbSchema.Namespace;

    /// <summary>M1.</summary>
    public async Task<IResult> MenuAsync(XElement message, KnbHeader header, CancellationToken work)
    {
        using var slot = await menuSlots.TakeAsync(header.Deadline, work) ?? throw Busy();
        var menu = await menus.OfferAsync(KnbMessage.Jpki(message, header), header.TransactionId, header.Deadline, work);
        return Xml(KnbMessage.Respond("MenuResponse", header, clock,
            KnbMessage.Element("SubjectToken", menu.Token), KnbMessage.Element("ExpiresAt", KnbMessage.Stamp(menu.ExpiresAt.ToOffset(gate.Now.Offset))),
            KnbMessage.Element("DataAsOf", KnbMessage.Stamp(menu.AsOf.ToOffset(gate.Now.Offset))), menu.Items.Select(Item)));
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
            : Xml(KnbMessage.Respond("CreateResponse", header, clock, KnbMessage.Element("ApplicationId", application.ApplicationId), KnbMessage.Error(Refusal.ApplicationEnded)));
    }

    /// <summary>M2 at this node.</summary>
    public async Task<IResult> CreateHereAsync(XElement message, KnbHeader header, CancellationToken work)
    {
        using var slot = await slots.TakeAsync(header.Deadline, work) ?? throw Busy();
        var order = new CreateOrder(
            KnbMessage.Text(message, "ApplicationId"), DoorEnvelope.HashOf(Encoding.UTF8.GetBytes(KnbMessage.BusinessPayload(message))), header.TransactionId,
            KnbMessage.Text(message, "SubjectToken"), KnbMessage.Jpki(message, header), KnbMessage.Kiosk(message), KnbMessage.Text(message, "Type"),
            [.. message.Elements(Ns + "MemberToken").Select(e => e.Value)], Chosen(message), KnbMessage.Number(message, "Copies"), KnbMessage.Number(message, "AgreedFee"), header.Deadline) { TaxYear = KnbMessage.TaxYear(message) };
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
            return port.Refuse("ErrorResponse", header, Refusal.ApplicationEnded);
        }

        if (!answer.IsPdf)
        {
            return Results.Content(Encoding.UTF8.GetString(answer.Body), "application/xml", Encoding.UTF8, answer.Status);
        }

        if (DoorEnvelope.HashOf(answer.Body) != application.Sha256)
        {
            await release.MismatchAsync(application, "別のノードから届いた証明書のハッシュが、封じたものと違います。");
            return port.Refuse("ErrorResponse", header, Refusal.PaperMismatch);
        }

        return new PaperResult(application, answer.Body, header.Deadline, clock, static _ => { });
    }

    /// <summary>M3 at this node.</summary>
    public async Task<IResult> PdfHereAsync(XElement message, KnbHeader header, CancellationToken work)
    {
        var (application, reading, error) = await release.OpenAsync(KnbMessage.Text(message, "ApplicationId"), KnbMessage.Text(message, "PdfTicket"), header.TransactionId, header.Deadline, work);
        return reading is null || application is null
            ? port.Refuse("ErrorResponse", header, error ?? Refusal.ApplicationEnded)
            : new PaperResult(application, reading.Bytes, header.Deadline, clock, reading.End);
    }

    /// <summary>M4.</summary>
    public async Task<IResult> ResultAsync(XElement message, KnbHeader header) =>
        Ack(header, KnbMessage.Text(message, "ApplicationId"), await release.ReportAsync(
            new(KnbMessage.Text(message, "ApplicationId"), KnbMessage.Text(message, "IssueNo"), KnbMessage.Text(message, "ReceivedSha256"), KnbMessage.Text(message, "Result"),
                KnbMessage.Number(message, "PrintedCopies"), KnbMessage.Number(message, "PrintedPages"), KnbMessage.Number(message, "FeeCollected")),
            header.TransactionId));

    /// <summary>M5.</summary>
    public async Task<IResult> CancelAsync(XElement message, KnbHeader header, CancellationToken work) =>
        Ack(header, KnbMessage.Text(message, "ApplicationId"), await release.CancelAsync(KnbMessage.Text(message, "ApplicationId"), header.TransactionId, work));

    /// <summary>M6.</summary>
    public async Task<IResult> StatusAsync(XElement message, KnbHeader header, CancellationToken work)
    {
        var id = KnbMessage.Text(message, "ApplicationId");
        var state = await release.StateAsync(id, header.TransactionId, work);
        return Ack(header, id, state is null ? (null, Refusal.ApplicationEnded) : (state, null));
    }

    /// <summary>M8.</summary>
    public async Task<IResult> ReconcileAsync(XElement message, KnbHeader header, CancellationToken work)
    {
        var text = KnbMessage.Text(message, "BusinessDate");
        // The schema allows a time zone.
        var day = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : throw new KnbFormatException(Refusal.NotOfTheContract, "BusinessDate が日付ではありません。");
        var (matched, faults) = await reconciling.MatchAsync(day, [.. message.Elements(Ns + "Entry").Select(Entry)], work);
        return Xml(KnbMessage.Respond("ReconcileResponse", header, clock, KnbMessage.Element("BusinessDate", text), KnbMessage.Element("Matched", matched),
            faults.Select(f => KnbMessage.Element("Difference", new XAttribute("app", f.Application), new XAttribute("kind", Word(f.Fault))))));
    }

    /// <summary>M7.</summary>
    public async Task<IResult> HealthAsync(CancellationToken cancellation)
    {
        var services = new List<XElement>();
        foreach (var kind in await gate.OfferedAsync(cancellation))
        {
            var asOf = await gate.DataAsOfAsync(kind, cancellation);
            var reason = await gate.ClosedByAsync(kind, cancellation);
            services.Add(KnbMessage.Element("Service", new XAttribute("type", kind), new XAttribute("open", reason is null),
                reason is { } why ? new XAttribute("reason", ErrorCatalogue.Of(why).Code) : null, asOf is null ? null : new XAttribute("dataAsOf", KnbMessage.Stamp(asOf.Value.ToOffset(gate.Now.Offset)))));
        }

        return Health(services);
    }

    /// <summary>M7 when nothing is known: every kind is closed.</summary>
    public IResult Stopped() => Health([.. families.Kinds.Select(k => KnbMessage.Element("Service",
        new XAttribute("type", k.Code), new XAttribute("open", false), new XAttribute("reason", ErrorCatalogue.Of(Refusal.Internal).Code)))]);

    private IResult Health(List<XElement> services)
    {
        var open = services.Count(s => s.Attribute("open")!.Value == "true");
        return Xml(KnbMessage.Element("HealthResponse",
            KnbMessage.Element("MunicipalityCode", options.Municipality), KnbMessage.Element("At", KnbMessage.Stamp(gate.Now)),
            KnbMessage.Element("Overall", services.Count > 0 && open == services.Count ? "UP" : open > 0 ? "DEGRADED" : "STOPPED"), services));
    }

    private static RefusedException Busy() => new(Refusal.Overloaded, "混み合っています。");

    // Whoever sends what the kind does not have, or the same twice, asked for something else.
    private void RefuseUnknownOptions(XElement message)
    {
        var kind = KnbMessage.Text(message, "Type");
        var known = families.Kinds.FirstOrDefault(k => k.Code == kind);
        var (options, asksYear) = (known?.Options ?? [], known?.AsksTaxYear == true);
        if (asksYear && KnbMessage.TaxYear(message) is null)
        {
            throw new KnbFormatException(Refusal.NotOfTheContract, $"{kind} に年度の指定がありません。");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (message.Elements().FirstOrDefault(e => (e.Name == Ns + "FiscalYear" && !asksYear) || (e.Name == Ns + "Option" && (!options.Contains(Key(e)) || !seen.Add(Key(e))))) is { } unknown)
        {
            throw new KnbFormatException(Refusal.NotOfTheContract, $"{kind} にない指定です: {unknown.Name.LocalName} {unknown.Attribute("key")?.Value}");
        }
    }

    private static HashSet<string> Chosen(XElement message) =>
        message.Elements(Ns + "Option").Where(e => e.Attribute("value")?.Value == "Y").Select(Key).ToHashSet(StringComparer.Ordinal);

    private static string Key(XElement option) => option.Attribute("key")!.Value;

    private static XElement Item(MenuItem item) => KnbMessage.Element("Item",
        KnbMessage.Element("Type", item.Kind.Code), KnbMessage.Element("FeePerCopy", item.Fee), KnbMessage.Element("MaxCopies", item.MaxCopies),
        item.Kind.TaxYears.Select(y => KnbMessage.Element("FiscalYear", y.ToString("0000", CultureInfo.InvariantCulture))), item.Kind.Members.Select(Member),
        item.Kind.Options.Select(o => KnbMessage.Element("Option", new XAttribute("key", o), new XAttribute("default", "N"), new XAttribute("selectable", true))));

    private static XElement Member(OfferedMember member) => KnbMessage.Element("Member", new XAttribute("self", member.Self),
        KnbMessage.Element("MemberToken", member.Token), KnbMessage.Element("DisplayName", member.DisplayName));

    private IResult Ack(KnbHeader header, string id, (IssueState? State, Refusal? Error) outcome) =>
        Xml(KnbMessage.Respond("AckResponse", header, clock, KnbMessage.Element("ApplicationId", id),
            outcome.State is { } state ? KnbMessage.Element("State", Word(state)) : KnbMessage.Error(outcome.Error ?? Refusal.Internal)));

    private static CenterEntry Entry(XElement entry) => new(
        entry.Attribute("app")!.Value, entry.Attribute("result")!.Value, System.Xml.XmlConvert.ToInt32(entry.Attribute("copies")!.Value), System.Xml.XmlConvert.ToInt32(entry.Attribute("fee")!.Value), entry.Attribute("sha256")?.Value);

    private static string Word(ReconcileFault fault) => fault switch
    {
        ReconcileFault.OnlyCenter => "ONLY_CENTER",
        ReconcileFault.OnlyGateway => "ONLY_GATEWAY",
        ReconcileFault.ResultDiffers => "RESULT_DIFFERS",
        ReconcileFault.FeeDiffers => "FEE_DIFFERS",
        ReconcileFault.HashDiffers => "HASH_DIFFERS",
    };

    private static string Word(IssueState state) => state.ToString().ToUpperInvariant();

    private static IResult Xml(XElement message, int status = 200) => KnbMessage.Result(message, status);
}
