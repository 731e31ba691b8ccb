using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>How a marriage ended.</summary>
public enum MarriageEnd
{
    /// <summary>離婚.</summary>
    Divorce,

    /// <summary>死亡 or 失踪宣告 of one of the two.</summary>
    Death,

    /// <summary>婚姻取消: for the time to come only (民法748条).</summary>
    Annulment,

    /// <summary>婚姻無効: it never was (民法742条).</summary>
    Nullity,
}

/// <summary>夫婦: who was married to whom from when to when. The order of the two says nothing.</summary>
/// <param name="One">One of the two.</param>
/// <param name="Other">The other; null where no number of ours is known (a foreigner, somebody elsewhere).</param>
/// <param name="Since">婚姻日; null where it is not known.</param>
/// <param name="Origin">How it is known.</param>
public sealed record MarriageLink(PersonId One, PersonId? Other, RegisterDate? Since, LinkOrigin Origin)
{
    /// <summary>When it ended, or null while it lasts and where the day is not known.</summary>
    public RegisterDate? Ended { get; init; }

    /// <summary>How it ended, or null while it lasts.</summary>
    public MarriageEnd? EndedBy { get; init; }

    /// <summary>The day on which the revocation of a divorce became final: until then the registers told that the marriage had ended (民法764条). Null where there was none.</summary>
    public RegisterDate? DivorceRevokedOn { get; init; }

    /// <summary>姻族関係終了の届出の日 after the death of the other (民法728条2項), or null.</summary>
    public RegisterDate? AffinityEnded { get; init; }

    /// <summary>配偶者氏名 where the other has no number of ours, or null.</summary>
    public string? OtherName { get; init; }

    /// <summary>The other of the two, or null where nobody's number is known.</summary>
    public PersonId? SpouseOf(PersonId person) => person == One ? Other : One;
}
