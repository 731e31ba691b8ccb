using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.City;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.City;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.Extensions.DependencyInjection;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence.City;

/// <summary>Fault S7, where the act is done: whoever owns the database and changes a fee, an official, a seal or the two-person rule gets nothing by it.</summary>
public sealed class CityReaderTests
{
    private static readonly CertificateRequest Whole = new(new(2), CertificateKind.Whole, []);
    private static readonly CertificateApplicant Applicant = new("越谷太郎", "本人", "運転免許証", "相続", 1) { Particulars = "越谷市東越谷一丁目5番3号" };

    /// <summary>A node that has not read them yet refuses to issue, to certify and to decide; and <c>verify</c> names the row.</summary>
    [SqliteTheory]
    [InlineData("UPDATE CitySettings SET Content = replace(Content, '花子', '偽子') WHERE Number = 1", "CitySettings の 設定1 が書き換えられています")]
    [InlineData("UPDATE CitySettings SET Content = replace(Content, '\"Whole\":450', '\"Whole\":1') WHERE Number = 2", "CitySettings の 設定2 が書き換えられています")]
    [InlineData("UPDATE CitySettings SET \"From\" = '2027-01-01' WHERE Number = 1", "CitySettings の 設定1 が書き換えられています")]
    [InlineData("DELETE FROM CitySettings WHERE Number = 2; DELETE FROM CitySettingDecisions WHERE Number = 2", "CitySettings の 設定2 がありません")]
    [InlineData("DELETE FROM CitySettingDecisions WHERE Number = 1", "CitySettingDecisions の 設定1の確認 がありません")]
    [InlineData("UPDATE CitySettingDecisions SET Confirmed = 0 WHERE Number = 1", "CitySettingDecisions の 設定1の確認 が書き換えられています")]
    [InlineData("INSERT INTO CitySettings SELECT 9, JournalNumber, 'TwoPersons', '01', \"From\", '{\"holds\":false}', At, \"By\", ByName FROM CitySettings WHERE Number = 1; INSERT INTO CitySettingDecisions SELECT 9, JournalNumber, 1, '', At, \"By\", ByName FROM CitySettingDecisions WHERE Number = 1", "CitySettings の 設定9")]
    public async Task Act_SettingsChangedBehindTheProgram_IsRefused(string sql, string named)
    {
        await using var city = await TestCity.CreateSealedAsync();
        var examined = await ExaminedAsync(city);
        await city.RestartAsync(() => ChangeAsync(city, sql));

        await RefusedAsync(() => city.Get<CertificateDesk>().IssueAsync(Whole, Applicant, TestCity.Counter));
        Assert.Contains("署名した台帳と合いません", (await city.Get<CertificateDesk>().PrepareAsync(Whole, TestCity.Counter)).Refusal, StringComparison.Ordinal);
        await RefusedAsync(() => city.Workflow.ApproveAsync(examined.Id, TestCity.Approver));
        await RefusedAsync(() => city.Get<CityDesk>().EnterAsync(new(2026, 12, 1), new CitySetting.OfProof(5), TestCity.Approver));
        var door = new CertifierDesk(city.Get<CityReader>());
        Assert.Equal("K5902", (await Assert.ThrowsAsync<DoorRefusalException>(() => door.AnswerAsync(new CertifierQuestion(new(2026, 10, 8)), default))).Code);
        // Lists go on with what holds before anything was decided: two persons everywhere.
        Assert.True((await city.Get<CityReader>().ForShowAsync(new(2026, 10, 8))).NeedsTwoPersons("01"));
        Assert.Contains(await city.ProblemsAsync(), p => p.Contains(named, StringComparison.Ordinal));
    }

    /// <summary>A node that has read them goes on with what was signed: the change in the database is never used.</summary>
    [SqliteFact]
    public async Task Act_ChangedWhileRunning_UsesWhatWasSigned()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var desk = city.Get<CertificateDesk>();
        Assert.Equal(450, (await desk.PrepareAsync(Whole, TestCity.Counter)).Fee);
        await ChangeAsync(city, "UPDATE CitySettings SET Content = replace(Content, '450', '1')");

        Assert.Equal(450, (await desk.PrepareAsync(Whole, TestCity.Counter)).Fee);
        // The next one that is signed is read with all others, and the change is found.
        await RefusedAsync(() => TestCity.SetAsync(city.Get<CityDesk>(), new(2026, 12, 1), new CitySetting.OfProof(5)));
        await RefusedAsync(() => desk.IssueAsync(Whole, Applicant, TestCity.Counter));
    }

    /// <summary>An entry without a second person, whatever the database says of it, is none: the rule of two persons stays.</summary>
    [Fact]
    public async Task Approve_TwoPersonRuleLiftedByOneAlone_StillNeedsAnother()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var both = TestCity.Person("ryohou", "両方　四郎", StaffRole.Examiner, StaffRole.Approver);
        var received = await ReceivedAsync(city);
        await city.Workflow.CompleteExaminationAsync(received.Id, both);
        await city.Get<CityDesk>().EnterAsync(new(2026, 10, 8), new CitySetting.OfTwoPersons("01", false), both);

        Assert.Equal(CaseRules.OtherDecides, (await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ApproveAsync(received.Id, both))).Message);
    }

    /// <summary>Two nodes: what is confirmed on one holds on the other at its next act.</summary>
    [Fact]
    public async Task At_ConfirmedOnAnotherNode_HoldsAtOnce()
    {
        await using var city = await TestCity.CreateSealedAsync();
        await using var other = city.OtherNode();
        Assert.Equal(2, (await city.Get<CityReader>().EntriesAsync()).Count);
        Assert.True((await city.Get<CityReader>().AtAsync(new(2026, 10, 8))).NeedsTwoPersons("02"));
        await TestCity.SetAsync(other.GetRequiredService<CityDesk>(), new(2026, 10, 8), new CitySetting.OfTwoPersons("02", false));

        Assert.False((await city.Get<CityReader>().AtAsync(new(2026, 10, 8))).NeedsTwoPersons("02"));
    }

    /// <summary>A new fee sends nobody's case back; a day that the period of the paper ends on does.</summary>
    [Fact]
    public async Task Approve_SettingsChangedSinceExamination_MovesOnlyWhatReadThem()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var first = await ExaminedAsync(city);
        await TestCity.SetAsync(city.Get<CityDesk>(), new(2026, 10, 9), Koseki.Eng.Town.Output.SpecimenFees.Make());
        await TestCity.SetAsync(city.Get<CityDesk>(), new(2027, 5, 6), new CitySetting.OfClosingDay(new(2027, 5, 6), true, "停電"));
        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(first.Id, TestCity.Approver));

        var second = await ExaminedAsync(city, Of("大空", "オオゾラ", "二"));
        var last = (DateOnly)NotificationCatalogue.Find(Kind)!.LastDay(Of(), CitySettings.Initial.ClosingDays)!;
        await TestCity.SetAsync(city.Get<CityDesk>(), last, new CitySetting.OfClosingDay(last, true, "停電"));
        Assert.IsType<ApprovalOutcome.BasisMoved>(await city.Workflow.ApproveAsync(second.Id, TestCity.Approver));
    }

    private static async Task RefusedAsync(Func<Task> act) => Assert.IsType<SettingRefusal.Foreign>((await Assert.ThrowsAsync<CaseException>(act)).Why);

    private static async Task ChangeAsync(TestCity city, string sql)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(city.Folder, "koseki.db")};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
