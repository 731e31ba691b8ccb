using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Marriage;

/// <summary>
/// 近親: what the registers and the paper tell of kinship between the two (民法734条–736条). A register of both is evidence;
/// names alone only raise a question. Brothers and sisters by adoption only may marry (734条1項但書): their own parents differ.
/// </summary>
internal static class Kinship
{
    /// <summary>The relation that registers of ours show between the two, in words, or null.</summary>
    internal static string? InRegisters(MarriageNotification marriage, RegisterSet registers) =>
        InOneRegister(marriage) ?? (marriage is { Husband.Place: { Register: not null } husband, Wife.Place: { Register: not null } wife }
            ? new KnownFamily(registers).Relation(husband.Person, wife.Person) : null);

    /// <summary>The relation that one register of ours shows between the two, in words, or null.</summary>
    private static string? InOneRegister(MarriageNotification marriage) =>
        marriage.Husband.Place is { Register: { } register } husband && marriage.Wife.Place is { Register: { } other } wife && register.Id == other.Id
            ? Relation(marriage.Husband, marriage.Wife, ParentOf(husband.Entry, wife.Name) || ParentOf(wife.Entry, husband.Name),
                (husband.Entry.Father is { } f && f == wife.Entry.Father) || (husband.Entry.Mother is { } m && m == wife.Entry.Mother))
            : null;

    /// <summary>The relation that the names of parents and former spouses suggest, or null.</summary>
    internal static string? ByNames(MarriageNotification marriage)
    {
        var (husband, wife) = (marriage.Husband, marriage.Wife);
        // One parent is enough (半血); 同姓同名 is told apart by the clerk.
        var sameParent = (husband.Father is { } f && f == wife.Father) || (husband.Mother is { } m && m == wife.Mother);
        return Relation(husband, wife, Parents(husband).Contains(wife.Name) || Parents(wife).Contains(husband.Name), sameParent);
    }

    private static string? Relation(Spouse husband, Spouse wife, bool lineal, bool siblings) =>
        lineal ? "親子(養親子を含む)"
        : siblings ? "兄弟姉妹"
        : FormerSpouses(husband).Intersect(Parents(wife), StringComparer.Ordinal).Any() || FormerSpouses(wife).Intersect(Parents(husband), StringComparer.Ordinal).Any() ? "直系姻族(元の配偶者の子)"
        : null;

    private static bool ParentOf(RegisterEntry child, string name) =>
        child.Father == name || child.Mother == name || child.AdoptiveFather == name || child.AdoptiveMother == name;

    // The adoption may have ended since: the prohibition outlives it (736条).
    private static HashSet<string> Parents(Spouse spouse) =>
        [.. new[] { spouse.Father, spouse.Mother, spouse.Place?.Entry.AdoptiveFather, spouse.Place?.Entry.AdoptiveMother }
            .Concat(Values(spouse, "養父氏名")).Concat(Values(spouse, "養母氏名")).OfType<string>().Select(ForeignPerson.Written)];

    private static IEnumerable<string> FormerSpouses(Spouse spouse) => Values(spouse, "配偶者氏名").OfType<string>().Select(ForeignPerson.Written);

    private static IEnumerable<string?> Values(Spouse spouse, string label) => spouse.Place?.Entry.Matters.Select(m => m[label]) ?? [];
}
