using System.Runtime.CompilerServices;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Tests.Infrastructure.Chains;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Fault S7, where the act is done: accounts and duties that the program did not write open nothing, on any node.</summary>
public sealed class AccountGuardTests
{
    [Fact]
    public async Task Find_AccountAsRecorded_IsGivenWithItsDuties()
    {
        await using var city = await FilledAsync();

        var found = (await city.Get<AccountGuard>().FindAsync("mado"))!;
        Assert.Equal([StaffRole.Counter], found.DutiesOn(new(2026, 10, 8), "01"));
        Assert.Empty(found.DutiesOn(new(2025, 12, 31), "01"));
        Assert.Null(await city.Get<AccountGuard>().FindAsync("nobody"));
        await using var database = city.Open();
        (await database.Users.SingleAsync(u => u.Id == "mado")).PasswordHash = "new";
        await database.SaveChangesAsync();
        Assert.Equal("new", (await city.Get<AccountGuard>().FindAsync("mado"))!.Account.PasswordHash);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Fault S7: every way to make an account or a duty behind the program's back, also with a forged naming: nothing is opened, and who is signed in is out.</summary>
    [SqliteTheory]
    [InlineData("UPDATE AspNetUsers SET PasswordHash = (SELECT PasswordHash FROM AspNetUsers WHERE Id = 'saru') WHERE Id = 'mado'", "mado")]
    [InlineData("UPDATE AspNetUsers SET IsActive = 1 WHERE Id = 'saru'", "saru")]
    [InlineData("UPDATE AspNetUsers SET DisplayName = '決裁　三郎' WHERE Id = 'mado'", "mado")]
    [InlineData("INSERT INTO DutyGrants (Number, Entry, AccountId, Role, \"From\", EnteredAt, EnteredBy, EnteredByName, Confirmed) SELECT 900, 900, 'mado', 'Approver', \"From\", EnteredAt, EnteredBy, EnteredByName, 1 FROM DutyGrants WHERE Number = 1", "mado")]
    [InlineData("UPDATE DutyGrants SET Role = 'Approver' WHERE AccountId = 'mado' AND Number = 1", "mado")]
    [InlineData("UPDATE DutyGrants SET Until = NULL WHERE AccountId = 'mado' AND Number = 2", "mado")]
    [InlineData("UPDATE DutyGrants SET Office = '02' WHERE AccountId = 'mado' AND Number = 1", "mado")]
    [InlineData("UPDATE DutyGrants SET AccountId = 'mado' WHERE AccountId = 'saru'", "mado")]
    [InlineData("UPDATE DutyGrants SET Confirmed = 1 WHERE AccountId = 'mado' AND Number = 3", "mado")]
    [InlineData("DELETE FROM DutyGrants WHERE AccountId = 'mado' AND Number = 2", "mado")]
    public async Task Find_RowsNobodyRecorded_OpenNothing(string sql, string account)
    {
        await using var city = await FilledAsync();
        await using var other = city.OtherNode();
        var session = account == "mado" ? await city.SignInAsync(TestCity.Person("mado", "窓口　花", StaffRole.Counter), "mado", "s1") : null;
        Assert.NotNull(await other.GetRequiredService<AccountGuard>().FindAsync("mado"));

        await city.TamperAsync(FormattableStringFactory.Create(sql));

        Assert.Null(await city.Get<AccountGuard>().FindAsync(account));
        Assert.Null(await other.GetRequiredService<AccountGuard>().FindAsync(account));
        if (session is not null)
        {
            Assert.Equal(SessionRefusal.Ended, (await Assert.ThrowsAsync<SessionRefusedException>(() => city.Workflow.OpenAsync(Kind, session.Actor))).Refusal);
            Assert.Equal(SessionEnd.AccountTampered, (await other.GetRequiredService<StaffSessions>().AskAsync(session.Key)).Why);
        }

        // With everything the database allows: the naming fits the row, nobody signed it.
        await using (var database = city.Open())
        {
            object[] rows = [.. await database.Users.AsNoTracking().ToListAsync(), .. await database.DutyGrants.AsNoTracking().ToListAsync()];
            await ForgedRecord.NameAsync(database, Coverage.Versioned, rows);
        }

        await Assert.ThrowsAsync<JournalHaltedException>(() => city.Get<AccountGuard>().FindAsync(account));
        await using var fresh = city.AnotherNode("web-3");
        await Assert.ThrowsAsync<JournalHaltedException>(() => fresh.GetRequiredService<AccountGuard>().FindAsync(account));
    }

    // mado works at the counter; saru has left: her account is closed, and open again is as it was signed before.
    private static async Task<TestCity> FilledAsync([CallerMemberName] string name = "")
    {
        var city = await TestCity.CreateAsync(name);
        await using var database = city.Open();
        foreach (var (id, shown, hash) in new[] { ("mado", "窓口　花", "h1"), ("saru", "去る　人", "h2") })
        {
            database.Users.Add(new() { Id = id, UserName = id, NormalizedUserName = id.ToUpperInvariant(), DisplayName = shown, SecurityStamp = "s1", PasswordHash = hash });
        }

        await database.SaveChangesAsync();
        await database.GiveAsync("mado", StaffRole.Counter);
        await database.GiveAsync("mado", null, new(2026, 1, 1), new(2026, 9, 30), StaffRole.Examiner);
        await database.GiveAsync("mado", StaffRole.Approver);
        await database.GiveAsync("saru", StaffRole.Operator);
        // Entered, and nobody has confirmed it.
        (await database.DutyGrants.SingleAsync(g => g.Number == 3)).Confirmed = null;
        (await database.Users.SingleAsync(u => u.Id == "saru")).IsActive = false;
        await database.SaveChangesAsync();
        return city;
    }
}
