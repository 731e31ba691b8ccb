using System.Net;
using System.Security.Cryptography;
using Koseki.Domain.Certificates.Door;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Gateway;

/// <summary>Many readings of one paper at the same instant, and everything that ends or closes something (faults S4, S9 to S12).</summary>
public sealed class ReadingTests : IAsyncLifetime
{
    private const string Id = "APPLICATION000000001";
    private GatewayHost host = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => host = await GatewayHost.StartAsync();

    /// <inheritdoc/>
    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    /// <summary>Rule R4 at the menu: one that is one too many is told so at once, before any work, and the one under way ends well.</summary>
    [Fact]
    public async Task Menu_OneTooMany_IsShedAtOnce()
    {
        (host.Options.Concurrency, host.Options.Waiting) = (1, 0);
        var (asked, go) = (0, new TaskCompletionSource());
        host.Core.Wait = verb => verb == DoorVerbs.Eligibility && Interlocked.Increment(ref asked) == 1 ? go.Task : Task.CompletedTask;
        var first = host.MenuAsync("01");
        await Patience.UntilAsync(() => asked == 1, "the first menu");

        Assert.Equal("K5005", (await host.MenuAsync("02", "TRANSACTION000002")).Code);

        go.SetResult();
        Assert.Null((await first).Code);
        Assert.Null((await host.MenuAsync("02", "TRANSACTION000003")).Code);
    }

