using Koseki.Domain.Calendar;

namespace Koseki.Domain.Registers;

/// <summary>
/// 移記: which matters of the former register are taken over. 戸籍法施行規則39条 for a person who gets a new register or
/// enters another one, 37条 for a register that moves to another municipality, and the same for 改製 (平成6年法務省令51号附則2条).
/// Pure functions of what stands recorded; a matter is carried in its final form, its 段落ち stay behind.
/// </summary>
public static class CarryOverRules
{
    // Words of the 更正 that made an acknowledged child legitimate (準正); not checked against the record examples.
    private const string Legitimated = "父母婚姻";

    private static readonly string[] AlwaysCarried =
    [
        MatterTitles.Birth, MatterTitles.ChoiceOfNationality, MatterTitles.LossOfForeignNationality, MatterTitles.ChangeOfGivenName,
        MatterTitles.GivenNameKana, MatterTitles.ChangeOfGivenNameKana, MatterTitles.ChangeOfSex,
    ];

    /// <summary>The matters of a person that are carried, in the order they stand (39条1項).</summary>
    /// <param name="entry">The person's entry in the former register, before the change that moves the person is written
    /// there. A marriage is carried while the entry shows 夫 or 妻: pass the entry without it when that marriage ends now.</param>
    /// <param name="asOf">The day of the change: decides who is a minor (5号).</param>
    public static ValueList<StatusMatter> StatusMatters(RegisterEntry entry, DateOnly asOf)
    {
        var carried = new List<StatusMatter>();
        for (var i = 0; i < entry.Matters.Count; i++)
        {
            if (IsCarried(entry, i, asOf))
            {
                carried.Add(entry.Matters[i] with { Amendments = [] });
            }
        }

        return carried.ToValueList();
    }

    /// <summary>戸籍事項 that a moved register keeps: changes of the family name and what was recorded of its reading (37条1号).</summary>
    public static ValueList<RegisterMatter> RegisterMatters(FamilyRegister register) =>
        register.Matters.Where(m => m.Title is MatterTitles.ChangeOfFamilyName or MatterTitles.FamilyNameKana or MatterTitles.ChangeOfFamilyNameKana && !m.IsErased).Select(m => m with { Amendments = [] }).ToValueList();

    /// <summary>
    /// The entries of a moved or renewed register with their carried matters: those who stand in it, and a removed head with
    /// the name column alone (37条2号–4号).
    /// </summary>
    public static IReadOnlyList<(RegisterEntry Entry, ValueList<StatusMatter> Matters)> Entries(FamilyRegister register, DateOnly asOf) =>
        [.. register.Entries
            .Where((e, i) => i == 0 || !e.IsRemoved)
            // Of a removed head the name column alone: not whose spouse the head was (37条3号).
            .Select(e => (e with { Matters = [], Spouse = e.IsRemoved ? null : e.Spouse }, e.IsRemoved ? [] : StatusMatters(e, asOf)))];

    private static bool IsCarried(RegisterEntry entry, int index, DateOnly asOf)
    {
        var matter = entry.Matters[index];
        return !matter.IsErased && matter.Title switch
        {
            MatterTitles.Acknowledgement => matter[MatterLabels.Acknowledger] is not null && !IsLegitimated(entry),
            MatterTitles.Adoption => IsOfTheAdopted(matter) && IsAdoptionContinuing(entry, index),
            MatterTitles.SpecialAdoption => !Later(entry, index).Any(m => m.Title == MatterTitles.DissolutionOfSpecialAdoption),
            MatterTitles.Marriage => IsMarriageContinuing(entry, index),
            MatterTitles.ParentalAuthority or MatterTitles.Guardianship => IsMinor(entry, asOf) && !IsAdoptedLater(entry, index),
            MatterTitles.Disinheritance => !Later(entry, index).Any(m => m.Title == MatterTitles.RevokedDisinheritance && m[MatterLabels.Decedent] == matter[MatterLabels.Decedent]),
            _ => AlwaysCarried.Contains(matter.Title)
                || (MatterTitles.OfForeignSpouse.Contains(matter.Title) && IsOfTheMarriageNow(entry, index)),
        };
    }

    private static IEnumerable<StatusMatter> Later(RegisterEntry entry, int index) => entry.Matters.Skip(index + 1);

    private static bool IsOfTheAdopted(StatusMatter matter) => matter[MatterLabels.AdoptedName] is null;

    // 離縁 may end the tie to one of two adoptive parents only; one that names nobody ends the adoption before it.
    private static bool IsAdoptionContinuing(RegisterEntry entry, int index)
    {
        var parents = AdoptiveParents(entry.Matters[index]).ToHashSet(StringComparer.Ordinal);
        foreach (var end in Later(entry, index).Where(m => m.Title == MatterTitles.DissolutionOfAdoption && m[MatterLabels.AdoptedName] is null))
        {
            var named = AdoptiveParents(end).ToList();
            if (named.Count == 0)
            {
                return false;
            }

            parents.ExceptWith(named);
        }

        return parents.Count > 0;
    }

    private static IEnumerable<string> AdoptiveParents(StatusMatter matter) =>
        matter.Lines.Where(l => l.Label is MatterLabels.AdoptiveFather or MatterLabels.AdoptiveMother).Select(l => l.Value);

    private static bool IsAdoptedLater(RegisterEntry entry, int index) =>
        entry.Matters.Select((m, i) => (m, i)).Skip(index + 1)
            .Any(p => p.m.Title == MatterTitles.Adoption && IsOfTheAdopted(p.m) && IsAdoptionContinuing(entry, p.i));

    private static bool IsMarriageContinuing(RegisterEntry entry, int index) =>
        entry.Spouse is not null && Later(entry, index).All(m => m.Title != MatterTitles.Marriage)
            && Couple.LatestMarriage(entry) is { Ended: null };

    private static bool IsOfTheMarriageNow(RegisterEntry entry, int index) =>
        entry.Spouse is not null && Later(entry, index).All(m => m.Title != MatterTitles.Marriage);

    // An uncertain birth date counts as that of a minor as long as it can be one.
    private static bool IsMinor(RegisterEntry entry, DateOnly asOf) =>
        entry.BirthDate.Latest > asOf || !LegalAge.IsAdult(entry.BirthDate.Latest, asOf);

    private static bool IsLegitimated(RegisterEntry entry) =>
        entry.Matters.SelectMany(m => m.Amendments.SelectMany(a => a.Lines).Concat(m.Title == MatterTitles.Update ? m.Lines : [])).Any(l => l.Value.Contains(Legitimated, StringComparison.Ordinal));
}
