using Koseki.Domain.Calendar;

namespace Koseki.Domain.Registers;

/// <summary>A marriage as one entry tells it.</summary>
/// <param name="Began">婚姻日; null where only the end was taken over.</param>
/// <param name="SpouseName">配偶者氏名, or null.</param>
public sealed record MarriageOnRecord(RegisterDate? Began, string? SpouseName)
{
    /// <summary>従前戸籍: of a marriage the one before it; where only a divorce stands written, that of the couple.</summary>
    public string? Former { get; init; }

    /// <summary>新本籍 or 入籍戸籍, where the entry is of the register left; null where the couple stands.</summary>
    public string? Destination { get; init; }

    /// <summary>When it ended, or null.</summary>
    public RegisterDate? Ended { get; init; }

    /// <summary>離婚, 婚姻取消, 配偶者の死亡, 配偶者の失踪宣告, 死亡 or 失踪宣告; null while it lasts.</summary>
    public string? EndedBy { get; init; }

    /// <summary>姻族関係終了の日, or null.</summary>
    public RegisterDate? AffinityEnded { get; init; }

    /// <summary>The day on which the revocation of a divorce became final, or null.</summary>
    public RegisterDate? DivorceRevokedOn { get; init; }

    /// <summary>The same as long as no divorce before a revocation of it is counted: another register may tell the revocation.</summary>
    internal MarriageOnRecord SeenWith(MarriageOnRecord other) =>
        DivorceRevokedOn is null && other.DivorceRevokedOn is { } revoked && EndedBy == MatterTitles.Divorce && Ended?.Earliest <= revoked.Latest ? this with { Ended = null, EndedBy = null } : this;
}

/// <summary>An adoption as the adopted person's entry tells it.</summary>
/// <param name="On">縁組日 or the day on which the judgment of a 特別養子縁組 became final; null where it is not written.</param>
/// <param name="Adopter">養父氏名 or 養母氏名; null where the columns tell.</param>
public sealed record AdoptionOnRecord(RegisterDate? On, string? Adopter)
{
    /// <summary>養親の戸籍, or null.</summary>
    public string? Register { get; init; }

    /// <summary>特別養子縁組.</summary>
    public bool IsSpecial { get; init; }

    /// <summary>Whether it was dissolved.</summary>
    public bool IsEnded { get; init; }

    /// <summary>Whether 縁組の取消し ended it, not 離縁.</summary>
    public bool IsAnnulled { get; init; }

    /// <summary>The day of the 離縁 or 取消し, or null.</summary>
    public RegisterDate? Ended { get; init; }
}

/// <summary>An acknowledgement as one entry tells it.</summary>
/// <param name="On">認知日, or null.</param>
/// <param name="Father">認知者氏名 on the child's entry; null on the father's.</param>
/// <param name="FathersRegister">認知者の戸籍, or null.</param>
public sealed record AcknowledgementOnRecord(RegisterDate? On, string? Father, string? FathersRegister)
{
    /// <summary>認知した子の氏名 on the father's entry; null on the child's.</summary>
    public string? Child { get; init; }

    /// <summary>認知した子の戸籍, or null.</summary>
    public string? ChildsRegister { get; init; }
}

/// <summary>An adoption that stands, as the adopted person's entry tells it.</summary>
/// <param name="At">Where it stands among the matters.</param>
/// <param name="On">縁組日, or null.</param>
/// <param name="Father">養父氏名 as long as he is not parted from the person, or null.</param>
/// <param name="Mother">養母氏名 likewise, or null.</param>
public sealed record StandingAdoption(int At, RegisterDate? On, string? Father, string? Mother)
{
    /// <summary>従前戸籍 that the person left because of it; null where the person did not move.</summary>
    public string? Former { get; init; }

    /// <summary>The adopter of that sex, or null.</summary>
    public string? Of(Sex sex) => sex == Sex.Male ? Father : Mother;
}
