using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Acknowledgement;

/// <summary>Whose child it is already by the law, and whether the acknowledgement makes it legitimate: by numbers alone (民法772条, 789条).</summary>
internal static class Parentage
{
    private const int DaysAfterDissolution = 300;
    private const int DaysAfterMarriage = 200;

    /// <summary>The mother by number; null where no register of ours shows her.</summary>
    internal static PersonId? Mother(AcknowledgementNotification n, Circumstances c) => n.Mother is { } expecting ? expecting.Person
        : n.Child?.Person is { } child ? c.Kin.Kinship.NaturalParentsOf(child).Where(p => c.Kin.EntryOf(p)?.Sex == Sex.Female).Select(p => (PersonId?)p).FirstOrDefault() : null;

    /// <summary>The mother of a child by a link that is sure; null where the registers show none.</summary>
    internal static PersonId? MotherOf(PersonId child, Circumstances c) =>
        c.Kin.Kinship.Links.Parents.Where(p => p.Child == child && p.Origin.IsSure() && p.Ground != ParentGround.Apparent && c.Kin.EntryOf(p.Parent)?.Sex == Sex.Female).Select(p => (PersonId?)p.Parent).FirstOrDefault();

    /// <summary>The mother's marriage by which the law certainly presumes a father, or null.</summary>
    internal static MarriageLink? Presumed(AcknowledgementNotification n, Circumstances c) => Marriages(n, c).FirstOrDefault(m => Presumes(m, n, c) == true);

    /// <summary>The marriage of which days or origin leave open whether it makes the law presume a father, or null.</summary>
    internal static MarriageLink? PerhapsPresumed(AcknowledgementNotification n, Circumstances c) =>
        Presumed(n, c) is not null ? null : Marriages(n, c).FirstOrDefault(m => Presumes(m, n, c) is null);

    /// <summary>The mother's marriage that lasts on a day, or null.</summary>
    internal static MarriageLink? StandingOn(AcknowledgementNotification n, Circumstances c, DateOnly day) =>
        Mother(n, c) is { } mother ? c.Kin.Kinship.MarriagesOf(mother, day).FirstOrDefault() : null;

    /// <summary>When the mother's last marriage ended within 300 days before a day, or null.</summary>
    internal static Calendar.RegisterDate? EndedBefore(AcknowledgementNotification n, Circumstances c, DateOnly day) =>
        Mother(n, c) is { } mother
            ? c.Kin.Kinship.MarriagesOf(mother).Select(m => m.Ended).LastOrDefault(e => e is not null && e.Earliest <= day && day.DayNumber - e.Latest.DayNumber <= DaysAfterDissolution) : null;

    /// <summary>The marriage of the child's parents to each other that stands on the day of the acknowledgement, both known for certain; null otherwise.</summary>
    internal static MarriageLink? OfTheParents(AcknowledgementNotification n, Circumstances c) =>
        IsLegitimating(n) && n.Child!.Person is { } child && MotherOf(child, c) is { } mother
            ? c.Kin.Kinship.MarriagesOf(mother).LastOrDefault(m => m.EndedBy is null && m.Origin.IsSure() && IsToTheFather(m, mother, n)) : null;

    // By number; of a father elsewhere by two facts: the record here of his name, and the register there that somebody has looked at.
    private static bool IsToTheFather(MarriageLink marriage, PersonId mother, AcknowledgementNotification n) =>
        n.Father.Person is { } father ? marriage.SpouseOf(mother) == father : n.IsFatherVerified && marriage.SpouseOf(mother) is null && IsTheFather(marriage.OtherName, n);

    // 氏 may have become the wife's by the marriage.
    private static bool IsTheFather(string? name, AcknowledgementNotification n) => ForeignPerson.IsSameName(name, n.Father.Name) || (!n.Father.IsForeign && name?.EndsWith(n.Father.GivenName, StringComparison.Ordinal) == true);

    /// <summary>
    /// A marriage of the mother to somebody who may be the father: of his name without his number, one that is inferred, or one with him that ended.
    /// </summary>
    internal static MarriageLink? PerhapsOfTheParents(AcknowledgementNotification n, Circumstances c) =>
        IsLegitimating(n) && OfTheParents(n, c) is null && Mother(n, c) is { } mother
            ? c.Kin.Kinship.MarriagesOf(mother).LastOrDefault(m => m.SpouseOf(mother) is { } spouse ? spouse == n.Father.Person || (n.Father.Person is null && c.Kin.NameOf(spouse) == n.Father.Name)
                : ForeignPerson.IsSameName(m.OtherName, n.Father.Name)) : null;

    /// <summary>Children of both of the same sex born after this one, whose 続柄 counts one too few from now on.</summary>
    internal static IReadOnlyList<string> Younger(AcknowledgementNotification n, Circumstances c) => OfBoth(n, c).Where(e => e.BirthDate.Earliest > n.Child!.BirthDate.Latest).Select(e => e.GivenName).ToList();

    /// <summary>続柄 by the children of both that our registers show, e.g. 二男; null where they do not tell.</summary>
    internal static string? Expected(AcknowledgementNotification n, Circumstances c) => n.Child?.Entry is { } entry && OfTheParents(n, c) is not null
        && OfBoth(n, c).Count(e => e.BirthDate.Latest < entry.BirthDate.Earliest) is var before && before < Relationship.Ordinals.Count ? Relationship.Ordinals[before] + entry.Sex.Word() : null;

