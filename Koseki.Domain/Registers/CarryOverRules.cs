using Koseki.Domain.Calendar;

namespace Koseki.Domain.Registers;

/// <summary>
/// 移記: which matters of the former register are taken over. 戸籍法施行規則39条 for a person who gets a new register or
/// enters another one, 37条 for a register that moves to another municipality, and the same for 改製 (平成6年法務省令51号附則2条).
/// Pure functions of what stands recorded; a matter is carried in its final form, its 段落ち stay behind.
/// </summary>
public static class CarryOverRules
{
    private static readonly string[] AlwaysCarried =
    [
        MatterTitles.Birth, MatterTitles.ChoiceOfNationality, MatterTitles.LossOfForeignNationality, MatterTitles.ChangeOfGivenName,
        MatterTitles.GivenNameKana, MatterTitles.ChangeOfGivenNameKana, MatterTitles.ChangeOfSex,
    ];

    /// <summary>The matters of a person that are carried, in the order they stand (39条1項).</summary>
    /// <param name="entry">The person's entry in the former register, before the change that moves the person is written
    /// there. A marriage is carried while the entry shows 夫 or 妻: pass the entry without it when that marriage ends now.</param>
    /// <param name="asOf">The day of the change: decides who is a minor (5号).</param>
    /// <param name="isLegitimate">Whether the marriage of the parents is known to have made the child legitimate, whatever 続柄 says (2号).</param>
    public static ValueList<StatusMatter> StatusMatters(RegisterEntry entry, DateOnly asOf, bool isLegitimate = false)
    {
        var carried = new List<StatusMatter>();
        for (var i = 0; i < entry.Matters.Count; i++)
        {
            if (IsCarried(entry, i, asOf, isLegitimate))
            {
                carried.Add(AsItStands(entry, i));
            }
        }

        return carried.ToValueList();
    }

    /// <summary>
    /// The entry of a child whom a 特別養子縁組 makes the adopters' own, without what ends by it and would tell of the parents before (民法817条の9): 認知, adoptions, 親権, 後見,
    /// 推定相続人廃除, and the columns of adopters.
    /// </summary>
    public static RegisterEntry AsBornOfAdopters(RegisterEntry entry) => entry with
    {
        AdoptiveFather = null,
        AdoptiveMother = null,
        AdoptiveRelationship = null,
        Matters = entry.Matters.Where(m => AlwaysCarried.Contains(m.Title)).ToValueList(),
    };

    /// <summary>戸籍事項 that a moved register keeps: changes of the family name and what was recorded of its reading (37条1号).</summary>
    public static ValueList<RegisterMatter> RegisterMatters(FamilyRegister register) =>
        register.Matters.Where(m => m.Title is MatterTitles.ChangeOfFamilyName or MatterTitles.FamilyNameKana or MatterTitles.ChangeOfFamilyNameKana && !m.IsErased).Select(m => m with { Amendments = [] }).ToValueList();

    /// <summary>
    /// The entries of a moved or renewed register with their carried matters: those who stand in it, and a removed head with
    /// the name column alone (37条2号–4号).
    /// </summary>
    public static IReadOnlyList<(RegisterEntry Entry, ValueList<StatusMatter> Matters)> Entries(FamilyRegister register, DateOnly asOf, Func<RegisterEntry, bool>? isLegitimate = null) =>
        [.. register.Entries
            .Where((e, i) => i == 0 || !e.IsRemoved)
            // Of a removed head the name column alone: not whose spouse the head was (37条3号).
            .Select(e => (e with { Matters = [], Spouse = e.IsRemoved ? null : e.Spouse }, e.IsRemoved ? [] : StatusMatters(e, asOf, isLegitimate?.Invoke(e) == true)))];

