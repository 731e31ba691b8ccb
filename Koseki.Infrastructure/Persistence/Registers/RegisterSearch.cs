using System.Linq.Expressions;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>What is asked; empty boxes ask nothing, several are joined by and. Text is the one-box quick search.</summary>
public sealed record SearchQuery(string? Text, string? Name, string? Kana, string? BirthDate, string? Domicile, string? Head, bool IncludeRemoved);

/// <summary>One person found.</summary>
public sealed record SearchHit(
    RegisterId Register, RegisterState State, string Name, string BirthDate, string Relationship, bool IsRemoved, string Domicile, string Head, bool IsHeld, string Rule);

/// <summary>At most 50 hits, and whether there are more.</summary>
public sealed record SearchAnswer(IReadOnlyList<SearchHit> Hits, bool HasMore);

/// <summary>Finds persons and registers through search keys: 異体字, IVS and kana are folded, the exact ones come first.</summary>
public sealed class RegisterSearch(IDbContextFactory<KosekiDbContext> contexts, ICharacterTable characters, AccessLog access)
{
    private const int Most = 50;

    /// <summary>Searches and logs the search.</summary>
    public async Task<SearchAnswer> FindAsync(SearchQuery query, Actor actor, CancellationToken cancellation = default)
    {
        await access.WriteAsync(actor, "検索", null, string.Join(" ", new[] { query.Text, query.Name, query.Kana, query.BirthDate, query.Domicile, query.Head }.Where(t => !string.IsNullOrEmpty(t))), cancellation);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var found = await Rows(database, query, asDomicile: false).Take(Most + 1).ToListAsync(cancellation);
        if (found.Count == 0 && query.Text is { Length: > 0 } text && text.Trim().IndexOfAny(PlaceWords) >= 0)
        {
            found = await Rows(database, query, asDomicile: true).Take(Most + 1).ToListAsync(cancellation);
        }

        var ids = found.Select(f => f.Register.Register).Distinct().ToList();
        var held = await database.Holds.AsNoTracking().Where(h => h.ToJournal == null && ids.Contains(h.Register)).Select(h => h.Register).ToListAsync(cancellation);
        var hits = found.Take(Most).Select(f => new SearchHit(
            new(f.Register.Register), f.Register.State, $"{f.Person.FamilyName}　{f.Person.GivenName}", f.Person.BirthDate, f.Person.Relationship, f.Person.IsRemoved,
            f.Register.Domicile, f.Register.Head, held.Contains(f.Register.Register), MatchRule.Of(f.Person, f.Register, query, characters)));
        return new([.. hits], found.Count > Most);
    }

    // 市川 and 古町 are names: the words decide only when no person answers to the text.
    private static readonly char[] PlaceWords = [.. "都道府県市区郡町村丁番"];

    private static string Plain(SearchQuery query) =>
        (query.Name ?? query.Text ?? "").Replace("　", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    private sealed record Found(PersonIndexRow Person, RegisterIndexRow Register);

    private IQueryable<Found> Rows(KosekiDbContext database, SearchQuery query, bool asDomicile)
    {
        var persons = database.PersonIndex.AsNoTracking();
        var registers = database.RegisterIndex.AsNoTracking();
        if (!query.IncludeRemoved)
        {
            registers = registers.Where(r => r.State == RegisterState.Current);
        }

        if (query.Text is { Length: > 0 } text)
        {
            (persons, registers) = asDomicile ? (persons, Within(registers, text)) : Quick(persons, registers, text.Trim());
        }

        if (query.Name is { Length: > 0 } name)
        {
            persons = persons.Where(Prefix<PersonIndexRow>(p => p.NameKey, SearchKey.OfName(name, characters)));
        }

        if (query.Kana is { Length: > 0 } kana)
        {
            persons = persons.Where(Prefix<PersonIndexRow>(p => p.KanaKey, SearchKey.OfKana(kana)));
        }

        if (query.Domicile is { Length: > 0 } domicile)
        {
            registers = Within(registers, domicile);
        }

        if (query.Head is { Length: > 0 } head)
        {
            registers = registers.Where(Prefix<RegisterIndexRow>(r => r.HeadKey, SearchKey.OfName(head, characters)));
        }

        if (query.BirthDate is { Length: > 0 } birth)
        {
            persons = Born(persons, birth);
        }

        var plain = Plain(query);
        return from person in persons
               join register in registers on person.Register equals register.Register
               orderby plain != "" && (person.FamilyName + person.GivenName).StartsWith(plain) descending, person.IsRemoved, person.NameKey, person.BirthEarliest, person.Register, person.Position
               select new Found(person, register);
    }

    private (IQueryable<PersonIndexRow>, IQueryable<RegisterIndexRow>) Quick(IQueryable<PersonIndexRow> persons, IQueryable<RegisterIndexRow> registers, string text)
    {
        return QuickText.Of(text) switch
        {
            { Meaning: QuickMeaning.Number, Number: var number } => (persons, registers.Where(r => r.Register == number)),
            { Meaning: QuickMeaning.BirthDate } => (Born(persons, text), registers),
            { Meaning: QuickMeaning.Reading } => (persons.Where(Prefix<PersonIndexRow>(p => p.KanaKey, SearchKey.OfKana(text))), registers),
            _ => (persons.Where(Prefix<PersonIndexRow>(p => p.NameKey, SearchKey.OfName(text, characters))), registers),
        };
    }

    private IQueryable<RegisterIndexRow> Within(IQueryable<RegisterIndexRow> registers, string domicile)
    {
        var key = SearchKey.OfName(domicile, characters);
        return registers.Where(r => r.DomicileKey.Contains(key));
    }

    // Two searches of the index side by side: the sure days, and the few dates that may cover the day. One search for both
    // would read everybody born before.
    private static IQueryable<PersonIndexRow> Born(IQueryable<PersonIndexRow> persons, string typed)
    {
        if (EraDateEntry.Read(typed, EraDateEntryOptions.Default).Date is not { } date)
        {
            return persons.Where(p => false);
        }

        return persons.Where(p => p.BirthDay >= date.Earliest && p.BirthDay <= date.Latest)
            .Concat(persons.Where(p => p.BirthDay == null && p.BirthEarliest <= date.Latest && p.BirthLatest >= date.Earliest));
    }

    // A range instead of LIKE: both providers search the index for it.
    private static Expression<Func<T, bool>> Prefix<T>(Expression<Func<T, string>> column, string prefix)
    {
        var compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;
        Expression Side(string bound) => Expression.Call(compare, column.Body, Expression.Constant(bound));
        return Expression.Lambda<Func<T, bool>>(
            Expression.AndAlso(
                Expression.GreaterThanOrEqual(Side(prefix), Expression.Constant(0)),
                Expression.LessThan(Side(prefix + "\U0010FFFF"), Expression.Constant(0))),
            column.Parameters);
    }
}
