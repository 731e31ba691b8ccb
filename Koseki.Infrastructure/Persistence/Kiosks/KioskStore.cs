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
    private const int Places = 64;
    private const int LongestPlace = 3;
    private const string Changed = "この警報の行は、書き換えられています。verify を実行してください。";
    private const string Gone = "この警報の行は、失われています。verify を実行してください。";
    private const string Lost = "台帳にある停止の行が、失われたか書き換えられています";

    /// <summary>
    /// The alarms that nobody has solved, newest first, and behind them the last solved ones; and how many rows of alarms and steps are not
    /// as the journal names them. Which there are, and which of them are over, the journal alone says: however many rows are put into the
    /// database, none silences or hides one, and one that was changed or taken away is said to be.
    /// </summary>
    internal static async Task<(IReadOnlyList<KioskAlarm> Alarms, int Foreign)> AlarmsAsync(KosekiDbContext database, JournalNames names, CancellationToken cancellation)
    {
        var (read, _) = await LookAgain.UntilItFitsAsync(
            async () =>
            {
                var said = await SaidAsync(names, cancellation);
                long[] shown = [.. said.Alarms.Where(a => !said.Steps.Contains((a, AlarmAct.Solved))).Take(Most), .. said.Alarms.Where(a => said.Steps.Contains((a, AlarmAct.Solved))).Take(Most / 5)];
                var rows = await database.KioskAlarms.AsNoTracking().Where(a => shown.Contains(a.Number)).ToListAsync(cancellation);
                var steps = await database.KioskAlarmSteps.AsNoTracking().Where(s => shown.Contains(s.Alarm)).ToListAsync(cancellation);
                // What was put in, or taken away, elsewhere shows in how many there are.
                var others = Math.Abs(await database.KioskAlarms.CountAsync(cancellation) - said.Alarms.Count) + Math.Abs(await database.KioskAlarmSteps.CountAsync(cancellation) - said.Steps.Count);
                return (Alarms: (KioskAlarm[])[.. shown.Select(n => AlarmOf(n, rows.Find(r => r.Number == n), steps, said.Steps, names))], Foreign: rows.Count(r => !names.Names(r)) + steps.Count(s => !names.Names(s)) + others);
            },
            _ => Task.CompletedTask,
            r => r.Foreign == 0);
        return read;
    }

    /// <summary>How many ring: as the journal says, whatever became of their rows.</summary>
    internal static async Task<int> RingingAsync(JournalNames names, CancellationToken cancellation)
    {
        var (alarms, steps) = await SaidAsync(names, cancellation);
        return alarms.Count(a => !steps.Contains((a, AlarmAct.Confirmed)) && !steps.Contains((a, AlarmAct.Solved)));
    }

    /// <summary>An alarm, or null.</summary>
    internal static async Task<KioskAlarm?> AlarmAsync(KosekiDbContext database, JournalNames names, long number, CancellationToken cancellation)
    {
        var (alarms, steps) = await SaidAsync(names, cancellation);
        return !alarms.Contains(number) ? null
            : AlarmOf(number, await database.KioskAlarms.AsNoTracking().FirstOrDefaultAsync(a => a.Number == number, cancellation), await database.KioskAlarmSteps.AsNoTracking().Where(s => s.Alarm == number).ToListAsync(cancellation), steps, names);
    }

    /// <summary>
    /// Those of these alarms that are not known yet, each with the reference under which it can be written: one that lies in the database
    /// and that the journal does not name is not known by that, and its place is passed over. One that recurs is known only until somebody has solved it.
    /// </summary>
    internal static async Task<IReadOnlyList<KioskAlarm>> UnknownAsync(KosekiDbContext database, JournalNames names, IReadOnlyList<KioskAlarm> alarms, CancellationToken cancellation)
    {
        if (alarms.Count == 0)
        {
            return [];
        }

        var asked = alarms.DistinctBy(a => a.Reference).Select(a => (Alarm: a, References: Enumerable.Range(0, Places).Select(i => PlaceOf(a.Reference, i)).ToList())).ToList();
        var wanted = asked.SelectMany(a => a.References).ToList();
        var rows = await database.KioskAlarms.AsNoTracking().Where(a => wanted.Contains(a.Reference)).ToListAsync(cancellation);
        var (_, said) = await SaidAsync(names, cancellation);
        var (known, taken) = (rows.Where(names.Names).ToDictionary(r => r.Reference, r => said.Contains((r.Number, AlarmAct.Solved)), StringComparer.Ordinal), rows.Select(r => r.Reference).ToHashSet(StringComparer.Ordinal));
        return [.. asked.Where(a => !a.References.Exists(r => known.TryGetValue(r, out var isSolved) && !(isSolved && a.Alarm.Recurs))).Select(a => a.Alarm with { Reference = a.References.Find(r => !taken.Contains(r)) ?? $"{Guid.NewGuid():N}" })];
    }

    /// <summary>Whether an alarm is this one, told at whichever place.</summary>
    internal static bool IsOf(KioskAlarm told, KioskAlarm alarm) => Enumerable.Range(0, Places).Any(i => PlaceOf(alarm.Reference, i) == told.Reference);

    private static string PlaceOf(string reference, int place) => Cut(reference, KioskAlarmRow.LongestReference - LongestPlace) + (place == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"!{place}"));

    /// <summary>Puts alarms into an open transaction.</summary>
    internal static async Task AddAsync(JournalTransaction open, JournalNames names, IReadOnlyList<KioskAlarm> alarms)
    {
        if (alarms.Count > 0)
        {
            var free = await FreeAsync(await LastAsync(names, nameof(KosekiDbContext.KioskAlarms), KioskAlarmRow.NumberOf), first => open.Database.KioskAlarms.Where(a => a.Number >= first).Select(a => a.Number));
            var numbers = free.Take(alarms.Count).ToList();
            open.Database.KioskAlarms.AddRange(alarms.Select((a, i) => new KioskAlarmRow
            {
                Number = numbers[i], Reference = Cut(a.Reference, KioskAlarmRow.LongestReference), Node = Cut(a.Node, 64), Code = Cut(a.Code, KosekiModel.Code), Text = Cut(a.Text, KosekiModel.Name), At = a.At,
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
    internal static async Task<long> AddAsync(JournalTransaction open, JournalNames names, KioskStep step)
    {
        var number = (await FreeAsync(await LastAsync(names, nameof(KosekiDbContext.KioskSteps), k => KioskStepRow.Of(k).Number), first => open.Database.KioskSteps.Where(s => s.Number >= first).Select(s => s.Number))).First();
        open.Database.KioskSteps.Add(new()
        {
            Number = number, Act = step.Act, Kind = step.Kind, Reason = step.Reason, Account = step.Account, Name = step.Name, At = step.At, Confirms = step.Confirms, Seen = string.Join(' ', step.Seen.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Kind}={v.Version}"))),
        });
        return number;
    }

    // By what the journal names, and not by a counter: whoever owns the database would keep a stop from being written, or an alarm from
    // ringing, by another value there, or by rows that have the next numbers. These are passed over.
    private static async Task<IEnumerable<long>> FreeAsync(long last, Func<long, IQueryable<long>> takenFrom)
    {
        var first = last + 1;
        var taken = (await takenFrom(first).ToListAsync()).ToHashSet();
        return Enumerable.Range(0, int.MaxValue).Select(i => first + i).Where(n => !taken.Contains(n));
    }

    private static async Task<long> LastAsync(JournalNames names, string table, Func<string, long> numberOf)
    {
        await names.FollowAsync();
        return names.KeysOf(table, _ => true).Select(numberOf).DefaultIfEmpty().Max();
    }

    private static KioskStep Of(KioskStepRow row) => new(row.Number, row.Act, row.Kind, row.Reason, row.Account, row.Name, row.At)
    {
        Confirms = row.Confirms, Seen = [.. row.Seen.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=')).Select(v => new SeenSwitch(v[0], long.Parse(v[1], CultureInfo.InvariantCulture)))],
    };

    // Newest first.
    private static async Task<(IReadOnlyList<long> Alarms, IReadOnlySet<(long, AlarmAct)> Steps)> SaidAsync(JournalNames names, CancellationToken cancellation)
    {
        await names.FollowAsync(cancellation);
        return ([.. names.KeysOf(nameof(KosekiDbContext.KioskAlarms), _ => true).Select(KioskAlarmRow.NumberOf).OrderDescending()], names.KeysOf(nameof(KosekiDbContext.KioskAlarmSteps), _ => true).Select(KioskAlarmStepRow.Of).ToHashSet());
    }

    private static KioskAlarm AlarmOf(long number, KioskAlarmRow? row, IEnumerable<KioskAlarmStepRow> rows, IReadOnlySet<(long, AlarmAct)> said, JournalNames names)
    {
        var isSound = row is not null && names.Names(row);
        return new(number, row?.Reference ?? "", row?.Node ?? "", row?.Code ?? AlarmCodes.Record, isSound ? row!.Text : row is null ? Gone : Changed, row?.At ?? DateTimeOffset.UnixEpoch)
        {
            IsSound = isSound, IsLost = row is null, Steps = [.. Enum.GetValues<AlarmAct>().Where(a => said.Contains((number, a))).Select(a => StepOf(a, rows.FirstOrDefault(r => r.Alarm == number && r.Act == a && names.Names(r)))).OrderBy(s => s.At)],
        };
    }

    private static AlarmStep StepOf(AlarmAct act, KioskAlarmStepRow? row) => row is null ? new(act, "", "", "(記録が失われています)", DateTimeOffset.UnixEpoch) : new(act, row.Note, row.Account, row.Name, row.At);

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1)] + "…";
}