    private static bool IsCarried(RegisterEntry entry, int index, DateOnly asOf, bool isLegitimate)
    {
        var matter = entry.Matters[index];
        return !matter.IsErased && matter.Title switch
        {
            MatterTitles.Acknowledgement => matter[MatterLabels.Acknowledger] is not null && !isLegitimate && !RecordedFacts.IsLegitimated(entry) && !IsSpeciallyAdoptedLater(entry, index),
            MatterTitles.Adoption or MatterTitles.SpecialAdoption => IsStandingAdoption(entry, index) && !IsSpeciallyAdoptedLater(entry, index),
            MatterTitles.Marriage => IsMarriageContinuing(entry, index),
            MatterTitles.ParentalAuthority => IsMinor(entry, asOf) && !IsAdoptedLater(entry, index),
            MatterTitles.Guardianship => IsMinor(entry, asOf) && !IsAdoptedLater(entry, index) && matter[MatterLabels.GuardianshipEndedOn] is null && Later(entry, index).All(m => m[MatterLabels.GuardianshipEndedOn] is null),
            MatterTitles.Disinheritance => !IsSpeciallyAdoptedLater(entry, index) && !Later(entry, index).Any(m => m.Title == MatterTitles.RevokedDisinheritance && m[MatterLabels.Decedent] == matter[MatterLabels.Decedent]),
            _ => AlwaysCarried.Contains(matter.Title)
                || (MatterTitles.OfForeignSpouse.Contains(matter.Title) && IsOfTheMarriageNow(entry, index)),
        };
    }

    // Of a couple of adopters one may have parted (離縁 is not carried): the adoption by the other is what stands (39条1項3号).
    private static StatusMatter AsItStands(RegisterEntry entry, int index)
    {
        var matter = entry.Matters[index] with { Amendments = [] };
        if (matter.Title != MatterTitles.Adoption || RecordedFacts.ShownAdoptions(entry).FirstOrDefault(a => a.At == index) is not { } standing)
        {
            return matter;
        }

        var parted = new[] { (standing.Father, Word: "養父"), (standing.Mother, Word: "養母") }.Where(p => p.Item1 is null).Select(p => p.Word).ToList();
        return matter with { Lines = matter.Lines.Where(l => !parted.Exists(p => l.Label == $"{p}氏名" || l.Label == $"{p}の国籍" || l.Label == $"{p}の生年月日")).ToValueList() };
    }

    /// <summary>Whether a matter is an adoption of the entry's person that still stands by what is written.</summary>
    internal static bool IsStandingAdoption(RegisterEntry entry, int index) => entry.Matters[index] switch
    {
        { IsErased: true } => false,
        { Title: MatterTitles.Adoption } matter => IsOfTheAdopted(matter) && IsAdoptionContinuing(entry, index),
        { Title: MatterTitles.SpecialAdoption } => !Later(entry, index).Any(m => m.Title == MatterTitles.DissolutionOfSpecialAdoption && !m.IsErased),
        _ => false,
    };

    private static IEnumerable<StatusMatter> Later(RegisterEntry entry, int index) => entry.Matters.Skip(index + 1);

    private static bool IsOfTheAdopted(StatusMatter matter) => matter[MatterLabels.AdoptedName] is null;

    private static bool IsAdoptionContinuing(RegisterEntry entry, int index) => RecordedFacts.ShownAdoptions(entry).Any(a => a.At == index);

    private static bool IsAdoptedLater(RegisterEntry entry, int index) =>
        entry.Matters.Select((m, i) => (m, i)).Skip(index + 1)
            .Any(p => p.m.Title is MatterTitles.Adoption or MatterTitles.SpecialAdoption && IsOfTheAdopted(p.m) && IsStandingAdoption(entry, p.i));

    private static bool IsSpeciallyAdoptedLater(RegisterEntry entry, int index) =>
        Later(entry, index).Any(m => m is { Title: MatterTitles.SpecialAdoption, IsErased: false }) && RecordedFacts.Adoptions(entry).Any(a => a is { IsSpecial: true, IsEnded: false });

    private static bool IsMarriageContinuing(RegisterEntry entry, int index) =>
        entry.Spouse is not null && Later(entry, index).All(m => m.Title != MatterTitles.Marriage || m.IsErased)
            && Couple.LatestMarriage(entry) is { Ended: null };

    private static bool IsOfTheMarriageNow(RegisterEntry entry, int index) =>
        entry.Spouse is not null && Later(entry, index).All(m => m.Title != MatterTitles.Marriage || m.IsErased);

    // An uncertain birth date counts as that of a minor as long as it can be one.
    private static bool IsMinor(RegisterEntry entry, DateOnly asOf) =>
        entry.BirthDate.Latest > asOf || !LegalAge.IsAdult(entry.BirthDate.Latest, asOf);
}
