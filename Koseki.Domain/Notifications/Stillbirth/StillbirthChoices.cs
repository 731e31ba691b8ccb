using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Stillbirth;

/// <summary>Whether the child showed life after the delivery: then it was born and died (規程2条).</summary>
public enum SignOfLife
{
    /// <summary>No heart beat, no movement, no breath.</summary>
    None,

    /// <summary>One of them.</summary>
    Seen,
}

/// <summary>自然死産 or 人工死産 (死産届書省令1条).</summary>
public enum StillbirthManner
{
    /// <summary>自然死産.</summary>
    Natural,

    /// <summary>人工死産, by 母体保護法.</summary>
    ArtificialByLaw,

    /// <summary>人工死産, otherwise.</summary>
    Artificial,
}

/// <summary>死亡の時期 of a natural one from 22 weeks on (死産届書省令2条).</summary>
public enum StillbirthMoment
{
    /// <summary>分娩前.</summary>
    Before,

    /// <summary>分娩中.</summary>
    During,

    /// <summary>不明.</summary>
    Unknown,
}

/// <summary>届出人 (規程7条).</summary>
public enum StillbirthNotifier
{
    /// <summary>父.</summary>
    Father,

    /// <summary>母.</summary>
    Mother,

    /// <summary>同居人.</summary>
    Housemate,

    /// <summary>医師.</summary>
    Doctor,

    /// <summary>助産師.</summary>
    Midwife,

    /// <summary>その他の立会者.</summary>
    Witness,
}

/// <summary>届出地 (規程4条).</summary>
public enum StillbirthPlace
{
    /// <summary>届出人の所在地.</summary>
    Residence,

    /// <summary>死産があった場所.</summary>
    Delivery,
}

/// <summary>死産証書・死胎検案書 (規程6条).</summary>
public enum StillbirthPaper
{
    /// <summary>死産証書.</summary>
    Certificate,

    /// <summary>死胎検案書.</summary>
    Examination,

    /// <summary>None.</summary>
    None,
}

/// <summary>The choices of the form with the codes that drafts store.</summary>
internal static class StillbirthChoices
{
    internal static readonly ChoiceSet<SignOfLife> Signs = new((SignOfLife.None, "none", "心臓の動き、動き、呼吸のどれもない"), (SignOfLife.Seen, "seen", "どれかがあった"));

    internal static readonly ChoiceSet<StillbirthManner> Manners = new(
        (StillbirthManner.Natural, "natural", "自然死産"), (StillbirthManner.ArtificialByLaw, "byLaw", "人工死産(母体保護法による)"), (StillbirthManner.Artificial, "artificial", "人工死産(母体保護法によらない)"));

    internal static readonly ChoiceSet<StillbirthMoment> Moments = new((StillbirthMoment.Before, "before", "分娩前"), (StillbirthMoment.During, "during", "分娩中"), (StillbirthMoment.Unknown, "unknown", "不明"));

    internal static readonly ChoiceSet<StillbirthNotifier> Notifiers = new(
        (StillbirthNotifier.Father, "father", "父"), (StillbirthNotifier.Mother, "mother", "母"), (StillbirthNotifier.Housemate, "housemate", "同居人"), (StillbirthNotifier.Doctor, "doctor", "医師"),
        (StillbirthNotifier.Midwife, "midwife", "助産師"), (StillbirthNotifier.Witness, "witness", "その他の立会者"));

    internal static readonly ChoiceSet<StillbirthPlace> Places = new((StillbirthPlace.Residence, "residence", "届出人の所在地"), (StillbirthPlace.Delivery, "delivery", "死産があった場所"));

    internal static readonly ChoiceSet<StillbirthPaper> Papers = new((StillbirthPaper.Certificate, "certificate", "死産証書"), (StillbirthPaper.Examination, "examination", "死胎検案書"), (StillbirthPaper.None, "none", "なし"));

    // Of a child of few weeks nobody may be able to tell.
    internal static readonly Choice[] Sexes = [new("男", Sex.Male.Word()), new("女", Sex.Female.Word()), new("不詳", "不詳")];
}
