using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Kiosks;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Persistence.Kiosks;

namespace Koseki.Tests.Web.Security;

/// <summary>The acts of the operation of コンビニ交付, for <see cref="ActsWalkTests"/>.</summary>
internal static class KioskActs
{
    /// <summary>What has to be there for an act, and the act.</summary>
    internal static Dictionary<string, (Func<TestCity, Task<object>> Prepare, Func<TestCity, object, Actor, Task> Act)> All { get; } = new(StringComparer.Ordinal)
    {
        ["KioskDesk.StopAsync"] = (KiosksAsync, (c, _, a) => DoAsync(c.Get<KioskDesk>().StopAsync("JUMINHYO", "疑い", a))),
        ["KioskDesk.ProposeOpeningAsync"] = (KiosksAsync, (c, _, a) => DoAsync(c.Get<KioskDesk>().ProposeOpeningAsync("INKAN", "直った", a))),
        ["KioskDesk.OpenAsync"] = (OpeningProposedAsync, (c, p, a) => DoAsync(c.Get<KioskDesk>().OpenAsync((long)p, a))),
        ["KioskDesk.SelfTestAsync"] = (KiosksAsync, (c, _, a) => DoAsync(c.Get<KioskDesk>().SelfTestAsync("書体を替えた", a))),
        ["KioskDesk.TakeFeedsAsync"] = (KiosksAsync, (c, _, a) => DoAsync(c.Get<KioskDesk>().TakeFeedsAsync("住民記録から電話", a))),
        ["KioskDesk.ConfirmAsync"] = (KiosksAsync, (c, p, a) => DoAsync(c.Get<KioskDesk>().ConfirmAsync((long)p, a))),
        ["KioskDesk.SolveAsync"] = (KiosksAsync, (c, p, a) => DoAsync(c.Get<KioskDesk>().SolveAsync((long)p, "直した", a))),
        ["KioskStatistics.ExportAsync"] = (c => Task.FromResult<object>(c), (c, _, a) => c.Get<KioskStatistics>().ExportAsync(CountTable.Hour, new(2026, 10, 1), new(2026, 10, 8), "議会への報告", a)),
    };

    // 印鑑 is stopped at the one node; an alarm rings.
    private static async Task<object> KiosksAsync(TestCity city)
    {
        await city.Get<KioskDesk>().ReportAsync(KioskReports.Of(city.Clock.GetUtcNow(), "INKAN") with { Alarms = [new(1, city.Clock.GetUtcNow(), "FEED", "警報")] }, default);
        return (await city.Get<KioskDesk>().SeeAsync()).Alarms[0].Number;
    }

    private static async Task<object> OpeningProposedAsync(TestCity city)
    {
        await KiosksAsync(city);
        Assert.Null(await city.Get<KioskDesk>().ProposeOpeningAsync("INKAN", "直った", TestCity.Approver));
        return (await city.Get<KioskDesk>().SeeAsync()).Steps[^1].Number;
    }

    // Says a refusal instead of throwing it.
    private static async Task DoAsync(Task<string?> act)
    {
        if (await act is { } problem)
        {
            throw new CaseException(new CaseRefusal.NotReceivable(problem.Contains("職務の人です", StringComparison.Ordinal) ? "職務が要ります" : problem));
        }
    }
}
