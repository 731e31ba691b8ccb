using Koseki.Domain.Characters;
using Koseki.Infrastructure.Persistence.Schema;

namespace Koseki.Infrastructure.Persistence.Registers;

/// <summary>By which rules a hit was found, in words: a clerk sees at once that 渡邉 answered to 渡辺.</summary>
internal static class MatchRule
{
    private const string Reading = "振り仮名の一致(清濁・長音を区別しない)";
    private const string Domicile = "本籍";
    private const string BirthDate = "生年月日";
    private const string RegisterNumber = "戸籍番号";

    /// <summary>The rules, joined by ・.</summary>
    /// <param name="person">Who was found.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="meaning">What its one-box text was taken for, or null.</param>
    /// <param name="registerNumber">The 戸籍番号 that text can be.</param>
    internal static string Of(PersonIndexRow person, SearchQuery query, QuickMeaning? meaning, long registerNumber) => string.Join('・', new[]
    {
        meaning switch
        {
            QuickMeaning.Register => RegisterNumber,
            QuickMeaning.Digits => person.Register == registerNumber ? RegisterNumber : "宛名番号",
            QuickMeaning.BirthDate => BirthDate,
            QuickMeaning.Reading => Reading,
            QuickMeaning.Name => OfName(person, query.Text!),
            QuickMeaning.Domicile => Domicile,
            QuickMeaning.Receipt or null => null,
        },
        query.Name is { Length: > 0 } name ? OfName(person, name) : null,
        query.Kana is { Length: > 0 } ? Reading : null,
        query.BirthDate is { Length: > 0 } ? BirthDate : null,
        query.Domicile is { Length: > 0 } ? Domicile : null,
        query.Head is { Length: > 0 } ? "筆頭者" : null,
    }.OfType<string>());

    // Character by character: 渡邉 is not the beginning of 渡邉 with a variation selector.
    private static string OfName(PersonIndexRow person, string asked)
    {
        var wanted = RegisterText.Split(asked).Where(c => !TextMapping.IsSpace(c.Base)).ToList();
        return Begins(person.FamilyName + person.GivenName, wanted) ? "完全一致" : Begins(person.GivenName, wanted) ? "名の一致" : "異体字を含む一致";
    }

    private static bool Begins(string name, List<RegisterCharacter> wanted) => RegisterText.Split(name).Take(wanted.Count).SequenceEqual(wanted);
}
