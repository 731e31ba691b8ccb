using Koseki.Konbini.Gateway.Persistence;
using Koseki.Tests.Infrastructure.Scans;
using Microsoft.EntityFrameworkCore;
using static Koseki.Tests.Gateway.SealRowsOf;

namespace Koseki.Tests.Gateway;

/// <summary>Batches of 印鑑登録: whole or not at all; what stops one comes by itself and at once.</summary>
public sealed class SealFeedTests : IAsyncLifetime
{
    private GatewayHost host = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        host = await GatewayHost.StartAsync();
        host.Feed("sealstop", 1);
        host.Feed("seal", 1, Compared(Registration("200002", 1, "0002", Others)));
        Assert.Null((await host.ImportAsync()).Problem);
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    /// <summary>Every sort of bad row refuses the whole batch and says where and what; a right batch of the same number is then taken.</summary>
    [Fact]
    public async Task Import_BadRow_RefusesTheBatchWithLineAndReason()
    {
        var sound = Registration("100001", 1, "0001", Mine);
        string[] With(int column, string value) => [.. sound[..column], value, .. sound[(column + 1)..]];
        var (tiny, grey, other) = (Impression("越谷", 7, 0), Pngs.Noise(100, 100, 1), Impression("越谷", 13.5, 90));
        (string[] Row, string Reason)[] bad =
        [
            ([.. sound, "x"], "14 列のはずが 15 列あります"), (sound[..13], "14 列のはずが 13 列あります"), (With(0, "X"), "1 列目(行の種類)が R でも B でもありません"), (With(1, "A1"), "2 列目(登録番号)が読めません"),
            (With(2, "0"), "3 列目(版)が読めません"), (With(3, "?"), "4 列目(宛名番号)が読めません"), (With(4, "active"), "5 列目(状態)が読めません"), (With(5, "　"), "6 列目(氏名)が読めません"),
            (With(5, "越谷　\uFFFD"), "壊れた文字か制御文字があります"), (With(9, "300"), "印影の解像度が 600〜2400dpi でありません"), (With(10, "12.00"), "11 列目(横の長さ)が、画素と解像度から求めた 13.50mm と合いません"),
            (With(11, "13.6"), "12 列目(縦の長さ)が、画素と解像度から求めた 13.50mm と合いません"), (With(12, "00"), "13 列目(画素の SHA-256)が読めません"), (With(12, other.Sha256), "印影の画素の SHA-256 が合いません"),
            (With(13, "***"), "14 列目(印影)が読めません"), (With(13, ""), "14 列目(印影)が読めません"), (With(13, sound[13][..^400]), "印影の PNG が壊れているか、途中が欠けています"), (With(13, Convert.ToBase64String(grey)), "白黒2値"),
            (With(13, Registration("1", 1, "0001", other)[13]), "印影の画素の SHA-256 が合いません"), (Registration("100001", 1, "0001", tiny), "印影の墨のある範囲が 8mm に足りません"),
            (Registration("100003", 1, "0001", Mine), "この人には、廃止されていない登録がもう一つあります"), (Registration("100002", 2, "0001", Mine), "同じ登録番号の行が二つあります"),
            (Registration("200002", 1, "0002", Mine), "版 1 のままで、内容が変わっています"), (["B", "02", "1", new('0', 64)], "2 列目(登録番号の下3桁)が読めません"),
        ];
        foreach (var (row, reason) in bad)
        {
            host.Feed("seal", 2, Registration("100002", 1, "0001", Impression("見本", 12, 0)), row);

            var problem = (await host.ImportAsync()).Problem;

            Assert.Contains(reason, problem, StringComparison.Ordinal);
            Assert.Contains(" 行目: ", problem, StringComparison.Ordinal);
            Assert.Equal((1, 1L), await host.LookAsync(async d => (await d.SealRegistrations.CountAsync(), (await d.FeedMarks.SingleAsync(m => m.Source == "seal")).Sequence)));
        }

        host.Feed("seal", 2, sound);
        Assert.Null((await host.ImportAsync()).Problem);
        Assert.Equal((2, 2L), await host.LookAsync(async d => (await d.SealRegistrations.CountAsync(), (await d.FeedMarks.SingleAsync(m => m.Source == "seal")).Sequence)));
        Assert.Empty(await host.ProblemsAsync());
    }

