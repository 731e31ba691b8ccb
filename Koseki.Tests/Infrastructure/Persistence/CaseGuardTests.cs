using System.Runtime.CompilerServices;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.City;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.Linkage;
using Koseki.Tests.Infrastructure.Chains;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Fault S7, where the act is done: whoever owns the database changes, puts in or takes away cases and holds; no step, no certificate and no claim goes by it.</summary>
public sealed class CaseGuardTests
{
    private static readonly CertificateRequest Whole = new(new(1), Koseki.Domain.Certificates.CertificateKind.Whole, []);

    /// <summary>The row of the case is not the one that was signed last: every step refuses it, and what was done to it stays to be found.</summary>
    [SqliteTheory]
    [InlineData("save", "UPDATE Cases SET AssignedTo = 'madoguchi', AssignedToName = '窓口　花', Subject = '別の人'")]
    [InlineData("receive", "UPDATE Cases SET EnteredBy = 'tanin'")]
    [InlineData("receive", "UPDATE Cases SET Draft = REPLACE(Draft, '美空', '海')")]
    [InlineData("discard", "UPDATE Cases SET EnteredBy = 'tanin'")]
    [InlineData("examine", "UPDATE Cases SET EditedBy = 'tanin'")]
    [InlineData("examine", "UPDATE Cases SET Draft = REPLACE(Draft, '美空', '海')")]
    [InlineData("return", "UPDATE Cases SET EditedBy = 'tanin'")]
    [InlineData("approve", "UPDATE Cases SET EnteredBy = 'tanin', ExaminedBy = 'tanin2', EditedBy = ''")]
    [InlineData("approve", "UPDATE Cases SET Draft = REPLACE(Draft, '美空', '海'), Fingerprint = NULL")]
    [InlineData("approve", "DELETE FROM Cases")]
    [InlineData("withdraw", "UPDATE Cases SET ReceiptDate = '2026-10-07'")]
    public async Task Step_CaseChangedBehindTheProgram_IsRefused(string step, string sql)
    {
        await using var city = await TestCity.CreateAsync();
        var id = step is "save" or "receive" or "discard" ? (await TypedAsync(city)).Id : step is "approve" ? (await ExaminedAsync(city)).Id : (await ReceivedAsync(city)).Id;
        var before = await RowsAsync(city);

        Assert.True(await city.TamperAsync(FormattableStringFactory.Create(sql)) > 0);

        Assert.IsType<RecordRefusal.Foreign>((await Assert.ThrowsAsync<CaseException>(() => DoAsync(city, step, id))).Why);
        Assert.Equal(before, await RowsAsync(city));
        Assert.Contains(await city.ProblemsAsync(), p => p.StartsWith($"Cases の {id} ", StringComparison.Ordinal));
    }

    /// <summary>The holds on the register are not those that were recorded: nothing is decided on it.</summary>
    [SqliteTheory]
    [InlineData("examine", "DELETE FROM Holds")]
    [InlineData("approve", "DELETE FROM Holds")]
    [InlineData("return", "UPDATE Holds SET CaseId = 99")]
    [InlineData("approve", "UPDATE Holds SET ToJournal = 1, ToAt = FromAt")]
    [InlineData("withdraw", "UPDATE Holds SET FromJournal = FromJournal - 1")]
    [InlineData("approve", "INSERT INTO Holds (Register, CaseId, FromJournal, FromAt) SELECT Register, 77, 1, FromAt FROM Holds")]
    public async Task Step_HoldsChangedBehindTheProgram_IsRefused(string step, string sql)
    {
        await using var city = await TestCity.CreateAsync();
        var id = step is "approve" ? (await ExaminedAsync(city)).Id : (await ReceivedAsync(city)).Id;

        Assert.True(await city.TamperAsync(FormattableStringFactory.Create(sql)) > 0);

        Assert.Equal(new RecordRefusal.HoldsForeign(1), (await Assert.ThrowsAsync<CaseException>(() => DoAsync(city, step, id))).Why);
        Assert.Single(await city.Store.GenerationsAsync(new(1), TestCity.Counter));
    }

