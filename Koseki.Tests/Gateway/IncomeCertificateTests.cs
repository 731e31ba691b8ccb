using System.Runtime.CompilerServices;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Incomes;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;
using static Koseki.Tests.Gateway.HouseholdRowsOf;
using static Koseki.Tests.Gateway.IncomeRowsOf;

namespace Koseki.Tests.Gateway;

/// <summary>所得証明書 from feed to paper, through the contract over real sockets; papers are read back.</summary>
public sealed class IncomeCertificateTests : IAsyncLifetime
{
    private const string Id = "APPLICATION000000001";
    private readonly Dictionary<string, long> fed = new() { ["resident"] = 1, ["household"] = 1, ["jpki"] = 1 };
    private GatewayHost host = null!;
    private int newest;
    private int version = 1;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        host = await GatewayHost.StartAsync();
        newest = await host.LookAsync(d => d.TaxYearRules.MaxAsync(r => r.TaxYear));
        // Whatever day it is: the year's own day is the matter of a test of its own.
        await RuleAsync(newest, r => r.Opens = r.OpensWithheld = Today);
        await FeedAsync(("resident", Residents()), ("household", Households()), ("incomestop", []), ("income", All()));
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    /// <summary>The five newest open years are offered, and the paper says the one that was chosen, with every item of its year.</summary>
    [Fact]
    public async Task Issue_OwnIncome_SaysTheYearThatWasChosen()
    {
        var menu = await host.MenuAnswerAsync("01");
        Assert.Equal(Enumerable.Range(0, 5).Select(n => newest - n), YearsOf(menu));
        var year = newest - 3;
        var created = await CreateAsync(Id, GatewayHost.Value(menu, "SubjectToken"), year: year);
        Assert.Null(GatewayHost.Code(created));
        var text = TextOf((await host.PdfAsync(Id, created)).Pdf);

        Assert.Contains(Koseki.Domain.Certificates.PaperText.Widen(TaxYear.Name(year)) + "　所得証明書", text, StringComparison.Ordinal);
        Assert.Contains("氏名越谷　太郎", text, StringComparison.Ordinal);
        Assert.Contains("賦課期日の住所埼玉県越谷市越ヶ谷四丁目２番１号", text, StringComparison.Ordinal);
        Assert.Contains("合計所得金額３，５６０，０００円", text, StringComparison.Ordinal);
        Assert.Contains("上記のとおり相違ないことを証明する", text, StringComparison.Ordinal);
        Assert.Equal(((int?)year, IssueState.Released), await host.LookAsync(d => d.Applications.Select(a => new ValueTuple<int?, IssueState>(a.TaxYear, a.State)).SingleAsync()));
        Assert.Equal(0, await host.LookAsync(d => d.Alarms.CountAsync(a => a.Code != "SELFTEST")));
        Assert.Empty(await host.ProblemsAsync());
    }

    /// <summary>A year outside the five, one that is no year, none, or one for a kind that has none.</summary>
    [Fact]
    public async Task Create_YearNotOffered_IsRefused()
    {
        var token = (await host.MenuAsync("01")).Token!;
        Assert.Equal("K3007", GatewayHost.Code(await CreateAsync(Id, token, year: newest - 5)));
        Assert.Equal("K3007", GatewayHost.Code(await CreateAsync("APPLICATION000000002", token, year: newest + 1)));
        Assert.Equal([Refusal.TaxYearNotOpen, Refusal.TaxYearNotOpen], await host.LookAsync(d => d.Applications.Select(a => a.Refusal!.Value).ToListAsync()));
        foreach (var (kind, year) in new[] { ("SHOTOKU", ""), ("SHOTOKU", $"{newest}Z"), ("SHOTOKU", $"-{newest}"), ("SHOTOKU", $"1{newest}"), ("JUMINHYO", $"{newest}"), ("INKAN", $"{newest}") })
        {
            Assert.Equal("K1002", GatewayHost.Code(await host.CreateAsync("APPLICATION000000003", token, "01", kind, fee: 200, year: year)));
        }
    }

