using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Marriage;

/// <summary>
/// Kinship between persons, by their numbers, as far as the registers at hand tell it: who is whose father, mother or
/// adoptive parent within one register, and who was married to whom. A person of a register that is not at hand has no
/// kin here: that is not known, never "none" (民法725条–736条).
/// </summary>
internal sealed class KnownFamily
{
    private readonly HashSet<Parentage> parentages = [];
    private readonly HashSet<FormerMarriage> marriages = [];

    /// <summary>Someone is a child from a day on: by birth, or by adoption.</summary>
    private sealed record Parentage(PersonId Child, PersonId Parent, bool IsNatural, DateOnly Since);

    /// <summary>Someone was, or is, married until a day.</summary>
    private sealed record FormerMarriage(PersonId One, PersonId Other, DateOnly Until);

    internal KnownFamily(RegisterSet registers)
    {
        foreach (var register in registers.All)
        {
            var couple = Couple.Of(register).ToList();
            AddCouple(couple);
            foreach (var child in register.Entries.Where(e => !couple.Contains(e)))
            {
                AddParents(register, couple, child);
            }
        }

        foreach (var register in registers.All)
        {
            AddFormerSpouses(registers, register);
        }
    }

    /// <summary>Why the two may not marry, in words, or null.</summary>
    internal string? Relation(PersonId one, PersonId other) =>
        Ancestors(one).Contains(other) || Ancestors(other).Contains(one) ? "直系血族(養親子を含む)"
        : AreSiblings(one, other) ? "兄弟姉妹(父母の一方だけが同じ者を含む)"
        : NaturalParents(one).Any(p => AreSiblings(p, other)) || NaturalParents(other).Any(p => AreSiblings(p, one)) ? "おじ・おばと、おい・めい"
        : IsLinealByMarriage(one, other) || IsLinealByMarriage(other, one) ? "直系姻族(離婚などの後も婚姻できない)"
        : null;

    private void AddCouple(List<RegisterEntry> couple)
    {
        foreach (var spouse in couple.Skip(1).Where(s => s.Sex != couple[0].Sex))
        {
            // A head who married again has a later marriage of his own: only the spouse's tells when theirs ended.
            Marry(couple[0].Person, spouse.Person, Couple.LatestMarriage(spouse)?.Ended?.Latest ?? DateOnly.MaxValue);
        }
    }

    private void AddParents(FamilyRegister register, List<RegisterEntry> couple, RegisterEntry child)
    {
        foreach (var parent in couple)
        {
            var (column, adoptiveColumn) = parent.Sex == Sex.Male ? (child.Father, child.AdoptiveFather) : (child.Mother, child.AdoptiveMother);
            if (Bore(register, parent, column))
            {
                parentages.Add(new(child.Person, parent.Person, true, child.BirthDate.Earliest));
            }

            if (Bore(register, parent, adoptiveColumn))
            {
                var adopted = child.Matters.LastOrDefault(m => m.Title == MatterTitles.Adoption)?["縁組日"];
                parentages.Add(new(child.Person, parent.Person, false, adopted is null ? DateOnly.MinValue : RegisterDate.Parse(adopted).Earliest));
            }
        }
    }

    // A former spouse who stands in another register: the divorce names the register of the couple, to which the other's
    // former register let the other go. Both ends have to agree, and the name.
    private void AddFormerSpouses(RegisterSet registers, FamilyRegister register)
    {
        foreach (var entry in register.Entries)
        {
            foreach (var end in entry.Matters.Where(m => m.Title is "離婚" or MatterTitles.Marriage && m["従前戸籍"] is not null))
            {
                var married = registers.All.SelectMany(r => r.Entries.Select(e => (Register: r, Entry: e)))
                    .Where(x => x.Register.NameOf(x.Entry) == end["配偶者氏名"] && x.Entry.Removed is { Cause: MatterTitles.Marriage, Destination: { } to }
                        && DomicileOf(to) == DomicileOf(end["従前戸籍"]!)).ToList();
                foreach (var (_, partner) in married)
                {
                    Marry(entry.Person, partner.Person, end["離婚日"] is { } day ? RegisterDate.Parse(day).Latest : DateOnly.MaxValue);
                }
            }
        }
    }

    private void Marry(PersonId one, PersonId other, DateOnly until)
    {
        marriages.Add(new(one, other, until));
        marriages.Add(new(other, one, until));
    }

    // The name in the column is the one the parent bears in this register, or bore before coming into it.
    private static bool Bore(FamilyRegister register, RegisterEntry parent, string? column) =>
        column is not null && parent.GivenName.Length > 0
            && (column == register.NameOf(parent)
                || (column.EndsWith(parent.GivenName, StringComparison.Ordinal) && column.Length > parent.GivenName.Length
                    && parent.Matters.Any(m => m["従前戸籍"] is { } former && HeadOf(former).StartsWith(column[..^parent.GivenName.Length], StringComparison.Ordinal))));

    private static string DomicileOf(string designation) => designation.Split('　')[0];

    private static string HeadOf(string designation) => designation.Split('　') is [_, var head, ..] ? head : "";

    private HashSet<PersonId> NaturalParents(PersonId child) => [.. parentages.Where(p => p.IsNatural && p.Child == child).Select(p => p.Parent)];

    private HashSet<PersonId> Ancestors(PersonId person)
    {
        var found = new HashSet<PersonId>();
        var next = new Queue<PersonId>([person]);
        while (next.TryDequeue(out var child))
        {
            foreach (var parent in parentages.Where(p => p.Child == child).Select(p => p.Parent))
            {
                if (found.Add(parent))
                {
                    next.Enqueue(parent);
                }
            }
        }

        return found;
    }

    // By blood only: brothers and sisters by adoption may marry (734条1項但書).
    private bool AreSiblings(PersonId one, PersonId other) => one != other && NaturalParents(one).Overlaps(NaturalParents(other));

    // The spouse's ancestors, and the spouse's children of the time of the marriage or before: who came after it ended is no kin.
    private bool IsLinealByMarriage(PersonId one, PersonId other) =>
        marriages.Where(m => m.One == one && m.Other != other).Any(m => Ancestors(m.Other).Contains(other)
            || parentages.Any(p => p.Child == other && p.Parent == m.Other && p.Since <= m.Until));
}
