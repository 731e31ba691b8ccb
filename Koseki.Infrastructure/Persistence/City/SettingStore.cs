using Koseki.Domain.City;
using Koseki.Infrastructure.Persistence.Journal;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.City;

/// <summary>The rows of settings and of what was said of them. What holds by them says <see cref="CityReader"/>.</summary>
internal static class SettingStore
{
    /// <summary>The offices in the order of lists.</summary>
    internal static async Task<IReadOnlyList<(string Code, string Name)>> OfficesAsync(KosekiDbContext database, CancellationToken cancellation) =>
        [.. (await database.Offices.AsNoTracking().OrderBy(o => o.Order).Select(o => new { o.Code, o.Name }).ToListAsync(cancellation)).Select(o => (o.Code, o.Name))];

    /// <summary>Enters a setting in an open transaction; gives the entry with its number.</summary>
    internal static async Task<SettingEntry> AddAsync(JournalTransaction open, DateOnly from, CitySetting setting)
    {
        var entry = new SettingEntry(await open.NextAsync("setting"), from, setting, open.Actor.Account, open.Actor.Name, open.Now, null);
        open.Database.CitySettings.Add(new()
        {
            Number = entry.Number,
            Kind = setting.Kind,
            Subject = setting.Subject,
            From = from,
            Content = SettingDocument.Write(setting),
            At = open.Now,
            By = open.Actor.Account,
            ByName = open.Actor.Name,
        });
        return entry;
    }

    /// <summary>Writes what the second person says of an entry.</summary>
    internal static void AddDecision(JournalTransaction open, long number, bool confirmed, string reason) =>
        open.Database.CitySettingDecisions.Add(new() { Number = number, Confirmed = confirmed, Reason = reason, At = open.Now, By = open.Actor.Account, ByName = open.Actor.Name });
}
