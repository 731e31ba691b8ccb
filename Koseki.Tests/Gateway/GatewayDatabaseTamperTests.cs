using System.Runtime.CompilerServices;
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

    [Theory]
    [InlineData("UPDATE JpkiBindings SET ResidentNumber = '0002' WHERE Serial = '01'", "JpkiBindings の A1B2C3D4|01 が書き換えられています")]
    [InlineData("UPDATE JpkiBindings SET Status = 'ACTIVE' WHERE Serial = '05'", "JpkiBindings の A1B2C3D4|05 が書き換えられています")]
    [InlineData("DELETE FROM JpkiBindings WHERE Serial = '05'", "JpkiBindings の A1B2C3D4|05 がありません")]
    [InlineData("INSERT INTO JpkiBindings SELECT IssuerKeyId, '09', Means, ResidentNumber, Status FROM JpkiBindings WHERE Serial = '01'", "JpkiBindings の A1B2C3D4|09 は状態記録にない行です")]
    [InlineData("UPDATE Residents SET Status = 'ACTIVE' WHERE Number = '0003'", "Residents の 0003 が書き換えられています")]
    [InlineData("DELETE FROM Residents WHERE Number = '0003'", "Residents の 0003 がありません")]
    [InlineData("UPDATE FeedMarks SET AsOf = '2030-01-01 00:00:00' WHERE Source = 'jpki'", "FeedMarks の jpki が書き換えられています")]
    [InlineData("UPDATE KindSwitches SET Open = 0 WHERE Kind = 'KOSEKI_ZENBU'", "KindSwitches の 112224|KOSEKI_ZENBU が書き換えられています")]
    [InlineData("UPDATE KindRules SET Fee = 0 WHERE Kind = 'KOSEKI_ZENBU'", "KindRules の 112224|KOSEKI_ZENBU|2020-01-01 が書き換えられています")]
    [InlineData("INSERT INTO ClosedDays VALUES ('112224', '2026-12-01', 'x')", "ClosedDays の 112224|2026-12-01 は状態記録にない行です")]
    [InlineData("UPDATE Counters SET Value = 0", "Counters の issue-01 が書き換えられています")]
    [InlineData("UPDATE Secrets SET Value = zeroblob(32)", "Secrets の subject-tokens が書き換えられています")]
    [InlineData("UPDATE Applications SET State = 'Printed'", "が書き換えられています")]
    [InlineData("DELETE FROM Applications", "Applications の")]
    [InlineData("UPDATE JpkiBindings SET ResidentNumber = CAST(ResidentNumber AS BLOB) WHERE Serial = '01'", "JpkiBindings の A1B2C3D4|01 に、列に置けない値があります(書き換えられています): ResidentNumber(blob)")]
    [InlineData("UPDATE Residents SET BirthDate = '1990-02-31' WHERE Number = '0003'", "Residents の 0003 に、列に置けない値があります(書き換えられています): BirthDate(text)")]
    [InlineData("UPDATE Applications SET Id = lower(Id)", "に、列に置けない値があります(書き換えられています): Id(text)")]
    [InlineData("UPDATE Applications SET Version = 'x', State = 'Nothing'", "に、列に置けない値があります(書き換えられています):")]
    [InlineData("UPDATE KindSwitches SET Open = 0.5 WHERE Kind = 'KOSEKI_ZENBU'", "KindSwitches の 112224|KOSEKI_ZENBU に、列に置けない値があります(書き換えられています): Open(real)")]
    [InlineData("UPDATE States SET Body = 'x' WHERE Number = 2", "States の 2 に、列に置けない値があります(書き換えられています): Body(text)")]
    [InlineData("UPDATE Counters SET Value = 0 WHERE Name = 'issue-01'", "Counters の issue-01 は 0 ですが、Applications に 1 番まであります")]
    [InlineData("DROP TABLE Blocks", "表 Blocks がありません")]
    [InlineData("CREATE TRIGGER quiet AFTER INSERT ON Blocks BEGIN DELETE FROM Blocks; END", "作っていないトリガー quiet があります")]
    [InlineData("UPDATE States SET Signature = zeroblob(64) WHERE Number = 2", "States の 2 番が、署名にも台帳にも合いません。記された行: ")]
    [InlineData("DELETE FROM States WHERE Number = (SELECT MAX(Number) FROM States)", "が States にないか、一致しません(末尾が失われたか、古い写しに戻されています)")]
    public async Task Verify_RowTampered_IsNamed(string sql, string problem)
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, _, _) = await host.MenuAsync("01");
        await host.CreateAsync("APPLICATION000000001", token!, "01");
        Assert.Empty(await host.ProblemsAsync());

        await host.LookAsync(d => d.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql)));

        var problems = await host.ProblemsAsync();
        Assert.True(problems.Any(p => p.Contains(problem, StringComparison.Ordinal)), string.Join('\n', problems));
    }

    /// <summary>Fault S7, where the act is done: a replica changed behind the program's back offers nothing and lets nothing leave that was sealed before; an alarm says why.</summary>
    [SqliteTheory]
    [InlineData("UPDATE JpkiBindings SET ResidentNumber = '0002' WHERE Serial = '01'", "01", "JpkiBindings の A1B2C3D4|01")]
    [InlineData("DELETE FROM JpkiBindings WHERE Serial = '01'; INSERT INTO JpkiBindings SELECT IssuerKeyId, '01', Means, ResidentNumber, Status FROM JpkiBindings WHERE Serial = '02'", "01", "JpkiBindings の A1B2C3D4|01")]
    [InlineData("UPDATE JpkiBindings SET Means = 'ANDROID' WHERE Serial = '01'", "01", "JpkiBindings の A1B2C3D4|01")]
    [InlineData("UPDATE Residents SET Name = '越谷　次郎' WHERE Number = '0001'", "01", "Residents の 0001")]
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
        Assert.StartsWith(row, alarm.Message, StringComparison.Ordinal);
        Assert.Null((await host.MenuAsync("02", "TRANSACTION000004")).Code);
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

    /// <summary>A record that ends before its kept head: the gateway does not start, and says why.</summary>
    [Fact]
    public async Task Start_RecordTakenBack_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.LookAsync(d => d.Database.ExecuteSqlAsync($"DELETE FROM States WHERE Number = (SELECT MAX(Number) FROM States)"));

        var refused = await Assert.ThrowsAsync<StateHaltedException>(host.RestartAsync);

        Assert.Contains("が失われたか、一致しません", refused.Message, StringComparison.Ordinal);
    }
}
