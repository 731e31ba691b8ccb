using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;
using System.Net;
using UglyToad.PdfPig;

namespace Koseki.Tests.Gateway;

public sealed class IssuanceTests
{
    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value));
    }

    private static string Result(System.Xml.Linq.XElement created, string result = "PRINTED", string? hash = null) =>
        $"<IssueNo>{GatewayHost.Value(created, "IssueNo")}</IssueNo><ReceivedSha256>{hash ?? GatewayHost.Value(created, "Sha256")}</ReceivedSha256><Result>{result}</Result><PrintedAt>2026-11-24T12:00:00+09:00</PrintedAt><PrintedCopies>1</PrintedCopies><PrintedPages>1</PrintedPages><FeeCollected>450</FeeCollected>";

    [Fact]
    public async Task Issue_FromMenuToPrinted_HandsOverTheResidentsOwnPaper()
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, members, _) = await host.MenuAsync("01");
        Assert.Equal(3, members.Count);

        var created = await host.CreateAsync("APPLICATION000000001", token!, "01");
        var pdf = await host.PdfAsync("APPLICATION000000001", created);

        Assert.Contains("越谷　太郎", TextOf(pdf.Pdf), StringComparison.Ordinal);
        Assert.Contains("美空", TextOf(pdf.Pdf), StringComparison.Ordinal);
        Assert.Equal("RELEASED", await host.AckAsync("status", "StatusRequest", "APPLICATION000000001"));
        Assert.Equal("PRINTED", await host.AckAsync("result", "ResultRequest", "APPLICATION000000001", Result(created)));
        Assert.Equal("PRINTED", await host.AckAsync("result", "ResultRequest", "APPLICATION000000001", Result(created)));
        Assert.Equal("K4004", await host.AckAsync("cancel", "CancelRequest", "APPLICATION000000001", "<Reason>USER_CANCEL</Reason>"));
    }

    [Fact]
    public async Task Issue_IndividualCertificate_ShowsOnlyTheChosenPerson()
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, members, _) = await host.MenuAsync("01");

        var created = await host.CreateAsync("APPLICATION000000002", token!, "01", "KOSEKI_KOJIN", members[2]);
        var text = TextOf((await host.PdfAsync("APPLICATION000000002", created)).Pdf);

        Assert.Contains("【名】美空", text, StringComparison.Ordinal);
        Assert.DoesNotContain("【名】花子", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_SameApplicationAgain_GivesTheSamePaperOnce()
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, _, _) = await host.MenuAsync("01");

        var first = await host.CreateAsync("APPLICATION000000003", token!, "01");
        var again = await host.CreateAsync("APPLICATION000000003", token!, "01");
        var other = await host.CreateAsync("APPLICATION000000003", token!, "01", fee: 900);

        Assert.Equal(GatewayHost.Value(first, "IssueNo"), GatewayHost.Value(again, "IssueNo"));
        Assert.Equal(GatewayHost.Value(first, "Sha256"), GatewayHost.Value(again, "Sha256"));
        Assert.Equal("K4001", GatewayHost.Code(other));
        Assert.Equal(1, host.Core.Asked["certificates"]);
    }

    [Theory]
    [InlineData("99", "K2001")]
    [InlineData("05", "K2002")]
    [InlineData("03", "K3001")]
    [InlineData("04", "K2005")]
    public async Task Menu_WithoutRight_IsRefused(string serial, string code)
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal(code, (await host.MenuAsync(serial)).Code);
    }

    [Fact]
    public async Task Create_WithAnothersTokenOrMember_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, members, _) = await host.MenuAsync("01");
        var (otherToken, _, _) = await host.MenuAsync("02", "TRANSACTION000002");

        Assert.Equal("K2003", GatewayHost.Code(await host.CreateAsync("APPLICATION000000004", token!, "02")));
        Assert.Equal("K2003", GatewayHost.Code(await host.CreateAsync("APPLICATION000000005", token!, "01", transaction: "TRANSACTION000009")));
        Assert.Equal("K2004", GatewayHost.Code(await host.CreateAsync("APPLICATION000000006", otherToken!, "02", "KOSEKI_KOJIN", members[0], transaction: "TRANSACTION000002")));
        Assert.Equal("K4002", GatewayHost.Code(await host.CreateAsync("APPLICATION000000007", token!, "01", fee: 10)));
        // Fault R6: what is no token at all is no failure of ours, either.
        Assert.Equal("K2003", GatewayHost.Code(await host.CreateAsync("APPLICATION000000008", new('A', 53), "01")));
        Assert.Equal("K2003", GatewayHost.Code(await host.CreateAsync("APPLICATION000000009", new('-', 86), "01")));
        Assert.False(host.Core.Asked.ContainsKey("certificates"));
    }

    /// <summary>Fault R9: the paper belongs to the visit it was made in; ticket and application do not carry it into another one.</summary>
    [Fact]
    public async Task Pdf_FromAnotherVisit_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, _, _) = await host.MenuAsync("01");
        var created = await host.CreateAsync("APPLICATION000000001", token!, "01");

        Assert.Equal((HttpStatusCode.Gone, "K4006"), await host.PdfAsync("APPLICATION000000001", created, "TRANSACTION000002") is var (status, _, code) ? (status, code) : default);
        var again = await host.CreateAsync("APPLICATION000000001", token!, "01", transaction: "TRANSACTION000002");
        Assert.Equal(("K2003", null), (GatewayHost.Code(again), GatewayHost.Value(again, "PdfTicket")));
        Assert.Equal(2, await host.LookAsync(d => d.Alarms.CountAsync(a => a.Code != "SELFTEST")));
        Assert.Equal(HttpStatusCode.OK, (await host.PdfAsync("APPLICATION000000001", created)).Status);
    }

    /// <summary>Fault R10: whoever was looked up at no time of this visit, or by other means than the binding's, is not the person at the kiosk.</summary>
    [Fact]
    public async Task Menu_CertificateOfAnotherTimeOrMeans_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync();

        foreach (var (seconds, code) in new[] { (60, "K1002"), (-86400 * 365 * 60, "K1002"), (-1860, "K1002"), (29, null), (-1740, null) })
        {
            Assert.Equal((seconds, code), (seconds, (await host.MenuAsync("01", verified: seconds)).Code));
        }

        Assert.Equal("K2001", (await host.MenuAsync("01", means: "IPHONE")).Code);
        Assert.Equal("K1002", (await host.MenuAsync("01", means: "FAX")).Code);
    }

    /// <summary>Fault R11: no copies, fewer than none, or more than were asked for were not printed.</summary>
    [Fact]
    public async Task Result_OfCopiesThatCannotBe_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, _, _) = await host.MenuAsync("01");
        var created = await host.CreateAsync("APPLICATION000000001", token!, "01");
        await host.PdfAsync("APPLICATION000000001", created);

        foreach (var (result, copies, pages) in new[] { ("PRINTED", 0, 1), ("PRINTED", -1, 1), ("PRINTED", 2, 1), ("PRINTED", 1, 0), ("PRINTED", 1, int.MaxValue), ("PARTIAL", 2, 1), ("ABANDONED", -1, 0) })
        {
            var content = Result(created, result).Replace("<PrintedCopies>1</PrintedCopies><PrintedPages>1<", $"<PrintedCopies>{copies}</PrintedCopies><PrintedPages>{pages}<", StringComparison.Ordinal);
            Assert.Equal("K4005", await host.AckAsync("result", "ResultRequest", "APPLICATION000000001", content));
        }

        Assert.Equal("RELEASED", await host.AckAsync("status", "StatusRequest", "APPLICATION000000001"));
        Assert.Equal("PRINTED", await host.AckAsync("result", "ResultRequest", "APPLICATION000000001", Result(created)));
    }

    /// <summary>Fault R14: a host that no address can be made of is a bad request, not a failure.</summary>
    [Fact]
    public async Task Health_HostWithoutAPort_IsABadRequest()
    {
        await using var host = await GatewayHost.StartAsync(feeds: false);

        Assert.Equal(HttpStatusCode.OK, await host.HealthAsync("localhost:65535"));
        Assert.Equal(HttpStatusCode.BadRequest, await host.HealthAsync("localhost:99999"));
    }

    [Fact]
    public async Task Create_PaperOfAnotherFamily_IsCaughtAndClosesTheKind()
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, _, _) = await host.MenuAsync("01");
        host.Core.PaperOf = _ => CoreSide.RegisterOf("0002");

        Assert.Equal("K5901", GatewayHost.Code(await host.CreateAsync("APPLICATION000000008", token!, "01")));

        host.Core.PaperOf = CoreSide.RegisterOf;
        Assert.Equal("K5002", GatewayHost.Code(await host.CreateAsync("APPLICATION000000009", token!, "01")));
        Assert.Equal(1, await host.LookAsync(d => d.Alarms.CountAsync(a => a.Code == "PaperMismatch")));
    }

    [Theory]
    [InlineData("certificates")]
    [InlineData("facts")]
    [InlineData("eligibility")]
    public async Task Create_AnswerSwappedOnTheWay_IsDropped(string verb)
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, _, _) = await host.MenuAsync("01");
        host.Core.AfterSigning = (v, body) => v == verb ? [.. body[..^1], (byte)(body[^1] ^ 1)] : body;

        Assert.Equal("K5901", GatewayHost.Code(await host.CreateAsync("APPLICATION000000010", token!, "01")));
        Assert.Equal("VOID", await host.AckAsync("status", "StatusRequest", "APPLICATION000000010"));
    }

    [Fact]
    public async Task Create_BodySwappedBeforeSigning_IsCaughtByTheManifest()
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, _, _) = await host.MenuAsync("01");
        byte[]? kept = null;
        host.Core.BeforeSigning = (v, body) => v != "certificates" ? body : kept is null ? kept = body : kept;
        var first = await host.CreateAsync("APPLICATION000000011", token!, "01");

        var second = await host.CreateAsync("APPLICATION000000012", token!, "01");

        Assert.NotNull(GatewayHost.Value(first, "PdfTicket"));
        Assert.Equal("K5901", GatewayHost.Code(second));
    }

    [Fact]
    public async Task Create_SlowCore_EndsVoidAndTheLateAnswerIsDiscarded()
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, _, _) = await host.MenuAsync("01");
        var late = new TaskCompletionSource();
        host.Core.Wait = verb => verb == "certificates" ? late.Task : Task.CompletedTask;
        var pending = host.CreateAsync("APPLICATION000000013", token!, "01", seconds: 20);
        await Patience.UntilAsync(() => host.Core.Asked.ContainsKey("certificates"), "the core is asked for the paper");

        host.Clock.Advance(TimeSpan.FromSeconds(21));
        var answer = await pending;
        late.SetResult();

        Assert.Equal("K1004", GatewayHost.Code(answer));
        Assert.Equal("VOID", await host.AckAsync("status", "StatusRequest", "APPLICATION000000013"));
        Assert.Equal("K4003", GatewayHost.Code(await host.CreateAsync("APPLICATION000000013", token!, "01")));
    }

    [Fact]
    public async Task Pdf_ClaimRefusedAfterSealing_NeverLeaves()
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, _, _) = await host.MenuAsync("01");
        var created = await host.CreateAsync("APPLICATION000000014", token!, "01");
        host.Core.Claim = new(false, "K3004", 7);

        var pdf = await host.PdfAsync("APPLICATION000000014", created);

        Assert.Equal("K3004", pdf.Code);
        Assert.Equal("VOID", await host.AckAsync("status", "StatusRequest", "APPLICATION000000014"));
    }

    [Fact]
    public async Task Pdf_ThirdReading_IsRefusedAndTheFirstTwoAreEqual()
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, _, _) = await host.MenuAsync("01");
        var created = await host.CreateAsync("APPLICATION000000015", token!, "01");

        var first = await host.PdfAsync("APPLICATION000000015", created);
        var second = await host.PdfAsync("APPLICATION000000015", created);
        var third = await host.PdfAsync("APPLICATION000000015", created);

        Assert.True(first.Pdf.AsSpan().SequenceEqual(second.Pdf));
        Assert.Equal((HttpStatusCode.Gone, "K4006"), (third.Status, third.Code));
        Assert.Equal(1, host.Core.Asked["claim"]);
    }

    [Fact]
    public async Task Restart_WithSealedPaper_VoidsIt()
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, _, _) = await host.MenuAsync("01");
        var created = await host.CreateAsync("APPLICATION000000016", token!, "01");

        await host.RestartAsync();
        await host.SweepAsync();

        Assert.Equal("K4003", (await host.PdfAsync("APPLICATION000000016", created)).Code);
        Assert.Equal("VOID", await host.AckAsync("status", "StatusRequest", "APPLICATION000000016"));
    }

    [Fact]
    public async Task Result_WithAnotherHash_StopsTheKind()
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, _, _) = await host.MenuAsync("01");
        var created = await host.CreateAsync("APPLICATION000000017", token!, "01");
        await host.PdfAsync("APPLICATION000000017", created);

        Assert.Equal("K4005", await host.AckAsync("result", "ResultRequest", "APPLICATION000000017", Result(created, hash: new string('0', 64))));
        Assert.Equal("K5002", GatewayHost.Code(await host.CreateAsync("APPLICATION000000018", token!, "01")));
    }

    [Fact]
    public async Task Released_WithoutWordForFifteenMinutes_IsUnknown()
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, _, _) = await host.MenuAsync("01");
        var created = await host.CreateAsync("APPLICATION000000019", token!, "01");
        await host.PdfAsync("APPLICATION000000019", created);

        host.Clock.Advance(TimeSpan.FromMinutes(16));
        await host.SweepAsync();

        Assert.Equal("UNKNOWN", await host.AckAsync("status", "StatusRequest", "APPLICATION000000019"));
        Assert.Equal("PRINTED", await host.AckAsync("result", "ResultRequest", "APPLICATION000000019", Result(created)));
    }

    [Fact]
    public async Task Menu_OutsideHours_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync();

        // The rounds of half a day are not waited for.
        host.Clock.AdjustTime(host.Clock.GetUtcNow().AddHours(11.5));

        Assert.Equal("K5001", (await host.MenuAsync("01")).Code);
    }

    [Fact]
    public async Task Issue_TwoAtOnceFromTwoResidents_NeverCross()
    {
        await using var host = await GatewayHost.StartAsync();
        var one = await host.MenuAsync("01");
        var two = await host.MenuAsync("02", "TRANSACTION000002");

        var papers = await Task.WhenAll(Enumerable.Range(0, 24).Select(async n =>
        {
            var mine = n % 2 == 0;
            var id = $"APPLICATION0000001{n:00}X";
            var transaction = mine ? "TRANSACTION000001" : "TRANSACTION000002";
            var created = await host.CreateAsync(id, (mine ? one : two).Token!, mine ? "01" : "02", transaction: transaction);
            return (mine, Code: GatewayHost.Code(created), Text: GatewayHost.Code(created) is null ? TextOf((await host.PdfAsync(id, created, transaction)).Pdf) : "");
        }));

        Assert.All(papers, p => Assert.True(p.Text.Contains("越谷　太郎", StringComparison.Ordinal) == p.mine && p.Text.Contains("小川　結衣", StringComparison.Ordinal) != p.mine, p.Code));
    }
}
