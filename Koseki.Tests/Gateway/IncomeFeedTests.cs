using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Replicas;
using Microsoft.EntityFrameworkCore;
using static Koseki.Tests.Gateway.IncomeRowsOf;

namespace Koseki.Tests.Gateway;

/// <summary>Batches of incomes: whole or not at all; what stops a year comes by itself and at once.</summary>
public sealed class IncomeFeedTests : IAsyncLifetime
{
    private GatewayHost host = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        host = await GatewayHost.StartAsync();
        host.Feed("incomestop", 1);
        host.Feed("income", 1, Compared(Year("0002", 2025)));
        Assert.Null((await host.ImportAsync()).Problem);
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    /// <summary>Every sort of bad row refuses the whole batch and says where and what; a right batch of the same number is then taken.</summary>
    [Fact]
    public async Task Import_BadRow_RefusesTheBatchWithLineAndReason()
    {
        var sound = Year("0001", 2025);
        string[] With(int column, string value) => [.. sound[..column], value, .. sound[(column + 1)..]];
        (string[] Row, string Reason)[] bad =
        [
            ([.. sound, "x"], "11 列のはずが 12 列あります"), (sound[..10], "11 列のはずが 10 列あります"), (With(0, "X"), "1 列目(行の種類)が Y でも B でもありません"), (With(1, "A1"), "2 列目(宛名番号)が読めません"),
            (With(2, "25"), "3 列目(課税年度)が読めません"), (With(2, "令和7"), "3 列目(課税年度)が読めません"), (With(3, "0"), "4 列目(版)が読めません"), (With(4, "settled"), "5 列目(状態)が読めません"), (With(5, "　"), "6 列目(氏名)が読めません"),
            (With(5, "越谷　\uFFFD"), "壊れた文字か制御文字があります"), (With(6, "1999-02-30"), "7 列目(生年月日)が読めません"), (With(6, ""), "7 列目(生年月日)が読めません"), (With(7, ""), "8 列目(賦課期日の住所)が読めません"),
            (With(8, ""), "9 列目(徴収の方法)が読めません"), (With(9, ""), "10 列目(課税の区分)が読めません"), (With(10, ""), "11 列目(項目)が読めません"), (With(10, new('1', 1601)), "11 列目(項目)が 1600 字を超えています"),
            (With(4, "UNDECLARED"), "10 列目(課税の区分)が読めません"), (Year("0009", 2025, 2, name: "見本　一", born: "1980-01-01"), "同じ人の同じ年度の行が二つあります"), (Year("0002", 2025, items: Items(2025, ("A01", 6_000_000))), "版 1 のままで、内容が変わっています"),
            (["B", "02", "1", new('0', 64)], "2 列目(宛名番号の下3桁)が読めません"),
        ];
        foreach (var (row, reason) in bad)
        {
            host.Feed("income", 2, Year("0009", 2025, name: "見本　一", born: "1980-01-01"), row);

            var problem = (await host.ImportAsync()).Problem;

            Assert.Contains(reason, problem, StringComparison.Ordinal);
            Assert.Contains(" 行目: ", problem, StringComparison.Ordinal);
            Assert.Equal((1, 1L), await host.LookAsync(async d => (await d.IncomeRecords.CountAsync(), (await d.FeedMarks.SingleAsync(m => m.Source == "income")).Sequence)));
        }

        host.Feed("income", 2, sound);
        Assert.Null((await host.ImportAsync()).Problem);
        Assert.Equal(2, await host.LookAsync(d => d.IncomeRecords.CountAsync()));
        Assert.Empty(await host.ProblemsAsync());
        host.Feed("income", 3, [.. Enumerable.Range(0, FeedRows.Most + 1).Select(_ => sound)]);
        Assert.Contains("10001 行あります", (await host.ImportAsync()).Problem, StringComparison.Ordinal);
    }

    /// <summary>A 更正 takes the place of what stood there, and nothing older comes back; a gap is said.</summary>
    [Fact]
    public async Task Import_CorrectionSameBatchAgainGapOrLowerVersion_KeepsTheNewest()
    {
        Assert.Equal(0, (await host.ImportAsync()).Batches);
        var corrected = Year("0002", 2025, 3, items: Items(2025, ("A01", 6_000_000)));
        host.Feed("income", 3, corrected);
        Assert.Contains("income の 2 番がありません", (await host.ImportAsync()).Problem, StringComparison.Ordinal);
        host.Feed("income", 2, corrected);
        Assert.Null((await host.ImportAsync()).Problem);
        host.Feed("income", 4, Year("0002", 2025, 2));
        Assert.Contains("1 行目: 版が戻っています(3 の後に 2)", (await host.ImportAsync()).Problem, StringComparison.Ordinal);
        Assert.Equal((3, corrected[10]), await IncomeAsync() is var i ? (i.Version, i.Items) : default);
    }

