namespace Koseki.Domain.People;

/// <summary>血族, 法定血族 or 姻族 (民法725条).</summary>
public enum TieKind
{
    /// <summary>自然血族.</summary>
    Blood,

    /// <summary>法定血族, by adoption (民法727条).</summary>
    Adoption,

    /// <summary>姻族: a spouse's relative by blood, or a relative's spouse.</summary>
    Affinity,
}

/// <summary>直系 or 傍系 (民法726条).</summary>
public enum TieLine
{
    /// <summary>One is the other's descendant.</summary>
    Lineal,

    /// <summary>Both descend from one ancestor.</summary>
    Collateral,
}

/// <summary>Why a tie is no longer one.</summary>
public enum TieEnd
{
    /// <summary>離縁 (民法729条).</summary>
    Dissolution,

    /// <summary>縁組取消 (民法808条).</summary>
    AnnulledAdoption,

    /// <summary>特別養子縁組 (民法817条の9).</summary>
    SpecialAdoption,

    /// <summary>離婚 (民法728条1項).</summary>
    Divorce,

    /// <summary>姻族関係終了の届出 (民法728条2項).</summary>
    EndOfAffinity,

    /// <summary>婚姻取消 (民法748条).</summary>
    AnnulledMarriage,
}

/// <summary>
/// 親族関係 between two persons by one way; two persons may have several. 親等 counts generations, for collaterals up to the
/// common ancestor and down again (民法726条); half blood counts as whole.
/// </summary>
/// <param name="Kind">血族, 法定血族 or 姻族.</param>
/// <param name="Line">直系 or 傍系.</param>
/// <param name="Degree">親等: 1, 2, 3 …</param>
public sealed record Tie(TieKind Kind, TieLine Line, int Degree)
{
    /// <summary>Why it is over, or null while it lasts.</summary>
    public TieEnd? Ended { get; init; }

    /// <summary>False where a link on the way is only inferred, or a day leaves it open whether it ever was.</summary>
    public bool IsCertain { get; init; }

    /// <summary>For 姻族: whether it is the spouse of the younger end of the line (嫁・婿), not of the older (継父母).</summary>
    internal bool IsOfDescendantsSpouse { get; init; }

    /// <summary>For 法定血族: whether one of the two was adopted himself or herself, so that the other is of 養方 (734条1項ただし書).</summary>
    internal bool IsOfTheAdopted { get; init; }

    /// <summary>For 姻族: why the line of blood behind it is over, or null.</summary>
    internal TieEnd? LineEnded { get; init; }
}
