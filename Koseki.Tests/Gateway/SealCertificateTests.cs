using System.Runtime.CompilerServices;
using Koseki.Konbini.Gateway.Families.Seals;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;
using static Koseki.Tests.Gateway.HouseholdRowsOf;
using static Koseki.Tests.Gateway.SealRowsOf;

namespace Koseki.Tests.Gateway;

/// <summary>印鑑登録証明書 from feed to paper, through the contract over real sockets; papers are read back.</summary>
public sealed class SealCertificateTests : IAsyncLifetime
{
    private const string Id = "APPLICATION000000001";
    private readonly Dictionary<string, long> fed = new() { ["resident"] = 1, ["household"] = 1, ["jpki"] = 1 };
    private GatewayHost host = null!;
    private int version = 1;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        host = await GatewayHost.StartAsync();
        await FeedAsync(("resident", Residents()), ("household", Households()), ("sealstop", []), ("seal", Compared(Mine())));
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    /// <summary>The impression stands at its own size, pixel for pixel; name, birth date and address beside it, and no 性別.</summary>
    [Fact]
    public async Task Issue_OwnSeal_ShowsTheImpressionAtItsOwnSize()
    {
        var created = await CreateAsync(Id);
        Assert.Null(GatewayHost.Code(created));
        var pdf = (await host.PdfAsync(Id, created)).Pdf;

        using var document = PdfDocument.Open(pdf);
        var (page, text) = (document.GetPage(1), TextOf(pdf));
        var image = Assert.Single(page.GetImages());
        Assert.Equal((SealRowsOf.Mine.Width, SealRowsOf.Mine.Height), (image.WidthInSamples, image.HeightInSamples));
        Assert.Equal(13.5, image.BoundingBox.Width * 25.4 / 72, 0.01);
        Assert.Equal(SealRowsOf.Mine.Sha256, SealReader.Read(pdf)!.Printed.Impressions.Single().Sha256);
        Assert.Contains("氏名越谷　太郎", text, StringComparison.Ordinal);
        Assert.Contains("住所埼玉県越谷市越ヶ谷四丁目２番１号", text, StringComparison.Ordinal);
        Assert.Contains("登録された印影と相違ないことを証明する", text, StringComparison.Ordinal);
        Assert.DoesNotContain("性別", text, StringComparison.Ordinal);
        Assert.Equal("1", GatewayHost.Value(created, "PageCount"));
        Assert.Equal(0, await host.LookAsync(d => d.Alarms.CountAsync(a => a.Code != "SELFTEST")));
        Assert.Empty(await host.ProblemsAsync());
    }

    /// <summary>Each rule by itself: neither menu nor application gets a paper, the record knows why, the centre does not.</summary>
    [Fact]
    public async Task Create_RuleBroken_HasItsOwnReasonInsideAndOneWordOutside()
    {
        (Refusal Reason, string Code, Func<(string, string[][])[]> Feeds)[] cases =
        [
            (Refusal.SealUnderInquiry, "K3006", () => [("sealstop", [["100001", $"{++version}", "0001", "INQUIRY"]])]),
            (Refusal.SealUnderInquiry, "K3006", () => [("seal", Compared(Mine("INQUIRY")))]),
            (Refusal.SealNotCompared, "K3010", () => [("seal", [Mine()])]),
            (Refusal.SealInDoubt, "K3010", () => [("seal", [Mine(), ["B", "001", "2", new('0', 64)]])]),
            (Refusal.SealInDoubt, "K3010", () => [("seal", Compared(Mine(name: "越谷　次郎")))]),
            (Refusal.SealInDoubt, "K3010", () => [("seal", Compared(Mine(former: "小川")))]),
            (Refusal.CannotBePrinted, "K3009", () => [("seal", Compared(Mine(katakana: "\uE123")))]),
            (Refusal.CannotBePrinted, "K3009", () => [("seal", Compared(Mine(katakana: new('ア', 290))))]),
            (Refusal.MemberSuppressed, "K3010", () => [("resident", Residents("SUPPRESSED"))]),
            (Refusal.MemberInDoubt, "K3010", () => [("household", [Household("900001", Address, "越谷　太郎", 4)])]),
            (Refusal.MemberChanging, "K3010", () => [("household", [Person("0001", "900001", 1, Self("0001"), "世帯主", state: "PENDING")])]),
            (Refusal.SealInDoubt, "K3010", () => [("household", [Person("0001", "900001", 1, Self("0001"), "世帯主", address: OtherAddress)])]),
            (Refusal.NotResident, "K3001", () => [("household", [Person("0001", "900001", 1, Self("0001"), "世帯主", state: "REMOVED")])]),
            (Refusal.Leaving, "K3002", () => [("resident", [GatewayHost.Resident("0001", "LEAVING")])]),
            (Refusal.SealAbolished, "K3006", () => [("sealstop", [["100001", $"{++version}", "0001", "ABOLISHED"]])]),
        ];
        var token = (await host.MenuAsync("01")).Token!;
        foreach (var (reason, code, feeds) in cases)
        {
            await FeedAsync(feeds());

            Assert.False(await IsOfferedAsync("01"), $"{reason}");
            var id = $"APPLICATION{fed.Values.Sum():000000000}";
            Assert.Equal(code, GatewayHost.Code(await CreateAsync(id, token)));
            Assert.Equal(reason, await host.LookAsync(d => d.Applications.Where(a => a.ApplicationId == id).Select(a => a.Refusal).SingleAsync()));
            if (reason != Refusal.SealAbolished)
            {
                await FeedAsync(("resident", Residents()), ("household", Households()), ("seal", Compared(Mine())));
                Assert.True(await IsOfferedAsync("01"), $"after {reason}");
            }
        }
    }

