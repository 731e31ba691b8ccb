using Koseki.Domain.Cases;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.Sessions;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Faults A1, A2, A3: the sign-in is a row, and every act asks it, also with an actor kept from before.</summary>
public sealed class StaffSessionsTests
{
    private static readonly StaffRole[] Roles = [StaffRole.Counter, StaffRole.Examiner, StaffRole.Approver];

    private static StaffSessions Sessions(TestCity city) => city.Get<StaffSessions>();

    private static Task<StaffSession> SignInAsync(TestCity city, params StaffRole[] roles) => city.SignInAsync(TestCity.Person("tenyu", "転入　五郎", roles.Length == 0 ? Roles : roles));

    /// <summary>Fault A1: what a sign-in says of name, office and terminal is the same after any time of use.</summary>
    [Fact]
    public async Task Ask_AfterHoursOfUse_StillSaysWhoAndWhere()
    {
        await using var city = await TestCity.CreateAsync();
        var session = await SignInAsync(city);
        for (var minutes = 0; minutes < 9 * 60; minutes += 9)
        {
            city.Clock.Advance(TimeSpan.FromMinutes(9));
            await Sessions(city).TouchAsync(session.Key);
        }

        var standing = await Sessions(city).AskAsync(session.Key);

        Assert.Equal(SessionState.Open, standing.State);
        Assert.Equal(("tenyu", "転入　五郎", "01", "01-03"), (standing.Session!.Actor.Account, standing.Session.Actor.Name, standing.Session.Actor.Office, standing.Session.Actor.Terminal));
        Assert.Equal(Roles.ToHashSet(), standing.Session.Actor.Roles);
        await city.Get<AccessLog>().WriteAsync(standing.Session.Actor, LookKind.Seen, null, "見た");
        await using var database = city.Open();
        Assert.Equal("01-03", (await database.AccessLog.SingleAsync(a => a.Text == "見た")).Terminal);
    }

    /// <summary>Every call of every screen asks: one question, of what the row, the account, the terminal and the ends of both chains are together.</summary>
    [Fact]
    public async Task Ask_WithNothingWrittenSince_IsOneQuestion()
    {
        await using var city = await TestCity.CreateAsync();
        var session = await SignInAsync(city);
        var (asked, followed) = (0, 0);
        var contexts = new InterceptedContexts(city, new QueryCounter(() => asked++));
        async Task FollowAsync(Func<DbContext, Task> work)
        {
            followed++;
            await using var database = city.Open();
            await work(database);
        }

        var journal = city.Get<JournalGuard>();
        var states = new StateNames(
            Coverage.Versioned, city.Get<StateLog>(), city.Get<IHeadKey>(), FollowAsync, (d, row, c) => journal.NamesStateAsync((KosekiDbContext)d, row, c), m => new JournalHaltedException(m), NullLogger<StateNames>.Instance);
        using var names = new JournalNames(contexts, city.Get<JournalAnchors>(), NullLogger<JournalNames>.Instance);
        var guard = new SessionGuard(new(states, city.Get<IHeadKey>()), states, city.Get<AccountGuard>(), names, new(), new(contexts, names, NullLogger<CityReader>.Instance), city.Clock);
        await using var database = contexts.CreateDbContext();
        async Task<(SessionState, int, int)> AskAsync()
        {
            (asked, followed) = (0, 0);
            return ((await guard.AskAsync(database, session.Key, default)).State, asked, followed);
        }

        Assert.Equal(SessionState.Open, (await AskAsync()).Item1);
        Assert.Equal((SessionState.Open, 1, 0), await AskAsync());
        await city.Get<StaffSessions>().LockAsync(session.Key);
        Assert.Equal((SessionState.Locked, 1, 1), await AskAsync());
        Assert.Equal((SessionState.Locked, 1, 0), await AskAsync());
    }

