using Koseki.Domain.Linkage;
using Koseki.Konbini.Gateway.Replicas;
using Microsoft.EntityFrameworkCore;
using static Koseki.Tests.Gateway.HouseholdRowsOf;

namespace Koseki.Tests.Gateway;

/// <summary>Batches of households: whole or not at all, each once, in order.</summary>
public sealed class HouseholdFeedTests : IAsyncLifetime
{
    private GatewayHost host = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => host = await GatewayHost.StartAsync();

    /// <inheritdoc/>
    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    /// <summary>Every sort of bad row refuses the whole batch and says where and what; a right batch of the same number is then taken.</summary>
    [Fact]
    public async Task Import_BadRow_RefusesTheBatchWithLineAndReason()
    {
        string[] person = Person("0012", "900001", 3, ("越谷　美空", "2026-10-01"), "子", "女");
        string[] With(int column, string value) => [.. person[..column], value, .. person[(column + 1)..]];
        (string[] Row, string Reason)[] bad =
        [
            ([.. person, "extra"], "27 列のはずが 28 列あります"), (person[..26], "27 列のはずが 26 列あります"), (With(0, "X"), "1 列目(行の種類)が H でも P でもありません"),
            (With(1, "00x2"), "2 列目(宛名番号)が読めません"), (With(3, "0"), "4 列目(世帯内の順)が読めません"), (With(4, "active"), "5 列目(状態)が読めません"), (With(5, "　"), "6 列目(氏名)が読めません"),
            (With(9, "2026-02-30"), "10 列目(生年月日)が読めません"), (With(10, "？"), "11 列目(性別)が読めません"), (With(17, ""), "18 列目(住所)が読めません"), (With(18, "US"), "19 列目(日本人・外国人の別)が読めません"),
            (With(21, "ベトナム"), "22 列目(国籍・地域)が読めません"), (With(5, "越谷　\uFFFD"), "壊れた文字か制御文字があります"), (With(15, new string('あ', 301)), "16 列目(転入前住所)が 300 字を超えています"),
            (With(2, "900009"), "この人の世帯の行がありません"), (Person("0001", "900001", 1, Self("0001"), "世帯主"), "同じ人の行が二つあります"),
        ];
        foreach (var (row, reason) in bad)
        {
            host.Feed("household", 2, [Household("900001", Address, "越谷　太郎", 2), Person("0001", "900001", 1, Self("0001"), "世帯主"), row]);

            var problem = (await host.ImportAsync()).Problem;

            Assert.Contains("3 行目: ", problem, StringComparison.Ordinal);
            Assert.Contains(reason, problem, StringComparison.Ordinal);
            Assert.Equal((0, 0, 1L), await host.LookAsync(async d => (await d.Households.CountAsync(), await d.ResidentRecords.CountAsync(), (await d.FeedMarks.SingleAsync(m => m.Source == "household")).Sequence)));
        }

        host.Feed("household", 2, Households());
        Assert.Null((await host.ImportAsync()).Problem);
        Assert.Equal((2, 4, 2L), await host.LookAsync(async d => (await d.Households.CountAsync(), await d.ResidentRecords.CountAsync(), (await d.FeedMarks.SingleAsync(m => m.Source == "household")).Sequence)));
        Assert.Empty(await host.ProblemsAsync());
    }

    [Fact]
    public async Task Import_SameBatchAgainOrGap_ChangesNothing()
    {
        host.Feed("household", 2, Households());
        Assert.Null((await host.ImportAsync()).Problem);

        Assert.Equal(0, (await host.ImportAsync()).Batches);
        Assert.Equal((2, 4), await host.LookAsync(async d => (await d.Households.CountAsync(), await d.ResidentRecords.CountAsync())));
        host.Feed("household", 4, Household("900001", OtherAddress, "越谷　太郎", 3));
        Assert.Contains("household の 3 番がありません", (await host.ImportAsync()).Problem, StringComparison.Ordinal);
        Assert.Equal(Address, await host.LookAsync(d => d.Households.Where(h => h.Number == "900001").Select(h => h.Address).SingleAsync()));
    }

    [Fact]
    public async Task Import_MoreRowsThanAgreed_IsRefusedWhole()
    {
        host.Feed("household", 2, [.. Enumerable.Range(0, FeedRows.Most + 1).Select(i => Household($"{i}", Address, "越谷　太郎", 1))]);

        Assert.Contains("10001 行あります", (await host.ImportAsync()).Problem, StringComparison.Ordinal);
    }

    /// <summary>Two households in one batch change their people at once; no state in between is ever seen.</summary>
    [Fact]
    public async Task Import_MoveBetweenHouseholds_IsOneStep()
    {
        host.Feed("household", 2, Households());
        await host.ImportAsync();

        host.Feed("household", 3, Household("900001", Address, "越谷　太郎", 2), Household("900002", OtherAddress, Self("0002").Name, 2), Person("0012", "900002", 2, ("越谷　美空", "2026-10-01"), "同居人", "女", address: OtherAddress));
        Assert.Null((await host.ImportAsync()).Problem);

        Assert.Equal("900002", await host.LookAsync(d => d.ResidentRecords.Where(r => r.Number == "0012").Select(r => r.Household).SingleAsync()));
    }

    [Fact]
    public void Batch_OfTheDocument_IsReadAsItIsWritten()
    {
        var batch = new FeedBatch("household", 2, DateTimeOffset.UnixEpoch, Households());
        Assert.Equal(batch.Rows, FeedBatch.Read(batch.Write()).Rows);
    }
}