    /// <summary>Who never registered one gets none; who leaves the household does not keep the others' seals back; nobody else can be chosen.</summary>
    [Fact]
    public async Task Create_NoSealOrOtherMember_IsRefused()
    {
        await FeedAsync(("resident", Residents("LEAVING")));
        Assert.True(await IsOfferedAsync("01"));
        Assert.False(await IsOfferedAsync("02"));

        Assert.Equal("K3006", GatewayHost.Code(await CreateAsync(Id, (await host.MenuAsync("02")).Token, "02")));
        Assert.Equal(Refusal.NoSeal, await host.LookAsync(d => d.Applications.Select(a => a.Refusal).SingleAsync()));
        Assert.Equal("K2004", GatewayHost.Code(await host.CreateAsync("APPLICATION000000002", (await host.MenuAsync("01")).Token!, "01", "INKAN", "x1234567890123456789012", 200)));
    }

    /// <summary>What comes in between sealing and hand-over keeps the paper here: an end with its reason, a mere change as one.</summary>
    [Theory]
    [InlineData("ABOLISHED", Refusal.SealAbolished, "K3006")]
    [InlineData("", Refusal.NoLongerEligible, "K4007")]
    public async Task Pdf_ChangedAfterSealing_NeverLeaves(string stop, Refusal reason, string code)
    {
        var created = await CreateAsync(Id);
        Assert.NotNull(GatewayHost.Value(created, "PdfTicket"));
        await FeedAsync(stop.Length > 0 ? ("sealstop", [["100001", "2", "0001", stop]]) : ("seal", Compared(Mine(impression: Impression("越谷", 15, 1)))));

        Assert.Equal(code, (await host.PdfAsync(Id, created)).Code);
        Assert.Equal((IssueState.Void, (Refusal?)reason), await host.LookAsync(d => d.Applications.Select(a => new ValueTuple<IssueState, Refusal?>(a.State, a.Refusal)).SingleAsync()));
    }

    /// <summary>Scenario 16: while the registrations stand, the stop that comes by itself keeps the seal back.</summary>
    [Fact]
    public async Task Create_AbolishedWhileRegistrationsStand_IsRefused()
    {
        var token = (await host.MenuAsync("01")).Token;
        host.Feed("seal", 2, ["R", "broken"]);
        host.Feed("sealstop", 2, ["100001", "2", "0001", "ABOLISHED"]);
        Assert.NotNull((await host.ImportAsync()).Problem);

        Assert.Equal("K3006", GatewayHost.Code(await CreateAsync(Id, token)));
    }

