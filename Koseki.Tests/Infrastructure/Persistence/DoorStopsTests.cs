using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.Linkage;
using Koseki.Tests.Infrastructure.Chains;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Fault S3: what was set aside is settled by two people, in the journal, and by nobody else.</summary>
public sealed class DoorStopsTests : IAsyncLifetime
{
    private static readonly Actor First = new("kessai", "決裁　三郎", new HashSet<StaffRole> { StaffRole.Approver }, "01", "01-03");
    private static readonly Actor Second = new("shinsa", "審査　二郎", new HashSet<StaffRole> { StaffRole.Examiner }, "01", "01-02");
    private static readonly Actor Clerk = new("madoguchi", "窓口　花子", new HashSet<StaffRole> { StaffRole.Counter, StaffRole.Operator, StaffRole.NightDuty }, "01", "01-01");
    private TestCity city = null!;
    private DoorStops stops = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        city = await TestCity.CreateAsync("door-stops");
        stops = city.Get<DoorStops>();
        await city.Get<ResidentLinks>().ApplyAsync(new FeedBatch("link", 1, DateTimeOffset.UnixEpoch, [["0001", "P1"], ["0002", "P2"]]));
        await city.Get<ResidentLinks>().ApplyAsync(new FeedBatch("link", 2, DateTimeOffset.UnixEpoch, [["0001", "P2"]]));
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => city.DisposeAsync().AsTask();

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task Confirm_BySomebodyElse_DoesWhatWasProposed(bool takes, long person)
    {
        var stop = Assert.Single(await stops.ListAsync()).Id;
        Assert.Equal("K3010", await RefusalAsync("0001"));

        Assert.Null(await stops.ProposeAsync(stop, takes, "住民記録の担当に確かめた", First));
        Assert.Equal("K3010", await RefusalAsync("0001"));
        Assert.Null(await stops.ConfirmAsync(stop, Second));

        Assert.Empty(await stops.ListAsync());
        await using var database = city.Open();
        Assert.Equal(person, (await database.ResidentLinks.AsNoTracking().SingleAsync(l => l.ResidentNumber == "0001")).Person);
        Assert.Equal(["kessai", "shinsa"], await database.Audit.Where(a => a.Action == "交付停止").OrderBy(a => a.JournalNumber).Select(a => a.Account).ToListAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Steps_ByOnePersonOrTheWrongDutyOrTwice_AreRefused()
    {
        var stop = Assert.Single(await stops.ListAsync()).Id;

        Assert.Contains("まだだれも", await stops.ConfirmAsync(stop, Second), StringComparison.Ordinal);
        Assert.Contains("職務", await stops.ProposeAsync(stop, true, "理由", Clerk), StringComparison.Ordinal);
        Assert.Contains("理由", await stops.ProposeAsync(stop, true, " ", First), StringComparison.Ordinal);
        Assert.Contains("理由", await stops.ProposeAsync(stop, true, new('字', DoorStopRules.LongestReason + 1), First), StringComparison.Ordinal);
        Assert.Null(await stops.ProposeAsync(stop, true, "理由", First));
        Assert.Contains("申し出た人", await stops.ConfirmAsync(stop, First with { Account = "KESSAI" }), StringComparison.Ordinal);
        // Another proposal takes the place of the first, and its author is then the one who cannot confirm.
        Assert.Null(await stops.ProposeAsync(stop, false, "別の理由", Second));
        Assert.Contains("申し出た人", await stops.ConfirmAsync(stop, Second), StringComparison.Ordinal);
        Assert.Null(await stops.ConfirmAsync(stop, First));
        Assert.Contains("済んで", await stops.ConfirmAsync(stop, First), StringComparison.Ordinal);
        Assert.Contains("済んで", await stops.ProposeAsync(stop, true, "理由", First), StringComparison.Ordinal);
    }

    /// <summary>Of two who confirm at once one does it.</summary>
    [Fact]
    public async Task Confirm_TwoAtOnce_IsDoneOnce()
    {
        var stop = Assert.Single(await stops.ListAsync()).Id;
        await stops.ProposeAsync(stop, true, "理由", First);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => stops.ConfirmAsync(stop, Second with { Account = $"shinsa{i}" }))));

