using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Certificates;

/// <summary>One copy handed out at the counter, as the book of issues keeps it.</summary>
/// <param name="Number">Its number of issue.</param>
/// <param name="Wanted">Which certificate.</param>
/// <param name="Generation">The generation of the register that it shows; null for what is made of none.</param>
/// <param name="Price">Yen by the table of the day.</param>
/// <param name="Fee">Yen paid.</param>
/// <param name="Pages">How many sheets.</param>
/// <param name="Sha256">Hash of the paper's file.</param>
internal sealed record IssuedCopy(string Number, WantedCertificate Wanted, int? Generation, int Price, int Fee, int Pages, byte[] Sha256);

/// <summary>The book of issues of the counter (交付記録): requests, copies and what was spoilt. Nothing is ever taken out.</summary>
public sealed class IssueBook(JournalNames names)
{
    private const string Requests = "counter-request", AtCounter = "窓口";

    /// <summary>Enters a request in the transaction that issues its copies. Its number.</summary>
    /// <remarks>Only what the capacities of the lines ask for: what was typed for another one before belongs to no request.</remarks>
    internal static async Task<long> AddAsync(JournalTransaction open, CounterRequest request, int copies, int yen)
    {
        var applicant = request.Applicant;
        var (number, capacity) = (await open.NextAsync(Requests), ApplicantCapacity.Of(applicant.Capacity)!);
        var asked = request.Lines.Select(l => ApplicantCapacity.Of(l.Capacity ?? applicant.Capacity)!).Append(capacity).ToList();
        var (items, papers) = (asked.SelectMany(c => c.Items).ToHashSet(), asked.SelectMany(applicant.Needed).ToHashSet());
        open.Database.CounterRequests.Add(new()
        {
            Number = number,
            Path = capacity.Path.Word(),
            Capacity = capacity.Word,
            Requester = applicant.Requester.Trim(),
            Particulars = applicant.Particulars.Trim(),
            Agent = applicant.Agent.Trim(),
            Identification = applicant.Identification,
            Detail = applicant.IdentificationDetail.Trim(),
            Items = string.Join('\n', Enum.GetValues<ClaimItem>().Where(i => items.Contains(i) && applicant.Items.GetValueOrDefault(i, "").Trim().Length > 0).Select(i => $"【{i.Label()}】{applicant.Items[i].Trim()}")),
            Papers = string.Join('、', applicant.Papers.Where(papers.Contains).Distinct().Order().Select(p => p.Label())),
            Purpose = applicant.Purpose.Trim(),
            Exemption = applicant.Exemption,
            Copies = copies,
            Yen = yen,
            At = open.Now,
            By = open.Author,
            Office = open.Actor.Office,
            Terminal = open.Actor.Terminal,
        });
        return number;
    }

    /// <summary>Enters a copy in the transaction that issues it.</summary>
    /// <param name="open">The transaction.</param>
    /// <param name="request">The request that it is issued for.</param>
    /// <param name="copy">The copy.</param>
    /// <param name="applicant">Who asked.</param>
    /// <param name="capacity">請求の資格 for this certificate.</param>
    internal static void Add(JournalTransaction open, long request, IssuedCopy copy, CertificateApplicant applicant, string capacity) => open.Database.CertificateIssues.Add(
        Row(open, copy, request, null, applicant.Requester.Trim(), capacity, applicant.Identification, applicant.Purpose.Trim(), applicant.Exemption));

    /// <summary>Enters a copy that stands for a spoilt one: of the same request, paid before.</summary>
    internal static async Task AddReplacementAsync(JournalTransaction open, string spoilt, IssuedCopy copy, CancellationToken cancellation)
    {
        var first = await open.Database.CertificateIssues.AsNoTracking().FirstAsync(i => i.IssueNumber == spoilt, cancellation);
        open.Database.CertificateIssues.Add(Row(open, copy, first.Request, spoilt, first.Requester, first.Capacity, first.Identification, first.Purpose, first.Exemption));
    }

