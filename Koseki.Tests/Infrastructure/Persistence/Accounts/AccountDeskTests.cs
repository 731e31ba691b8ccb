using System.Runtime.CompilerServices;
using Koseki.Domain.Accounts;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Accounts;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Accounts;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence.Accounts;

/// <summary>CM-04, CM-05: duties by person and office, reserved by one and confirmed by another, on the real files.</summary>
public sealed class AccountDeskTests
{
    private static readonly DateOnly Tomorrow = new(2026, 10, 9);
    private static readonly Actor Operator = TestCity.Person("unyo", "運用　五郎", StaffRole.Operator);

    private static AccountDesk Desk(TestCity city) => city.Get<AccountDesk>();

    // mado is at the counter of 本庁, unyo has 運用; the clock stands five minutes before midnight.
    private static async Task<TestCity> MidnightAsync([CallerMemberName] string name = "")
    {
        var city = await FilledAsync(name);
        city.Clock.Advance(new DateTimeOffset(2026, 10, 8, 23, 55, 0, TimeSpan.FromHours(9)) - city.Clock.GetUtcNow());
        return city;
    }

    private static async Task<TestCity> FilledAsync([CallerMemberName] string name = "")
    {
        var city = await TestCity.CreateAsync(name);
        await Desk(city).SetUpAsync(new("mado", "窓口　花", "01", [], false), "himitsu-no-kotoba");
        await Desk(city).SetUpAsync(new("unyo", "運用　五郎", "01", [StaffRole.Operator], false), "himitsu-no-kotoba");
        await using var database = city.Open();
        await database.GiveAsync(await IdAsync(city), "01", new(2026, 4, 1), null, StaffRole.Counter);
        return city;
    }

    private static async Task<string> IdAsync(TestCity city)
    {
        await using var database = city.Open();
        return await database.Users.Where(u => u.UserName == "mado").Select(u => u.Id).SingleAsync();
    }

    private static async Task<StaffSession> SignInAsync(TestCity city)
    {
        await using var database = city.Open();
        var user = await database.Users.AsNoTracking().SingleAsync(u => u.UserName == "mado");
        return await city.SignInAsync(TestCity.Person("mado", "窓口　花", StaffRole.Counter), user.Id, user.SecurityStamp);
    }

    private static async Task<IReadOnlyList<DutyChange>> MoveAsync(TestCity city, params (StaffRole Role, string? Office)[] wanted)
    {
        var book = await Desk(city).ListAsync(Operator);
        return Duties.Replace(book.GrantsOf("mado", new(2026, 10, 8)), "mado", Tomorrow, null, wanted.ToHashSet());
    }

    /// <summary>CM-04, CM-05: a 所属替え entered before, confirmed by another: to 23:59 the old section's duties, from 0:00 the new one's alone, on every node, whoever is still signed in.</summary>
    [Fact]
    public async Task Midnight_OfTheDayOfAChange_EndsTheOpenSessionAndGivesTheNewDuties()
    {
        await using var city = await MidnightAsync();
        await using var other = city.OtherNode();
        var session = await SignInAsync(city);
        var entry = await Desk(city).EnterAsync(await MoveAsync(city, (StaffRole.Examiner, "02")), Operator);
        city.Clock.Advance(TimeSpan.FromMinutes(4));
        await Desk(city).ConfirmAsync(entry, TestCity.Approver);
        await city.Workflow.OpenAsync(Kind, session.Actor);
        Assert.Equal(SessionState.Open, (await other.GetRequiredService<StaffSessions>().AskAsync(session.Key)).State);

        city.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(SessionRefusal.Ended, (await Assert.ThrowsAsync<SessionRefusedException>(() => other.GetRequiredService<CaseWorkflow>().OpenAsync(Kind, session.Actor))).Refusal);
        Assert.Equal(SessionEnd.RolesChanged, (await city.Get<StaffSessions>().AskAsync(session.Key)).Why);
        var rows = (await other.GetRequiredService<AccountGuard>().FindAsync(await IdAsync(city)))!;
        Assert.Equal([StaffRole.Counter], rows.DutiesOn(new(2026, 10, 8), "01"));
        Assert.Empty(rows.DutiesOn(Tomorrow, "01"));
        Assert.Equal([StaffRole.Examiner], rows.DutiesOn(Tomorrow, "02"));
        Assert.DoesNotContain(await city.ProblemsAsync(), p => p.Contains("DutyGrants", StringComparison.Ordinal));
    }