    /// <summary>Scenario 39: a year is open on its day, and for those whose tax is withheld earlier if the city says so; then the oldest of the five goes.</summary>
    [Fact]
    public async Task Menu_DayOfTheYear_OpensItForThosePeople()
    {
        foreach (var (opensIn, collection, isOpen) in new[] { (1, "OTHER", false), (1, "WITHHELD", true), (1, "OTHER", false), (0, "OTHER", true) })
        {
            await RuleAsync(newest, r => r.Opens = Today.AddDays(opensIn));
            await FeedAsync(("income", All(collection: collection)));

            Assert.Equal(Enumerable.Range(isOpen ? 0 : 1, 5).Select(n => newest - n), YearsOf(await host.MenuAnswerAsync("01")));
        }
    }

    /// <summary>Each rule by itself: the newest year is neither on the menu nor issued, the record knows why, the centre only what can be said; the other years go on where only the year is at fault.</summary>
    [Fact]
    public async Task Create_RuleBroken_HasItsOwnReasonInside()
    {
        (Refusal Reason, string Code, bool OthersGoOn, Func<(string, string[][])[]> Feeds)[] cases =
        [
            (Refusal.NoTaxRecord, "K3007", true, () => [("income", All(state: "REMOVED"))]),
            (Refusal.IncomeNotDeclared, "K3007", true, () => [("income", All(state: "UNDECLARED"))]),
            (Refusal.NotResidentOnAssessmentDate, "K3007", true, () => [("income", All(state: "NOT_HERE"))]),
            (Refusal.IncomeOfDependant, "K3007", true, () => [("income", All(state: "DEPENDANT"))]),
            (Refusal.IncomeStopped, "K3010", true, () => [("income", All(state: "DENIED"))]),
            (Refusal.IncomeStopped, "K3010", true, () => [("incomestop", [["0001", $"{newest}", $"{version + 1}"]])]),
            (Refusal.IncomeInDoubt, "K3010", true, () => [("income", All(items: Items(newest, ("B90", 1))))]),
            (Refusal.IncomeInDoubt, "K3010", true, () => [("income", All(items: Items(newest) + ",Z01=1"))]),
            (Refusal.IncomeInDoubt, "K3010", true, () => [("income", All(name: "越谷　次郎"))]),
            (Refusal.CannotBePrinted, "K3009", true, () => [("income", All(address: new('寿', 290)))]),
            (Refusal.IncomeNotCompared, "K3010", true, () => [("income", [Year("0001", newest, ++version)])]),
            (Refusal.IncomeInDoubt, "K3010", false, () => [("income", [["B", "001", "6", new('0', 64)]])]),
            (Refusal.MemberSuppressed, "K3010", false, () => [("resident", Residents("SUPPRESSED"))]),
            (Refusal.MemberInDoubt, "K3010", false, () => [("household", [Household("900001", Address, "越谷　太郎", 4)])]),
            (Refusal.MemberChanging, "K3010", false, () => [("household", [Person("0001", "900001", 1, Self("0001"), "世帯主", state: "PENDING")])]),
            (Refusal.IncomeInDoubt, "K3010", false, () => [("household", [Person("0001", "900001", 1, Self("0001"), "世帯主", address: OtherAddress)])]),
            (Refusal.NotResident, "K3001", false, () => [("household", [Person("0001", "900001", 1, Self("0001"), "世帯主", state: "REMOVED")])]),
            (Refusal.Leaving, "K3002", false, () => [("resident", [GatewayHost.Resident("0001", "LEAVING")])]),
            (Refusal.NotResident, "K3001", false, () => [("resident", [GatewayHost.Resident("0001", "DEAD")])]),
        ];
        foreach (var (reason, code, othersGoOn, feeds) in cases)
        {
            var token = (await host.MenuAsync("01")).Token!;
            await FeedAsync(feeds());

            Assert.Equal(othersGoOn ? Enumerable.Range(1, 4).Select(n => newest - n) : [], YearsOf(await host.MenuAnswerAsync("01")));
            var id = $"APPLICATION{fed.Values.Sum():000000000}";
            Assert.Equal(code, GatewayHost.Code(await CreateAsync(id, token)));
            Assert.Equal(reason, await host.LookAsync(d => d.Applications.Where(a => a.ApplicationId == id).Select(a => a.Refusal).SingleAsync()));
            // Whoever died does not come back.
            if (feeds != cases[^1].Feeds)
            {
                await FeedAsync(("resident", Residents()), ("household", Households()), ("income", All()));
                Assert.Equal(5, YearsOf(await host.MenuAnswerAsync("01")).Count);
            }
        }
    }

