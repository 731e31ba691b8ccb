using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Koseki.Tests.Gateway;

/// <summary>A test that needs an SSH server on this machine; <c>eng/test</c> installs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SshFactAttribute : FactAttribute
{
    /// <summary>Skips where there is none.</summary>
    public SshFactAttribute() => Skip = File.Exists(SshServer.Program) ? null : $"{SshServer.Program} がありません(openssh-server)。";
}

/// <summary>A real SSH server on loopback that lets one key in, for files only.</summary>
internal sealed class SshServer : IAsyncDisposable
{
    public const string Program = "/usr/sbin/sshd";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("koseki-sshd-");
    private readonly Process process;

    private SshServer(int port)
    {
        Port = port;
        Directory.CreateDirectory("/run/sshd");
        Run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", In("host"));
        Run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", KeyFile);
        File.Copy(KeyFile + ".pub", In("authorized"));
        HostKey = Run("ssh-keygen", "-lf", In("host.pub")).Split(' ')[1]["SHA256:".Length..];
        Drop = folder.CreateSubdirectory("drop").FullName;
        File.WriteAllText(In("config"), $"""
            Port {port}
            ListenAddress 127.0.0.1
            HostKey {In("host")}
            AuthorizedKeysFile {In("authorized")}
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            Subsystem sftp internal-sftp
            ForceCommand internal-sftp

            """);
        process = Process.Start(new ProcessStartInfo(Program, ["-D", "-e", "-f", In("config")]) { RedirectStandardError = true })!;
    }

    /// <summary>Its port.</summary>
    public int Port { get; }

    /// <summary>SHA-256 of its key.</summary>
    public string HostKey { get; }

    /// <summary>The private key it lets in.</summary>
    public string KeyFile => In("client");

    /// <summary>The folder of the files.</summary>
    public string Drop { get; }

    /// <summary>Starts it; when somebody else took its port meanwhile, on another one.</summary>
    public static async Task<SshServer> StartAsync()
    {
        for (;;)
        {
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            var port = ((IPEndPoint)free.LocalEndpoint).Port;
            free.Stop();
            var server = new SshServer(port);
            await Patience.UntilAsync(() => server.process.HasExited || IsListening(port), "the SSH server");
            if (!server.process.HasExited)
            {
                return server;
            }

            await server.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static bool IsListening(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Run(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        return run.ExitCode == 0 ? said : throw new InvalidOperationException($"{program}: {run.ExitCode}");
    }

    private string In(string name) => Path.Combine(folder.FullName, name);
}
