using System.Globalization;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Kiosks;

/// <summary>The rows of alarms of コンビニ交付, and of its stops and openings.</summary>
internal static class KioskStore
{
    private const int Most = 100;
    private const int Recent = 500;
    private const string Changed = "この警報の行は、書き換えられています。verify を実行してください。";
    private const string Lost = "台帳にある停止の行が、失われたか書き換えられています";

    /// <summary>
    /// The alarms that nobody has solved, newest first, and behind them the last solved ones; and how many rows of alarms and steps are not
    /// as the journal names them: no row put into the database silences one, and one that was changed is said to be.
    /// </summary>
    internal static async Task<(IReadOnlyList<KioskAlarm> Alarms, int Foreign)> AlarmsAsync(KosekiDbContext database, JournalNames names, CancellationToken cancellation)
    {
        var (all, foreign) = await NamedAlarmsAsync(database, names, cancellation);
        return ([.. all.Where(a => a.Solved is null).Take(Most), .. all.Where(a => a.Solved is not null).Take(Most / 5)], foreign);
    }

    /// <summary>How many ring.</summary>
    internal static async Task<int> RingingAsync(KosekiDbContext database, JournalNames names, CancellationToken cancellation) =>
        (await NamedAlarmsAsync(database, names, cancellation)).Alarms.Count(a => a.Rings);

    /// <summary>An alarm, or null.</summary>
    internal static async Task<KioskAlarm?> AlarmAsync(KosekiDbContext database, JournalNames names, long number, CancellationToken cancellation)
    {
        if (await database.KioskAlarms.AsNoTracking().FirstOrDefaultAsync(a => a.Number == number, cancellation) is not { } row)
        {
            return null;
        }

        var steps = await database.KioskAlarmSteps.AsNoTracking().Where(s => s.Alarm == number).ToListAsync(cancellation);
        await names.FollowAsync(cancellation);
        return AlarmOf(row, steps.Where(names.Names), names.Names(row));
    }

    /// <summary>Those of these alarms that are not known yet.</summary>
    internal static async Task<IReadOnlyList<KioskAlarm>> UnknownAsync(KosekiDbContext database, IReadOnlyList<KioskAlarm> alarms, CancellationToken cancellation)
    {
        var references = alarms.Select(a => Cut(a.Reference, KioskAlarmRow.LongestReference)).ToList();
        var known = references.Count == 0 ? [] : await database.KioskAlarms.AsNoTracking().Where(a => references.Contains(a.Reference)).Select(a => a.Reference).ToListAsync(cancellation);
        return [.. alarms.Where((_, i) => !known.Contains(references[i])).DistinctBy(a => a.Reference)];
    }

    /// <summary>Puts alarms into an open transaction.</summary>
    internal static async Task AddAsync(JournalTransaction open, IReadOnlyList<KioskAlarm> alarms)
    {
        if (alarms.Count > 0)
        {
            var first = await open.NextAsync("kiosk-alarm", alarms.Count);
            open.Database.KioskAlarms.AddRange(alarms.Select((a, i) => new KioskAlarmRow
            {
                Number = first + i, Reference = Cut(a.Reference, KioskAlarmRow.LongestReference), Node = Cut(a.Node, 64), Code = Cut(a.Code, KosekiModel.Code), Text = Cut(a.Text, KosekiModel.Name), At = a.At,
            }));
        }
    }

    /// <summary>Puts a step of an alarm into the transaction that takes it.</summary>
    internal static void Add(JournalTransaction open, long alarm, AlarmStep step) =>
        open.Database.KioskAlarmSteps.Add(new() { Alarm = alarm, Act = step.Act, Note = step.Note, Account = step.Account, Name = step.Name, At = step.At });

    /// <summary>
    /// The steps of stopping and opening as the journal names them, in order, and how many rows the database has besides or has lost:
    /// nobody opens by a row put into it, and a stop whose row was changed or taken away stays one.
    /// </summary>
    internal static async Task<(IReadOnlyList<KioskStep> Steps, int Foreign)> NamedAsync(KosekiDbContext database, JournalNames names, CancellationToken cancellation)
    {
        var ((rows, keys), _) = await LookAgain.UntilItFitsAsync(
            async () =>
            {
                var read = await database.KioskSteps.AsNoTracking().OrderBy(s => s.Number).ToListAsync(cancellation);
                await names.FollowAsync(cancellation);
                return (Rows: read, Keys: names.KeysOf(nameof(KosekiDbContext.KioskSteps), _ => true));
            },
            _ => Task.CompletedTask,
            read => read.Rows.Count == read.Keys.Count && read.Rows.TrueForAll(names.Names));
        var named = rows.FindAll(names.Names);
        var lost = keys.Except(named.Select(r => r.RowKey), StringComparer.Ordinal).ToList();
        var stops = lost.Select(KioskStepRow.Of).Where(l => l.Act == KioskAct.Stop).Select(l => new KioskStep(l.Number, l.Act, l.Kind, Lost, "", "", DateTimeOffset.UnixEpoch));
        return ([.. named.Select(Of).Concat(stops).OrderBy(s => s.Number)], rows.Count - named.Count + lost.Count);
    }

