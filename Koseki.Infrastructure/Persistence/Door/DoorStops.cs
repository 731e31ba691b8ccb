using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Door;

/// <summary>A stop with what has been done about it.</summary>
/// <param name="Row">The stop.</param>
/// <param name="Proposal">The standing proposal, or null.</param>
/// <param name="Settled">The confirmation, or null while it stands.</param>
public sealed record DoorStop(DoorStopRow Row, DoorStopStepRow? Proposal, DoorStopStepRow? Settled);

/// <summary>
/// 交付停止: what the door gives nothing for until two people have decided. Proposing and confirming are acts of two
/// different accounts of 審査 or 決裁, each in the journal.
/// </summary>
public sealed class DoorStops(IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 200;

    private const string Counter = "door-stop";
    private static readonly Actor Door = new("door", "証明書の扉", new HashSet<StaffRole>(), "", "");

    /// <summary>The stops that stand, oldest first.</summary>
    public async Task<IReadOnlyList<DoorStop>> ListAsync(CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var rows = await Standing(database).OrderBy(s => s.Id).Take(200).ToListAsync(cancellation);
        var ids = rows.Select(r => r.Id).ToList();
        var steps = await database.DoorStopSteps.AsNoTracking().Where(s => ids.Contains(s.Stop)).ToListAsync(cancellation);
        return [.. rows.Select(r => Of(r, steps))];
    }

    /// <summary>How many stand.</summary>
    public async Task<int> CountAsync(CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await Standing(database).CountAsync(cancellation);
    }

    /// <summary>Whether what made the stop can be taken instead of what stood before: a row of a feed that could be read, or what the gateway asked about.</summary>
    public static bool CanBeTaken(DoorStopRow row) => row.Kind == DoorStopKind.Gateway || row is { Kind: DoorStopKind.Link, ProposedPerson: not null };

    /// <summary>The first step. Null when done; else why it cannot be.</summary>
    public Task<string?> ProposeAsync(long stop, bool takes, string reason, Actor actor) => StepAsync(stop, actor, found =>
        reason.Trim().Length is 0 or > LongestReason ? ($"理由を{LongestReason}字までで入力してください。", null)
        : takes && found.Row is { Kind: DoorStopKind.Link, ProposedPerson: null } ? ("この行は読めなかったので、採ることはできません。正しい束の再送を依頼してください。", null)
        : takes && !CanBeTaken(found.Row) ? ("この停止には、採るものがありません。確かめてから解いてください。", null)
        : (null, new() { Stop = stop, Order = NextOrder(found), Confirms = false, Takes = takes, Reason = reason.Trim(), Account = actor.Account, Name = actor.Name, At = default }));

    /// <summary>The second step, by somebody else: what was proposed is done. Null when done; else why it cannot be.</summary>
    public Task<string?> ConfirmAsync(long stop, Actor actor) => StepAsync(stop, actor, found =>
        found.Proposal is not { } proposal ? ("まだだれも申し出ていません。", null)
        : string.Equals(proposal.Account, actor.Account, StringComparison.OrdinalIgnoreCase) ? ("申し出た人は確認できません。ほかの職員が確認してください。", null)
        : (null, new() { Stop = stop, Order = NextOrder(found), Confirms = true, Takes = proposal.Takes, Reason = proposal.Reason, Account = actor.Account, Name = actor.Name, At = default }));

    /// <summary>Closes a register whose record does not pass its check; once, however often it is met.</summary>
    public Task CloseRegisterAsync(RegisterId register, string why, CancellationToken cancellation) => WriteAsync(Door, async open =>
    {
        if (await Standing(open.Database).AnyAsync(s => s.Kind == DoorStopKind.Register && s.Register == register.Value, cancellation))
        {
            return null;
        }

        await AddAsync(open, [new() { Id = 0, Kind = DoorStopKind.Register, Register = register.Value, Text = Shortened(why), At = open.Now }]);
        return $"戸籍 {register} の交付を止めた";
    }, cancellation);

    /// <summary>Closes a 宛名番号 whose link is not the one that was recorded; once, however often it is met. It opens when two people have had the right copy put back.</summary>
    public Task CloseResidentAsync(string resident, string why, CancellationToken cancellation) => WriteAsync(Door, async open =>
    {
        if (await Standing(open.Database).AnyAsync(s => s.Kind == DoorStopKind.Link && s.Resident == resident, cancellation))
        {
            return null;
        }

        await AddAsync(open, [new() { Id = 0, Kind = DoorStopKind.Link, Resident = resident, Text = Shortened(why), At = open.Now }]);
        return $"宛名番号 {resident} の交付を止めた";
    }, cancellation);

    /// <summary>What the gateway has closed: new cases are put before the staff, decided ones answered.</summary>
    public async Task<StopsAnswer> ReportAsync(StopsQuestion question, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        if (await UnknownAsync(database, question, cancellation) is { Count: > 0 })
        {
            await WriteAsync(Door, async open =>
            {
                // Looked again inside: another node may have put them there.
                var added = (await UnknownAsync(open.Database, question, cancellation)).Select(r => new DoorStopRow
                {
                    Id = 0, Kind = DoorStopKind.Gateway, Resident = r.Residents.ElementAtOrDefault(0), OtherResident = r.Residents.ElementAtOrDefault(1),
                    Reference = r.Case.ToString("D"), Text = Shortened(r.Text), At = open.Now,
                }).ToList();
                await AddAsync(open, added);
                return added.Count == 0 ? null : $"コンビニ交付が止めた {added.Count} 件を受けた";
            }, cancellation);
        }

        await EndAsync(database, question.Ended, cancellation);
        var keys = KeysOf(question);
        var stops = await database.DoorStops.AsNoTracking().Where(s => s.Reference != null && keys.Contains(s.Reference)).ToListAsync(cancellation);
        var ids = stops.Select(s => s.Id).ToList();
        var steps = await database.DoorStopSteps.AsNoTracking().Where(s => ids.Contains(s.Stop)).ToListAsync(cancellation);
        return new([.. stops.Select(s => Of(s, steps)).Where(s => s.Settled is not null && s.Proposal is not null)
            .Select(s => new StopDecision(Guid.Parse(s.Row.Reference!), s.Settled!.Takes, $"{s.Proposal!.Account}、{s.Settled.Account}"))]);
    }

    /// <summary>Puts stops into an open transaction.</summary>
    internal static async Task AddAsync(JournalTransaction open, IReadOnlyList<DoorStopRow> stops)
    {
        if (stops.Count == 0)
        {
            return;
        }

        var first = await open.NextAsync(Counter, stops.Count);
        open.Database.DoorStops.AddRange(stops.Select((s, i) => new DoorStopRow
        {
            Id = first + i, Kind = s.Kind, Resident = s.Resident, OtherResident = s.OtherResident, Register = s.Register,
            FormerPerson = s.FormerPerson, ProposedPerson = s.ProposedPerson, Reference = s.Reference, Text = s.Text, At = s.At,
        }));
    }

    /// <summary>Stops that nobody has confirmed away.</summary>
    internal static IQueryable<DoorStopRow> Standing(KosekiDbContext database) =>
        database.DoorStops.AsNoTracking().Where(s => !database.DoorStopSteps.Any(t => t.Stop == s.Id && t.Confirms));

    internal static string Shortened(string text) => text.Length <= 400 ? text : text[..(char.IsHighSurrogate(text[398]) ? 398 : 399)] + "…";

    // What a later batch cleared up needs no people any more; the record says so.
    private async Task EndAsync(KosekiDbContext database, IReadOnlyList<Guid> ended, CancellationToken cancellation)
    {
        var keys = ended.Select(e => e.ToString("D")).ToList();
        if (!await Standing(database).AnyAsync(s => s.Reference != null && keys.Contains(s.Reference), cancellation))
        {
            return;
        }

        await WriteAsync(Door, async open =>
        {
            var over = await Standing(open.Database).Where(s => s.Reference != null && keys.Contains(s.Reference)).Select(s => s.Id).ToListAsync(cancellation);
            var steps = await open.Database.DoorStopSteps.AsNoTracking().Where(s => over.Contains(s.Stop)).GroupBy(s => s.Stop).Select(g => new { g.Key, Last = g.Max(s => s.Order) }).ToDictionaryAsync(g => g.Key, g => g.Last, cancellation);
            open.Database.DoorStopSteps.AddRange(over.Select(s => new DoorStopStepRow
            {
                Stop = s, Order = steps.GetValueOrDefault(s) + 1, Confirms = true, Takes = false, Reason = "後の連携で解けた", Account = Door.Account, Name = Door.Name, At = open.Now,
            }));
            return over.Count == 0 ? null : $"コンビニ交付の確認待ち {over.Count} 件が後の連携で解けた";
        }, cancellation);
    }

    private static List<string> KeysOf(StopsQuestion question) => [.. question.Open.Select(r => r.Case.ToString("D"))];

    private static async Task<List<StopReport>> UnknownAsync(KosekiDbContext database, StopsQuestion question, CancellationToken cancellation)
    {
        var keys = KeysOf(question);
        var known = await database.DoorStops.AsNoTracking().Where(s => s.Reference != null && keys.Contains(s.Reference)).Select(s => s.Reference!).ToListAsync(cancellation);
        return [.. question.Open.Where(r => !known.Contains(r.Case.ToString("D")))];
    }

    private static int NextOrder(DoorStop found) => (found.Proposal?.Order ?? 0) + 1;

    private static DoorStop Of(DoorStopRow row, List<DoorStopStepRow> steps)
    {
        var own = steps.Where(s => s.Stop == row.Id).OrderBy(s => s.Order).ToList();
        return new(row, own.LastOrDefault(s => !s.Confirms), own.LastOrDefault(s => s.Confirms));
    }

    private async Task<string?> StepAsync(long stop, Actor actor, Func<DoorStop, (string? Problem, DoorStopStepRow? Step)> decide)
    {
        var problem = Rights.WhyNot(Permission.SettleStops, actor)?.Words;
        if (problem is not null)
        {
            return problem;
        }

        await WriteAsync(actor, async open =>
        {
            problem = null;
            if (await Standing(open.Database).FirstOrDefaultAsync(s => s.Id == stop) is not { } row)
            {
                problem = "この交付停止はもう済んでいます。";
                return null;
            }

            var found = Of(row, await open.Database.DoorStopSteps.AsNoTracking().Where(s => s.Stop == stop).ToListAsync());
            (problem, var step) = decide(found);
            if (step is null)
            {
                return null;
            }

            open.Database.DoorStopSteps.Add(new()
            {
                Stop = step.Stop, Order = step.Order, Confirms = step.Confirms, Takes = step.Takes, Reason = step.Reason, Account = step.Account, Name = step.Name, At = open.Now,
            });
            if (step is { Confirms: true, Takes: true } && row.Kind == DoorStopKind.Link)
            {
                await TakeAsync(open, row, $"{found.Proposal!.Account} {actor.Account}");
            }

            return $"交付停止{stop}を{(step.Takes ? "採る" : "そのままにする")}ことを{(step.Confirms ? "確認した" : "申し出た")}";
        }, CancellationToken.None);
        return problem;
    }

    // The link as the row had it, now that two people say so.
    private static async Task TakeAsync(JournalTransaction open, DoorStopRow row, string by)
    {
        var link = await open.Database.ResidentLinks.FirstOrDefaultAsync(l => l.ResidentNumber == row.Resident);
        if (link is null)
        {
            open.Database.ResidentLinks.Add(new() { ResidentNumber = row.Resident!, Person = row.ProposedPerson!.Value, LinkedAt = open.Now, LinkedBy = by });
        }
        else
        {
            (link.Person, link.LinkedAt, link.LinkedBy) = (row.ProposedPerson!.Value, open.Now, by);
        }
    }

    // Null from the work: there is nothing to write, and the journal gets no row.
    private async Task WriteAsync(Actor actor, Func<JournalTransaction, Task<string?>> work, CancellationToken cancellation)
    {
        try
        {
            await journal.CommitAsync(actor, async open => (new Deed(DeedKind.DoorStop, await work(open) ?? throw new NothingToWriteException()), true), cancellation);
        }
        catch (NothingToWriteException)
        {
            // As it was.
        }
    }

    private sealed class NothingToWriteException : Exception;
}