        Assert.Single(answers, a => a is null);
        await using var database = city.Open();
        Assert.Equal(1, await database.DoorStopSteps.CountAsync(s => s.Confirms));
    }

    /// <summary>The gateway's cases come once before the staff, and what two of them decided goes back.</summary>
    [Fact]
    public async Task Report_CaseOfTheGateway_IsDecidedHereAndAnswered()
    {
        var report = new StopReport(Guid.NewGuid(), "電子証明書を別の人に結び直す行です。", ["0002", "0009"]);
        Assert.Empty((await stops.ReportAsync(new([report], []), default)).Decided);
        Assert.Empty((await stops.ReportAsync(new([report], []), default)).Decided);
        var stop = Assert.Single(await stops.ListAsync(), s => s.Reference is not null).Id;

        await stops.ProposeAsync(stop, true, "市民が新しいカードを持って来た", First);
        Assert.Empty((await stops.ReportAsync(new([report], []), default)).Decided);
        await stops.ConfirmAsync(stop, Second);

        Assert.Equal(new StopDecision(report.Case, true, "kessai、shinsa"), Assert.Single((await stops.ReportAsync(new([report], []), default)).Decided));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>What a later batch cleared up at the gateway leaves the list, and the record says how.</summary>
    [Fact]
    public async Task Report_CaseEndedByItself_LeavesTheList()
    {
        var report = new StopReport(Guid.NewGuid(), "電子証明書の連携 2 番の 1 行目が読めません。", ["0009"]);
        await stops.ReportAsync(new([report], []), default);
        Assert.Equal(2, await stops.CountAsync());

        Assert.Empty((await stops.ReportAsync(new([], [report.Case, Guid.NewGuid()]), default)).Decided);
        Assert.Empty((await stops.ReportAsync(new([report], [report.Case]), default)).Decided);

        Assert.Equal(1, await stops.CountAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Fault S8: a register closes once, however often it is met, and opens again by two people.</summary>
    [Fact]
    public async Task CloseRegister_Twice_StandsOnceUntilTwoPeopleOpenIt()
    {
        Assert.Contains("交付停止の判断には審査・決裁の職務が要ります", await stops.ProposeAsync(1, false, "x", Clerk), StringComparison.Ordinal);
        await stops.CloseRegisterAsync(new(1), new('字', 2000), default);
        await stops.CloseRegisterAsync(new(1), "もう一度", default);
        var stop = Assert.Single(await stops.ListAsync(), s => s.Register == 1).Id;
        var desk = new ClaimDesk(city.Get<ReadScopes>(), city.Get<DoorGuard>(), city.Get<Koseki.Infrastructure.Persistence.Journal.JournalWriter>());
        var question = new ClaimQuestion(Guid.NewGuid(), 1, 1, new('a', 64), "0009");
        Assert.Equal("K5902", (await desk.ProbeAsync(question, default)).Code);

        await stops.ProposeAsync(stop, false, "verify で確かめ、控えから戻した", First);
        await stops.ConfirmAsync(stop, Second);

        Assert.True((await desk.ProbeAsync(question, default)).Granted);
    }

    /// <summary>Fault S7: a stop ends by two people in the journal, not by rows put into the database, taken out of it or copied from another stop.</summary>
    [SqliteTheory]
    [InlineData("INSERT INTO DoorStopSteps SELECT Stop, 9, JournalNumber, 1, Takes, Reason, 'shinsa', '審査　二郎', At FROM DoorStopSteps WHERE Stop = 1 LIMIT 1")]
    [InlineData("UPDATE DoorStopSteps SET Confirms = 1 WHERE Stop = 1")]
    [InlineData("UPDATE DoorStopSteps SET Stop = 1, \"Order\" = 2 WHERE Stop = 2 AND Confirms = 1")]
    [InlineData("DELETE FROM DoorStops WHERE Id = 1")]
    [InlineData("UPDATE DoorStops SET Resident = '0008' WHERE Id = 1")]
    [InlineData("UPDATE DoorStops SET Kind = 'Gateway' WHERE Id = 1")]
    public async Task Stands_RowsChangedBehindTheProgramsBack_StillStands(string sql)
    {
        await stops.CloseRegisterAsync(new(3), "検査", default);
        await stops.ProposeAsync(1, false, "理由", First);
        await stops.ProposeAsync(2, false, "理由", First);
        await stops.ConfirmAsync(2, Second);
        Assert.Equal("K3010", await RefusalAsync("0001"));

        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));

        Assert.Equal("K3010", await RefusalAsync("0001"));
        Assert.Equal("K3010", await ClaimAsync("0001"));
        await city.RestartAsync();
        Assert.Equal("K3010", await RefusalAsync("0001"));
        Assert.NotEmpty(await city.ProblemsAsync());
    }

    /// <summary>Fault S7: with a proposal put into the database, made another's or of another person, one person would settle it alone.</summary>
    [SqliteTheory]
    [InlineData("INSERT INTO DoorStopSteps (Stop, \"Order\", JournalNumber, Confirms, Takes, Reason, Account, Name, At) SELECT Id, 1, JournalNumber, 0, 1, '理由', 'shinsa', '審査　二郎', At FROM DoorStops WHERE Id = 1", "まだだれも")]
    [InlineData("UPDATE DoorStops SET ProposedPerson = 7 WHERE Id = 1", "台帳と合いません")]
    [InlineData("UPDATE DoorStops SET Kind = 'Gateway' WHERE Id = 1", "台帳と合いません")]
    public async Task Confirm_RowsPutIntoTheDatabase_IsRefused(string sql, string words)
    {
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));

        Assert.Contains(words, await stops.ConfirmAsync(1, First), StringComparison.Ordinal);
        await using var database = city.Open();
        Assert.Equal(1, (await database.ResidentLinks.AsNoTracking().SingleAsync(l => l.ResidentNumber == "0001")).Person);
    }

    /// <summary>Fault S7: the proposal of another made one's own, so that its author would confirm it; a later one in order is still possible.</summary>
    [SqliteFact]
    public async Task Confirm_ProposalMadeAnothers_IsRefused()
    {
        Assert.Null(await stops.ProposeAsync(1, true, "理由", First));
        await city.TamperAsync($"UPDATE DoorStopSteps SET Account = 'shinsa' WHERE Stop = 1");

        Assert.Contains("まだだれも", await stops.ConfirmAsync(1, First), StringComparison.Ordinal);
        Assert.Null(await stops.ProposeAsync(1, false, "別の理由", First));
        Assert.Null(await stops.ConfirmAsync(1, Second));
    }

    /// <summary>Fault S7: the gateway is told what two people decided in the journal, not what rows say.</summary>
    [SqliteTheory]
    [InlineData("INSERT INTO DoorStopSteps (Stop, \"Order\", JournalNumber, Confirms, Takes, Reason, Account, Name, At) SELECT 2, 2, JournalNumber, 1, 1, Reason, 'shinsa', '審査　二郎', At FROM DoorStopSteps WHERE Stop = 2")]
    [InlineData("UPDATE DoorStops SET Reference = (SELECT Reference FROM DoorStops WHERE Id = 2) WHERE Id = 3; DELETE FROM DoorStops WHERE Id = 2")]
    public async Task Report_DecisionPutIntoTheDatabase_IsNone(string sql)
    {
        var report = new StopReport(Guid.NewGuid(), "電子証明書を別の人に結び直す行です。", ["0002", "0009"]);
        var other = new StopReport(Guid.NewGuid(), "別の件", ["0010"]);
        await stops.ReportAsync(new([report], []), default);
        await stops.ReportAsync(new([report, other], []), default);
        await stops.ProposeAsync(2, true, "理由", First);
        await stops.ProposeAsync(3, true, "理由", First);
        await stops.ConfirmAsync(3, Second);
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));

        Assert.Empty((await stops.ReportAsync(new([report], []), default)).Decided);
    }

    /// <summary>Fault S7: a row put into the database keeps no register from being stopped.</summary>
    [SqliteFact]
    public async Task CloseRegister_RowPutIntoTheDatabase_IsWrittenAllTheSame()
    {
        await city.TamperAsync($"INSERT INTO DoorStops (Id, JournalNumber, Kind, Register, Text, At) SELECT 900, JournalNumber, 'Register', 5, 'x', At FROM DoorStops WHERE Id = 1");

        await stops.CloseRegisterAsync(new(5), "検査に通りません", default);
        await city.TamperAsync($"DELETE FROM DoorStops WHERE Id = 900");

        Assert.Single(await stops.ListAsync(), s => s.Register == 5);
    }

    /// <summary>Fault S7: a link changed in the database is no link, with every hash the database allows, at the offer and before the paper leaves; and the journal's own change of it is taken.</summary>
    [SqliteFact]
    public async Task Link_ChangedBehindTheProgramsBack_GivesNothing()
    {
        await using var before = city.Open();
        var persons = await before.PersonIndex.Where(p => !p.IsRemoved && p.Person > 2 && p.Register > 1).Select(p => p.Person).Distinct().OrderBy(p => p).Take(2).ToListAsync();
        await city.Get<ResidentLinks>().ApplyAsync(new FeedBatch("link", 3, DateTimeOffset.UnixEpoch, [["0003", $"P{persons[0]}"], ["0004", $"P{persons[1]}"]]));
        Assert.Null(await RefusalAsync("0003"));
        Assert.Null(await ClaimAsync("0003"));

        await city.TamperAsync($"UPDATE ResidentLinks SET Person = 1 WHERE ResidentNumber = '0003'");

        await Assert.ThrowsAsync<LinkTamperedException>(() => RefusalAsync("0003"));
        Assert.Equal("K5902", await ClaimAsync("0003"));
        await stops.CloseResidentAsync("0003", "宛名番号の結び付きが記録と合わない", default);
        await stops.CloseResidentAsync("0003", "もう一度", default);
        Assert.Single(await stops.ListAsync(), s => s.Resident == "0003");
        await using (var database = city.Open())
        {
            await ForgedRecord.NameAsync(database, Koseki.Infrastructure.Persistence.Journal.Coverage.Versioned, await database.ResidentLinks.AsNoTracking().SingleAsync(l => l.ResidentNumber == "0003"));
        }

        await Assert.ThrowsAsync<Koseki.Infrastructure.Persistence.Journal.JournalHaltedException>(() => RefusalAsync("0004"));
    }

    private async Task<string?> ClaimAsync(string resident) =>
        (await new ClaimDesk(city.Get<ReadScopes>(), city.Get<DoorGuard>(), city.Get<Koseki.Infrastructure.Persistence.Journal.JournalWriter>())
            .ProbeAsync(new(Guid.NewGuid(), 2, 1, new('a', 64), resident), default)).Code;

    private async Task<string?> RefusalAsync(string resident)
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        return (await new EligibilityDesk(city.Get<ReadScopes>(), city.Get<DoorGuard>(), MemberTokens.Under(key), city.Clock).AnswerAsync(new(resident), default)).Refusal;
    }
}
