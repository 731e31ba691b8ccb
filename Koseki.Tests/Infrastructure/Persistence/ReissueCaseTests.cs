using Koseki.Domain.Certificates;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.UseCases.Certificates;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>再製 on its way: from the draft to the certificates, at the counter and through the door.</summary>
public sealed class ReissueCaseTests
{
    private static readonly RegisterId Former = new(3);
    private static readonly CertificateApplicant Applicant = new("小川結衣", "本人", "運転免許証", "手続", 1) { Particulars = "越谷市東越谷一丁目5番3号" };

    private static readonly Draft Paper = Draft.Of(new Dictionary<string, string>
    {
        ["reissue.ground"] = "threatened",
        ["order.date"] = "R8.9.20",
        ["order.number"] = "戸指第5号",
        ["source.compared"] = "1",
        ["register"] = "R3",
    });

    private static async Task<string> PaperAsync(TestCity city, RegisterId register)
    {
        var issued = await city.Get<CertificateDesk>().IssueAsync(new(register, CertificateKind.Whole, []), Applicant, TestCity.Counter);
        using var document = PdfDocument.Open(Assert.Single(issued).Pdf);
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value)).Replace("　", "", StringComparison.Ordinal);
    }

    /// <summary>
    /// The register that was put aside gives nobody a certificate again, though it gave them before; whoever stood in it is found in the one in
    /// its place, at the counter and by the kiosk. Nothing of it is lost.
    /// </summary>
    [Fact]
    public async Task Approve_AReissue_CertifiesTheNewRegisterAlone()
    {
        await using var city = await TestCity.CreateSealedAsync();
        Assert.DoesNotContain("戸籍再製", await PaperAsync(city, Former), StringComparison.Ordinal);
        var before = (await city.Store.GetAsync(Former))!;
        var opened = await city.Workflow.OpenAsync("1205", TestCity.Counter);
        await city.Workflow.SaveDraftAsync(opened.Id, Paper, opened.Version, TestCity.Counter);
        await city.Workflow.ReceiveAsync(opened.Id, BirthPaper.Today, TestCity.Counter);
        await city.Workflow.CompleteExaminationAsync(opened.Id, TestCity.Examiner);
        var made = Assert.Single((await city.Workflow.ExamineAsync(opened.Id, Paper)).Examination.Plan!.Changes.OfType<RegisterChange.Reissue>()).Register;

        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(opened.Id, TestCity.Approver));

        var line = Assert.Single(await city.BookAsync(2026));
        Assert.Equal("職権", line.Disposition);
        var (aside, own) = ((await city.Store.GetAsync(Former))!, (await city.Store.GetAsync(made))!);
        Assert.Equal((RegisterState.Replaced, RegisterState.Current), (aside.State, own.State));
        Assert.Equal(before.Entries, aside.Entries);
        Assert.Equal(before.Entries, own.Entries);
        var refused = await Assert.ThrowsAsync<CaseException>(() => PaperAsync(city, Former));
        Assert.Equal(new CertificateRefusal.Reissued().Words, refused.Message);
        Assert.Contains("【再製日】令和８年１０月８日", await PaperAsync(city, made), StringComparison.Ordinal);
        await using var database = city.Open();
        Assert.Equal([made], await DoorStore.StandingAsync(database, own.Entries[0].Person, default));
        Assert.Empty(await city.ProblemsAsync());
    }
}
