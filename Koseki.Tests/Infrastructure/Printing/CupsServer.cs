using System.Diagnostics;
using System.Globalization;

namespace Koseki.Tests.Infrastructure.Printing;

/// <summary>A CUPS of Debian (cups-daemon) on loopback, with its own folder, on a port that it takes itself; its one printer writes into a file.</summary>
internal sealed class CupsServer : IAsyncDisposable
{
    private const string Program = "/usr/sbin/cupsd";
    private readonly string folder;
    private readonly Process process;

    private CupsServer(string folder, Process process) => (this.folder, this.process) = (folder, process);

    /// <summary>What was printed last.</summary>
    public string Paper => Path.Combine(folder, "paper.pdf");

    /// <summary>The address of its printer.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The documents that it still keeps.</summary>
    public IEnumerable<string> Kept => Directory.EnumerateFiles(Path.Combine(folder, "spool"), "d*");

    /// <summary>Starts it. That it is not installed is a failure: eng/test installs it.</summary>
    public static async Task<CupsServer> StartAsync()
    {
        Assert.True(File.Exists(Program), "cups-daemon is missing: eng/test installs it.");
        var folder = Directory.CreateTempSubdirectory("koseki-cups-").FullName;
        if (Environment.UserName == "root")
        {
            // Its filters and backends run as lp.
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        }

        Array.ForEach(["spool", "cache", "state", "tmp"], f => Directory.CreateDirectory(Path.Combine(folder, f)));
        await File.WriteAllTextAsync(Path.Combine(folder, "cups-files.conf"), $"""
            ServerRoot {folder}
            RequestRoot {folder}/spool
            CacheDir {folder}/cache
            StateDir {folder}/state
            TempDir {folder}/tmp
            ErrorLog {folder}/error_log
            AccessLog {folder}/access_log
            PageLog {folder}/page_log
            FileDevice Yes
            Sandboxing relaxed
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "cupsd.conf"), """
            LogLevel info
            Listen 127.0.0.1:0
            Browsing Off
            WebInterface No
            PreserveJobFiles No
            PreserveJobHistory Yes
            <Location />
            Order allow,deny
            Allow from 127.0.0.1
            </Location>
            <Policy default>
            JobPrivateAccess all
            JobPrivateValues none
            SubscriptionPrivateAccess all
            SubscriptionPrivateValues none
            <Limit All>
            Order deny,allow
            </Limit>
            </Policy>

            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "printers.conf"), $"""
            <Printer madoguchi1>
            DeviceURI file://{folder}/paper.pdf
            State Idle
            Accepting Yes
            Shared No
            JobSheets none none
            OpPolicy default
            ErrorPolicy stop-printer
            </Printer>

            """);
        var process = Process.Start(new ProcessStartInfo(Program, ["-f", "-c", Path.Combine(folder, "cupsd.conf"), "-s", Path.Combine(folder, "cups-files.conf")]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var server = new CupsServer(folder, process);
        int? port = null;
        await Patience.UntilAsync(() => process.HasExited || (port = server.Port()) is not null, "cupsd listens");
        Assert.False(process.HasExited, "cupsd has ended by itself.");
        server.Address = $"ipp://127.0.0.1:{port}/printers/madoguchi1";
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    // It was given port 0: which one it took, the system knows.
    private int? Port()
    {
        try
        {
            var mine = Directory.EnumerateFileSystemEntries($"/proc/{process.Id}/fd").Select(f => File.ResolveLinkTarget(f, false)?.Name ?? "").Where(n => n.StartsWith("socket:[", StringComparison.Ordinal)).Select(n => n["socket:[".Length..^1]).ToHashSet();
            return File.ReadLines("/proc/net/tcp").Skip(1).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(p => p[3] == "0A" && mine.Contains(p[9]))
                .Select(p => (int?)int.Parse(p[1].Split(':')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).FirstOrDefault();
        }
        catch (IOException)
        {
            // A descriptor was closed while it was looked at.
            return null;
        }
    }
}
