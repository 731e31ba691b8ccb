using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Kiosks;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.UseCases.Kiosks;

/// <summary>What is known of コンビニ交付.</summary>
/// <param name="Now">When this was looked at.</param>
/// <param name="Nodes">What every node told last.</param>
/// <param name="Alarms">Alarms that stand, newest first, then the last solved ones.</param>
/// <param name="Steps">Stops and openings, in order.</param>
public sealed record KioskView(DateTimeOffset Now, IReadOnlyList<NodeStanding> Nodes, IReadOnlyList<KioskAlarm> Alarms, IReadOnlyList<KioskStep> Steps);

/// <summary>
/// The operation of コンビニ交付: takes in what the nodes of the gateway tell, keeps alarms for good, and gives out what the staff orders.
/// The gateway has no accounts: who may stop and open is decided and recorded here.
/// </summary>
public sealed class KioskDesk(ReadScopes scopes, GatewayNodes nodes, JournalWriter journal, JournalNames names, JournalSignal signal, TimeProvider clock, ILogger<KioskDesk> logger)
{
    /// <summary>How long a question for orders waits for one.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    // Another web node's commit is found by looking.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly Actor Door = new("door", "証明書の扉", new HashSet<StaffRole>(), "", "");

    /// <summary>Everything a screen shows.</summary>
    public async Task<KioskView> SeeAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        await using var scope = await scopes.OpenAsync(cancellation);
        return new(now, await nodes.ListAsync(now, cancellation), await KioskStore.AlarmsAsync(scope.Database, cancellation), await KioskStore.StepsAsync(scope.Database, cancellation));
    }

    /// <summary>How many alarms ring.</summary>
    public async Task<int> RingingAsync(CancellationToken cancellation = default)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        return await KioskStore.RingingAsync(scope.Database, cancellation);
    }

    /// <summary>A node's report: kept, its alarms put before the staff, and told whether it may take part.</summary>
    public async Task<ReportAnswer> ReportAsync(NodeReport report, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await nodes.KeepAsync(new(report, now), cancellation);
        await RaiseAsync([.. report.Alarms.Select(a => new KioskAlarm(0, string.Create(CultureInfo.InvariantCulture, $"gateway/{a.Id}/{a.At.UtcTicks}"), report.Node, a.Code, a.Text, a.At))], cancellation);
        return new(NodeStanding.OutBecause(report, await nodes.ListAsync(now, cancellation), now), now);
    }

    /// <summary>Raises what the nodes told, or did not tell, gives rise to: a node that is silent cannot say so itself.</summary>
    public async Task WatchAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await RaiseAsync(NodeStanding.AlarmsOf(await nodes.ListAsync(now, cancellation), now), cancellation);
    }

    /// <summary>The orders after the number asked for: at once when there are some, else when one is given, else none after a while.</summary>
    public async Task<OrdersAnswer> OrdersAsync(OrdersQuestion question, CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() + LongestWait;
        while (true)
        {
            var next = signal.Next;
            await using (var scope = await scopes.OpenAsync(cancellation))
            {
                if (await KioskStore.LastStepAsync(scope.Database, cancellation) > question.After && await NamedAsync(scope, question.After, cancellation) is { Count: > 0 } orders)
                {
                    return new(orders);
                }
            }

            if (clock.GetUtcNow() >= until)
            {
                return new([]);
            }

            await Task.WhenAny(next, Task.Delay(Look, clock, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Stops a kind, or all. Null when done; else why it cannot be.</summary>
    public Task<string?> StopAsync(string kind, string reason, Actor actor) =>
        OrderAsync(actor, (known, _, now) => KioskRules.Stop(kind, reason, known, actor, now), step => $"{KioskKinds.Word(step.Kind)}の交付を止めた");

    /// <summary>Proposes to open a kind, or all, again. Null when done; else why it cannot be.</summary>
    public Task<string?> ProposeOpeningAsync(string kind, string reason, Actor actor) =>
        OrderAsync(actor, (known, _, now) => KioskRules.ProposeOpening(kind, reason, known, actor, now), step => $"{KioskKinds.Word(step.Kind)}の交付の再開を申し出た");

    /// <summary>Opens what somebody else proposed. Null when done; else why it cannot be.</summary>
    public Task<string?> OpenAsync(long proposal, Actor actor) =>
        OrderAsync(actor, (_, steps, now) => KioskRules.Open(proposal, steps, actor, now), step => $"{KioskKinds.Word(step.Kind)}の交付を再開した");

    /// <summary>Has seen an alarm: its sound stops. Null when done; else why it cannot be.</summary>
    public Task<string?> ConfirmAsync(long alarm, Actor actor) => TakeAsync(alarm, AlarmAct.Confirmed, "", actor);

    /// <summary>An alarm is solved. Null when done; else why it cannot be.</summary>
    public Task<string?> SolveAsync(long alarm, string note, Actor actor) => TakeAsync(alarm, AlarmAct.Solved, note, actor);

    private async Task<string?> OrderAsync(Actor actor, Func<IReadOnlyList<NodeStanding>, IReadOnlyList<KioskStep>, DateTimeOffset, Ruling<KioskStep>> decide, Func<KioskStep, string> words)
    {
        if (Rights.WhyNot(Permission.OperateKiosks, actor) is { } wanting)
        {
            return wanting.Words;
        }

        var known = await nodes.ListAsync(clock.GetUtcNow(), CancellationToken.None);
        return await journal.TryCommitAsync(actor, async open =>
        {
            var step = decide(known, await KioskStore.StepsAsync(open.Database, CancellationToken.None), open.Now).Demand();
            await KioskStore.AddAsync(open, step);
            return new Deed(DeedKind.Kiosk, words(step), Reason: step.Reason);
        }, CancellationToken.None);
    }

    private async Task<string?> TakeAsync(long alarm, AlarmAct act, string note, Actor actor) =>
        Rights.WhyNot(Permission.OperateKiosks, actor) is { } wanting ? wanting.Words : await journal.TryCommitAsync(actor, async open =>
        {
            var found = await KioskStore.AlarmAsync(open.Database, alarm, CancellationToken.None);
            var step = (found?.Take(act, note, actor, open.Now) ?? new KioskRefusal.AlarmOver()).Demand();
            KioskStore.Add(open, alarm, step);
            return new Deed(DeedKind.Kiosk, $"コンビニ交付の警報{alarm}を{(act == AlarmAct.Confirmed ? "確認した" : "解決した")}", Reason: step.Note);
        }, CancellationToken.None);

    private async Task<IReadOnlyList<KioskOrder>> NamedAsync(ReadScope scope, long after, CancellationToken cancellation)
    {
        var (steps, foreign) = await KioskStore.NamedAsync(scope.Database, names, cancellation);
        if (foreign > 0)
        {
            logger.LogCritical("コンビニ交付の停止・再開に、台帳にない行が {Count} 件あります。命令として渡しません。verify を実行し、正しい写しに戻してください。", foreign);
        }

        return KioskRules.Orders(steps, after);
    }

    // Looked at without the journal first: nearly always there is nothing new.
    private async Task RaiseAsync(IReadOnlyList<KioskAlarm> alarms, CancellationToken cancellation)
    {
        await using (var scope = await scopes.OpenAsync(cancellation))
        {
            if ((await KioskStore.UnknownAsync(scope.Database, alarms, cancellation)).Count == 0)
            {
                return;
            }
        }

        await journal.CommitAsync(Door, async open =>
        {
            // Another node, or another report, may have told them.
            var fresh = await KioskStore.UnknownAsync(open.Database, alarms, cancellation);
            await KioskStore.AddAsync(open, fresh);
            return (new Deed(DeedKind.Kiosk, string.Create(CultureInfo.InvariantCulture, $"コンビニ交付の警報 {fresh.Count} 件を受けた")), true);
        }, cancellation);
    }
}