    /// <summary>A 被扶養者 without a return gets a paper without amounts where the city decides so for the year.</summary>
    [Fact]
    public async Task Issue_DependantWhereTheCitySaysSo_SaysNoAmount()
    {
        await RuleAsync(newest, r => r.DependantsWithoutAmounts = true);
        await FeedAsync(("income", All(state: "DEPENDANT")));

        var created = await CreateAsync(Id);
        Assert.Null(GatewayHost.Code(created));
        var text = TextOf((await host.PdfAsync(Id, created)).Pdf);

        Assert.Contains("税法上の被扶養者", text, StringComparison.Ordinal);
        Assert.DoesNotContain("円", text, StringComparison.Ordinal);
    }

    /// <summary>What comes in between sealing and hand-over keeps the paper here: a stop, which has come before its 更正, and the 更正, which supersedes at once.</summary>
    [Fact]
    public async Task Pdf_CorrectedAfterSealing_NeverLeaves()
    {
        (string Id, Func<(string, string[][])> Feed, Refusal Reason, string Code)[] cases =
        [
            ("APPLICATION000000002", () => ("incomestop", [["0001", $"{newest}", $"{version + 1}"]]), Refusal.IncomeStopped, "K3010"),
            ("APPLICATION000000003", () => ("income", All(items: Items(newest, ("A01", 5_000_001)))), Refusal.NoLongerEligible, "K4007"),
        ];
        foreach (var (id, feed, reason, code) in cases)
        {
            await FeedAsync(("income", All()));
            var created = await CreateAsync(id);
            Assert.NotNull(GatewayHost.Value(created, "PdfTicket"));
            await FeedAsync(feed());

            Assert.Equal(code, (await host.PdfAsync(id, created)).Code);
            Assert.Equal((IssueState.Void, (Refusal?)reason), await host.LookAsync(d => d.Applications.Where(a => a.ApplicationId == id).Select(a => new ValueTuple<IssueState, Refusal?>(a.State, a.Refusal)).SingleAsync()));
        }
    }

    /// <summary>While the incomes stand, the stop that comes by itself keeps the old amounts back; the corrected row opens the year again with the new ones.</summary>
    [Fact]
    public async Task Create_CorrectedWhileIncomesStand_IsRefusedUntilTheCorrectionComes()
    {
        var token = (await host.MenuAsync("01")).Token!;
        host.Feed("income", fed["income"] + 1, ["Y", "broken"]);
        host.Feed("incomestop", fed["incomestop"] + 1, ["0001", $"{newest}", $"{version + 1}"]);
        Assert.NotNull((await host.ImportAsync()).Problem);
        Assert.Equal("K3010", GatewayHost.Code(await CreateAsync(Id, token)));

        await FeedAsync(("income", All(items: Items(newest, ("A01", 5_000_001)))));
        var created = await CreateAsync("APPLICATION000000002", token);
        Assert.Contains("給与収入５，０００，００１円", TextOf((await host.PdfAsync("APPLICATION000000002", created)).Pdf), StringComparison.Ordinal);
    }

