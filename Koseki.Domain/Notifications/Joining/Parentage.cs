using Koseki.Domain.Calendar;
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
        var adoptions = links.Adoptions.Where(a => a.Adopted == child && a.EndedBy is null).ToList();
        var special = adoptions.Where(a => a.IsSpecial).Select(a => (a.Adopter, a.Origin));
        var all = isAdoptive
            ? adoptions.Where(a => !a.IsSpecial).Select(a => (Parent: a.Adopter, a.Origin)).ToList()
            : [.. links.Parents.Where(p => p.Child == child && p.Ground != ParentGround.Apparent).Select(p => (p.Parent, p.Origin)), .. special];
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
    internal static bool IsCutOff(JoiningNotification n, Circumstances c, PersonId parent)
    {
        var special = c.Kin.Kinship.AdoptionsOf(n.Person.Person).Where(a => a is { IsSpecial: true, EndedBy: null }).ToList();
        return special.Count > 0 && special.TrueForAll(a => a.Adopter != parent && a.KeptParent != parent) && c.Kin.Kinship.ParentsOf(n.Person.Person).Contains(parent)
            && !special.Exists(a => c.Kin.Kinship.MarriagesOf(parent).Any(m => m.SpouseOf(parent) == a.Adopter));
    }

    /// <summary>
    /// Whether the 氏 of person and parent is the same by civil law (民法上の氏), told by how the parent left the register of the child:
    /// 婚姻・縁組 and the return from them, 子の出生・入籍, 分籍 and 107条 leave it the same; 離婚, 婚姻の取消し and 復氏 take it away, whatever the parent is called since.
    /// </summary>
    internal static Truth HaveOneName(JoiningNotification n)
    {
        if (n is not { Register: { } register, Parent: { } parent } || register.Entries.LastOrDefault(e => e.Person == parent.Person) is not { Removed: { } removed } left)
        {
            return Truth.Unsure;
        }

        return removed.Cause switch
        {
            MatterTitles.Divorce or MatterTitles.AnnulmentOfMarriage or MatterTitles.DissolutionOfAdoption or MatterTitles.ReturnToFormerName => Truth.No,
            MatterTitles.ChangeOfFamilyName => register.Head?.Person != parent.Person && IsDivorcedHere(left) ? Truth.No : Truth.Yes,
            MatterTitles.Marriage or MatterTitles.Adoption => HasReturned(parent.Entry) ? AdoptedSince(parent.Entry, removed.On) ? Truth.No : Truth.Yes : Truth.No,
            "子の出生" or "子の入籍" or "分籍" => Truth.Yes,
            _ => Truth.Unsure,
        };
    }

    // 離婚 without 従前戸籍 was written on the register of the couple, and took its 氏 from the one who did not head it; one with 従前戸籍 brought the person there.
    private static bool IsDivorcedHere(RegisterEntry left) =>
        left.Matters.LastOrDefault(m => m is { Title: MatterTitles.Divorce or MatterTitles.AnnulmentOfMarriage, IsErased: false }) is { } divorce && divorce[MatterLabels.FormerRegister] is null;

    // Who was adopted while married bears the adopter's 氏 after the divorce (民法810条), not the one left.
    private static bool AdoptedSince(RegisterEntry entry, RegisterDate left) => RecordedFacts.Adoptions(entry).Any(a => !a.IsEnded && a.On is { } on && on.Latest >= left.Earliest);

    private static bool HasReturned(RegisterEntry entry) => entry.Matters.Any(m => !m.IsErased && m[MatterLabels.FormerRegister] is not null
        && m.Title is MatterTitles.Divorce or MatterTitles.AnnulmentOfMarriage or MatterTitles.DissolutionOfAdoption or MatterTitles.ReturnToFormerName);

    private static Sex? SexOf(Circumstances c, PersonId person) => c.Kin.EntryOf(person)?.Sex;
}
