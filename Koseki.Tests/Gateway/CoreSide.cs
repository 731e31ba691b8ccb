using System.Buffers.Binary;
using System.Net;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Infrastructure.Security;
using Koseki.Tests.Infrastructure.Pdf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Koseki.Tests.Gateway;

/// <summary>
/// The core's side of the door in a process of its own sockets: real mutual TLS, real signatures, real certificates of
/// two families. A test may bend any answer before or after it is signed.
/// </summary>
public sealed class CoreSide : IAsyncDisposable
{
    private static readonly CertificateRenderer Renderer = new(Fonts.IpaMj);
    private readonly WebApplication app;
    private readonly CertificateFolder folder;

    private CoreSide(WebApplication app, CertificateFolder folder) => (this.app, this.folder) = (app, folder);

    /// <summary>Address of the door.</summary>
    public string Address => app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/";

    /// <summary>Bends a body before it is signed.</summary>
    public Func<string, byte[], byte[]> BeforeSigning { get; set; } = static (_, body) => body;

    /// <summary>Bends a body after it was signed.</summary>
    public Func<string, byte[], byte[]> AfterSigning { get; set; } = static (_, body) => body;

    /// <summary>Waits before answering.</summary>
    public Func<string, Task> Wait { get; set; } = static _ => Task.CompletedTask;

    /// <summary>The answer to every claim.</summary>
    public ClaimAnswer Claim { get; set; } = new(true, null, 1);

    /// <summary>The head that is told to a question that named a known one.</summary>
    public Func<long, HeadWord?> Head { get; set; } = static _ => null;

    /// <summary>Refusal of eligibility.</summary>
    public string? Refusal { get; set; }

    /// <summary>The family a resident's paper is made from (facts always tell the truth).</summary>
    public Func<string, FamilyRegister> PaperOf { get; set; } = RegisterOf;

    /// <summary>Cases the gateway put before the staff.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<Guid, StopReport> Reported { get; } = new();

    /// <summary>What two people decided of them.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<Guid, bool> Decided { get; } = new();

    /// <summary>What the nodes told, in order.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<NodeReport> Reports { get; } = new();

    /// <summary>Why a node must give nothing out.</summary>
    public Func<NodeReport, string?> OutBecause { get; set; } = static _ => null;

    /// <summary>By how much its clock is ahead of a node's.</summary>
    public TimeSpan Skew { get; set; }

    /// <summary>What the staff ordered: first, that what a new gateway offers is opened.</summary>
    public System.Collections.Concurrent.ConcurrentBag<KioskOrder> Orders { get; } = [Beginning];

    /// <summary>The first order.</summary>
    public static KioskOrder Beginning { get; } = new(2, KioskKinds.All, true, [.. new[] { "KOSEKI_ZENBU", "KOSEKI_KOJIN", "JUMINHYO", "INKAN", "SHOTOKU" }.Select(k => new SeenSwitch(k, 0))], "交付の開始", "unyo、kessai", DateTimeOffset.UnixEpoch);

    /// <summary>Bends the specimen.</summary>
    public Func<SpecimenAnswer, SpecimenAnswer> Specimen { get; set; } = static answer => answer;

    /// <summary>What the step is known by that has the nodes test themselves.</summary>
    public string SelfTest { get; set; } = "";

    /// <summary>The same of the step that has them take in the feeds.</summary>
    public string Feeds { get; set; } = "";

    /// <summary>What a node said it was told last, with each question.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<OrdersQuestion> OrdersAsked { get; } = new();

    /// <summary>The counts that were told.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<DateOnly, DayCounts> Counted { get; } = new();

    /// <summary>How often each verb was asked.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<string, int> Asked { get; } = new();

    /// <summary>Register of 0001 is 越谷太郎's with a daughter, of 0002 小川結衣's.</summary>
    public static FamilyRegister RegisterOf(string resident)
    {
        var file = resident == "0001" ? "長女のある越谷太郎" : "小川結衣";
        var path = Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Birth", "given", file + ".txt");
        return RegisterNotation.Parse(string.Join('\n', File.ReadAllLines(path).Where(l => !l.StartsWith('#'))));
    }

    /// <summary>The token of a person.</summary>
    public static string TokenOf(PersonId person) => $"member-token-of-person-{person}";