    /// <summary>Fault A1: a sign-in without name, office or terminal is not made.</summary>
    [Theory]
    [InlineData("", "01", "01-03")]
    [InlineData("転入　五郎", "", "01-03")]
    [InlineData("転入　五郎", "01", "")]
    public async Task Begin_WithoutTheFacts_IsRefused(string name, string office, string terminal)
    {
        await using var city = await TestCity.CreateAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => Sessions(city).BeginAsync(new("tenyu", name, Roles, ["pwd"], new("d", terminal, "端末", office, "本庁"))));
    }

    /// <summary>Fault A2: after the end of a sign-in an actor kept from before neither writes, nor types, nor looks, on either node.</summary>
    [Fact]
    public async Task Acts_OfAnEndedSignIn_AreRefusedOnEveryNode()
    {
        await using var city = await TestCity.CreateAsync();
        await using var other = city.OtherNode();
        var actor = (await SignInAsync(city)).Actor;
        var opened = await city.Workflow.OpenAsync(Kind, actor);
        await city.Workflow.SaveDraftAsync(opened.Id, Of(), opened.Version, actor);

        await other.GetRequiredService<StaffSessions>().EndAsync(actor.Session!, SessionEnd.SignedOut);

        foreach (var services in new[] { (IServiceProvider)other, null })
        {
            var (workflow, search, log) = services is null ? (city.Workflow, city.Get<RegisterSearch>(), city.Get<AccessLog>())
                : (services.GetRequiredService<CaseWorkflow>(), services.GetRequiredService<RegisterSearch>(), services.GetRequiredService<AccessLog>());
            Func<Task>[] acts =
            [
                () => workflow.OpenAsync(Kind, actor), () => workflow.SaveDraftAsync(opened.Id, Of("海"), opened.Version + 1, actor), () => workflow.ReceiveAsync(opened.Id, Today, actor),
                () => search.FindAsync(new("越谷", null, null, null, null, null, false), actor), () => log.WriteAsync(actor, LookKind.Seen, null, "見た"),
            ];
            foreach (var act in acts)
            {
                Assert.Equal(SessionRefusal.Ended, (await Assert.ThrowsAsync<SessionRefusedException>(act)).Refusal);
            }
        }

        Assert.Equal("美空", (await city.Workflow.GetAsync(opened.Id))!.Draft[new("child.givenName")]);
        Assert.Equal(["サインアウト: サインインが終わった(サインアウト)"], await LooksAsync(city));
    }

    /// <summary>Fault A3: a locked sign-in does nothing until the person has proved who they are.</summary>
    [Fact]
    public async Task Acts_OfALockedSignIn_AreRefusedUntilItIsOpened()
    {
        await using var city = await TestCity.CreateAsync();
        await using var other = city.OtherNode();
        var actor = (await SignInAsync(city)).Actor;
        await Sessions(city).LockAsync(actor.Session!);

        Assert.Equal(SessionRefusal.Locked, (await Assert.ThrowsAsync<SessionRefusedException>(() => city.Workflow.OpenAsync(Kind, actor))).Refusal);
        Assert.Equal(SessionRefusal.Locked, (await Assert.ThrowsAsync<SessionRefusedException>(() => other.GetRequiredService<RegisterStore>().GenerationsAsync(new RegisterId(1), actor))).Refusal);
        await other.GetRequiredService<StaffSessions>().TouchAsync(actor.Session!);
        Assert.Equal(SessionState.Locked, (await Sessions(city).AskAsync(actor.Session!)).State);
        await Sessions(city).NotProvedAsync((await Sessions(city).AskAsync(actor.Session!)).Session!);

        await Sessions(city).ProvedAsync(actor.Session!);

        Assert.NotEqual(0, (await other.GetRequiredService<CaseWorkflow>().OpenAsync(Kind, actor)).Id);
        Assert.Equal(["ロック: 画面をロックした", "ロック解除: パスワードが合わなかった", "ロック解除: 画面のロックを解いた"], await LooksAsync(city));
    }

    /// <summary>Fault A3: nobody there for ten minutes locks the sign-in for every node, whichever notices, and is written once.</summary>
    [Fact]
    public async Task Ask_NobodyThereForTheTime_IsLockedForEveryNode()
    {
        await using var city = await TestCity.CreateAsync();
        await using var other = city.OtherNode();
        var there = other.GetRequiredService<StaffSessions>();
        var session = await SignInAsync(city);
        city.Clock.Advance(TimeSpan.FromMinutes(9));
        await there.TouchAsync(session.Key);
        city.Clock.Advance(TimeSpan.FromMinutes(9.9));
        Assert.Equal(SessionState.Open, (await Sessions(city).AskAsync(session.Key)).State);

        city.Clock.Advance(TimeSpan.FromMinutes(0.2));

        // The act asks the time itself: no node has looked yet.
        Assert.Equal(SessionRefusal.Locked, (await Assert.ThrowsAsync<SessionRefusedException>(() => city.Workflow.OpenAsync(Kind, session.Actor))).Refusal);
        await there.TouchAsync(session.Key);
        Assert.Equal(SessionState.Locked, (await Sessions(city).AskAsync(session.Key)).State);
        Assert.Equal(SessionState.Locked, (await there.AskAsync(session.Key)).State);
        Assert.Equal(["ロック: 操作がないためロックした"], await LooksAsync(city));
    }

    /// <summary>Fault A2: closed account, other duties, other password, revoked terminal and the longest time end a sign-in without anybody telling it.</summary>
    [Theory]
    [InlineData(SessionEnd.Deactivated)]
    [InlineData(SessionEnd.RolesChanged)]
    [InlineData(SessionEnd.PasswordChanged)]
    [InlineData(SessionEnd.TerminalRevoked)]
    [InlineData(SessionEnd.TooLong)]
    public async Task Ask_WhatItStoodOnIsGone_HasEnded(SessionEnd why)
    {
        await using var city = await TestCity.CreateAsync();
        await using var other = city.OtherNode();
        var user = await AccountAsync(city, StaffRole.Counter);
        var session = await city.SignInAsync(TestCity.Person("tenyu", "転入　五郎", StaffRole.Counter), user.Id, user.SecurityStamp);
        await city.Workflow.OpenAsync(Kind, session.Actor);

        await TakeAwayAsync(city, user.Id, session, why);

        Assert.Equal(SessionRefusal.Ended, (await Assert.ThrowsAsync<SessionRefusedException>(() => city.Workflow.OpenAsync(Kind, session.Actor))).Refusal);
        Assert.Equal(why, (await other.GetRequiredService<StaffSessions>().AskAsync(session.Key)).Why);
        Assert.Equal(why, (await Sessions(city).AskAsync(session.Key)).Why);
        Assert.Single(await LooksAsync(city), l => l.Contains(why.Word(), StringComparison.Ordinal));
        await using var database = city.Open();
        Assert.Equal(why, (await database.StaffSessions.SingleAsync(s => s.Key == session.Key)).EndedWhy);
    }

    /// <summary>決裁 asks for a proof of who is there that is not older than 15 minutes; everything else does not.</summary>
    [Fact]
    public async Task Approve_LongAfterThePassword_IsRefusedUntilItIsGivenAgain()
    {
        await using var city = await TestCity.CreateAsync();
        var examined = await ExaminedAsync(city);
        var approver = (await city.SignInAsync(TestCity.Approver)).Actor;
        city.Clock.Advance(TimeSpan.FromMinutes(8));
        await Sessions(city).TouchAsync(approver.Session!);
        city.Clock.Advance(TimeSpan.FromMinutes(8));

        Assert.Equal(SessionRefusal.ProofNeeded, (await Assert.ThrowsAsync<SessionRefusedException>(() => city.Workflow.ApproveAsync(examined.Id, approver))).Refusal);
        Assert.Equal(CaseState.Examined, (await city.Workflow.GetAsync(examined.Id))!.State);

        await Sessions(city).ProvedAsync(approver.Session!);
        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(examined.Id, approver));
    }

    /// <summary>A directory that does not say when the person proved who they are lets them decide nothing.</summary>
    [Fact]
    public async Task Approve_WithoutATimeOfProof_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var examined = await ExaminedAsync(city);
        var code = await city.Get<EnrolledTerminals>().IssueCodeAsync("01-03", EnrolledTerminals.CodeFor, EnrolledTerminals.Setup);
        var place = (await city.Get<EnrolledTerminals>().EnrolAsync(code))!.Value.Terminal;
        var (secret, session) = await Sessions(city).BeginAsync(new("kessai@city", "決裁　三郎", [StaffRole.Approver], ["mfa"], place));

        Assert.Equal(session.Key, StaffSessions.KeyOf(secret));
        Assert.False(session.IsLocal);
        Assert.Equal(SessionRefusal.ProofNeeded, (await Assert.ThrowsAsync<SessionRefusedException>(() => city.Workflow.ApproveAsync(examined.Id, session.Actor))).Refusal);
    }

    [Fact]
    public async Task Ask_NoSuchSecret_IsNobody()
    {
        await using var city = await TestCity.CreateAsync();

        Assert.Equal(SessionRefusal.Unknown, (await Sessions(city).AskAsync(StaffSessions.KeyOf("x"))).Refusal);
        await Assert.ThrowsAsync<SessionRefusedException>(() => city.Workflow.OpenAsync(Kind, TestCity.Counter with { Session = "x" }));
    }

    /// <summary>
    /// A row that the database's owner wrote, changed or put back is no sign-in, on any node, for any act; and the program
    /// does not sign it by locking, proving or ending it.
    /// </summary>
    [SqliteTheory]
    [InlineData("INSERT INTO StaffSessions SELECT 'forged', Account, AccountId, Stamp, Name, Roles, Methods, Office, OfficeName, Terminal, TerminalName, Device, Since, LastAct, ActSeal, LastProof, LockedAt, EndedAt, EndedWhy FROM StaffSessions LIMIT 1", "forged")]
    [InlineData("UPDATE StaffSessions SET Account = 'kessai', Name = '決裁　三郎'", null)]
    [InlineData("UPDATE StaffSessions SET Roles = 'Approver Counter Examiner Operator'", null)]
    [InlineData("UPDATE StaffSessions SET Office = '02'", null)]
    [InlineData("UPDATE StaffSessions SET Terminal = '02-01'", null)]
    [InlineData("UPDATE StaffSessions SET Device = (SELECT Key FROM TerminalEnrolments WHERE Key <> Device LIMIT 1)", null)]
    [InlineData("UPDATE StaffSessions SET Since = '2026-10-08 09:00:00'", null)]
    [InlineData("UPDATE StaffSessions SET LastProof = '2026-10-09 00:00:00'", null)]
    [InlineData("UPDATE StaffSessions SET EndedAt = NULL, EndedWhy = NULL", null)]
    [InlineData("DELETE FROM States WHERE Number = (SELECT MAX(Number) FROM States)", null)]
    public async Task Ask_RowNobodySigned_IsNoSignIn(string sql, string? key)
    {
        await using var city = await TestCity.CreateAsync();
        await using var other = city.OtherNode();
        var session = await SignInAsync(city);
        await SignInAsync(city);
        Assert.Equal(SessionState.Open, (await other.GetRequiredService<StaffSessions>().AskAsync(session.Key)).State);
        if (sql.Contains("EndedAt = NULL", StringComparison.Ordinal))
        {
            await Sessions(city).EndAsync(session.Key, SessionEnd.SignedOut);
        }

        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));

        var actor = session.Actor with { Session = key ?? session.Key };
        await Assert.ThrowsAnyAsync<CaseException>(() => city.Workflow.OpenAsync(Kind, actor));
        await Assert.ThrowsAnyAsync<CaseException>(() => other.GetRequiredService<CaseWorkflow>().OpenAsync(Kind, actor));
        await Assert.ThrowsAnyAsync<CaseException>(() => city.Get<AccessLog>().WriteAsync(actor, LookKind.Seen, null, "見た"));
        Assert.NotEmpty(await city.ProblemsAsync());
        if (!sql.StartsWith("DELETE", StringComparison.Ordinal))
        {
            await Sessions(city).ProvedAsync(actor.Session!);
            await Sessions(city).LockAsync(actor.Session!);
            Assert.Equal(SessionRefusal.Unknown, (await Sessions(city).AskAsync(actor.Session!)).Refusal);
            Assert.NotEmpty(await city.ProblemsAsync());
        }
    }

    /// <summary>A sign-in that ended, its row put back as it was signed before: neither the node that ended it, nor another, nor one that starts anew takes it.</summary>
    [SqliteTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ask_EndedRowPutBack_IsNoSignIn(bool isLocked)
    {
        await using var city = await TestCity.CreateAsync();
        await using var other = city.OtherNode();
        var session = await SignInAsync(city);
        Assert.Equal(SessionState.Open, (await other.GetRequiredService<StaffSessions>().AskAsync(session.Key)).State);
        await city.TamperAsync($"CREATE TABLE kept AS SELECT * FROM StaffSessions");
        await (isLocked ? Sessions(city).LockAsync(session.Key) : Sessions(city).EndAsync(session.Key, SessionEnd.SignedOut));

        await city.TamperAsync($"DELETE FROM StaffSessions; INSERT INTO StaffSessions SELECT * FROM kept; DROP TABLE kept");

        Assert.Equal(SessionRefusal.Unknown, (await Sessions(city).AskAsync(session.Key)).Refusal);
        Assert.Equal(SessionRefusal.Unknown, (await other.GetRequiredService<StaffSessions>().AskAsync(session.Key)).Refusal);
        await using var fresh = city.AnotherNode("web-3");
        Assert.Equal(SessionRefusal.Unknown, (await fresh.GetRequiredService<StaffSessions>().AskAsync(session.Key)).Refusal);
        Assert.Contains(await city.ProblemsAsync(), p => p.Contains($"StaffSessions の {session.Key} が書き換えられています", StringComparison.Ordinal));
    }

    /// <summary>A time of the last act that nobody signed does not keep a screen from being locked.</summary>
    [SqliteFact]
    public async Task Ask_LastActWrittenByAnother_IsLocked()
    {
        await using var city = await TestCity.CreateAsync();
        var session = await SignInAsync(city);
        await city.TamperAsync($"UPDATE StaffSessions SET LastAct = '2026-10-08 05:00:00'");

        Assert.Equal(SessionState.Locked, (await Sessions(city).AskAsync(session.Key)).State);
    }

    private static async Task<StaffAccount> AccountAsync(TestCity city, StaffRole role)
    {
        await using var database = city.Open();
        var user = new StaffAccount { UserName = "tenyu", NormalizedUserName = "TENYU", DisplayName = "転入　五郎", SecurityStamp = "s1" };
        database.Add(user);
        await database.SaveChangesAsync();
        await database.GiveAsync(user.Id, role);
        return user;
    }

    private static async Task TakeAwayAsync(TestCity city, string id, StaffSession session, SessionEnd why)
    {
        await using var database = city.Open();
        switch (why)
        {
            case SessionEnd.Deactivated:
                (await database.Users.SingleAsync(u => u.Id == id)).IsActive = false;
                await database.SaveChangesAsync();
                break;
            case SessionEnd.PasswordChanged:
                (await database.Users.SingleAsync(u => u.Id == id)).SecurityStamp = "s2";
                await database.SaveChangesAsync();
                break;
            case SessionEnd.RolesChanged:
                await database.GiveAsync(id, StaffRole.Examiner);
                break;
            case SessionEnd.TerminalRevoked:
                await city.Get<EnrolledTerminals>().RevokeAsync(session.Device, EnrolledTerminals.Setup);
                break;
            default:
                city.Clock.Advance(TimeSpan.FromHours(10));
                break;
        }
    }

    // Without the short number of the sign-in at the end.
    private static async Task<List<string>> LooksAsync(TestCity city)
    {
        await using var database = city.Open();
        return await database.AccessLog.Where(a => a.Account == "tenyu" && a.Text.EndsWith("]")).OrderBy(a => a.At).ThenBy(a => a.Sequence).Select(a => a.Action + ": " + a.Text.Substring(0, a.Text.Length - 11)).ToListAsync();
    }
}
