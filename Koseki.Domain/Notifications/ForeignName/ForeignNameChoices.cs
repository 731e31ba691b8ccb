namespace Koseki.Domain.Notifications.ForeignName;

/// <summary>By which paragraph of 戸籍法107条 the 氏 changes.</summary>
public enum ForeignNameGround
{
    /// <summary>2項: who has married a foreigner takes the spouse's 氏, within six months.</summary>
    Spouse,

    /// <summary>3項: that person takes back the 氏 borne before, within three months after the marriage has ended.</summary>
    Return,

    /// <summary>4項: whose father or mother is a foreigner takes that one's 氏, with the permission of the family court.</summary>
    Parent,
}

/// <summary>How the marriage with the foreigner ended (107条3項).</summary>
public enum ForeignNameEnd
{
    /// <summary>離婚.</summary>
    Divorce,

    /// <summary>婚姻の取消し.</summary>
    Annulment,

    /// <summary>配偶者の死亡.</summary>
    Death,
}

/// <summary>Whose 氏 it is (107条4項).</summary>
public enum ForeignNameParent
{
    /// <summary>父.</summary>
    Father,

    /// <summary>母.</summary>
    Mother,

    /// <summary>養父.</summary>
    AdoptiveFather,

    /// <summary>養母.</summary>
    AdoptiveMother,
}

/// <summary>Whether somebody else stands in the person's register elsewhere (戸籍法20条の2第1項).</summary>
public enum OthersStanding
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>Somebody.</summary>
    Some,

    /// <summary>Not looked at yet.</summary>
    NotVerified,
}

/// <summary>The choices of the form with the codes that drafts store.</summary>
internal static class ForeignNameChoices
{
    internal static readonly ChoiceSet<ForeignNameGround> Grounds = new(
        (ForeignNameGround.Spouse, "spouse", "外国人の配偶者の氏に(107条2項)"), (ForeignNameGround.Return, "return", "離婚などの後、変更前の氏に(107条3項)"),
        (ForeignNameGround.Parent, "parent", "外国人の父・母の氏に(107条4項)"));

    internal static readonly ChoiceSet<ForeignNameEnd> Ends = new((ForeignNameEnd.Divorce, "divorce", "離婚"), (ForeignNameEnd.Annulment, "annulment", "婚姻の取消し"), (ForeignNameEnd.Death, "death", "配偶者の死亡"));

    internal static readonly ChoiceSet<ForeignNameParent> Parents = new(
        (ForeignNameParent.Father, "father", "父"), (ForeignNameParent.Mother, "mother", "母"), (ForeignNameParent.AdoptiveFather, "adoptiveFather", "養父"), (ForeignNameParent.AdoptiveMother, "adoptiveMother", "養母"));

    internal static readonly ChoiceSet<OthersStanding> Others = new((OthersStanding.None, "none", "本人のほかに在籍者がない"), (OthersStanding.Some, "some", "本人のほかに在籍者がある"), (OthersStanding.NotVerified, "unknown", "確かめていない"));

    /// <summary>【氏変更の事由】.</summary>
    internal static string Because(ForeignNameGround ground) => ground switch
    {
        ForeignNameGround.Spouse => ByMarriage,
        ForeignNameGround.Return => "戸籍法107条3項の届出",
        ForeignNameGround.Parent => "戸籍法107条4項の届出",
    };

    /// <summary>【氏変更の事由】 of a change to the spouse's 氏.</summary>
    internal const string ByMarriage = "戸籍法107条2項の届出";
}
