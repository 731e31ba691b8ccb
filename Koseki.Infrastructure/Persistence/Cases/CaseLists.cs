using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Domain.SupplementaryRegisters;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>A case as a list shows it.</summary>
/// <param name="Id">案件番号.</param>
/// <param name="KindName">件名.</param>
/// <param name="Subject">事件本人 in a few words; empty while nothing is known.</param>
/// <param name="Standing">Where it stands, and who entered and examined it.</param>
/// <param name="Receipt">受付番号, or null before receipt.</param>
/// <param name="EnteredByName">Who typed it.</param>
/// <param name="ExaminedByName">Who examined it, or null.</param>
/// <param name="Since">When it came to where it stands.</param>
/// <param name="Reason">Why it was returned, refused or withdrawn, or null.</param>
/// <param name="HasMoved">Whether it came back from decision because a register changed.</param>
public sealed record ListedCase(
    long Id, string KindName, string Subject, CaseStanding Standing, ReceiptNumber? Receipt, string EnteredByName, string? ExaminedByName, DateTimeOffset Since, string? Reason, bool HasMoved)
{
    /// <summary>Whether it waits for the bureau's 指示.</summary>
    public bool IsAtBureau { get; init; }

    /// <summary>届出期間の末日 of a paper not received yet (its receipt keeps the period); null for any other, and while unknown.</summary>
    public DateOnly? LastDay { get; init; }
}

/// <summary>A register of which no certificate leaves, and the case that holds it.</summary>
/// <param name="Register">戸籍番号.</param>
/// <param name="Domicile">本籍.</param>
/// <param name="Head">筆頭者.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Receipt">受付番号; empty before receipt.</param>
/// <param name="Kind">件名.</param>
/// <param name="Since">When the hold began.</param>
public sealed record HeldRegister(RegisterId Register, string Domicile, string Head, long? CaseId, string Receipt, string Kind, DateTimeOffset Since);

/// <summary>One deed done with a case.</summary>
public sealed record CaseDeed(DateTimeOffset At, string Action, string Name, string Roles, string Terminal, string Text, string? Reason);

/// <summary>A case that may be of the same event as another.</summary>
/// <param name="Id">案件番号.</param>
/// <param name="Subject">事件本人.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Receipt">受付番号, or null before receipt.</param>
/// <param name="EventDate">The day of the event in the words of the receipt book; empty while unknown.</param>
/// <param name="ReceiptDate">受理日, or null.</param>
/// <param name="Name">Who has it, or who entered it.</param>
public sealed record LikelyDouble(long Id, string Subject, CaseState State, ReceiptNumber? Receipt, string EventDate, DateOnly? ReceiptDate, string Name)
{
    /// <summary>受付番号 or 案件番号, as lists name it.</summary>
    public string Called => Receipt?.ToString() ?? $"案件 {Id}";
}

/// <summary>A case and the others that may be of the same event.</summary>
public sealed record DoubleCheck(LikelyDouble Own, IReadOnlyList<LikelyDouble> Others)
{
    /// <summary>Numbers of the others.</summary>
    public IReadOnlyList<long> Seen => [.. Others.Select(o => o.Id)];
}

/// <summary>What the decision of a case wrote.</summary>
/// <param name="Registers">Registers, by number.</param>
/// <param name="Supplementaries">附票, by number.</param>
public sealed record WrittenDocuments(IReadOnlyList<RegisterStep> Registers, IReadOnlyList<SupplementaryStep> Supplementaries)
{
    /// <summary>Nothing.</summary>
    public static WrittenDocuments None { get; } = new([], []);

    /// <summary>What is said of those that are not as they were recorded; they are left out.</summary>
    public IReadOnlyList<string> Foreign { get; init; } = [];
}

/// <summary>Reads what the screens list: queues, what was settled today, what was done with a case and what it wrote.</summary>
public sealed class CaseLists(IDbContextFactory<KosekiDbContext> contexts, RecordedDocuments recorded, CasePlanner planner, CaseMarks marks, CityReader city)
{
    /// <summary>Longest list of one state; how many there are in all says <see cref="CaseWorkflow.CountsAsync"/>.</summary>
    public const int Most = 100;

    // Done with all that was handed in together: such a deed stands under the first of them.
    private static readonly List<string> Together =
    [
        DeedKind.Received.Word(), DeedKind.Examined.Word(), DeedKind.Returned.Word(), DeedKind.Rejected.Word(), DeedKind.Withdrawn.Word(), DeedKind.Approved.Word(), DeedKind.ExaminationAnew.Word(),
    ];

    // Done while the case stays where it is: its waiting goes on.
    private static readonly List<string> Aside = [DeedKind.HoldAdded.Word(), DeedKind.Taken.Word(), DeedKind.ImageAdded.Word(), DeedKind.ImageCancelled.Word(), DeedKind.BureauAsked.Word(), DeedKind.BureauAnswered.Word(), DeedKind.GivenBack.Word(), DeedKind.ReadAgain.Word()];

