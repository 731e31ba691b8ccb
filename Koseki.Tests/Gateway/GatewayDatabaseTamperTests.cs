using System.Runtime.CompilerServices;
using Koseki.Domain.Calendar;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Tests.Infrastructure.Chains;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Gateway;

/// <summary>Fault S7: whatever is changed in the gateway's database behind its back is found, and named.</summary>
public sealed class GatewayDatabaseTamperTests
{
    [Fact]
    public async Task Work_OfEveryKind_IsNamedAndClean()
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, _, _) = await host.MenuAsync("01");
        var created = await host.CreateAsync("APPLICATION000000001", token!, "01");
        await host.PdfAsync("APPLICATION000000001", created);
        host.Feed("resident", 2, ["0005", "ACTIVE"]);
        await host.ImportAsync();
        host.Core.AfterSigning = (_, body) => [.. body, 0];
        await host.CreateAsync("APPLICATION000000002", token!, "01");
        await host.RestartAsync();

        Assert.NotEmpty(await host.LookAsync(d => d.Alarms.ToListAsync()));
        Assert.Empty(await host.ProblemsAsync());
    }

    /// <summary>Fault S7, where the act is done: a replica changed behind the program's back offers nothing and lets nothing leave that was sealed before; an alarm says why.</summary>
    [SqliteTheory]
    [InlineData("UPDATE JpkiBindings SET ResidentNumber = '0002' WHERE Serial = '01'", "01", "電子証明書と住民")]
    [InlineData("DELETE FROM JpkiBindings WHERE Serial = '01'; INSERT INTO JpkiBindings SELECT IssuerKeyId, '01', Means, ResidentNumber, Status FROM JpkiBindings WHERE Serial = '02'", "01", "電子証明書と住民")]
    [InlineData("UPDATE JpkiBindings SET Means = 'ANDROID' WHERE Serial = '01'", "01", "電子証明書と住民")]
    [InlineData("UPDATE Residents SET Name = '越谷　次郎' WHERE Number = '0001'", "01", "住民の状態と照合の手掛かり")]
    public async Task Release_ReplicaChangedBehindTheProgramsBack_GivesNothing(string sql, string serial, string row)
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, _, _) = await host.MenuAsync(serial);
        var created = await host.CreateAsync("APPLICATION000000001", token!, serial);

        await host.LookAsync(d => d.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql)));

        Assert.Equal("K5902", (await host.PdfAsync("APPLICATION000000001", created)).Code);
        Assert.Equal("K5902", (await host.MenuAsync(serial, "TRANSACTION000002")).Code);
        Assert.Equal("K5902", (await host.MenuAsync(serial, "TRANSACTION000003")).Code);
        var alarm = Assert.Single(await host.LookAsync(d => d.Alarms.Where(a => a.Code == nameof(Refusal.RecordTampered)).ToListAsync()));
        // In a word: it is told to the core and shown, and names nobody.
        Assert.StartsWith(row + " が、", alarm.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("A1B2C3D4", alarm.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0001", alarm.Message, StringComparison.Ordinal);
        Assert.Null((await host.MenuAsync("02", "TRANSACTION000004")).Code);
    }

    /// <summary>A secret that somebody put in or took away makes no token and fits none: whoever knew it could make the tokens of a visit that never was.</summary>
    [SqliteTheory]
    [InlineData("UPDATE Secrets SET Value = zeroblob(32) WHERE Name = 'subject-tokens'")]
    [InlineData("DELETE FROM Secrets WHERE Name = 'subject-tokens'")]
    public async Task Menu_SecretChangedBehindTheProgramsBack_GivesNothing(string sql)
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, _, _) = await host.MenuAsync("01");

        await host.LookAsync(d => d.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql)));

        Assert.Equal("K5902", GatewayHost.Code(await host.CreateAsync("APPLICATION000000001", token!, "01")));
        Assert.Equal("K5902", (await host.MenuAsync("01", "TRANSACTION000002")).Code);
        Assert.Contains(await host.LookAsync(d => d.Alarms.ToListAsync()), a => a.Code == nameof(Refusal.RecordTampered) && a.Message.StartsWith("照会の証の鍵 が、", StringComparison.Ordinal));
    }

    /// <summary>
    /// Fault R2: two sealed applications exchanged in the database. Whoever repeats the application, or fetches it, does not get the
    /// other person's paper; neither does word of the printing make the exchanged row the program's own (R3).
    /// </summary>
    [SqliteFact]
    public async Task Applications_ExchangedBehindTheProgramsBack_GiveNothing()
    {
        await using var host = await GatewayHost.StartAsync();
        var (one, two) = ((await host.MenuAsync("01")).Token!, (await host.MenuAsync("02")).Token!);
        var mine = await host.CreateAsync("APPLICATION000000001", one, "01");
        var other = await host.CreateAsync("APPLICATION000000002", two, "02");
        await host.LookAsync(async d =>
        {
            var hashes = await d.Applications.OrderBy(a => a.ApplicationId).Select(a => a.PayloadHash).ToListAsync();
            await d.Database.ExecuteSqlAsync($"UPDATE Applications SET ApplicationId = 'X', PayloadHash = {hashes[1]} WHERE ApplicationId = 'APPLICATION000000001'");
            await d.Database.ExecuteSqlAsync($"UPDATE Applications SET ApplicationId = 'APPLICATION000000001', PayloadHash = {hashes[0]} WHERE ApplicationId = 'APPLICATION000000002'");
            return await d.Database.ExecuteSqlAsync($"UPDATE Applications SET ApplicationId = 'APPLICATION000000002' WHERE ApplicationId = 'X'");
        });
        var problems = await host.ProblemsAsync();

        Assert.Equal("K5902", GatewayHost.Code(await host.CreateAsync("APPLICATION000000001", one, "01")));
        Assert.Equal("K5902", (await host.PdfAsync("APPLICATION000000001", mine)).Code);
        Assert.Equal("K5902", (await host.PdfAsync("APPLICATION000000001", other)).Code);
        Assert.Equal("K5902", await host.AckAsync("cancel", "CancelRequest", "APPLICATION000000001", "<Reason>USER_CANCEL</Reason>"));
        Assert.Equal("K5902", GatewayHost.Code(await host.CreateAsync("APPLICATION000000002", two, "02")));
        Assert.Equal(problems.Count, (await host.ProblemsAsync()).Count);
        Assert.Equal(2, problems.Count);
    }

    /// <summary>Fault R3: an application that was changed in the database is not ended as if it were the program's own; the others are.</summary>
    [SqliteFact]
    public async Task Sweep_OneChangedBehindTheProgramsBack_EndsTheOthers()
    {
        await using var host = await GatewayHost.StartAsync();
        var token = (await host.MenuAsync("01")).Token!;
        await host.CreateAsync("APPLICATION000000001", token, "01");
        await host.CreateAsync("APPLICATION000000002", token, "01");
        await host.LookAsync(d => d.Database.ExecuteSqlAsync($"UPDATE Applications SET Kiosk = 'X' WHERE ApplicationId = 'APPLICATION000000001'"));
        host.Clock.Advance(TimeSpan.FromMinutes(10));

        await Assert.ThrowsAsync<StateHaltedException>(host.SweepAsync);

        Assert.Equal([IssueState.Sealed, IssueState.Void], await host.LookAsync(d => d.Applications.OrderBy(a => a.ApplicationId).Select(a => a.State).ToListAsync()));
    }

    /// <summary>
    /// Fault R8: a switch, a rule or a closed day that was changed or taken away behind the program's back closes its kind, and an alarm
    /// names it.
    /// </summary>
    [SqliteFact]
    public async Task Create_WhatClosesChangedBehindTheProgramsBack_GivesNothing()
    {
        await using var host = await GatewayHost.StartAsync();
        var token = (await host.MenuAsync("01")).Token!;
        var day = DateOnly.FromDateTime(JapanTime.Of(host.Clock.GetUtcNow()).DateTime);
        await host.UseAsync<IssueLog>(log => log.CloseAsync("KOSEKI_ZENBU", "食い違い", null));
        await SaveAsync(host, new KindRule { Municipality = "112224", Kind = "KOSEKI_KOJIN", From = day, Opens = new(6, 30), Closes = new(23, 0), Fee = 999, MaxCopies = 1 });
        Assert.Equal("K5002", GatewayHost.Code(await host.CreateAsync("APPLICATION000000001", token, "01")));
        Assert.Equal("K4002", GatewayHost.Code(await host.CreateAsync("APPLICATION000000002", token, "01", "KOSEKI_KOJIN")));

        await ExecuteAsync(host, "UPDATE KindSwitches SET Open = 1, Reason = NULL WHERE Kind = 'KOSEKI_ZENBU'");
        await ExecuteAsync(host, "DELETE FROM KindSwitches WHERE Kind = 'JUMINHYO'");
        await ExecuteAsync(host, "DELETE FROM KindRules WHERE Fee = 999");

        Assert.Equal("K5902", GatewayHost.Code(await host.CreateAsync("APPLICATION000000003", token, "01")));
        Assert.Equal("K5902", GatewayHost.Code(await host.CreateAsync("APPLICATION000000004", token, "01", "KOSEKI_KOJIN")));
        Assert.Equal("K5902", GatewayHost.Code(await host.CreateRecordAsync("APPLICATION000000005", token, "01", [])));
        Assert.Equal("K5902", (await host.MenuAsync("01")).Code);
        var alarms = await host.LookAsync(d => d.Alarms.Where(a => a.Code == nameof(Refusal.RecordTampered)).Select(a => a.Message).ToListAsync());
        Assert.Equal(
            ["時間・手数料・部数・様式(戸籍個人事項証明書)", "種類ごとの停止(住民票の写し)", "種類ごとの停止(戸籍全部事項証明書)"],
            alarms.Where(a => a.Contains(" が、", StringComparison.Ordinal)).Select(a => a[..a.IndexOf(" が、", StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
    }

    /// <summary>Fault R8: a closed day that was taken away or put in.</summary>
    [SqliteFact]
    public async Task Menu_ClosedDayChangedBehindTheProgramsBack_GivesNothing()
    {
        await using var host = await GatewayHost.StartAsync();
        var day = DateOnly.FromDateTime(JapanTime.Of(host.Clock.GetUtcNow()).DateTime);
        await SaveAsync(host, new ClosedDay { Municipality = "112224", Day = day, Reason = "年末年始" });
        Assert.Equal("K5001", (await host.MenuAsync("01")).Code);

        await ExecuteAsync(host, "DELETE FROM ClosedDays");
        Assert.Equal("K5902", (await host.MenuAsync("01")).Code);
        await ExecuteAsync(host, $"INSERT INTO ClosedDays VALUES ('112224', '{day:yyyy-MM-dd}', '別の理由')");
        Assert.Equal("K5902", (await host.MenuAsync("01")).Code);
        await ExecuteAsync(host, "UPDATE ClosedDays SET Reason = '年末年始'");
        Assert.Equal("K5001", (await host.MenuAsync("01")).Code);
    }

    /// <summary>Fault R8: the next closing does not name a changed switch anew, and the kind stays closed even when it is put back.</summary>
    [SqliteFact]
    public async Task Close_SwitchChangedBehindTheProgramsBack_IsNotNamedAnewAndCloses()
    {
        await using var host = await GatewayHost.StartAsync();
        var token = (await host.MenuAsync("01")).Token!;
        await ExecuteAsync(host, "UPDATE KindSwitches SET Reason = 'x' WHERE Kind = 'KOSEKI_ZENBU'");

        await host.UseAsync<IssueLog>(log => log.CloseAsync("KOSEKI_ZENBU", "食い違い", null));

        Assert.Contains(await host.ProblemsAsync(), p => p.Contains("KindSwitches の 112224|KOSEKI_ZENBU が書き換えられています", StringComparison.Ordinal));
        await ExecuteAsync(host, "UPDATE KindSwitches SET Reason = NULL WHERE Kind = 'KOSEKI_ZENBU'");
        Assert.Empty(await host.ProblemsAsync());
        Assert.Equal("K5002", GatewayHost.Code(await host.CreateAsync("APPLICATION000000001", token, "01")));
        Assert.Contains(await host.LookAsync(d => d.Alarms.Select(a => a.Message).ToListAsync()), a => a.Contains("停止を記録できません", StringComparison.Ordinal));
    }

    /// <summary>Fault S7: what had ended or was suppressed does not come back by the database; neither does a block that was lifted or taken away there.</summary>
    [SqliteTheory]
    [InlineData("UPDATE JpkiBindings SET Status = 'ACTIVE' WHERE Serial = '05'", "05")]
    [InlineData("UPDATE Residents SET Status = 'ACTIVE' WHERE Number = '0003'", "03")]
    [InlineData("DELETE FROM Blocks", "02")]
    [InlineData("UPDATE Blocks SET LiftedAt = At, LiftedBy = 'x'", "02")]
    [InlineData("UPDATE Blocks SET ResidentNumber = '0009', Serial = 'FF'", "02")]
    public async Task Menu_EndedOrBlockedRowPutRight_GivesNothing(string sql, string serial)
    {
        await using var host = await GatewayHost.StartAsync();
        host.Feed("jpki", 2, ["A1B2C3D4", "02", "CARD", "0001", "ACTIVE"]);
        await host.ImportAsync();
        Assert.Equal("K3010", (await host.MenuAsync("02")).Code);

        await host.LookAsync(d => d.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql)));

        Assert.Equal("K5902", (await host.MenuAsync(serial, "TRANSACTION000002")).Code);
        await host.LookAsync(async d =>
        {
            object[] rows = [.. await d.JpkiBindings.AsNoTracking().ToListAsync(), .. await d.Residents.AsNoTracking().ToListAsync(), .. await d.Blocks.AsNoTracking().ToListAsync()];
            await ForgedRecord.NameAsync(d, Coverage.Versioned, rows);
            return true;
        });
        Assert.Equal("K5006", (await host.MenuAsync(serial, "TRANSACTION000003")).Code);
    }

    private static Task<int> ExecuteAsync(GatewayHost host, string sql) => host.LookAsync(d => d.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql)));

    private static Task<int> SaveAsync(GatewayHost host, object row) => host.LookAsync(async d =>
    {
        d.Add(row);
        return await d.SaveChangesAsync();
    });

    /// <summary>A record that ends before its kept head: the gateway does not start, and says why.</summary>
    [Fact]
    public async Task Start_RecordTakenBack_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.LookAsync(d => d.Database.ExecuteSqlAsync($"DELETE FROM States WHERE Number = (SELECT MAX(Number) FROM States)"));

        var refused = await Assert.ThrowsAsync<StateHaltedException>(() => host.RestartAsync());

        Assert.Contains("が失われたか、一致しません", refused.Message, StringComparison.Ordinal);
    }
}
