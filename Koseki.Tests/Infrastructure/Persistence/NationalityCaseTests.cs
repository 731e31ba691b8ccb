using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Certificates;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>帰化届 and 国籍喪失届 on their way: from the draft to the certificates of the register made, and of the one left.</summary>
public sealed class NationalityCaseTests
{
    private static readonly RegisterId Ogawa = new(3);
    private static readonly CertificateApplicant Applicant = new("小川結衣", "本人", "運転免許証", "手続", 1) { Particulars = "越谷市東越谷一丁目5番3号" };

    // Nobody stands in a register yet.
    private static Draft Naturalized() => Draft.Of(new Dictionary<string, string>
    {
        ["home"] = "single", ["new.at"] = "here", ["new.domicile"] = "埼玉県越谷市弥栄町四丁目1番地", ["new.familyName"] = "大沢", ["new.familyNameKana"] = "オオサワ",
        ["person.givenName"] = "カルロス", ["person.givenNameKana"] = "カルロス", ["person.readingJudgement"] = "accepted", ["person.sex"] = "male", ["person.birthDate"] = "H7.4.10",
        ["person.birthPlace"] = "ブラジル国サンパウロ州", ["person.formerFamilyName"] = "シルバ", ["person.formerGivenName"] = "カルロス", ["person.nationality"] = "ブラジル",
        ["person.father"] = "シルバ，ジョゼ", ["person.mother"] = "シルバ，マリア", ["person.relationship"] = "長男", ["person.address"] = "埼玉県越谷市弥栄町四丁目1番20号", ["person.settledOn"] = "R2.4.1",
        ["became"] = "R8.9.20", ["certificate.check"] = "agrees", ["check.registered"] = "none", ["notifier.capacity"] = "self", ["notifier.signed"] = "1", ["notification.place"] = "residence",
    });

    // 小川陽子, the wife in R3.
    private static Draft Lost() => Draft.Of(new Dictionary<string, string>
    {
        ["basis"] = "notified", ["person.where"] = "この市の戸籍", ["person.register"] = "R3", ["person.familyName"] = "小川", ["person.givenName"] = "陽子", ["person.address"] = "アメリカ合衆国ハワイ州ホノルル市",
        ["lost.date"] = "R8.9.20", ["lost.cause"] = "acquired", ["lost.nationality"] = "アメリカ合衆国", ["proof.check"] = "agrees", ["proof.date"] = "R8.9.20",
        ["notifier.capacity"] = "self", ["notifier.knownOn"] = "R8.9.20", ["notifier.abroad"] = "1", ["notifier.signed"] = "1", ["notification.place"] = "domicile",
    });

    private static async Task<CaseRecord> ReceivedAsync(TestCity city, string kind, Draft draft)
    {
        var opened = await city.Workflow.OpenAsync(kind, TestCity.Counter);
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

    /// <summary>A paper that names no register at all is received, and the certificate of the register it makes says the four lines in their order.</summary>
    [Fact]
    public async Task Approve_ANaturalization_ShowsOnTheCertificateOfTheRegisterMade()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var received = await ReceivedAsync(city, "0902", Naturalized());
        await city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner);
        var made = Assert.Single((await city.Workflow.ExamineAsync(received.Id, received.Draft)).Examination.Plan!.Changes.OfType<RegisterChange.Compile>()).Register;

        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(received.Id, TestCity.Approver));

        var booked = Assert.Single(await city.BookAsync(2026));
        Assert.Equal("帰化", booked.KindName);
        Assert.Equal("大沢カルロス", (await city.Store.GetAsync(made))!.HeadName);
        Assert.Contains("【帰化日】令和８年９月２０日【届出日】令和８年１０月８日【帰化の際の国籍】ブラジル【従前の氏名】シルバ，カルロス", await PaperAsync(city, made), StringComparison.Ordinal);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Approve_ALossOfNationality_RemovesThePersonAndTellsTheSpouse()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var wife = (await city.Store.GetAsync(Ogawa))!.Standing.Single(e => e.GivenName == "陽子");
        var received = await ReceivedAsync(city, "0903", Lost().With(new("person.birthDate"), wife.BirthDate.Text));
        await city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner);

        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(received.Id, TestCity.Approver));

        var after = (await city.Store.GetAsync(Ogawa))!;
        Assert.Equal(MatterTitles.LossOfNationality, after.EntryOf(wife.Person)!.Removed!.Cause);
        Assert.Equal(SpouseMark.Husband, after.Head!.Spouse);
        var paper = await PaperAsync(city, Ogawa);
        Assert.Contains("【国籍喪失日】令和８年９月２０日【喪失時の外国籍】アメリカ合衆国【届出日】令和８年１０月８日", paper, StringComparison.Ordinal);
        Assert.Contains("【配偶者の国籍喪失日】令和８年９月２０日", paper, StringComparison.Ordinal);
        Assert.Empty(await city.ProblemsAsync());
    }
}
