using Koseki.Domain.Cases;
using Koseki.Domain.Calendar;
using Koseki.Domain.Documents;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Security;
using Koseki.Konbini.Gateway.Center;
using Koseki.Konbini.Gateway.Core;
using Koseki.Konbini.Gateway.Families.Registers;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.ReleaseCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Net;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.UseCases.Cases;

namespace Koseki.Tests.Web.Api;

/// <summary>The gateway's own client against the real door: real sockets, mutual TLS, signatures, SQLite and PDFs.</summary>
public sealed class CertificateDoorTests : IAsyncLifetime
{
    private const string Number = "20261125-01-0000001";
    private CoreHost host = null!;
    private CoreDoor door = null!;

    private static DateTimeOffset Deadline => DateTimeOffset.UtcNow.AddSeconds(20);

    private static DateOnly Today => JapanTime.DayOf(TimeProvider.System.GetUtcNow());

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        host = await CoreHost.StartAsync();
        door = host.Door();
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Fact]
    public async Task Eligibility_LinkedResident_NamesStandingMembersAndWhoIsSelf()
    {
        var answer = await door.EligibilityAsync(new("0001"), Deadline, default);
        Assert.Null(answer.Refusal);
        Assert.Equal([DoorKinds.Whole, DoorKinds.Individual], answer.Kinds);
        Assert.Equal(["越谷　太郎", "越谷　花子"], answer.Members.Select(m => m.DisplayName));
        Assert.Equal([true, false], answer.Members.Select(m => m.Self));
    }

    [Theory]
    [InlineData("0003")]
    [InlineData("9999")]
    public async Task Eligibility_NobodyOfOurs_IsRefused(string resident)
    {
        var answer = await door.EligibilityAsync(new(resident), Deadline, default);
        Assert.Equal(("K3008", 0, 0), (answer.Refusal, answer.Kinds.Count, answer.Members.Count));
    }

    [Theory]
    [InlineData(DoorKinds.Whole, false)]
    [InlineData(DoorKinds.Individual, true)]
    public async Task Certificate_ReadBackAgainstFacts_IsThePaperAskedFor(string kind, bool chosen)
    {
        var (order, manifest, pdf) = await OrderAsync("0001", kind, chosen ? 1 : 0);
        var facts = await door.FactsAsync(new(order.IssueId, "0001", kind, order.MemberTokens), Deadline, default);
        Assert.Equal((1L, 1), (manifest.Register, manifest.Generation));
        Assert.Equal(chosen ? 1 : 2, facts.MustStand.Count);
        Assert.Empty(PaperReader.Problems(PaperPages.Read(pdf), Number, manifest, facts));
    }

    /// <summary>The specimen of the core reads back as what its facts say; that of one kind is not that of the other.</summary>
    [Theory]
    [InlineData(DoorKinds.Whole, DoorKinds.Individual)]
    [InlineData(DoorKinds.Individual, DoorKinds.Whole)]
    public async Task Specimen_ReadBack_IsOfNobodyAndOfItsKind(string kind, string another)
    {
        var (specimen, other) = (await door.SpecimenAsync(new(kind, Number, Today), Deadline, default), await door.SpecimenAsync(new(another, Number, Today), Deadline, default));
        Assert.Empty(PaperReader.Problems(PaperPages.Read(specimen.Pdf), Number, specimen.Manifest, specimen.Facts));
        Assert.NotEmpty(PaperReader.Problems(PaperPages.Read(other.Pdf), Number, other.Manifest, specimen.Facts));
        Assert.Equal(64, specimen.FontHash.Length);
    }

    [Fact]
    public async Task Certificate_PaperOfAnotherFamily_IsSeenByTheFacts()
    {
        var (order, manifest, _) = await OrderAsync("0001", DoorKinds.Whole, 0);
        var (_, _, other) = await OrderAsync("0002", DoorKinds.Whole, 0);
        var facts = await door.FactsAsync(new(order.IssueId, "0001", DoorKinds.Whole, []), Deadline, default);
        Assert.NotEmpty(PaperReader.Problems(PaperPages.Read(other), Number, manifest, facts));
    }

    [Fact]
    public async Task Certificate_TokenOfAnotherResident_IsRefused()
    {
        var token = (await door.EligibilityAsync(new("0002"), Deadline, default)).Members[0].Token;
        var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
            door.CertificateAsync(new(Guid.NewGuid(), "0001", DoorKinds.Individual, [token], Number, Today), Deadline, default));
        Assert.Equal(Refusal.MemberUnfit, refusal.Refusal);
    }

    [Theory]
    [InlineData(DoorKinds.Individual)]
    [InlineData("KOSEKI_FUHYO")]
    public async Task Certificate_OrderThatDoesNotFit_IsRefused(string kind)
    {
        var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
            door.CertificateAsync(new(Guid.NewGuid(), "0001", kind, [], Number, Today), Deadline, default));
        Assert.Equal(kind == DoorKinds.Individual ? Refusal.MemberUnfit : Refusal.KindStopped, refusal.Refusal);
    }

    [Fact]
    public async Task Certificate_AnotherDay_IsRefused() =>
        await Assert.ThrowsAsync<RefusedException>(() => door.CertificateAsync(new(Guid.NewGuid(), "0001", DoorKinds.Whole, [], Number, Today.AddDays(-1)), Deadline, default));

    [Fact]
    public async Task HeldRegister_EveryQuestion_IsRefusedUntilTheCaseEnds()
    {
        var (order, manifest, _) = await OrderAsync("0001", DoorKinds.Whole, 0);
        var id = await host.ReceiveBirthAsync();
        Assert.Equal("K3004", (await door.EligibilityAsync(new("0001"), Deadline, default)).Refusal);
        Assert.Null((await door.EligibilityAsync(new("0002"), Deadline, default)).Refusal);
        Assert.Equal(Refusal.Held, (await Assert.ThrowsAsync<RefusedException>(() => OrderAsync("0001", DoorKinds.Whole, 0))).Refusal);
        Assert.Equal(Refusal.Held, (await Assert.ThrowsAsync<RefusedException>(() => door.FactsAsync(new(order.IssueId, "0001", DoorKinds.Whole, []), Deadline, default))).Refusal);
        var claim = await door.ClaimAsync(Claim(order, manifest), Deadline, default);
        Assert.Equal((false, "K3004"), (claim.Granted, claim.Code));

        await host.Services.GetRequiredService<CaseWorkflow>().WithdrawAsync(id, "届出人が取り下げた", CoreHost.Clerk);
        Assert.Null((await door.EligibilityAsync(new("0001"), Deadline, default)).Refusal);
        Assert.True((await door.ClaimAsync(Claim(order, manifest), Deadline, default)).Granted);
    }

    /// <summary>Fault S4: the answer may have been lost; the same paper is given again under the same number, another one is not.</summary>
    [Fact]
    public async Task Claim_SecondTime_IsTheSameAnswer()
    {
        var (order, manifest, _) = await OrderAsync("0001", DoorKinds.Whole, 0);
        var first = await door.ClaimAsync(Claim(order, manifest), Deadline, default);
        var second = await door.ClaimAsync(Claim(order, manifest), Deadline, default);
        var other = await door.ClaimAsync(Claim(order, manifest) with { Sha256 = new('0', 64) }, Deadline, default);
        Assert.Equal((true, true, first.JournalNumber), (first.Granted, second.Granted, second.JournalNumber));
        Assert.Equal((false, "K4003"), (other.Granted, other.Code));
        Assert.Equal(1, await host.LookAsync(d => d.Claims.CountAsync()));
    }

    [Fact]
    public async Task Claim_SameIdAtOnce_IsOneClaim()
    {
        var (order, manifest, _) = await OrderAsync("0001", DoorKinds.Whole, 0);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => door.ClaimAsync(Claim(order, manifest), Deadline, default)));
        Assert.All(answers, a => Assert.Equal((true, answers[0].JournalNumber), (a.Granted, a.JournalNumber)));
        Assert.Equal(1, await host.LookAsync(d => d.Claims.CountAsync()));
    }

    [Fact]
    public async Task Claim_OlderGeneration_IsRefused()
    {
        var (order, manifest, _) = await OrderAsync("0001", DoorKinds.Whole, 0);
        await host.Services.GetRequiredService<JournalWriter>().CommitAsync(CoreHost.Approver, async open =>
        {
            await host.Services.GetRequiredService<GenerationWriter>().WriteAsync(open, new KeptDocument.OfRegister(host.Families[0]), 1, new(open.Author, open.Author, open.Now), default);
            return (new Deed(DeedKind.Trial, "同じ内容の次の世代"), true);
        }, default);
        var answer = await door.ClaimAsync(Claim(order, manifest), Deadline, default);
        Assert.Equal((false, "K4007"), (answer.Granted, answer.Code));
    }

    /// <summary>
    /// Fault S8: a register whose record was changed has its own code, is closed and stays so when the bytes are put back;
    /// the others are served.
    /// </summary>
    [Fact]
    public async Task TamperedRegister_EveryQuestion_IsRefusedAndOnlyThatRegisterCloses()
    {
        var (order, manifest, _) = await OrderAsync("0001", DoorKinds.Whole, 0);
        var bytes = await host.LookAsync(d => d.Generations.Where(g => g.Number == 1).Select(g => g.Bytes).SingleAsync());
        Task WriteAsync(byte[] to) => host.LookAsync(d => d.Generations.Where(g => g.Number == 1).ExecuteUpdateAsync(u => u.SetProperty(g => g.Bytes, to)));
        await WriteAsync([.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);

        Assert.Equal(Refusal.RecordTampered, (await Assert.ThrowsAsync<RefusedException>(() => door.EligibilityAsync(new("0001"), Deadline, default))).Refusal);
        Assert.Equal(Refusal.RecordTampered, (await Assert.ThrowsAsync<RefusedException>(() => OrderAsync("0001", DoorKinds.Whole, 0))).Refusal);
        Assert.Equal("K5902", (await door.ClaimAsync(Claim(order, manifest), Deadline, default)).Code);
        await WriteAsync(bytes);

        Assert.Equal("K5902", (await door.EligibilityAsync(new("0001"), Deadline, default)).Refusal);
        Assert.Null((await door.EligibilityAsync(new("0002"), Deadline, default)).Refusal);
        Assert.False(ErrorCatalogue.Of(Refusal.RecordTampered).Retryable);
        Assert.Equal(1, await host.LookAsync(d => d.DoorStops.CountAsync(s => s.Register == 1)));
    }

    /// <summary>Fault S10: with the core's database locked by another process a claim ends at its deadline, with a code.</summary>
    [Fact]
    public async Task Claim_DatabaseLocked_EndsAtTheDeadline()
    {
        var (order, manifest, _) = await OrderAsync("0001", DoorKinds.Whole, 0);
        await using var elsewhere = new Microsoft.Data.Sqlite.SqliteConnection(host.Connection);
        await elsewhere.OpenAsync();
        await using (var locked = await elsewhere.BeginTransactionAsync())
        {
            var refusal = await Assert.ThrowsAsync<RefusedException>(() => door.ClaimAsync(Claim(order, manifest), DateTimeOffset.UtcNow.AddSeconds(2), default));
            Assert.Contains(refusal.Refusal, new[] { Refusal.DeadlinePassed, Refusal.SourceUnavailable });
        }

        Assert.True((await door.ClaimAsync(Claim(order, manifest), Deadline, default)).Granted);
    }

    [Fact]
    public async Task Probe_GrantablePaper_WritesNothing()
    {
        var (order, manifest, _) = await OrderAsync("0001", DoorKinds.Whole, 0);
        var before = await host.LookAsync(d => d.Journal.CountAsync());
        using var http = host.Http(CertificateFolder.Ends.GatewayClient);
        var (status, body) = await AskAsync(http, DoorVerbs.Probe, DoorJson.Write(Claim(order, manifest)));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True(DoorJson.Read<ClaimAnswer>(body).Granted);
        Assert.Equal(before, await host.LookAsync(d => d.Journal.CountAsync()));
        Assert.Equal(0, await host.LookAsync(d => d.Claims.CountAsync()));
    }

    [Fact]
    public async Task Question_SignedByAnother_GetsNoAnswer()
    {
        using var http = host.Http(CertificateFolder.Ends.GatewayClient);
        var (status, body) = await AskAsync(http, DoorVerbs.Eligibility, DoorJson.Write(new EligibilityQuestion("0001")), key: CertificateFolder.Ends.CoreSigning);
        Assert.Equal((HttpStatusCode.Forbidden, 0), (status, body.Length));
    }

    [Fact]
    public async Task Question_BodyChangedAfterSigning_GetsNoAnswer()
    {
        using var http = host.Http(CertificateFolder.Ends.GatewayClient);
        var (status, _) = await AskAsync(http, DoorVerbs.Eligibility, DoorJson.Write(new EligibilityQuestion("0001")), sent: DoorJson.Write(new EligibilityQuestion("0002")));
        Assert.Equal(HttpStatusCode.Forbidden, status);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(600)]
    public async Task Question_DeadlinePastOrFar_GetsNoAnswer(int seconds)
    {
        using var http = host.Http(CertificateFolder.Ends.GatewayClient);
        var (status, _) = await AskAsync(http, DoorVerbs.Eligibility, DoorJson.Write(new EligibilityQuestion("0001")), seconds: seconds);
        Assert.Equal(HttpStatusCode.Forbidden, status);
    }

    [Fact]
    public async Task Question_AskedAgain_GetsNoAnswer()
    {
        using var http = host.Http(CertificateFolder.Ends.GatewayClient);
        var body = DoorJson.Write(new EligibilityQuestion("0001"));
        var question = DoorEnvelope.Question(DoorVerbs.Eligibility, body, Deadline);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(http, question, body, CertificateFolder.Ends.GatewaySigning)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(http, question, body, CertificateFolder.Ends.GatewaySigning)).Status);
    }

    [Fact]
    public async Task Question_Unreadable_IsBadRequest()
    {
        using var http = host.Http(CertificateFolder.Ends.GatewayClient);
        var (status, _) = await AskAsync(http, DoorVerbs.Eligibility, "{\"nobody\":1}"u8.ToArray());
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    /// <summary>A question that comes too slowly, or is longer than any, is none, and no failure of the program.</summary>
    [Theory]
    [InlineData(3 * 1024 * 1024)]
    [InlineData(100 * 1024)]
    public async Task Question_StandsStill_IsForbidden(int length) =>
        Assert.Equal(HttpStatusCode.Forbidden, await Koseki.Tests.Infrastructure.Hosting.StalledRequest.PostAsync(host.Certificates, CertificateFolder.Ends.GatewayClient, host.DoorPort, "/door/v1/eligibility", length, 500));

    [Fact]
    public async Task DoorPort_OtherCertificate_IsNotLetIn()
    {
        using var http = host.Http(CertificateFolder.Ends.CenterClient);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => http.GetAsync(new Uri("door/v1/eligibility", UriKind.Relative)));
    }

    [Fact]
    public async Task Ports_OfTheOtherSide_AnswerNothing()
    {
        using var inside = host.Http(CertificateFolder.Ends.GatewayClient);
        Assert.Equal(HttpStatusCode.NotFound, (await inside.GetAsync(new Uri("signin", UriKind.Relative))).StatusCode);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var staff = new HttpClient(handler) { BaseAddress = new($"http://localhost:{host.Port}/") };
        using var forged = new HttpRequestMessage(HttpMethod.Post, "door/v1/eligibility") { Content = new ByteArrayContent([]) };
        forged.Headers.Host = $"localhost:{host.DoorPort}";
        Assert.NotEqual(HttpStatusCode.OK, (await staff.SendAsync(forged)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync(new Uri("signin", UriKind.Relative))).StatusCode);
    }

    private static ClaimQuestion Claim(CertificateOrder order, CertificateManifest manifest) => new(order.IssueId, manifest.Register, manifest.Generation, manifest.Sha256);

    private async Task<(CertificateOrder Order, CertificateManifest Manifest, byte[] Pdf)> OrderAsync(string resident, string kind, int chosen)
    {
        var tokens = chosen == 0 ? [] : (await door.EligibilityAsync(new(resident), Deadline, default)).Members.Take(chosen).Select(m => m.Token).ToList();
        var order = new CertificateOrder(Guid.NewGuid(), resident, kind, tokens, Number, Today);
        var (manifest, pdf) = await door.CertificateAsync(order, Deadline, default);
        return (order, manifest, pdf);
    }

    private Task<(HttpStatusCode Status, byte[] Body)> AskAsync(
        HttpClient http, string verb, byte[] body, byte[]? sent = null, int seconds = 20, string key = CertificateFolder.Ends.GatewaySigning) =>
        SendAsync(http, DoorEnvelope.Question(verb, body, DateTimeOffset.UtcNow.AddSeconds(seconds)), sent ?? body, key);

    private async Task<(HttpStatusCode Status, byte[] Body)> SendAsync(HttpClient http, DoorEnvelope question, byte[] body, string end)
    {
        using var key = host.Certificates.SigningKey(end);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"door/v1/{question.Verb}") { Content = new ByteArrayContent(body) };
        request.Headers.Add(DoorEnvelope.IdHeader, question.Id.ToString("D"));
        request.Headers.Add(DoorEnvelope.NonceHeader, question.Nonce);
        request.Headers.Add(DoorEnvelope.DeadlineHeader, question.DeadlineText);
        request.Headers.Add(DoorEnvelope.SignatureHeader, question.Sign(key));
        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }
}
