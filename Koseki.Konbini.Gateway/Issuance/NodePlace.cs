namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>Whether this node takes part, and when the centre was last heard: known in this process alone, and told to the core.</summary>
public sealed class NodePlace
{
    private long heard;

    /// <summary>Why it gives nothing out, as the core said last; null when it takes part.</summary>
    public string? OutBecause { get; set; }

    /// <summary>When the centre last sent a message; null when it has not since the start.</summary>
    public DateTimeOffset? CenterHeardAt => Interlocked.Read(ref heard) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>The centre sent a message.</summary>
    public void Hear(DateTimeOffset now) => Interlocked.Exchange(ref heard, now.UtcTicks);
}
