using System.Diagnostics;
using System.Globalization;

namespace Koseki.Tests.Infrastructure.Printing;

/// <summary>A CUPS of Debian (cups-daemon) on loopback, with its own folder, on a port that it takes itself; its one printer writes into a file.</summary>
internal sealed class CupsServer : IAsyncDisposable
{
    private const string Program = "/usr/sbin/cupsd";

    private const string Ppd = """
        *PPD-Adobe: "4.3"
        *FormatVersion: "4.3"
        *FileVersion: "1.0"
        *LanguageVersion: English
        *LanguageEncoding: ISOLatin1
        *PCFileName: "PAPER.PPD"
        *Product: "(Paper)"
        *Manufacturer: "Paper"
        *ModelName: "Paper"
        *ShortNickName: "Paper"
        *NickName: "Paper"
        *PSVersion: "(3010.000) 0"
        *ColorDevice: False
        *DefaultColorSpace: Gray
        *cupsVersion: 2.4
        *cupsFilter2: "application/pdf application/pdf 0 {0}"
        *OpenUI *PageSize/Media Size: PickOne
        *DefaultPageSize: A4
        *PageSize A4/A4: ""
        *CloseUI: *PageSize
        *OpenUI *PageRegion/Media Size: PickOne
        *DefaultPageRegion: A4
        *PageRegion A4/A4: ""
        *CloseUI: *PageRegion
        *DefaultImageableArea: A4
        *ImageableArea A4/A4: "0 0 595 842"
        *DefaultPaperDimension: A4
        *PaperDimension A4/A4: "595 842"
        *OpenUI *InputSlot/Media Source: PickOne
        *DefaultInputSlot: tray-1
        *InputSlot tray-1/Tray 1: ""
        *InputSlot tray-2/Tray 2: ""
        *CloseUI: *InputSlot

        """;

    private readonly string folder;
    private readonly Process process;

    private CupsServer(string folder, Process process) => (this.folder, this.process) = (folder, process);

    /// <summary>What was printed last.</summary>
    public string Paper => Path.Combine(folder, "paper.pdf");

    /// <summary>What it said of its work.</summary>
    public string Log => File.ReadAllText(Path.Combine(folder, "error_log"));

    /// <summary>The address of its printer.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The documents that it still keeps.</summary>
    public IEnumerable<string> Kept => Directory.EnumerateFiles(Path.Combine(folder, "spool"), "d*");

    /// <summary>Starts it. That it is not installed is a failure: eng/test installs it.</summary>
    public static async Task<CupsServer> StartAsync()
    {
        Assert.True(File.Exists(Program), "cups-daemon is missing: eng/test installs it.");
        var folder = Directory.CreateTempSubdirectory("koseki-cups-").FullName;
        // Its filters run as somebody else.
        Open(folder);

        await WriteAsync(folder);
        var process = Process.Start(new ProcessStartInfo(Program, ["-f", "-c", Path.Combine(folder, "cupsd.conf"), "-s", Path.Combine(folder, "cups-files.conf")]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var server = new CupsServer(folder, process);
        int? port = null;
        await Patience.UntilAsync(() => process.HasExited || (port = server.Port()) is not null, "cupsd listens");
        Assert.False(process.HasExited, "cupsd has ended by itself.");
        server.Address = $"ipp://127.0.0.1:{port}/printers/madoguchi1";
        return server;
    }

    private static async Task WriteAsync(string folder)
    {
        Array.ForEach(["spool", "cache", "state", "tmp", "ppd"], f => Directory.CreateDirectory(Path.Combine(folder, f)));
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
            LogLevel debug
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
        // The printer takes PDF as it is; what it would draw, the filter hands on to the file.
        var pass = Path.Combine(folder, "pass");
        await File.WriteAllTextAsync(pass, "#!/bin/sh\nexec cat \"${6:--}\"\n");
        Open(pass);
        await File.WriteAllTextAsync(Path.Combine(folder, "ppd", "madoguchi1.ppd"), string.Format(CultureInfo.InvariantCulture, Ppd, pass));
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
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    // Read and run by everybody.
    private static void Open(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        }
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