    /// <summary>
    /// Scenario 17: an end that was lost on its way is found by the comparison. It closes its person, whose neighbour in the count goes
    /// on being served; two people who open the person do not open the seal; the end, when it comes, opens the person.
    /// </summary>
    [Fact]
    public async Task Create_EndLostOnItsWay_ClosesThePersonAlone()
    {
        var (mine, neighbour) = (Mine(), Registration("200001", 1, "0002", Others));
        await FeedAsync(("seal", Compared(mine, neighbour)));
        await FeedAsync(("sealrows", Lines(neighbour)), ("seal", [Bucket(neighbour)]));

        Assert.Equal("K3010", (await host.MenuAsync("01")).Code);
        Assert.Null(GatewayHost.Code(await CreateAsync(Id, serial: "02")));
        Assert.Equal("印鑑登録の照合(連携 3 番)で、登録番号 100001 は送り元では廃止されているか、ありません。", await host.LookAsync(d => d.QuarantinedRows.Select(q => q.Problem).SingleAsync()));
        Assert.Equal(1, await host.LookAsync(d => d.Alarms.CountAsync(a => a.Code == "FEED")));

        await FeedAsync(("sealrows", Lines(neighbour)), ("seal", [Bucket(neighbour)]));
        Assert.Equal(1, await host.LookAsync(d => d.Blocks.CountAsync()));
        await host.UseAsync<GatewayDbContext>(d => LiftAsync(d));
        Assert.Equal((null, false), ((await host.MenuAsync("01")).Code, await IsOfferedAsync("01")));
        Assert.True(await host.LookAsync(d => d.SealRegistrations.AnyAsync(s => s.Number == "100001" && s.Differs)));

        await FeedAsync(("sealrows", Lines(neighbour)), ("seal", [Bucket(neighbour)]));
        Assert.Equal("K3010", (await host.MenuAsync("01")).Code);
        await FeedAsync(("seal", [["R", "100001", $"{++version}", "0001", "ABOLISHED", "越谷　太郎", "", "", "", "", "", "", "", ""], Bucket(neighbour)]));
        Assert.Equal((null, false), ((await host.MenuAsync("01")).Code, await IsOfferedAsync("01")));
        Assert.Empty(await host.ProblemsAsync());

        static async Task LiftAsync(GatewayDbContext database)
        {
            new Konbini.Gateway.Replicas.BlockBook(database, TimeProvider.System).Lift(await database.Blocks.Where(b => b.LiftedAt == null).ToListAsync(), "二人");
            await database.SaveChangesAsync();
        }
    }

    /// <summary>A registration that never came closes its person, who may have an older one here; the row, sent again, opens.</summary>
    [Fact]
    public async Task Menu_RegistrationLostOnItsWay_ClosesThePersonUntilItComes()
    {
        var (mine, lost) = (Mine(), Registration("200001", 1, "0002", Others));
        await FeedAsync(("seal", [mine]));
        await FeedAsync(("sealrows", Lines(mine, lost)), ("seal", [Bucket(mine, lost)]));

        Assert.Equal((true, "K3010"), (await IsOfferedAsync("01"), (await host.MenuAsync("02", "TRANSACTION000002")).Code));

        await FeedAsync(("seal", [lost, Bucket(mine, lost)]));
        Assert.True(await IsOfferedAsync("02"));
        Assert.Equal(0, await host.LookAsync(d => d.Blocks.CountAsync(b => b.LiftedAt == null)));
    }

    /// <summary>The impressions of two people exchanged on their way, each sound in itself: both are closed, and the right rows, of the same version, open them.</summary>
    [Fact]
    public async Task Menu_ImpressionsExchanged_ClosesBothUntilTheyAreSentAgain()
    {
        var (mine, neighbour) = (Mine(), Registration("200001", 1, "0002", Others));
        string[] With(string[] row, string[] other) => [.. row[..9], .. other[9..]];
        await FeedAsync(("sealrows", Lines(mine, neighbour)), ("seal", [With(mine, neighbour), With(neighbour, mine), Bucket(mine, neighbour)]));

        Assert.Equal(("K3010", "K3010"), ((await host.MenuAsync("01")).Code, (await host.MenuAsync("02", "TRANSACTION000002")).Code));

        await FeedAsync(("seal", [mine, neighbour, Bucket(mine, neighbour)]));
        Assert.Equal((true, true), (await IsOfferedAsync("01"), await IsOfferedAsync("02")));
    }

    /// <summary>Without the rows, with rows that are not those that were hashed, or with a damaged file, everything that is counted together is closed.</summary>
    [Theory]
    [InlineData("", "ファイルがありません")]
    [InlineData("other", "明細が照合のハッシュと合いません")]
    [InlineData("damaged", "ハッシュが合いません")]
    public async Task Menu_RowsMissingOrUnfit_ClosesTheBucket(string file, string reason)
    {
        var (mine, neighbour) = (Mine(), Registration("200001", 1, "0002", Others));
        await FeedAsync(("seal", Compared(mine, neighbour)));
        if (file.Length > 0)
        {
            host.Feed("sealrows", fed["seal"] + 1, Lines(file == "other" ? mine : neighbour));
        }

        if (file == "damaged")
        {
            var path = Directory.EnumerateFiles(host.Inbox, "sealrows-*.tsv").Single();
            var bytes = await File.ReadAllBytesAsync(path);
            bytes[^3] ^= 1;
            await File.WriteAllBytesAsync(path, bytes);
        }

        await FeedAsync(("seal", [Bucket(neighbour)]));

        Assert.Equal((false, false), (await IsOfferedAsync("01"), await IsOfferedAsync("02")));
        Assert.Contains(reason, await host.LookAsync(d => d.QuarantinedRows.Select(q => q.Problem).SingleAsync()), StringComparison.Ordinal);
        Assert.Equal(0, await host.LookAsync(d => d.Blocks.CountAsync()));
    }