    /// <summary>A feed that is old, or a comparison that did not come for more than thirty hours, closes this kind only; what was missing opens it again.</summary>
    [Fact]
    public async Task Menu_FeedOrComparisonOld_ClosesThisKindOnly()
    {
        host.Clock.Advance(TimeSpan.FromMinutes(31));
        await FeedAsync(("resident", []), ("jpki", []), ("household", []), ("income", []));
        await IsClosedAsync("APPLICATION000000002");
        await FeedAsync(("incomestop", []));
        await ComparedAsync(TimeSpan.FromHours(29));
        Assert.Equal(5, YearsOf(await host.MenuAnswerAsync("01")).Count);

        await ComparedAsync(TimeSpan.FromHours(31));
        await IsClosedAsync("APPLICATION000000003");
        await FeedAsync(("income", All()));
        Assert.Equal(5, YearsOf(await host.MenuAnswerAsync("01")).Count);

        Task ComparedAsync(TimeSpan ago) => host.UseAsync<GatewayDbContext>(async database =>
        {
            (await database.FeedBuckets.SingleAsync(b => b.Source == "income")).AsOf = host.Clock.GetUtcNow().UtcDateTime - ago;
            await database.SaveChangesAsync();
        });
    }

    /// <summary>Fault S7: what the paper would say, or what lets it out, changed in the database: nothing is made of it, and what was made stays; put back, it is the program's again.</summary>
    [Koseki.Tests.Infrastructure.Databases.SqliteFact]
    public async Task Pdf_ChangedInTheDatabase_GivesNothing()
    {
        (string Change, string? Back)[] changes =
        [
            ("UPDATE IncomeRecords SET Items = replace(Items, 'A01=5000000', 'A01=9000000')", "UPDATE IncomeRecords SET Items = replace(Items, 'A01=9000000', 'A01=5000000')"),
            ("UPDATE FeedBuckets SET Sequence = Sequence + 99", "UPDATE FeedBuckets SET Sequence = Sequence - 99"),
            ("UPDATE TaxYearRules SET DependantsWithoutAmounts = 1", "UPDATE TaxYearRules SET DependantsWithoutAmounts = 0"),
            ("DELETE FROM TaxYearRules WHERE Opens = (SELECT min(Opens) FROM TaxYearRules)", null),
        ];
        foreach (var (n, (change, back)) in changes.Index())
        {
            var id = $"APPLICATION{n:000000000}";
            var created = await CreateAsync(id);
            Assert.NotNull(GatewayHost.Value(created, "PdfTicket"));
            Assert.NotEqual(0, await host.LookAsync(d => d.Database.ExecuteSqlAsync(FormattableStringFactory.Create(change))));

            Assert.Equal("K5902", (await host.PdfAsync(id, created)).Code);
            Assert.DoesNotContain("SHOTOKU", (await host.MenuAnswerAsync("01")).ToString(), StringComparison.Ordinal);
            _ = back is null ? 0 : await host.LookAsync(d => d.Database.ExecuteSqlAsync(FormattableStringFactory.Create(back)));
        }
    }

