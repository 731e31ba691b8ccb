using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Kiosks;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Eng.Town.Output;

/// <summary>That コンビニ交付 begins, ordered by two people of the town as they would on its first day: a gateway begins closed.</summary>
internal static class KioskOpening
{
    private const string Reason = "交付の開始";

    /// <summary>Puts proposal and opening of every kind into the journal.</summary>
    public static async Task OrderAsync(JournalWriter journal, JournalNames names, CancellationToken cancellation)
    {
        var staff = StaffAccounts.All("");
        var (first, second) = (staff.Single(a => a.Roles.Contains(StaffRole.Operator)).AsActor(), StaffAccounts.Historic.DecidedBy);
        // What a gateway tells that has just been set up.
        NodeReport told = new("gateway-1", "", Guid.Empty, default, default) { Kinds = [.. new GatewayOptions().Kinds.Keys.Select(k => new KindReport(k, false, null, null, true, 0, 0))] };
        var steps = new List<KioskStep>();
        await StepAsync(first, now => KioskRules.ProposeOpening(KioskKinds.All, Reason, [new(told, now)], first, now));
        await StepAsync(second, now => KioskRules.Open(steps[0].Number, steps, second, now));

        Task StepAsync(Actor actor, Func<DateTimeOffset, Ruling<KioskStep>> decide) => journal.CommitAsync(actor, async open =>
        {
            var step = decide(open.Now).Written ?? throw new InvalidOperationException("コンビニ交付を始められません。");
            steps.Add(step with { Number = await KioskStore.AddAsync(open, names, step) });
            return (new Deed(DeedKind.Kiosk, $"コンビニ{Reason}({step.Act})", Reason: Reason), true);
        }, cancellation);
    }
}
