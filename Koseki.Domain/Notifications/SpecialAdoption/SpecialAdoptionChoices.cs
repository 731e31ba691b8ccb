namespace Koseki.Domain.Notifications.SpecialAdoption;

/// <summary>Who adopts (民法817条の3).</summary>
public enum SpecialAdopters
{
    /// <summary>A couple together.</summary>
    Couple,

    /// <summary>養父 alone: his wife is the child's mother (817条の3第2項但書).</summary>
    Father,

    /// <summary>養母 alone: her husband is the child's father.</summary>
    Mother,
}

/// <summary>What a 特別養子縁組 does to the registers (戸籍法20条の3).</summary>
public enum SpecialMovement
{
    /// <summary>No register of ours changes.</summary>
    None,

    /// <summary>The child stands in the register of the adopters already and is recorded anew at its end (20条の3第2項, 14条3項).</summary>
    SameRegister,

    /// <summary>From a register of ours to one made for the child alone at the same 本籍, and from it at once to that of the adopters.</summary>
    ThroughOwn,

    /// <summary>From the register that another municipality has made for the child to that of the adopters.</summary>
    FromElsewhere,

    /// <summary>To a register of the child alone that stays: no adopter is Japanese.</summary>
    OwnRegister,
}

/// <summary>The choices of the form with the codes that drafts store.</summary>
internal static class SpecialAdoptionChoices
{
    internal static readonly ChoiceSet<SpecialAdopters> Sides = new(
        (SpecialAdopters.Couple, "couple", "夫婦(養父と養母)"), (SpecialAdopters.Father, "father", "養父だけ(妻は養子の母)"), (SpecialAdopters.Mother, "mother", "養母だけ(夫は養子の父)"));

    internal static readonly ChoiceSet<SpecialAdopters> Notifiers = new(
        (SpecialAdopters.Couple, "couple", "養父母"), (SpecialAdopters.Father, "father", "養父"), (SpecialAdopters.Mother, "mother", "養母"));

    /// <summary>【届出人】 on the register of the adopters, who are father and mother there.</summary>
    internal static string AsParents(SpecialAdopters notifier) => notifier switch
    {
        SpecialAdopters.Couple => "父母",
        SpecialAdopters.Father => "父",
        SpecialAdopters.Mother => "母",
    };
}
