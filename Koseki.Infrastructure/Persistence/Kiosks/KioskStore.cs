using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Kiosks;

/// <summary>The rows of alarms of コンビニ交付, and of its stops and openings.</summary>
internal static class KioskStore
{
    private const int Most = 100;

    /// <summary>The alarms that nobody has solved, newest first, and behind them the last solved ones.</summary>
    internal static async Task<IReadOnlyList<KioskAlarm>> AlarmsAsync(KosekiDbContext database, CancellationToken cancellation)
    {
        var open = await Unsolved(database).OrderByDescending(a => a.Number).Take(Most).ToListAsync(cancellation);
        var solved = await database.KioskAlarms.AsNoTracking().Where(a => database.KioskAlarmSteps.Any(s => s.Alarm == a.Number && s.Act == AlarmAct.Solved))
            .OrderByDescending(a => a.Number).Take(Most / 5).ToListAsync(cancellation);
        return await WithStepsAsync(database, [.. open, .. solved], cancellation);
    }

    /// <summary>How many ring.</summary>
    internal static Task<int> RingingAsync(KosekiDbContext database, CancellationToken cancellation) =>
        database.KioskAlarms.CountAsync(a => !database.KioskAlarmSteps.Any(s => s.Alarm == a.Number), cancellation);

    /// <summary>An alarm, or null.</summary>
    internal static async Task<KioskAlarm?> AlarmAsync(KosekiDbContext database, long number, CancellationToken cancellation) =>
        await database.KioskAlarms.AsNoTracking().FirstOrDefaultAsync(a => a.Number == number, cancellation) is { } row ? (await WithStepsAsync(database, [row], cancellation))[0] : null;

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

    /// <summary>Every step of stopping and opening, in order: as it stands in the database, for a screen.</summary>
    internal static async Task<IReadOnlyList<KioskStep>> StepsAsync(KosekiDbContext database, CancellationToken cancellation) =>
        [.. (await RowsAsync(database, cancellation)).Select(Of)];

    /// <summary>The steps that the journal names, and how many the database has besides: nobody opens by a row put into it.</summary>
    internal static async Task<(IReadOnlyList<KioskStep> Steps, int Foreign)> NamedAsync(KosekiDbContext database, JournalNames names, CancellationToken cancellation)
    {
        var rows = await RowsAsync(database, cancellation);
        await names.FollowAsync(cancellation);
        var named = rows.FindAll(names.Names);
        return ([.. named.Select(Of)], rows.Count - named.Count);
    }

    /// <summary>The number of the last step; 0 before the first.</summary>
    internal static async Task<long> LastStepAsync(KosekiDbContext database, CancellationToken cancellation) =>
        await database.KioskSteps.MaxAsync(s => (long?)s.Number, cancellation) ?? 0;

    /// <summary>Puts a step into the transaction that takes it; gives its number.</summary>
    internal static async Task<long> AddAsync(JournalTransaction open, KioskStep step)
    {
        var number = await open.NextAsync("kiosk-step");
        open.Database.KioskSteps.Add(new()
        {
            Number = number, Act = step.Act, Kind = step.Kind, Reason = step.Reason, Account = step.Account, Name = step.Name, At = step.At, Confirms = step.Confirms, Seen = step.Seen,
        });
        return number;
    }

    private static Task<List<KioskStepRow>> RowsAsync(KosekiDbContext database, CancellationToken cancellation) => database.KioskSteps.AsNoTracking().OrderBy(s => s.Number).ToListAsync(cancellation);

    private static KioskStep Of(KioskStepRow row) => new(row.Number, row.Act, row.Kind, row.Reason, row.Account, row.Name, row.At) { Confirms = row.Confirms, Seen = row.Seen };

    private static IQueryable<KioskAlarmRow> Unsolved(KosekiDbContext database) =>
        database.KioskAlarms.AsNoTracking().Where(a => !database.KioskAlarmSteps.Any(s => s.Alarm == a.Number && s.Act == AlarmAct.Solved));

    private static async Task<IReadOnlyList<KioskAlarm>> WithStepsAsync(KosekiDbContext database, List<KioskAlarmRow> rows, CancellationToken cancellation)
    {
        var numbers = rows.ConvertAll(r => r.Number);
        var steps = numbers.Count == 0 ? [] : await database.KioskAlarmSteps.AsNoTracking().Where(s => numbers.Contains(s.Alarm)).ToListAsync(cancellation);
        return [.. rows.Select(r => new KioskAlarm(r.Number, r.Reference, r.Node, r.Code, r.Text, r.At)
        {
            Steps = [.. steps.Where(s => s.Alarm == r.Number).OrderBy(s => s.At).Select(s => new AlarmStep(s.Act, s.Note, s.Account, s.Name, s.At))],
        })];
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1)] + "…";
}
