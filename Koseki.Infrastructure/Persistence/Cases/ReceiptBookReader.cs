using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>Which lines of the receipt book are asked for.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Month">1 to 12, or null for the whole year.</param>
/// <param name="Text">Part of a subject's or notifier's name, 件名 or 本籍 exactly as written, or a receipt number (令8-12, 12); empty asks for all.</param>
public sealed record BookQuery(int Year, int? Month = null, string Text = "")
{
    /// <summary>本籍人 or 非本籍人; null for both.</summary>
    public BookSide? Side { get; init; }

    /// <summary>受理, 通知, 送付 or 職権; empty for all.</summary>
    public string Disposition { get; init; } = "";

    /// <summary>Code of the office that received it; empty for all.</summary>
    public string Office { get; init; } = "";
}

/// <summary>Some lines of the receipt book, latest number first, and how many there are in all.</summary>
public sealed record BookPage(IReadOnlyList<BookLine> Lines, int Total);

/// <summary>One line of the receipt book (附録5号様式).</summary>
public sealed record BookLine(
    int Year, int Number, DateOnly On, string? Time, string KindName, string Subject, string Domicile, string Notifier, string EventDate, string Disposition,
    string? AcceptedBy, string Office, string EnteredBy, string? Outcome, DateOnly? OutcomeOn, long CaseId)
{
    /// <summary>受付番号.</summary>
    public ReceiptNumber Receipt => new(Year, Number);

    /// <summary>本籍人 or 非本籍人, as decided where it was decided.</summary>
    public BookSide Side { get; init; }

    /// <summary>窓口, 郵送, 当直 …</summary>
    public string Means { get; init; } = "";

    /// <summary>夜 41: the deposits out of hours of which it is the paper; empty for one that was handed in while the office was open.</summary>
    public string Deposits { get; init; } = "";

    /// <summary>校合者: account and name, or null.</summary>
    public string? ExaminedBy { get; init; }

    /// <summary>Why it was refused or taken back, or null.</summary>
    public string? Reason { get; init; }
}

/// <summary>Reads the receipt book (戸籍法施行規則21条) page by page.</summary>
public sealed class ReceiptBookReader(IDbContextFactory<KosekiDbContext> contexts)
{
    /// <summary>The years the book has lines of, latest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await database.ReceiptBook.AsNoTracking().Select(r => r.Year).Distinct().OrderByDescending(y => y).ToListAsync(cancellation);
    }

    /// <summary>The offices there are, by code.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> OfficesAsync(CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return [.. (await database.Offices.AsNoTracking().OrderBy(o => o.Code).ToListAsync(cancellation)).Select(o => (o.Code, o.Name))];
    }

    /// <summary>The lines asked for from <paramref name="skip"/> on, at most <paramref name="take"/>.</summary>
    public async Task<BookPage> PageAsync(BookQuery query, int skip, int take, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var found = Find(database, query);
        var total = await found.CountAsync(cancellation);
        var rows = await found.OrderByDescending(f => f.Receipt.Number).Skip(skip).Take(take).ToListAsync(cancellation);
        var offices = await database.Offices.AsNoTracking().ToDictionaryAsync(o => o.Code, o => o.Name, cancellation);
        var ids = rows.ConvertAll(r => (long?)r.Receipt.CaseId);
        var joins = (await database.NightSteps.AsNoTracking().Where(s => s.Kind == NightStepKind.Joined && ids.Contains(s.CaseId)).OrderBy(s => s.Deposit).Select(s => new { s.CaseId, s.Deposit }).ToListAsync(cancellation)).ToLookup(s => s.CaseId, s => s.Deposit);
        return new([.. rows.Select(r => Line(r.Receipt, r.Outcome, offices) with { Deposits = string.Join("、", joins[r.Receipt.CaseId].Distinct().Select(NightDeposit.CalledOf)) })], total);
    }

    // With settable properties: what is built by a constructor cannot be ordered or filtered by the database.
    private sealed class Found
    {
        public required ReceiptRow Receipt { get; init; }

        public ReceiptOutcomeRow? Outcome { get; init; }
    }

    private static IQueryable<Found> Find(KosekiDbContext database, BookQuery query)
    {
        var receipts = database.ReceiptBook.AsNoTracking().Where(r => r.Year == query.Year);
        if (query.Month is { } month)
        {
            var (from, to) = (new DateOnly(query.Year, month, 1), new DateOnly(query.Year, month, 1).AddMonths(1));
            receipts = receipts.Where(r => r.ReceivedOn >= from && r.ReceivedOn < to);
        }

        receipts = query.Office.Length == 0 ? receipts : receipts.Where(r => r.Office == query.Office);
        receipts = query.Disposition.Length == 0 ? receipts : receipts.Where(r => r.Disposition == query.Disposition);
        var found = from receipt in receipts
                    join outcome in database.ReceiptOutcomes.AsNoTracking() on new { receipt.Year, receipt.Number } equals new { outcome.Year, outcome.Number } into outcomes
                    from outcome in outcomes.DefaultIfEmpty()
                    select new Found { Receipt = receipt, Outcome = outcome };
        if (query.Side is { } side)
        {
            // As decided, where it was decided.
            found = found.Where(f => f.Outcome == null ? f.Receipt.Columns.Side == side : f.Outcome.Columns.Side == side);
        }

        if (query.Text.Trim() is not { Length: > 0 } text)
        {
            return found;
        }

        var number = NumberIn(text, query.Year);
        return found.Where(f => f.Receipt.Number == number
            || f.Receipt.Columns.KindName.Contains(text)
            || f.Receipt.Columns.Subject.Contains(text) || f.Outcome!.Columns.Subject.Contains(text)
            || f.Receipt.Columns.Domicile.Contains(text) || f.Outcome!.Columns.Domicile.Contains(text)
            || f.Receipt.Columns.NotifierName.Contains(text) || f.Outcome!.Columns.NotifierName.Contains(text));
    }

    private static int NumberIn(string text, int year)
    {
        var plain = text[(text.LastIndexOf('-') + 1)..];
        var isNumber = int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isNumber && (plain.Length == text.Length || new ReceiptNumber(year, number).ToString() == text) ? number : -1;
    }

    // The columns as decided, where it was decided: a corrected paper stands in the book as corrected.
    private static BookLine Line(ReceiptRow receipt, ReceiptOutcomeRow? outcome, Dictionary<string, string> offices)
    {
        var columns = outcome?.Columns ?? receipt.Columns;
        return new(
            receipt.Year, receipt.Number, receipt.ReceivedOn, receipt.ReceivedTime, columns.KindName, columns.Subject, columns.Domicile,
            $"{columns.NotifierCapacity}　{columns.NotifierName}".TrimEnd('　'), columns.EventDate, receipt.Disposition, receipt.AcceptedBy,
            offices.GetValueOrDefault(receipt.Office, receipt.Office), receipt.EnteredBy, outcome?.Outcome, outcome?.On, receipt.CaseId)
        {
            Side = columns.Side,
            Means = receipt.Means,
            ExaminedBy = outcome?.ExaminedBy,
            Reason = outcome?.Reason,
        };
    }
}