    /// <summary>Amounts that do not add up, and an item that the year does not have, are taken in, so that nothing older is certified, with an alarm that names no amount; a right row says nothing.</summary>
    [Fact]
    public async Task Import_AmountsThatDoNotAddUp_AreTakenAndSaid()
    {
        (string Instead, string Written, string Problem)[] cases =
        [
            ("B90=3560000", "B90=3560001", "合計所得金額が内訳の合計と合いません"),
            ("A01=5000000", "D07=0,A01=5000000", "令和7年度にない項目か、読めない金額があります"),
        ];
        foreach (var (n, (instead, written, problem)) in cases.Index())
        {
            host.Feed("income", n + 2, Year("0002", 2025, n + 2, items: Items(2025).Replace(instead, written, StringComparison.Ordinal)), Year("0001", 2025, n + 1));

            Assert.Null((await host.ImportAsync()).Problem);
            Assert.Equal(n + 2, (await IncomeAsync()).Version);
            var aside = await host.LookAsync(d => d.QuarantinedRows.SingleAsync(r => r.Sequence == n + 2));
            Assert.Equal((1, (Guid?)null, (string?)null), (aside.Row, aside.Case, aside.Content));
            Assert.Contains(problem, aside.Problem, StringComparison.Ordinal);
        }

        Assert.Equal(cases.Length, await host.LookAsync(d => d.Alarms.CountAsync(a => a.Code == "FEED")));
        Assert.Equal(0, await host.LookAsync(d => d.Blocks.CountAsync()));
    }

    /// <summary>A row that would make the person another one: it is not applied, what it would have superseded is not certified either, and the person is closed. One that 住民記録 confirms is taken.</summary>
    [Fact]
    public async Task Import_OtherBirthDate_ClosesThePersonUnlessTheResidentHasIt()
    {
        var before = await IncomeAsync();
        host.Feed("income", 2, Year("0002", 2025, 2, born: "1931-01-01"));
        Assert.Null((await host.ImportAsync()).Problem);
        Assert.Equal((1, before.BirthDate, true), await IncomeAsync() is var i ? (i.Version, i.BirthDate, i.IsStopped) : default);
        Assert.Equal(("0002", BlockCause.ChangedBirth), await host.LookAsync(d => d.Blocks.Select(b => new ValueTuple<string?, BlockCause>(b.ResidentNumber, b.Cause)).SingleAsync()));
        Assert.Equal("K3010", (await host.MenuAsync("02", "TRANSACTION000002")).Code);

        await host.UseAsync<GatewayDbContext>(async database =>
        {
            (await database.Residents.SingleAsync(r => r.Number == "0002")).BirthDate = new(1931, 1, 1);
            await database.SaveChangesAsync();
        });
        host.Feed("income", 3, Year("0002", 2025, 3, born: "1931-01-01"));
        Assert.Null((await host.ImportAsync()).Problem);
        Assert.Equal((3, new DateOnly(1931, 1, 1), false), await IncomeAsync() is var after ? (after.Version, after.BirthDate, after.IsStopped) : default);
    }

    /// <summary>The stop is in although the incomes stand, also of a year that never came, and an older row does not lift it.</summary>
    [Fact]
    public async Task Import_StopWhileIncomesStand_HoldsUntilThatVersion()
    {
        host.Feed("income", 2, ["Y", "broken"]);
        host.Feed("incomestop", 2, ["0002", "2025", "3"], ["0001", "2024", "1"]);

        Assert.Contains("1 行目", (await host.ImportAsync()).Problem, StringComparison.Ordinal);
        Assert.True((await IncomeAsync()).IsStopped);
        Assert.Equal(IncomeState.Removed, await host.LookAsync(d => d.IncomeRecords.Where(r => r.ResidentNumber == "0001").Select(r => r.State).SingleAsync()));

        foreach (var (number, version) in new[] { (2, 2), (3, 3) })
        {
            host.Feed("income", number, Year("0002", 2025, version));
            Assert.Null((await host.ImportAsync()).Problem);
            Assert.Equal((version, version < 3), await IncomeAsync() is var i ? (i.Version, i.IsStopped) : default);
        }
    }

    /// <summary>A stop that cannot be read closes whom it names; a readable one opens again; one of nobody stops the feed.</summary>
    [Fact]
    public async Task Import_UnreadableStop_ClosesWhomItMayMean()
    {
        host.Feed("incomestop", 2, ["0002", "2025", "next"]);
        Assert.Null((await host.ImportAsync()).Problem);
        Assert.Equal("0002", await host.LookAsync(d => d.Blocks.Where(b => b.LiftedAt == null).Select(b => b.ResidentNumber).SingleAsync()));

        host.Feed("incomestop", 3, ["0002", "2025", "2"]);
        await host.ImportAsync();
        Assert.Equal(0, await host.LookAsync(d => d.Blocks.CountAsync(b => b.LiftedAt == null)));
        host.Feed("incomestop", 4, ["999", "2025", "?"]);
        Assert.Contains("1 行目が読めず、だれの行か分かりません", (await host.ImportAsync()).Problem, StringComparison.Ordinal);
    }

    /// <summary>Fault S7: the tables of incomes are under the record of states.</summary>
    [Fact]
    public async Task Verify_RowTampered_IsNamed()
    {
        (string Sql, string Problem)[] changes =
        [
            ("UPDATE IncomeRecords SET ResidentNumber = '0001'", "IncomeRecords の 0002|2025 がありません"), ("UPDATE FeedBuckets SET Sequence = 9", "FeedBuckets の income|2 が書き換えられています"),
            ("UPDATE TaxYearRules SET DependantsWithoutAmounts = 1", "TaxYearRules の 112224|"),
        ];
        Assert.Empty(await host.ProblemsAsync());
        foreach (var (sql, problem) in changes)
        {
            Assert.NotEqual(0, await host.LookAsync(d => d.Database.ExecuteSqlRawAsync(sql)));

            var problems = await host.ProblemsAsync();
            Assert.True(problems.Any(p => p.Contains(problem, StringComparison.Ordinal)), string.Join('\n', problems));
        }
    }

    private Task<IncomeRecord> IncomeAsync() => host.LookAsync(d => d.IncomeRecords.AsNoTracking().SingleAsync(r => r.ResidentNumber == "0002"));
}
