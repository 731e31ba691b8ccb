using System.Net;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Accounts;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Accounts;
using Koseki.Infrastructure.UseCases.Sessions;
using Koseki.Tests.Infrastructure.Databases;
using Koseki.Tests.Web.Api;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Security;

/// <summary>Faults A1, A2, A4, A5: signing in, and what a cookie is worth, before the real host.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private CoreHost host = default!;

    public async Task InitializeAsync()
    {
        host = await CoreHost.StartAsync();
        await host.AddAccountAsync("mado", StaffRole.Counter);
        await host.AddAccountAsync("saru", StaffRole.Counter);
        await CloseAsync(host, "saru");
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    /// <summary>Fault A5: a browser that is no terminal is offered none and signs nobody in, with the right password either.</summary>
    [Fact]
    public async Task SignIn_BrowserNotEnrolled_IsRefusedWithoutAChoice()
    {
        using var browser = new StaffBrowser(host);
        using var page = await browser.GetAsync("signin");
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("data-testid=\"not-enrolled\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<select", html, StringComparison.Ordinal);

        // Its form is not even there; one made by hand meets the refusal.
        using var enrolled = await StaffBrowser.EnrolledAsync(host);
        using var forged = await enrolled.SignInAsync("mado", StaffBrowser.Password);
        Assert.Equal(HttpStatusCode.Redirect, forged.StatusCode);
        Assert.Equal(1, await host.LookAsync(d => d.StaffSessions.CountAsync()));
    }

    /// <summary>Fault A5: a revoked terminal is none any more.</summary>
    [Fact]
    public async Task SignIn_TerminalRevoked_EndsWhoIsSignedInThere()
    {
        using var browser = await StaffBrowser.SignedInAsync(host, "mado");
        var device = await host.LookAsync(d => d.StaffSessions.Select(s => s.Device).SingleAsync());

        await host.Services.GetRequiredService<EnrolledTerminals>().RevokeAsync(device, EnrolledTerminals.Setup);

        using var home = await browser.GetAsync("");
        Assert.EndsWith("/signin?ended=TerminalRevoked", home.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var page = await browser.GetAsync("signin?ended=TerminalRevoked");
        var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
        Assert.Contains("前のサインインは終わりました(端末の登録が取り消された)。", html, StringComparison.Ordinal);
        Assert.Contains("not-enrolled", html, StringComparison.Ordinal);
    }

    /// <summary>Fault A4: an unknown account, a wrong password, a closed account and waiting read alike, and each hashes a password once.</summary>
    [Fact]
    public async Task SignIn_WhateverStandsAgainstIt_ReadsTheSameAndHashesOnce()
    {
        using var browser = await StaffBrowser.EnrolledAsync(host);
        (string Account, string Password)[] tries = [("dare-mo", "x"), ("mado", "x"), ("saru", StaffBrowser.Password), ("saru", "x"), ("mado", "x"), ("mado", StaffBrowser.Password)];
        var answers = new List<string>();
        foreach (var (account, password) in tries)
        {
            if (password == StaffBrowser.Password && account == "mado")
            {
                // Has failed a moment ago, often: the right password has to wait as well.
                await host.LookAsync(d => d.SignInTries.Where(t => t.Key.StartsWith("account")).ExecuteUpdateAsync(u => u.SetProperty(t => t.Failures, 50).SetProperty(t => t.LastAt, TimeProvider.System.GetUtcNow().AddHours(1))));
            }

            using var answer = await browser.SignInAsync(account, password);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            answers.Add(System.Text.RegularExpressions.Regex.Match(html, "data-testid=\"signin-problem\".*?<p>(.*?)</p>", System.Text.RegularExpressions.RegexOptions.Singleline).Groups[1].Value);
        }

        Assert.Equal([SignInDesk.Refused], answers.Distinct());
        Assert.Equal(0, await host.LookAsync(d => d.StaffSessions.CountAsync()));
        var log = await host.LookAsync(d => d.AccessLog.Where(a => a.Action == "サインイン失敗").OrderBy(a => a.Sequence).Select(a => a.Account + " " + a.Terminal).ToListAsync());
        // The tries that were turned away unread do not stand there one by one.
        Assert.Equal(["? 01-01", "mado 01-01", "saru 01-01", "saru 01-01", "mado 01-01"], log);
    }

    /// <summary>Fault A4: the same way for an account that nobody has: its password is verified against a hash of the same cost.</summary>
    [Fact]
    public async Task SignIn_UnknownAccount_VerifiesAHashAsWell()
    {
        var counting = new CountingHasher();
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var desk = new SignInDesk(services.GetRequiredService<UserManager<StaffAccount>>(), counting, services.GetRequiredService<AccountGuard>(), services.GetRequiredService<AccountDesk>(), services.GetRequiredService<StaffSessions>(), services.GetRequiredService<EnrolledTerminals>(),
            services.GetRequiredService<SignInThrottle>(), services.GetRequiredService<Koseki.Infrastructure.Persistence.Access.AccessLog>(), TimeProvider.System);
        using var browser = await StaffBrowser.SignedInAsync(host, "mado");
        var session = (await services.GetRequiredService<StaffSessions>().AskAsync(browser.SessionKey)).Session!;

        foreach (var account in new[] { "mado", "dare-mo", "saru" })
        {
            var before = counting.Verified;
            await desk.ProveAsync(session with { Actor = session.Actor with { Account = account } }, "x");
            Assert.Equal(before + 1, counting.Verified);
        }
    }

    /// <summary>Fault A2: a cookie copied before the sign-out, and used on another node, is worth nothing.</summary>
    [Fact]
    public async Task SignOut_CopiedCookie_IsWorthNothingOnEitherNode()
    {
        await using var second = await host.StartBesideAsync();
        using var browser = await StaffBrowser.SignedInAsync(host, "mado");
        using var thief = browser.Copy(second);
        using (var before = await thief.GetAsync("search"))
        {
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }

        using var screen = await browser.GetAsync("");
        using var out_ = await browser.PostAsync("signin", [], "signout");
        Assert.Equal("/signin", out_.Headers.Location!.OriginalString);

        foreach (var node in new[] { host, second })
        {
            using var copied = thief.Copy(node);
            using var answer = await copied.GetAsync("search");
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.EndsWith("/signin", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
            Assert.Null(await ScreenClient.ConnectAsync(copied));
        }
    }

    /// <summary>Faults A2, A3: an open screen on the other node shows the lock, and the end, by itself.</summary>
    [Fact]
    public async Task Screen_OnTheOtherNode_ShowsLockAndEnd()
    {
        await using var second = await host.StartBesideAsync();
        using var browser = await StaffBrowser.SignedInAsync(host, "mado");
        using var there = browser.Copy(second);
        await using var screen = (await ScreenClient.ConnectAsync(there))!;
        await screen.OpenAsync("", "今日の仕事");
        var sessions = host.Services.GetRequiredService<StaffSessions>();
        screen.Look();

        await sessions.LockAsync(browser.SessionKey);
        await screen.UntilDrawnAsync("screen-lock");
        screen.Look();
        await sessions.ProvedAsync(browser.SessionKey);
        await screen.UntilDrawnAsync("今日の仕事");
        screen.Look();
        await CloseAsync(host, "mado");
        await screen.UntilDrawnAsync("session-ended");
        Assert.Contains("アカウントが使えなくなった", screen.Drawn, StringComparison.Ordinal);

        var (_, error) = await screen.CallAsync("OnLocationChanged", new Uri(there.Address, "search").ToString(), null, false);
        Assert.Equal(SessionRefusal.Ended.Word(), error?.Split("HubException: ")[^1]);
    }

    /// <summary>Fault A3: going on in a locked screen by the hub's own calls meets the lock and nothing else.</summary>
    [Fact]
    public async Task Screen_Locked_NavigatingInsideItDrawsNothing()
    {
        using var browser = await StaffBrowser.SignedInAsync(host, "mado");
        await using var screen = (await ScreenClient.ConnectAsync(browser))!;
        await screen.OpenAsync("", "今日の仕事");
        await host.Services.GetRequiredService<StaffSessions>().LockAsync(browser.SessionKey);
        await screen.UntilDrawnAsync("screen-lock");
        screen.Look();

        foreach (var path in new[] { "search", "registers/R1", "notifications", "receipt-book" })
        {
            await screen.CallAsync("OnLocationChanged", new Uri(browser.Address, path).ToString(), null, false);
        }

        Assert.DoesNotContain("越谷", screen.Drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("<h1", screen.Drawn, StringComparison.Ordinal);
        await using var another = (await ScreenClient.ConnectAsync(browser))!;
        await another.OpenAsync("registers/R1", "screen-lock");
        Assert.DoesNotContain("越谷", another.Drawn, StringComparison.Ordinal);
        Assert.Equal(0, await host.LookAsync(d => d.AccessLog.CountAsync(a => a.Register == 1)));
    }

    /// <summary>Fault A1: what acts carry comes from the row, never from a claim: one that lost its key is nobody.</summary>
    [Fact]
    public async Task Actor_FromTheRow_SaysWhoAndWhere()
    {
        using var browser = await StaffBrowser.SignedInAsync(host, "mado");

        var session = (await host.Services.GetRequiredService<StaffSessions>().AskAsync(browser.SessionKey)).Session!;

        Assert.Equal(("mado", "職員　mado", "01", "01-01", "本庁", "本庁 1番"),
            (session.Actor.Account, session.Actor.Name, session.Actor.Office, session.Actor.Terminal, session.OfficeName, session.TerminalName));
        Assert.DoesNotContain(StaffClaims.PrincipalOf(session).Claims, c => c.Value is "01-01" or "本庁");
    }

    private sealed class CountingHasher : PasswordHasher<StaffAccount>
    {
        public int Verified { get; private set; }

        public override PasswordVerificationResult VerifyHashedPassword(StaffAccount user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    /// <summary>Fault S7: a password hash put into the database, a closed account opened there, and a duty added there sign nobody in; whoever tries is told, and the looks say so.</summary>
    [SqliteTheory]
    [InlineData("UPDATE AspNetUsers SET PasswordHash = (SELECT PasswordHash FROM AspNetUsers WHERE UserName = 'saru') WHERE UserName = 'mado'", "mado")]
    [InlineData("UPDATE AspNetUsers SET IsActive = 1 WHERE UserName = 'saru'", "saru")]
    [InlineData("INSERT INTO DutyGrants (Number, Entry, AccountId, Role, \"From\", EnteredAt, EnteredBy, EnteredByName, Confirmed) SELECT 900, 900, AccountId, 'Approver', \"From\", EnteredAt, EnteredBy, EnteredByName, 1 FROM DutyGrants WHERE Number = 1", "mado")]
    [InlineData("DELETE FROM DutyGrants WHERE Number = 1", "mado")]
    public async Task SignIn_AccountChangedInTheDatabase_IsRefusedAndSaid(string sql, string account)
    {
        await host.LookAsync(d => d.Database.ExecuteSqlAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql)));
        using var browser = await StaffBrowser.EnrolledAsync(host);

        using var answer = await browser.SignInAsync(account, StaffBrowser.Password);

        Assert.Contains(AccountGuard.Refused, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(0, await host.LookAsync(d => d.StaffSessions.CountAsync()));
        Assert.Equal(1, await host.LookAsync(d => d.AccessLog.CountAsync(a => a.Account == account && a.Text.StartsWith("記録が署名した記録と合わないアカウント"))));
    }

    /// <summary>A first password, which somebody else has seen, opens nothing but its own change; the chosen one signs in, the first one never again.</summary>
    [Fact]
    public async Task SignIn_WithTheFirstPassword_AsksForAnotherFirst()
    {
        const string first = "7KQW-M3HA-9XTE";
        await host.Services.GetRequiredService<AccountDesk>().SetUpAsync(new("shinjin", "新　人", "01", [StaffRole.Counter], true), first);
        using var browser = await StaffBrowser.EnrolledAsync(host);
        async Task<(HttpStatusCode Status, string Html)> TryAsync(string password, string? chosen, string? again)
        {
            var fields = new Dictionary<string, string> { ["Input.Account"] = "shinjin", ["Input.Password"] = password };
            if (chosen is not null)
            {
                (fields["Input.Chosen"], fields["Input.Again"]) = (chosen, again!);
            }

            using var answer = await browser.PostAsync("signin", fields);
            return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        }

        Assert.Contains("data-testid=\"new-password\"", (await TryAsync(first, null, null)).Html, StringComparison.Ordinal);
        Assert.Contains(new Koseki.Domain.Accounts.DutyRefusal.PasswordsDiffer().Words, (await TryAsync(first, "kaeru-no-uta", "kaeru-no-uto")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("new-password", (await TryAsync("chigau", "kaeru-no-uta", "kaeru-no-uta")).Html, StringComparison.Ordinal);
        Assert.Equal(0, await host.LookAsync(d => d.StaffSessions.CountAsync()));

        Assert.Equal(HttpStatusCode.Redirect, (await TryAsync(first, "kaeru-no-uta", "kaeru-no-uta")).Status);
        Assert.Equal("Counter", await host.LookAsync(d => d.StaffSessions.Select(s => s.Roles).SingleAsync()));
        using var another = await StaffBrowser.EnrolledAsync(host);
        using var refused = await another.SignInAsync("shinjin", first);
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        using var taken = await another.SignInAsync("shinjin", "kaeru-no-uta");
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
    }

    private static Task CloseAsync(CoreHost host, string account) => host.LookAsync(async d =>
    {
        (await d.Users.SingleAsync(u => u.UserName == account)).IsActive = false;
        return await d.SaveChangesAsync();
    });
}