    /// <summary>The cases in a state, of all or of those one account has, the one that waits longest first.</summary>
    public async Task<IReadOnlyList<ListedCase>> WaitingAsync(CaseState state, string? assignedTo = null, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await ListAsync(database, database.Cases.AsNoTracking().Where(c => c.State == state && (assignedTo == null || c.AssignedTo == assignedTo))
            .OrderBy(c => c.ReceiptYear).ThenBy(c => c.ReceiptNumber).ThenBy(c => c.Id), cancellation);
    }

    /// <summary>The same of several states, each case once: one that moves on while they are read stands where it was read last.</summary>
    public async Task<IReadOnlyList<ListedCase>> WaitingAsync(IEnumerable<CaseState> states, string? assignedTo = null, CancellationToken cancellation = default)
    {
        var read = new List<ListedCase>();
        foreach (var state in states)
        {
            read.AddRange(await WaitingAsync(state, assignedTo, cancellation));
        }

        return [.. read.GroupBy(c => c.Id).Select(c => c.Last())];
    }

    /// <summary>The drafts put away, the latest first.</summary>
    public async Task<IReadOnlyList<ListedCase>> DiscardedAsync(CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await ListAsync(database, database.Cases.AsNoTracking().Where(c => c.State == CaseState.Discarded)
            .OrderByDescending(c => database.Audit.Where(a => a.CaseId == c.Id).Max(a => (long?)a.JournalNumber)), cancellation);
    }

    /// <summary>The cases decided, refused or taken back today, the latest receipt first.</summary>
    public async Task<IReadOnlyList<ListedCase>> SettledTodayAsync(CancellationToken cancellation = default)
    {
        var today = planner.Today;
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await ListAsync(database, database.Cases.AsNoTracking()
            .Where(c => database.ReceiptOutcomes.Any(o => o.Year == c.ReceiptYear && o.Number == c.ReceiptNumber && o.On == today))
            .OrderByDescending(c => c.ReceiptYear).ThenByDescending(c => c.ReceiptNumber), cancellation);
    }

    /// <summary>The registers held longest, and how many are held in all.</summary>
    public async Task<(int Total, IReadOnlyList<HeldRegister> Longest)> HeldAsync(int most, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var standing = database.Holds.AsNoTracking().Where(h => h.ToJournal == null);
        var total = await standing.Select(h => h.Register).Distinct().CountAsync(cancellation);
        var rows = await (from hold in standing
                          join one in database.Cases on hold.CaseId equals one.Id into ones
                          from held in ones.DefaultIfEmpty()
                          join register in database.RegisterIndex on hold.Register equals register.Register
                          orderby hold.FromJournal, hold.Id
                          select new { hold.Register, hold.CaseId, hold.Deposit, hold.FromAt, KindCode = (string?)held!.KindCode, ReceiptYear = (int?)held.ReceiptYear, ReceiptNumber = (int?)held.ReceiptNumber, register.Domicile, register.Head }).Take(most).ToListAsync(cancellation);
        return (total, [.. rows.Select(r => new HeldRegister(new(r.Register), r.Domicile, r.Head, r.CaseId,
            r is { ReceiptYear: { } year, ReceiptNumber: { } number } ? new ReceiptNumber(year, number).ToString() : "",
            r.Deposit is { } deposit ? $"時間外の預かり {NightDeposit.CalledOf(deposit)}" : r.KindCode is { } kind ? NotificationCatalogue.NameOf(kind) : "", r.FromAt))]);
    }

    /// <summary>Everything done with a case, oldest first.</summary>
    public async Task<IReadOnlyList<CaseDeed>> DeedsAsync(long id, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        // What is done with all that was handed in together stands with the first of them.
        var together = await BundleAsync(database, id, cancellation);
        return await database.Audit.AsNoTracking().Where(a => a.CaseId == id || (together.Contains(a.CaseId!.Value) && Together.Contains(a.Action))).OrderBy(a => a.JournalNumber)
            .Select(a => new CaseDeed(a.At, a.Action, a.Name, a.Roles, a.Terminal, a.Text, a.Reason)).ToListAsync(cancellation);
    }

