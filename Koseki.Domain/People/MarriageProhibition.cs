using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>Why two persons may not marry for their kinship, or why it has to be asked.</summary>
/// <param name="Article">The article, e.g. 民法734条1項.</param>
/// <param name="Relation">What they are to each other.</param>
/// <param name="IsCertain">False where it is to be inquired (照会): a link is inferred, a day open, or the reading disputed.</param>
public sealed record MarriageBar(string Article, string Relation, bool IsCertain);

/// <summary>
/// 近親婚の禁止 (民法734条–736条): each way in which two persons are related is judged by itself. Where 学説 disagree, or an
/// adoption stands in the middle of a collateral line, the answer is 照会, never silence.
/// </summary>
public static class MarriageProhibition
{
    private const int NearestFreeCollateral = 4;

    /// <summary>The bars between two persons, certain ones first; empty when none is known.</summary>
    public static IReadOnlyList<MarriageBar> Of(Kinship kinship, PersonId one, PersonId other) =>
        [.. kinship.Between(one, other).Select(Judge).OfType<MarriageBar>().Distinct().OrderByDescending(b => b.IsCertain)];

    private static MarriageBar? Judge(Tie tie) => tie.Kind == TieKind.Affinity ? ByAffinity(tie) : tie.Line == TieLine.Lineal ? Lineal(tie) : Collateral(tie);

    private static MarriageBar Lineal(Tie tie) => tie.Ended switch
    {
        TieEnd.Dissolution => new("民法736条", "離縁した養親子(その直系の者を含む)", tie.IsCertain),
        TieEnd.AnnulledAdoption => new("民法736条", "縁組が取り消された養親子", false),
        TieEnd.SpecialAdoption => new("民法734条2項", "直系血族(特別養子縁組の前の)", tie.IsCertain),
        null or TieEnd.Divorce or TieEnd.EndOfAffinity or TieEnd.AnnulledMarriage => new("民法734条1項", "直系血族(養親子を含む)", tie.IsCertain),
    };

    private static MarriageBar? Collateral(Tie tie)
    {
        if (tie.Degree >= NearestFreeCollateral || tie.Ended is TieEnd.Dissolution or TieEnd.AnnulledAdoption)
        {
            return null;
        }

        var relation = tie.Degree == 2 ? "兄弟姉妹(父母の一方だけが同じ者を含む)" : "おじ・おばと、おい・めい";
        // 養子と養方の傍系血族 may marry; whether the child of an adopted person counts as one of them is disputed.
        return tie.Kind == TieKind.Blood ? new(tie.Ended is null ? "民法734条1項" : "民法734条2項", relation, tie.IsCertain)
            : tie.IsOfTheAdopted ? null
            : new("民法734条1項", $"養子縁組による{relation}", false);
    }

    private static MarriageBar? ByAffinity(Tie tie)
    {
        if (tie.Line == TieLine.Collateral)
        {
            return null;
        }

        if (tie.Ended == TieEnd.AnnulledMarriage)
        {
            return new("民法735条", "婚姻が取り消された直系姻族", false);
        }

        return tie.LineEnded switch
        {
            TieEnd.Dissolution when tie.IsOfDescendantsSpouse => new("民法736条", "離縁した養親と、養子(その直系卑属)の配偶者であった者", tie.IsCertain),
            TieEnd.Dissolution => new("民法736条", "離縁した養子と、養親の配偶者", false),
            TieEnd.AnnulledAdoption => new("民法736条", "縁組が取り消された養親子の配偶者", false),
            null or TieEnd.SpecialAdoption or TieEnd.Divorce or TieEnd.EndOfAffinity or TieEnd.AnnulledMarriage => new("民法735条", "直系姻族(離婚などの後も婚姻できない)", tie.IsCertain),
        };
    }
}