    /// <summary>Marks a copy as spoilt.</summary>
    internal static void Spoil(JournalTransaction open, string number, Spoiling spoiling, int refund) => open.Database.SpoiltPapers.Add(new()
    {
        IssueNumber = number,
        Reason = spoiling.Reason.Trim(),
        Refund = refund,
        IsInHand = spoiling.IsInHand,
        At = open.Now,
        By = open.Author,
        Office = open.Actor.Office,
        Terminal = open.Actor.Terminal,
    });

    /// <summary>A copy with what became of it, as it was recorded; null when there is none. Throws <see cref="CaseException"/> when it is another one.</summary>
    internal async Task<(IssuedPaper? Paper, FeeExemption? Exemption)> FindAsync(ReadScope scope, string number, CancellationToken cancellation)
    {
        var found = await JoinedAsync(scope.Database, scope.Database.CertificateIssues.AsNoTracking().Where(i => i.IssueNumber == number), cancellation);
        if (found is not [var one])
        {
            return (null, null);
        }

        if (!await names.NamesAsync(one.Issue, cancellation) || (one.Spoilt is { } spoilt ? !names.Names(spoilt) : names.KnowsSpoilt(number)))
        {
            throw new CaseException(new CertificateRefusal.IssueForeign(number));
        }

        return (Paper(one) with { PaidFor = await PaidForAsync(scope.Database, one.Issue, cancellation) }, ExemptionOf(one.Issue));
    }

    // Of a copy that stands for another one, and so on: what was paid for the first.
    private async Task<int> PaidForAsync(KosekiDbContext database, CertificateIssueRow issue, CancellationToken cancellation)
    {
        while (issue.Replaces is { } first)
        {
            issue = await database.CertificateIssues.AsNoTracking().FirstAsync(i => i.IssueNumber == first, cancellation);
            if (!names.Names(issue))
            {
                throw new CaseException(new CertificateRefusal.IssueForeign(first));
            }
        }

        return issue.Fee ?? 0;
    }

    /// <summary>The copies that an office issued on a day, and those it marked as spoilt then, newest first; at most <see cref="IssuedPaperRules.MostListed"/>. Throws <see cref="CaseException"/> when one is not as it was recorded.</summary>
    internal async Task<IReadOnlyList<IssuedPaper>> OfDayAsync(ReadScope scope, string office, DateOnly day, CancellationToken cancellation)
    {
        var (from, to) = (JapanTime.At(day, TimeOnly.MinValue), JapanTime.At(day.AddDays(1), TimeOnly.MinValue));
        var database = scope.Database;
        var spoilt = database.SpoiltPapers.Where(s => s.Office == office && s.At >= from && s.At < to).Select(s => s.IssueNumber);
        var issues = database.CertificateIssues.AsNoTracking().Where(i => i.Channel == AtCounter && ((i.Office == office && i.IssuedAt >= from && i.IssuedAt < to) || spoilt.Contains(i.IssueNumber)))
            .OrderByDescending(i => i.JournalNumber).ThenByDescending(i => i.IssueNumber).Take(IssuedPaperRules.MostListed);
        var found = await JoinedAsync(database, issues, cancellation);
        await names.FollowAsync(cancellation);
        foreach (var one in found)
        {
            EnsureRecorded(one.Issue, one.Spoilt);
        }

        var papers = found.OrderByDescending(j => j.Issue.JournalNumber).ThenByDescending(j => j.Issue.IssueNumber, StringComparer.Ordinal).Select(Paper).ToList();
        var jobs = await PrintBook.OfAsync(database, [.. papers.Select(p => p.Number)], cancellation);
        return [.. papers.Select(p => p with { Print = jobs.GetValueOrDefault(p.Number) })];
    }

