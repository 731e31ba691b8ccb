using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.ForeignName;

/// <summary>What the registers say of the foreigner whose 氏 is taken, and of a change to a spouse's 氏 before.</summary>
internal static class ForeignNameFacts
{
    /// <summary>The last marriage that stands written on the person's entry, or null.</summary>
    internal static MarriageOnRecord? Marriage(ForeignNameNotification n) => RecordedFacts.Marriages(n.Person.Entry).LastOrDefault();

    /// <summary>Whether the person is married to a foreigner by the register: the spouse stands in none.</summary>
    internal static bool IsMarriedToForeigner(ForeignNameNotification n) => n.Person.Entry.Spouse is not null && RecordedFacts.HasForeignSpouse(n.Person.Entry) && n.OthersInRegister.All(e => e.Spouse is null);

    /// <summary>氏 of a foreigner's written name: what stands before the separator; null where none does.</summary>
    internal static string? FamilyNameOf(string? name) => name is not null && ForeignPerson.Written(name).Split(ForeignPerson.Separator) is [{ Length: > 0 } family, ..] parts && parts.Length > 1 ? family : null;

    /// <summary>Whether a change of the spouse's name stands written since the marriage (戸籍法施行規則36条2項).</summary>
    internal static bool HasSpouseChangedName(ForeignNameNotification n) =>
        RecordedFacts.SinceMarriage(n.Person.Entry).Any(m => MatterTitles.OfForeignSpouse.Contains(m.Title));

    /// <summary>The change of 氏 by 107条2項 that the register keeps, and that goes along with 転籍 (戸籍法施行規則37条1号); null when there is none.</summary>
    internal static RegisterMatter? ChangeByMarriage(ForeignNameNotification n) => n.Register?.Matters
        .LastOrDefault(m => m is { Title: MatterTitles.ChangeOfFamilyName, IsErased: false }) is { } last && last[MatterLabels.FamilyNameChangedBecause] == ForeignNameChoices.ByMarriage ? last : null;

    /// <summary>Its day, or null.</summary>
    internal static RegisterDate? DayOf(RegisterMatter matter) => matter[MatterLabels.FamilyNameChangedOn] is { } day ? RegisterDate.Parse(day) : null;

    /// <summary>変更の際に称していた氏: what the register itself keeps, or the 氏 of the register left by the change; null where neither is at hand.</summary>
    internal static string? NameBefore(ForeignNameNotification n, Circumstances c) => ChangeByMarriage(n) is not { } change ? null
        : change.Lines.SelectMany(l => l.Children).FirstOrDefault(l => l.Label == MatterLabels.FamilyName)?.Value
            ?? (c.Kin.EntriesOf(n.Person.Person).Where(e => e.Entry.Removed?.Cause == MatterTitles.ChangeOfFamilyName).Select(e => e.Register.FamilyName).Distinct().ToList() is [var left] ? left : null);

    /// <summary>
    /// Whether the parent is a foreigner: surely not where a sure link names a person of a register; yes where the birth tells the nationality or the column is
    /// written as a foreigner's name; else unsure.
    /// </summary>
    internal static Truth IsForeign(ForeignNameNotification n, ForeignNameParent whose, Circumstances c)
    {
        var (column, sex, isAdoptive) = Parent(n, whose);
        var known = isAdoptive ? c.Kin.Kinship.AdoptionsOf(n.Person.Person).Where(a => a.EndedBy is null && a.Origin.IsSure()).Select(a => a.Adopter)
            : c.Kin.Kinship.Links.Parents.Where(p => p.Child == n.Person.Person && p.Ground != ParentGround.Apparent && p.Origin.IsSure()).Select(p => p.Parent);
        var nationality = sex == Sex.Male ? "父の国籍" : "母の国籍";
        return column is null || known.Any(p => c.Kin.EntryOf(p)?.Sex == sex) ? Truth.No
            : FamilyNameOf(column) is not null || (!isAdoptive && n.Person.Entry.Matters.Any(m => m is { Title: MatterTitles.Birth, IsErased: false } && m[nationality] is not null)) ? isAdoptive ? Truth.Unsure : Truth.Yes
            : Truth.Unsure;
    }

    /// <summary>氏名 of the parent in the person's column, or null.</summary>
    internal static string? NameOf(ForeignNameNotification n, ForeignNameParent whose) => Parent(n, whose).Name;

    private static (string? Name, Sex Sex, bool IsAdoptive) Parent(ForeignNameNotification n, ForeignNameParent whose) => whose switch
    {
        ForeignNameParent.Father => (n.Person.Entry.Father, Sex.Male, false),
        ForeignNameParent.Mother => (n.Person.Entry.Mother, Sex.Female, false),
        ForeignNameParent.AdoptiveFather => (n.Person.Entry.AdoptiveFather, Sex.Male, true),
        ForeignNameParent.AdoptiveMother => (n.Person.Entry.AdoptiveMother, Sex.Female, true),
    };
}
