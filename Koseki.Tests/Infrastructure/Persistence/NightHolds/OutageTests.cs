using Koseki.Domain.Certificates;
using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Persistence.NightHolds;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.NightHolds;
using Koseki.Infrastructure.UseCases.Sessions;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence.NightHolds;

/// <summary>After the core was away, the 戸籍 kinds stay closed until a named person has said what is on the paper list.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private TestCity city = null!;

    private LifeSigns Signs => city.Get<LifeSigns>();

    private OutageDesk Desk => city.Get<OutageDesk>();

    public async Task InitializeAsync() => city = await TestCity.CreateSealedAsync(nameof(OutageTests));

    public async Task DisposeAsync() => await city.DisposeAsync();

    [Fact]
    public async Task Beat_RegularSigns_RecordNothing()
    {
        for (var i = 0; i < 4; i++)
        {
            await Signs.BeatAsync();
            city.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Empty(await Desk.WaitingAsync());
        Assert.Null(await CodeAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Beat_AfterTheSystemWasAway_ClosesCounterAndDoorUntilSomebodySaysSo()
    {
        await Signs.BeatAsync();
        var before = city.Clock.GetUtcNow();
        await city.RestartAsync(() =>
        {
            city.Clock.Advance(TimeSpan.FromHours(3));
            return Task.CompletedTask;
        });
        await Signs.BeatAsync();

        var outage = Assert.Single(await Desk.WaitingAsync());
        Assert.Equal((before, city.Clock.GetUtcNow(), 0), (outage.From!.Value, outage.To!.Value, outage.Entered));
        Assert.Equal("K5002", await CodeAsync());
        Assert.IsType<CertificateRefusal.PaperListOpen>((await Assert.ThrowsAsync<CaseException>(() => city.Get<CertificateDesk>().IssueAsync(new(R(2), CertificateKind.Whole, []), new("小川　結衣", "本人", "運転免許証", "", 1) { Particulars = "越谷市東越谷一丁目5番3号" }, TestCity.Counter))).Why);

        await Desk.ConfirmAsync(outage.Number, isEmpty: true, TestCity.Counter);

        Assert.Null(await CodeAsync());
        Assert.IsType<NightRefusal.NoOutage>((await Assert.ThrowsAsync<CaseException>(() => Desk.ConfirmAsync(outage.Number, true, TestCity.Counter))).Why);
        await using var database = city.Open();
        Assert.Equal(("madoguchi", "窓口　花"), await database.OutageAnswers.Select(a => ValueTuple.Create(a.Account, a.Name)).SingleAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Confirm_WordsThatDoNotFitTheList_AreRefused()
    {
        var outage = (long)await NightPapers.OutageAsync(city);
        Assert.IsType<NightRefusal.NothingEntered>((await Assert.ThrowsAsync<CaseException>(() => Desk.ConfirmAsync(outage, false, TestCity.Counter))).Why);
        await city.Get<NightOffice>().EnterAsync(NightPapers.Order(city, 1), TestCity.Counter);
        Assert.IsType<NightRefusal.ListNotEmpty>((await Assert.ThrowsAsync<CaseException>(() => Desk.ConfirmAsync(outage, true, TestCity.Counter))).Why);
        Assert.Equal("K5002", await CodeAsync(2));

        await Desk.ConfirmAsync(outage, false, TestCity.Counter);

        Assert.Null(await CodeAsync(2));
        Assert.Equal("K3004", await CodeAsync(1));
    }

    /// <summary>Two nodes: the one that went on gives the signs, and no outage is recorded; two that come back together record one.</summary>
    [Fact]
    public async Task Beat_OfTwoNodes_RecordOneOutage()
    {
        await using var other = city.OtherNode();
        await Signs.BeatAsync();
        await other.GetRequiredService<LifeSigns>().BeatAsync();
        city.Clock.Advance(TimeSpan.FromMinutes(2));
        await other.GetRequiredService<LifeSigns>().BeatAsync();
        city.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await IsClosedAsync(), "この節は4分印を付けていない");
        await Signs.BeatAsync();
        Assert.Empty(await Desk.WaitingAsync());
        Assert.False(await IsClosedAsync());

        city.Clock.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(Signs.BeatAsync(), other.GetRequiredService<LifeSigns>().BeatAsync());
        Assert.Single(await Desk.WaitingAsync());
    }

    /// <summary>The servers live and the terminal does not: nobody could hold, so nothing is given out until it is heard again and its list is confirmed.</summary>
    [Fact]
    public async Task Terminal_SilentAtNight_ClosesUntilItIsHeardAndItsListConfirmed()
    {
        var device = await NightPapers.TerminalAsync(city);
        city.Clock.Advance(TimeSpan.FromHours(11)); // 21:00
        await Signs.HeardAsync(device, isOnDuty: true);
        await Desk.ConfirmAsync((await Desk.WaitingAsync()).Single().Number, true, TestCity.Counter);
        await GoOnAsync(TimeSpan.FromMinutes(2));
        Assert.False(await IsClosedAsync());
        var heard = city.Clock.GetUtcNow() - TimeSpan.FromMinutes(2);

        await GoOnAsync(TimeSpan.FromMinutes(2));

        Assert.True(await IsClosedAsync(), "端末が4分応えていない");
        Assert.Empty(await Desk.WaitingAsync());
        Assert.Equal(("01-05", heard), Assert.Single(await Desk.SilentAsync()) is var silent ? (silent.Terminal.Code, silent.Since!.Value) : default);
        Assert.IsType<CertificateRefusal.PaperListOpen>((await Assert.ThrowsAsync<CaseException>(() => city.Get<CertificateDesk>().IssueAsync(new(R(2), CertificateKind.Whole, []), new("小川　結衣", "本人", "運転免許証", "", 1) { Particulars = "越谷市東越谷一丁目5番3号" }, TestCity.Counter))).Why);

        await Signs.HeardAsync(device, isOnDuty: false);

        Assert.Empty(await Desk.SilentAsync());
        var outage = Assert.Single(await Desk.WaitingAsync());
        Assert.Equal((heard, city.Clock.GetUtcNow(), "01-05"), (outage.From!.Value, outage.To!.Value, outage.Terminal!.Code));
        Assert.True(await IsClosedAsync());
        Assert.IsType<NightRefusal.NoOutage>((await Assert.ThrowsAsync<CaseException>(() => Desk.ConfirmOfTerminalAsync(outage.Number, true, NightPapers.Duty with { Terminal = "02-01" }))).Why);

        // A line of the list, held at the terminal itself with the time at which it was written.
        await city.Get<NightDesk>().HoldAsync(NightPapers.Order(city, 1) with { ReceivedAt = heard.AddMinutes(1) }, NightPapers.Duty);
        Assert.IsType<NightRefusal.ListNotEmpty>((await Assert.ThrowsAsync<CaseException>(() => Desk.ConfirmOfTerminalAsync(outage.Number, true, NightPapers.Duty))).Why);
        await Desk.ConfirmOfTerminalAsync((await Desk.OfTerminalAsync(NightPapers.Duty)).Single().Number, false, NightPapers.Duty);

        Assert.Equal((null, "K3004"), (await CodeAsync(2), await CodeAsync(1)));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>An outage of the whole system is the office's to confirm.</summary>
    [Fact]
    public async Task ConfirmOfTerminal_OutageOfTheSystem_IsRefused()
    {
        var outage = (long)await NightPapers.OutageAsync(city);
        Assert.IsType<NightRefusal.NoOutage>((await Assert.ThrowsAsync<CaseException>(() => Desk.ConfirmOfTerminalAsync(outage, true, NightPapers.Duty))).Why);
    }

    [Fact]
    public async Task Terminal_SilentWhileTheOfficeIsOpen_ClosesNothing()
    {
        await NightPapers.TerminalAsync(city);
        await GoOnAsync(TimeSpan.FromHours(7)); // 17:00
        Assert.False(await IsClosedAsync());
    }

    /// <summary>A browser at which nobody was ever on duty is none of the night's.</summary>
    [Fact]
    public async Task Terminal_WhereNobodyWasOnDuty_IsNotMissed()
    {
        var terminals = city.Get<EnrolledTerminals>();
        var (_, desk) = (await terminals.EnrolAsync(await terminals.IssueCodeAsync("01-01", EnrolledTerminals.CodeFor, EnrolledTerminals.Setup)))!.Value;
        await Signs.HeardAsync(desk.Device, isOnDuty: false);
        await GoOnAsync(TimeSpan.FromHours(10));
        Assert.False(await IsClosedAsync());
    }

    /// <summary>A terminal that stays silent until the office opens leaves an outage by itself; one whose enrolment is revoked is missed no more.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WatchTerminals_WhenTheOfficeOpens_RecordsWhatWasMissed(bool isRevoked)
    {
        var device = await NightPapers.TerminalAsync(city);
        if (isRevoked)
        {
            await city.Get<EnrolledTerminals>().RevokeAsync(device, EnrolledTerminals.Setup);
        }

        await GoOnAsync(TimeSpan.FromHours(14)); // 24:00
        await Signs.WatchTerminalsAsync();
        Assert.Empty(await Desk.WaitingAsync());
        Assert.Equal(!isRevoked, await IsClosedAsync());
        await GoOnAsync(TimeSpan.FromHours(9)); // 9:00
        await Signs.WatchTerminalsAsync();
        await Signs.WatchTerminalsAsync();
        Assert.Equal(isRevoked ? 0 : 1, (await Desk.WaitingAsync()).Count);
        Assert.Equal(!isRevoked, await IsClosedAsync());
        if (!isRevoked)
        {
            await Desk.ConfirmAsync(1, isEmpty: true, TestCity.Counter);
            Assert.False(await IsClosedAsync());
        }
    }

    /// <summary>Fault A: a terminal's silence is not hidden by taking away its sign, moving it, or giving it another's.</summary>
    [Theory]
    [InlineData("DELETE FROM LifeSigns WHERE Key <> 'core'")]
    [InlineData("UPDATE LifeSigns SET At = '2026-10-08 13:00:00' WHERE Key <> 'core'")]
    [InlineData("UPDATE LifeSigns SET At = (SELECT At FROM LifeSigns WHERE Key = 'core'), Seal = (SELECT Seal FROM LifeSigns WHERE Key = 'core')")]
    [InlineData("UPDATE LifeSigns SET Key = 'night 0' WHERE Key <> 'core'")]
    public async Task Terminal_SignThatWasChanged_StaysClosed(string sql)
    {
        await NightPapers.TerminalAsync(city);
        await GoOnAsync(TimeSpan.FromHours(12)); // 22:00
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));
        Assert.True(await IsClosedAsync());
    }

    /// <summary>A sign that was taken away closes, and leaves something to be confirmed: of the nodes at the next sign, of a terminal when it is heard.</summary>
    [SqliteFact]
    public async Task Beat_SignThatWasTakenAway_CanBeConfirmed()
    {
        await Signs.BeatAsync();
        await city.TamperAsync($"DELETE FROM LifeSigns");
        await Signs.BeatAsync();

        Assert.Equal("K5002", await CodeAsync());
        Assert.Null(Assert.Single(await Desk.WaitingAsync()).From);
        await Desk.ConfirmAsync(1, isEmpty: true, TestCity.Counter);
        Assert.Null(await CodeAsync());
        await GoOnAsync(TimeSpan.FromMinutes(9));
        Assert.Empty(await Desk.WaitingAsync());

        var device = await NightPapers.TerminalAsync(city);
        await GoOnAsync(TimeSpan.FromHours(10)); // 20:00
        await Signs.HeardAsync(device, isOnDuty: true);
        await Desk.ConfirmAsync(2, isEmpty: true, TestCity.Counter);
        await city.TamperAsync($"DELETE FROM LifeSigns WHERE Key <> 'core'");
        Assert.True(await IsClosedAsync());
        await Signs.HeardAsync(device, isOnDuty: true);
        Assert.Equal("01-05", Assert.Single(await Desk.WaitingAsync()).Terminal!.Code);
        await Desk.ConfirmOfTerminalAsync(3, isEmpty: true, NightPapers.Duty);
        Assert.False(await IsClosedAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Who looks at the screen of the night by day makes no terminal of it; who is on duty at it in the night does.</summary>
    [Fact]
    public async Task Terminal_OpenedByDay_IsNotMissedAtNight()
    {
        var terminals = city.Get<EnrolledTerminals>();
        var (_, desk) = (await terminals.EnrolAsync(await terminals.IssueCodeAsync("01-01", EnrolledTerminals.CodeFor, EnrolledTerminals.Setup)))!.Value;
        await Signs.HeardAsync(desk.Device, isOnDuty: true); // 10:00
        await GoOnAsync(TimeSpan.FromHours(10));
        Assert.False(await IsClosedAsync());

        await Signs.HeardAsync(desk.Device, isOnDuty: true); // 20:00
        await GoOnAsync(TimeSpan.FromMinutes(6));
        Assert.True(await IsClosedAsync());
    }

    /// <summary>A machine that was paused wakes with the clock that nobody sets where it was: the other one says how long it was away.</summary>
    [Fact]
    public void IsStale_EitherClockSaysSo_IsSo()
    {
        var clock = new PausedClock();
        var own = new OwnSign(clock);
        Assert.False(own.IsStale);
        own.Try();
        Assert.True(own.IsStale);
        own.Given();
        Assert.False(own.IsStale);
        clock.Wall += TimeSpan.FromHours(2);
        Assert.True(own.IsStale, "止まっていた間、経過時間の時計は進まない");
        own.Given();
        clock.Wall -= TimeSpan.FromHours(2);
        Assert.False(own.IsStale);
        clock.Elapsed += TimeSpan.FromMinutes(4);
        Assert.True(own.IsStale, "時計が戻されても、経過時間は進む");
    }

    private sealed class PausedClock : TimeProvider
    {
        public DateTimeOffset Wall { get; set; } = new(2026, 10, 8, 1, 0, 0, TimeSpan.Zero);

        public TimeSpan Elapsed { get; set; } = TimeSpan.FromDays(1);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Wall;

        public override long GetTimestamp() => Elapsed.Ticks;
    }

    /// <summary>Fault A: an outage whose row was changed is confirmed by the office alone, by everything that was ever entered, and a deposit that was put in counts for nothing.</summary>
    [SqliteTheory]
    [InlineData("UPDATE Outages SET Terminal = '02-01'")]
    [InlineData("UPDATE Outages SET \"To\" = '2026-12-31 00:00:00'")]
    public async Task Confirm_RowThatWasChanged_IsTheOfficesByAllThatWasEntered(string sql)
    {
        var device = await NightPapers.TerminalAsync(city);
        city.Clock.Advance(TimeSpan.FromHours(11)); // 21:00
        await Signs.BeatAsync();
        await Signs.HeardAsync(device, isOnDuty: true);
        var outage = Assert.Single(await Desk.WaitingAsync(), o => o.Terminal is not null).Number;
        await city.Get<NightOffice>().EnterAsync(NightPapers.Order(city, 1), TestCity.Counter);
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));

        Assert.IsType<NightRefusal.NoOutage>((await Assert.ThrowsAsync<CaseException>(() => Desk.ConfirmOfTerminalAsync(outage, false, NightPapers.Duty with { Terminal = "02-01" }))).Why);
        Assert.IsType<NightRefusal.NoOutage>((await Assert.ThrowsAsync<CaseException>(() => Desk.ConfirmOfTerminalAsync(outage, false, NightPapers.Duty))).Why);
        Assert.IsType<NightRefusal.ListNotEmpty>((await Assert.ThrowsAsync<CaseException>(() => Desk.ConfirmAsync(outage, true, TestCity.Counter))).Why);
        await Desk.ConfirmAsync(outage, false, TestCity.Counter);
    }

    [SqliteFact]
    public async Task Confirm_DepositPutIntoTheDatabase_CountsForNothing()
    {
        var outage = (long)await NightPapers.OutageAsync(city);
        await city.TamperAsync($"INSERT INTO NightDeposits (Number, JournalNumber, Paper, ReceivedAt, Head, Domicile, Person, Birth, Registers, IsFromList, Account, Name, Terminal, At) VALUES (9, 1, 'Death', '2026-10-08 03:00:00', 'x', '', '', '', '', 1, 'x', 'x', '01-05', '2026-12-08 03:00:00')");
        Assert.IsType<NightRefusal.NothingEntered>((await Assert.ThrowsAsync<CaseException>(() => Desk.ConfirmAsync(outage, false, TestCity.Counter))).Why);
    }

    /// <summary>Fault A: an outage is not hidden by taking away the sign, moving it, or putting in an answer.</summary>
    [Theory]
    [InlineData("DELETE FROM LifeSigns")]
    [InlineData("UPDATE LifeSigns SET At = '2026-10-08 03:59:00'")]
    public async Task Beat_SignThatWasChanged_NeverOpens(string sql)
    {
        await Signs.BeatAsync();
        await city.RestartAsync(async () =>
        {
            city.Clock.Advance(TimeSpan.FromHours(3));
            await Task.CompletedTask;
        });
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));
        await Record.ExceptionAsync(() => Signs.BeatAsync());
        Assert.Equal("K5002", await CodeAsync());
    }

    [Theory]
    [InlineData("DELETE FROM Outages")]
    [InlineData("INSERT INTO OutageAnswers (Number, JournalNumber, Entered, Account, Name, At) VALUES (1, 1, 0, 'x', 'x', '2026-10-08 01:00:00')")]
    public async Task IsClosed_OutageOrAnswerThatWasForged_StaysClosed(string sql)
    {
        await NightPapers.OutageAsync(city);
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));
        Assert.Equal("K5002", await CodeAsync());
        Assert.NotEmpty(await city.ProblemsAsync());
    }

    // The servers live on.
    private async Task GoOnAsync(TimeSpan time)
    {
        await Signs.BeatAsync();
        for (var left = time; left > TimeSpan.Zero; left -= NightRules.Unnoticed)
        {
            city.Clock.Advance(left < NightRules.Unnoticed ? left : NightRules.Unnoticed);
            await Signs.BeatAsync();
        }
    }

    private async Task<bool> IsClosedAsync() => await CodeAsync() == "K5002";

    private async Task<string?> CodeAsync(long register = 2) => (await city.Get<ClaimDesk>().ProbeAsync(new(Guid.NewGuid(), register, 1, new('a', 64)), default)).Code;
}
