using System.Linq.Expressions;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Persistence.Schema;

namespace Koseki.Infrastructure.Persistence.Registers;

/// <summary>
/// The conditions of a search, each a range (or several side by side) of an index. A text of which nothing counts (invisible
/// characters alone) finds nobody, never everybody.
/// </summary>
internal sealed class KeySearch(ICharacterTable characters)
{
    /// <summary>氏名 or 名 that begin with the text.</summary>
    internal IQueryable<PersonIndexRow> Named(IQueryable<PersonIndexRow> persons, string name)
    {
        var key = SearchKey.OfName(name, characters);
        return key.Length == 0 ? persons.Where(p => false) : persons.Where(Any(RegisterSearch.Prefix<PersonIndexRow>(p => p.NameKey, key), RegisterSearch.Prefix<PersonIndexRow>(p => p.GivenKey, key)));
    }

    /// <summary>振り仮名 of 氏名 or 名 that begin with the text: by letters without voice, and by sound (ヂ as ジ).</summary>
    internal static IQueryable<PersonIndexRow> Read(IQueryable<PersonIndexRow> persons, string kana)
    {
        var (letters, sound) = (SearchKey.OfKana(kana), SearchKey.OfKanaSound(kana));
        return letters.Length == 0 ? persons.Where(p => false) : persons.Where(Any(
            RegisterSearch.Prefix<PersonIndexRow>(p => p.KanaKey, letters), RegisterSearch.Prefix<PersonIndexRow>(p => p.KanaSoundKey, sound),
            RegisterSearch.Prefix<PersonIndexRow>(p => p.GivenKanaKey, letters), RegisterSearch.Prefix<PersonIndexRow>(p => p.GivenKanaSoundKey, sound)));
    }

    /// <summary>Registers whose 筆頭者 begin with the text.</summary>
    internal IQueryable<RegisterIndexRow> Headed(IQueryable<RegisterIndexRow> registers, string head)
    {
        var key = SearchKey.OfName(head, characters);
        return key.Length == 0 ? registers.Where(r => false) : registers.Where(RegisterSearch.Prefix<RegisterIndexRow>(r => r.HeadKey, key));
    }

    /// <summary>Registers whose 本籍 has the text in it.</summary>
    internal IQueryable<RegisterIndexRow> Within(IQueryable<RegisterIndexRow> registers, string domicile)
    {
        var key = SearchKey.OfDomicile(domicile, characters);
        return key.Length == 0 ? registers.Where(r => false) : registers.Where(r => r.DomicileKey.Contains(key));
    }

    // Two searches of the index side by side: the sure days, and the few dates that may cover the day. One search for both
    // would read everybody born before.
    internal static IQueryable<PersonIndexRow> Born(IQueryable<PersonIndexRow> persons, string typed)
    {
        if (BirthSpan.Read(typed) is not { } span)
        {
            return persons.Where(p => false);
        }

        var (earliest, latest) = (span.Earliest, span.Latest);
        var unsure = persons.Where(p => p.BirthDay == null && p.BirthEarliest <= latest && p.BirthLatest >= earliest);
        return span.IsUnknown ? unsure.Where(p => p.BirthDate.Contains(BirthSpan.Unknown))
            : persons.Where(p => p.BirthDay >= earliest && p.BirthDay <= latest).Concat(unsure);
    }

    /// <summary>Any of the conditions.</summary>
    internal static Expression<Func<T, bool>> Any<T>(params Expression<Func<T, bool>>[] conditions)
    {
        var parameter = conditions[0].Parameters[0];
        return Expression.Lambda<Func<T, bool>>(conditions.Select(c => new Rebinding(c.Parameters[0], parameter).Visit(c.Body)).Aggregate(Expression.OrElse), parameter);
    }

    private sealed class Rebinding(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
