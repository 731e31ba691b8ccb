using System.Runtime.CompilerServices;
using Koseki.Domain.Certificates.Door;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Gateway;

/// <summary>Fault S6: the gateway keeps the highest head of the core's journal, where the core's database owner cannot reach it.</summary>
public sealed class GatewayDatabaseHeadsTests
{
    // A journal whose row n has the hash n in hexadecimal, repeated.
    private static HeadWord Journal(long last, long known) => new(last, HashOf(last), "", known == 0 || known > last ? null : HashOf(known));

    private static string HashOf(long number) => number.ToString("x", System.Globalization.CultureInfo.InvariantCulture).PadLeft(64, '0');

    [Fact]
    public async Task Menu_CoreGoesOn_TheHighestHeadIsKept()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Core.Head = known => Journal(5, known);
        await host.MenuAsync("01");
        host.Core.Head = known => Journal(9, known);
        var (_, members, code) = await host.MenuAsync("01");

        Assert.Null(code);
        Assert.NotEmpty(members);
        Assert.Equal((9L, HashOf(9)), await host.LookAsync(async d => await d.CoreHeads.Select(h => ValueTuple.Create(h.Number, h.Hash)).SingleAsync()));
        Assert.Empty(await host.ProblemsAsync());
    }

    /// <summary>Scenario 34: the gateway's own database taken back to an older copy, in which somebody may still be alive: the node does not start upon it.</summary>
    [SqliteFact]
    public async Task Start_OnAnOlderCopyOfTheDatabase_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync();
        var older = Path.Combine(host.Inbox, "older.db");
        await host.LookAsync(d => d.Database.ExecuteSqlAsync($"VACUUM INTO {older}"));
        host.Feed("resident", 2, GatewayHost.Resident("0001", "DEAD"));
        Assert.Null((await host.ImportAsync()).Problem);

        await Assert.ThrowsAnyAsync<Exception>(() => host.RestartAsync(() => File.Copy(older, host.DatabaseFile, overwrite: true)));
    }

    /// <summary>Database and anchors of the core taken back together: refused, with an alarm, for good.</summary>
    [Theory]
    [InlineData("back", "台帳が 4 番に戻っています(5 番まで聞いています)")]
    [InlineData("forked", "台帳の 5 番が、聞いたものと違います")]
    [InlineData("silent", "台帳の 5 番が、聞いたものと違います")]
    public async Task Menu_CoreWentBackOrForked_IsRefusedForGoodWithAnAlarm(string how, string alarm)
    {
        await using var host = await GatewayHost.StartAsync();
        host.Core.Head = known => Journal(5, known);
        await host.MenuAsync("01");

        host.Core.Head = known => how switch
        {
            "back" => Journal(4, known),
            "forked" => Journal(7, known) with { KnownHash = new('f', 64) },
            _ => null,
        };
        var refused = await host.MenuAsync("01");
        // The core is well again, and the gateway starts anew: only people settle it.
        host.Core.Head = known => Journal(8, known);
        await host.RestartAsync();
        var still = await host.MenuAsync("01");

        Assert.Empty(refused.Members);
        Assert.NotNull(refused.Code);
        Assert.Empty(still.Members);
        Assert.Contains(await host.LookAsync(d => d.Alarms.Select(a => a.Message).ToListAsync()), m => m.Contains(alarm, StringComparison.Ordinal));
        Assert.Contains(await host.ProblemsAsync(), p => p.Contains(alarm, StringComparison.Ordinal));
    }

    /// <summary>Fault R7: whoever makes the gateway forget what it was told, or that it stopped, gets nothing from a core that went back.</summary>
    [SqliteTheory]
    [InlineData("DELETE FROM CoreHeads", "CoreHeads の 1 がありません")]
    [InlineData("UPDATE CoreHeads SET Problem = NULL, Number = 4", "CoreHeads の 1 が書き換えられています")]
    public async Task CoreHead_ChangedBehindTheProgramsBack_LetsNothingOut(string sql, string problem)
    {
        await using var host = await GatewayHost.StartAsync();
        host.Core.Head = known => Journal(5, known);
        var (token, _, _) = await host.MenuAsync("01");
        var created = await host.CreateAsync("APPLICATION000000001", token!, "01");
        host.Core.Head = known => Journal(4, known);
        Assert.Equal("K5901", (await host.MenuAsync("01")).Code);

        await host.LookAsync(d => d.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql)));

        Assert.Equal("K5902", (await host.PdfAsync("APPLICATION000000001", created)).Code);
        Assert.Equal("K5902", (await host.MenuAsync("01")).Code);
        Assert.StartsWith("戸籍システムから聞いた台帳の先頭", Assert.Single(await host.LookAsync(d => d.Alarms.Where(a => a.Code == nameof(Refusal.RecordTampered)).ToListAsync())).Message, StringComparison.Ordinal);
        Assert.Contains(await host.ProblemsAsync(), p => p.Contains(problem, StringComparison.Ordinal));
    }
}
