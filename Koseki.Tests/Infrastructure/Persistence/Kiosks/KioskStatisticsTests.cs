using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Kiosks;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence.Kiosks;

/// <summary>交付の統計: kept as it was told, left out where it was changed, given as a file only with a reason.</summary>
public sealed class KioskStatisticsTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 10, 7);
    private static readonly string[] Lines = ["Hour\t06\tJUMINHYO\tPrinted\t2\t3\t600", "Hour\t17\tINKAN\tUnknown\t1\t1\t0", "Prefecture\t13\tJUMINHYO\tPrinted\t2\t3\t600", "Prefecture\t11\tINKAN\tUnknown\t1\t1\t0"];
    private TestCity city = null!;
    private KioskStatistics statistics = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        city = await TestCity.CreateAsync("kiosk-statistics");
        statistics = city.Get<KioskStatistics>();
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => city.DisposeAsync().AsTask();

    [Fact]
    public async Task Take_DayThatIsNotKnown_IsAskedForAndKept()
    {
        var told = new DayCounts(Day, Lines);
        Assert.Equal([Day], (await statistics.TakeAsync(new([new(Day, told.Digest())], null), default)).Lacking);
        Assert.Equal([Day], await city.Get<Koseki.Infrastructure.Persistence.Kiosks.KioskCounts>().LackingAsync([new(Day, told.Digest())], city.Clock.GetUtcNow(), default));
        Assert.Null((await statistics.SeeAsync(CountTable.Hour, Day, Day)).AgreedAt);
        await statistics.TakeAsync(new([], told), default);
        Assert.Empty((await statistics.TakeAsync(new([new(Day, told.Digest())], null), default)).Lacking);

        var seen = await statistics.SeeAsync(CountTable.Prefecture, Day, Day);
        Assert.Equal(city.Clock.GetUtcNow(), seen.AgreedAt);
        Assert.Equal(["埼玉県", "東京都"], seen.Table.Lines.Select(l => seen.Table.Word(l.Key)));
        Assert.Equal((3, 600, 1), (seen.Table.Sum.Total, seen.Table.Sum.Yen, seen.Table.Sum.Of(IssueOutcome.Unknown)));
        Assert.Equal(["6:30", "17時台"], (await statistics.SeeAsync(CountTable.Hour, Day, Day)).Table is var hours ? hours.Lines.Select(l => hours.Word(l.Key)) : []);
        Assert.Empty((await statistics.SeeAsync(CountTable.Day, Day.AddDays(1), Day.AddDays(9))).Table.Lines);
        await Assert.ThrowsAsync<FormatException>(() => statistics.TakeAsync(new([], new(Day, ["nonsense"])), default));
    }

    [SqliteFact]
    public async Task See_CountsChangedInTheDatabase_LeavesTheDayOut()
    {
        await statistics.TakeAsync(new([], new(Day, Lines)), default);
        await city.TamperAsync($"UPDATE KioskDays SET Lines = CAST('Hour	06	JUMINHYO	Printed	9	9	1800' AS BLOB)");

        var seen = await statistics.SeeAsync(CountTable.Hour, Day, Day);

        Assert.Equal((Day, 0), (Assert.Single(seen.Changed), seen.Table.Lines.Count));
    }

    /// <summary>Scenario 42 as far as counts go: a file needs a reason, and the journal has it with the name.</summary>
    [Fact]
    public async Task Export_WithoutAReason_IsRefusedAndWithOneIsRecorded()
    {
        var actor = TestCity.Person("unyo", "運用　五郎", StaffRole.Operator);
        await statistics.TakeAsync(new([], new(Day, Lines)), default);
        Assert.Contains("理由", (await Assert.ThrowsAsync<CaseException>(() => statistics.ExportAsync(CountTable.Hour, Day, Day, " ", actor))).Message, StringComparison.Ordinal);
        Assert.Contains("職務", (await Assert.ThrowsAsync<CaseException>(() => statistics.ExportAsync(CountTable.Hour, Day, Day, "報告", TestCity.Counter))).Message, StringComparison.Ordinal);

        var text = await statistics.ExportAsync(CountTable.Hour, Day, Day, "議会への報告", actor);

        Assert.Equal("時間帯別,印鑑登録証明書(通),住民票の写し(通),合計(通),手数料(円),取消(件),未確定(件),印刷できず(件),断り(件),処理中(件)\r\n6:30,0,3,3,600,0,0,0,0,0\r\n17時台,0,0,0,0,0,1,0,0,0\r\n合計,0,3,3,600,0,1,0,0,0\r\n", text);
        await using var database = city.Open();
        Assert.Equal(("unyo", "議会への報告"), await database.Audit.Where(a => a.Action == "コンビニ交付").Select(a => new ValueTuple<string, string?>(a.Account, a.Reason)).SingleAsync());
    }
}