    /// <summary>Whether our registers show that the father has acknowledged the child: by number, or of a father elsewhere by the record of the child and his register there.</summary>
    internal static bool IsAcknowledged(AcknowledgementNotification n, Circumstances c) => n is { Child.Entry: { } entry, Father.Person: null, IsFatherVerified: true } ? RecordedFacts.Acknowledgements(entry).Any(a => a.Father is { } name && IsTheFather(name, n))
        : n is { Child.Person: { } child, Father.Person: { } father } && c.Kin.Kinship.Links.Parents.Any(p => p.Child == child && p.Parent == father && p.Ground == ParentGround.Acknowledgement && p.Origin.IsSure());

    /// <summary>Since when a minor, of whom 親権 of one parent stands recorded, is under that of both; null for anybody else.</summary>
    internal static Calendar.RegisterDate? UnderBothSince(AcknowledgementNotification n, Circumstances c) =>
        n is { Manner: AcknowledgementManner.Legitimation, Child.Entry: { AdoptiveRelationship: null } entry } && OfTheParents(n, c)?.Since is { Day: { } day } since && !Calendar.LegalAge.IsAdult(entry.BirthDate.Latest, day)
            && entry.Matters.LastOrDefault(m => m.Title == MatterTitles.ParentalAuthority && !m.IsErased)?[MatterLabels.HolderOfAuthority] is { } holder && holder != Both ? since : null;

    /// <summary>【親権者】 of both.</summary>
    internal const string Both = "父母";

    private static IEnumerable<RegisterEntry> OfBoth(AcknowledgementNotification n, Circumstances c) =>
        n.Child?.Entry is { } entry && n.Father.Person is { } father && Mother(n, c) is { } mother
            ? c.Kin.Kinship.BornOf(mother).Intersect(c.Kin.Kinship.BornOf(father)).Where(p => p != entry.Person).Select(c.Kin.EntryOf).OfType<RegisterEntry>().Where(e => e.Sex == entry.Sex) : [];

    private static bool IsLegitimating(AcknowledgementNotification n) => n.Child is not null && n.Manner != AcknowledgementManner.Born;

    private static IEnumerable<MarriageLink> Marriages(AcknowledgementNotification n, Circumstances c) =>
        n.Child is not null && n.Manner != AcknowledgementManner.Legitimation && Mother(n, c) is { } mother ? c.Kin.Kinship.MarriagesOf(mother) : [];

    // The remark speaks of a marriage that had ended, a judgment of the one husband whom it took out of the column: then that of an earlier one may count again (民法772条4項).
    private static bool? Presumes(MarriageLink marriage, AcknowledgementNotification n, Circumstances c)
    {
        var (entry, born, removed) = (n.Child!.Entry, n.Child.BirthDate, RemovedFathers(n.Child.Entry).ToList());
        if ((entry is not null && entry.Matters.Any(m => m.Title == MatterTitles.Birth && m[MatterLabels.Remark] == Birth.Presumption.Remark) && marriage.Ended?.Earliest <= born.Latest) || removed.Exists(f => IsHusband(marriage, f, n, c)))
        {
            return false;
        }

        var presumes = Presumes(marriage, born);
        if (presumes == true && n.Mother is null && (n.Child.Person is not { } child || MotherOf(child, c) is null))
        {
            // She is only inferred to be the mother.
            return null;
        }

        return presumes == true && removed.Count > 0 && !removed.TrueForAll(f => Marriages(n, c).Any(m => IsHusband(m, f, n, c))) ? null : presumes;
    }

    private static bool IsHusband(MarriageLink marriage, string name, AcknowledgementNotification n, Circumstances c) => Mother(n, c) is { } mother && marriage.SpouseOf(mother) is { } husband
        ? c.Kin.EntriesOf(husband).Any(e => e.Register.NameOf(e.Entry) == name) : ForeignPerson.IsSameName(marriage.OtherName, name);

    private static IEnumerable<string> RemovedFathers(RegisterEntry? child) => child is null ? [] : child.Matters.SelectMany(m => m.Lines.Concat(m.Amendments.SelectMany(a => a.Lines)))
        .Where(l => l.Label == MatterLine.FormerRecord).SelectMany(l => l.Children).Where(f => f.Label == EntryItem.Father.Label() && f.Value.Length > 0 && f.Value != child.Father).Select(f => f.Value);

    // True for certain, false for certain not, null where days or origin leave it open.
    private static bool? Presumes(MarriageLink marriage, Calendar.RegisterDate born)
    {
        var wait = born.Earliest < Calendar.LawDates.FatherhoodOfLaterMarriage ? DaysAfterMarriage + 1 : 0;
        var may = (marriage.Since is not { } from || from.Earliest.DayNumber + wait <= born.Latest.DayNumber) && (marriage.EndedBy is null || marriage.Ended is not { } last || born.Earliest.DayNumber - last.Latest.DayNumber <= DaysAfterDissolution);
        var must = (marriage.Since is { } since ? since.Latest.DayNumber + wait <= born.Earliest.DayNumber : marriage.Ended?.Latest <= born.Earliest && wait == 0)
            && (marriage.EndedBy is null || (marriage.Ended is { } ended && born.Latest.DayNumber - ended.Earliest.DayNumber <= DaysAfterDissolution));
        return !may ? false : must && marriage.Origin.IsSure() ? true : null;
    }
}
