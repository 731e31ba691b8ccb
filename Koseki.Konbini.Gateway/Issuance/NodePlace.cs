using Koseki.Domain.Certificates.Door;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>Whether this node takes part, what its last test came to, and when the centre was last heard: known in this process alone, and told to the core.</summary>
public sealed class NodePlace
{
    private IReadOnlyDictionary<string, string> failed = new Dictionary<string, string>();
    private long heard;

    /// <summary>Why it gives nothing out, as the core said last; null when it takes part.</summary>
    public string? OutBecause { get; set; }

    /// <summary>By how much its clock is ahead of the core's; null before the core has said.</summary>
    public TimeSpan? Skew { get; set; }

    /// <summary>What its last test came to; null before the first.</summary>
    public SelfTestReport? Tested { get; private set; }

    /// <summary>When the centre last sent a message; null when it has not since the start.</summary>
    public DateTimeOffset? CenterHeardAt => Interlocked.Read(ref heard) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Why this node does not issue a kind, or null.</summary>
    public string? WhyClosed(string kind) => OutBecause ?? Volatile.Read(ref failed).GetValueOrDefault(kind);

    /// <summary>The test was made: what it found closes, and what it did not find any more opens.</summary>
    /// <param name="report">The lines.</param>
    /// <param name="closed">The kinds that stay closed, with why.</param>
    public void Take(SelfTestReport report, IReadOnlyDictionary<string, string> closed)
    {
        Volatile.Write(ref failed, closed);
        Tested = report;
    }

    /// <summary>The centre sent a message.</summary>
    public void Hear(DateTimeOffset now) => Interlocked.Exchange(ref heard, now.UtcTicks);
}
