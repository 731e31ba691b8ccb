using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Door;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>Whether this node takes part, what its last test came to, and when the centre was last heard: known in this process alone, and told to the core.</summary>
public sealed class NodePlace(GatewayOptions options, TimeProvider clock)
{
    // The test of the morning has so long to be made; that of the day before counts meanwhile.
    private static readonly TimeSpan Making = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    private Test? tested;
    private long heard;

    /// <summary>Why it gives nothing out, as the core said last; null when it takes part.</summary>
    public string? OutBecause { get; set; }

    /// <summary>By how much its clock is ahead of the core's; null before the core has said.</summary>
    public TimeSpan? Skew { get; set; }

    /// <summary>What its last test came to; null before the first.</summary>
    public SelfTestReport? Tested => Volatile.Read(ref tested)?.Report;

    /// <summary>What the orders of the core are known by that were done in this process (<see cref="OrdersAnswer.Mark"/>); null before the first answer.</summary>
    public string? OrdersMark { get; set; }

    /// <summary>The last alarm that this process told: what the database says of it silences none.</summary>
    public long AlarmsUntil { get; set; }

    /// <summary>The last step of the staff that had the nodes test themselves, as it was heard (<see cref="OrdersAnswer.SelfTest"/>); null before the first answer.</summary>
    public string? SelfTestHeard { get; set; }

    /// <summary>The same of the last step that has the feeds taken in.</summary>
    public string? FeedsHeard { get; set; }

    /// <summary>Whether somebody wants the feeds taken in now.</summary>
    public bool AreFeedsWanted { get; set; }

    /// <summary>Whether somebody wants it tested now.</summary>
    public bool IsTestWanted { get; set; }

    /// <summary>Whether this process has asked for orders, answered or not.</summary>
    public bool HasAskedForOrders { get; set; }

    /// <summary>When the centre last sent a message; null when it has not since the start.</summary>
    public DateTimeOffset? CenterHeardAt => Interlocked.Read(ref heard) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Why this node does not issue a kind, or null: what was not tested has not passed.</summary>
    public string? WhyClosed(string kind) => OutBecause ?? (Volatile.Read(ref tested) is not { } made || !made.Kinds.TryGetValue(kind, out var failed) ? "自己試験をまだ行っていません"
        : IsTestOver(clock.GetUtcNow() - Making) ? "今日の自己試験をまだ行っていません" : failed);

    /// <summary>Whether a test has to be made by now: the last one is of before the morning, or of a time that the clock was put back from.</summary>
    public bool IsTestOver(DateTimeOffset now)
    {
        var due = JapanTime.At(JapanTime.DayOf(now), options.SelfTestAt);
        return Tested is not { } last || last.At < (now < due ? due.AddDays(-1) : due) || last.At > clock.GetUtcNow() + Ahead;
    }

    /// <summary>The test was made: what it found closes, and what it did not find any more opens.</summary>
    /// <param name="report">The lines.</param>
    /// <param name="kinds">The kinds that were tested, each with why it stays closed, or null.</param>
    public void Take(SelfTestReport report, IReadOnlyDictionary<string, string?> kinds) => Volatile.Write(ref tested, new(report, kinds));

    /// <summary>The centre sent a message.</summary>
    public void Hear(DateTimeOffset now) => Interlocked.Exchange(ref heard, now.UtcTicks);

    private sealed record Test(SelfTestReport Report, IReadOnlyDictionary<string, string?> Kinds);
}
