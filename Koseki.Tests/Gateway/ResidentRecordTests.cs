using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;
using static Koseki.Tests.Gateway.HouseholdRowsOf;

namespace Koseki.Tests.Gateway;

/// <summary>住民票の写し from feed to paper, through the contract over real sockets; papers are read back.</summary>
public sealed class ResidentRecordTests : IAsyncLifetime
{
    private const string Id = "APPLICATION000000001";
    private GatewayHost host = null!;
    private long applications;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        host = await GatewayHost.StartAsync();
        host.Feed("resident", 2, Residents());
        host.Feed("household", 2, Households());
        await host.ImportAsync();
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Fact]
    public async Task Issue_WholeHousehold_ShowsEverybodyAndNothingThatWasNotAsked()
    {
        var (token, members, options) = await MenuAsync("01");
        Assert.Equal(["越谷　太郎", "越谷　花子", "越谷　美空"], members.Select(m => m.Name));
        Assert.Equal(["ZOKUGARA", "HONSEKI"], options);

        var created = await host.CreateRecordAsync(Id, token, "01", members.Select(m => m.Token));
        var text = TextOf((await host.PdfAsync(Id, created)).Pdf);

        Assert.Equal("1", GatewayHost.Value(created, "PageCount"));
        Assert.All(members, m => Assert.Contains(m.Name, text, StringComparison.Ordinal));
        Assert.Contains("世帯全員の住民票の原本と相違ない", text, StringComparison.Ordinal);
        Assert.Contains("埼玉県越谷市越ヶ谷四丁目２番１号", text, StringComparison.Ordinal);
        Assert.Contains("埼玉県越谷市長　見本　花子", text, StringComparison.Ordinal);
        Assert.Contains("世帯主省略", text, StringComparison.Ordinal);
        Assert.Contains("本籍省略", text, StringComparison.Ordinal);
        Assert.DoesNotContain("東越谷", text, StringComparison.Ordinal);
        Assert.DoesNotContain("妻", text, StringComparison.Ordinal);
        Assert.Equal("PRINTED", await host.AckAsync("result", "ResultRequest", Id, Printed(created)));
        Assert.Equal(0, await host.LookAsync(d => d.Alarms.CountAsync(a => a.Code != "SELFTEST")));
        Assert.Empty(await host.ProblemsAsync());
    }

    /// <summary>個人票, from feed to paper: a rule of the day says so, and everybody chosen has a sheet, with the items asked for.</summary>
    [Fact]
    public async Task Issue_RuleSaysIndividualForm_GivesASheetAPerson()
    {
        await host.UseAsync<GatewayDbContext>(async d =>
        {
            var rule = await d.KindRules.AsNoTracking().SingleAsync(r => r.Kind == "JUMINHYO");
            (rule.From, rule.Form) = (new(2026, 1, 1), Koseki.Domain.Certificates.ResidentRecords.ResidentForm.Individual);
            d.KindRules.Add(rule);
            await d.SaveChangesAsync();
        });
        var (token, members, _) = await MenuAsync("01");

        var created = await host.CreateRecordAsync(Id, token, "01", members.Take(2).Select(m => m.Token), Options("ZOKUGARA"));
        var pdf = (await host.PdfAsync(Id, created)).Pdf;

        Assert.Equal("2", GatewayHost.Value(created, "PageCount"));
        using var document = PdfDocument.Open(pdf);
        var pages = document.GetPages().Select(p => string.Concat(p.Letters.Select(l => l.Value))).ToList();
        Assert.Equal([(true, false), (false, true)], pages.Select(p => (p.Contains("続柄世帯主", StringComparison.Ordinal), p.Contains("続柄妻", StringComparison.Ordinal))));
        Assert.All(pages, p => Assert.Contains("本籍省略", p, StringComparison.Ordinal));
        Assert.Contains("世帯の一部の住民票", pages[1], StringComparison.Ordinal);
        Assert.Equal(0, await host.LookAsync(d => d.Alarms.CountAsync(a => a.Code != "SELFTEST")));
    }

    /// <summary>Fault S7: what the paper would say, changed in the database: nothing is made of it.</summary>
    [Koseki.Tests.Infrastructure.Databases.SqliteTheory]
    [InlineData("UPDATE Households SET Address = '東京都千代田区'")]
    [InlineData("UPDATE ResidentRecords SET Relationship = '子' WHERE Name = '越谷　花子'")]
    [InlineData("UPDATE Residents SET Status = 'DEAD' WHERE Number <> '0001'")]
    public async Task Menu_HouseholdChangedInTheDatabase_GivesNothing(string sql)
    {
        var (token, members, _) = await MenuAsync("01");
        var created = await host.CreateRecordAsync(Id, token, "01", members.Select(m => m.Token));

        await host.LookAsync(d => d.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql)));

        Assert.Equal("K5902", (await host.PdfAsync(Id, created)).Code);
        Assert.DoesNotContain("JUMINHYO", (await host.MenuAnswerAsync("01", "TRANSACTION000002")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Issue_PartWithItems_ShowsTheChosenAndSaysSo()
    {
        var (token, members, _) = await MenuAsync("01");

        var created = await host.CreateRecordAsync(Id, token, "01", [members[1].Token], Options("ZOKUGARA", "HONSEKI"));
        var text = TextOf((await host.PdfAsync(Id, created)).Pdf);

        Assert.Contains("越谷　花子", text, StringComparison.Ordinal);
        Assert.DoesNotContain("美空", text, StringComparison.Ordinal);
        Assert.Contains("世帯の一部の住民票", text, StringComparison.Ordinal);
        Assert.Contains("続柄妻", text, StringComparison.Ordinal);
        Assert.Contains("世帯主越谷　太郎", text, StringComparison.Ordinal);
        Assert.Contains("本籍埼玉県越谷市東越谷一丁目５番地", text, StringComparison.Ordinal);
    }

    /// <summary>Two feeds say something else of the 本籍: without it there is a paper, where it was asked for there is none, and the person stays closed.</summary>
    [Theory]
    [InlineData(4, "埼玉県越谷市大沢一丁目9番地")]
    [InlineData(4, "")]
    [InlineData(5, "越谷　次郎")]
    public async Task Issue_RegisterSaidOtherwise_GivesNoneThatShowsIt(int column, string value)
    {
        var row = Residents()[0];
        await FeedAsync(3, [[.. row[..column], value, .. row[(column + 1)..]]], []);
        var (token, members, _) = await MenuAsync("01");

        Assert.NotNull(GatewayHost.Value(await host.CreateRecordAsync(Id, token, "01", [members[0].Token], Options("ZOKUGARA")), "PdfTicket"));
        Assert.Equal("K3010", GatewayHost.Code(await host.CreateRecordAsync("APPLICATION000000002", token, "01", [members[0].Token], Options("HONSEKI"))));
    }

    /// <summary>Fault S11: 個人番号 is none of the items, nor is what nobody of the household has.</summary>
    [Theory]
    [InlineData("<Option key=\"MYNUMBER\" value=\"Y\"/>")]
    [InlineData("<Option key=\"ZAIRYU\" value=\"Y\"/>")]
    [InlineData("<Option key=\"HONSEKI\" value=\"Y\"/><Option key=\"HONSEKI\" value=\"N\"/>")]
    public async Task Create_ItemNotOffered_IsRefused(string options)
    {
        var (token, members, _) = await MenuAsync("01");

        Assert.Equal("K1002", GatewayHost.Code(await host.CreateRecordAsync(Id, token, "01", [members[0].Token], options)));
    }

    [Fact]
    public async Task Create_MemberOfAnotherHousehold_IsRefused()
    {
        var (_, others, _) = await MenuAsync("02", "TRANSACTION000002");
        var (token, members, _) = await MenuAsync("01");

        Assert.Equal("K2004", GatewayHost.Code(await host.CreateRecordAsync(Id, token, "01", [members[0].Token, others[0].Token])));
        Assert.Equal("K2004", GatewayHost.Code(await host.CreateRecordAsync("APPLICATION000000002", token, "01", [])));
    }

    /// <summary>Each rule by itself: neither menu nor application gets a paper, the record knows why, the centre does not.</summary>
    [Fact]
    public async Task Create_RuleBroken_HasItsOwnReasonInsideAndOneCodeOutside()
    {
        (Refusal Reason, string[][] Residents, string[][] Households)[] cases =
        [
            (Refusal.MemberSuppressed, Residents("SUPPRESSED"), []),
            (Refusal.MemberLeaving, Residents("LEAVING"), []),
            (Refusal.MemberChanging, Residents("MOVED"), []),
            (Refusal.MemberChanging, [], [Person("0012", "900001", 3, ("越谷　美空", "2026-10-01"), "子", "女", "PENDING")]),
            (Refusal.MemberInDoubt, [], [Person("0012", "900001", 3, ("越谷　美空", "2026-10-02"), "子", "女")]),
            (Refusal.MemberInDoubt, [], [Person("0012", "900001", 3, ("小川　美空", "2026-10-01"), "子", "女")]),
            (Refusal.MemberInDoubt, [], [Person("0012", "900001", 3, ("越谷　美空", "2026-10-01"), "子", "女", address: OtherAddress)]),
            (Refusal.MemberInDoubt, [], [Household("900001", Address, "越谷　太郎", 4)]),
            (Refusal.MemberInDoubt, [], [Household("900001", Address, "越谷　次郎", 3)]),
            (Refusal.MemberInDoubt, [], [Person("0013", "900001", 4, ("越谷　未", "2020-10-01"), "子", "女"), Household("900001", Address, "越谷　太郎", 4)]),
            (Refusal.NotResident, [], [Person("0001", "900001", 1, Self("0001"), "世帯主", state: "REMOVED")]),
        ];
        var number = 3L;
        var (token, members, _) = await MenuAsync("01");
        foreach (var (reason, residents, households) in cases)
        {
            await FeedAsync(number++, residents, households);

            Assert.Empty((await MenuAsync("01")).Members);
            var id = $"APPLICATION{applications++:000000000}";
            Assert.Equal(reason == Refusal.NotResident ? "K3001" : "K3010", GatewayHost.Code(await host.CreateRecordAsync(id, token, "01", members.Select(m => m.Token))));
            Assert.Equal(reason, await host.LookAsync(d => d.Applications.Where(a => a.ApplicationId == id).Select(a => a.Refusal).SingleAsync()));
            await FeedAsync(number++, Residents(), [.. Households(), .. households.Any(h => h[1] == "0013") ? [Person("0013", "900001", 4, ("越谷　未", "2020-10-01"), "子", "女", "REMOVED")] : Array.Empty<string[]>()]);
        }

        Assert.Equal(3, (await MenuAsync("01")).Members.Count);
        Assert.NotNull(GatewayHost.Value(await host.CreateAsync("APPLICATION00000009X", (await host.MenuAsync("01")).Token!, "01"), "PdfTicket"));
    }

    /// <summary>What comes in between sealing and hand-over keeps the paper here: a stop with its reason, a mere change as one.</summary>
    [Theory]
    [InlineData("SUPPRESSED", Refusal.MemberSuppressed, "K3010")]
    [InlineData("", Refusal.NoLongerEligible, "K4007")]
    public async Task Pdf_HouseholdChangedAfterSealing_NeverLeaves(string status, Refusal reason, string code)
    {
        var (token, members, _) = await MenuAsync("01");
        var created = await host.CreateRecordAsync(Id, token, "01", members.Select(m => m.Token));
        await FeedAsync(3, status.Length > 0 ? Residents(status) : [], status.Length > 0 ? [] : [Person("0012", "900001", 3, ("越谷　美空", "2026-10-01"), "孫", "女")]);

        Assert.Equal(code, (await host.PdfAsync(Id, created)).Code);
        Assert.Equal((IssueState.Void, reason), await host.LookAsync(d => d.Applications.Select(a => new ValueTuple<IssueState, Refusal?>(a.State, a.Refusal)).SingleAsync()) is var (s, r) ? (s, r!.Value) : default);
    }

    /// <summary>What no font has, or what goes into no box, is never printed otherwise: that person cannot be chosen, the others can.</summary>
    [Theory]
    [InlineData(7, "\uE123")]
    [InlineData(15, "寿")]
    public async Task Menu_MemberWhoCannotBePrinted_IsNotOffered(int column, string text)
    {
        var row = Person("0012", "900001", 3, ("越谷　美空", "2026-10-01"), "子", "女");
        row[column] = column == 7 ? text : string.Concat(Enumerable.Repeat(text, 250));
        await FeedAsync(3, [], [row]);

        var (token, members, _) = await MenuAsync("01");
        Assert.Equal(["越谷　太郎", "越谷　花子"], members.Select(m => m.Name));
        Assert.Contains("世帯の一部の", TextOf((await host.PdfAsync(Id, await host.CreateRecordAsync(Id, token, "01", members.Select(m => m.Token)))).Pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Menu_ForeignerInTheHousehold_OffersTheItemsOfForeigners()
    {
        await FeedAsync(3, [["0011", "ACTIVE", "1999-05-05", "NGUYEN　VAN HOA", "", ""]], [Foreigner("0011", "900001", 2, "NGUYEN　VAN HOA", "1999-05-05", "妻")]);
        var (token, members, options) = await MenuAsync("01");
        Assert.Equal(["ZOKUGARA", "HONSEKI", "KOKUSEKI", "ZAIRYU"], options);

        var text = TextOf((await host.PdfAsync(Id, await host.CreateRecordAsync(Id, token, "01", members.Select(m => m.Token), Options("KOKUSEKI", "ZAIRYU")))).Pdf);

        Assert.Contains("１９９９年５月５日", text, StringComparison.Ordinal);
        Assert.Contains("国籍・地域ベトナム", text, StringComparison.Ordinal);
        Assert.Contains("番号ＡＢ１２３４５６７８ＣＤ", text, StringComparison.Ordinal);
    }

    /// <summary>Fault S7, where the act is done: an official, a seal or a fee that was changed in the gateway's database certifies and charges nothing.</summary>
    [Koseki.Tests.Infrastructure.Databases.SqliteTheory]
    [InlineData("UPDATE CityCertifiers SET Name = '偽　者'")]
    [InlineData("UPDATE CityCertifiers SET Outline = 'M0 0L1 0L1 1Z'")]
    [InlineData("UPDATE KindRules SET Fee = 1")]
    public async Task Issue_CertifierOrFeeChangedInTheDatabase_GivesNothing(string sql)
    {
        await host.UseAsync<Konbini.Gateway.Core.CityCertifiers>(c => c.RefreshAsync(DateOnly.FromDateTime(host.Clock.GetUtcNow().AddHours(9).Date), null, default));
        var (token, members, _) = await MenuAsync("01");
        Assert.NotEqual(0, await host.LookAsync(d => d.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql))));

        var created = await host.CreateRecordAsync(Id, token, "01", members.Select(m => m.Token));
        Assert.Equal("K5902", GatewayHost.Code(created) ?? (await host.PdfAsync(Id, created)).Code);
    }

    /// <summary>What the core refuses, or a core that is away, does not keep the other family back; its seal is kept for the day.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Issue_CoreRefusesOrIsAway_StillGives(bool away)
    {
        await host.UseAsync<Konbini.Gateway.Core.CityCertifiers>(c => c.RefreshAsync(DateOnly.FromDateTime(host.Clock.GetUtcNow().AddHours(9).Date), null, default));
        host.Core.Refusal = away ? null : "K3008";
        if (away)
        {
            await host.Core.StopAsync();
        }

        var (token, members, _) = await MenuAsync("01");
        var created = await host.CreateRecordAsync(Id, token, "01", members.Select(m => m.Token));

        Assert.Contains("越谷　太郎", TextOf((await host.PdfAsync(Id, created)).Pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Menu_HouseholdFeedOld_ClosesThisFamilyOnly()
    {
        host.Clock.Advance(TimeSpan.FromMinutes(31));
        host.Feed("resident", 3);
        host.Feed("jpki", 2);
        await host.ImportAsync();

        Assert.Empty((await MenuAsync("01")).Members);
        Assert.NotNull((await host.MenuAsync("01")).Token);
        Assert.Equal("K5003", GatewayHost.Code(await host.CreateRecordAsync(Id, (await host.MenuAsync("01")).Token!, "01", ["x1234567890123456789012"])));
    }

    /// <summary>Both families, two people, everything at once: nobody gets a paper of the other person or of the other family.</summary>
    [Fact]
    public async Task Issue_BothFamiliesAtOnce_NeverCross()
    {
        var (one, two) = (await MenuAsync("01"), await MenuAsync("02", "TRANSACTION000002"));

        var papers = await Task.WhenAll(Enumerable.Range(0, 32).Select(async n =>
        {
            var (mine, record, id) = (n % 2 == 0, n % 4 < 2, $"APPLICATION0000001{n:00}X");
            var (menu, serial, transaction) = mine ? (one, "01", "TRANSACTION000001") : (two, "02", "TRANSACTION000002");
            var created = record
                ? await host.CreateRecordAsync(id, menu.Token, serial, menu.Members.Select(m => m.Token), transaction: transaction)
                : await host.CreateAsync(id, menu.Token, serial, transaction: transaction);
            return (mine, record, Text: GatewayHost.Code(created) is { } code ? code : TextOf((await host.PdfAsync(id, created, transaction)).Pdf));
        }));

        Assert.All(papers, p => Assert.True(
            p.Text.Contains("越谷　太郎", StringComparison.Ordinal) == p.mine && p.Text.Contains("小川　結衣", StringComparison.Ordinal) != p.mine
            && p.Text.Contains("住　民　票", StringComparison.Ordinal) == p.record && p.Text.Contains("全部事項証明", StringComparison.Ordinal) != p.record, p.Text));
        Assert.Equal(0, await host.LookAsync(d => d.KindSwitches.CountAsync(s => !s.Open)));
    }

    /// <summary>Fault S7: the new tables are under the record of states.</summary>
    [Theory]
    [InlineData("UPDATE Households SET Address = '埼玉県越谷市大沢1' WHERE Number = '900001'", "Households の 900001 が書き換えられています")]
    [InlineData("UPDATE Households SET MemberCount = 2 WHERE Number = '900001'", "Households の 900001 が書き換えられています")]
    [InlineData("UPDATE ResidentRecords SET Household = '900002' WHERE Number = '0011'", "ResidentRecords の 0011 が書き換えられています")]
    [InlineData("DELETE FROM ResidentRecords WHERE Number = '0012'", "ResidentRecords の 0012 がありません")]
    [InlineData("UPDATE CityCertifiers SET Name = '偽　者'", "CityCertifiers の")]
    public async Task Verify_RowTampered_IsNamed(string sql, string problem)
    {
        await host.UseAsync<Konbini.Gateway.Core.CityCertifiers>(c => c.RefreshAsync(new(2026, 11, 24), null, default));
        Assert.Empty(await host.ProblemsAsync());
        Assert.NotEqual(0, await host.LookAsync(d => d.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql))));

        var problems = await host.ProblemsAsync();
        Assert.True(problems.Any(p => p.Contains(problem, StringComparison.Ordinal)), string.Join('\n', problems));
    }

    /// <summary>Fault R4: old data made new, or another official put upon the papers of the day, in the database alone.</summary>
    [Koseki.Tests.Infrastructure.Databases.SqliteTheory]
    [InlineData("UPDATE FeedMarks SET AsOf = '2099-01-01 00:00:00'", "K5902")]
    [InlineData("UPDATE CityCertifiers SET Name = '偽　者'", null)]
    public async Task Issue_MarkOrCertifierChangedInTheDatabase_GivesNothing(string sql, string? menu)
    {
        await host.UseAsync<Konbini.Gateway.Core.CityCertifiers>(c => c.RefreshAsync(DateOnly.FromDateTime(host.Clock.GetUtcNow().AddHours(9).Date), null, default));
        var (token, members, _) = await MenuAsync("01");

        Assert.NotEqual(0, await host.LookAsync(d => d.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql))));

        Assert.Equal(menu, (await host.MenuAsync("01", "TRANSACTION000002")).Code);
        Assert.Equal("K5902", GatewayHost.Code(await host.CreateRecordAsync(Id, token, "01", members.Select(m => m.Token))));
    }

    /// <summary>A mark that somebody put ahead is not named anew because its feed stands: what it hides stays stopped.</summary>
    [Koseki.Tests.Infrastructure.Databases.SqliteFact]
    public async Task Import_MarkPutAheadAndTheFeedStands_IsNotNamedAnew()
    {
        Assert.NotEqual(0, await host.LookAsync(d => d.Database.ExecuteSqlAsync($"UPDATE FeedMarks SET AsOf = '2099-01-01 00:00:00' WHERE Source = 'resident'")));
        await File.WriteAllTextAsync(Path.Combine(host.Inbox, "resident-999.tsv"), "壊れた連携");

        var run = await host.ImportAsync();

        Assert.Contains("連携の進み が", run.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(await host.ProblemsAsync());
    }

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value));
    }

    private static string Options(params string[] keys) => string.Concat(keys.Select(k => $"<Option key=\"{k}\" value=\"Y\"/>"));

    private static string Printed(XElement created) =>
        $"<IssueNo>{GatewayHost.Value(created, "IssueNo")}</IssueNo><ReceivedSha256>{GatewayHost.Value(created, "Sha256")}</ReceivedSha256><Result>PRINTED</Result><PrintedAt>2026-11-24T12:00:00+09:00</PrintedAt><PrintedCopies>1</PrintedCopies><PrintedPages>1</PrintedPages><FeeCollected>200</FeeCollected>";

    private async Task FeedAsync(long number, string[][] residents, string[][] households)
    {
        host.Feed("resident", number, residents);
        host.Feed("household", number, households);
        Assert.Null((await host.ImportAsync()).Problem);
    }

    private async Task<(string Token, List<(string Token, string Name)> Members, List<string> Options)> MenuAsync(string serial, string transaction = "TRANSACTION000001")
    {
        var answer = await host.MenuAnswerAsync(serial, transaction);
        var item = answer.Elements().Where(e => e.Name.LocalName == "Item").FirstOrDefault(e => GatewayHost.Value(e, "Type") == "JUMINHYO");
        return (GatewayHost.Value(answer, "SubjectToken") ?? "", [.. item?.Elements().Where(e => e.Name.LocalName == "Member").Select(m => (GatewayHost.Value(m, "MemberToken")!, GatewayHost.Value(m, "DisplayName")!)) ?? []],
            [.. item?.Elements().Where(e => e.Name.LocalName == "Option").Select(o => o.Attribute("key")!.Value) ?? []]);
    }
}
