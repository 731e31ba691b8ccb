using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>
/// 実親子 as registers show it: the parents of a child are the couple of the register the child was born into, where its
/// columns name them (戸籍法18条). A child that came from elsewhere is theirs only if more than the name says so.
/// </summary>
internal sealed class RecordedParents(RegisterSet registers, PersonNames names, IReadOnlyList<MarriageLink> marriages)
{
    // Younger than this, somebody of the name is not the parent but a namesake.
    private const int YoungestParent = 12;

    private const int DaysAfterDissolution = 300;

    internal IEnumerable<ParentLink> All()
    {
        var shown = registers.All.SelectMany(InOneRegister).ToList();
        var known = shown.Select(s => (s.Child, s.Parent)).ToHashSet();
        return [.. shown, .. registers.All.SelectMany(r => r.Entries.SelectMany(e => OfTheSameElsewhere(r, e, shown))).Where(l => !known.Contains((l.Child, l.Parent)))];
    }

    private IEnumerable<ParentLink> InOneRegister(FamilyRegister register)
    {
        var couple = Couple.Of(register).ToList();
        foreach (var child in register.Entries.Where(e => !couple.Contains(e) && !IsSpeciallyAdopted(e)))
        {
            foreach (var (sex, name) in new[] { (Sex.Male, child.Father), (Sex.Female, child.Mother) })
            {
                foreach (var link in Named(couple, child, sex, name))
                {
                    yield return link;
                }
            }
        }
    }

    private IEnumerable<ParentLink> Named(List<RegisterEntry> couple, RegisterEntry child, Sex sex, string? name)
    {
        var named = couple.Where(p => p.Sex == sex && names.Bears(p.Person, name) && IsOldEnough(p, child)).DistinctBy(p => p.Person).ToList();
        var meant = named.Count > 1 && named.Where(p => WasMarriedAround(p.Person, child)).ToList() is [var only] ? [only] : named;
        return meant.Select(p => new ParentLink(child.Person, p.Person, ParentGround.Birth,
            meant.Count == 1 && (WasBornHere(child) || CameTogether(child, p)) ? LinkOrigin.Recorded : LinkOrigin.Inferred));
    }

    // Another number in the register that 従前戸籍 names, of one 名, birth date and sex, whom that register let go to where this
    // one stands: it may be the same person, and its parents those of this one. Two such are none.
    private static bool MayBe(FamilyRegister to, RegisterEntry entry, RegisterEntry other) => other.Person != entry.Person
        && other.GivenName == entry.GivenName && other.Sex == entry.Sex && other.BirthDate.IsSameAs(entry.BirthDate)
        && other.Removed?.Destination is { } destination && RecordedFacts.HadDomicile(to, RecordedFacts.DomicileOf(destination));

    private IEnumerable<ParentLink> OfTheSameElsewhere(FamilyRegister register, RegisterEntry entry, List<ParentLink> shown)
    {
        foreach (var former in RecordedFacts.FormerRegisters(entry))
        {
            var same = registers.All.Where(r => r.Id != register.Id && RecordedFacts.IsNamed(r, former))
                .SelectMany(r => r.Entries.Where(e => r.EntryOf(entry.Person) is null && MayBe(register, entry, e))).Select(e => e.Person).Distinct().ToList();
            if (same is [var only])
            {
                foreach (var link in shown.Where(l => l.Child == only))
                {
                    yield return link with { Child = entry.Person, Origin = LinkOrigin.Inferred };
                }
            }
        }
    }

    // The columns of such an entry name the adopters, also after a 特別養子離縁 (民法817条の2).
    private static bool IsSpeciallyAdopted(RegisterEntry entry) => RecordedFacts.Adoptions(entry).Any(a => a.IsSpecial);

    // Who stands here by birth, or was taken over with the whole register, never came from another one; who came back by divorce did before.
    private static bool WasBornHere(RegisterEntry child) => child.Entered.Cause is MatterTitles.Divorce or MatterTitles.AnnulmentOfMarriage
        || (RecordedFacts.CameFrom(child) is null && !RecordedFacts.CameByAdoption(child) && child.Entered.Cause != MatterTitles.Entry);

    // Both left one register for this one: mother and child of a former family.
    private static bool CameTogether(RegisterEntry child, RegisterEntry parent) =>
        RecordedFacts.FormerRegisters(child).Intersect(RecordedFacts.FormerRegisters(parent), StringComparer.Ordinal).Any();

    private static bool IsOldEnough(RegisterEntry parent, RegisterEntry child) =>
        parent.BirthDate.Earliest <= child.BirthDate.Latest.AddYears(child.BirthDate.Latest.Year > YoungestParent ? -YoungestParent : 0);

    private bool WasMarriedAround(PersonId person, RegisterEntry child) => marriages.Any(m => (m.One == person || m.Other == person)
        && Moment.Of(m.Since).Earliest <= child.BirthDate.Latest && (m.Ended is not { } end || end.Latest.DayNumber >= child.BirthDate.Earliest.DayNumber - DaysAfterDissolution));
}
