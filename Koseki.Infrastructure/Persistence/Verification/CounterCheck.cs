using System.Globalization;
using Koseki.Domain.Documents;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Verification;

/// <summary>The running numbers against what they numbered: one that was wound back gives a number twice.</summary>
internal static class CounterCheck
{
    // Reserved numbers go up with the cases.
    private const int LastCases = 2000;

    /// <summary>Looks at every counter; what was numbered is read before the counters, which only go up.</summary>
    public static async Task RunAsync(SoundRows rows, List<string> problems, CancellationToken cancellation)
    {
        await JournalAsync(rows, problems, cancellation);
        var given = new Dictionary<string, (long Last, string Table)>(StringComparer.Ordinal)
        {
            ["case"] = (await rows.Of<CaseRow>().MaxAsync(c => (long?)c.Id, cancellation) ?? 0, "Cases"),
            ["register"] = (await rows.Of<GenerationRow>().Where(g => g.Kind != DocumentKind.Imaged).MaxAsync(g => (long?)g.Number, cancellation) ?? 0, "Generations"),
            ["imaged"] = (await rows.Of<GenerationRow>().Of(DocumentKind.Imaged).MaxAsync(g => (long?)g.Number, cancellation) ?? 0, "Generations"),
            ["person"] = (await rows.Of<PersonIndexRow>().MaxAsync(p => (long?)p.Person, cancellation) ?? 0, "PersonIndex"),
            ["door-stop"] = (await rows.Of<DoorStopRow>().MaxAsync(s => (long?)s.Id, cancellation) ?? 0, "DoorStops"),
            ["kin-link"] = (await rows.Of<KinLinkRow>().MaxAsync(l => (long?)l.Number, cancellation) ?? 0, "KinLinks"),
            ["read-stay"] = (await rows.Of<ReadStayRow>().MaxAsync(s => (long?)s.Number, cancellation) ?? 0, "ReadStays"),
            ["duty"] = (await rows.Of<DutyGrantRow>().MaxAsync(g => (long?)g.Number, cancellation) ?? 0, "DutyGrants"),
            ["counter-request"] = (await rows.Of<CounterRequestRow>().MaxAsync(r => (long?)r.Number, cancellation) ?? 0, "CounterRequests"),
            ["setting"] = (await rows.Of<CitySettingRow>().MaxAsync(c => (long?)c.Number, cancellation) ?? 0, "CitySettings"),
        };
        foreach (var year in await rows.Of<ReceiptRow>().GroupBy(r => r.Year).Select(g => new { g.Key, Last = g.Max(r => r.Number) }).ToListAsync(cancellation))
        {
            given[string.Create(CultureInfo.InvariantCulture, $"receipt:{year.Key}")] = (year.Last, "ReceiptBook");
        }

        foreach (var book in await rows.Of<PaperStepRow>().Where(s => s.Book != null).GroupBy(s => new { s.Book, s.BookYear }).Select(g => new { g.Key.Book, g.Key.BookYear, Last = g.Max(s => s.BookNumber) }).ToListAsync(cancellation))
        {
            given[PaperStepStore.CounterOf(book.Book!.Value, book.BookYear!.Value)] = (book.Last!.Value, "PaperSteps");
        }

        given["issue"] = (IssueOf(await rows.Of<CertificateIssueRow>().OrderByDescending(i => i.JournalNumber).ThenByDescending(i => i.IssueNumber).Select(i => i.IssueNumber).FirstOrDefaultAsync(cancellation)), "CertificateIssues");
        await ReservedAsync(rows, given, cancellation);
        var counters = await rows.Of<CounterRow>().ToDictionaryAsync(c => c.Name, c => c.Value, StringComparer.Ordinal, cancellation);
        foreach (var (name, (last, table)) in given.Where(g => counters.GetValueOrDefault(g.Key) < g.Value.Last).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            problems.Add($"Counters の {name} は {counters.GetValueOrDefault(name)} ですが、{table} に {last} 番まであります(同じ番号が二度出ます)。");
        }
    }

    // In one question: the number and its row are written together.
    private static async Task JournalAsync(SoundRows rows, List<string> problems, CancellationToken cancellation)
    {
        var journal = rows.Of<JournalRow>();
        var found = await rows.Of<CounterRow>().Where(c => c.Name == CounterRow.Journal).Select(c => new { c.Value, Last = journal.Max(j => (long?)j.Number) ?? 0 }).FirstOrDefaultAsync(cancellation);
        if (found is null)
        {
            problems.Add($"Counters の {CounterRow.Journal}(台帳の番号の控え)がありません。");
        }
        else if (found.Value != found.Last)
        {
            problems.Add($"Counters の {CounterRow.Journal} は {found.Value} ですが、台帳は {found.Last} 番で終わっています(書き換えられています)。");
        }
    }

    // Numbers that papers being typed keep for the people and registers they will make.
    private static async Task ReservedAsync(SoundRows rows, Dictionary<string, (long Last, string Table)> given, CancellationToken cancellation)
    {
        var reserved = await rows.Of<CaseRow>().OrderByDescending(c => c.Id).Take(LastCases).Select(c => new { c.ReservedPersons, c.ReservedRegisters }).ToListAsync(cancellation);
        Raise("person", reserved.SelectMany(r => Numbers(r.ReservedPersons)));
        Raise("register", reserved.SelectMany(r => Numbers(r.ReservedRegisters)));

        void Raise(string name, IEnumerable<long> numbers)
        {
            if (numbers.DefaultIfEmpty().Max() is var last && last > given[name].Last)
            {
                given[name] = (last, "Cases");
            }
        }
    }

    private static IEnumerable<long> Numbers(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => long.TryParse(n.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);

    private static long IssueOf(string? number) => number is not null && long.TryParse(number[(number.LastIndexOf('-') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
