using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Gateway;

/// <summary>Feeds that would put a paper into a wrong hand: faults S1, S2 and S3, and the race of two nodes (Q5).</summary>
public sealed class PoisonedFeedTests : IAsyncLifetime
{
    private const string Issuer = "A1B2C3D4";
    private GatewayHost host = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => host = await GatewayHost.StartAsync();

    /// <inheritdoc/>
    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    /// <summary>Fault S1: in both orders the fact that stops somebody holds, and the contradiction is set aside for people to see.</summary>
    [Theory]
    [InlineData("ACTIVE", "SUPPRESSED", 0)]
    [InlineData("SUPPRESSED", "ACTIVE", 1)]
    public async Task Import_BothFactsInOneBatch_TheStoppingOneHolds(string first, string second, int setAside)
    {
        host.Feed("resident", 2, GatewayHost.Resident("0001", first), GatewayHost.Resident("0001", second));
        await host.ImportAsync();

        Assert.Equal("K3003", (await host.MenuAsync("01")).Code);
        Assert.Equal(setAside, await host.LookAsync(d => d.QuarantinedRows.CountAsync()));
        host.Feed("resident", 3, GatewayHost.Resident("0001"));
        await host.ImportAsync();
        Assert.Null((await host.MenuAsync("01")).Code);
    }

    /// <summary>Fault S1, its brother: the same of a certificate.</summary>
    [Theory]
    [InlineData("ACTIVE", "REVOKED")]
    [InlineData("REVOKED", "ACTIVE")]
    public async Task Import_BothStatesOfACertificate_TheEndingOneHolds(string first, string second)
    {
        host.Feed("jpki", 2, [Issuer, "01", "CARD", "0001", first], [Issuer, "01", "CARD", "0001", second]);
        await host.ImportAsync();

        Assert.Equal("K2002", (await host.MenuAsync("01")).Code);
    }

    /// <summary>Fault S2: a row that cannot be read closes the serial and the person; a readable one of a later batch clears it up.</summary>
    [Theory]
    [InlineData("A1B2C3D4", "01", "CARD", "0001", "REVOKED", "extra")]
    [InlineData("A1B2C3D4", "01", "CARD", "0001")]
    [InlineData("A1B2C3D4", "01", "CARD", "0001", "revoked")]
    [InlineData("A1B2C3D4", "01", "PAPER", "0001", "REVOKED")]
    [InlineData("A1B2C3D4", " 01", "CARD", "000x", "REVOKED")]
    [InlineData("a", "０１", "CARD", "", "REVOKED")]
    public async Task Import_UnreadableBinding_ClosesSerialAndPersonUntilItIsSentAgain(params string[] row)
    {
        host.Feed("jpki", 2, row, [Issuer, "01", "CARD", "0001", "ACTIVE"]);
        await host.ImportAsync();
        Assert.Equal("K3010", (await host.MenuAsync("01")).Code);
        Assert.Null((await host.MenuAsync("02")).Code);

        host.Feed("jpki", 3, [Issuer, "01", "CARD", "0001", "REVOKED"]);
        await host.ImportAsync();
        Assert.Equal("K2002", (await host.MenuAsync("01")).Code);
        Assert.Equal(0, await host.LookAsync(d => d.Blocks.CountAsync(b => b.LiftedAt == null)));
    }

    /// <summary>Fault S2, the other source: shifted, cut and broken rows close whoever is named in any column.</summary>
    [Theory]
    [InlineData("0001", "SUPPRESSED", "1998-04-02", "越谷　太郎", "", "", "extra")]
    [InlineData("0001", "suppressed", "1998-04-02", "越谷　太郎", "", "")]
    [InlineData("", "0001", "SUPPRESSED", "1998-04-02", "越谷　太郎", "")]
    [InlineData("0001", "SUPPRESSED", "1998-04-02", "越谷　太\uFFFD", "", "")]
    [InlineData("0001", "SUPPRESSED", "1998-04-31", "越谷　太郎", "", "")]
    public async Task Import_UnreadableResident_IsClosedAndNeverLeftActiveByTheSameBatch(params string[] row)
    {
        host.Feed("resident", 2, row, GatewayHost.Resident("0001"));
        await host.ImportAsync();
        Assert.Equal("K3010", (await host.MenuAsync("01")).Code);
        Assert.Null((await host.MenuAsync("02")).Code);

        host.Feed("resident", 3, GatewayHost.Resident("0001"));
        await host.ImportAsync();
        Assert.Null((await host.MenuAsync("01")).Code);
    }

