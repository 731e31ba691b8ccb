using Koseki.Domain.Certificates;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Certificates;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>A 特別養子縁組届 on its way: the register made for a moment, closed in the same decision, and what the certificates say and do not say.</summary>
public sealed class SpecialAdoptionCaseTests
{
    private static readonly CertificateApplicant Applicant = new("越谷太郎", "本人", "運転免許証", "手続", 1) { Particulars = "越谷市東越谷一丁目5番3号" };

    // 越谷太郎 and 花子 (R1) adopt 小川結衣, who heads a register of her own (R2). Her age is asked about, which stops nothing.
    private static Draft Paper => Draft.Of(new Dictionary<string, string>
    {
        ["adopters.side"] = "couple",
        ["adopted.where"] = "この市の戸籍",
        ["adopted.register"] = "R2",
        ["adopted.familyName"] = "小川",
        ["adopted.givenName"] = "結衣",
        ["adopted.birthDate"] = "H12.1.1",
        ["adopted.address"] = "埼玉県越谷市南越谷一丁目3番5号",
        ["adopted.father"] = "小川博",
        ["adopted.mother"] = "小川陽子",
        ["adopted.relationship"] = "長女",
        ["adopted.relationshipAfter"] = "長女",
        ["father.where"] = "この市の戸籍",
        ["father.register"] = "R1",
        ["father.familyName"] = "越谷",
        ["father.givenName"] = "太郎",
        ["father.birthDate"] = "H10.4.2",
        ["mother.where"] = "この市の戸籍",
        ["mother.register"] = "R1",
        ["mother.familyName"] = "越谷",
        ["mother.givenName"] = "花子",
        ["mother.birthDate"] = "H11.8.20",
        ["court.date"] = "R8.10.1",
        ["court.paper"] = "1",
        ["court.finality"] = "1",
        ["notifier.capacity"] = "couple",
        ["notifier.petition"] = "petitioner",
        ["notifier.signed"] = "1",
        ["notifier.address"] = "埼玉県越谷市東越谷一丁目5番3号",
        ["notification.place"] = "domicile",
    });

    [Fact]
    public async Task Approve_ASpecialAdoption_ShowsOnTheCertificatesWithoutTheParentsBefore()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var opened = await city.Workflow.OpenAsync("0304", TestCity.Counter);
        await city.Workflow.SaveDraftAsync(opened.Id, Paper, opened.Version, TestCity.Counter);
        await city.Workflow.ReceiveAsync(opened.Id, BirthPaper.Today, TestCity.Counter);
        await city.Workflow.CompleteExaminationAsync(opened.Id, TestCity.Examiner, answers: await city.AnswersAsync(opened.Id));
        var made = Assert.Single((await city.Workflow.ExamineAsync(opened.Id, Paper)).Examination.Plan!.Changes.OfType<RegisterChange.Compile>()).Register;

        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(opened.Id, TestCity.Approver));

        var adopters = await PaperAsync(city, new(1), CertificateKind.Whole);
        Assert.Contains("民法８１７条の２による裁判確定日", adopters, StringComparison.Ordinal);
        Assert.DoesNotContain("小川", adopters, StringComparison.Ordinal);
        var between = await PaperAsync(city, made, CertificateKind.RemovedWhole);
        Assert.Contains("特別養子縁組", between, StringComparison.Ordinal);
        Assert.Contains("戸籍消除", between, StringComparison.Ordinal);
        Assert.Equal([RegisterState.Current, RegisterState.Removed, RegisterState.Removed],
            [(await city.Store.GetAsync(new(1)))!.State, (await city.Store.GetAsync(new(2)))!.State, (await city.Store.GetAsync(made))!.State]);
    }

    private static async Task<string> PaperAsync(TestCity city, RegisterId register, CertificateKind kind)
    {
        var issued = await city.Get<CertificateDesk>().IssueAsync(new(register, kind, []), Applicant, TestCity.Counter);
        using var document = PdfDocument.Open(Assert.Single(issued).Pdf);
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value)).Replace("　", "", StringComparison.Ordinal);
    }
}
