using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Printing;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Certificates;

/// <summary>What was sent to printers, and what became of it. Nothing is ever taken out.</summary>
public sealed class PrintBook(JournalNames names)
{
    private const int MostJobs = 100;
    private const int LongestSaid = 400;

    /// <summary>Enters that a copy is being sent, before any of it leaves.</summary>
    internal static void Add(JournalTransaction open, PrintJob job, long? register) => open.Database.PrintJobs.Add(new()
    {
        IssueNumber = job.IssueNumber,
        Register = register,
        Printer = job.Printer,
        Address = job.Address,
        Stock = job.Stock,
        HasSeparator = job.HasSeparator,
        At = job.At,
        By = job.By,
        Office = job.Office,
        Terminal = job.Terminal,
    });

    /// <summary>Enters what happened to it.</summary>
    internal static void AddStep(JournalTransaction open, string number, PrintStepKind kind, string said, int? printerJob = null) => open.Database.PrintSteps.Add(new()
    {
        IssueNumber = number,
        Kind = kind,
        Said = said.Length > LongestSaid ? said[..LongestSaid] : said,
        PrinterJob = printerJob,
        At = open.Now,
        By = open.Author,
    });

    /// <summary>The job of a copy as it was recorded; null when it was never sent. Throws <see cref="CaseException"/> when it is another one.</summary>
    internal async Task<PrintJob?> FindAsync(ReadScope scope, string number, CancellationToken cancellation)
    {
        var ((row, steps), isRecorded) = await LookAgain.UntilItFitsAsync(
            () => RowsAsync(scope.Database, number, cancellation), _ => names.FollowAsync(cancellation), found => Fits(number, found.Row, found.Steps));
        return !isRecorded ? throw new CaseException(new CertificateRefusal.IssueForeign(number)) : row is null ? null : JobOf(row, steps);
    }

    private bool Fits(string number, PrintJobRow? row, List<PrintStepRow> steps) =>
        (row is null ? !names.KnowsPrint(number) : names.Names(row)) && Enum.GetValues<PrintStepKind>().All(kind => steps.Find(s => s.Kind == kind) is { } step ? names.Names(step) : !names.KnowsPrintStep(number, kind));

    private static async Task<(PrintJobRow? Row, List<PrintStepRow> Steps)> RowsAsync(KosekiDbContext database, string number, CancellationToken cancellation) => (
        await database.PrintJobs.AsNoTracking().FirstOrDefaultAsync(j => j.IssueNumber == number, cancellation),
        await database.PrintSteps.AsNoTracking().Where(s => s.IssueNumber == number).ToListAsync(cancellation));

    /// <summary>The last job that an office sent to a printer; null when there is none.</summary>
    internal static async Task<PrintJob?> LastAsync(ReadScope scope, string office, string printer, CancellationToken cancellation)
    {
        var database = scope.Database;
        // What certainly never left is no paper in the tray.
        var row = await database.PrintJobs.AsNoTracking().Where(j => j.Office == office && j.Printer == printer && !database.PrintSteps.Any(s => s.IssueNumber == j.IssueNumber && s.Kind == PrintStepKind.Refused)).OrderByDescending(j => j.JournalNumber).FirstOrDefaultAsync(cancellation);
        return row is null ? null : JobOf(row, await database.PrintSteps.AsNoTracking().Where(s => s.IssueNumber == row.IssueNumber).ToListAsync(cancellation));
    }

    /// <summary>The jobs that a terminal asked for since a time, the newest first; at most a hundred.</summary>
    internal static Task<IReadOnlyList<PrintJob>> OfTerminalAsync(ReadScope scope, string office, string terminal, DateTimeOffset since, CancellationToken cancellation) =>
        JobsAsync(scope.Database, scope.Database.PrintJobs.AsNoTracking().Where(j => j.Office == office && j.Terminal == terminal && j.At >= since), cancellation);

    /// <summary>The numbers of the jobs since a time that a printer has and has not told the end of; at most a hundred.</summary>
    internal static async Task<IReadOnlyList<string>> OpenAsync(ReadScope scope, DateTimeOffset since, CancellationToken cancellation)
    {
        var database = scope.Database;
        PrintStepKind[] ends = [PrintStepKind.Completed, PrintStepKind.Failed, PrintStepKind.Lost, PrintStepKind.CameOut, PrintStepKind.DidNotCome];
        return await database.PrintJobs.AsNoTracking()
            .Where(j => j.At >= since && database.PrintSteps.Any(s => s.IssueNumber == j.IssueNumber && s.Kind == PrintStepKind.Accepted)
                && !database.PrintSteps.Any(s => s.IssueNumber == j.IssueNumber && ends.Contains(s.Kind)))
            .OrderBy(j => j.JournalNumber).Select(j => j.IssueNumber).Take(MostJobs).ToListAsync(cancellation);
    }

    /// <summary>The jobs of some copies, by number, as their rows say.</summary>
    internal static async Task<IReadOnlyDictionary<string, PrintJob>> OfAsync(KosekiDbContext database, IReadOnlyCollection<string> numbers, CancellationToken cancellation) =>
        numbers.Count == 0 ? new Dictionary<string, PrintJob>() : (await JobsAsync(database, database.PrintJobs.AsNoTracking().Where(j => numbers.Contains(j.IssueNumber)), cancellation, numbers.Count)).ToDictionary(j => j.IssueNumber);

    private static async Task<IReadOnlyList<PrintJob>> JobsAsync(KosekiDbContext database, IQueryable<PrintJobRow> jobs, CancellationToken cancellation, int most = MostJobs)
    {
        var rows = await jobs.OrderByDescending(j => j.JournalNumber).Take(most).ToListAsync(cancellation);
        var numbers = rows.ConvertAll(r => r.IssueNumber);
        var steps = rows.Count == 0 ? [] : await database.PrintSteps.AsNoTracking().Where(s => numbers.Contains(s.IssueNumber)).ToListAsync(cancellation);
        return [.. rows.Select(r => JobOf(r, steps.FindAll(s => s.IssueNumber == r.IssueNumber)))];
    }

    private static PrintJob JobOf(PrintJobRow row, List<PrintStepRow> steps) => new(
        row.IssueNumber, row.Printer, row.Address, row.Stock, row.Office, row.Terminal, row.HasSeparator, row.At, row.By,
        [.. steps.OrderBy(s => s.JournalNumber).ThenBy(s => s.Kind).Select(s => new PrintStep(s.Kind, s.Said, s.PrinterJob, s.At, s.By))]);
}