    [Fact]
    public async Task Import_SameBatchAgainGapOrLowerVersion_ChangesNothing()
    {
        Assert.Equal(0, (await host.ImportAsync()).Batches);
        host.Feed("seal", 3, Registration("200002", 2, "0002", Mine));
        Assert.Contains("seal の 2 番がありません", (await host.ImportAsync()).Problem, StringComparison.Ordinal);
        host.Feed("seal", 2, Registration("200002", 1, "0002", Others));
        Assert.Null((await host.ImportAsync()).Problem);
        host.Feed("seal", 4, Registration("200002", 1, "0002", Others));
        Assert.Contains("1 行目: 版が戻っています(2 の後に 1)", (await host.ImportAsync()).Problem, StringComparison.Ordinal);
        Assert.Equal(Mine.Sha256, (await SealAsync("200002")).PixelHash);
    }

    /// <summary>A new number beside the abolition of the old one in one batch is no second registration; of the old impression nothing is kept.</summary>
    [Fact]
    public async Task Import_AbolishedAndRegisteredAnew_IsOneStep()
    {
        host.Feed("seal", 2, ["R", "200002", "2", "0002", "ABOLISHED", "小川　結衣", "", "", "", "", "", "", "", ""], Registration("200005", 1, "0002", Mine));

        Assert.Null((await host.ImportAsync()).Problem);
        Assert.Equal((SealState.Abolished, 0), await SealAsync("200002") is var old ? (old.Effective, old.Image.Length) : default);
        Assert.Equal(SealState.Active, (await SealAsync("200005")).Effective);
    }

    /// <summary>The number of a registration for another person: not applied, both are closed, and an alarm is raised; what it ends is ended.</summary>
    [Theory]
    [InlineData("seal", SealState.Active)]
    [InlineData("sealstop", SealState.Inquiry)]
    public async Task Import_NumberOfAnother_ClosesBothAndChangesNobody(string source, SealState state)
    {
        host.Feed(source, 2, source == "seal" ? Registration("200002", 2, "0001", Mine) : ["200002", "2", "0001", "INQUIRY"]);

        Assert.Null((await host.ImportAsync()).Problem);
        Assert.Equal(1, await AsideAsync());
        Assert.Equal(("0002", Others.Sha256, state), await SealAsync("200002") is var s ? (s.ResidentNumber, s.PixelHash, s.Effective) : default);
        Assert.Equal(["0001", "0002"], await host.LookAsync(d => d.Blocks.Where(b => b.Cause == BlockCause.Rebinding).Select(b => b.ResidentNumber).Order().ToListAsync()));
        Assert.Equal(1, await host.LookAsync(d => d.Alarms.CountAsync(a => a.Code == "FEED")));
        Assert.Equal(("K3010", "K3010"), ((await host.MenuAsync("01")).Code, (await host.MenuAsync("02", "TRANSACTION000002")).Code));
    }

    /// <summary>An end is for ever: whichever way it came, a later row of the same number closes the person instead.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Import_AbolishedThenActive_StaysAbolishedAndCloses(bool byStop)
    {
        host.Feed(byStop ? "sealstop" : "seal", 2, byStop ? ["200002", "2", "0002", "ABOLISHED"] : ["R", "200002", "2", "0002", "ABOLISHED", "小川　結衣", "", "", "", "", "", "", "", ""]);
        Assert.Null((await host.ImportAsync()).Problem);
        host.Feed("seal", byStop ? 2 : 3, Registration("200002", 3, "0002", Others));

        Assert.Null((await host.ImportAsync()).Problem);
        Assert.Equal(1, await AsideAsync());
        Assert.Equal(SealState.Abolished, (await SealAsync("200002")).Effective);
        Assert.Equal(BlockCause.Revival, await host.LookAsync(d => d.Blocks.Select(b => b.Cause).SingleAsync()));
    }

