using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Joining;

/// <summary>What kinship by number says of the persons of a paper; 「未確認」 is never taken for 「ない」.</summary>
internal static class Parentage
{
    /// <summary>Whether somebody is the parent whom the paper says: by a sure link yes, when a sure link names another one no.</summary>
    internal static Truth Of(JoiningNotification n, Circumstances c, RegisterEntry parent) => Of(n, c, parent.Person, n.Whose is { } whose && JoiningChoices.IsAdoptive(whose, parent.Sex));

    private static Truth Of(JoiningNotification n, Circumstances c, PersonId parent, bool isAdoptive)
    {
        var child = n.Person.Person;
        var links = c.Kin.Kinship.Links;
        var all = isAdoptive
            ? links.Adoptions.Where(a => a.Adopted == child && a is { EndedBy: null, IsSpecial: false }).Select(a => (Parent: a.Adopter, a.Origin)).ToList()
            : [.. links.Parents.Where(p => p.Child == child && p.Ground != ParentGround.Apparent).Select(p => (p.Parent, p.Origin)),
                .. links.Adoptions.Where(a => a.Adopted == child && a is { EndedBy: null, IsSpecial: true }).Select(a => (a.Adopter, a.Origin))];
        return all.Any(p => p.Parent == parent && p.Origin.IsSure()) ? Truth.Yes
            : all.Any(p => p.Parent == parent) || SexOf(c, parent) is not { } sex ? Truth.Unsure
            : all.Any(p => p.Origin.IsSure() && SexOf(c, p.Parent) == sex) ? Truth.No
            : Truth.Unsure;
    }

    /// <summary>Whether the two parents are alive and married to each other (民法791条2項), where the parent stands in a register of ours.</summary>
    internal static Truth AreMarried(JoiningNotification n, Circumstances c)
    {
        if (n is not { Parent: { Register: { } register, Entry: { Spouse: not null, IsRemoved: false } parent }, Whose: { } whose })
        {
            return n.Parent?.Register is null ? Truth.Unsure : Truth.No;
        }

        // A foreign spouse stands in no register: whether the child is that one's, too, no number tells.
        return PartnerOf(register, parent) is not { } partner ? Truth.Unsure
            : JoiningChoices.IsCouple(whose) ? n.OtherParent?.Person == partner.Person ? Truth.Yes : Truth.No
            : Of(n, c, partner.Person, false).Or(Of(n, c, partner.Person, true));
    }

    /// <summary>Whether the parent is married to a foreigner, who has no 氏 by civil law and stands in no register.</summary>
    internal static bool HasForeignSpouse(JoiningNotification n) =>
        n.Parent is { Register: { } register, Entry: { Spouse: not null, IsRemoved: false } parent } && PartnerOf(register, parent) is null;

    private static RegisterEntry? PartnerOf(FamilyRegister register, RegisterEntry parent) => register.Standing.FirstOrDefault(e => e.Spouse is not null && e.Person != parent.Person);

    /// <summary>Whether a natural parent is married to an adopter of the child, so that both have the child (民法818条).</summary>
    internal static bool IsMarriedToAdopter(JoiningNotification n, Circumstances c, PersonId parent)
    {
        var adopters = c.Kin.Kinship.AdoptionsOf(n.Person.Person).Where(a => a.EndedBy is null).Select(a => a.Adopter).ToHashSet();
        return c.Kin.Kinship.MarriagesOf(parent).Any(m => m.EndedBy is null && m.SpouseOf(parent) is { } spouse && adopters.Contains(spouse));
    }

    /// <summary>Whether a lasting 特別養子縁組 has ended the kinship with the parent (民法817条の9).</summary>
    internal static bool IsCutOff(JoiningNotification n, Circumstances c, PersonId parent) => c.Kin.Kinship.IsCutOff(n.Person.Person, parent);

    /// <summary>
    /// Whether the 氏 of person and parent is the same by civil law (民法上の氏), told by how the parent left the register of the child and by every move
    /// since: 分籍, 子の出生・入籍 and 107条 leave it the same, and so does the return from the very marriage or adoption by which the parent left; 離婚, 婚姻の取消し and 復氏
    /// take it away, and whoever married, was adopted or joined since bears another one, whatever it is called.
    /// </summary>
    internal static Truth HaveOneName(JoiningNotification n, Circumstances c)
    {
        if (n is not { Register: { } register, Parent: { } parent } || register.Entries.LastOrDefault(e => e.Person == parent.Person) is not { Removed: { } removed } left)
        {
            return Truth.Unsure;
        }

        List<RegisterEntry> since = [.. c.Kin.EntriesOf(parent.Person).Where(e => e.Register.Id != register.Id && e.Entry.Removed is { } gone && gone.On.Latest >= removed.On.Earliest).Select(e => e.Entry)];
        return removed.Cause switch
        {
            MatterTitles.Divorce or MatterTitles.AnnulmentOfMarriage or MatterTitles.DissolutionOfAdoption or MatterTitles.AnnulmentOfAdoption or MatterTitles.ReturnToFormerName => Truth.No,
            MatterTitles.ChangeOfFamilyName => register.Head?.Person != parent.Person && IsDivorcedHere(left) ? Truth.No : HasKept(parent, since, removed.On),
            MatterTitles.Marriage or MatterTitles.Adoption => HasReturned(parent, since, removed, register),
            "子の出生" or "子の入籍" or MatterTitles.OwnRegister => HasKept(parent, since, removed.On),
            _ => Truth.Unsure,
        };
    }

