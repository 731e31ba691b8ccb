using Koseki.Domain.Cases;
using Koseki.Infrastructure.UseCases.NightHolds;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Persistence.NightHolds;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Web.Security;

/// <summary>The acts of the night terminal and of the office in the morning, for <see cref="ActsWalkTests"/>.</summary>
internal static class NightActs
{
    /// <summary>What has to be there for an act, and the act.</summary>
    internal static Dictionary<string, (Func<TestCity, Task<object>> Prepare, Func<TestCity, object, Actor, Task> Act)> All { get; } = new(StringComparer.Ordinal)
    {
        ["NightDesk.FindAsync"] = (c => Task.FromResult<object>(c), (c, _, a) => c.Get<NightDesk>().FindAsync(NightPapers.Words, a)),
        ["NightDesk.HoldAsync"] = (c => Task.FromResult<object>(c), (c, _, a) => c.Get<NightDesk>().HoldAsync(NightPapers.Order(c, 1), a)),
        ["NightDesk.ProveAsync"] = (HeldAsync, (c, p, a) => c.Get<NightDesk>().ProveAsync((long)p, a)),
        ["NightDesk.MarkWrongAsync"] = (HeldAsync, (c, p, a) => c.Get<NightDesk>().MarkWrongAsync((long)p, new(1), "まちがえた", a)),
        ["NightDesk.TonightAsync"] = (HeldAsync, (c, _, a) => c.Get<NightDesk>().TonightAsync(a)),
        ["NightDesk.PrintAsync"] = (HeldAsync, (c, _, a) => c.Get<NightDesk>().PrintAsync(a)),
        ["NightOffice.ListAsync"] = (HeldAsync, (c, _, a) => c.Get<NightOffice>().ListAsync(a)),
        ["NightOffice.SettledAsync"] = (HeldAsync, (c, _, a) => c.Get<NightOffice>().SettledAsync(DateTimeOffset.UnixEpoch, a)),
        ["NightOffice.ForReceiptAsync"] = (HeldAsync, (c, _, a) => c.Get<NightOffice>().ForReceiptAsync([new(1)], a)),
        ["NightOffice.CountAsync"] = (HeldAsync, (c, _, a) => c.Get<NightOffice>().CountAsync(a)),
        ["NightOffice.PrintAsync"] = (HeldAsync, (c, _, a) => c.Get<NightOffice>().PrintAsync(a)),
        ["NightOffice.OfCaseAsync"] = (HeldAsync, (c, _, a) => c.Get<NightOffice>().OfCaseAsync(1, a)),
        ["NightOffice.EnterAsync"] = (c => Task.FromResult<object>(c), (c, _, a) => c.Get<NightOffice>().EnterAsync(NightPapers.Order(c, 1), a)),
        ["NightOffice.ResolveAsync"] = (ByTextAsync, (c, p, a) => c.Get<NightOffice>().ResolveAsync((long)p, new(1), a)),
        ["NightOffice.SetAsideAsync"] = (ByTextAsync, (c, p, a) => c.Get<NightOffice>().SetAsideAsync((long)p, "他市の戸籍", a)),
        ["NightOffice.MarkWrongAsync"] = (HeldAsync, (c, p, a) => c.Get<NightOffice>().MarkWrongAsync((long)p, new(1), "別の人", a)),
        ["NightOffice.LiftAsync"] = (MarkedAsync, (c, p, a) => c.Get<NightOffice>().LiftAsync((long)p, new(1), a)),
        ["NightOffice.JoinAsync"] = (JoinableAsync, (c, p, a) => c.Get<NightOffice>().JoinAsync((long)p, new(2026, 1), a)),
        ["OutageDesk.OfTerminalAsync"] = (HeldAsync, (c, _, a) => c.Get<OutageDesk>().OfTerminalAsync(a)),
        ["OutageDesk.ConfirmOfTerminalAsync"] = (NightPapers.CutOffAsync, (c, p, a) => c.Get<OutageDesk>().ConfirmOfTerminalAsync((long)p, true, a)),
        ["OutageDesk.ConfirmAsync"] = (NightPapers.OutageAsync, (c, p, a) => c.Get<OutageDesk>().ConfirmAsync((long)p, true, a)),
    };

    private static async Task<object> HeldAsync(TestCity city) => (await NightPapers.HoldAsync(city, 1)).Number;

    private static async Task<object> ByTextAsync(TestCity city) => (await NightPapers.HoldAsync(city)).Number;

    private static async Task<object> MarkedAsync(TestCity city)
    {
        var held = await HeldAsync(city);
        await city.Get<NightDesk>().MarkWrongAsync((long)held, new(1), "まちがえた", NightPapers.Duty);
        return held;
    }

    private static async Task<object> JoinableAsync(TestCity city)
    {
        var held = await HeldAsync(city);
        await ReceivedAsync(city);
        return held;
    }
}
