using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.KeptAdoptiveName;

/// <summary>離縁の際に称していた氏を称する届 as the paper says it (戸籍法73条の2).</summary>
public sealed record KeptAdoptiveNameNotification
{
    private const int YearsOfAdoption = 7;

    /// <summary>復氏の原因.</summary>
    public required KeptAdoptiveGround? Ground { get; init; }

    /// <summary>届出の時期.</summary>
    public required KeptAdoptiveTiming? Timing { get; init; }

    /// <summary>縁組の年月日 on the paper.</summary>
    public required RegisterDate AdoptedOn { get; init; }

    /// <summary>離縁の年月日 on the paper.</summary>
    public required RegisterDate DissolvedOn { get; init; }

    /// <summary>The person where the person stands after going back.</summary>
    public required PersonInRegister Place { get; init; }

    /// <summary>氏 of the person on the paper.</summary>
    public required string PaperFamilyName { get; init; }

    /// <summary>生年月日 of the person on the paper.</summary>
    public required RegisterDate BornOn { get; init; }

    /// <summary>変更前の氏 of a paper that comes with the 離縁: the one before the adoption; null for a later one.</summary>
    public required string? FormerName { get; init; }

    /// <summary>Whether the 離縁 handed in before this paper in the same bundle is that of this very person, by number; null where there is none before it.</summary>
    public required bool? IsOwnDissolution { get; init; }

    /// <summary>Whether that one leaves the 氏 to this paper.</summary>
    public required bool IsNameKept { get; init; }

    /// <summary>離縁の際に称していた氏.</summary>
    public required string FamilyName { get; init; }

    /// <summary>Its 振り仮名, or null.</summary>
    public required string? FamilyNameKana { get; init; }

    /// <summary>新しい本籍, or null.</summary>
    public required RegisteredDomicile? NewDomicile { get; init; }

    /// <summary>The municipality of the new 本籍 when it is not this one, or null.</summary>
    public required string? NewMunicipality { get; init; }

    /// <summary>住所.</summary>
    public required string Address { get; init; }

    /// <summary>Whether the person has signed.</summary>
    public required bool HasSigned { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here.</summary>
    public required NotificationPlace? NotifiedAt { get; init; }

    /// <summary>Whether it comes with the 離縁: the person stands in the register of the adopters, or an own one, then (19条3項前段).</summary>
    public bool IsWithDissolution => Timing == KeptAdoptiveTiming.WithDissolution;

    /// <summary>
    /// Whether the register stays and its 氏 changes: the person heads it and nobody else stands in it (19条3項). Of a register
    /// elsewhere the paper tells it by naming no new 本籍.
    /// </summary>
    public bool StaysInRegister => !IsWithDissolution && Place.IsHead && (Place.Register is { } register ? register.Standing.Count() == 1 : NewDomicile is null);

    /// <summary>Who stays behind in the register.</summary>
    public IReadOnlyList<string> Remaining => Place.Register is { } register && !StaysInRegister && !IsWithDissolution ? [.. register.Standing.Where(e => e.Person != Place.Person && Place.IsHead).Select(register.NameOf)] : [];

    /// <summary>The reading of the 氏 borne at the 離縁, by the register of ours left for it; null where there is none.</summary>
    internal string? ReadingBefore(Circumstances c) => IsWithDissolution ? Place.Register is { } left && left.FamilyName == FamilyName ? left.FamilyNameKana : null
        : Dissolution is { } own ? FormerReading.Of(c, Place.Person, FamilyName, e => e.Removed!.Cause is MatterTitles.DissolutionOfAdoption or MatterTitles.AnnulmentOfAdoption or MatterTitles.DissolutionOfSpecialAdoption && DissolutionOf(e) is { } there && RecordedFacts.AdoptionDay(there)?.Text == RecordedFacts.AdoptionDay(own)?.Text) : null;

    /// <summary>The 離縁 by which the person came to this register, or null.</summary>
    public StatusMatter? Dissolution => DissolutionOf(Place.Entry);

    /// <summary>The first day of a 離縁 after which the name can be kept: seven years have passed then, the day of the adoption not counted (民法816条2項, 140条).</summary>
    public DateOnly FirstDayOfDissolution => AdoptedOn.Earliest.AddYears(YearsOfAdoption).AddDays(1);

    /// <summary>The last day: three months, the first being the day after the 離縁 (民法816条2項; 戸籍法43条 does not apply).</summary>
    public DateOnly? LastDay(Circumstances c) => LastDay(DissolvedOn, c.ClosingDays);

    internal static DateOnly? LastDay(RegisterDate dissolvedOn, ClosingDays closing) => dissolvedOn.Day is { } day ? LegalPeriod.LastDayOfMonths(day.AddDays(1), 3, closing) : null;

    internal static StatusMatter? DissolutionOf(RegisterEntry entry) => entry.Matters.LastOrDefault(m => m is { Title: MatterTitles.DissolutionOfAdoption or MatterTitles.AnnulmentOfAdoption or MatterTitles.DissolutionOfSpecialAdoption, IsErased: false } && m[MatterLabels.AdoptedName] is null);

    /// <summary>縁組日 of the adoption that the 離縁 ended, from whichever register of ours shows it; null where none does.</summary>
    internal static RegisterDate? AdoptionDay(PersonInRegister place, Circumstances c) => place.Register is null || DissolutionOf(place.Entry) is not { } matter ? null
        : matter.Title == MatterTitles.DissolutionOfSpecialAdoption ? c.Kin.Kinship.Links.SpecialAdoptions.LastOrDefault(f => f.Adopted == place.Person && f.IsEnded)?.Since
        : c.Kin.EntriesOf(place.Person).SelectMany(e => RecordedFacts.Adoptions(e.Entry)).LastOrDefault(a => !a.IsSpecial && a.Adopter is { } adopter && RecordedFacts.AdoptersOf(matter).Contains(adopter))?.On;
}
