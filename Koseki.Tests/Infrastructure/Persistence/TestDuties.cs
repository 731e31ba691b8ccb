using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Duties as two persons gave them before, without a trace in the journal.</summary>
internal static class TestDuties
{
    private static readonly DateOnly Before = new(2026, 1, 1);

    /// <summary>Gives duties everywhere, from before every test; saves.</summary>
    internal static Task GiveAsync(this KosekiDbContext database, string accountId, params StaffRole[] roles) => database.GiveAsync(accountId, null, Before, null, roles);

    /// <summary>Gives duties in an office (null: everywhere) for a time; saves.</summary>
    internal static async Task GiveAsync(this KosekiDbContext database, string accountId, string? office, DateOnly from, DateOnly? until, params StaffRole[] roles)
    {
        var counter = await database.Counters.FirstOrDefaultAsync(c => c.Name == "duty") ?? database.Counters.Add(new() { Name = "duty", Value = 0 }).Entity;
        foreach (var role in roles)
        {
            counter.Value++;
            database.DutyGrants.Add(new()
            {
                Number = counter.Value, Entry = counter.Value, AccountId = accountId, Role = role, Office = office, From = from, Until = until, Confirmed = true,
                EnteredAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), EnteredBy = "unyo", EnteredByName = "運用　五郎", DecidedBy = "kessai", DecidedByName = "決裁　三郎", DecidedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            });
        }

        await database.SaveChangesAsync();
    }
}