    /// <summary>A feed that is old, or a comparison that did not come for more than thirty hours, closes this kind only.</summary>
    [Theory]
    [InlineData("sealstop", 0)]
    [InlineData("", 31)]
    public async Task Menu_FeedOrComparisonOld_ClosesThisKindOnly(string silent, int hours)
    {
        host.Clock.Advance(TimeSpan.FromMinutes(31));
        await FeedAsync([.. new[] { "resident", "jpki", "household", "sealstop", "seal" }.Where(s => s != silent).Select(s => (s, Array.Empty<string[]>()))]);
        await host.UseAsync<GatewayDbContext>(async database =>
        {
            foreach (var bucket in await database.FeedBuckets.ToListAsync())
            {
                bucket.AsOf -= TimeSpan.FromHours(hours);
            }

            await database.SaveChangesAsync();
        });
        var menu = await host.MenuAnswerAsync("01");

        Assert.Contains("JUMINHYO", menu.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("INKAN", menu.ToString(), StringComparison.Ordinal);
        Assert.Equal("K5003", GatewayHost.Code(await CreateAsync(Id, GatewayHost.Value(menu, "SubjectToken"))));
    }

    /// <summary>Fault S7: what the paper would say, or what lets it out, changed in the database: nothing is made of it, and what was made stays.</summary>
    [Koseki.Tests.Infrastructure.Databases.SqliteTheory]
    [InlineData("UPDATE SealRegistrations SET PixelHash = 'x'")]
    [InlineData("UPDATE FeedBuckets SET Sequence = 99")]
    public async Task Pdf_ChangedInTheDatabase_GivesNothing(string sql)
    {
        var created = await CreateAsync(Id);
        await host.LookAsync(d => d.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql)));

        Assert.Equal("K5902", (await host.PdfAsync(Id, created)).Code);
        Assert.False(await IsOfferedAsync("01"));
    }

    /// <summary>Two people, three families, everything at once: nobody gets another's impression, name or kind.</summary>
    [Fact]
    public async Task Issue_ManyAtOnce_NeverCross()
    {
        await FeedAsync(("seal", Compared(Registration("200002", 1, "0002", Others))));
        var (one, two) = ((await host.MenuAsync("01")).Token!, (await host.MenuAsync("02", "TRANSACTION000002")).Token!);

        var papers = await Task.WhenAll(Enumerable.Range(0, 16).Select(async n =>
        {
            var (mine, id) = (n % 2 == 0, $"APPLICATION0000001{n:00}X");
            var (token, serial, transaction) = mine ? (one, "01", "TRANSACTION000001") : (two, "02", "TRANSACTION000002");
            var created = await host.CreateAsync(id, token, serial, "INKAN", fee: 200, transaction: transaction);
            return (mine, Code: GatewayHost.Code(created), Pdf: GatewayHost.Code(created) is null ? (await host.PdfAsync(id, created, transaction)).Pdf : []);
        }));

        Assert.All(papers, p => Assert.Equal(
            (null, p.mine ? SealRowsOf.Mine.Sha256 : Others.Sha256, p.mine), (p.Code, SealReader.Read(p.Pdf)!.Printed.Impressions.Single().Sha256, TextOf(p.Pdf).Contains("越谷　太郎", StringComparison.Ordinal))));
        Assert.Equal(0, await host.LookAsync(d => d.KindSwitches.CountAsync(s => !s.Open)));
    }

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value));
    }

    // The registration of 越谷太郎 as its next version.
    private string[] Mine(string state = "ACTIVE", string? name = null, string former = "", string katakana = "", Koseki.Domain.Certificates.SealRegistrations.SealImpression? impression = null) =>
        Registration("100001", ++version, "0001", impression ?? SealRowsOf.Mine, state, name, former, katakana);

    private async Task<System.Xml.Linq.XElement> CreateAsync(string id, string? token = null, string serial = "01") =>
        await host.CreateAsync(id, token ?? (await host.MenuAsync(serial)).Token!, serial, "INKAN", fee: 200);

    private async Task<bool> IsOfferedAsync(string serial) => (await host.MenuAnswerAsync(serial)).ToString().Contains("INKAN", StringComparison.Ordinal);

    private async Task FeedAsync(params (string Source, string[][] Rows)[] feeds)
    {
        foreach (var (source, rows) in feeds)
        {
            // The rows that were hashed bear the number of the batch that they stand beside, which is the next.
            host.Feed(source, source == "sealrows" ? fed["seal"] + 1 : fed[source] = fed.GetValueOrDefault(source) + 1, rows);
        }

        Assert.Null((await host.ImportAsync()).Problem);
    }
}
