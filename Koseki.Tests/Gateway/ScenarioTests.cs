using System.Net;
using System.Xml.Linq;
using Koseki.Konbini.Gateway.Center;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;
using static Koseki.Tests.Gateway.HouseholdRowsOf;

namespace Koseki.Tests.Gateway;

/// <summary>What goes wrong, or is tried, at kiosk and centre, with 住民票の写し over real sockets; each test names the scenario it plays.</summary>
public sealed class ScenarioTests : IAsyncLifetime
{
    private const string Id = "APPLICATION000000001", Next = "APPLICATION000000002";
    private GatewayHost host = null!;

    /// <inheritdoc/>
    public Task InitializeAsync() => StartAsync(new(12, 0));

    /// <inheritdoc/>
    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    /// <summary>Scenario 2: the same person at two kiosks at once (card and telephone) is served at both, under two numbers.</summary>
    [Fact]
    public async Task Issue_SamePersonAtTwoKiosks_IsTwoApplications()
    {
        string[] visits = ["TRANSACTION000001", "TRANSACTION000002"];
        var menus = new[] { await MenuAsync(visits[0]), await MenuAsync(visits[1]) };

        var created = await Task.WhenAll(visits.Select((v, i) => host.CreateRecordAsync(i == 0 ? Id : Next, menus[i].Token, "01", menus[i].Members, transaction: v)));

        Assert.Equal(2, created.Select(c => GatewayHost.Value(c, "IssueNo")).Where(n => n is not null).Distinct().Count());
        var papers = await Task.WhenAll(visits.Select((v, i) => host.PdfAsync(i == 0 ? Id : Next, created[i], v)));
        Assert.All(papers, p => Assert.Contains("越谷　太郎", TextOf(p.Pdf), StringComparison.Ordinal));
        Assert.Equal(2, await host.LookAsync(d => d.Applications.CountAsync(a => a.State == IssueState.Released && a.ResidentNumber == "0001")));
    }

    /// <summary>Scenario 9: the number of an application again, with other people: refused, an alarm, and the first paper is as it was.</summary>
    [Fact]
    public async Task Create_SameApplicationOtherMembers_IsRefusedAndRaisesAnAlarm()
    {
        var (token, members) = await MenuAsync();
        var first = await host.CreateRecordAsync(Id, token, "01", members);

        Assert.Equal("K4001", GatewayHost.Code(await host.CreateRecordAsync(Id, token, "01", members.Take(1))));

        Assert.Equal(1, await AlarmsAsync(Refusal.ApplicationReused));
        Assert.Contains("越谷　花子", TextOf((await host.PdfAsync(Id, first)).Pdf), StringComparison.Ordinal);
    }

    /// <summary>Scenario 13: printing failed after the fee was taken: failed for ever, with the fee in the record; a new application is needed and served.</summary>
    [Fact]
    public async Task Result_PrintFailed_EndsTheApplicationWithItsFee()
    {
        var (token, members) = await MenuAsync();
        var created = await host.CreateRecordAsync(Id, token, "01", members);
        await host.PdfAsync(Id, created);

        Assert.Equal("FAILED", await host.AckAsync("result", "ResultRequest", Id, Report(created, "PRINT_FAILED", copies: 0)));

        Assert.Equal((IssueState.Failed, "PRINT_FAILED", (int?)200), await host.LookAsync(d => d.Applications.Select(a => new ValueTuple<IssueState, string?, int?>(a.State, a.PrintResult, a.FeeCollected)).SingleAsync()));
        Assert.Equal("K4005", await host.AckAsync("result", "ResultRequest", Id, Report(created, "PRINTED", copies: 1)));
        Assert.Equal("K4003", GatewayHost.Code(await host.CreateRecordAsync(Id, token, "01", members)));
        Assert.Null(GatewayHost.Code(await host.CreateRecordAsync(Next, token, "01", members)));
    }

