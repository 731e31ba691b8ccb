using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Marriage;

/// <summary>
/// 近親: what is known by number of the kinship between the two (民法734条–736条), and what names on the paper make worth asking.
/// A name never makes kin: it raises a question, and none where the persons of that name are known to be two.
/// </summary>
internal static class NearKin
{
    private const int MostToLookAt = 4;

    /// <summary>The bar that is certain, in words, or null.</summary>
    internal static string? Barred(MarriageNotification marriage, Circumstances c) =>
        Bars(marriage, c) is [{ IsCertain: true } bar, ..] ? $"戸籍の記録から、二人は{bar.Relation}です({bar.Article})。"
        : ChildrenOfOneCouple(marriage) ? "戸籍の記録から、二人は兄弟姉妹です(民法734条1項)。" : null;

    /// <summary>What has to be inquired before anybody decides, in words, or null.</summary>
    internal static string? Open(MarriageNotification marriage, Circumstances c) =>
        Barred(marriage, c) is not null ? null
        : Bars(marriage, c) is [var open, ..] ? $"二人は{open.Relation}かもしれません({open.Article})。{Doubts(c)}{ToLookAt(marriage, c)}"
        : ByNames(marriage, c) is { } relation ? $"氏名からは、二人は{relation}のように見えます。{ToLookAt(marriage, c)}"
        : null;

    private static IReadOnlyList<MarriageBar> Bars(MarriageNotification marriage, Circumstances c) =>
        marriage is { Husband.Place: { Register: not null } husband, Wife.Place: { Register: not null } wife }
            ? MarriageProhibition.Of(c.Kin.Kinship, husband.Person, wife.Person) : [];

    // Both were born into one register, whose couple has gone from it: its columns tell that they have the same parents.
    private static bool ChildrenOfOneCouple(MarriageNotification marriage) =>
        marriage is { Husband.Place: { Register: { } register, Entry: var husband }, Wife.Place: { Register: { } other, Entry: var wife } } && register.Id == other.Id
            && new[] { husband, wife }.All(e => RecordedFacts.CameFrom(e) is null && !RecordedFacts.Adoptions(e).Any(a => a.IsSpecial) && !Couple.Of(register).Contains(e))
            && ((husband.Father is not null && husband.Father == wife.Father) || (husband.Mother is not null && husband.Mother == wife.Mother));

    private static string? ByNames(MarriageNotification marriage, Circumstances c)
    {
        var (husband, wife) = (marriage.Husband, marriage.Wife);
        // One parent is enough (半血).
        var father = husband.Father is { } f && f == wife.Father && !AreTwo(marriage, c, Sex.Male);
        var mother = husband.Mother is { } m && m == wife.Mother && !AreTwo(marriage, c, Sex.Female);
        return (Parents(husband).Contains(wife.Name) && !IsAnother(husband, wife, c)) || (Parents(wife).Contains(husband.Name) && !IsAnother(wife, husband, c)) ? "親子(養親子を含む)"
            : father || mother ? "兄弟姉妹"
            : FormerSpouses(husband).Intersect(Parents(wife), StringComparer.Ordinal).Any() || FormerSpouses(wife).Intersect(Parents(husband), StringComparer.Ordinal).Any() ? "直系姻族(元の配偶者の子)"
            : null;
    }

    // Of each the parent of that sex is known by number, and it is not the same.
    private static bool AreTwo(MarriageNotification marriage, Circumstances c, Sex sex) =>
        marriage is { Husband.Place: { Register: not null } husband, Wife.Place: { Register: not null } wife }
            && ParentOf(husband.Person, sex, c) is { } one && ParentOf(wife.Person, sex, c) is { } other && one != other;

    // The parent of that sex is known by number, and it is not the one who wants to marry.
    private static bool IsAnother(Spouse child, Spouse parent, Circumstances c) =>
        child.Place is { Register: not null } place && parent.Place is { Register: not null } named && child.AdoptiveFather != parent.Name && child.AdoptiveMother != parent.Name
            && ParentOf(place.Person, named.Entry.Sex, c) is { } known && known != named.Person;

    private static PersonId? ParentOf(PersonId child, Sex sex, Circumstances c) =>
        c.Kin.Kinship.Links.Parents.Where(p => p.Child == child && p.Origin.IsSure() && c.Kin.EntryOf(p.Parent)?.Sex == sex).Select(p => (PersonId?)p.Parent).FirstOrDefault();

    // The adoption may have ended since: the prohibition outlives it (736条).
    private static HashSet<string> Parents(Spouse spouse) =>
        [.. new[] { spouse.Father, spouse.Mother, spouse.Place?.Entry.AdoptiveFather, spouse.Place?.Entry.AdoptiveMother }.OfType<string>()
            .Concat(spouse.Place is { } place ? RecordedFacts.AdopterNames(place.Entry) : []).Select(ForeignPerson.Written)];

    private static IEnumerable<string> FormerSpouses(Spouse spouse) => spouse.Place is { } place ? RecordedFacts.SpouseNames(place.Entry).Select(ForeignPerson.Written) : [];

    private static string Doubts(Circumstances c)
    {
        var doubts = c.Kin.Kinship.Links.Doubtful.Select(d => $"{c.Kin.NameOf(d.One)}と{c.Kin.NameOf(d.Other)}の{d.Word}").Distinct().Take(MostToLookAt).ToList();
        return doubts.Count == 0 ? "" : $"推定した結び付き: {string.Join("、", doubts)}。";
    }

    private static string ToLookAt(MarriageNotification marriage, Circumstances c)
    {
        var persons = marriage.Spouses.Select(s => s.Place).OfType<PersonInRegister>().Where(p => p.Register is not null).Select(p => p.Person).ToList();
        var unseen = UnseenRegisters.OfFamilies(persons, c);
        return unseen.Count == 0 ? "" : $"調べる戸籍: {string.Join("、", unseen)}。";
    }
}
