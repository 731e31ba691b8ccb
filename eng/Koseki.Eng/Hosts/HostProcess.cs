using System.Diagnostics;
using System.Runtime.InteropServices;
using Koseki.Infrastructure.Security;
using Koseki.Infrastructure.StartUp;

namespace Koseki.Eng.Hosts;

/// <summary>One host as a child process: what it writes goes to its log file, its last lines are kept at hand.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private const int LinesKept = 30;
    private const int Terminate = 15;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);
    private readonly Process process;
    private readonly StreamWriter log;
    private readonly Queue<string> lastLines = new();
    private readonly Lock gate = new();

    private HostProcess(HostKind kind, Process process, StreamWriter log)
    {
        Kind = kind;
        this.process = process;
        this.log = log;
    }

    /// <summary>Which host.</summary>
    public HostKind Kind { get; }

    /// <summary>Its process id.</summary>
    public int ProcessId => process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>Its exit code, once it has ended.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>Completes when it has ended.</summary>
    public Task Exited => process.WaitForExitAsync();

    /// <summary>The last lines it wrote.</summary>
    public IReadOnlyList<string> LastLines
    {
        get
        {
            lock (gate)
            {
                return [.. lastLines];
            }
        }
    }

    /// <summary>Starts a host; its log file is appended to.</summary>
    public static HostProcess Start(HostKind kind, HostSettings settings)
    {
        var program = settings.ProgramOf(kind);
        var start = new ProcessStartInfo("dotnet", [program])
        {
            WorkingDirectory = Path.GetDirectoryName(program)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // Addresses of an outer host would win over the ports given here.
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (key, value) in settings.EnvironmentOf(kind))
        {
            start.Environment[key] = value;
        }

        Directory.CreateDirectory(settings.Logs);
        var path = Path.Combine(settings.Logs, $"{kind.ToString().ToLowerInvariant()}.log");
        var log = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        OwnerOnly.Tighten(settings.Logs, "*.log");
        var process = new Process { StartInfo = start };
        var host = new HostProcess(kind, process, log);
        process.OutputDataReceived += (_, e) => host.Keep(e.Data);
        process.ErrorDataReceived += (_, e) => host.Keep(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return host;
    }

    /// <summary>Waits until the address answers; throws <see cref="HostFailedException"/> when the host ends before or never gets ready.</summary>
    public async Task WaitReadyAsync(Uri health, TimeSpan atMost, CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        var started = Stopwatch.StartNew();
        while (true)
        {
            if (process.HasExited)
            {
                await process.WaitForExitAsync(cancellation);
                var why = Obituary("起動できませんでした");
                throw ExitCode == (int)StartFailure.PortTaken || LastLines.Any(l => l.Contains("address already in use", StringComparison.OrdinalIgnoreCase)) ? new PortTakenException(why) : new HostFailedException(why);
            }

            if (await AnswersAsync(client, health, cancellation))
            {
                return;
            }

            if (started.Elapsed > atMost)
            {
                throw new HostFailedException(Obituary($"{atMost.TotalSeconds:N0} 秒待っても {health} が応答しません"));
            }

            await Task.Delay(150, cancellation);
        }
    }

    /// <summary>Asks it to stop, waits, and kills it when it does not.</summary>
    public async Task StopAsync()
    {
        if (process.HasExited)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
        }
        else
        {
            _ = Signal(process.Id, Terminate);
        }

        using var patience = new CancellationTokenSource(Grace);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Ends it at once, without a chance to clean up (kill -9).</summary>
    public void Kill() => process.Kill(entireProcessTree: true);

    /// <summary>What happened, with the last lines of the log.</summary>
    public string Obituary(string what) =>
        $"{Kind}: {what}。最後の記録({((FileStream)log.BaseStream).Name}):\n" + string.Join('\n', LastLines.TakeLast(15).Select(l => "  " + l));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
        lock (gate)
        {
            log.Dispose();
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri health, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.GetAsync(health, cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (gate)
        {
            lastLines.Enqueue(line);
            if (lastLines.Count > LinesKept)
            {
                lastLines.Dequeue();
            }

            if (log.BaseStream.CanWrite)
            {
                log.WriteLine(line);
            }
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Signal(int processId, int signal);
}