    /// <summary>Before and after of every document the decision of a case wrote, by number; empty before it.</summary>
    public async Task<WrittenDocuments> WrittenAsync(long id, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var together = await BundleAsync(database, id, cancellation);
        var generations = database.Generations.AsNoTracking();
        var rows = await generations.Where(g => g.CaseId == id || together.Contains(g.CaseId!.Value)).OrderBy(g => g.Number).ToListAsync(cancellation);
        var before = await generations.Where(b => generations.Any(g => (g.CaseId == id || together.Contains(g.CaseId!.Value)) && g.Kind == b.Kind && g.Number == b.Number && g.Generation == b.Generation + 1)).ToListAsync(cancellation);
        var (then, now) = (await recorded.CheckAsync(database, before, [], cancellation), await recorded.CheckAsync(database, rows, [], cancellation));
        var foreign = then.Foreign.Union(now.Foreign).Order().ToList();
        var former = then.Sound.ToDictionary(d => d.Key);
        var steps = now.Sound.Where(d => !foreign.Contains(d.Key)).Select(d => (Before: former.GetValueOrDefault(d.Key), After: d)).ToList();
        return new(
            [.. from step in steps where step.After is KeptDocument.OfRegister select new RegisterStep((step.Before as KeptDocument.OfRegister)?.Register, ((KeptDocument.OfRegister)step.After).Register)],
            [.. from step in steps where step.After is KeptDocument.OfSupplementary select new SupplementaryStep((step.Before as KeptDocument.OfSupplementary)?.Supplementary, ((KeptDocument.OfSupplementary)step.After).Supplementary)])
        {
            Foreign = [.. foreign.Select(RecordedDocuments.Said)],
        };
    }

    // The others that a case was handed in together with; none of one that comes alone or was discarded.
    private static async Task<List<long>> BundleAsync(KosekiDbContext database, long id, CancellationToken cancellation) =>
        await database.Cases.Where(c => c.Id != id && c.State != CaseState.Discarded
            && database.Cases.Any(o => o.Id == id && o.Bundle != null && o.State != CaseState.Discarded && o.Bundle == c.Bundle)).Select(c => c.Id).ToListAsync(cancellation);

    /// <summary>
    /// A case as stored beside the others that may be of the same event, or of that of a paper it was handed in with; null when
    /// there is no such case.
    /// </summary>
    public async Task<DoubleCheck?> LikelyDoublesAsync(long id, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        if (await database.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellation) is not { } row)
        {
            return null;
        }

        var others = new List<LikelyDouble>();
        foreach (var member in await BundleRows.MembersAsync(database, row, cancellation))
        {
            others.AddRange(await CaseMarks.LikeAsync(database, member.Id, marks.Of(member, CaseRows.DraftOf(member)), planner.Today, cancellation));
        }

        return new(CaseMarks.Double(row), [.. others.DistinctBy(o => o.Id)]);
    }

    private async Task<IReadOnlyList<ListedCase>> ListAsync(KosekiDbContext database, IQueryable<CaseRow> cases, CancellationToken cancellation)
    {
        var rows = await cases.Take(Most).Select(c => new
        {
            c.Id,
            c.KindCode,
            c.Subject,
            c.State,
            c.EnteredBy,
            c.EnteredByName,
            c.EditedBy,
            c.Office,
            c.ExaminedBy,
            c.ExaminedByName,
            c.AssignedTo,
            c.AssignedToName,
            c.ChangedBy,
            c.ChangedAt,
            c.ReceiptYear,
            c.ReceiptNumber,
            c.Reason,
            HasMoved = c.Moved != null,
            Typed = c.State == CaseState.Draft ? c.Draft : null,
            c.OpenedAt,
            IsAtBureau = database.PaperSteps.Any(s => s.CaseId == c.Id && s.Kind == PaperStepKind.BureauAsked
                && !database.PaperSteps.Any(a => a.CaseId == s.CaseId && a.Order > s.Order && (a.Kind == PaperStepKind.BureauAsked || (a.Kind == PaperStepKind.BureauAnswered && a.Answer != BureauAnswer.More)))),
            Since = database.Audit.Where(a => a.CaseId == (c.Bundle == null || c.State == CaseState.Discarded ? c.Id : database.Cases.Where(m => m.Bundle == c.Bundle && m.State != CaseState.Discarded).Min(m => m.Id)) && !Aside.Contains(a.Action)).OrderByDescending(a => a.JournalNumber).Select(a => (DateTimeOffset?)a.At).FirstOrDefault(),
        }).ToListAsync(cancellation);
        var settings = await city.ForShowAsync(planner.Today, cancellation);
        return
        [
            .. rows.Select(c => new ListedCase(
                c.Id, NotificationCatalogue.NameOf(c.KindCode), c.Subject,
                new(c.State, c.EnteredBy, c.ExaminedBy)
                {
                    EditedBy = CaseRows.Accounts(c.EditedBy),
                    TwoPersons = settings.NeedsTwoPersons(c.Office),
                    AssignedTo = c.AssignedTo,
                    AssignedToName = c.AssignedToName,
                    DiscardedBy = c.State == CaseState.Discarded ? c.ChangedBy : null,
                    DiscardedAt = c.State == CaseState.Discarded ? c.ChangedAt : null,
                },
                c is { ReceiptYear: { } year, ReceiptNumber: { } number } ? new(year, number) : null,
                c.EnteredByName, c.ExaminedByName, c.Since ?? c.OpenedAt, c.Reason, c.HasMoved)
            {
                IsAtBureau = c.IsAtBureau && c.State.Holds(),
                LastDay = c.Typed is null ? null : NotificationCatalogue.Find(c.KindCode)?.LastDay(CaseRows.DraftOf(c.Typed), settings.ClosingDays),
            }),
        ];
    }
}
