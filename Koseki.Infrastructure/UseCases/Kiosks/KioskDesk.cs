using System.Collections.Concurrent;
using System.Globalization;
using Koseki.Domain.Calendar;
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
/// <param name="Steps">Stops and openings, in order, as the journal names them.</param>
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
    private const string RecordReference = "kiosk-record/";
    private static readonly Actor Door = new("door", "証明書の扉", new HashSet<StaffRole>(), "", "");

    // Whatever keeps an alarm from being written, it rings: at every screen of this node, until it is.
    private readonly ConcurrentDictionary<string, KioskAlarm> unwritten = new(StringComparer.Ordinal);

    /// <summary>Everything a screen shows.</summary>
    public async Task<KioskView> SeeAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        await using var scope = await scopes.OpenAsync(cancellation);
        return new(now, await nodes.ListAsync(now, cancellation), [.. Unwritten(), .. (await KioskStore.AlarmsAsync(scope.Database, names, cancellation)).Alarms], (await NamedAsync(scope, cancellation)).Steps);
    }

    /// <summary>How many alarms ring.</summary>
    public async Task<int> RingingAsync(CancellationToken cancellation = default) => unwritten.Count + await KioskStore.RingingAsync(names, cancellation);

    /// <summary>A node's report: kept, its alarms put before the staff, and told whether it may take part.</summary>
    public async Task<ReportAnswer> ReportAsync(NodeReport report, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await nodes.KeepAsync(new(report, now), cancellation);
        await RaiseAsync([.. report.Alarms.Select(a => new KioskAlarm(0, string.Create(CultureInfo.InvariantCulture, $"gateway/{a.Id}/{a.At.UtcTicks}/{a.Code}"), report.Node, a.Code, a.Text, a.At))], cancellation);
        return new(NodeStanding.OutBecause(report, await nodes.ListAsync(now, cancellation), now), now);
    }

    /// <summary>
    /// Raises what the nodes told, or did not tell, gives rise to: a node that is silent cannot say so itself, and one that does not do
    /// what was ordered does not know it.
    /// </summary>
    public async Task WatchAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var told = await nodes.ListAsync(now, cancellation);
        await using var scope = await scopes.OpenAsync(cancellation);
        var (steps, foreign) = await NamedAsync(scope, cancellation);
        var (alarms, changed) = await KioskStore.AlarmsAsync(scope.Database, names, cancellation);
        // Once a day, under a name that nobody can have put there before; a row that was made to look like it says nothing.
        KioskAlarm[] record = foreign + changed == 0
            || alarms.Concat(unwritten.Values).Any(a => a.IsSound && a.Reference.StartsWith(RecordReference, StringComparison.Ordinal) && JapanTime.DayOf(a.At) == JapanTime.DayOf(now)) ? []
            : [new(0, $"{RecordReference}{Guid.NewGuid():N}", "", AlarmCodes.Record, "停止・再開・警報の記録が、台帳と合いません(データベースが書き換えられています)。合わない行では再開せず、音も止めません。verify を実行してください。", now)];
        await RaiseAsync([.. unwritten.Values, .. NodeStanding.AlarmsOf(told, now).Concat(KioskRules.NotDone(steps, told, now)).Select(a => a with { Recurs = true }), .. record], cancellation);
    }

    /// <summary>What is ordered: at once when it is not what was answered last, else when somebody orders something, else nothing after a while.</summary>
    public async Task<OrdersAnswer> OrdersAsync(OrdersQuestion question, CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() + LongestWait;
        (int, long)? seen = null;
        while (true)
        {
            var next = signal.Next;
            await using (var scope = await scopes.OpenAsync(cancellation))
            {
                // Nearly always there is nothing new, and nothing else is read.
                if (await KioskStore.MarkAsync(scope.Database, cancellation) is var mark && mark != seen)
                {
                    seen = mark;
                    var (steps, _) = await NamedAsync(scope, cancellation);
                    if (KioskRules.AnswerOf(steps) is var answer && answer.Mark != question.After)
                    {
                        return answer;
                    }
                }
            }

            if (clock.GetUtcNow() >= until)
            {
                return new([], question.After, null);
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

    /// <summary>Has every node test itself now. Null when done; else why it cannot be.</summary>
    public Task<string?> SelfTestAsync(string reason, Actor actor) =>
        OrderAsync(actor, (known, _, now) => KioskRules.SelfTest(reason, known, actor, now), _ => "コンビニ交付の自己試験を命じた");

    /// <summary>Has the feeds taken in now. Null when done; else why it cannot be.</summary>
    public Task<string?> TakeFeedsAsync(string reason, Actor actor) =>
        OrderAsync(actor, (known, _, now) => KioskRules.TakeFeeds(reason, known, actor, now), _ => "連携データの取込みを命じた");

    /// <summary>Has seen an alarm: its sound stops. Null when done; else why it cannot be.</summary>
    public Task<string?> ConfirmAsync(long alarm, Actor actor) => TakeAsync(alarm, AlarmAct.Confirmed, "", actor);

    /// <summary>
    /// An alarm is solved, or, where a paper may have come to another person or a record was changed, one person proposes it and another solves it. Null when done; else why
    /// it cannot be: what was ordered is not done yet, for one.
    /// </summary>
    public Task<string?> SolveAsync(long alarm, string note, Actor actor) => TakeAsync(alarm, AlarmAct.Solved, note, actor);

    /// <summary>Alarms for which those on duty are to be called now, oldest first; those that cannot be written have no number of their own.</summary>
    internal async Task<IReadOnlyList<KioskAlarm>> ToBeCalledAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return [.. (await SeeAsync(cancellation)).Alarms.Where(a => a.IsToBeCalled(now)).OrderBy(a => a.At)];
    }

    /// <summary>Those on duty were called for these alarms. What another node has recorded meanwhile, or a person has ended, stays as it is.</summary>
    internal Task CalledAsync(IReadOnlyList<long> alarms, string by, CancellationToken cancellation) => journal.CommitAsync(Door, async open =>
    {
        var called = 0;
        foreach (var number in alarms)
        {
            if (await KioskStore.AlarmAsync(open.Database, names, number, cancellation) is { Called: null })
            {
                KioskStore.Add(open, number, new(AlarmAct.Called, by, Door.Account, Door.Name, open.Now));
                called++;
            }
        }

        return (new Deed(DeedKind.Kiosk, string.Create(CultureInfo.InvariantCulture, $"コンビニ交付の警報 {called} 件に確認がないので、メールで呼び出した")), true);
    }, cancellation);

    private async Task<string?> OrderAsync(Actor actor, Func<IReadOnlyList<NodeStanding>, IReadOnlyList<KioskStep>, DateTimeOffset, Ruling<KioskStep>> decide, Func<KioskStep, string> words)
    {
        if (Rights.WhyNot(Permission.OperateKiosks, actor) is { } wanting)
        {
            return wanting.Words;
        }

        var known = await nodes.ListAsync(clock.GetUtcNow(), CancellationToken.None);
        return await journal.TryCommitAsync(actor, async open =>
        {
            // Proposals as the journal names them: one that was put into the database would be confirmed by a single person.
            var step = decide(known, (await NamedAsync(open.Scope, CancellationToken.None)).Steps, open.Now).Demand();
            await KioskStore.AddAsync(open, names, step);
            return new Deed(DeedKind.Kiosk, words(step), Reason: step.Reason);
        }, CancellationToken.None);
    }

    private async Task<string?> TakeAsync(long alarm, AlarmAct act, string note, Actor actor) =>
        Rights.WhyNot(Permission.OperateKiosks, actor) is { } wanting ? wanting.Words : await journal.TryCommitAsync(actor, async open =>
        {
            var found = await KioskStore.AlarmAsync(open.Database, names, alarm, CancellationToken.None);
            if (act == AlarmAct.Solved && found is { Code: AlarmCodes.NotDone }
                && KioskRules.NotDone((await NamedAsync(open.Scope, CancellationToken.None)).Steps, await nodes.ListAsync(open.Now, CancellationToken.None), open.Now).Any(a => KioskStore.IsOf(found, a)))
            {
                Rulings.Refuse(new KioskRefusal.StillStands());
            }

            var step = (found?.Take(act, note, actor, open.Now) ?? new KioskRefusal.AlarmOver()).Demand();
            KioskStore.Add(open, alarm, step);
            return new Deed(DeedKind.Kiosk, $"コンビニ交付の警報{alarm}{Word(step.Act)}", Reason: step.Note);
        }, CancellationToken.None);

    private static string Word(AlarmAct act) => act switch
    {
        AlarmAct.Confirmed => "を確認した",
        AlarmAct.Solved => "を解決した",
        AlarmAct.Proposed => "の解決を申し出た",
        AlarmAct.Called => "を当番に知らせた",
    };

    private async Task<(IReadOnlyList<KioskStep> Steps, int Foreign)> NamedAsync(ReadScope scope, CancellationToken cancellation)
    {
        var (steps, foreign) = await KioskStore.NamedAsync(scope.Database, names, cancellation);
        if (foreign > 0)
        {
            logger.LogCritical("コンビニ交付の停止・再開に、台帳と合わない行が {Count} 件あります。再開の命令として渡しません。verify を実行し、正しい写しに戻してください。", foreign);
        }

        return (steps, foreign);
    }

    // Known by a number of their own: nobody can have seen them for good before they are written.
    private IEnumerable<KioskAlarm> Unwritten() => unwritten.Values.OrderBy(a => a.At).Select((a, i) => a with { Number = -1 - i, Text = $"{a.Text}(台帳に書けません。書けるまで鳴り続けます)" });

    private async Task RaiseAsync(IReadOnlyList<KioskAlarm> alarms, CancellationToken cancellation)
    {
        try
        {
            await WriteAsync(alarms, cancellation);
            alarms.ToList().ForEach(a => unwritten.TryRemove(a.Reference, out _));
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            logger.LogCritical(e, "コンビニ交付の警報を台帳に書けません。この節の画面で鳴らし続けます。");
            alarms.ToList().ForEach(a => unwritten.TryAdd(a.Reference, a));
            throw;
        }
    }

    // Looked at without the journal first: nearly always there is nothing new.
    private async Task WriteAsync(IReadOnlyList<KioskAlarm> alarms, CancellationToken cancellation)
    {
        await using (var scope = await scopes.OpenAsync(cancellation))
        {
            if ((await KioskStore.UnknownAsync(scope.Database, names, alarms, cancellation)).Count == 0)
            {
                return;
            }
        }

        await journal.CommitAsync(Door, async open =>
        {
            // Another node, or another report, may have told them.
            var fresh = await KioskStore.UnknownAsync(open.Database, names, alarms, cancellation);
            await KioskStore.AddAsync(open, names, fresh);
            return (new Deed(DeedKind.Kiosk, string.Create(CultureInfo.InvariantCulture, $"コンビニ交付の警報 {fresh.Count} 件を受けた")), true);
        }, cancellation);
    }
}