    /// <summary>
    /// Fault I5: a name that no paper can bear closes that person and says which character it is; the feed goes on, what
    /// stops somebody holds, and the row sent again in another writing opens.
    /// </summary>
    [Theory]
    [InlineData(3, "越谷　太\uE000", "氏名に証明書に印字できない文字があります: 4文字目の U+E000")]
    [InlineData(3, "越谷\U0001F600太郎", "氏名に証明書に印字できない文字があります: 3文字目の U+1F600")]
    [InlineData(4, "埼玉県越谷市\uE001一丁目5番地", "本籍に証明書に印字できない文字があります: 7文字目の U+E001")]
    [InlineData(5, "\uF8FF谷　太郎", "筆頭者に証明書に印字できない文字があります: 1文字目の U+F8FF")]
    public async Task Import_UnprintableText_ClosesThatPersonWithItsReason(int column, string text, string problem)
    {
        var row = GatewayHost.Resident("0001");
        row[column] = text;
        host.Feed("resident", 2, row, GatewayHost.Resident("0002"));
        Assert.Null((await host.ImportAsync()).Problem);

        Assert.Equal("K3010", (await host.MenuAsync("01")).Code);
        Assert.Null((await host.MenuAsync("02")).Code);
        Assert.StartsWith(problem, await host.LookAsync(d => d.QuarantinedRows.Select(q => q.Problem).SingleAsync()), StringComparison.Ordinal);
        Assert.Contains(problem, await host.LookAsync(d => d.Blocks.Select(b => b.Reason).SingleAsync()), StringComparison.Ordinal);

        row[1] = "DEAD";
        host.Feed("resident", 3, row);
        host.Feed("resident", 4, GatewayHost.Resident("0001"));
        await host.ImportAsync();
        Assert.Equal("DEAD", await host.LookAsync(d => d.Residents.Where(r => r.Number == "0001").Select(r => r.Status).SingleAsync()));
        Assert.NotNull((await host.MenuAsync("01")).Code);
    }

    /// <summary>Fault I5: what can be mapped is mapped as everywhere else, and the person is served.</summary>
    [Fact]
    public async Task Import_MappedText_IsWrittenAsTheGateWritesIt()
    {
        var row = GatewayHost.Resident("0001");
        row[3] = row[3].Insert(1, "\u200B");
        host.Feed("resident", 2, row);
        await host.ImportAsync();

        Assert.Null((await host.MenuAsync("01")).Code);
        Assert.Equal(row[3].Replace("\u200B", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal), await host.LookAsync(d => d.Residents.Where(r => r.Number == "0001").Select(r => r.Name).SingleAsync()));
    }

    /// <summary>Fault S2: when nobody can be made out, the batch stands whole and says so.</summary>
    [Theory]
    [InlineData("resident")]
    [InlineData("jpki")]
    public async Task Import_RowOfNobody_StopsTheFeed(string source)
    {
        host.Feed(source, 2, ["?", "?", "?"], source == "resident" ? GatewayHost.Resident("0001", "DEAD") : [Issuer, "01", "CARD", "0001", "REVOKED"]);
        var run = await host.ImportAsync();

        Assert.Contains("1 行目が読めず", run.Problem, StringComparison.Ordinal);
        Assert.Equal(1, await host.LookAsync(d => d.FeedMarks.Where(m => m.Source == source).Select(m => m.Sequence).SingleAsync()));
        Assert.Equal(1, await host.LookAsync(d => d.Alarms.CountAsync(a => a.Code == "FEED")));
    }

    /// <summary>Fault S3: an active serial never goes over to another person; both get nothing until people decide.</summary>
    [Theory]
    [InlineData("ACTIVE")]
    [InlineData("REVOKED")]
    public async Task Import_SerialBoundToAnother_ClosesBothAndKeepsTheBinding(string status)
    {
        host.Feed("jpki", 2, [Issuer, "01", "CARD", "0002", status]);
        await host.ImportAsync();
        host.Feed("jpki", 3, [Issuer, "01", "CARD", "0001", "ACTIVE"]);
        await host.ImportAsync();

        Assert.Equal("K3010", (await host.MenuAsync("02")).Code);
        Assert.Contains((await host.MenuAsync("01")).Code, new[] { "K3010", "K2002" });
        Assert.Equal("0001", await host.LookAsync(d => d.JpkiBindings.Where(b => b.Serial == "01").Select(b => b.ResidentNumber).SingleAsync()));
        Assert.True(await host.LookAsync(d => d.Blocks.CountAsync(b => b.LiftedAt == null && b.Cause == BlockCause.Rebinding)) >= 3);
    }

