using System.Net;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Security;
using Koseki.Infrastructure.StartUp;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Tests.Gateway;

/// <summary>Batches fetched from a folder, a real SSH server and a real HTTPS server: whole, in order, known ends only, and nothing hostile gets further than the door.</summary>
public sealed class FeedPlaceTests : IAsyncLifetime
{
    private GatewayHost host = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => host = await GatewayHost.StartAsync();

    /// <inheritdoc/>
    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Fact]
    public async Task Import_FromAFolder_TakesWhatIsWholeInItsOrder()
    {
        var drop = Directory.CreateTempSubdirectory("koseki-drop-").FullName;
        host.Options.Places["resident"] = new() { Kind = FeedPlaceKind.Folder, Address = drop };
        await TakesWholeFilesInOrderAsync(drop);
        Directory.Delete(drop, recursive: true);

        Assert.Contains("連携を受け取る場所(フォルダ ", (await host.ImportAsync()).Problem, StringComparison.Ordinal);
    }

    [SshFact]
    public async Task Import_FromAnSshServer_TakesWhatIsWholeInItsOrder()
    {
        await using var server = await SshServer.StartAsync();
        host.Options.Places["resident"] = PlaceOf(server);
        await TakesWholeFilesInOrderAsync(server.Drop);
    }

    /// <summary>A server with another key, one that does not let us in, and one that is not there: each says so, and nothing comes in.</summary>
    [SshFact]
    public async Task Import_FromAnotherSshServer_TakesNothing()
    {
        await using var server = await SshServer.StartAsync();
        await using var other = await SshServer.StartAsync();
        await PutAsync(server.Drop, 2, "DEAD");
        foreach (var place in new[] { PlaceOf(server, hostKey: other.HostKey), PlaceOf(server, keyFile: other.KeyFile), PlaceOf(server, port: 1) })
        {
            host.Options.Places["resident"] = place;
            Assert.Contains("連携を受け取る場所(sftp://127.0.0.1", (await host.ImportAsync()).Problem, StringComparison.Ordinal);
            Assert.Equal("ACTIVE", await StatusAsync());
        }

        host.Options.Places["resident"] = PlaceOf(server);
        Assert.Null((await host.ImportAsync()).Problem);
        Assert.Equal("DEAD", await StatusAsync());
    }

    [Fact]
    public async Task Import_FromAnHttpsServer_TakesWhatIsWholeInItsOrder()
    {
        var drop = Directory.CreateTempSubdirectory("koseki-drop-").FullName;
        await using var server = await ServeAsync(async http =>
        {
            var name = http.Request.Path.Value!["/feeds/".Length..];
            if (name.Length > 0)
            {
                await http.Response.SendFileAsync(Path.Combine(drop, name));
                return;
            }

            await http.Response.WriteAsync(string.Concat(new DirectoryInfo(drop).EnumerateFiles().Select(f => $"{f.Name}\t{f.Length}\t{f.LastWriteTimeUtc:O}\n")));
        });
        host.Options.Places["resident"] = PlaceOf(server);
        await TakesWholeFilesInOrderAsync(drop);
        Directory.Delete(drop, recursive: true);
    }

    /// <summary>Hostile lists and files: names that lead elsewhere, lines that are none, an answer without an end, a silence, a redirect, another certificate.</summary>
    [Fact]
    public async Task Import_FromAHostileHttpsServer_TakesNothingAndSaysIt()
    {
        Func<HttpContext, Task> answer = _ => Task.CompletedTask;
        await using var server = await ServeAsync(http => answer(http));
        var place = PlaceOf(server);
        (place.MostBytes, place.Seconds) = (4096, 2);
        host.Options.Places["resident"] = place;
        var now = $"{host.Clock.GetUtcNow():O}";
        (string List, Func<HttpContext, Task> File, string? Problem)[] cases =
        [
            ($"../resident-0000000002.tsv\t10\t{now}\nresident-0000000002.tsv.part\t10\t{now}\n/etc/resident-0000000002.tsv\t10\t{now}\njpki-0000000002.tsv\t10\t{now}\n", _ => Task.CompletedTask, null),
            ("resident-0000000002.tsv\n", _ => Task.CompletedTask, "一覧の 1 行目が読めません"),
            ($"resident-0000000002.tsv\t-1\t{now}\n", _ => Task.CompletedTask, "一覧の 1 行目が読めません"),
            ($"resident-0000000002.tsv\t9999999\t{now}\n", _ => Task.CompletedTask, "4096 バイトを超えています"),
            ($"resident-0000000002.tsv\t10\t{now}\n", http => http.Response.Body.WriteAsync(new byte[8192]).AsTask(), "4096 バイトを超えています"),
            ($"resident-0000000002.tsv\t10\t{now}\n", http => new TaskCompletionSource().Task.WaitAsync(http.RequestAborted), "2 秒のうちに答えません"),
            ($"resident-0000000002.tsv\t10\t{now}\n", http => { http.Response.Redirect("https://localhost:1/"); return Task.CompletedTask; }, "HTTP 302"),
            ($"resident-0000000002.tsv\t10\t{now}\n", http => { http.Abort(); return Task.CompletedTask; }, "resident-0000000002.tsv"),
        ];
        foreach (var (list, file, problem) in cases)
        {
            answer = http => http.Request.Path == "/feeds/" ? http.Response.WriteAsync(list) : file(http);
            var run = await host.ImportAsync();
            Assert.Equal(problem is null, run.Problem is null);
            Assert.Contains(problem ?? "", run.Problem ?? "", StringComparison.Ordinal);
        }

        host.Options.Places["resident"] = PlaceOf(server, CertificateFolder.Ends.GatewayServer);
        Assert.Contains("連携を受け取る場所(https://localhost", (await host.ImportAsync()).Problem, StringComparison.Ordinal);
        Assert.Equal(3, Directory.EnumerateFiles(host.Inbox).Count());
        Assert.Equal("ACTIVE", await StatusAsync());
    }

    [Theory]
    [InlineData(FeedPlaceKind.Folder, "", "", "Address")]
    [InlineData(FeedPlaceKind.Sftp, "sftp.example", "", "User")]
    [InlineData(FeedPlaceKind.Sftp, "sftp.example", "city", "HostKey")]
    [InlineData(FeedPlaceKind.Https, "http://plain.example/", "", "Address")]
    [InlineData(FeedPlaceKind.Https, "https://feeds.example/", "", "Server")]
    public void Demand_SomethingMissing_NamesIt(FeedPlaceKind kind, string address, string user, string missing) =>
        Assert.Contains($"Gateway:Places:seal:{missing} ", Assert.Throws<StartFailedException>(() => new FeedPlaceSettings { Kind = kind, Address = address, User = user }.Demand("seal")).Message, StringComparison.Ordinal);

    // A whole file comes in; one that is being written waits, with those behind it; one that stands damaged is refused by name until it is replaced.
    private async Task TakesWholeFilesInOrderAsync(string drop)
    {
        await PutAsync(drop, 2, "SUPPRESSED");
        await File.WriteAllTextAsync(Path.Combine(drop, "readme.txt"), "x");
        Assert.Null((await host.ImportAsync()).Problem);
        Assert.Equal("SUPPRESSED", await StatusAsync());

        var third = await PutAsync(drop, 3, "ACTIVE");
        await PutAsync(drop, 4, "DEAD");
        var whole = await File.ReadAllBytesAsync(third);
        await File.WriteAllBytesAsync(third, whole[..^20]);
        File.SetLastWriteTimeUtc(third, host.Clock.GetUtcNow().UtcDateTime);
        Assert.Null((await host.ImportAsync()).Problem);
        Assert.Equal((2L, "SUPPRESSED"), (await MarkAsync(), await StatusAsync()));

        host.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Contains("resident-0000000003.tsv", (await host.ImportAsync()).Problem, StringComparison.Ordinal);
        Assert.Equal(2L, await MarkAsync());

        await File.WriteAllBytesAsync(third, whole);
        File.SetLastWriteTimeUtc(third, host.Clock.GetUtcNow().UtcDateTime);
        Assert.Null((await host.ImportAsync()).Problem);
        Assert.Equal((4L, "DEAD"), (await MarkAsync(), await StatusAsync()));
        Assert.DoesNotContain(Directory.EnumerateFiles(host.Inbox, ".*"), f => f.EndsWith(".part", StringComparison.Ordinal));
        Assert.Empty(await host.ProblemsAsync());
    }

    private async Task<string> PutAsync(string drop, long sequence, string status)
    {
        var batch = new FeedBatch("resident", sequence, host.Clock.GetUtcNow(), [GatewayHost.Resident("0001", status)]);
        var path = Path.Combine(drop, batch.FileName);
        await File.WriteAllBytesAsync(path, batch.Write());
        File.SetLastWriteTimeUtc(path, host.Clock.GetUtcNow().UtcDateTime);
        return path;
    }

    private static FeedPlaceSettings PlaceOf(SshServer server, string? hostKey = null, string? keyFile = null, int? port = null) => new()
    {
        Kind = FeedPlaceKind.Sftp, Address = "127.0.0.1", Port = port ?? server.Port, User = Environment.UserName, Path = server.Drop, HostKey = hostKey ?? server.HostKey, KeyFile = keyFile ?? server.KeyFile, Seconds = 10,
    };

    private static FeedPlaceSettings PlaceOf(WebApplication server, string known = CertificateFolder.Ends.CoreServer) => new()
    {
        Kind = FeedPlaceKind.Https, Address = server.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/feeds/", Server = known,
    };

    // Shows the certificate of another server of the installation, and lets the gateway in only.
    private async Task<WebApplication> ServeAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(h =>
            MutualTls.Require(h, new(host.Certificates), CertificateFolder.Ends.CoreServer, [CertificateFolder.Ends.GatewayClient]))));
        var app = builder.Build();
        app.Run(new RequestDelegate(answer));
        await app.StartAsync();
        return app;
    }

    private Task<string> StatusAsync() => host.LookAsync(d => d.Residents.Where(r => r.Number == "0001").Select(r => r.Status).SingleAsync());

    private Task<long> MarkAsync() => host.LookAsync(d => d.FeedMarks.Where(m => m.Source == "resident").Select(m => m.Sequence).SingleAsync());
}
