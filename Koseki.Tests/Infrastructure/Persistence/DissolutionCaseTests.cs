using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Certificates;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>A 養子離縁届 on its way: the adoption before it and the 離縁, each from the draft to the certificates.</summary>
public sealed class DissolutionCaseTests
{
    private static readonly CertificateApplicant Applicant = new("越谷太郎", "本人", "運転免許証", "手続", 1) { Particulars = "越谷市東越谷一丁目5番3号" };

    // 越谷太郎 and 花子 (R1) adopted 小川結衣, who headed a register of her own (R2), which is closed since.
    private static Draft Adoption => Draft.Of(new Dictionary<string, string>
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
        ["adopted.standing"] = "single",
        ["adopted.relation"] = "other",
        ["adopted.signed"] = "1",
        ["adopted.identified"] = "1",
        ["father.where"] = "この市の戸籍",
        ["father.register"] = "R1",
        ["father.familyName"] = "越谷",
        ["father.givenName"] = "太郎",
        ["father.birthDate"] = "H10.4.2",
        ["father.address"] = "埼玉県越谷市東越谷一丁目5番3号",
        ["father.signed"] = "1",
        ["father.identified"] = "1",
        ["mother.where"] = "この市の戸籍",
        ["mother.register"] = "R1",
        ["mother.familyName"] = "越谷",
        ["mother.givenName"] = "花子",
        ["mother.birthDate"] = "H11.8.20",
        ["mother.address"] = "埼玉県越谷市東越谷一丁目5番3号",
        ["mother.signed"] = "1",
        ["mother.identified"] = "1",
        ["check.guardian"] = "no",
        ["witness1.name"] = "越谷一郎",
        ["witness1.birthDate"] = "S43.2.3",
        ["witness2.name"] = "春日部健二",
        ["witness2.birthDate"] = "S42.9.1",
        ["check.request"] = "none",
        ["check.intent"] = "clear",
        ["notification.place"] = "domicile",
    });

    private static Draft Paper => Draft.Of(new Dictionary<string, string>
    {
        ["dissolution.manner"] = "agreement",
        ["adopters.side"] = "couple",
        ["adopted.where"] = "この市の戸籍",
        ["adopted.register"] = "R1",
        ["adopted.familyName"] = "越谷",
        ["adopted.givenName"] = "結衣",
        ["adopted.birthDate"] = "H12.1.1",
        ["adopted.address"] = "埼玉県越谷市南越谷一丁目3番5号",
        ["adopted.father"] = "小川博",
        ["adopted.mother"] = "小川陽子",
        ["adopted.relationship"] = "長女",
        ["adopted.adoptiveFather"] = "越谷太郎",
        ["adopted.adoptiveMother"] = "越谷花子",
        ["adopted.adoptiveRelationship"] = "養女",
        ["adopted.standing"] = "single",
        ["adopted.signed"] = "1",
        ["adopted.identified"] = "1",
        ["father.where"] = "この市の戸籍",
        ["father.register"] = "R1",
        ["father.familyName"] = "越谷",
        ["father.givenName"] = "太郎",
        ["father.birthDate"] = "H10.4.2",
        ["father.address"] = "埼玉県越谷市東越谷一丁目5番3号",
        ["father.signed"] = "1",
        ["father.identified"] = "1",
        ["mother.where"] = "この市の戸籍",
        ["mother.register"] = "R1",
        ["mother.familyName"] = "越谷",
        ["mother.givenName"] = "花子",
        ["mother.birthDate"] = "H11.8.20",
        ["mother.address"] = "埼玉県越谷市東越谷一丁目5番3号",
        ["mother.signed"] = "1",
        ["mother.identified"] = "1",
        ["return.way"] = "new",
        ["return.familyName"] = "小川",
        ["return.familyNameKana"] = "オガワ",
        ["return.newDomicileAt"] = "here",
        ["return.newDomicile"] = "埼玉県越谷市南越谷一丁目3番地",
        ["witness1.name"] = "越谷一郎",
        ["witness1.birthDate"] = "S43.2.3",
        ["witness2.name"] = "春日部健二",
        ["witness2.birthDate"] = "S42.9.1",
        ["check.request"] = "none",
        ["check.intent"] = "clear",
        ["notification.place"] = "domicile",
    });

    private static async Task ApproveAsync(TestCity city, string kind, Draft paper)
    {
        var opened = await city.Workflow.OpenAsync(kind, TestCity.Counter);
        await city.Workflow.SaveDraftAsync(opened.Id, paper, opened.Version, TestCity.Counter);
        await city.Workflow.ReceiveAsync(opened.Id, BirthPaper.Today, TestCity.Counter);
        await city.Workflow.CompleteExaminationAsync(opened.Id, TestCity.Examiner);

        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(opened.Id, TestCity.Approver));
    }

    private static async Task<string> PaperAsync(TestCity city, RegisterId register, CertificateKind kind)
    {
        var issued = await city.Get<CertificateDesk>().IssueAsync(new(register, kind, []), Applicant, TestCity.Counter);
        using var document = PdfDocument.Open(Assert.Single(issued).Pdf);
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value)).Replace("　", "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_ADissolutionAfterTheAdoption_ShowsOnTheCertificatesOfBothRegisters()
    {
        await using var city = await TestCity.CreateSealedAsync();
        await ApproveAsync(city, "0301", Adoption);
        await ApproveAsync(city, "0302", Paper);

        Assert.Equal(["養子縁組", "養子離縁(協議)"], (await city.BookAsync(2026)).Select(b => b.KindName).Order(StringComparer.Ordinal));
        var home = (await city.Store.GetAsync(new(1)))!;
        Assert.Equal("養子離縁", home.Entries[^1].Removed?.Cause);
        var paper = await PaperAsync(city, new(1), CertificateKind.Whole);
        Assert.Contains("【共同離縁者】妻【養子氏名】越谷結衣", paper, StringComparison.Ordinal);
        Assert.Contains("【養父氏名】越谷太郎【養母氏名】越谷花子【新本籍】埼玉県越谷市南越谷一丁目", paper, StringComparison.Ordinal);
        Assert.Empty(await city.ProblemsAsync());
    }
}
