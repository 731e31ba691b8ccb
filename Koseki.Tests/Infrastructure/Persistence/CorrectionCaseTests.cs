using Koseki.Domain.Certificates;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;
using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Eng.Cases;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.People;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.Certificates;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>戸籍訂正 on its way through the city's own database, to the certificate.</summary>
public sealed class CorrectionCaseTests
{
    private static readonly CertificateRequest Whole = new(new(1), CertificateKind.Whole, []);
    private static readonly CertificateApplicant Applicant = new("越谷太郎", "本人", "運転免許証", "相続", 1) { Particulars = "越谷市東越谷一丁目5番3号" };

    [Fact]
    public async Task Approve_ACorrection_ShowsNewAndOldTextAndKeepsTheEarlierGeneration()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var first = await BytesAsync(city, 1);

        var approved = await CorrectionPaper.ApprovedAsync(city);

        var generations = await city.Store.GenerationsAsync(new(1), TestCity.Counter);
        Assert.Equal([("埼玉県越谷市", 0), ("埼玉県春日部市", 1)], generations.Select(g => g.Register.Entries[0].Matters[0]).Select(m => (m["出生地"]!, m.Amendments.Count)));
        Assert.Equal((approved.Id, "令8-1"), (generations[1].Info.CaseId!.Value, generations[1].Info.Receipt));
        Assert.Equal(first, await BytesAsync(city, 1));
        Assert.Equal(
        [
            "　出生　【出生日】平成10年4月2日", "　　　　【出生地】埼玉県春日部市", "　　　　【届出日】平成10年4月10日", "　　　　【届出人】父",
            "　　訂正　【訂正日】令和8年10月8日", "　　　　　【訂正事項】出生地", "　　　　　【訂正事由】誤記", "　　　　　【許可日】令和8年10月1日", "　　　　　【従前の記録】", "　　　　　　　【出生地】埼玉県越谷市",
        ], RegisterNotation.Lines(generations[1].Register).SkipWhile(l => !l.StartsWith("　出生", StringComparison.Ordinal)).Take(10));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Issue_AfterACorrection_PrintsTheOldTextBelowTheNew()
    {
        await using var city = await TestCity.CreateSealedAsync();
        await CorrectionPaper.ApprovedAsync(city);

        var issued = Assert.Single(await city.Get<CertificateDesk>().IssueAsync(Whole, Applicant, TestCity.Counter));

        using var document = PdfDocument.Open(issued.Pdf);
        var text = string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value));
        string[] printed = ["出　　生", "【出生地】埼玉県春日部市", "訂　　正", "【訂正日】令和８年１０月８日", "【訂正事項】出生地", "【訂正事由】誤記", "【許可日】令和８年１０月１日", "【従前の記録】", "【出生地】埼玉県越谷市"];
        var places = printed.Select(p => text.IndexOf(p, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task Receive_ACorrection_HoldsTheRegisterUntilItIsDecidedAndBooksItAsExOfficio()
    {
        await using var city = await TestCity.CreateSealedAsync();

        var received = await CorrectionPaper.ReceivedAsync(city);

        Assert.Equal("令8-1", Assert.Single(await city.Store.HoldsAsync(new(1))).Receipt);
        Assert.Contains("処理中", (await city.Get<CertificateDesk>().PrepareAsync(Whole, TestCity.Counter)).Refusal, StringComparison.Ordinal);
        var line = Assert.Single(await city.BookAsync(2026));
        Assert.Equal(("戸籍訂正(職権24-2)", "越谷太郎", "埼玉県越谷市東越谷一丁目5番地", "", "", "職権"), (line.KindName, line.Subject, line.Domicile, line.Notifier, line.EventDate, line.Disposition));
        await city.Workflow.WithdrawAsync(received.Id, "許可書の返送", TestCity.Examiner);
        Assert.Empty(await city.Store.HoldsAsync(new(1)));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Examine_WithoutThePermissionNumber_IsNotPossible()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var received = await CorrectionPaper.ReceivedAsync(city, CorrectionPaper.Of(number: ""));

        await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner));
    }

    [Fact]
    public async Task Approve_OnANextDay_GoesBackBecauseTheDayOfTheCorrectionMoved()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var received = await CorrectionPaper.ReceivedAsync(city);
        await city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner);
        city.Clock.Advance(TimeSpan.FromDays(1));

        var moved = Assert.IsType<ApprovalOutcome.BasisMoved>(await city.Workflow.ApproveAsync(received.Id, TestCity.Approver));

        Assert.Contains(moved.Differences, d => d.Contains("【訂正日】令和8年10月9日", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Correct_ARegisterWithAnEarlierCase_WaitsForIt()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var birth = await BirthPaper.ReceivedAsync(city);
        var correction = await CorrectionPaper.ReceivedAsync(city);

        var examined = await city.Workflow.ExamineAsync(correction.Id, CorrectionPaper.Of());

        Assert.Equal(["令8-1"], examined.WaitsFor);
        Assert.Equal("美空", Assert.Single(examined.Examination.Plan!.Registers).After.Entries[^1].GivenName);
        await city.Workflow.CompleteExaminationAsync(birth.Id, TestCity.Examiner);
        await city.Workflow.ApproveAsync(birth.Id, TestCity.Approver);
        await city.Workflow.CompleteExaminationAsync(correction.Id, TestCity.Examiner);
        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(correction.Id, TestCity.Approver));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Correct_ARemovedRegister_KeepsItRemovedAndItsCertificateShowsBoth()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var removed = TestCity.Register("小川結衣") with { Id = new(60), State = RegisterState.Removed };
        removed = removed with { Entries = removed.Entries.Select(e => e with { Removed = new(Koseki.Domain.Calendar.RegisterDate.Parse("令和8年7月1日"), "死亡", null) }).ToValueList() };
        await city.Get<BulkLoad>().LoadAsync([removed], TestCity.Counter, default);
        var draft = CorrectionPaper.Of().With(new("target.register"), "R60").With(new("target.person"), "結衣")
            .With(new("target.former"), removed.Entries[0].Matters[0]["出生地"]!);

        await CorrectionPaper.ApprovedAsync(city, draft);

        var after = (await city.Store.GetAsync(new(60)))!;
        Assert.Equal((RegisterState.Removed, "埼玉県春日部市"), (after.State, after.Entries[0].Matters[0]["出生地"]));
        Assert.Single(await city.Get<CertificateDesk>().IssueAsync(new(new(60), CertificateKind.RemovedWhole, []), Applicant, TestCity.Counter));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Three registers in one decision: both spouses stand where they came from, and the register of the two is closed.</summary>
    [Fact]
    public async Task Approve_AVoidMarriage_PutsBothBackWhereTheyCameFrom()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var file = CaseFile.Load(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Correction", "cases", "60-婚姻無効・新戸籍.txt"));
        await city.Get<BulkLoad>().LoadAsync([.. file.Given.All], TestCity.Counter, default);

        var approved = await CorrectionPaper.ApprovedAsync(city, file.Draft.With(new("ruling.finalOn"), "R8.10.1"));

        Assert.Equal([("健", true, 203L), ("咲", true, 213L)], new[] { await city.Store.GetAsync(new(20)), await city.Store.GetAsync(new(21)) }.Select(r => r!.Entries[^1]).Select(e => (e.GivenName, !e.IsRemoved, e.Person.Value)));
        Assert.Equal(RegisterState.Removed, (await city.Store.GetAsync(new(22)))!.State);
        await using var database = city.Open();
        var rows = await database.KinLinks.AsNoTracking().OrderBy(l => l.Number).ToListAsync();
        Assert.Equal([(203L, 213L), (213L, 203L)], rows.Select(l => (l.One, l.Other)).Order());
        Assert.All(rows, l => Assert.Equal((KinLinkKind.Marriage, false, (long?)approved.Id), (l.Kind, l.Holds, l.CaseId)));
        Assert.Single(await city.Get<CertificateDesk>().IssueAsync(new(new(22), CertificateKind.RemovedWhole, []), Applicant, TestCity.Counter));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>A 改製原戸籍 tells the void 認知 still, and the next examination sees no father by it.</summary>
    [Fact]
    public async Task Approve_AVoidAcknowledgement_LeavesNoFatherByTheRegisterPutAside()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var file = CaseFile.Load(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Correction", "cases", "C1-認知無効・改製原戸籍にも記録.txt"));
        await city.Get<BulkLoad>().LoadAsync([.. file.Given.All], TestCity.Counter, default);
        Assert.Equal([new PersonId(713)], await FathersAsync());

        await CorrectionPaper.ApprovedAsync(city, file.Draft.With(new("ruling.finalOn"), "R8.10.1"));

        Assert.Empty(await FathersAsync());

        async Task<IEnumerable<PersonId>> FathersAsync()
        {
            await using var database = city.Open();
            var kin = await KinReach.OfAsync(database, new([(await city.Store.GetAsync(new(70)))!]), city.Get<ICharacterTable>(), city.Get<RecordedDocuments>(), default);
            Assert.Contains(kin.Registers.All, r => r.State == RegisterState.Superseded);
            return kin.Kinship.Links.Parents.Where(l => l.Child == new PersonId(703) && l.Ground == ParentGround.Acknowledgement).Select(l => l.Parent);
        }
    }

    /// <summary>What the birth had recorded of the father is undone by number, too: otherwise he would come back with the next examination.</summary>
    [Fact]
    public async Task Approve_ADeniedFather_UndoesWhatTheBirthRecorded()
    {
        await using var city = await TestCity.CreateSealedAsync();
        await BirthPaper.ApprovedAsync(city);
        var born = (await city.Store.GetAsync(new(1)))!;
        var (child, father) = (born.Entries[^1], born.Entries[0]);
        Assert.Contains((await KinAsync(city, born)).Kinship.Links.Parents, p => p.Child == child.Person && p.Parent == father.Person);

        await CorrectionPaper.ApprovedAsync(city, Draft.Of(new Dictionary<string, string>
        {
            ["correction.ground"] = "116条",
            ["ruling.finalOn"] = "R8.10.1",
            ["ruling.proof"] = "1",
            ["ruling.suitor"] = "plaintiff",
            ["target.register"] = "R1",
            ["target.person"] = child.GivenName,
            ["target.act"] = "父子関係の否定",
            ["father.ruling"] = "noFather",
            ["father.relationship"] = child.Relationship,
            ["father.notifier"] = "同居者　越谷太郎",
            ["destination.where"] = "移らない",
            ["notifier.capacity"] = "母",
            ["notifier.name"] = "越谷花子",
        }));

        var after = (await city.Store.GetAsync(new(1)))!;
        Assert.Equal((null, child.Mother), (after.Entries[^1].Father, after.Entries[^1].Mother));
        var kin = await KinAsync(city, after);
        Assert.DoesNotContain(kin.Kinship.Links.Parents, p => p.Child == child.Person && p.Parent == father.Person);
        Assert.Contains(kin.Kinship.Links.Parents, p => p.Child == child.Person && p.Parent == born.Entries[1].Person);
        Assert.Empty(await city.ProblemsAsync());
    }

    private static async Task<Reached> KinAsync(TestCity city, FamilyRegister register)
    {
        await using var database = city.Open();
        return await KinReach.OfAsync(database, new([register]), city.Get<ICharacterTable>(), city.Get<RecordedDocuments>(), default);
    }

    private static async Task<byte[]> BytesAsync(TestCity city, int generation)
    {
        await using var database = city.Open();
        return (await database.Generations.AsNoTracking().SingleAsync(g => g.Number == 1 && g.Generation == generation)).Bytes;
    }
}
