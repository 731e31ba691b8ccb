using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.PlaceRenaming;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Infrastructure.Persistence.Batches;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Setup;
using Koseki.Infrastructure.UseCases.Batches;

namespace Koseki.Tests.Infrastructure.Persistence.Batches;

/// <summary>A city with a quarter of its registers in a town that gets another name, and the steps of the batch by which it does.</summary>
internal static class BatchCity
{
    internal const string Former = "埼玉県越谷市大字増森";
    internal const string Made = "埼玉県越谷市増森一丁目";
    internal const int Quarter = 7;
    private const int First = 101;

    /// <summary>The registers of the quarter.</summary>
    internal static IReadOnlyList<RegisterId> Registers { get; } = [.. Enumerable.Range(First, Quarter).Select(n => new RegisterId(n))];

    internal static Draft Common(string cause = "town") => Draft.Empty.With(PlaceRenamingForm.Cause, cause).With(PlaceRenamingForm.EffectiveOn, "R8.10.1").With(PlaceRenamingForm.Notice, "越谷市告示第123号");

    internal static async Task<TestCity> CreateAsync(string name, int portion = 2)
    {
        var city = await TestCity.CreateSealedAsync(name);
        Settle(city.Get<BatchSettings>(), portion);
        city.Get<BatchSettings>().SampleMinimum = 2;
        await city.Get<BulkLoad>().LoadAsync([.. Registers.Select((r, i) => Register(r, $"{Former}{i + 1}番地"))], TestCity.Counter, default);
        return city;
    }

    /// <summary>Whole portions without a rest.</summary>
    internal static void Settle(BatchSettings settings, int portion) => (settings.Portion, settings.Rest) = (portion, 0);

    private static FamilyRegister Register(RegisterId id, string domicile) => RegisterNotation.Parse($"""
        ＠戸籍 {id}
        本籍　{domicile}
        氏名　中島　誠
        　【氏の振り仮名】ナカジマ
        戸籍事項
        　戸籍編製　【編製日】平成9年4月1日
        戸籍に記録されている者
        　＠人 P{id.Value * 10}
        　＠性別 男
        　＠入籍 平成9年4月1日 分籍
        　【名】誠
        　【名の振り仮名】マコト
        　【生年月日】昭和45年5月6日
        　【父】中島勇
        　【母】中島キク
        　【続柄】長男
        身分事項
        　出生　【出生日】昭和45年5月6日
        　　　　【出生地】埼玉県越谷市
        　　　　【届出日】昭和45年5月12日
        　　　　【届出人】父
        """);

    /// <summary>Entered and received; nothing is planned yet.</summary>
    internal static async Task<long> ReceivedAsync(TestCity city, string? table = null, Draft? common = null)
    {
        var desk = city.Get<BatchDesk>();
        var opened = await desk.OpenAsync(TestCity.Counter, PlaceRenamingKind.KindCode);
        var version = await desk.SaveAsync(opened.Id, common ?? Common(), table ?? $"{Former}\t{Made}", opened.Version, TestCity.Counter);
        await desk.ReceiveAsync(opened.Id, version, TestCity.Counter);
        return opened.Id;
    }

    internal static async Task<long> PlannedAsync(TestCity city, string? table = null)
    {
        var id = await ReceivedAsync(city, table);
        city.Get<BatchSettings>().Rest = 0;
        await city.Get<BatchRunner>().RunAsync();
        return id;
    }

    /// <summary>Looks at all that has to be looked at and ends the examination.</summary>
    internal static async Task ExamineAsync(TestCity city, long id)
    {
        var (_, targets) = await city.Get<BatchLists>().TargetsAsync(id, TargetFilter.ToLookAt);
        await city.Get<BatchDesk>().LookAsync(id, [.. targets.Select(t => t.Register)], TestCity.Examiner);
        await city.Get<BatchDesk>().CompleteExaminationAsync(id, await VersionAsync(city, id), TestCity.Examiner);
    }

    internal static async Task<long> ApprovedAsync(TestCity city)
    {
        var id = await PlannedAsync(city);
        await ExamineAsync(city, id);
        await city.Get<BatchDesk>().ApproveAsync(id, await VersionAsync(city, id), TestCity.Approver);
        return id;
    }

    internal static async Task<long> VersionAsync(TestCity city, long id) => (await city.Workflow.VersionAsync(id))!.Value;

    internal static async Task<BatchView> ViewAsync(TestCity city, long id) => (await city.Get<BatchLists>().FindAsync(id))!;
}