    /// <summary>Starts it on a free port.</summary>
    public static async Task<CoreSide> StartAsync(string certificates)
    {
        var folder = new CertificateFolder(certificates);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(h =>
            MutualTls.Require(h, folder, CertificateFolder.Ends.CoreServer, [CertificateFolder.Ends.GatewayClient]))));
        var app = builder.Build();
        var side = new CoreSide(app, folder);
        app.MapPost("/door/v1/{verb}", side.AnswerAsync);
        await app.StartAsync();
        return side;
    }

    /// <summary>The core goes away.</summary>
    public Task StopAsync() => app.StopAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http, string verb)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer);
        var question = DoorEnvelope.Read(verb, DoorDirection.Question, n => http.Request.Headers[n], buffer.ToArray());
        using var gateway = folder.VerifyingKey(CertificateFolder.Ends.GatewaySigning);
        if (question is null || !question.Verify(http.Request.Headers[DoorEnvelope.SignatureHeader], gateway))
        {
            http.Response.StatusCode = 403;
            return;
        }

        Asked.AddOrUpdate(verb, 1, (_, n) => n + 1);
        await Wait(verb);
        var body = BeforeSigning(verb, Body(verb, buffer.ToArray()));
        using var core = folder.SigningKey(CertificateFolder.Ends.CoreSigning);
        http.Response.Headers[DoorEnvelope.IdHeader] = question.Id.ToString("D");
        http.Response.Headers[DoorEnvelope.NonceHeader] = question.Nonce;
        http.Response.Headers[DoorEnvelope.DeadlineHeader] = question.DeadlineText;
        http.Response.Headers[DoorEnvelope.SignatureHeader] = question.Answer(body).Sign(core);
        await http.Response.Body.WriteAsync(AfterSigning(verb, body));
    }

    private byte[] Body(string verb, byte[] question)
    {
        switch (verb)
        {
            case DoorVerbs.Eligibility:
                var register = RegisterOf(DoorJson.Read<EligibilityQuestion>(question).ResidentNumber);
                return DoorJson.Write(new EligibilityAnswer(Refusal, [DoorKinds.Whole, DoorKinds.Individual],
                    [.. register.Standing.Select((e, i) => new DoorMember(TokenOf(e.Person), register.NameOf(e), i == 0))], DateTimeOffset.UtcNow) { Head = Head(DoorJson.Read<EligibilityQuestion>(question).KnownHead) });
            case DoorVerbs.Facts:
                return DoorJson.Write(Facts(DoorJson.Read<FactsQuestion>(question)));
            case DoorVerbs.Claim:
                return DoorJson.Write(Claim with { Head = Head(DoorJson.Read<ClaimQuestion>(question).KnownHead) });
            case DoorVerbs.Stops:
                var open = DoorJson.Read<StopsQuestion>(question).Open;
                open.ToList().ForEach(r => Reported[r.Case] = r);
                return DoorJson.Write(new StopsAnswer([.. open.Where(r => Decided.ContainsKey(r.Case)).Select(r => new StopDecision(r.Case, Decided[r.Case], "kessai、shinsa"))]));
            case DoorVerbs.Certifier:
                var (day, seal) = (DoorJson.Read<CertifierQuestion>(question).Day, Koseki.Eng.Town.Output.SpecimenSeal.Make());
                return DoorJson.Write(new CertifierAnswer(day, "埼玉県越谷市長", "見本　花子", seal.Outline, seal.Extent, seal.Side));
            case DoorVerbs.Specimen:
                return DoorJson.Write(Specimen(new Koseki.Infrastructure.UseCases.Door.SpecimenDesk(Renderer, TimeProvider.System).Make(DoorJson.Read<SpecimenQuestion>(question))));
            case DoorVerbs.Report:
                var report = DoorJson.Read<NodeReport>(question);
                Reports.Enqueue(report);
                return DoorJson.Write(new ReportAnswer(OutBecause(report), report.Clock + Skew));
            case DoorVerbs.Orders:
                var asked = DoorJson.Read<OrdersQuestion>(question);
                OrdersAsked.Enqueue(asked);
                // As the core does: by what was ordered, not by its numbers alone.
                var mark = string.Join(' ', Orders.OrderBy(o => o.Number).Select(o => $"{o.Number}/{o.At.UtcTicks}").Append(SelfTest).Append(Feeds));
                return DoorJson.Write(asked.After == mark ? new OrdersAnswer([], mark, null) : new OrdersAnswer([.. Orders.OrderBy(o => o.Number)], mark, SelfTest, Feeds));
            case DoorVerbs.Counts:
                var counts = DoorJson.Read<CountsQuestion>(question);
                if (counts.Told is { } told)
                {
                    Counted[told.Day] = told;
                }

                return DoorJson.Write(new CountsAnswer([.. counts.Days.Where(d => Counted.GetValueOrDefault(d.Day)?.Digest() != d.Digest).Select(d => d.Day)]));
            default:
                return Paper(DoorJson.Read<CertificateOrder>(question));
        }
    }

    private byte[] Paper(CertificateOrder order)
    {
        var register = PaperOf(order.ResidentNumber);
        var kind = DoorKinds.Parse(order.Kind)!.Value;
        var persons = register.Standing.Where(e => order.MemberTokens.Contains(TokenOf(e.Person))).Select(e => e.Person).ToList();
        var content = CertificateBuilder.Build(register, persons.Count == 0 ? CertificateKind.Whole : kind, persons, order.IssueDate);
        var paper = Renderer.Render(content, new(order.IssueNumber, order.IssueDate, "埼玉県越谷市長", "見本　花子") { Seal = Koseki.Eng.Town.Output.SpecimenSeal.Make() }, PdfEnvelope.Kiosk);
        var manifest = DoorJson.Write(new CertificateManifest(order.IssueId, RegisterOf(order.ResidentNumber).Id.Value, 1, order.Kind, [], paper.PageCount, paper.Bytes.Length, DoorEnvelope.HashOf(paper.Bytes), DateTimeOffset.UtcNow));
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, manifest.Length);
        return [.. length, .. manifest, .. paper.Bytes];
    }

    private static CertificateFacts Facts(FactsQuestion question)
    {
        var register = RegisterOf(question.ResidentNumber);
        var kind = DoorKinds.Parse(question.Kind)!.Value;
        PersonFacts Of(RegisterEntry e) => new(e.GivenName, PaperText.Widen(e.BirthDate.Text));
        bool Stands(RegisterEntry e) => !kind.IsIndividual() || question.MemberTokens.Contains(TokenOf(e.Person));
        return new(question.IssueId, register.Id.Value, 1, CertificateWording.InForce(kind, new DateOnly(2026, 11, 24)).Title, PaperText.Widen(register.Domicile.Text), $"{register.FamilyName}　{register.HeadGivenName}",
            [.. register.Entries.Where(Stands).Select(Of)], [.. register.Entries.Where(e => !Stands(e)).Select(Of)]);
    }
}
