using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Koseki.Eng.Hosts;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Security;
using Koseki.Infrastructure.StartUp;
using Microsoft.Data.Sqlite;

namespace Koseki.EndToEnd;

/// <summary>Fault A9: what keeps a host from starting is said in plain Japanese with what to do; the exit code tells which kind it was.</summary>
public sealed partial class StartUpTests : IAsyncLifetime
{
    private readonly string data = Directory.CreateTempSubdirectory("koseki-start-").FullName;
    private readonly Dictionary<string, string> extra = new(StringComparer.Ordinal);
    private readonly HostPorts ports = HostPorts.Free();

    public Task InitializeAsync()
    {
        DevelopmentCertificates.Ensure(In("certificates"), TimeProvider.System);
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(HostKind.Web)]
    [InlineData(HostKind.Gateway)]
    public async Task Start_PortTaken_NamesPortUseAndSetting(HostKind host)
    {
        var port = host == HostKind.Web ? ports.Door : ports.Gateway;
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        await AssertRefusedAsync(host, StartFailure.PortTaken, $"ポート {port}(", host == HostKind.Web ? "Koseki:DoorPort" : "Gateway:Port");
    }

    [Theory]
    [InlineData(HostKind.Web)]
    [InlineData(HostKind.Gateway)]
    public async Task Start_CertificatesOutOfDateOrMissing_NamesThem(HostKind host)
    {
        Directory.Delete(In("certificates"), recursive: true);
        DevelopmentCertificates.Ensure(In("certificates"), new Past());
        await AssertRefusedAsync(host, StartFailure.Certificate, "の期間が合いません", "入れ替えてください");
        Directory.Delete(In("certificates"), recursive: true);
        await AssertRefusedAsync(host, StartFailure.Certificate, "がありません", "certificates");
    }

    [Theory]
    [InlineData(HostKind.Web, "koseki.db")]
    [InlineData(HostKind.Gateway, "gateway.db")]
    public async Task Start_DatabaseLost_MakesNoNewOne(HostKind host, string file)
    {
        await File.WriteAllTextAsync(In(file + ".made"), "");
        await AssertRefusedAsync(host, StartFailure.Database, In(file) + " がありません", "控え(バックアップ)から戻し");
        Assert.False(File.Exists(In(file)));
    }

    [Fact]
    public async Task Start_DatabaseLostButAnchorsThere_MakesNoNewOne()
    {
        Directory.CreateDirectory(In("anchors"));
        await File.WriteAllTextAsync(Path.Combine(In("anchors"), "2026-11-28 web-1.anchors"), $"7 {new string('a', 64)}\n");
        await AssertRefusedAsync(HostKind.Web, StartFailure.Database, "アンカー", "新しいものは作りません");
        Assert.False(File.Exists(In("koseki.db")));
    }

    [Theory]
    [InlineData(HostKind.Web, "koseki.db")]
    [InlineData(HostKind.Gateway, "gateway.db")]
    public async Task Start_DatabaseDamagedOrAnothers_LeavesItAlone(HostKind host, string file)
    {
        await File.WriteAllTextAsync(In(file), new string('x', 8192));
        await AssertRefusedAsync(host, StartFailure.Database, "データベースのファイルではないか、壊れています");
        Assert.Equal(new string('x', 8192), await File.ReadAllTextAsync(In(file)));

        File.Delete(In(file));
        await SqlAsync(file, "CREATE TABLE Accounts (Id INTEGER)");
        await AssertRefusedAsync(host, StartFailure.Database, "このプログラムのものではないデータベース");

        File.Delete(In(file));
        await SqlAsync(file, "CREATE TABLE \"__EFMigrationsHistory\" (\"MigrationId\" TEXT PRIMARY KEY, \"ProductVersion\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsHistory\" VALUES ('20991231000000_Later', '10.0.0')");
        await AssertRefusedAsync(host, StartFailure.Database, "知らない版(20991231000000_Later)");
    }

    [Theory]
    [InlineData(HostKind.Web, "Koseki__Inbox", "Koseki:Inbox")]
    [InlineData(HostKind.Web, "Koseki__Keys", "")]
    [InlineData(HostKind.Gateway, "Gateway__Inbox", "Gateway:Inbox")]
    public async Task Start_FolderThatCannotBeWritten_NamesIt(HostKind host, string setting, string named)
    {
        await File.WriteAllTextAsync(In("a-file"), "");
        extra[setting] = Path.Combine(In("a-file"), "folder");
        await AssertRefusedAsync(host, StartFailure.Folder, "a-file", named);
    }

    [Fact]
    public async Task Start_FontMissing_NamesItAndThePackage()
    {
        extra["Koseki__Font"] = In("no-such.ttf");
        await AssertRefusedAsync(HostKind.Web, StartFailure.Font, "no-such.ttf", "fonts-ipamj-mincho");
    }

    private string In(string name) => Path.Combine(data, name);

    private async Task SqlAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={In(file)};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL;" + sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task AssertRefusedAsync(HostKind kind, StartFailure failure, params string[] said)
    {
        await using var host = HostProcess.Start(kind, new HostSettings(Town.Root, data, ports) { Build = Town.Build, Extra = extra });
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await host.Exited.WaitAsync(patience.Token);
        var lines = string.Join('\n', host.LastLines);
        Assert.True(host.ExitCode == (int)failure, $"{host.ExitCode}: {lines}");
        Assert.Contains("起動できません: ", lines, StringComparison.Ordinal);
        Assert.All(said, s => Assert.Contains(s, lines, StringComparison.Ordinal));
        Assert.False(Trace().IsMatch(lines), lines);
    }

    [GeneratedRegex(@"^\s+at |Unhandled exception|Exception:", RegexOptions.Multiline)]
    private static partial Regex Trace();

    private sealed class Past : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2022, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
