namespace Koseki.Eng.Chaos.PowerCut;

/// <summary>What a process did to a file, at the moment it asked for it or at the moment it was told that it is done.</summary>
internal abstract record DiskEvent
{
    /// <summary>Bytes are given to a file; whether they reach the disk is open until it is synced.</summary>
    public sealed record Write(string File, long Offset, byte[] Bytes) : DiskEvent;

    /// <summary>A file is cut to a length.</summary>
    public sealed record Truncate(string File, long Length) : DiskEvent;

    /// <summary>A file is removed.</summary>
    public sealed record Remove(string File) : DiskEvent;

    /// <summary>A sync begins: it covers what was given to the file before.</summary>
    public sealed record SyncBegins(string File, int Process) : DiskEvent;

    /// <summary>The process was told that the sync is done.</summary>
    public sealed record SyncEnds(int Process) : DiskEvent;

    /// <summary>The worker said that something is done.</summary>
    public sealed record Said(Acknowledgement Word) : DiskEvent;
}
