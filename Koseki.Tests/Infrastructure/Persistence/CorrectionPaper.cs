using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Cases;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>A 戸籍訂正書 for 越谷太郎's register (R1) of <see cref="TestCity"/>, permitted by the bureau.</summary>
internal static class CorrectionPaper
{
    /// <summary>The birth place of the husband, wrongly recorded.</summary>
    internal static Draft Of(string number = "二戸第123号") => Draft.Of(new Dictionary<string, string>
    {
        ["correction.ground"] = "24条2項",
        ["permission.date"] = "R8.10.1",
        ["permission.number"] = number,
        ["correction.reason"] = "誤記",
        ["correction.evidence"] = "平成10年4月10日受付の出生届書",
        ["target.register"] = "R1",
        ["target.person"] = "太郎",
        ["target.matter"] = "出生",
        ["target.act"] = "訂正",
        ["target.item"] = "出生地",
        ["target.former"] = "埼玉県越谷市",
        ["target.value"] = "埼玉県春日部市",
        // Typed before the ground was chosen; no longer on the paper.
        ["notifier.capacity"] = "父",
    });

    /// <summary>Typed and in the receipt book.</summary>
    internal static async Task<CaseRecord> ReceivedAsync(TestCity city, Draft? draft = null)
    {
        var opened = await city.Workflow.OpenAsync("1201", TestCity.Counter);
        await city.Workflow.SaveDraftAsync(opened.Id, draft ?? Of(), opened.Version, TestCity.Counter);
        await city.Workflow.ReceiveAsync(opened.Id, BirthPaper.Today, TestCity.Counter);
        return (await city.Workflow.GetAsync(opened.Id))!;
    }

    /// <summary>The whole way into the register.</summary>
    internal static async Task<CaseRecord> ApprovedAsync(TestCity city, Draft? draft = null)
    {
        var received = await ReceivedAsync(city, draft);
        await city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner);
        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(received.Id, TestCity.Approver));
        return (await city.Workflow.GetAsync(received.Id))!;
    }
}
