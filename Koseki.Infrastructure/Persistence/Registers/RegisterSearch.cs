using System.Linq.Expressions;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Registers;

/// <summary>What is asked; empty boxes ask nothing, several are joined by and. Text is the one-box quick search.</summary>
public sealed record SearchQuery(string? Text, string? Name, string? Kana, string? BirthDate, string? Domicile, string? Head, bool IncludeRemoved);

/// <summary>One person found.</summary>
public sealed record SearchHit(
    RegisterId Register, RegisterState State, string Name, string BirthDate, string Relationship, bool IsRemoved, string Domicile, string Head, bool IsHeld, string Rule)
{
    /// <summary>名 alone.</summary>
    public string GivenName { get; init; } = "";
}

/// <summary>One line of the receipt book found by its number.</summary>
public sealed record ReceiptHit(ReceiptNumber Receipt, long CaseId, string KindName, string Subject, DateOnly ReceivedOn, CaseState State, string Rule);

/// <summary>At most 50 hits, and whether there are more.</summary>
public sealed record SearchAnswer(IReadOnlyList<SearchHit> Hits, bool HasMore)
{
    /// <summary>What the receipt book has under the number asked for.</summary>
    public IReadOnlyList<ReceiptHit> Receipts { get; init; } = [];

    /// <summary>Imaged registers that fit, at most 50 and one that says there are more.</summary>
    public IReadOnlyList<ImagedHit> Images { get; init; } = [];
}

/// <summary>Finds persons and registers through search keys: 異体字, IVS and kana are folded, the exact ones come first.</summary>
public sealed class RegisterSearch(IDbContextFactory<KosekiDbContext> contexts, ICharacterTable characters, AccessLog access, TimeProvider clock)
{
    private const int Most = 50;
    private readonly KeySearch keys = new(characters);