    /// <summary>What changes with every step: how many rows there are, and the highest number.</summary>
    internal static async Task<(int Count, long Last)> MarkAsync(KosekiDbContext database, CancellationToken cancellation) =>
        (await database.KioskSteps.CountAsync(cancellation), await database.KioskSteps.MaxAsync(s => (long?)s.Number, cancellation) ?? 0);

    /// <summary>Puts a step into the transaction that takes it; gives its number.</summary>
    internal static async Task<long> AddAsync(JournalTransaction open, KioskStep step)
    {
        var number = await FreeAsync(open);
        open.Database.KioskSteps.Add(new()
        {
            Number = number, Act = step.Act, Kind = step.Kind, Reason = step.Reason, Account = step.Account, Name = step.Name, At = step.At, Confirms = step.Confirms, Seen = string.Join(' ', step.Seen.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Kind}={v.Version}"))),
        });
        return number;
    }

    // Whoever owns the database would keep a stop from being written by rows that have its number.
    private static async Task<long> FreeAsync(JournalTransaction open)
    {
        var first = await open.NextAsync("kiosk-step");
        var taken = await open.Database.KioskSteps.Where(s => s.Number >= first).OrderBy(s => s.Number).Select(s => s.Number).ToListAsync();
        var free = first + taken.TakeWhile((number, i) => number == first + i).Count();
        if (free > first)
        {
            await open.NextAsync("kiosk-step", (int)(free - first));
        }

        return free;
    }

    private static KioskStep Of(KioskStepRow row) => new(row.Number, row.Act, row.Kind, row.Reason, row.Account, row.Name, row.At)
    {
        Confirms = row.Confirms, Seen = [.. row.Seen.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=')).Select(v => new SeenSwitch(v[0], long.Parse(v[1], CultureInfo.InvariantCulture)))],
    };

    private static async Task<(IReadOnlyList<KioskAlarm> Alarms, int Foreign)> NamedAlarmsAsync(KosekiDbContext database, JournalNames names, CancellationToken cancellation)
    {
        var (read, _) = await LookAgain.UntilItFitsAsync(
            async () =>
            {
                var rows = await database.KioskAlarms.AsNoTracking().OrderByDescending(a => a.Number).Take(Recent).ToListAsync(cancellation);
                var first = rows.Count == 0 ? 0 : rows[^1].Number;
                // Older ones that still stand.
                rows.AddRange(await database.KioskAlarms.AsNoTracking().Where(a => a.Number < first && !database.KioskAlarmSteps.Any(s => s.Alarm == a.Number && s.Act == AlarmAct.Solved))
                    .OrderByDescending(a => a.Number).Take(Most).ToListAsync(cancellation));
                first = rows.Count == 0 ? 0 : rows[^1].Number;
                var steps = await database.KioskAlarmSteps.AsNoTracking().Where(s => s.Alarm >= first).ToListAsync(cancellation);
                await names.FollowAsync(cancellation);
                var keys = names.KeysOf(nameof(KosekiDbContext.KioskAlarms), _ => true);
                return (Rows: rows, Steps: steps, Keys: keys.ToHashSet(StringComparer.Ordinal));
            },
            _ => Task.CompletedTask,
            r => ForeignOf(r) == 0);
        return ([.. read.Rows.Where(r => read.Keys.Contains(r.RowKey)).Select(r => AlarmOf(r, read.Steps.Where(s => s.Alarm == r.Number && names.Names(s)), names.Names(r)))], ForeignOf(read));

        int ForeignOf((List<KioskAlarmRow> Rows, List<KioskAlarmStepRow> Steps, HashSet<string> Keys) r) =>
            r.Rows.Count(row => !names.Names(row)) + r.Steps.Count(s => !names.Names(s)) + (r.Rows.Count < Recent ? r.Keys.Except(r.Rows.Select(row => row.RowKey), StringComparer.Ordinal).Count() : 0);
    }

    private static KioskAlarm AlarmOf(KioskAlarmRow row, IEnumerable<KioskAlarmStepRow> steps, bool isNamed) => new(row.Number, row.Reference, row.Node, row.Code, isNamed ? row.Text : Changed, row.At)
    {
        Steps = [.. steps.OrderBy(s => s.At).Select(s => new AlarmStep(s.Act, s.Note, s.Account, s.Name, s.At))],
    };

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1)] + "…";
}