    /// <summary>Scenario 14: cancelled and fetched at the same instant: one of the two wins, and the other hears it.</summary>
    [Fact]
    public async Task Cancel_AtTheInstantOfThePdf_OneOfThemWins()
    {
        var (token, members) = await MenuAsync();
        for (var i = 0; i < 4; i++)
        {
            var id = $"APPLICATION0000000{i:00}X";
            var created = await host.CreateRecordAsync(id, token, "01", members);
            var (fetching, cancelling) = (host.PdfAsync(id, created), host.AckAsync("cancel", "CancelRequest", id, "<Reason>USER_CANCEL</Reason>"));
            var (paper, said) = (await fetching, await cancelling);

            Assert.Contains((paper.Code, said), new (string?, string?)[] { (null, "K4004"), ("K4003", "VOID") });
            Assert.Equal(paper.Code is null ? "RELEASED" : "VOID", await host.AckAsync("status", "StatusRequest", id));
        }
    }

    /// <summary>Scenario 15: cancelled after it was printed: it is told that there is nothing to take back, and the record stands.</summary>
    [Fact]
    public async Task Cancel_AfterPrinting_IsRefused()
    {
        var (token, members) = await MenuAsync();
        var created = await host.CreateRecordAsync(Id, token, "01", members);
        await host.PdfAsync(Id, created);
        Assert.Equal("PRINTED", await host.AckAsync("result", "ResultRequest", Id, Report(created, "PRINTED", copies: 1)));

        Assert.Equal("K4004", await host.AckAsync("cancel", "CancelRequest", Id, "<Reason>USER_CANCEL</Reason>"));

        Assert.Equal("PRINTED", await host.AckAsync("status", "StatusRequest", Id));
    }

    /// <summary>
    /// Scenario 3: what makes one paper hangs for ever: at the deadline that application ends, the person after it is served meanwhile,
    /// and what comes of the hanging work in the end is nobody's.
    /// </summary>
    [Fact]
    public async Task Create_WorkHangs_EndsVoidAndTheNextIsServed()
    {
        var (first, _, _) = await host.MenuAsync("01");
        var (second, _, _) = await host.MenuAsync("02", "TRANSACTION000002");
        var (hanging, never) = (0, new TaskCompletionSource());
        host.Core.Wait = verb => verb == "certificates" && Interlocked.Increment(ref hanging) == 1 ? never.Task : Task.CompletedTask;
        var pending = host.CreateAsync(Id, first!, "01");
        await Patience.UntilAsync(() => hanging == 1, "the core is asked for the paper");

        var created = await host.CreateAsync(Next, second!, "02", transaction: "TRANSACTION000002");
        host.Clock.Advance(TimeSpan.FromSeconds(21));

        Assert.Equal("K1004", GatewayHost.Code(await pending));
        never.SetResult();
        Assert.Contains(CoreSide.RegisterOf("0002").Standing.First().GivenName, TextOf((await host.PdfAsync(Next, created, "TRANSACTION000002")).Pdf), StringComparison.Ordinal);
        Assert.Equal("VOID", await host.AckAsync("status", "StatusRequest", Id));
        Assert.Null(await host.LookAsync(d => d.Applications.Where(a => a.ApplicationId == Id).Select(a => a.Sha256).SingleAsync()));
    }

    /// <summary>
    /// Scenario 18: 支援措置 set between menu and application: the answer is the one of any other personal ground, to the letter, and so is
    /// the menu of the next visit.
    /// </summary>
    [Fact]
    public async Task Create_ProtectedSinceTheMenu_LooksLikeAnyOtherGround()
    {
        var shapes = new List<(string Create, string Menu)>();
        foreach (var (status, number) in new[] { ("SUPPRESSED", 3), ("LEAVING", 5) })
        {
            var (token, members) = await MenuAsync();
            host.Feed("resident", number, Residents(status));
            Assert.Null((await host.ImportAsync()).Problem);
            shapes.Add((Shape(await host.CreateRecordAsync($"APPLICATION00000000{number}X", token, "01", members)), Shape(await host.MenuAnswerAsync("01"))));
            host.Feed("resident", number + 1, Residents());
            Assert.Null((await host.ImportAsync()).Problem);
        }

        Assert.Single(shapes.Distinct());
        Assert.Contains("M03", shapes[0].Create, StringComparison.Ordinal);

        // All that is said, without ids and times.
        static string Shape(XElement answer) => string.Join(' ', answer.Elements().Where(e => e.Name.LocalName is not ("Header" or "ApplicationId" or "SubjectToken" or "ExpiresAt" or "DataAsOf")).Select(e =>
            string.Join(' ', e.DescendantsAndSelf().Where(x => x.Name.LocalName != "MemberToken" && !x.HasElements).Select(x => $"{x.Name.LocalName}={x.Value}"))));
    }