    /// <summary>A change that nobody confirmed changes nothing at midnight; and where the same duty goes on under another grant, nobody is signed out.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Midnight_WithoutADifference_KeepsTheSession(bool confirmed)
    {
        await using var city = await MidnightAsync($"keeps-{confirmed}");
        var session = await SignInAsync(city);
        var entry = await Desk(city).EnterAsync(await MoveAsync(city, confirmed ? (StaffRole.Counter, null) : (StaffRole.Approver, null)), Operator);
        if (confirmed)
        {
            await Desk(city).ConfirmAsync(entry, TestCity.Approver);
        }

        city.Clock.Advance(TimeSpan.FromMinutes(6));

        await city.Workflow.OpenAsync(Kind, session.Actor);
        Assert.Equal(SessionState.Open, (await city.Get<StaffSessions>().AskAsync(session.Key)).State);
    }

    /// <summary>Who entered it, and who it is about, confirms nothing; two nodes that confirm at once: one does, the other is told by whom.</summary>
    [Fact]
    public async Task Confirm_OwnOrTwice_IsRefused()
    {
        await using var city = await FilledAsync();
        await using var other = city.OtherNode();
        var entry = await Desk(city).EnterAsync(await MoveAsync(city, (StaffRole.Operator, null)), Operator);
        Assert.Equal(new DutyRefusal.OwnEntry(), (await Assert.ThrowsAsync<CaseException>(() => Desk(city).ConfirmAsync(entry, Operator))).Why);
        Assert.Equal(new DutyRefusal.OwnDuties(), (await Assert.ThrowsAsync<CaseException>(() => Desk(city).ConfirmAsync(entry, TestCity.Person("mado", "窓口　花", StaffRole.Approver)))).Why);
        Assert.Equal(new DutyRefusal.OwnDuties(), (await Assert.ThrowsAsync<CaseException>(() => Desk(city).EnterAsync([new DutyChange.Give("unyo", StaffRole.Approver, null, Tomorrow, null)], Operator))).Why);

        var second = TestCity.Person("kessai2", "決裁　四郎", StaffRole.Approver);
        var tries = new[] { (Desk(city), TestCity.Approver), (other.GetRequiredService<AccountDesk>(), second) }.Select(async t =>
        {
            try
            {
                await t.Item1.ConfirmAsync(entry, t.Item2);
                return null;
            }
            catch (CaseException e)
            {
                return e.Why;
            }
        });
        var refusals = await Task.WhenAll(tries.Select(t => Task.Run(() => t)));

        Assert.IsType<DutyRefusal.DecidedBefore>(Assert.Single(refusals, r => r is not null));
        var decision = (await Desk(city).ListAsync(Operator)).Entries.Single(e => e.Number == entry).Decision!;
        Assert.Contains(decision.ByName, new[] { "決裁　三郎", "決裁　四郎" });
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>A reservation that was confirmed is taken back like any change: by two persons; then midnight changes nothing.</summary>
    [Fact]
    public async Task TakeBack_ConfirmedReservation_NeverComesIntoForce()
    {
        await using var city = await FilledAsync();
        var entry = await Desk(city).EnterAsync(await MoveAsync(city, (StaffRole.Examiner, "02")), Operator);
        await Desk(city).ConfirmAsync(entry, TestCity.Approver);
        var book = await Desk(city).ListAsync(Operator);
        var back = await Desk(city).EnterAsync(Duties.TakeBack(book.Entries.Single(e => e.Number == entry), book.Entries, new(2026, 10, 8)), Operator);
        Assert.Empty((await city.Get<AccountGuard>().FindAsync(await IdAsync(city)))!.DutiesOn(Tomorrow, "01"));

        await Desk(city).ConfirmAsync(back, TestCity.Approver);

        var rows = (await city.Get<AccountGuard>().FindAsync(await IdAsync(city)))!;
        Assert.Equal([StaffRole.Counter], rows.DutiesOn(Tomorrow, "01"));
        Assert.Empty(rows.DutiesOn(Tomorrow, "02"));
        book = await Desk(city).ListAsync(Operator);
        Assert.Empty(Duties.TakeBack(book.Entries.Single(e => e.Number == entry), book.Entries, new(2026, 10, 8)));
    }

    /// <summary>Rows changed behind the program's back: no change is entered or confirmed on them, and verification names them.</summary>
    [SqliteTheory]
    [InlineData("UPDATE DutyGrants SET EnteredBy = 'dare' WHERE Confirmed IS NULL")]
    [InlineData("UPDATE DutyGrants SET Role = 'Operator' WHERE Confirmed IS NULL")]
    [InlineData("DELETE FROM DutyGrants WHERE Confirmed IS NULL")]
    public async Task Confirm_EntryNobodyEnteredSo_IsRefused(string sql)
    {
        await using var city = await FilledAsync("foreign");
        var entry = await Desk(city).EnterAsync(await MoveAsync(city, (StaffRole.Counter, "01"), (StaffRole.Examiner, "02")), Operator);

        await city.TamperAsync(FormattableStringFactory.Create(sql));

        Assert.Equal(new DutyRefusal.Foreign(), (await Assert.ThrowsAsync<CaseException>(() => Desk(city).ConfirmAsync(entry, TestCity.Approver))).Why);
        Assert.Equal(new DutyRefusal.Foreign(), (await Assert.ThrowsAsync<CaseException>(() => Desk(city).AddAsync("shinjin", "新　人", "01", Operator))).Why);
        Assert.Contains(await city.ProblemsAsync(), p => p.Contains("DutyGrants", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Close_Account_EndsItsSessionAndIsForGood()
    {
        await using var city = await FilledAsync();
        var session = await SignInAsync(city);

        await Desk(city).CloseAsync("mado", "退職", Operator);

        Assert.Equal(SessionEnd.Deactivated, (await city.Get<StaffSessions>().AskAsync(session.Key)).Why);
        Assert.IsType<DutyRefusal.AccountTaken>((await Assert.ThrowsAsync<CaseException>(() => Desk(city).AddAsync("mado", "新　人", "01", Operator))).Why);
        Assert.IsType<DutyRefusal.NobodyManages>((await Assert.ThrowsAsync<CaseException>(() => Desk(city).CloseAsync("unyo", "退職", TestCity.Person("unyo2", "運用　二郎", StaffRole.Operator)))).Why);
        await using var database = city.Open();
        Assert.Equal("退職", await database.Audit.Where(a => a.Action == "アカウントと職務" && a.Text.Contains("閉じた")).Select(a => a.Reason).SingleAsync());
    }

    /// <summary>A new account's first password is changed once, by itself; the table that is given out names the account and stands in the looks; what is sent back gives nothing.</summary>
    [Fact]
    public async Task Add_Account_IsListedAndChangesItsFirstPasswordOnce()
    {
        await using var city = await FilledAsync();
        Assert.NotEmpty(await Desk(city).AddAsync("shinjin", "=新　人", "02", Operator));
        var entry = await Desk(city).EnterAsync([new DutyChange.Give("shinjin", StaffRole.Approver, null, Tomorrow, null)], Operator);
        await Desk(city).SendBackAsync(entry, "辞令がない", TestCity.Approver);
        Assert.Contains("shinjin,'=新　人,,,,\r\n", await Desk(city).ExportAsync(Operator), StringComparison.Ordinal);

        await using var database = city.Open();
        var id = await database.Users.Where(u => u.UserName == "shinjin").Select(u => u.Id).SingleAsync();
        var rows = (await city.Get<AccountGuard>().FindAsync(id))!;
        var place = new EnrolledTerminal("d", "01-03", "本庁 3番", "01", "本庁");
        Assert.Empty(rows.DutiesOn(Tomorrow, "01"));
        Assert.Null(await Desk(city).ChangeFirstPasswordAsync(rows, rows.Account.PasswordHash!, "kaeru-no-uta", place));
        Assert.NotNull(await Desk(city).ChangeFirstPasswordAsync(rows, rows.Account.PasswordHash!, "hoka-no-uta", place));

        var now = (await city.Get<AccountGuard>().FindAsync(id))!.Account;
        Assert.False(now.MustChangePassword);
        Assert.NotEqual(rows.Account.SecurityStamp, now.SecurityStamp);
        Assert.Equal(1, await database.AccessLog.CountAsync(a => a.Account == "unyo" && a.Action == "一覧の出力"));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>The server makes the first two with 運用, and no third: from then on it takes two persons.</summary>
    [Fact]
    public async Task SetUpOperator_UntilThereAreTwo_MakesThem()
    {
        await using var city = await TestCity.CreateAsync();
        await Desk(city).SetUpOperatorAsync("unyo", "運用　五郎");
        Assert.NotEmpty(await Desk(city).SetUpOperatorAsync("unyo2", "運用　二郎"));

        Assert.Equal(new DutyRefusal.EnoughOperators(), (await Assert.ThrowsAsync<CaseException>(() => Desk(city).SetUpOperatorAsync("unyo3", "運用　三郎"))).Why);
        Assert.All((await Desk(city).ListAsync(Operator)).Grants, g => Assert.Equal(StaffRole.Operator, g.Role));
        Assert.Empty(await city.ProblemsAsync());
    }
}
