using Koseki.Domain.Cases;
using Koseki.Domain.Notifications.PlaceRenaming;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Batches;
using Koseki.Infrastructure.UseCases.Batches;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Persistence.Batches;

namespace Koseki.Tests.Web.Security;

/// <summary>The acts of a case over many registers, for <see cref="ActsWalkTests"/>.</summary>
internal static class BatchActs
{
    /// <summary>What has to be there for an act, and the act.</summary>
    internal static Dictionary<string, (Func<TestCity, Task<object>> Prepare, Func<TestCity, object, Actor, Task> Act)> All { get; } = new(StringComparer.Ordinal)
    {
        ["BatchDesk.OpenAsync"] = (c => Task.FromResult<object>(c), (c, _, a) => c.Get<BatchDesk>().OpenAsync(a, PlaceRenamingKind.KindCode)),
        ["BatchDesk.SaveAsync"] = (FreeBatchAsync, async (c, p, a) => await c.Get<BatchDesk>().SaveAsync((long)p, BatchCity.Common(), "", await BatchCity.VersionAsync(c, (long)p), a)),
        ["BatchDesk.ReceiveAsync"] = (FreeBatchAsync, async (c, p, a) => await c.Get<BatchDesk>().ReceiveAsync((long)p, await BatchCity.VersionAsync(c, (long)p), a)),
        ["BatchDesk.PlanAnewAsync"] = (async c => await BatchCity.PlannedAsync(c, OneRegister), async (c, p, a) => await c.Get<BatchDesk>().PlanAnewAsync((long)p, await BatchCity.VersionAsync(c, (long)p), a)),
        ["BatchDesk.ReturnAsync"] = (async c => await BatchCity.PlannedAsync(c, OneRegister), (c, p, a) => c.Get<BatchDesk>().ReturnAsync((long)p, "確かめる", a)),
        ["BatchDesk.WithdrawAsync"] = (async c => await BatchCity.PlannedAsync(c, OneRegister), (c, p, a) => c.Get<BatchDesk>().WithdrawAsync((long)p, "告示が改められた", a)),
        ["BatchDesk.LookAsync"] = (async c => await BatchCity.PlannedAsync(c, OneRegister), (c, p, a) => c.Get<BatchDesk>().LookAsync((long)p, [new(1)], a)),
        ["BatchDesk.CompleteExaminationAsync"] = (LookedBatchAsync, async (c, p, a) => await c.Get<BatchDesk>().CompleteExaminationAsync((long)p, await BatchCity.VersionAsync(c, (long)p), a)),
        ["BatchDesk.ApproveAsync"] = (ExaminedBatchAsync, async (c, p, a) => await c.Get<BatchDesk>().ApproveAsync((long)p, await BatchCity.VersionAsync(c, (long)p), a)),
        ["BatchLists.TargetAsync"] = (async c => await BatchCity.PlannedAsync(c, OneRegister), (c, p, a) => c.Get<BatchLists>().TargetAsync((long)p, new(1), a)),
    };

    // The register of 越谷太郎.
    private const string OneRegister = "埼玉県越谷市東越谷一丁目5番地\t埼玉県越谷市新東越谷一丁目5番地";

    private static async Task<object> FreeBatchAsync(TestCity city)
    {
        var opened = await city.Get<BatchDesk>().OpenAsync(TestCity.Counter, PlaceRenamingKind.KindCode);
        await city.Get<BatchDesk>().SaveAsync(opened.Id, BatchCity.Common(), OneRegister, opened.Version, TestCity.Counter);
        await ActsWalkTests.FreeAsync(city, opened.Id);
        return opened.Id;
    }

    private static async Task<object> LookedBatchAsync(TestCity city)
    {
        var id = await BatchCity.PlannedAsync(city, OneRegister);
        await city.Get<BatchDesk>().LookAsync(id, [new(1)], TestCity.Examiner);
        return id;
    }

    private static async Task<object> ExaminedBatchAsync(TestCity city)
    {
        var id = (long)await LookedBatchAsync(city);
        await city.Get<BatchDesk>().CompleteExaminationAsync(id, await BatchCity.VersionAsync(city, id), TestCity.Examiner);
        return id;
    }
}