    /// <summary>
    /// What an office issued and marked as spoilt on a day, as its sheet counts it: all of it, and nothing that is not as it was recorded.
    /// Throws <see cref="CaseException"/>: a sheet that somebody altered is not printed.
    /// </summary>
    internal async Task<IReadOnlyList<DayEntry>> EntriesAsync(ReadScope scope, string office, DateOnly day, CancellationToken cancellation)
    {
        var (from, to) = (JapanTime.At(day, TimeOnly.MinValue), JapanTime.At(day.AddDays(1), TimeOnly.MinValue));
        var database = scope.Database;
        var issued = await database.CertificateIssues.AsNoTracking().Where(i => i.Channel == AtCounter && i.Office == office && i.IssuedAt >= from && i.IssuedAt < to).ToListAsync(cancellation);
        var spoilt = await (from s in database.SpoiltPapers.AsNoTracking()
                            join i in database.CertificateIssues.AsNoTracking() on s.IssueNumber equals i.IssueNumber
                            where s.Office == office && s.At >= @from && s.At < to
                            select new { Issue = i, Spoilt = s }).ToListAsync(cancellation);
        await names.FollowAsync(cancellation);
        issued.ForEach(i => EnsureRecorded(i, null));
        spoilt.ForEach(s => EnsureRecorded(s.Issue, s.Spoilt));
        return
        [
            .. issued.Select(i => (DayEntry)new DayEntry.Issued(i.Kind, i.Price, i.Fee ?? 0, i.Exemption, i.Replaces is not null)),
            .. spoilt.Select(s => new DayEntry.Spoilt(s.Issue.Kind, s.Issue.Price, s.Spoilt.Refund)),
        ];
    }

    private void EnsureRecorded(CertificateIssueRow issue, SpoiltPaperRow? spoilt)
    {
        if (!names.Names(issue) || (spoilt is not null && !names.Names(spoilt)))
        {
            throw new CaseException(new CertificateRefusal.IssueForeign(issue.IssueNumber));
        }
    }

    private sealed class Joined
    {
        public required CertificateIssueRow Issue { get; init; }

        public SpoiltPaperRow? Spoilt { get; init; }

        public string? ReplacedBy { get; init; }
    }

    private static Task<List<Joined>> JoinedAsync(KosekiDbContext database, IQueryable<CertificateIssueRow> issues, CancellationToken cancellation) => issues
        .Select(i => new Joined
        {
            Issue = i,
            Spoilt = database.SpoiltPapers.FirstOrDefault(s => s.IssueNumber == i.IssueNumber),
            ReplacedBy = database.CertificateIssues.Where(o => o.Replaces == i.IssueNumber).Select(o => o.IssueNumber).FirstOrDefault(),
        }).ToListAsync(cancellation);

    private static IssuedPaper Paper(Joined found)
    {
        var (issue, wanted) = (found.Issue, WantedDocument.Read(found.Issue.Wanted));
        return new(
            issue.IssueNumber, wanted, issue.Kind, wanted?.Of ?? "", issue.Requester, issue.Capacity, issue.IssuedAt, issue.IssuedBy, issue.Office, issue.Fee ?? 0,
            found.Spoilt is { } s ? new(s.Reason, s.Refund, s.At, s.By) { IsInHand = s.IsInHand } : null, found.ReplacedBy, issue.Replaces) { Sha256 = Convert.ToHexStringLower(issue.Sha256), Generation = issue.Generation };
    }

    private static FeeExemption? ExemptionOf(CertificateIssueRow issue) => issue.Exemption.Length == 0 ? null
        : CounterRules.ExemptionOf(new(issue.Requester, issue.Capacity, issue.Identification, "", 1) { Exemption = issue.Exemption }, JapanTime.DayOf(issue.IssuedAt));

    private static CertificateIssueRow Row(JournalTransaction open, IssuedCopy copy, long? request, string? replaces, string requester, string capacity, string identification, string purpose, string exemption) => new()
    {
        IssueNumber = copy.Number,
        Request = request,
        Replaces = replaces,
        Register = copy.Wanted.Register?.Value,
        Generation = copy.Generation,
        Wanted = WantedDocument.Write(copy.Wanted),
        Kind = copy.Wanted.Kind.Word(),
        Persons = copy.Wanted is WantedCertificate.OfRegister { Request.Persons: var persons } ? string.Join(' ', persons) : "",
        Requester = requester,
        Capacity = capacity,
        Identification = identification,
        Purpose = purpose,
        Channel = AtCounter,
        Fee = copy.Fee,
        Price = copy.Price,
        Exemption = exemption,
        Pages = copy.Pages,
        Sha256 = copy.Sha256,
        IssuedAt = open.Now,
        IssuedBy = open.Author,
        Office = open.Actor.Office,
        Terminal = open.Actor.Terminal,
    };
}