    /// <summary>Two people, two years, everything at once: nobody gets another's income or another year's.</summary>
    [Fact]
    public async Task Issue_ManyAtOnce_NeverCross()
    {
        long Mine(int n) => 5_000_000 + n;
        string[] Of(string number, int n, int year) => Year(number, year, ++version, address: number == "0001" ? Address : OtherAddress, items: Items(year, ("A01", Mine(n))));
        await FeedAsync(("income", [Of("0001", 1, newest), Of("0001", 2, newest - 1), Of("0002", 3, newest), Of("0002", 4, newest - 1)]));
        await FeedAsync(("income", await HeldAsync()));
        var (one, two) = ((await host.MenuAsync("01")).Token!, (await host.MenuAsync("02", "TRANSACTION000002")).Token!);

        var papers = await Task.WhenAll(Enumerable.Range(0, 16).Select(async n =>
        {
            var (mine, year, id) = (n % 2 == 0, newest - n / 2 % 2, $"APPLICATION0000001{n:00}X");
            var (token, serial, transaction) = mine ? (one, "01", "TRANSACTION000001") : (two, "02", "TRANSACTION000002");
            var created = await host.CreateAsync(id, token, serial, "SHOTOKU", fee: 200, transaction: transaction, year: $"{year}");
            return (Expected: Mine((mine ? 1 : 3) + newest - year), Code: GatewayHost.Code(created), Pdf: GatewayHost.Code(created) is null ? (await host.PdfAsync(id, created, transaction)).Pdf : []);
        }));

        Assert.All(papers, p => Assert.Equal((null, true), (p.Code, TextOf(p.Pdf).Contains("給与収入" + Koseki.Domain.Certificates.PaperText.Widen($"{p.Expected:#,0}円"), StringComparison.Ordinal))));
        Assert.Equal(0, await host.LookAsync(d => d.KindSwitches.CountAsync(s => !s.Open)));
    }

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value));
    }

    private static List<int> YearsOf(System.Xml.Linq.XElement menu) =>
        [.. menu.Descendants().Where(e => e.Name.LocalName == "FiscalYear").Select(e => int.Parse(e.Value, System.Globalization.CultureInfo.InvariantCulture))];

    private DateOnly Today => JapanTime.DayOf(host.Clock.GetUtcNow());

    // Six years of 越谷太郎 as the next version, with their bucket: the newest one as said.
    private string[][] All(string state = "SETTLED", string? name = null, string? items = null, string address = Address, string collection = "OTHER")
    {
        var number = ++version;
        var rows = Enumerable.Range(0, 6).Select(n => n == 0 ? Year("0001", newest, number, state, name, address: address, collection: collection, items: items) : Year("0001", newest - n, number)).ToArray();
        return Compared(rows);
    }

    // The buckets as the gateway has them now.
    private async Task<string[][]> HeldAsync()
    {
        var held = await host.LookAsync(d => d.IncomeRecords.AsNoTracking().OrderBy(r => r.ResidentNumber).ThenBy(r => r.TaxYear).ToListAsync());
        return
        [
            .. held.GroupBy(r => r.Bucket).Select(g =>
            {
                var text = string.Concat(g.Select(r => $"{r.ResidentNumber}\t{r.TaxYear}\t{r.Version}\t{r.RowHash}\n"));
                return (string[])["B", $"{g.Key:000}", $"{g.Count()}", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))];
            }),
        ];
    }

    private async Task<System.Xml.Linq.XElement> CreateAsync(string id, string? token = null, int? year = null) =>
        await host.CreateAsync(id, token ?? (await host.MenuAsync("01")).Token!, "01", "SHOTOKU", fee: 200, year: $"{year ?? newest}");

    private async Task IsClosedAsync(string application)
    {
        var menu = await host.MenuAnswerAsync("01");
        Assert.Contains("JUMINHYO", menu.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SHOTOKU", menu.ToString(), StringComparison.Ordinal);
        Assert.Equal("K5003", GatewayHost.Code(await CreateAsync(application, GatewayHost.Value(menu, "SubjectToken"))));
    }

    private Task RuleAsync(int year, Action<TaxYearRule> change) => host.UseAsync<GatewayDbContext>(async database =>
    {
        change(await database.TaxYearRules.SingleAsync(r => r.TaxYear == year));
        await database.SaveChangesAsync();
    });

    private async Task FeedAsync(params (string Source, string[][] Rows)[] feeds)
    {
        foreach (var (source, rows) in feeds)
        {
            host.Feed(source, fed[source] = fed.GetValueOrDefault(source) + 1, rows);
        }

        Assert.Null((await host.ImportAsync()).Problem);
    }
}
