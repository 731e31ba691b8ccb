using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>How an adoption ended.</summary>
public enum AdoptionEnd
{
    /// <summary>離縁, also after the death of the other (民法811条): all kinship by it ends (729条).</summary>
    Dissolution,

    /// <summary>縁組取消: for the time to come only (民法808条).</summary>
    Annulment,

    /// <summary>縁組無効: it never was (民法802条).</summary>
    Nullity,

    /// <summary>A 特別養子縁組 of the adopted after it: kinship with those who were parents until then ends (民法817条の9).</summary>
    SpecialAdoption,
}

/// <summary>
/// 養親子: kinship between the adopted and the adopter's relatives from the day of the adoption (民法727条); the death or the
/// divorce of the adopter does not end it.
/// </summary>
/// <param name="Adopted">養子.</param>
/// <param name="Adopter">養親: one link for each of a couple.</param>
/// <param name="Since">縁組日; null where it is not known.</param>
/// <param name="Origin">How it is known.</param>
public sealed record AdoptionLink(PersonId Adopted, PersonId Adopter, RegisterDate? Since, LinkOrigin Origin)
{
    /// <summary>When it ended, or null.</summary>
    public RegisterDate? Ended { get; init; }

    /// <summary>How it ended, or null while it lasts.</summary>
    public AdoptionEnd? EndedBy { get; init; }

    /// <summary>特別養子縁組: kinship with the natural relatives ends (民法817条の9).</summary>
    public bool IsSpecial { get; init; }

    /// <summary>The natural parent whose spouse is the adopter, and on whose side nothing ends (817条の9ただし書), or null.</summary>
    public PersonId? KeptParent { get; init; }
}

/// <summary>特別養子縁組 as the registers of the adopted tell it, whoever adopted: what is cut off is known although no adopter's number is (民法817条の9).</summary>
/// <param name="Adopted">養子.</param>
/// <param name="Since">The day on which the judgment became final; null where it is not known.</param>
public sealed record SpecialAdoptionFact(PersonId Adopted, RegisterDate? Since)
{
    /// <summary>Whether a 特別養子離縁 has given the natural relatives back (民法817条の11).</summary>
    public bool IsEnded { get; init; }

    /// <summary>The natural parent whose spouse alone adopted, or null.</summary>
    public PersonId? KeptParent { get; init; }
}
