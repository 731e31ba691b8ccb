namespace Koseki.Eng.Bench.Circuits;

/// <summary>What a process keeps in memory as it is, and after its garbage was collected in full.</summary>
/// <param name="Raw">As it was.</param>
/// <param name="Settled">After the collection.</param>
internal sealed record SettledMemory(MemoryReading Raw, MemoryReading Settled)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(4);

    /// <summary>Reads, has garbage collected twice (what has a finalizer goes with the second), waits until the runtime gave back what is free, and reads again.</summary>
    internal static async Task<SettledMemory> ReadAsync(int process, CancellationToken cancellation)
    {
        var raw = MemoryReading.Of(process);
        await DiagnosticPort.CollectAsync(process, cancellation);
        await DiagnosticPort.CollectAsync(process, cancellation);
        await Task.Delay(Rest, cancellation);
        return new(raw, MemoryReading.Of(process));
    }
}