    /// <summary>
    /// Fault S4: six sockets read one application at the same instant, at one node and at two. Whoever gets bytes gets the
    /// right ones, the others a code; the claim is asked for once and nothing closes.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Pdf_SixAtOnce_EveryStreamIsWholeAndNothingCloses(int nodes)
    {
        if (nodes == 2)
        {
            await host.StartSecondNodeAsync();
            host.TalkTo(0);
        }

        for (var round = 0; round < 5; round++)
        {
            var id = $"APPLICATION00000001{round:0}";
            var (token, _, _) = await host.MenuAsync("01");
            var created = await host.CreateAsync(id, token!, "01");
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => host.PdfAtAsync(i % nodes, id, created))));

            var papers = answers.Where(a => a.Code is null).ToList();
            Assert.Equal(2, papers.Count);
            Assert.All(papers, p => Assert.Equal(GatewayHost.Value(created, "Sha256"), Convert.ToHexStringLower(SHA256.HashData(p.Body))));
            Assert.All(answers.Where(a => a.Code is not null), a => Assert.Equal((HttpStatusCode.Gone, "K4006"), (a.Status, a.Code)));
            Assert.Equal(IssueState.Released, await host.LookAsync(d => d.Applications.Where(a => a.ApplicationId == id).Select(a => a.State).SingleAsync()));
            Assert.Equal(round + 1, host.Core.Asked["claim"]);
        }

        Assert.Equal(0, await host.LookAsync(d => d.KindSwitches.CountAsync(s => !s.Open)));
        Assert.Equal(0, await host.LookAsync(d => d.Alarms.CountAsync(a => a.Code != "SELFTEST")));
    }

    /// <summary>Fault S4: a reader who goes away while the claim is asked for takes nothing with it; the next one gets the paper.</summary>
    [Fact]
    public async Task Pdf_ReaderGoneDuringTheClaim_LeavesThePaperForTheNext()
    {
        var (token, _, _) = await host.MenuAsync("01");
        var created = await host.CreateAsync(Id, token!, "01");
        var answer = new TaskCompletionSource();
        host.Core.Wait = verb => verb == DoorVerbs.Claim ? answer.Task : Task.CompletedTask;
        using var gone = new CancellationTokenSource();
        var first = host.PdfAtAsync(0, Id, created, gone.Token);
        await Patience.UntilAsync(() => host.Core.Asked.ContainsKey(DoorVerbs.Claim), "the claim");
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        host.Core.Wait = static _ => Task.CompletedTask;
        answer.SetResult();

        var (_, pdf, code) = await host.PdfAtAsync(0, Id, created);

        Assert.Null(code);
        Assert.Equal(GatewayHost.Value(created, "Sha256"), Convert.ToHexStringLower(SHA256.HashData(pdf)));
    }

    /// <summary>Faults S4 and S10: a core that does not answer the claim ends the reading at its deadline with a code, and the same application can be asked for again.</summary>
    [Fact]
    public async Task Pdf_CoreSilentDuringTheClaim_EndsAtTheDeadlineAndCanBeRepeated()
    {
        var (token, _, _) = await host.MenuAsync("01");
        var created = await host.CreateAsync(Id, token!, "01");
        var never = new TaskCompletionSource();
        host.Core.Wait = verb => verb == DoorVerbs.Claim ? never.Task : Task.CompletedTask;
        var reading = host.PdfAtAsync(0, Id, created);
        await Patience.UntilAsync(() => host.Core.Asked.ContainsKey(DoorVerbs.Claim), "the claim");
        host.Clock.Advance(TimeSpan.FromSeconds(21));

        Assert.Equal((HttpStatusCode.RequestTimeout, "K1004"), (await reading) is var a ? (a.Status, a.Code) : default);

        host.Core.Wait = static _ => Task.CompletedTask;
        never.SetResult();
        Assert.Null((await host.PdfAtAsync(0, Id, created)).Code);
    }

    /// <summary>Fault S9: a deadline no message may have is refused, whatever calendar it needs; nothing is left behind.</summary>
    [Theory]
    [InlineData("9999-12-31T23:59:59+09:00", HttpStatusCode.RequestTimeout, "K1004")]
    [InlineData("9999-12-31T23:59:59-14:00", HttpStatusCode.BadRequest, "K1002")]
    [InlineData("12026-01-01T00:00:00+09:00", HttpStatusCode.BadRequest, "K1002")]
    [InlineData("0001-01-01T00:00:00+14:00", HttpStatusCode.BadRequest, "K1002")]
    public async Task Create_DeadlineOutOfBounds_IsRefused(string deadline, HttpStatusCode status, string code)
    {
        var (token, _, _) = await host.MenuAsync("01");

        Assert.Equal((status, code), await host.CreateRawAsync(Id, token!, "01", deadline));
        Assert.Equal(0, await host.LookAsync(d => d.Applications.CountAsync()));
    }

    /// <summary>Fault S9: a minute is the most.</summary>
    [Theory]
    [InlineData(59, null)]
    [InlineData(61, "K1004")]
    public async Task Create_DeadlineOfAMinute_IsTheLongest(int seconds, string? code)
    {
        var (token, _, _) = await host.MenuAsync("01");

        Assert.Equal(code, (await host.CreateRawAsync(Id, token!, "01", host.At(seconds))).Code);
    }

    /// <summary>Fault S9: what has no owner is ended by whatever node is there, however far away its deadline.</summary>
    [Fact]
    public async Task Sweep_RowWithoutOwner_IsVoid()
    {
        await host.UseAsync<GatewayDbContext>(async database =>
        {
            database.Applications.Add(new()
            {
                Id = Guid.NewGuid(), Municipality = "112224", ApplicationId = Id, PayloadHash = new('0', 64), State = IssueState.Received, OwnerNode = "gateway-9", Transaction = "TRANSACTION000001", Kind = "KOSEKI_ZENBU",
                Kiosk = "A", Means = "CARD", CreatedAt = host.Clock.GetUtcNow().UtcDateTime, ChangedAt = host.Clock.GetUtcNow().UtcDateTime, Deadline = DateTime.MaxValue,
            });
            await database.SaveChangesAsync();
        });
        await host.SweepAsync();
        Assert.Equal("RECEIVED", await host.AckAsync("status", "StatusRequest", Id));

        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await host.SweepAsync();
        Assert.Equal("VOID", await host.AckAsync("status", "StatusRequest", Id));
    }

    /// <summary>Fault S11: what none of the kinds offers is refused, not ignored.</summary>
    [Theory]
    [InlineData("<Option key=\"MYNUMBER\" value=\"Y\"/>")]
    [InlineData("<Option key=\"MYNUMBER\" value=\"N\"/>")]
    [InlineData("<FiscalYear>2026</FiscalYear>")]
    public async Task Create_OptionNotOffered_IsRefused(string option)
    {
        var (token, _, _) = await host.MenuAsync("01");

        Assert.Equal((HttpStatusCode.BadRequest, "K1002"), await host.CreateRawAsync(Id, token!, "01", host.At(20), option));
    }

    /// <summary>Fault S12: a kind closes whatever its reason is, and an alarm is written whatever it says.</summary>
    [Theory]
    [InlineData(399)]
    [InlineData(401)]
    [InlineData(5000)]
    public async Task Close_LongReason_ClosesAll(int length)
    {
        var reason = string.Concat(Enumerable.Repeat("𠮷", length / 2)) + (length % 2 == 1 ? "a" : "");
        await host.UseAsync<Konbini.Gateway.Issuance.IssueLog>(log => log.CloseAsync("KOSEKI_ZENBU", reason, null));

        var kept = await host.LookAsync(d => d.KindSwitches.Where(s => s.Kind == "KOSEKI_ZENBU").Select(s => new { s.Open, s.Reason }).SingleAsync());
        Assert.False(kept.Open);
        Assert.InRange(kept.Reason!.Length, 1, 400);
        Assert.False(char.IsHighSurrogate(kept.Reason.TrimEnd('…')[^1]));
        Assert.InRange((await host.LookAsync(d => d.Alarms.SingleAsync(a => a.Code != "SELFTEST"))).Message.Length, 1, 400);
    }

    /// <summary>Fault S12, its brother: a code the core makes up does not keep an application from ending.</summary>
    [Fact]
    public async Task Pdf_UnknownCodeOfTheCore_EndsTheApplication()
    {
        var (token, _, _) = await host.MenuAsync("01");
        var created = await host.CreateAsync(Id, token!, "01");
        host.Core.Claim = new(false, "K-a-code-that-nobody-knows", 1);

        Assert.Equal("K5006", (await host.PdfAtAsync(0, Id, created)).Code);
        Assert.Equal("VOID", await host.AckAsync("status", "StatusRequest", Id));
    }
}
