using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.KeptName;

/// <summary>By what the person had gone back to the former name.</summary>
public enum KeptNameGround
{
    /// <summary>離婚 (77条の2).</summary>
    Divorce,

    /// <summary>婚姻の取消し (75条の2).</summary>
    Annulment,
}

/// <summary>When the paper comes.</summary>
public enum KeptNameTiming
{
    /// <summary>With the divorce (戸籍法19条3項前段).</summary>
    WithDivorce,

    /// <summary>After the person went back (19条3項後段).</summary>
    Later,
}

/// <summary>離婚の際に称していた氏を称する届 (附録14号様式): sections and boxes.</summary>
internal static class KeptNameForm
{
    internal static readonly ChoiceSet<KeptNameGround> Grounds = new((KeptNameGround.Divorce, "divorce", "離婚(77条の2)"), (KeptNameGround.Annulment, "annulment", "婚姻の取消し(75条の2)"));
    internal static readonly ChoiceSet<KeptNameTiming> Timings = new((KeptNameTiming.Later, "later", "離婚して復氏した後"), (KeptNameTiming.WithDivorce, "with", "離婚の届と同時"));

    internal static readonly KeptNameBoxes Boxes = new("離婚", "婚姻前", "戸籍法77条の2", "民法767条1項・2項");
    internal static readonly FieldKey Ground = Boxes.Ground;
    internal static readonly FieldKey Timing = Boxes.Timing;
    internal static readonly FieldKey DivorcedOn = new("kept.divorcedOn");
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

    internal static bool IsWithDivorce(Draft draft) => Timings.Is(draft, Timing, KeptNameTiming.WithDivorce);

    internal static Form Make() => Boxes.Make(
    [
        new(Ground, "復氏の原因", FieldKind.Choice) { Required = true, Article = "民法767条2項・749条、戸籍法77条の2・75条の2", Choices = Grounds.All },
        new(Timing, "届出の時期", FieldKind.Choice) { Required = true, Article = "戸籍法19条3項", Choices = Timings.All },
        new(DivorcedOn, "離婚の年月日", FieldKind.Date) { Required = true, Article = "戸籍法77条の2", Support = "協議は受理の日、調停などは成立の日、審判・判決は確定の日", Known = (d, r) => Person.EntryIn(d, r) is { } entry ? Couple.LastDissolution(entry)?.On.Text : null },
    ], IsWithDivorce, ("(2)", "(1)", "(3)", "(5)", "(6)"));
}
