using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Divorce;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>A 離婚届 on its way: the edition that stands in the draft, and numbers drawn when the paper needs them.</summary>
public sealed class DivorceCaseTests
{
    private const string Kind = "0402";

    // 越谷太郎 and 花子 (R1): she takes a new register in this city.
    private static Draft Of(string way = "new") => Draft.Of(new Dictionary<string, string>
    {
        ["form.edition"] = DivorceForm.Since2026.Code,
        ["divorce.manner"] = "agreement",
        ["couple.where"] = "この市の戸籍",
        ["couple.register"] = "R1",
        ["husband.citizenship"] = "japanese",
        ["wife.citizenship"] = "japanese",
        ["husband.familyName"] = "越谷",
        ["husband.givenName"] = "太郎",
        ["husband.birthDate"] = "H10.4.2",
        ["husband.address"] = "埼玉県越谷市東越谷一丁目5番3号",
        ["husband.father"] = "越谷一郎",
        ["husband.mother"] = "越谷和子",
        ["husband.relationship"] = "長男",
        ["husband.signed"] = "1",
        ["husband.identified"] = "1",
        ["wife.familyName"] = "越谷",
        ["wife.givenName"] = "花子",
        ["wife.birthDate"] = "H11.8.20",
        ["wife.address"] = "埼玉県越谷市東越谷一丁目5番3号",
        ["wife.father"] = "春日部健二",
        ["wife.mother"] = "春日部良子",
        ["wife.relationship"] = "長女",
        ["wife.signed"] = "1",
        ["wife.identified"] = "1",
        ["return.who"] = "wife",
        ["return.way"] = way,
        ["return.familyName"] = "春日部",
        ["return.familyNameKana"] = "カスカベ",
        ["return.newDomicileAt"] = "here",
        ["return.newDomicile"] = "埼玉県越谷市東越谷一丁目6番地",
        ["witness1.name"] = "越谷一郎",
        ["witness1.birthDate"] = "S43.2.3",
        ["witness2.name"] = "春日部健二",
        ["witness2.birthDate"] = "S42.9.1",
        ["check.nonAcceptance"] = "none",
        ["check.intent"] = "clear",
        ["notification.place"] = "domicile",
    });

    private static IEnumerable<RegisterId> Compiled(CaseExamination examination) =>
        examination.Examination.Plan!.Changes.OfType<RegisterChange.Compile>().Select(c => c.Register);

    [Fact]
    public async Task Open_APaperWithEditions_BeginsWithThatOfTheDay()
    {
        await using var city = await TestCity.CreateAsync();
        var opened = await city.Workflow.OpenAsync(Kind, TestCity.Counter);

        Assert.Equal([new(FormEdition.Key.Value, DivorceForm.Since2026.Code)], opened.Draft.Values);
    }

    /// <summary>The preview comes before the number: it is drawn once, when the draft that needs it is saved.</summary>
    [Fact]
    public async Task SaveDraft_APaperThatNeedsARegister_DrawsItsNumberOnce()
    {
        await using var city = await TestCity.CreateAsync();
        var opened = await city.Workflow.OpenAsync(Kind, TestCity.Counter);
        var preview = Assert.Single(Compiled(await city.Workflow.ExamineAsync(opened.Id, Of())));

        var version = await city.Workflow.SaveDraftAsync(opened.Id, Of(), opened.Version, TestCity.Counter);
        var drawn = Assert.Single(Compiled(await city.Workflow.ExamineAsync(opened.Id, Of())));
        version = await city.Workflow.SaveDraftAsync(opened.Id, Of("former"), version, TestCity.Counter);
        await city.Workflow.SaveDraftAsync(opened.Id, Of(), version, TestCity.Counter);

        Assert.NotEqual(preview, drawn);
        Assert.Equal([drawn], Compiled(await city.Workflow.ExamineAsync(opened.Id, Of())));
        Assert.Equal(["入力開始", "番号の確保"], (await city.Get<CaseLists>().DeedsAsync(opened.Id)).Select(d => d.Action));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Approve_ADivorce_WritesBothRegisters()
    {
        await using var city = await TestCity.CreateAsync();
        var opened = await city.Workflow.OpenAsync(Kind, TestCity.Counter);
        await city.Workflow.SaveDraftAsync(opened.Id, Of(), opened.Version, TestCity.Counter);
        await city.Workflow.ReceiveAsync(opened.Id, BirthPaper.Today, TestCity.Counter);
        await city.Workflow.CompleteExaminationAsync(opened.Id, TestCity.Examiner);

        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(opened.Id, TestCity.Approver));

        Assert.Equal("離婚(協議)", Assert.Single(await city.BookAsync(2026)).KindName);
        var hits = (await city.Get<RegisterSearch>().FindAsync(new(null, "春日部花子", null, null, null, null, true), TestCity.Counter)).Hits;
        Assert.Equal("花子", Assert.Single(hits).GivenName);
        Assert.Empty(await city.ProblemsAsync());
    }
}
