using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>Reads what was done about papers as it was recorded, and writes what is done.</summary>
internal static class PaperStepStore
{
    /// <summary>The running number of a book in a year.</summary>
    internal static string CounterOf(PaperBook book, int year) => string.Create(CultureInfo.InvariantCulture, $"{(book == PaperBook.Refusals ? "refused" : "correspondence")}:{year}");

    /// <summary>What was done about a case, in order. Throws <see cref="CaseException"/> when it is not as it was recorded.</summary>
    internal static async Task<IReadOnlyList<PaperStep>> OfAsync(JournalTransaction open, long caseId, CancellationToken cancellation) =>
        (await open.Guard.StepsAsync(open.Database, [caseId], cancellation))[caseId];

    /// <summary>Writes a step behind those there are; where its kind has a book it gets the next number of the year in which it is written down.</summary>
    internal static async Task<ReceiptNumber?> AddAsync(JournalTransaction open, long caseId, int there, PaperStepKind kind, DateOnly on, string text, string reference = "", BureauAnswer? answer = null)
    {
        ReceiptNumber? number = null;
        if (kind.Book() is { } book)
        {
            var year = Domain.Calendar.JapanTime.DayOf(open.Now).Year;
            number = new(year, (int)await open.NextAsync(CounterOf(book, year)));
        }

        open.Database.PaperSteps.Add(new()
        {
            CaseId = caseId,
            Order = there + 1,
            Kind = kind,
            On = on,
            Text = text.Trim(),
            Reference = reference.Trim(),
            Answer = answer,
            Book = kind.Book(),
            BookYear = number?.Year,
            BookNumber = number?.Number,
            Account = open.Actor.Account,
            Name = open.Actor.Name,
            At = open.Now,
        });
        return number;
    }
}
