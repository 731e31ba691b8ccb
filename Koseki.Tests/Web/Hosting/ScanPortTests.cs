using System.Net;
using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Tests.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Web.Api;
using Koseki.Tests.Web.Security;
using Koseki.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Hosting;

/// <summary>Images as the real application gives them out.</summary>
public sealed class ScanPortTests : IAsyncLifetime
{
    private CoreHost host = default!;
    private readonly Dictionary<string, StaffBrowser> browsers = new(StringComparer.Ordinal);
    private long paper;

    private CaseScans Scans => host.Services.GetRequiredService<CaseScans>();

    public async Task InitializeAsync()
    {
        host = await CoreHost.StartAsync();
        paper = await host.ReceiveBirthAsync();
        await Scans.AttachAsync(paper, ScanLabel.Notification, ScanFile.Png, CoreHost.Clerk);
        await Scans.AttachAsync(paper, ScanLabel.Enclosure, ScanFile.Pdf(), CoreHost.Clerk);
    }

    public async Task DisposeAsync()
    {
        foreach (var browser in browsers.Values)
        {
            browser.Dispose();
        }

        await host.DisposeAsync();
    }

    [Fact]
    public async Task Get_ByWhoMaySeeRegisters_IsTheImageAndIsLogged()
    {
        StaffRole[] roles = [StaffRole.Counter, StaffRole.Examiner, StaffRole.Approver];
        foreach (var role in roles)
        {
            using var answer = await GetAsync(1, role);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(ScanFile.Png, await answer.Content.ReadAsByteArrayAsync());
        }

        var look = $"閲覧 届 {await ReceiptAsync()} の画像1(届書)を表示";
        Assert.Equal(roles.Select(_ => look), await LooksAsync());
    }

    [Fact]
    public async Task Get_ByAnybodyElse_IsNoImageAndNoLook()
    {
        foreach (var role in new StaffRole?[] { StaffRole.NightDuty, StaffRole.Operator, null })
        {
            using var answer = await GetAsync(1, role);

            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Redirect, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        }

        Assert.Empty(await LooksAsync());
    }

    [Fact]
    public async Task Get_Headers_KeepItOutOfCachesAndFromDoingAnything()
    {
        foreach (var (order, type) in new[] { (1, "image/png"), (2, "application/pdf") })
        {
            using var answer = await GetAsync(order, StaffRole.Approver);

            Assert.Equal(type, answer.Content.Headers.ContentType!.ToString());
            Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.ToString());
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["DENY"], answer.Headers.GetValues("X-Frame-Options"));
            Assert.Equal(["same-origin"], answer.Headers.GetValues("Cross-Origin-Resource-Policy"));
            Assert.Equal(["default-src 'none'; sandbox; frame-ancestors 'none'"], answer.Headers.GetValues("Content-Security-Policy"));
        }
    }

    [Fact]
    public async Task Get_ScreenLocked_IsRefusedUntilItIsOpened()
    {
        using (var before = await GetAsync(1, StaffRole.Approver))
        {
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }

        var sessions = host.Services.GetRequiredService<StaffSessions>();
        var key = browsers[nameof(StaffRole.Approver)].SessionKey;
        await sessions.LockAsync(key);

        using (var locked = await GetAsync(1, StaffRole.Approver))
        {
            Assert.Equal((HttpStatusCode)423, locked.StatusCode);
            Assert.StartsWith("画面をロックしているため、表示しません。", await locked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Single(await LooksAsync());
        }

        await sessions.ProvedAsync(key);
        using var open = await GetAsync(1, StaffRole.Approver);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
    }

    [Fact]
    public async Task Get_WhatIsNotThere_SaysSoInPlainText()
    {
        using var answer = await GetAsync(3, StaffRole.Approver);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal($"案件 {paper} に画像3はありません。画面を読み直してください。", await answer.Content.ReadAsStringAsync());
        Assert.Empty(await LooksAsync());
    }

    [Fact]
    public async Task Get_ACancelledOne_IsShownAndTheLookSaysThatItIs()
    {
        await Scans.CancelAsync(paper, 1, "別の届のもの", CoreHost.Clerk);

        using var answer = await GetAsync(1, StaffRole.Approver);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.EndsWith("画像1(届書、取消)を表示", Assert.Single(await LooksAsync()), StringComparison.Ordinal);
    }

    [SqliteFact]
    public async Task Get_ChangedInTheStore_IsNotShown()
    {
        var file = ((FolderContents)host.Services.GetRequiredService<IContentStore>()).PathOf(ContentHash.Of(ScanFile.Png));
        await File.WriteAllBytesAsync(file, [.. ScanFile.Png, 0]);

        using var answer = await GetAsync(1, StaffRole.Approver);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.StartsWith($"案件{paper}の画像1を表示しません: ", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<string> ReceiptAsync()
    {
        var found = (await host.Services.GetRequiredService<CaseWorkflow>().GetAsync(paper))!;
        return $"{found.Receipt} {found.Subject}";
    }

    private Task<List<string>> LooksAsync() => host.LookAsync(d => d.AccessLog.Where(a => a.Action == "閲覧").OrderBy(a => a.Sequence).Select(a => a.Action + " " + a.Text).ToListAsync());

    private async Task<HttpResponseMessage> GetAsync(int order, StaffRole? role)
    {
        if (!browsers.TryGetValue($"{role}", out var browser))
        {
            browsers[$"{role}"] = browser = role is { } duty ? await SignedInAsync(duty) : new StaffBrowser(host);
        }

        return await browser.GetAsync(ScanPort.AddressOf(paper, order).TrimStart('/'));
    }

    private async Task<StaffBrowser> SignedInAsync(StaffRole role)
    {
        await host.AddAccountAsync($"m{role}", role);
        return await StaffBrowser.SignedInAsync(host, $"m{role}");
    }
}
