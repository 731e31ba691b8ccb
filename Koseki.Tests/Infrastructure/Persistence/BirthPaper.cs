using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>A 出生届 for the registers of <see cref="TestCity"/>, and its way up to a point.</summary>
internal static class BirthPaper
{
    internal const string Kind = "0101";

    internal static ReceiptDetails Today { get; } = new(new(2026, 10, 8), "10:00", "窓口", new Origin.Here());

    /// <summary>A legitimate child of 越谷太郎 and 花子 (R1), without a finding.</summary>
    internal static Draft Of(string givenName = "美空", string kana = "ミソラ", string ordinal = "長", string register = "R1") => Draft.Of(new Dictionary<string, string>
    {
        ["parents.where"] = "この市の戸籍",
        ["parents.register"] = register,
        ["child.givenName"] = givenName,
        ["child.givenNameKana"] = kana,
        ["child.readingJudgement"] = "一般に認められる",
        ["child.legitimacy"] = "嫡出子",
        ["child.ordinal"] = ordinal,
        ["child.sex"] = "女",
        ["birth.date"] = "R8.10.1",
        ["birth.place"] = "埼玉県越谷市",
        ["child.address"] = "埼玉県越谷市東越谷一丁目5番3号",
        ["father.name"] = "越谷太郎",
        ["mother.name"] = "越谷花子",
        ["notifier.capacity"] = "父",
        ["notification.place"] = "本籍地",
        ["certificate.by"] = "医師(病院・診療所)",
    });

    /// <summary>Opened and saved by the counter.</summary>
    internal static async Task<CaseRecord> TypedAsync(TestCity city, Draft? draft = null)
    {
        var opened = await city.Workflow.OpenAsync(Kind, TestCity.Counter);
        await city.Workflow.SaveDraftAsync(opened.Id, draft ?? Of(), opened.Version, TestCity.Counter);
        return (await city.Workflow.GetAsync(opened.Id))!;
    }

    /// <summary>Typed and in the receipt book.</summary>
    internal static async Task<CaseRecord> ReceivedAsync(TestCity city, Draft? draft = null)
    {
        var typed = await TypedAsync(city, draft);
        await city.Workflow.ReceiveAsync(typed.Id, Today, TestCity.Counter);
        return (await city.Workflow.GetAsync(typed.Id))!;
    }

    /// <summary>Received and examined.</summary>
    internal static async Task<CaseRecord> ExaminedAsync(TestCity city, Draft? draft = null)
    {
        var received = await ReceivedAsync(city, draft);
        await city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner);
        return (await city.Workflow.GetAsync(received.Id))!;
    }

    /// <summary>The whole way into the register.</summary>
    internal static async Task<CaseRecord> ApprovedAsync(TestCity city, Draft? draft = null)
    {
        var examined = await ExaminedAsync(city, draft);
        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(examined.Id, TestCity.Approver));
        return (await city.Workflow.GetAsync(examined.Id))!;
    }

    internal static RegisterId R(long number) => new(number);
}
