using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>A step of a paper, with the paper, as lists show it.</summary>
/// <param name="CaseId">案件番号.</param>
/// <param name="Receipt">受付番号.</param>
/// <param name="KindName">件名.</param>
/// <param name="Subject">事件本人.</param>
/// <param name="Notifier">届出人 as the receipt book has it.</param>
/// <param name="Step">The step.</param>
public sealed record ListedStep(long CaseId, ReceiptNumber? Receipt, string KindName, string Subject, string Notifier, PaperStep Step)
{
    /// <summary>When the paper was given back, and how; null while it was not.</summary>
    public PaperStep? GivenBack { get; init; }

    /// <summary>Who recorded it alone, where that waits to be read again; else empty.</summary>
    public string DecidedBy { get; init; } = "";

    /// <summary>What the rules need of the case.</summary>
    public required CaseStanding Standing { get; init; }
}

/// <summary>What the notice of a refusal says.</summary>
/// <param name="Paper">The paper with its refusal.</param>
/// <param name="Mayor">職名 and 氏名 of who certifies today; empty where nobody does.</param>
public sealed record RefusalNotice(ListedStep Paper, string Mayor);

/// <summary>Reads, for screens, what is done about papers: the queue of the bureau, the queue of readings, and the books.</summary>
public sealed class PaperLists(IDbContextFactory<KosekiDbContext> contexts, CityReader city, CasePlanner planner)
{
    private const int Most = 500;

    private static readonly List<CaseState> OnTheirWay = [CaseState.Received, CaseState.Returned, CaseState.Examined];

    /// <summary>The papers that wait for the bureau, the longest first.</summary>
    public async Task<IReadOnlyList<ListedStep>> AtBureauAsync(CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var asked = await database.PaperSteps.AsNoTracking()
            .Where(s => s.Kind == PaperStepKind.BureauAsked && database.Cases.Any(c => c.Id == s.CaseId && OnTheirWay.Contains(c.State))
                && !database.PaperSteps.Any(a => a.CaseId == s.CaseId && a.Order > s.Order && (a.Kind == PaperStepKind.BureauAsked || (a.Kind == PaperStepKind.BureauAnswered && a.Answer != BureauAnswer.More))))
            .OrderBy(s => s.On).ThenBy(s => s.CaseId).Take(Most).ToListAsync(cancellation);
        return await ListAsync(database, asked, cancellation);
    }

    /// <summary>The papers that wait to be read again, the longest first.</summary>
    public async Task<IReadOnlyList<ListedStep>> ToReadAsync(CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var due = await database.PaperSteps.AsNoTracking().Where(s => s.Kind == PaperStepKind.ReadingDue && !database.PaperSteps.Any(r => r.CaseId == s.CaseId && r.Kind == PaperStepKind.ReadAgain))
            .OrderBy(s => s.On).ThenBy(s => s.CaseId).Take(Most).ToListAsync(cancellation);
        return await ListAsync(database, due, cancellation);
    }

    /// <summary>How many wait for the bureau, and how many to be read again.</summary>
    public async Task<(int AtBureau, int ToRead)> CountsAsync(CancellationToken cancellation = default) =>
        ((await AtBureauAsync(cancellation)).Count, (await ToReadAsync(cancellation)).Count);

    /// <summary>The lines of a book in a year, by number.</summary>
    public async Task<IReadOnlyList<ListedStep>> BookAsync(PaperBook book, int year, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await ListAsync(database, await database.PaperSteps.AsNoTracking().Where(s => s.Book == book && s.BookYear == year).OrderBy(s => s.BookNumber).ToListAsync(cancellation), cancellation);
    }

    /// <summary>The years a book has lines of, latest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(PaperBook book, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await database.PaperSteps.AsNoTracking().Where(s => s.Book == book && s.BookYear != null).Select(s => s.BookYear!.Value).Distinct().OrderByDescending(y => y).ToListAsync(cancellation);
    }

    /// <summary>All that was done about a paper, in order.</summary>
    public async Task<IReadOnlyList<ListedStep>> OfCaseAsync(long caseId, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await ListAsync(database, await database.PaperSteps.AsNoTracking().Where(s => s.CaseId == caseId).OrderBy(s => s.Order).ToListAsync(cancellation), cancellation);
    }

    /// <summary>The same of several papers, paper by paper, without the papers.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<PaperStep>>> OfCasesAsync(IReadOnlyCollection<long> cases, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var steps = await database.PaperSteps.AsNoTracking().Where(s => cases.Contains(s.CaseId)).OrderBy(s => s.CaseId).ThenBy(s => s.Order).ToListAsync(cancellation);
        return [.. steps.GroupBy(s => s.CaseId).Select(g => (IReadOnlyList<PaperStep>)[.. g.Select(s => s.Step)])];
    }

    /// <summary>What the notice of a refused paper says; null when it was not refused.</summary>
    public async Task<RefusalNotice?> NoticeAsync(long caseId, CancellationToken cancellation = default) =>
        (await OfCaseAsync(caseId, cancellation)).LastOrDefault(s => s.Step.Kind == PaperStepKind.Refused) is not { } refused ? null
        : new(refused, (await city.ForShowAsync(planner.Today, cancellation)).Certifier is { } mayor ? $"{mayor.Title}　{mayor.Name}" : "");

    private static async Task<IReadOnlyList<ListedStep>> ListAsync(KosekiDbContext database, List<PaperStepRow> steps, CancellationToken cancellation)
    {
        var ids = steps.Select(s => s.CaseId).Distinct().ToList();
        var cases = await database.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        var notifiers = (await database.ReceiptBook.AsNoTracking().Where(r => ids.Contains(r.CaseId)).Select(r => new { r.CaseId, r.Columns.NotifierCapacity, r.Columns.NotifierName }).ToListAsync(cancellation))
            .ToDictionary(r => r.CaseId, r => $"{r.NotifierCapacity}　{r.NotifierName}".Trim('　'));
        var back = (await database.PaperSteps.AsNoTracking().Where(s => s.Kind == PaperStepKind.GivenBack && ids.Contains(s.CaseId)).ToListAsync(cancellation)).ToDictionary(s => s.CaseId, s => s.Step);
        return
        [
            .. steps.Where(s => cases.ContainsKey(s.CaseId)).Select(s => (Step: s, Case: cases[s.CaseId])).Select(r =>
                new ListedStep(r.Case.Id, CaseRows.ReceiptOf(r.Case), NotificationCatalogue.NameOf(r.Case.KindCode), r.Case.Subject, notifiers.GetValueOrDefault(r.Case.Id, ""), r.Step.Step)
                {
                    GivenBack = back.GetValueOrDefault(r.Case.Id),
                    DecidedBy = r.Case.DecidedByName ?? "",
                    Standing = CaseRows.StandingOf(r.Case),
                }),
        ];
    }
}