    /// <summary>Fault S3, its brothers: what had ended does not come back, and nobody becomes another by a birth date.</summary>
    [Fact]
    public async Task Import_RevivalOrOtherBirth_WaitsForPeople()
    {
        host.Feed("jpki", 2, [Issuer, "05", "CARD", "0001", "ACTIVE"]);
        host.Feed("resident", 2, [.. GatewayHost.Resident("0002")[..2], "1971-01-01", .. GatewayHost.Resident("0002")[3..]]);
        await host.ImportAsync();

        Assert.Equal("K2002", (await host.MenuAsync("05")).Code);
        Assert.Equal("K3010", (await host.MenuAsync("02")).Code);
        Assert.Null((await host.MenuAsync("01")).Code);
        Assert.NotEqual(new DateOnly(1971, 1, 1), await host.LookAsync(d => d.Residents.Where(r => r.Number == "0002").Select(r => r.BirthDate).SingleAsync()));
    }

    /// <summary>
    /// Fault S3: paper and facts share the link of the core; 住民記録 is the second fact. Whoever it says stands at the
    /// kiosk gets no other person's paper, is closed with an alarm, and nobody else is.
    /// </summary>
    [Theory]
    [InlineData(3, "氏名")]
    [InlineData(4, "本籍")]
    [InlineData(5, "筆頭者")]
    public async Task Create_PaperOfAnotherThanTheReplicaKnows_ClosesThatPersonOnly(int column, string differs)
    {
        var row = GatewayHost.Resident("0001");
        row[column] = GatewayHost.Resident("0002")[column];
        host.Feed("resident", 2, row);
        await host.ImportAsync();
        var (token, _, _) = await host.MenuAsync("01");

        Assert.Equal("K3010", GatewayHost.Code(await host.CreateAsync("APPLICATION000000001", token!, "01")));

        Assert.Equal("VOID", await host.AckAsync("status", "StatusRequest", "APPLICATION000000001"));
        Assert.Equal("K3010", (await host.MenuAsync("01")).Code);
        Assert.Contains(differs, await host.LookAsync(d => d.Alarms.Where(a => a.Code != "SELFTEST").Select(a => a.Message).SingleAsync()), StringComparison.Ordinal);
        var (other, _, _) = await host.MenuAsync("02");
        Assert.NotNull(GatewayHost.Value(await host.CreateAsync("APPLICATION000000002", other!, "02"), "PdfTicket"));
        host.Feed("resident", 3, GatewayHost.Resident("0001"));
        await host.ImportAsync();
        Assert.Null((await host.MenuAsync("01")).Code);
    }

    /// <summary>Fault S3: what two people of the core decided is done here, and only that.</summary>
    [Theory]
    [InlineData(true, "0002")]
    [InlineData(false, "0001")]
    public async Task Settle_DecidedByTwo_TakesOrKeepsAndOpensAgain(bool takes, string resident)
    {
        host.Feed("jpki", 2, [Issuer, "01", "CARD", "0002", "ACTIVE"]);
        await host.ImportAsync();
        await host.UseAsync<Konbini.Gateway.Synchronization.CaseSettlement>(s => s.RunAsync(default));
        var report = Assert.Single(host.Core.Reported.Values);
        Assert.Equal(["0001", "0002"], report.Residents.Order(StringComparer.Ordinal));
        Assert.Equal("K3010", (await host.MenuAsync("02")).Code);

        host.Core.Decided[report.Case] = takes;
        await host.UseAsync<Konbini.Gateway.Synchronization.CaseSettlement>(s => s.RunAsync(default));

        Assert.Equal(resident, await host.LookAsync(d => d.JpkiBindings.Where(b => b.Serial == "01").Select(b => b.ResidentNumber).SingleAsync()));
        Assert.Null((await host.MenuAsync("02")).Code);
        Assert.Equal("kessai、shinsa", await host.LookAsync(d => d.Blocks.Select(b => b.LiftedBy).Distinct().SingleAsync()));
    }

