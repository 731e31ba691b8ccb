using System.Collections.Concurrent;
using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Hosting;
using Koseki.Konbini.Gateway.Core;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Replicas;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Statistics;

/// <summary>What this process has counted: the digest of each day, and up to which change.</summary>
public sealed class CountMemory
{
    /// <summary>The digests.</summary>
    public ConcurrentDictionary<DateOnly, string> Digests { get; } = [];

    /// <summary>Changes before it are counted (UTC); null before the first round.</summary>
    public DateTime? Until { get; set; }
}

/// <summary>
/// Counts the issue log by day, and tells the core those counts that it does not have, or not so. Counts alone leave: of a person the
/// band of ten years, and only by itself.
/// </summary>
public sealed class IssueCounter(GatewayDbContext database, CoreDoor door, CountMemory memory, TimeProvider clock)
{
    // Kept as long as the log: five years and one.
    private const int Days = 6 * 366;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Who began to write before may save after.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    /// <summary>One round; gives how many days were told.</summary>
    public async Task<int> TellAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var since = (memory.Until ?? now.AddDays(-Days)) - Overlap;
        var created = await database.Applications.AsNoTracking().Where(a => a.ChangedAt >= since).Select(a => a.CreatedAt).ToListAsync(cancellation);
        foreach (var day in created.Select(DayOf).Distinct())
        {
            memory.Digests[day] = (await CountAsync(day, cancellation)).Digest();
        }

        memory.Until = now;
        var answer = await door.CountsAsync(new([.. memory.Digests.OrderBy(d => d.Key).Select(d => new DayDigest(d.Key, d.Value))], null), clock.GetUtcNow() + Patience, cancellation);
        foreach (var day in answer.Lacking)
        {
            await door.CountsAsync(new([], await CountAsync(day, cancellation)), clock.GetUtcNow() + Patience, cancellation);
        }

        return answer.Lacking.Count;
    }

    /// <summary>The counts of a day.</summary>
    public async Task<DayCounts> CountAsync(DateOnly day, CancellationToken cancellation)
    {
        var (from, until) = (JapanTime.At(day, TimeOnly.MinValue).UtcDateTime, JapanTime.At(day.AddDays(1), TimeOnly.MinValue).UtcDateTime);
        var rows = await database.Applications.AsNoTracking().Where(a => a.CreatedAt >= from && a.CreatedAt < until)
            .Select(a => new Counted(a.CreatedAt, a.Kind, a.State, a.Refusal != null, a.Kiosk, a.Means, a.Copies, a.FeeCollected, a.ResidentNumber)).ToListAsync(cancellation);
        var residents = await Chunks.LoadAsync(
            rows.Select(r => r.Resident).OfType<string>().Distinct(), part => database.Residents.AsNoTracking().Where(r => part.Contains(r.Number)), r => r.Number, cancellation);
        var births = residents.ToDictionary(r => r.Key, r => r.Value.BirthDate, StringComparer.Ordinal);
        var cells = rows.SelectMany(r => KeysOf(r, day, births).Select(k => (k.By, k.Key, Row: r)))
            .GroupBy(c => (c.By, c.Key, c.Row.Kind, Outcome: OutcomeOf(c.Row)))
            .Select(g => new CountCell(g.Key.By, g.Key.Key, g.Key.Kind, g.Key.Outcome, g.Count(), g.Sum(c => c.Row.Copies), g.Sum(c => c.Row.Yen ?? 0)));
        return new(day, [.. cells.Select(c => c.Line).Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<(CountBy By, string Key)> KeysOf(Counted row, DateOnly day, Dictionary<string, DateOnly> births)
    {
        // Operator, shop, terminal, prefecture, as the message had them.
        var kiosk = row.Kiosk.Split('/');
        yield return (CountBy.Hour, JapanTime.Of(Utc(row.CreatedAt)).ToString("HH", CultureInfo.InvariantCulture));
        yield return (CountBy.Prefecture, kiosk is [_, _, _, var prefecture] ? prefecture : "");
        yield return (CountBy.Shop, kiosk is [var one, var shop, ..] ? $"{one}/{shop}" : "");
        yield return (CountBy.Means, row.Means);
        yield return (CountBy.Age, row.Resident is { } number && births.TryGetValue(number, out var birth) ? BandOf(LegalAge.At(birth, day)) : "");
    }

    private static string BandOf(int age) => age < 20 ? "15" : age >= 90 ? "90" : (age / 10 * 10).ToString(CultureInfo.InvariantCulture);

    private static IssueOutcome OutcomeOf(Counted row) => row.State switch
    {
        IssueState.Printed => IssueOutcome.Printed,
        IssueState.Unknown => IssueOutcome.Unknown,
        IssueState.Failed => IssueOutcome.Failed,
        IssueState.Void => row.IsRefused ? IssueOutcome.Refused : IssueOutcome.Void,
        IssueState.Received or IssueState.Rendering or IssueState.Sealed or IssueState.Released => IssueOutcome.Underway,
    };

    private static DateOnly DayOf(DateTime at) => JapanTime.DayOf(Utc(at));

    private static DateTimeOffset Utc(DateTime at) => new(DateTime.SpecifyKind(at, DateTimeKind.Utc));

    private sealed record Counted(DateTime CreatedAt, string Kind, IssueState State, bool IsRefused, string Kiosk, string Means, int Copies, int? Yen, string? Resident);
}

/// <summary>Tells them every minute.</summary>
public sealed class CountExchange(IServiceScopeFactory scopes, BackgroundWork work, TimeProvider clock, ILogger<CountExchange> logger)
    : TirelessService("交付の数の報告", TimeSpan.FromMinutes(1), work, clock, logger)
{
    /// <inheritdoc/>
    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IssueCounter>().TellAsync(cancellation);
    }
}
