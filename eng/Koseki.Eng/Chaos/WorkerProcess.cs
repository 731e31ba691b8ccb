using System.Collections.Concurrent;
using System.Diagnostics;
using Koseki.Eng.Hosts;

namespace Koseki.Eng.Chaos;

/// <summary>A running <c>chaos worker</c> and what it has acknowledged.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task reading;
    private readonly Task<string> complaints;

    private WorkerProcess(Process process)
    {
        this.process = process;
        reading = ReadAsync();
        complaints = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it said so far, whole lines only.</summary>
    public ConcurrentQueue<Acknowledgement> Said { get; } = new();

    /// <summary>Completes with its first word, or when it has ended.</summary>
    public Task FirstWord => first.Task;

    /// <summary>Starts one; <paramref name="before"/> is put before the program (strace and its settings); where the databases are, it learns from its environment.</summary>
    public static WorkerProcess Start(string data, int seed, int? cases = null, IReadOnlyList<string>? before = null, DatabasePlace? databases = null)
    {
        string[] words =
        [
            .. before ?? [], "dotnet", typeof(WorkerProcess).Assembly.Location, "chaos", "worker", "--data", data, "--seed", $"{seed}", .. cases is { } most ? new[] { "--cases", $"{most}" } : [],
        ];
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in (databases ?? DatabasePlace.Files).Environment())
        {
            start.Environment[key] = value;
        }

        return new(Process.Start(start) ?? throw new InvalidOperationException("作業者を起動できません。"));
    }

    /// <summary>kill -9, wherever it stands; then everything it said has been read.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await EndAsync();
    }

    /// <summary>Waits until it ends by itself: whether nothing went wrong, and what it complained of.</summary>
    public async Task<(bool Well, string Complaint)> EndAsync()
    {
        await process.WaitForExitAsync();
        await reading;
        return (process.ExitCode == 0, (await complaints).Trim());
    }

    /// <summary>Whether it ends by itself within a time.</summary>
    public async Task<bool> EndsWithinAsync(TimeSpan time, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(time);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Acknowledgement.Read(line) is { } word)
            {
                Said.Enqueue(word);
                first.TrySetResult();
            }
        }

        first.TrySetResult();
    }
}