    /// <summary>Scenario 19: nobody gets a paper that shows where a protected member of the household lives, whoever asks; 戸籍の附票 is not offered at all.</summary>
    [Fact]
    public async Task Menu_MemberIsProtected_OffersNobodyThePaperWithTheAddress()
    {
        host.Feed("resident", 3, Residents("SUPPRESSED"));
        Assert.Null((await host.ImportAsync()).Problem);

        var kinds = (await host.MenuAnswerAsync("01")).Descendants(KnbSchema.Namespace + "Type").Select(t => t.Value).ToList();

        Assert.DoesNotContain("JUMINHYO", kinds);
        Assert.DoesNotContain(kinds, k => k.StartsWith("FUHYO", StringComparison.Ordinal));
    }

    /// <summary>Scenario 25: the token of a member of another household, or one that nobody gave: refused, with an alarm.</summary>
    [Fact]
    public async Task Create_TamperedMemberToken_IsRefusedAndRaisesAnAlarm()
    {
        var (token, members) = await MenuAsync();
        var tampered = (members[0][0] == 'A' ? 'B' : 'A') + members[0][1..];

        Assert.Equal("K2004", GatewayHost.Code(await host.CreateRecordAsync(Id, token, "01", [tampered])));

        Assert.Equal(1, await AlarmsAsync(Refusal.MemberUnfit));
    }

    /// <summary>Scenarios 28, 29 and 35: a message of the other environment, of another municipality, or of a clock that is far off gets nothing.</summary>
    [Fact]
    public async Task Menu_OfAnotherPlaceOrTime_IsRefused()
    {
        (string Municipality, string Environment, int Sent, HttpStatusCode Status, string? Code)[] cases =
        [
            ("112224", "PROD", 0, HttpStatusCode.Forbidden, "K9003"), ("111007", "TEST", 0, HttpStatusCode.Forbidden, "K9002"),
            ("112224", "TEST", 31, HttpStatusCode.RequestTimeout, "K1004"), ("112224", "TEST", -31, HttpStatusCode.RequestTimeout, "K1004"), ("112224", "TEST", -29, HttpStatusCode.OK, null),
        ];
        foreach (var (municipality, environment, sent, status, code) in cases)
        {
            var message = $"<MenuRequest xmlns=\"{KnbSchema.Namespace}\"><Header><ContractVersion>1.0</ContractVersion><MessageId>{Guid.NewGuid():D}</MessageId><TransactionId>TRANSACTION000001</TransactionId>"
                + $"<MunicipalityCode>{municipality}</MunicipalityCode><Environment>{environment}</Environment><SentAt>{host.At(sent)}</SentAt><Deadline>{host.At(20)}</Deadline></Header>"
                + $"<Jpki><IssuerKeyId>A1B2C3D4</IssuerKeyId><Serial>01</Serial><Means>CARD</Means><VerifiedAt>{host.At(0)}</VerifiedAt></Jpki>"
                + "<Kiosk><OperatorCode>SIM</OperatorCode><StoreCode>1</StoreCode><TerminalCode>T1</TerminalCode><PrefectureCode>11</PrefectureCode></Kiosk></MenuRequest>";

            var (answered, answer, _) = await host.PostAsync("menu", message);

            Assert.Equal((status, code), (answered, GatewayHost.Code(answer!)));
        }
    }

    /// <summary>Scenario 36: applied for ten seconds before the end of the day: handed over and reported after it, and nothing new begins.</summary>
    [Fact]
    public async Task Pdf_AppliedForBeforeClosing_IsHandedOverAfterIt()
    {
        await AnewAsync(new(22, 59, 50));
        var (token, members) = await MenuAsync();
        var created = await host.CreateRecordAsync(Id, token, "01", members);
        host.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Null((await host.PdfAsync(Id, created)).Code);
        Assert.Equal("PRINTED", await host.AckAsync("result", "ResultRequest", Id, Report(created, "PRINTED", copies: 1)));
        Assert.Equal(("K5001", "K5001"), ((await host.MenuAsync("01")).Code, GatewayHost.Code(await host.CreateRecordAsync(Next, token, "01", members))));
    }