    /// <summary>Searches and logs the search.</summary>
    public async Task<SearchAnswer> FindAsync(SearchQuery query, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SeeRegisters);
        await access.WriteAsync(actor, LookKind.Searched, null, string.Join(" ", new[] { query.Text, query.Name, query.Kana, query.BirthDate, query.Domicile, query.Head }.Where(t => !string.IsNullOrEmpty(t))), cancellation);
        query = query with { Text = Seen(query.Text), Name = Seen(query.Name), Kana = Seen(query.Kana), BirthDate = Seen(query.BirthDate), Domicile = Seen(query.Domicile), Head = Seen(query.Head) };
        if (new[] { query.Text, query.Name, query.Kana, query.BirthDate, query.Domicile, query.Head }.All(t => t is null))
        {
            // Nothing of it can be seen: that asks for nobody, not for everybody.
            return new([], false);
        }

        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var quick = query.Text is { } text ? QuickText.Of(text, JapanTime.DayOf(clock.GetUtcNow())) : null;
        var (found, meaning) = await FindAsync(database, query, quick, cancellation);
        var ids = found.Select(f => f.Register.Register).Distinct().ToList();
        var held = await database.Holds.AsNoTracking().Where(h => h.ToJournal == null && ids.Contains(h.Register)).Select(h => h.Register).ToListAsync(cancellation);
        var hits = found.Take(Most).Select(f => new SearchHit(
            new(f.Register.Register), f.Register.State, $"{f.Person.FamilyName}　{f.Person.GivenName}", f.Person.BirthDate, f.Person.Relationship, f.Person.IsRemoved,
            f.Register.Domicile, f.Register.Head, held.Contains(f.Register.Register), MatchRule.Of(f.Person, query, meaning, quick?.Register ?? 0)) { GivenName = f.Person.GivenName });
        return new([.. hits], found.Count > Most)
        {
            Receipts = quick?.Receipt is { } receipt ? await ReceiptsAsync(database, receipt, cancellation) : [],
            Images = await ImagedSearch.FindAsync(database, query, characters, cancellation),
        };
    }

    private async Task<(List<Found> Found, QuickMeaning? Meaning)> FindAsync(KosekiDbContext database, SearchQuery query, QuickText? quick, CancellationToken cancellation)
    {
        if (quick is null)
        {
            return (await Rows(database, query, quick, null).Take(Most + 1).ToListAsync(cancellation), null);
        }

        foreach (var meaning in quick.Meanings.Where(m => m != QuickMeaning.Receipt))
        {
            var found = await Rows(database, query, quick, meaning).Take(Most + 1).ToListAsync(cancellation);
            if (found.Count > 0)
            {
                return (found, meaning);
            }
        }

        return ([], null);
    }

    private static async Task<IReadOnlyList<ReceiptHit>> ReceiptsAsync(KosekiDbContext database, ReceiptNumber number, CancellationToken cancellation)
    {
        var rows = await (from receipt in database.ReceiptBook.AsNoTracking()
                          join one in database.Cases.AsNoTracking() on receipt.CaseId equals one.Id
                          where receipt.Year == number.Year && receipt.Number == number.Number
                          select new { receipt.CaseId, receipt.Columns.KindName, one.Subject, receipt.ReceivedOn, one.State }).ToListAsync(cancellation);
        return [.. rows.Select(r => new ReceiptHit(number, r.CaseId, r.KindName, r.Subject, r.ReceivedOn, r.State, "受付番号"))];
    }

    private static string Plain(SearchQuery query) =>
        (query.Name ?? query.Text ?? "").Replace("　", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    private static string? Seen(string? text) => text is not null && TextMapping.Visible(text) is { Length: > 0 } seen ? seen : null;

    private sealed record Found(PersonIndexRow Person, RegisterIndexRow Register);

    private IQueryable<Found> Rows(KosekiDbContext database, SearchQuery query, QuickText? quick, QuickMeaning? meaning)
    {
        var persons = database.PersonIndex.AsNoTracking();
        var registers = database.RegisterIndex.AsNoTracking();
        if (!query.IncludeRemoved)
        {
            registers = registers.Where(r => r.State == RegisterState.Current);
        }

        if (quick is not null)
        {
            (persons, registers) = Quick(database, persons, registers, quick, query.Text!, meaning);
        }

        if (query.Name is { Length: > 0 } name)
        {
            persons = keys.Named(persons, name);
        }

        if (query.Kana is { Length: > 0 } kana)
        {
            persons = KeySearch.Read(persons, kana);
        }

        if (query.Domicile is { Length: > 0 } domicile)
        {
            registers = keys.Within(registers, domicile);
        }

        if (query.Head is { Length: > 0 } head)
        {
            registers = keys.Headed(registers, head);
        }

        if (query.BirthDate is { Length: > 0 } birth)
        {
            persons = KeySearch.Born(persons, birth);
        }

        var plain = Plain(query);
        return from person in persons
               join register in registers on person.Register equals register.Register
               orderby plain != "" && (person.FamilyName + person.GivenName).StartsWith(plain) descending, person.IsRemoved, person.NameKey, person.BirthEarliest, person.Register, person.Position
               select new Found(person, register);
    }

    private (IQueryable<PersonIndexRow>, IQueryable<RegisterIndexRow>) Quick(
        KosekiDbContext database, IQueryable<PersonIndexRow> persons, IQueryable<RegisterIndexRow> registers, QuickText quick, string text, QuickMeaning? meaning)
    {
        var number = quick.Register;
        return meaning switch
        {
            QuickMeaning.Register => (persons, registers.Where(r => r.Register == number)),
            QuickMeaning.Digits => (Numbered(database, persons, quick), registers),
            QuickMeaning.BirthDate => (KeySearch.Born(persons, text), registers),
            QuickMeaning.Reading => (KeySearch.Read(persons, text), registers),
            QuickMeaning.Domicile => (persons, keys.Within(registers, text)),
            QuickMeaning.Name or QuickMeaning.Receipt or null => (keys.Named(persons, text), registers),
        };
    }

    // Side by side again: each of the two has an index of its own.
    private static IQueryable<PersonIndexRow> Numbered(KosekiDbContext database, IQueryable<PersonIndexRow> persons, QuickText quick)
    {
        var (number, resident) = (quick.Register, quick.Plain);
        return persons.Where(p => p.Register == number)
            .Concat(persons.Where(p => p.Register != number && database.ResidentLinks.Where(l => l.ResidentNumber == resident).Select(l => l.Person).Contains(p.Person)));
    }

    // A range instead of LIKE: both providers search the index for it.
    internal static Expression<Func<T, bool>> Prefix<T>(Expression<Func<T, string>> column, string prefix)
    {
        if (KeyRange.Of(prefix) is not { } range)
        {
            return _ => false;
        }

        var compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;
        Expression Side(string bound) => Expression.Call(compare, column.Body, Expression.Constant(bound));
        return Expression.Lambda<Func<T, bool>>(
            Expression.AndAlso(
                Expression.GreaterThanOrEqual(Side(range.From), Expression.Constant(0)),
                Expression.LessThan(Side(range.Before), Expression.Constant(0))),
            column.Parameters);
    }
}
