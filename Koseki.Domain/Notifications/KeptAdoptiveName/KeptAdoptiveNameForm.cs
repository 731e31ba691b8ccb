using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.KeptAdoptiveName;

/// <summary>By what the person had gone back to the former name.</summary>
public enum KeptAdoptiveGround
{
    /// <summary>離縁 (73条の2).</summary>
    Dissolution,

    /// <summary>縁組の取消し (69条の2).</summary>
    Annulment,
}

/// <summary>When the paper comes.</summary>
public enum KeptAdoptiveTiming
{
    /// <summary>After the person went back (戸籍法19条3項後段).</summary>
    Later,

    /// <summary>With the 離縁 (19条3項前段).</summary>
    WithDissolution,
}

/// <summary>離縁の際に称していた氏を称する届: sections and boxes.</summary>
internal static class KeptAdoptiveNameForm
{
    internal static readonly ChoiceSet<KeptAdoptiveGround> Grounds = new((KeptAdoptiveGround.Dissolution, "dissolution", "離縁(73条の2)"), (KeptAdoptiveGround.Annulment, "annulment", "縁組の取消し(69条の2)"));
    internal static readonly ChoiceSet<KeptAdoptiveTiming> Timings = new((KeptAdoptiveTiming.Later, "later", "離縁して復氏した後"), (KeptAdoptiveTiming.WithDissolution, "with", "離縁の届と同時"));

    internal static readonly KeptNameBoxes Boxes = new("離縁", "縁組前", "戸籍法73条の2", "民法816条");
    internal static readonly FieldKey Ground = Boxes.Ground;
    internal static readonly FieldKey Timing = Boxes.Timing;
    internal static readonly FieldKey AdoptedOn = new("kept.adoptedOn");
    internal static readonly FieldKey DissolvedOn = new("kept.dissolvedOn");
    internal static readonly FieldKey FormerName = Boxes.FormerName;
    internal static readonly FieldKey FamilyName = Boxes.FamilyName;
    internal static readonly FieldKey FamilyNameKana = Boxes.FamilyNameKana;
    internal static readonly FieldKey NewDomicileAt = Boxes.NewDomicileAt;
    internal static readonly FieldKey NewDomicile = Boxes.NewDomicile;
    internal static readonly FieldKey NewMunicipality = Boxes.NewMunicipality;
    internal static readonly FieldKey Address = Boxes.Address;
    internal static readonly FieldKey Signed = Boxes.Signed;
    internal static readonly FieldKey Remarks = Boxes.Remarks;
    internal static readonly FieldKey Place = Boxes.Place;

    internal static readonly PersonRole Person = Boxes.Person;

    internal static bool ComesToUs(Draft draft) => Boxes.ComesToUs(draft);

    internal static bool IsWithDissolution(Draft draft) => Timings.Is(draft, Timing, KeptAdoptiveTiming.WithDissolution);

    internal static Form Make() => Boxes.Make(
    [
        new(Ground, "復氏の原因", FieldKind.Choice) { Required = true, Article = "民法816条2項・808条2項、戸籍法73条の2・69条の2", Choices = Grounds.All },
        new(Timing, "届出の時期", FieldKind.Choice) { Required = true, Article = "戸籍法19条3項", Choices = Timings.All },
        new(AdoptedOn, "縁組の年月日", FieldKind.Date) { Required = true, Article = "民法816条2項", Support = "離縁の日までに7年を過ぎていなければなりません。" },
        new(DissolvedOn, "離縁の年月日", FieldKind.Date) { Required = true, Article = "戸籍法73条の2", Support = "協議は受理の日、調停などは成立の日、審判・判決は確定の日", Known = (d, r) => Person.EntryIn(d, r) is { } entry ? KeptAdoptiveNameNotification.DissolutionOf(entry) is { } matter ? RecordedFacts.AdoptionDay(matter)?.Text : null : null },
    ], IsWithDissolution, ("", "", "", "", ""));
}
