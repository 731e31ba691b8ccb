using System.Net;
using System.Reflection;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.ImagedRegisters;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Tests.Web.Api;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Koseki.Tests.Web.Security;

/// <summary>
/// The walk over everything that can be asked of the staff's host, by every duty and in every state of a sign-in, against
/// <c>rights.txt</c>: addresses and calls of open screens through the real host. The acts behind them: <see cref="ActsWalkTests"/>.
/// </summary>
public sealed class RightsWalkTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly string[] Ends = ["終(サインアウト)", "終(停止)", "終(職務変更)"];
    private static readonly string?[] States = [null, "錠", .. Ends];

    private readonly List<string> wrong = [];
    private CoreHost host = default!;
    private EnrolledTerminal terminal = default!;
    private long paper;
    private int asked;

    public async Task InitializeAsync()
    {
        host = await CoreHost.StartAsync();
        terminal = await StaffBrowser.TerminalAsync(host);
        paper = await host.ReceiveBirthAsync();
        await ImagedDelivery.ImportAsync(host.Services.GetRequiredService<ImagedImport>());
        await host.Services.GetRequiredService<CaseScans>().AttachAsync(paper, Koseki.Domain.Cases.ScanLabel.Notification, ScanFile.Png, CoreHost.Clerk);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public void Table_EveryAddressCallAndQuestionOfTheDoor_StandsInIt()
    {
        // Files, and what belongs to a connection that was already let in.
        string[] besides = ["/_blazor", "/_blazor/disconnect", "/_blazor/initializers", "/_framework/", "/.well-known", "/_content", "/{**path:file}", "/fonts/{name}"];
        var addresses = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => !e.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor"))
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(m => (Method: m, Path: "/" + e.RoutePattern.RawText!.Trim('/'))))
            .Where(e => !besides.Any(b => e.Path == b || (b.EndsWith('/') && e.Path.StartsWith(b, StringComparison.Ordinal))))
            // A page answers its own form as well; what the form does is an act of its own.
            .Where(e => e.Method == "GET" || !IsPage(e.Path)).Select(e => $"{e.Method} {e.Path}").ToHashSet(StringComparer.Ordinal);
        var calls = CallsOf().Select(m => m.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(addresses.Order(StringComparer.Ordinal), RightsTable.Of("番地").Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.Equal(calls.Order(StringComparer.Ordinal), RightsTable.Of("呼出").Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.Equal(DoorVerbs.All.Order(StringComparer.Ordinal), RightsTable.Of("扉").Select(e => e.Name).Order(StringComparer.Ordinal));

        bool IsPage(string path) => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Any(e => "/" + e.RoutePattern.RawText!.Trim('/') == path && e.Metadata.Any(m => m.GetType().Name == "ComponentTypeMetadata"));
    }

    [Fact]
    public async Task Addresses_EveryDutyAndState_AnswerAsTheTableSays()
    {
        using var nobody = new StaffBrowser(host);
        foreach (var row in RightsTable.Of("番地"))
        {
            Compare(row, "未", row.Anonymous, await AskAsync(nobody, row.Name));
        }

        foreach (var (role, column) in RightsTable.Roles.Select((r, i) => (r, i)))
        {
            var account = $"w{role}";
            await host.AddAccountAsync(account, role is { } duty ? [duty] : []);
            // /signout comes last: it ends what the others need.
            foreach (var row in RightsTable.Of("番地").OrderBy(r => r.Name == "POST /signout"))
            {
                await WithAsync(account, null, async browser => Compare(row, $"{role}", row.ByRole[column], await AskAsync(browser, row.Name)));
                if (row.ByRole[column] == "○")
                {
                    await WithAsync(account, "錠", async browser => Compare(row, $"{role} 錠", row.Locked, await AskAsync(browser, row.Name)));
                    foreach (var end in Ends)
                    {
                        await WithAsync(account, end, async browser => Compare(row, $"{role} {end}", row.Ended, await AskAsync(browser, row.Name)));
                    }
                }
            }
        }

        Report("番地");
    }

    [Fact]
    public async Task Calls_EveryDutyAndState_AnswerAsTheTableSays()
    {
        foreach (var (role, column) in RightsTable.Roles.Select((r, i) => (r, i)))
        {
            var account = $"c{role}";
            await host.AddAccountAsync(account, role is { } duty ? [duty] : []);
            foreach (var state in States)
            {
                foreach (var call in CallsOf())
                {
                    using var browser = await StaffBrowser.BegunAsync(host, account, terminal);
                    // Connected while the sign-in stood; the call itself meets the state.
                    await using var screen = (await ScreenClient.ConnectAsync(browser))!;
                    Assert.False((bool?)(await screen.CallAsync("ConnectCircuit", "x")).Result);
                    var row = RightsTable.Of("呼出").Single(r => r.Name == call.Name);
                    await InStateAsync(account, browser, state, async () =>
                        Compare(row, $"{role} {state}", state is null ? row.ByRole[column] : state == "錠" ? row.Locked : row.Ended, await CallAsync(screen, call)));
                }
            }
        }

        Report("呼出");
    }

    [Fact]
    public async Task Door_ByCookiesOfTheStaff_IsClosed()
    {
        foreach (var (role, column) in RightsTable.Roles.Select((r, i) => (r, i)))
        {
            await host.AddAccountAsync($"d{role}", role is { } duty ? [duty] : []);
            foreach (var state in States)
            {
                using var browser = await StaffBrowser.BegunAsync(host, $"d{role}", terminal);
                await InStateAsync($"d{role}", browser, state, async () =>
                {
                    foreach (var row in RightsTable.Of("扉"))
                    {
                        Compare(row, $"{role} {state}", state is null ? row.ByRole[column] : state == "錠" ? row.Locked : row.Ended, await KnockAsync(browser, row.Name));
                    }
                });
            }
        }

        Report("扉");
    }

    private static IEnumerable<MethodInfo> CallsOf()
    {
        var hub = typeof(CircuitHandler).Assembly.GetType("Microsoft.AspNetCore.Components.Server.ComponentHub", throwOnError: true)!;
        return hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName && m.Name is not ("OnDisconnectedAsync" or "OnConnectedAsync" or "Dispose"));
    }

    private void Report(string what)
    {
        output.WriteLine($"{what}: {asked} 回、表と違うもの {wrong.Count}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(asked > 100, $"{asked}");
    }

    private void Compare(Expected row, string who, string expected, string got)
    {
        asked++;
        if (expected != got)
        {
            wrong.Add($"{row.Kind} {row.Name} / {who}: 表は {expected}、実際は {got}");
        }
    }

    private async Task<string> AskAsync(StaffBrowser browser, string name)
    {
        var (method, path) = (name.Split(' ')[0], name.Split(' ')[1].TrimStart('/'));
        path = path.Replace("{Id:long}", $"{paper}", StringComparison.Ordinal).Replace("{id:long}", $"{paper}", StringComparison.Ordinal)
            .Replace("{image:long}", "1", StringComparison.OrdinalIgnoreCase).Replace("{order:int}", "1", StringComparison.Ordinal).Replace("{Number}", "R1", StringComparison.Ordinal);
        if (method == "POST" && path == "signout")
        {
            using var left = await browser.PostAsync("enrol", [], path);
            return left.StatusCode == HttpStatusCode.Redirect && left.Headers.Location!.OriginalString == "/signin" ? "○" : Meaning(left);
        }

        using var request = new HttpRequestMessage(method == "*" ? HttpMethod.Post : new(method), method == "*" ? path + "?negotiateVersion=1" : path);
        if (method == "POST")
        {
            request.Content = new StringContent("{\"boxes\":[]}", System.Text.Encoding.UTF8, "application/json");
        }

        using var answer = await browser.SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.OK && SessionOf(browser) is SessionState.Locked && answer.Content.Headers.ContentType?.MediaType == "text/html" && path is not ("signin" or "enrol"))
        {
            var html = await answer.Content.ReadAsStringAsync();
            return html.Contains("越谷　太郎", StringComparison.Ordinal) || html.Contains("<h1", StringComparison.Ordinal) ? "○" : "殻";
        }

        return Meaning(answer);
    }

    private SessionState? SessionOf(StaffBrowser browser) =>
        browser.CookieHeader.Contains("koseki=", StringComparison.Ordinal) ? host.Services.GetRequiredService<StaffSessions>().AskAsync(browser.SessionKey).GetAwaiter().GetResult().State : null;

    private static string Meaning(HttpResponseMessage answer) => (int)answer.StatusCode switch
    {
        200 or 204 => "○",
        401 => "入",
        403 => "×",
        423 => "鍵",
        302 when answer.Headers.Location!.OriginalString.Contains("/signin", StringComparison.Ordinal) => "入",
        302 when answer.Headers.Location!.OriginalString.EndsWith("/not-allowed", StringComparison.Ordinal) => "×",
        404 when answer.RequestMessage!.RequestUri!.AbsolutePath == "/not-found" => "○",
        var other => $"{other} {answer.Headers.Location}",
    };

    private static async Task<string> CallAsync(ScreenClient screen, MethodInfo call)
    {
        object?[] arguments = [.. call.GetParameters().Where(p => p.ParameterType != typeof(CancellationToken)).Select(p => p.ParameterType == typeof(string) ? "x" : p.ParameterType == typeof(bool) ? false : p.ParameterType == typeof(byte[]) ? Array.Empty<byte>() : (object?)1L)];
        var (_, error) = call.Name == "SendDotNetStreamToJS" ? await screen.StreamAsync(call.Name, arguments) : await screen.CallAsync(call.Name, arguments);
        return error?.Contains(SessionRefusal.Ended.Word(), StringComparison.Ordinal) == true ? "入" : "○";
    }

    private async Task<string> KnockAsync(StaffBrowser browser, string verb)
    {
        using var http = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://localhost:{host.DoorPort}/door/v1/{verb}") { Content = new ByteArrayContent([]) };
        request.Headers.Add("Cookie", browser.CookieHeader);
        try
        {
            using var answer = await http.SendAsync(request);
            return answer.IsSuccessStatusCode ? "○" : "×";
        }
        catch (HttpRequestException)
        {
            return "×";
        }
    }

    private async Task WithAsync(string account, string? state, Func<StaffBrowser, Task> act)
    {
        using var browser = await StaffBrowser.BegunAsync(host, account, terminal);
        await InStateAsync(account, browser, state, () => act(browser));
    }

    private async Task InStateAsync(string account, StaffBrowser browser, string? state, Func<Task> act)
    {
        var sessions = host.Services.GetRequiredService<StaffSessions>();
        switch (state)
        {
            case "錠":
                await sessions.LockAsync(browser.SessionKey);
                break;
            case "終(サインアウト)":
                await sessions.EndAsync(browser.SessionKey, SessionEnd.SignedOut);
                break;
            case "終(停止)":
                await SetActiveAsync(account, false);
                break;
            case "終(職務変更)":
                await TurnDutyAsync(account);
                break;
        }

        await act();
        await SetActiveAsync(account, true);
        if (state == "終(職務変更)")
        {
            await TurnDutyAsync(account);
        }
    }

    private Task SetActiveAsync(string account, bool active) => host.LookAsync(async d =>
    {
        (await d.Users.SingleAsync(u => u.UserName == account)).IsActive = active;
        return await d.SaveChangesAsync();
    });

    // Gives or takes one duty that no column has besides others: 当直, or 運用 to whoever has 当直.
    private Task<int> TurnDutyAsync(string account) => host.LookAsync(async d =>
    {
        var user = await d.Users.SingleAsync(u => u.UserName == account);
        var duty = account.EndsWith("NightDuty", StringComparison.Ordinal) ? StaffRole.Operator : StaffRole.NightDuty;
        if (await d.DutyGrants.FirstOrDefaultAsync(g => g.AccountId == user.Id && g.Role == duty) is { } there)
        {
            d.DutyGrants.Remove(there);
        }
        else
        {
            await d.GiveAsync(user.Id, duty);
        }

        return await d.SaveChangesAsync();
    });
}
