using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Text;
using System.Xml.Linq;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.Security;
using Koseki.Infrastructure.UseCases.Sessions;
using Koseki.Tests.Infrastructure.Hosting;
using Koseki.Tests.Web.Api;
using Koseki.Tests.Web.Security;
using Koseki.Web;
using Koseki.Web.Hosting;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Hosting;

/// <summary>Fault A8: what a host gives away to other sites, other hosts and other users of the machine.</summary>
public sealed class HardeningTests : IAsyncLifetime
{
    private CoreHost host = default!;

    public async Task InitializeAsync()
    {
        host = await CoreHost.StartAsync(new Dictionary<string, string?> { ["Koseki:Hosts"] = "localhost;koseki.city.example" });
        await host.AddAccountAsync("mado", StaffRole.Counter);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("koseki.city.example", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("koseki.city.example.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost:65535", HttpStatusCode.OK)]
    [InlineData("localhost:99999", HttpStatusCode.BadRequest)]
    [InlineData("localhost:99999999999", HttpStatusCode.BadRequest)]
    public async Task Host_OfAnotherName_IsRefused(string name, HttpStatusCode status) =>
        Assert.Equal(status, await RawRequest.GetAsync(host.Port, "/signin", name));

    [Fact]
    public async Task Headers_BehindTls_HoldBrowsersToItAndGuardTheCookies()
    {
        using var browser = new StaffBrowser(host);
        using var request = new HttpRequestMessage(HttpMethod.Get, "enrol");
        (request.Headers.Host, var forwarded) = ("koseki.city.example", request.Headers);
        forwarded.Add("X-Forwarded-Proto", "https");
        forwarded.Add("X-Forwarded-For", "192.0.2.7");

        using var answer = await browser.SendAsync(request);

        Assert.Equal(["max-age=31536000"], answer.Headers.GetValues("Strict-Transport-Security"));
        Assert.All(browser.LastCookies, c => Assert.Contains("; secure", c, StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(browser.LastCookies);
    }

    [Theory]
    [InlineData("https", "koseki.city.example", "__Host-koseki", true)]
    [InlineData("http", "koseki.city.example", "__Host-koseki", true)]
    [InlineData("https", "localhost", "__Host-koseki", true)]
    [InlineData("http", "localhost", "koseki", false)]
    public void Cookies_ExceptOnThisMachineItself_AreSecure(string scheme, string name, string cookie, bool secure)
    {
        var http = new DefaultHttpContext();
        (http.Request.Scheme, http.Request.Host) = (scheme, new HostString(name));

        StaffCookies.Session.Write(http, "s");
        StaffCookies.Terminal.Write(http, "t");

        var set = http.Response.Headers.SetCookie.Select(c => c!).ToList();
        Assert.StartsWith(cookie + "=s;", set[0], StringComparison.Ordinal);
        Assert.StartsWith(cookie + "-terminal=t;", set[1], StringComparison.Ordinal);
        Assert.All(set, c => Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase));
        Assert.All(set, c => Assert.Contains("samesite=strict", c, StringComparison.OrdinalIgnoreCase));
        Assert.All(set, c => Assert.Equal(secure, c.Contains("secure", StringComparison.OrdinalIgnoreCase)));
        Assert.Contains("max-age", set[1], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("max-age", set[0], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Page_ScriptsOfItsOwnText_ArePassedByNonceOnly()
    {
        using var browser = await StaffBrowser.SignedInAsync(host, "mado");
        using var answer = await browser.GetAsync("");
        using var again = await browser.GetAsync("");

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        var script = policy.Split(';', StringSplitOptions.TrimEntries).Single(p => p.StartsWith("script-src", StringComparison.Ordinal));
        Assert.Matches("^script-src 'self' 'nonce-[A-Za-z0-9+/]{24}'$", script);
        Assert.Contains("connect-src 'self';", policy, StringComparison.Ordinal);
        Assert.NotEqual(policy, Assert.Single(again.Headers.GetValues("Content-Security-Policy")));
        var html = await answer.Content.ReadAsStringAsync();
        // A browser that may name no page at all sends forms as from nowhere, and they would be refused.
        Assert.Equal(["same-origin"], answer.Headers.GetValues("Referrer-Policy"));
        var nonce = script.Split("'nonce-")[1].TrimEnd('\'');
        var inline = System.Text.RegularExpressions.Regex.Matches(html, "<script(?![^>]* src=)[^>]*>").Select(m => WebUtility.HtmlDecode(m.Value)).ToList();
        Assert.All(inline, s => Assert.Contains($"nonce=\"{nonce}\"", s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Screen_FromAnotherSite_IsNotOpened()
    {
        using var browser = await StaffBrowser.SignedInAsync(host, "mado");

        Assert.Null(await ScreenClient.ConnectAsync(browser, "http://evil.example"));
        Assert.Null(await ScreenClient.ConnectAsync(browser, "null"));
        await using var own = await ScreenClient.ConnectAsync(browser);
        Assert.NotNull(own);
    }

    [Fact]
    public async Task Screen_WithoutAnOrigin_IsNotOpened()
    {
        using var browser = await StaffBrowser.SignedInAsync(host, "mado");
        using var line = new TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, host.Port);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /_blazor HTTP/1.1\r\nHost: localhost:{host.Port}\r\nCookie: {browser.CookieHeader}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);

        Assert.StartsWith("HTTP/1.1 403", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    /// <summary>Every form that is sent here carries a token of this sign-in, and comes from our own pages.</summary>
    [Theory]
    [InlineData("signout")]
    [InlineData("signin")]
    [InlineData("enrol")]
    public async Task Form_WithoutItsTokenOrFromAnotherSite_DoesNothing(string address)
    {
        using var browser = await StaffBrowser.SignedInAsync(host, "mado");
        Dictionary<string, string> fields = new() { ["_handler"] = address, ["Input.Account"] = "mado", ["Input.Password"] = StaffBrowser.Password };
        using var bare = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        using var foreign = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        foreign.Headers.Add("Origin", "https://evil.example");

        using var first = await browser.SendAsync(bare);
        using var second = await browser.SendAsync(foreign);

        Assert.Equal(HttpStatusCode.BadRequest, first.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, second.StatusCode);
        Assert.Equal(SessionState.Open, (await host.Services.GetRequiredService<StaffSessions>().AskAsync(browser.SessionKey)).State);
    }

    [Fact]
    public async Task Keys_Stored_AreUnderTheKeyFile()
    {
        using var browser = new StaffBrowser(host);
        using var page = await browser.GetAsync("signin");
        var stored = Directory.GetFiles(Path.Combine(host.Folder, "keys"), "*.xml");

        Assert.NotEmpty(stored);
        foreach (var file in stored.Select(XDocument.Load))
        {
            Assert.DoesNotContain(file.Descendants(), e => e.Name.LocalName == "masterKey");
            Assert.Contains("KeyFileDecryptor", file.Descendants().Single(e => e.Name.LocalName == "encryptedSecret").Attribute("decryptorType")!.Value, StringComparison.Ordinal);
        }

        // Another key file opens nothing; what was sealed is not changed unseen.
        var (mine, other) = (KeyFile.Open(Path.Combine(host.Folder, "keep", "web.key")), KeyFile.Open(Path.Combine(host.Folder, "keep", "other.key")));
        var sealedBytes = mine.Seal([1, 2, 3]);
        Assert.Equal([1, 2, 3], mine.Open(sealedBytes));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => other.Open(sealedBytes));
        sealedBytes[^1] ^= 1;
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => mine.Open(sealedBytes));
    }

    [Fact]
    public void Settings_KeysWithoutKeyFile_AreRefusedInWords() =>
        Assert.Contains("Koseki:KeyFile", Assert.Throws<InvalidOperationException>(() => WebSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Koseki:Keys"] = "keys" }).Build())).Message, StringComparison.Ordinal);

    [Fact]
    public void Files_MadeFromNowOn_AreTheOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        OwnerOnly.FromNowOn();
        var folder = Directory.CreateTempSubdirectory("koseki-owner-").FullName;
        File.WriteAllText(Path.Combine(folder, "koseki.db"), "x");
        var old = Path.Combine(folder, "old.xml");
        File.WriteAllText(old, "x");
        File.SetUnixFileMode(old, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        OwnerOnly.Tighten(folder, "*.xml");

        foreach (var file in Directory.GetFiles(folder))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>With the city's directory: what it says becomes a row at the terminal that began; without a terminal nothing.</summary>
    [Fact]
    public async Task Directory_SignsIn_MakesARowOfWhatItSays()
    {
        var code = await host.Services.GetRequiredService<EnrolledTerminals>().IssueCodeAsync("01-02", EnrolledTerminals.CodeFor, EnrolledTerminals.Setup);
        var (terminal, _) = (await host.Services.GetRequiredService<EnrolledTerminals>().EnrolAsync(code))!.Value;
        var now = TimeProvider.System.GetUtcNow();
        var person = new ClaimsPrincipal(new ClaimsIdentity(
        [
            new("name", "市川　花"), new("preferred_username", "hana@city.example"), new("roles", "Approver"), new("roles", "Stranger"), new("auth_time", $"{now.ToUnixTimeSeconds()}"),
            new("http://schemas.microsoft.com/claims/authnmethodsreferences", "mfa"),
        ], "entra", "preferred_username", "roles"));

        foreach (var (device, made) in new[] { (terminal, 1), ("another", 1), (null, 1) })
        {
            await using var scope = host.Services.CreateAsyncScope();
            var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
            var properties = new AuthenticationProperties();
            properties.Items["koseki-terminal"] = device;
            await http.SignInAsync(SessionHandler.Scheme, person, properties);
            Assert.Equal(made, await host.LookAsync(d => d.StaffSessions.CountAsync()));
        }

        var row = await host.LookAsync(d => d.StaffSessions.SingleAsync());
        Assert.Equal(("hana@city.example", "市川　花", "Approver", "mfa", "01-02", null), (row.Account, row.Name, row.Roles, row.Methods, row.Terminal, row.AccountId));
        Assert.Equal(now.ToUnixTimeSeconds(), row.LastProof!.Value.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Directory_Configured_SendsToItOnlyFromATerminal()
    {
        await using var entra = await CoreHost.StartAsync(new Dictionary<string, string?>
        {
            ["Koseki:Auth:Mode"] = "EntraId", ["Koseki:EntraId:Instance"] = "https://login.microsoftonline.com/", ["Koseki:EntraId:TenantId"] = "11111111-1111-1111-1111-111111111111",
            ["Koseki:EntraId:ClientId"] = "22222222-2222-2222-2222-222222222222", ["Koseki:EntraId:CallbackPath"] = "/signin-oidc",
        });
        using var stranger = new StaffBrowser(entra);
        using var terminal = await StaffBrowser.EnrolledAsync(entra);

        using var refused = await stranger.GetAsync("signin/directory");
        using var page = await terminal.GetAsync("signin");
        using var home = await terminal.GetAsync("");

        Assert.Equal("/enrol", refused.Headers.Location!.OriginalString);
        Assert.Contains("href=\"/signin/directory\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.EndsWith("/signin", home.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }
}
