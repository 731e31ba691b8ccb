using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.City;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.City;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>A 分籍届 on its way: from the draft to the certificates of the register left and the register made.</summary>
public sealed class SeparationCaseTests
{
    private const string Kind = "0802";
    private static readonly RegisterId Left = new(3);
    private static readonly CertificateApplicant Applicant = new("小川結衣", "本人", "運転免許証", "手続", 1) { Particulars = "越谷市東越谷一丁目5番3号" };

    // 小川結衣 stands with her parents (R3).
    private static Draft Of(string domicile = "埼玉県越谷市東越谷一丁目6番地") => Draft.Of(new Dictionary<string, string>
    {
        ["person.where"] = "この市の戸籍",
        ["person.register"] = "R3",
        ["person.familyName"] = "小川",
        ["person.givenName"] = "結衣",
        ["person.birthDate"] = "H12.1.1",
        ["person.address"] = "埼玉県越谷市南越谷一丁目3番5号",
        ["new.at"] = "here",
        ["new.domicile"] = domicile,
        ["person.father"] = "小川博",
        ["person.mother"] = "小川陽子",
        ["person.relationship"] = "長女",
        ["person.signed"] = "1",
        ["check.intent"] = "clear",
        ["notification.place"] = "domicile",
    });

    private static async Task<CaseRecord> ReceivedAsync(TestCity city, Draft draft)
    {
        var opened = await city.Workflow.OpenAsync(Kind, TestCity.Counter);
        await city.Workflow.SaveDraftAsync(opened.Id, draft, opened.Version, TestCity.Counter);
        await city.Workflow.ReceiveAsync(opened.Id, BirthPaper.Today, TestCity.Counter);
        return (await city.Workflow.GetAsync(opened.Id))!;
    }

    private static async Task<string> PaperAsync(TestCity city, RegisterId register)
    {
        var issued = await city.Get<CertificateDesk>().IssueAsync(new(register, CertificateKind.Whole, []), Applicant, TestCity.Counter);
        using var document = PdfDocument.Open(Assert.Single(issued).Pdf);
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value)).Replace("　", "", StringComparison.Ordinal);
    }

    /// <summary>A new 本籍 is recorded with the number of its municipality, and of its town where the city has said it for that day.</summary>
    [Theory]
    [InlineData(8, "0099001", "112224-0099001")]
    [InlineData(9, "0099001", "112224")]
    [InlineData(8, null, "112224")]
    public async Task Approve_ANewDomicile_IsRecordedWithItsNumbers(int from, string? town, string code)
    {
        await using var city = await TestCity.CreateAsync();
        await TestCity.SetAsync(city.Get<CityDesk>(), new(2026, 10, from), new CitySetting.OfTown("東越谷一丁目", true, town));
        var received = await ReceivedAsync(city, Of());
        await city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner);
        var made = Assert.Single((await city.Workflow.ExamineAsync(received.Id, received.Draft)).Examination.Plan!.Changes.OfType<RegisterChange.Compile>());

        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(received.Id, TestCity.Approver));

        Assert.Equal(code, (await city.Store.GetAsync(made.Register))!.Domicile.Code?.ToString());
    }

    [Fact]
    public async Task Approve_ASeparation_ShowsOnTheCertificatesOfBothRegisters()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var received = await ReceivedAsync(city, Of());
        await Assert.ThrowsAsync<CaseException>(() => PaperAsync(city, Left));
        await city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner);
        var made = Assert.Single((await city.Workflow.ExamineAsync(received.Id, received.Draft)).Examination.Plan!.Changes.OfType<RegisterChange.Compile>()).Register;

        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(received.Id, TestCity.Approver));

        Assert.Equal("分籍", Assert.Single(await city.BookAsync(2026)).KindName);
        var (left, own) = ((await city.Store.GetAsync(Left))!, (await city.Store.GetAsync(made))!);
        Assert.Equal(left.Entries[2].Person, Assert.Single(own.Entries).Person);
        Assert.Equal((true, 2), (left.Entries[2].IsRemoved, left.Standing.Count()));
        var old = await PaperAsync(city, Left);
        Assert.Contains("【分籍日】令和８年１０月８日", old, StringComparison.Ordinal);
        Assert.Contains("【新本籍】埼玉県越谷市東越谷一丁目６番地", old, StringComparison.Ordinal);
        var young = await PaperAsync(city, made);
        Assert.Contains("【従前戸籍】埼玉県越谷市南越谷一丁目３番地小川博", young, StringComparison.Ordinal);
        Assert.DoesNotContain("【新本籍】", young, StringComparison.Ordinal);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>The later of two papers of one person waits for the earlier, and finds nobody there then.</summary>
    [Fact]
    public async Task Examine_ASecondSeparationOfThePerson_FindsThePersonGone()
    {
        await using var city = await TestCity.CreateAsync();
        var first = await ReceivedAsync(city, Of());
        await city.Workflow.CompleteExaminationAsync(first.Id, TestCity.Examiner);
        var second = await ReceivedAsync(city, Of("埼玉県越谷市東越谷一丁目7番地"));

        var examined = (await city.Workflow.ExamineAsync(second.Id, second.Draft)).Examination;

        Assert.Contains(examined.Findings, f => f is { Rule: "読取", Blocks: true } && f.Message.Contains("分籍により", StringComparison.Ordinal));
        Assert.Null(examined.Plan);
        await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(second.Id, TestCity.Examiner));
    }

    [Fact]
    public async Task CompleteExamination_ADomicileThatNoCertificatePrints_IsRefusedNamingIt()
    {
        await using var city = await TestCity.CreateAsync();
        var received = await ReceivedAsync(city, Of("埼玉県越谷市東越谷\uE000一丁目6番地"));

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner));

        Assert.Contains("U+E000", refused.Message, StringComparison.Ordinal);
    }
}
