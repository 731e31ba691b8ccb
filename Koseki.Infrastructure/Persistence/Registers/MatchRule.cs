using Koseki.Domain.Characters;
using Koseki.Infrastructure.Persistence.Schema;

namespace Koseki.Infrastructure.Persistence.Registers;

/// <summary>By which rules a hit was found, in words: a clerk sees at once that 渡邉 answered to 渡辺.</summary>
internal static class MatchRule
{
    private const string Reading = "振り仮名の一致(清濁・長音を区別しない)";
    private const string Domicile = "本籍";

    /// <summary>The rules, joined by ・.</summary>
    internal static string Of(PersonIndexRow person, RegisterIndexRow register, SearchQuery query, ICharacterTable characters) => string.Join('・', new[]
    {
        query.Text?.Trim() is { Length: > 0 } text ? OfText(person, register, text, characters) : null,
        query.Name is { Length: > 0 } name ? OfName(person, name) : null,
        query.Kana is { Length: > 0 } ? Reading : null,
        query.BirthDate is { Length: > 0 } ? "生年月日" : null,
        query.Domicile is { Length: > 0 } ? Domicile : null,
        query.Head is { Length: > 0 } ? "筆頭者" : null,
    }.OfType<string>());

    private static string OfText(PersonIndexRow person, RegisterIndexRow register, string text, ICharacterTable characters) => QuickText.Of(text).Meaning switch
    {
        QuickMeaning.Number => "戸籍番号",
        QuickMeaning.BirthDate => "生年月日",
        QuickMeaning.Reading => Reading,
        _ => person.NameKey.StartsWith(SearchKey.OfName(text, characters), StringComparison.Ordinal)
            || !register.DomicileKey.Contains(SearchKey.OfName(text, characters), StringComparison.Ordinal) ? OfName(person, text) : Domicile,
    };

    // Character by character: 渡邉 is not the beginning of 渡邉 with a variation selector.
    private static string OfName(PersonIndexRow person, string asked)
    {
        var wanted = RegisterText.Split(asked).Where(c => c.Base is not (' ' or '　')).ToList();
        return RegisterText.Split(person.FamilyName + person.GivenName).Take(wanted.Count).SequenceEqual(wanted) ? "完全一致" : "異体字を含む一致";
    }
}