    /// <summary>Fault S3: what is written differently by two systems is no other person.</summary>
    [Fact]
    public async Task Create_FactsInAnotherWriting_Agree()
    {
        var row = GatewayHost.Resident("0001");
        (row[3], row[4], row[5]) = (row[3].Replace("　", "", StringComparison.Ordinal), row[4].Replace("埼玉県", "", StringComparison.Ordinal).Replace("一丁目", "１丁目", StringComparison.Ordinal), row[5].Replace('　', ' '));
        host.Feed("resident", 2, row);
        await host.ImportAsync();
        var (token, _, _) = await host.MenuAsync("01");

        Assert.NotNull(GatewayHost.Value(await host.CreateAsync("APPLICATION000000001", token!, "01"), "PdfTicket"));
    }

    /// <summary>Fault S3: missing evidence is no agreement.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Menu_WithoutFacts_IsRefused(int column)
    {
        var row = GatewayHost.Resident("0001");
        row[column] = "";
        host.Feed("resident", 2, row);
        await host.ImportAsync();

        Assert.Equal("K3010", (await host.MenuAsync("01")).Code);
    }

    /// <summary>Fault S3: what comes in between sealing and hand-over is asked for once more.</summary>
    [Fact]
    public async Task Pdf_StoppedAfterSealing_NeverLeaves()
    {
        var (token, _, _) = await host.MenuAsync("01");
        var created = await host.CreateAsync("APPLICATION000000001", token!, "01");
        host.Feed("resident", 2, GatewayHost.Resident("0001", "SUPPRESSED"));
        await host.ImportAsync();

        Assert.Equal("K3003", (await host.PdfAsync("APPLICATION000000001", created)).Code);
        Assert.Equal("VOID", await host.AckAsync("status", "StatusRequest", "APPLICATION000000001"));
    }

    /// <summary>Fault S9, its brother: a batch from the future would keep the data fresh for ever.</summary>
    [Fact]
    public async Task Import_BatchFromTheFuture_Stands()
    {
        var file = Path.Combine(host.Inbox, "resident-0000000002.tsv");
        await File.WriteAllBytesAsync(file, new Koseki.Domain.Linkage.FeedBatch("resident", 2, host.Clock.GetUtcNow().AddYears(10), []).Write());

        Assert.Contains("先の時刻", (await host.ImportAsync()).Problem, StringComparison.Ordinal);
    }

    /// <summary>Fault Q5: two nodes take the same batches at once; each is applied once, in order, by one of them.</summary>
    [Fact]
    public async Task Import_AtTwoNodesAtOnce_AppliesEachBatchOnce()
    {
        await host.StartSecondNodeAsync();
        for (var n = 2; n <= 41; n++)
        {
            // An unreadable row leaves a trace each time its batch is applied.
            host.Feed("resident", n, GatewayHost.Resident("0001", n % 2 == 0 ? "SUPPRESSED" : "ACTIVE"), ["0002", "?"]);
        }

        var runs = await host.ImportEverywhereAsync();

        // The schedule of a node may have taken some of them itself; none is taken twice.
        Assert.InRange(runs.Sum(r => r.Batches), 0, 40);
        Assert.Equal(40, await host.LookAsync(d => d.QuarantinedRows.CountAsync()));
        Assert.Equal(41, await host.LookAsync(d => d.FeedMarks.Where(m => m.Source == "resident").Select(m => m.Sequence).SingleAsync()));
        Assert.Equal("ACTIVE", await host.LookAsync(d => d.Residents.Where(r => r.Number == "0001").Select(r => r.Status).SingleAsync()));
    }

    /// <summary>Fault Q8: whatever a run meets, the state says so and the next one goes on.</summary>
    [Fact]
    public async Task Feed_InboxGone_IsShownAndTriedAgain()
    {
        Directory.Move(host.Inbox, host.Inbox + "-gone");
        var run = await host.ImportAsync();
        Assert.Contains("ありません", run.Problem, StringComparison.Ordinal);
        Assert.NotNull(await host.LookAsync(d => d.FeedMarks.Select(m => m.Problem).FirstAsync()));

        Directory.Move(host.Inbox + "-gone", host.Inbox);
        host.Feed("resident", 2, GatewayHost.Resident("0001", "MOVED"));
        Assert.Null((await host.ImportAsync()).Problem);
        Assert.Equal("K3001", (await host.MenuAsync("01")).Code);
    }
}
