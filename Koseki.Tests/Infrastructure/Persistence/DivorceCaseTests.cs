using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Divorce;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Registers;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>A 離婚届 on its way: the edition that stands in the draft, and numbers drawn when the paper needs them.</summary>
public sealed class DivorceCaseTests
{
    private const string Kind = BundlePapers.Divorce;

    // 越谷太郎 and 花子 (R1): she takes a new register in this city.
    private static Draft Of(string way = "new") => BundlePapers.Of(way);

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
        await city.Workflow.CompleteExaminationAsync(opened.Id, TestCity.Examiner, answers: await city.AnswersAsync(opened.Id));

        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(opened.Id, TestCity.Approver));

        Assert.Equal("離婚(協議)", Assert.Single(await city.BookAsync(2026)).KindName);
        var hits = (await city.Get<RegisterSearch>().FindAsync(new(null, "春日部花子", null, null, null, null, true), TestCity.Counter)).Hits;
        Assert.Equal("花子", Assert.Single(hits).GivenName);
        Assert.Empty(await city.ProblemsAsync());
    }
}