    /// <summary>The stop is in although the registrations stand, and an older row that comes later does not lift it; an inquiry ends with a later version.</summary>
    [Fact]
    public async Task Import_StopWhileRegistrationsStand_HoldsUntilALaterVersion()
    {
        host.Feed("seal", 2, ["R", "broken"]);
        host.Feed("sealstop", 2, ["200002", "3", "0002", "INQUIRY"], ["300003", "1", "0001", "ABOLISHED"]);

        Assert.Contains("1 行目", (await host.ImportAsync()).Problem, StringComparison.Ordinal);
        Assert.Equal((SealState.Inquiry, SealState.Abolished), ((await SealAsync("200002")).Effective, (await SealAsync("300003")).Effective));

        host.Feed("seal", 2, Registration("200002", 2, "0002", Mine));
        Assert.Null((await host.ImportAsync()).Problem);
        Assert.Equal((SealState.Inquiry, 2), await SealAsync("200002") is var s ? (s.Effective, s.Version) : default);
        host.Feed("seal", 3, Registration("200002", 4, "0002", Mine));
        await host.ImportAsync();
        Assert.Equal(SealState.Active, (await SealAsync("200002")).Effective);
    }

    /// <summary>A stop of a number that nobody has ever had: it closes its person, and the registrations of everybody else still come in.</summary>
    [Fact]
    public async Task Import_StopOfUnknownNumber_ClosesOnlyItsPerson()
    {
        host.Feed("sealstop", 2, ["300003", "1", "0001", "INQUIRY"]);
        host.Feed("seal", 2, Registration("100001", 1, "0001", Mine));

        Assert.Null((await host.ImportAsync()).Problem);

        Assert.Equal([SealState.Active, SealState.Inquiry], await host.LookAsync(d => d.SealRegistrations.Where(s => s.ResidentNumber == "0001").OrderBy(s => s.Number).Select(s => s.State).ToListAsync()));
    }

    /// <summary>A stop that cannot be read closes whom it names; a readable one opens again; one of nobody stops the feed.</summary>
    [Fact]
    public async Task Import_UnreadableStop_ClosesWhomItMayMean()
    {
        host.Feed("sealstop", 2, ["200002", "2", "?", "STOP"]);
        Assert.Null((await host.ImportAsync()).Problem);
        Assert.Equal(1, await AsideAsync());
        Assert.Equal("0002", await host.LookAsync(d => d.Blocks.Where(b => b.LiftedAt == null).Select(b => b.ResidentNumber).SingleAsync()));

        host.Feed("sealstop", 3, ["200002", "2", "0002", "INQUIRY"]);
        await host.ImportAsync();
        Assert.Equal(0, await host.LookAsync(d => d.Blocks.CountAsync(b => b.LiftedAt == null)));
        host.Feed("sealstop", 4, ["999", "2", "?", "STOP"]);
        Assert.Contains("1 行目が読めず、だれの行か分かりません", (await host.ImportAsync()).Problem, StringComparison.Ordinal);
    }

    /// <summary>Fault S7: the tables of 印鑑登録 are under the record of states.</summary>
    [Fact]
    public async Task Verify_RowTampered_IsNamed()
    {
        (string Sql, string Problem)[] changes =
        [
            ("UPDATE SealRegistrations SET ResidentNumber = '0001'", "SealRegistrations の 200002 が書き換えられています"), ("UPDATE SealBuckets SET Sequence = 9", "SealBuckets の 2 が書き換えられています"),
            ("DELETE FROM SealRegistrations", "SealRegistrations の 200002 がありません"),
        ];
        Assert.Empty(await host.ProblemsAsync());
        foreach (var (sql, problem) in changes)
        {
            Assert.NotEqual(0, await host.LookAsync(d => d.Database.ExecuteSqlRawAsync(sql)));

            var problems = await host.ProblemsAsync();
            Assert.True(problems.Any(p => p.Contains(problem, StringComparison.Ordinal)), string.Join('\n', problems));
        }
    }

    private Task<int> AsideAsync() => host.LookAsync(d => d.QuarantinedRows.CountAsync());

    private Task<SealRegistration> SealAsync(string number) => host.LookAsync(d => d.SealRegistrations.AsNoTracking().SingleAsync(s => s.Number == number));
}
