using Koseki.Domain.Characters;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.ImagedRegisters;

/// <summary>An imaged register found.</summary>
public sealed record ImagedHit(ImagedRegisterId Id, RegisterState State, ImagedForm Form, string Domicile, string Head, string MadeOn, string RemovedOn, int Pages);

/// <summary>Finds imaged registers by what the index of the migration has of them: head and persons, 本籍, dates of birth, number.</summary>
internal static class ImagedSearch
{
    /// <summary>Most that are shown.</summary>
    internal const int Most = 50;

    /// <summary>Those that fit, at most one more than are shown.</summary>
    internal static async Task<IReadOnlyList<ImagedHit>> FindAsync(KosekiDbContext database, SearchQuery query, ICharacterTable characters, CancellationToken cancellation)
    {
        var (rows, persons) = (database.ImagedIndex.AsNoTracking(), database.ImagedPersons.AsNoTracking());
        if (query.Text is not { } text)
        {
            return await ListAsync(Boxes(rows, persons, query, characters), cancellation);
        }

        if (ImagedRegisterId.TryParse(text.Trim()) is { } id)
        {
            return await ListAsync(rows.Where(r => r.Number == id.Value), cancellation);
        }

        foreach (var asked in new SearchQuery[] { new(null, text, null, null, null, null, true), new(null, null, text, null, null, null, true), new(null, null, null, text, null, null, true), new(null, null, null, null, text, null, true) })
        {
            if (await ListAsync(Boxes(rows, persons, asked, characters), cancellation) is { Count: > 0 } found)
            {
                return found;
            }
        }

        return [];
    }

    private static IQueryable<ImagedIndexRow> Boxes(IQueryable<ImagedIndexRow> rows, IQueryable<ImagedPersonRow> persons, SearchQuery query, ICharacterTable characters)
    {
        if (query.Domicile is { } domicile)
        {
            var key = SearchKey.OfDomicile(domicile, characters);
            rows = key.Length == 0 ? rows.Where(r => false) : rows.Where(r => r.DomicileKey.Contains(key));
        }

        if (query.Head is { } head)
        {
            rows = rows.Where(RegisterSearch.Prefix<ImagedIndexRow>(r => r.HeadKey, SearchKey.OfName(head, characters)));
        }

        if (query.Name is null && query.Kana is null && query.BirthDate is null)
        {
            return rows;
        }

        var numbers = Persons(persons, query, characters).Select(p => p.Number);
        return rows.Where(r => numbers.Contains(r.Number));
    }

    // All of it of one person.
    private static IQueryable<ImagedPersonRow> Persons(IQueryable<ImagedPersonRow> persons, SearchQuery query, ICharacterTable characters)
    {
        if (query.Name is { } name)
        {
            var key = SearchKey.OfName(name, characters);
            persons = persons.Where(KeySearch.Any(RegisterSearch.Prefix<ImagedPersonRow>(p => p.NameKey, key), RegisterSearch.Prefix<ImagedPersonRow>(p => p.GivenKey, key)));
        }

        if (query.Kana is { } kana)
        {
            persons = persons.Where(RegisterSearch.Prefix<ImagedPersonRow>(p => p.KanaKey, SearchKey.OfKanaSound(kana)));
        }

        if (query.BirthDate is not { } typed)
        {
            return persons;
        }

        return BirthSpan.Read(typed) is { } span && (span.Earliest, span.Latest) is var (earliest, latest)
            ? persons.Where(p => p.BirthEarliest <= latest && p.BirthLatest >= earliest) : persons.Where(p => false);
    }

    private static async Task<IReadOnlyList<ImagedHit>> ListAsync(IQueryable<ImagedIndexRow> rows, CancellationToken cancellation) =>
        [.. (await rows.OrderBy(r => r.HeadKey).ThenBy(r => r.Number).Take(Most + 1).ToListAsync(cancellation))
            .Select(r => new ImagedHit(new(r.Number), r.State, r.Form, r.Domicile, r.Head, r.MadeOn, r.RemovedOn, r.Pages))];
}