    /// <summary>Scenario 37: the fee changes at midnight while a menu from before is open: refused before anything is paid, and the new menu says the new fee.</summary>
    [Fact]
    public async Task Create_FeeChangedSinceTheMenu_IsRefused()
    {
        await AnewAsync(new(23, 59, 40));
        var today = DateOnly.FromDateTime(host.Clock.GetUtcNow().AddHours(9).Date);
        await host.UseAsync<GatewayDbContext>(async d =>
        {
            foreach (var (from, fee) in new[] { (today, 200), (today.AddDays(1), 300) })
            {
                d.KindRules.Add(new() { Municipality = "112224", Kind = "JUMINHYO", From = from, Opens = TimeOnly.MinValue, Closes = TimeOnly.MaxValue, Fee = fee, MaxCopies = 10 });
            }

            await d.SaveChangesAsync();
        });
        var (token, members) = await MenuAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(40));

        Assert.Equal("K4002", GatewayHost.Code(await host.CreateRecordAsync(Id, token, "01", members)));
        Assert.Equal("300", GatewayHost.Value(await host.MenuAnswerAsync("01"), "FeePerCopy"));
    }

    /// <summary>Scenario 40: seventeen people are five sheets, each with its place, and everybody stands on them once.</summary>
    [Fact]
    public async Task Issue_HouseholdOfSeventeen_IsFiveSheets()
    {
        var more = Enumerable.Range(4, 14).Select(i => (Number: $"1{i:000}", Name: $"越谷　{"四五六七八九甲乙丙丁戊己庚辛"[i - 4]}")).ToList();
        host.Feed("resident", 3, [.. more.Select(m => Resident(m.Number, m.Name, "2000-01-01"))]);
        host.Feed("household", 3, [Household("900001", Address, "越谷　太郎", 17), .. more.Select((m, i) => Person(m.Number, "900001", i + 4, (m.Name, "2000-01-01"), "同居人"))]);
        Assert.Null((await host.ImportAsync()).Problem);
        var (token, members) = await MenuAsync();

        var created = await host.CreateRecordAsync(Id, token, "01", members);

        Assert.Equal((17, "5"), (members.Count, GatewayHost.Value(created, "PageCount")));
        using var document = PdfDocument.Open((await host.PdfAsync(Id, created)).Pdf);
        var pages = document.GetPages().Select(p => string.Concat(p.Letters.Select(l => l.Value))).ToList();
        Assert.All(pages.Select((p, i) => (p, i)), x => Assert.Contains($"（５の{"１２３４５"[x.i]}）", x.p, StringComparison.Ordinal));
        Assert.All(more, m => Assert.Single(pages, p => p.Contains(m.Name, StringComparison.Ordinal)));
    }

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value));
    }

    private static string Report(XElement created, string result, int copies) =>
        $"<IssueNo>{GatewayHost.Value(created, "IssueNo")}</IssueNo><ReceivedSha256>{GatewayHost.Value(created, "Sha256")}</ReceivedSha256><Result>{result}</Result><PrintedAt>2026-11-24T12:00:00+09:00</PrintedAt><PrintedCopies>{copies}</PrintedCopies><PrintedPages>{copies}</PrintedPages><FeeCollected>200</FeeCollected>";

    private async Task AnewAsync(TimeOnly at)
    {
        await host.DisposeAsync();
        await StartAsync(at);
    }

    private async Task StartAsync(TimeOnly at)
    {
        host = await GatewayHost.StartAsync(at: at);
        host.Feed("resident", 2, Residents());
        host.Feed("household", 2, Households());
        Assert.Null((await host.ImportAsync()).Problem);
    }

    private Task<int> AlarmsAsync(Refusal refusal) => host.LookAsync(d => d.Alarms.CountAsync(a => a.Code == $"{refusal}"));

    private async Task<(string Token, List<string> Members)> MenuAsync(string transaction = "TRANSACTION000001")
    {
        var answer = await host.MenuAnswerAsync("01", transaction);
        var item = answer.Elements().Single(e => e.Name.LocalName == "Item" && GatewayHost.Value(e, "Type") == "JUMINHYO");
        return (GatewayHost.Value(answer, "SubjectToken")!, [.. item.Elements().Where(e => e.Name.LocalName == "Member").Select(m => GatewayHost.Value(m, "MemberToken")!)]);
    }
}