    /// <summary>An earlier paper was put to its end, or away, behind the back: the later one is not decided over it.</summary>
    [SqliteTheory]
    [InlineData("UPDATE Cases SET State = 'Withdrawn' WHERE Id = 1")]
    [InlineData("DELETE FROM Cases WHERE Id = 1")]
    public async Task Approve_EarlierPaperEndedBehindTheProgram_IsRefused(string sql)
    {
        await using var city = await TestCity.CreateAsync();
        Assert.Equal(1, (await ReceivedAsync(city)).Id);
        var later = await ExaminedAsync(city, Of("海斗", "カイト", "二"));

        await city.TamperAsync(FormattableStringFactory.Create(sql));

        Assert.Equal(new RecordRefusal.Foreign("Cases の 1"), (await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ApproveAsync(later.Id, TestCity.Approver))).Why);
    }

    /// <summary>A hold that was taken away or ended behind the back gives no certificate at the counter, at the kiosk, or to a claim; on no node.</summary>
    [SqliteTheory]
    [InlineData("DELETE FROM Holds")]
    [InlineData("UPDATE Holds SET ToJournal = FromJournal, ToAt = FromAt")]
    [InlineData("DELETE FROM Holds; DELETE FROM Cases")]
    [InlineData("UPDATE Holds SET Register = 3")]
    public async Task Issue_HoldTakenAway_GivesNothing(string sql)
    {
        await using var city = await TestCity.CreateSealedAsync();
        await city.Get<ResidentLinks>().ApplyAsync(new FeedBatch("link", 1, DateTimeOffset.UnixEpoch, [["0001", "P1"]]));
        await ReceivedAsync(city);
        await using var other = city.OtherNode();

        await city.TamperAsync(FormattableStringFactory.Create(sql));

        foreach (var desk in new[] { city.Get<CertificateDesk>(), other.GetRequiredService<CertificateDesk>() })
        {
            Assert.Equal(new RecordRefusal.HoldsForeign(1), (await Assert.ThrowsAsync<CaseException>(() => desk.IssueAsync(Whole, new("越谷　太郎", "本人", "運転免許証", "", 1) { Particulars = "越谷市東越谷一丁目5番3号" }, TestCity.Counter))).Why);
            Assert.Contains("保留の記録", (await desk.PrepareAsync(Whole, TestCity.Counter)).Refusal, StringComparison.Ordinal);
        }

        var claims = new ClaimDesk(city.Get<ReadScopes>(), city.Get<DoorGuard>(), city.Get<JournalWriter>());
        var claimed = await claims.ClaimAsync(new(Guid.NewGuid(), 1, 1, new string('a', 64)), "gw-1", default);
        Assert.Equal((false, "K5902"), (claimed.Granted, claimed.Code));
        var tokens = MemberTokens.Under(System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256));
        var asked = new EligibilityDesk(city.Get<ReadScopes>(), city.Get<DoorGuard>(), tokens, city.Clock);
        await Assert.ThrowsAsync<DoorTamperedException>(() => asked.AnswerAsync(new("0001"), default));
        await using var database = city.Open();
        Assert.False(await database.CertificateIssues.AnyAsync() || await database.Claims.AnyAsync());
    }

    /// <summary>With everything the database allows, the naming forged too: nobody signed it, and nothing is done at all.</summary>
    [SqliteFact]
    public async Task Step_RowAndNamingForged_HaltsEverything()
    {
        await using var city = await TestCity.CreateAsync();
        var examined = await ExaminedAsync(city);
        await city.TamperAsync($"UPDATE Cases SET EnteredBy = 'tanin', ExaminedBy = 'tanin2', EditedBy = ''");
        await using (var database = city.Open())
        {
            await ForgedRecord.NameAsync(database, Coverage.Versioned, await database.Cases.AsNoTracking().SingleAsync());
        }

        await Assert.ThrowsAsync<JournalHaltedException>(() => city.Workflow.ApproveAsync(examined.Id, TestCity.Approver));
    }

    /// <summary>A row that nobody looks at where it is used is at least not signed anew: a counter set back, or deleted so that it begins again, stops who would draw from it.</summary>
    [SqliteTheory]
    [InlineData("UPDATE Counters SET Value = 0 WHERE Name = 'case'")]
    [InlineData("DELETE FROM Counters WHERE Name = 'case'")]
    public async Task Save_RowChangedBehindTheProgram_IsNotNamedAnew(string sql)
    {
        await using var city = await TestCity.CreateAsync();
        await city.Workflow.OpenAsync(Kind, TestCity.Counter);

        Assert.Equal(1, await city.TamperAsync(FormattableStringFactory.Create(sql)));

        Assert.Equal(new RecordRefusal.Foreign("Counters の case"), (await Assert.ThrowsAsync<CaseException>(() => city.Workflow.OpenAsync(Kind, TestCity.Counter))).Why);
        Assert.Contains(await city.ProblemsAsync(), p => p.Contains("Counters の case", StringComparison.Ordinal));
    }

    /// <summary>The same where no journal is written: the office's row, saved again by an honest hand.</summary>
    [SqliteFact]
    public async Task Save_OutsideTheJournal_IsNotNamedAnew()
    {
        await using var city = await TestCity.CreateAsync();
        var name = (await city.Get<CityDesk>().OfficesAsync()).Single(o => o.Code == "01").Name;
        await city.TamperAsync($"UPDATE Offices SET Name = '偽' WHERE Code = '01'");
        await using var database = city.Open();
        var office = await database.Offices.SingleAsync(o => o.Code == "01");
        office.Phone = "048-000-0000";

        Assert.Equal(new RecordRefusal.Foreign("Offices の 01"), (await Assert.ThrowsAsync<CaseException>(() => database.SaveChangesAsync())).Why);
        office.Name = name;
        Assert.IsType<CaseException>(await Record.ExceptionAsync(() => database.SaveChangesAsync()));
    }

    /// <summary>Whoever is only overtaken is told by whom, not of an attack; and rows put back as they were pass.</summary>
    [SqliteFact]
    public async Task Save_ReadBeforeAnotherSaved_IsOvertakenAndNotForeign()
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await TypedAsync(city);
        await using var stale = city.Open();
        var row = await stale.Cases.SingleAsync(c => c.Id == typed.Id);
        await city.Workflow.SaveDraftAsync(typed.Id, Of("海"), typed.Version, TestCity.Counter);
        (row.Subject, row.Version) = ("古い", row.Version + 1);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => stale.SaveChangesAsync());

        await city.TamperAsync($"UPDATE Cases SET Subject = Subject || '?'");
        await city.TamperAsync($"UPDATE Cases SET Subject = REPLACE(Subject, '?', '')");
        await city.Workflow.ReceiveAsync(typed.Id, Today, TestCity.Counter);
        Assert.Empty(await city.ProblemsAsync());
    }

    private static Task DoAsync(TestCity city, string step, long id) => step switch
    {
        "save" => SaveAsync(city, id),
        "receive" => city.Workflow.ReceiveAsync(id, Today, TestCity.Counter),
        "discard" => DiscardAsync(city, id),
        "examine" => city.Workflow.CompleteExaminationAsync(id, TestCity.Examiner),
        "return" => city.Workflow.ReturnAsync(id, "確かめる", TestCity.Examiner),
        "withdraw" => city.Workflow.WithdrawAsync(id, "取下げ", TestCity.Examiner),
        _ => city.Workflow.ApproveAsync(id, TestCity.Approver),
    };

    private static async Task SaveAsync(TestCity city, long id) => await city.Workflow.SaveDraftAsync(id, Of("海"), (await city.Workflow.VersionAsync(id))!.Value, TestCity.Counter);

    private static async Task DiscardAsync(TestCity city, long id) => await city.Workflow.DiscardAsync(id, (await city.Workflow.VersionAsync(id))!.Value, TestCity.Counter);

    private static async Task<(int Journal, int States, int Book)> RowsAsync(TestCity city)
    {
        await using var database = city.Open();
        return (await database.Journal.CountAsync(), await database.States.CountAsync(), await database.ReceiptBook.CountAsync());
    }
}
