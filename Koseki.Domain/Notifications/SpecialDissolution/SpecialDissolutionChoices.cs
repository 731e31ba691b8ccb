namespace Koseki.Domain.Notifications.SpecialDissolution;

/// <summary>Where the child stands after a 特別養子離縁 (民法816条1項, 戸籍法19条1項).</summary>
public enum SpecialReturn
{
    /// <summary>In the register before the 特別養子縁組, that of the natural parents.</summary>
    FormerRegister,

    /// <summary>In a new one.</summary>
    NewRegister,
}

/// <summary>届出人: who asked the court (民法817条の10第1項), or who was asked against (戸籍法73条1項, 63条2項).</summary>
public enum SpecialPetitioner
{
    /// <summary>養子.</summary>
    Child,

    /// <summary>実父.</summary>
    Father,

    /// <summary>実母.</summary>
    Mother,

    /// <summary>実父母.</summary>
    Parents,

    /// <summary>養親, who did not ask and may notify where the one who asked does not.</summary>
    Adopters,

    /// <summary>検察官, who asks the mayor to record it (戸籍法73条2項, 75条2項).</summary>
    Prosecutor,
}

/// <summary>The choices of the form with the codes that drafts store.</summary>
internal static class SpecialDissolutionChoices
{
    internal static readonly ChoiceSet<SpecialReturn> Ways = new((SpecialReturn.FormerRegister, "former", "縁組前の戸籍にもどる"), (SpecialReturn.NewRegister, "new", "新しい戸籍をつくる"));

    internal static readonly ChoiceSet<SpecialPetitioner> Notifiers = new(
        (SpecialPetitioner.Child, "child", "養子"), (SpecialPetitioner.Father, "father", "実父"), (SpecialPetitioner.Mother, "mother", "実母"), (SpecialPetitioner.Parents, "parents", "実父母"),
        (SpecialPetitioner.Adopters, "adopters", "養父母(相手方)"), (SpecialPetitioner.Prosecutor, "prosecutor", "検察官"));

    /// <summary>【届出人】; null where the child notifies.</summary>
    /// <param name="notifier">Who.</param>
    /// <param name="isAfter">On the register after it, where the natural parents are father and mother again.</param>
    internal static string? OnRecord(SpecialPetitioner notifier, bool isAfter) => notifier switch
    {
        SpecialPetitioner.Child => null,
        SpecialPetitioner.Father => isAfter ? "父" : "実父",
        SpecialPetitioner.Mother => isAfter ? "母" : "実母",
        SpecialPetitioner.Parents => isAfter ? "父母" : "実父母",
        SpecialPetitioner.Adopters => "養父母",
        SpecialPetitioner.Prosecutor => "検察官",
    };
}
