using System.Net;
using System.Text.RegularExpressions;
using Koseki.Domain.Calendar;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Sessions;
using Koseki.Tests.Web.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Security;

/// <summary>A browser as far as cookies and forms go, before the real host; follows no redirect by itself.</summary>
internal sealed partial class StaffBrowser(CoreHost host) : IDisposable
{
    internal const string Password = "Koba-meti-7431";

    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new($"http://localhost:{host.Port}/"), Timeout = Patience.Bound };

    /// <summary>Where the host is.</summary>
    internal Uri Address => http.BaseAddress!;

    /// <summary>What the browser sends.</summary>
    internal string CookieHeader => string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"));

    /// <summary>The names and what the host said of each of the last answer's cookies.</summary>
    internal IReadOnlyList<string> LastCookies { get; private set; } = [];

    /// <summary>The same cookies in another browser, before this or another node: what a thief of cookies has.</summary>
    internal StaffBrowser Copy(CoreHost? node = null)
    {
        var copy = new StaffBrowser(node ?? host);
        foreach (var (name, value) in cookies)
        {
            copy.cookies[name] = value;
        }

        return copy;
    }

    /// <summary>A browser that is a terminal.</summary>
    internal static async Task<StaffBrowser> EnrolledAsync(CoreHost host, string terminal = "01-01")
    {
        var browser = new StaffBrowser(host);
        var code = await host.Services.GetRequiredService<EnrolledTerminals>().IssueCodeAsync(terminal, EnrolledTerminals.CodeFor, EnrolledTerminals.Setup);
        using var answer = await browser.PostAsync("enrol", new() { ["Input.Code"] = code });
        Assert.Contains("data-testid=\"enrolled\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        return browser;
    }

    /// <summary>A browser in which somebody is signed in.</summary>
    internal static async Task<StaffBrowser> SignedInAsync(CoreHost host, string account)
    {
        var browser = await EnrolledAsync(host);
        using var answer = await browser.SignInAsync(account, Password);
        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location?.OriginalString.Replace(browser.Address.ToString(), "/", StringComparison.Ordinal)));
        return browser;
    }

    /// <summary>A browser in which somebody has signed in at an enrolled terminal, without the slow hashing of a password.</summary>
    internal static async Task<StaffBrowser> BegunAsync(CoreHost host, string account, EnrolledTerminal place)
    {
        var user = await host.LookAsync(d => d.Users.AsNoTracking().SingleAsync(u => u.UserName == account));
        var roles = (await host.Services.GetRequiredService<AccountGuard>().FindAsync(user.Id))!.DutiesOn(JapanTime.DayOf(TimeProvider.System.GetUtcNow()), place.Office);
        var (secret, _) = await host.Services.GetRequiredService<StaffSessions>().BeginAsync(new(account, user.DisplayName, roles, ["pwd"], place) { AccountId = user.Id, Stamp = user.SecurityStamp, ProvedAt = TimeProvider.System.GetUtcNow() });
        var browser = new StaffBrowser(host);
        browser.cookies["koseki"] = secret;
        return browser;
    }

    /// <summary>A terminal to sign in at.</summary>
    internal static async Task<EnrolledTerminal> TerminalAsync(CoreHost host)
    {
        var terminals = host.Services.GetRequiredService<EnrolledTerminals>();
        return (await terminals.EnrolAsync(await terminals.IssueCodeAsync("01-01", EnrolledTerminals.CodeFor, EnrolledTerminals.Setup)))!.Value.Terminal;
    }

    /// <summary>The key of its sign-in.</summary>
    internal string SessionKey => StaffSessions.KeyOf(cookies["koseki"]);

    internal Task<HttpResponseMessage> SignInAsync(string account, string password) => PostAsync("signin", new() { ["Input.Account"] = account, ["Input.Password"] = password });

    internal Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    /// <summary>Opens a page and sends its form; <paramref name="target"/> where it goes to another address.</summary>
    internal async Task<HttpResponseMessage> PostAsync(string page, Dictionary<string, string> fields, string? target = null)
    {
        using var form = await GetAsync(page);
        var html = await form.Content.ReadAsStringAsync();
        fields["__RequestVerificationToken"] = Token().Match(html).Groups[1].Value;
        fields["_handler"] = page.Trim('/');
        return await SendAsync(new(HttpMethod.Post, target ?? page) { Content = new FormUrlEncodedContent(fields) });
    }

    internal async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", CookieHeader);
        }

        var answer = await http.SendAsync(request);
        LastCookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [];
        foreach (var cookie in LastCookies)
        {
            var parts = cookie.Split(';')[0].Split('=', 2);
            if (parts[1].Length == 0)
            {
                cookies.Remove(parts[0]);
            }
            else
            {
                cookies[parts[0]] = parts[1];
            }
        }

        return answer;
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