    private static readonly string[] Returns = [MatterTitles.Divorce, MatterTitles.AnnulmentOfMarriage, MatterTitles.DissolutionOfAdoption, MatterTitles.AnnulmentOfAdoption, MatterTitles.ReturnToFormerName];

    // A head who marries keeps the register: who came to another one by a marriage, and does not head it, took the spouse's 氏.
    private static bool TookAnother(PersonInRegister parent) =>
        parent.Entry.Entered.Cause is MatterTitles.Entry || RecordedFacts.CameByAdoption(parent.Entry) || (parent.Entry.Entered.Cause == MatterTitles.Marriage && !parent.IsHead);

    private static Truth HasKept(PersonInRegister parent, List<RegisterEntry> since, RegisterDate left) =>
        TookAnother(parent) ? Truth.No
        : !MatterTitles.OfNameKept.Contains(parent.Entry.Entered.Cause) || since.Exists(e => !MatterTitles.OfNameKept.Contains(e.Removed!.Cause)) || MovedByMatter(parent.Entry, left) ? Truth.Unsure
        : Truth.Yes;

    // After 転籍 only the matters tell how the person came there.
    private static bool MovedByMatter(RegisterEntry entry, RegisterDate left) => entry.Matters.Any(m => m is { IsErased: false, Title: MatterTitles.Marriage or MatterTitles.Adoption or MatterTitles.Entry }
        && m[MatterLabels.FormerRegister] is not null && (m.Lines.Count == 0 || !RegisterDate.TryParse(m.Lines[0].Value, out var day) || day.Latest >= left.Earliest));

    private static Truth HasReturned(PersonInRegister parent, List<RegisterEntry> since, Removal removed, FamilyRegister register)
    {
        List<string> back = [.. since.Append(parent.Entry).SelectMany(e => e.Matters).Where(m => !m.IsErased && Returns.Contains(m.Title)).Select(m => m[MatterLabels.FormerRegister]).OfType<string>().Distinct(StringComparer.Ordinal)];
        return TookAnother(parent) || AdoptedSince(parent.Entry, removed.On) ? Truth.No
            : back.Count == 0 ? parent.Entry.Entered.Cause is MatterTitles.Transfer or MatterTitles.Renewal ? Truth.Unsure : Truth.No
            : back is [var from] && !since.Exists(e => !MatterTitles.OfNameKept.Contains(e.Removed!.Cause) && !Returns.Contains(e.Removed.Cause)) && (IsOne(removed.Destination, from) || since.Exists(e => LeftFor(e, register))) ? Truth.Yes
            : Truth.Unsure;
    }

    // The register that the marriage led to is the one that the divorce led out of: by 本籍, or by 筆頭者 where a 転籍 lies between.
    private static bool IsOne(string? to, string from) => to is not null
        && (RecordedFacts.DomicileOf(to) == RecordedFacts.DomicileOf(from) || (RecordedFacts.HeadOf(to) is { } head && head == RecordedFacts.HeadOf(from)));

    private static bool LeftFor(RegisterEntry entry, FamilyRegister register) => Returns.Contains(entry.Removed!.Cause)
        && entry.Matters.Any(m => m is { IsErased: false, Title: MatterTitles.Marriage or MatterTitles.Adoption } && m[MatterLabels.FormerRegister] is { } former && RecordedFacts.IsNamed(register, former));

    // 離婚 without 従前戸籍 was written on the register of the couple, and took its 氏 from the one who did not head it; one with 従前戸籍 brought the person there.
    private static bool IsDivorcedHere(RegisterEntry left) =>
        left.Matters.LastOrDefault(m => m is { Title: MatterTitles.Divorce or MatterTitles.AnnulmentOfMarriage, IsErased: false }) is { } divorce && divorce[MatterLabels.FormerRegister] is null;

    // Who was adopted while married bears the adopter's 氏 after the divorce (民法810条), not the one left.
    private static bool AdoptedSince(RegisterEntry entry, RegisterDate left) => RecordedFacts.Adoptions(entry).Any(a => !a.IsEnded && a.On is { } on && on.Latest >= left.Earliest);

    private static Sex? SexOf(Circumstances c, PersonId person) => c.Kin.EntryOf(person)?.Sex;
}
