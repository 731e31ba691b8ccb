using Koseki.Domain.Certificates;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Certificates;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>A request to record 性別の取扱いの変更 on its way: from the draft to the certificates of the register left and the register made.</summary>
public sealed class SexChangeCaseTests
{
    private static readonly RegisterId Left = new(3);
    private static readonly CertificateApplicant Applicant = new("小川結衣", "本人", "運転免許証", "手続", 1);

    // 小川結衣 stands with her parents (R3).
    private static readonly Draft Paper = Draft.Of(new Dictionary<string, string>
    {
        ["request.court"] = "さいたま家庭裁判所越谷支部",
        ["request.effectiveOn"] = "R8.9.30",
        ["request.requestedOn"] = "R8.10.5",
        ["request.paper"] = "1",
        ["request.fits"] = "1",
        ["person.where"] = "この市の戸籍",
        ["person.register"] = "R3",
        ["person.familyName"] = "小川",
        ["person.givenName"] = "結衣",
        ["person.birthDate"] = "H12.1.1",
        ["person.father"] = "小川博",
        ["person.mother"] = "小川陽子",
        ["person.relationship"] = "長女",
        ["new.relationship"] = "長男",
    });

    private static async Task<string> PaperAsync(TestCity city, RegisterId register)
    {
        var issued = await city.Get<CertificateDesk>().IssueAsync(new(register, CertificateKind.Whole, []), Applicant, TestCity.Counter);
        using var document = PdfDocument.Open(Assert.Single(issued).Pdf);
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value)).Replace("　", "", StringComparison.Ordinal);
    }

    /// <summary>戸籍法20条の4: the register made says the new 続柄, the one left the old one.</summary>
    [Fact]
    public async Task Approve_AChangeOfSex_ShowsOnTheCertificatesOfBothRegisters()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var opened = await city.Workflow.OpenAsync("1101", TestCity.Counter);
        await city.Workflow.SaveDraftAsync(opened.Id, Paper, opened.Version, TestCity.Counter);
        await city.Workflow.ReceiveAsync(opened.Id, BirthPaper.Today, TestCity.Counter);
        await city.Workflow.CompleteExaminationAsync(opened.Id, TestCity.Examiner);
        var made = Assert.Single((await city.Workflow.ExamineAsync(opened.Id, Paper)).Examination.Plan!.Changes.OfType<RegisterChange.Compile>()).Register;

        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(opened.Id, TestCity.Approver));

        var (left, own) = ((await city.Store.GetAsync(Left))!, (await city.Store.GetAsync(made))!);
        Assert.Equal((Sex.Female, "長女", true), (left.Entries[2].Sex, left.Entries[2].Relationship, left.Entries[2].IsRemoved));
        Assert.Equal((left.Entries[2].Person, Sex.Male, "長男", left.Domicile.Text), (own.Entries[0].Person, own.Entries[0].Sex, own.Entries[0].Relationship, own.Domicile.Text));
        var old = await PaperAsync(city, Left);
        Assert.Contains("【記録嘱託日】令和８年１０月８日", old, StringComparison.Ordinal);
        Assert.DoesNotContain("【従前の記録】", old, StringComparison.Ordinal);
        var young = await PaperAsync(city, made);
        Assert.Contains("による裁判発効日】", young, StringComparison.Ordinal);
        Assert.Contains("【父母との続柄】長女", young, StringComparison.Ordinal);
        Assert.Contains("【続柄】長男", young, StringComparison.Ordinal);
        Assert.Empty(await city.ProblemsAsync());
    }
}
