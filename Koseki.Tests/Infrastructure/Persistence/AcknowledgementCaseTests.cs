using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.Certificates;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>認知届 on its way: before the birth, recorded with it, and on the certificates of child and father.</summary>
public sealed class AcknowledgementCaseTests
{
    private static readonly CertificateApplicant Applicant = new("小川結衣", "本人", "運転免許証", "手続", 1) { Particulars = "越谷市東越谷一丁目5番3号" };

    private static Dictionary<string, string> Father => new()
    {
        ["father.where"] = "この市の戸籍",
        ["father.register"] = "R1",
        ["father.familyName"] = "越谷",
        ["father.givenName"] = "太郎",
        ["father.birthDate"] = "H10.4.2",
        ["father.address"] = "埼玉県越谷市東越谷一丁目5番3号",
        ["notification.place"] = "domicile",
    };

    // 小川結衣 (R2) expects a child of 越谷太郎 (R1).
    private static Draft Unborn => Draft.Of(Father.Concat(new Dictionary<string, string>
    {
        ["acknowledgement.manner"] = "unborn",
        ["mother.where"] = "この市の戸籍",
        ["mother.register"] = "R2",
        ["mother.familyName"] = "小川",
        ["mother.givenName"] = "結衣",
        ["mother.birthDate"] = "H12.1.1",
        ["mother.consent"] = "1",
        ["father.signed"] = "1",
        ["check.request"] = "none",
        ["check.intent"] = "clear",
        ["check.identified"] = "1",
    }));

    private static Draft Birth => BirthPaper.Of("凛", "リン", register: "R2").With(new("child.legitimacy"), "嫡出でない子").With(new("father.name"), "")
        .With(new("mother.name"), "小川結衣").With(new("notifier.capacity"), "母")
        .With(NotificationCatalogue.Find("0101")!.Form.Fields.Single(f => f.Label == "胎児認知の届出がある").Key, "1");

    private static async Task<string> PaperAsync(TestCity city, RegisterId register)
    {
        var issued = await city.Get<CertificateDesk>().IssueAsync(new(register, CertificateKind.Whole, []), Applicant, TestCity.Counter);
        using var document = PdfDocument.Open(Assert.Single(issued).Pdf);
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value)).Replace("　", "", StringComparison.Ordinal);
    }

    /// <summary>戸籍法61条: accepted before the birth it is decided and kept, and no register says anything.</summary>
    [Fact]
    public async Task Approve_OfAnUnbornChild_WritesNoRegister()
    {
        await using var city = await TestCity.CreateAsync();
        var opened = await city.Workflow.OpenAsync("0204", TestCity.Counter);
        await city.Workflow.SaveDraftAsync(opened.Id, Unborn, opened.Version, TestCity.Counter);
        await city.Workflow.ReceiveAsync(opened.Id, BirthPaper.Today, TestCity.Counter);
        await city.Workflow.CompleteExaminationAsync(opened.Id, TestCity.Examiner);
        var before = (await city.Store.GetAsync(new(1)), await city.Store.GetAsync(new(2)));

        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(opened.Id, TestCity.Approver));

        Assert.Equal("胎児認知", Assert.Single(await city.BookAsync(2026)).KindName);
        Assert.Equal(before, (await city.Store.GetAsync(new(1)), await city.Store.GetAsync(new(2))));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>戸籍法61条: the birth and what was acknowledged before it are decided in one act, and stand on both certificates.</summary>
    [Fact]
    public async Task Approve_TheBirthWithTheRecord_ShowsOnBothCertificates()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var birth = await city.Workflow.OpenAsync("0101", TestCity.Counter);
        await city.Workflow.SaveDraftAsync(birth.Id, Birth, birth.Version, TestCity.Counter);
        var offer = Assert.Single(NotificationCatalogue.Find("0101")!.Companions(Birth, (await city.Workflow.ExamineAsync(birth.Id, Birth)).Registers));
        var record = await city.Get<CaseBundles>().OpenBesideAsync(birth.Id, offer, TestCity.Counter);
        await city.Workflow.SaveDraftAsync(record.Id, Draft.Of(record.Draft.Values.Concat(Father).Append(new("unborn.acceptedOn", "R8.7.5")).GroupBy(v => v.Key).Select(g => g.Last())), record.Version, TestCity.Counter);
        await city.Workflow.ReceiveAsync(await BundlePapers.AsReadAsync(city, birth.Id), BirthPaper.Today, TestCity.Counter);
        await city.Workflow.CompleteExaminationAsync(await BundlePapers.AsReadAsync(city, birth.Id), TestCity.Examiner);

        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(await BundlePapers.AsReadAsync(city, birth.Id), TestCity.Approver));

        Assert.Equal("越谷太郎", (await city.Store.GetAsync(new(2)))!.Entries[^1].Father);
        var child = await PaperAsync(city, new(2));
        Assert.Contains("【父】越谷太郎", child, StringComparison.Ordinal);
        Assert.Contains("【胎児認知日】令和８年７月５日【認知者氏名】越谷太郎", child, StringComparison.Ordinal);
        Assert.Contains("【胎児認知日】令和８年７月５日【認知した子の氏名】小川凛", await PaperAsync(city, new(1)), StringComparison.Ordinal);
        Assert.Empty(await city.ProblemsAsync());
    }
}
