using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.NightHolds;
using Koseki.Infrastructure.UseCases.NightHolds;
using Koseki.Infrastructure.UseCases.Sessions;

namespace Koseki.Tests.Infrastructure.Persistence.NightHolds;

/// <summary>Deposits in a <see cref="TestCity"/>, made by the person on duty.</summary>
internal static class NightPapers
{
    internal static Actor Duty { get; } = new("tochoku", "当直　守", new HashSet<StaffRole> { StaffRole.NightDuty }, "01", "01-05");

    internal static NightWords Words { get; } = new("越谷", "", "", "");

    internal static NightOrder Order(TestCity city, params long[] registers) =>
        new(NightPaper.Other, city.Clock.GetUtcNow().AddMinutes(-5), Words, [.. registers.Select(r => new RegisterId(r))]);

    internal static Task<NightReceipt> HoldAsync(TestCity city, params long[] registers) => city.Get<NightDesk>().HoldAsync(Order(city, registers), Duty);

    /// <summary>A browser that is enrolled as a terminal of the night, from a night before, and was heard now; its key.</summary>
    internal static async Task<string> TerminalAsync(TestCity city, string terminal = "01-05")
    {
        var terminals = city.Get<EnrolledTerminals>();
        var (_, enrolled) = (await terminals.EnrolAsync(await terminals.IssueCodeAsync(terminal, EnrolledTerminals.CodeFor, EnrolledTerminals.Setup)))!.Value;
        await city.Get<LifeSignStore>().AddFirstAsync(LifeSignStore.Of(enrolled.Device), default);
        return enrolled.Device;
    }

    /// <summary>The terminal of a person of <see cref="TestCity.Person"/> was silent from the morning until the evening; the number of the outage.</summary>
    internal static async Task<object> CutOffAsync(TestCity city)
    {
        var device = await TerminalAsync(city, "01-03");
        city.Clock.Advance(TimeSpan.FromHours(10));
        await city.Get<LifeSigns>().HeardAsync(device, isOnDuty: true);
        return (await city.Get<OutageDesk>().WaitingAsync()).Single().Number;
    }

    /// <summary>The system was away for an hour; the number of the outage.</summary>
    internal static async Task<object> OutageAsync(TestCity city)
    {
        await city.Get<LifeSigns>().BeatAsync();
        city.Clock.Advance(TimeSpan.FromHours(1));
        await city.Get<LifeSigns>().BeatAsync();
        return (await city.Get<OutageDesk>().WaitingAsync()).Single().Number;
    }
}
