using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Adoption;

/// <summary>Who adopts.</summary>
public enum AdopterSide
{
    /// <summary>A couple together.</summary>
    Couple,

    /// <summary>養父 alone.</summary>
    Father,

    /// <summary>養母 alone.</summary>
    Mother,
}

/// <summary>How the adopted stands in the register (民法810条, 戸籍法20条).</summary>
public enum AdoptedStanding
{
    /// <summary>Unmarried, or married before as the head.</summary>
    Single,

    /// <summary>Married, as the head of the register.</summary>
    MarriedHead,

    /// <summary>Bears the 氏 of a spouse, also of one who died.</summary>
    SpousesName,
}

/// <summary>配偶者 of somebody who adopts or is adopted alone (民法796条).</summary>
public enum SpousesPart
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Takes part: adopts, or is adopted, together.</summary>
    Together,

    /// <summary>Agrees.</summary>
    Agrees,

    /// <summary>Cannot declare a will.</summary>
    Unable,

    /// <summary>Does not agree.</summary>
    DoesNotAgree,
}

/// <summary>What the adopted is to the adopter before the adoption (民法795条, 798条).</summary>
public enum AdoptedRelation
{
    /// <summary>A descendant of the adopter.</summary>
    OwnDescendant,

    /// <summary>A legitimate or adopted child of the present spouse.</summary>
    SpousesLegitimate,

    /// <summary>A child of the present spouse born out of wedlock.</summary>
    SpousesIllegitimate,

    /// <summary>Another descendant of the present spouse.</summary>
    SpousesDescendant,

    /// <summary>None of these.</summary>
    Other,
}

/// <summary>代諾者 of somebody under fifteen (民法797条1項).</summary>
public enum Representative
{
    /// <summary>親権者父母.</summary>
    Parents,

    /// <summary>親権者父.</summary>
    Father,

    /// <summary>親権者母.</summary>
    Mother,

    /// <summary>親権者養父母.</summary>
    AdoptiveParents,

    /// <summary>親権者養父.</summary>
    AdoptiveFather,

    /// <summary>親権者養母.</summary>
    AdoptiveMother,

    /// <summary>親権者養父及び母.</summary>
    AdoptiveFatherAndMother,

    /// <summary>親権者父及び養母.</summary>
    FatherAndAdoptiveMother,

    /// <summary>未成年後見人.</summary>
    Guardian,

    /// <summary>特別代理人 or 未成年後見監督人, where the guardian adopts.</summary>
    Special,

    /// <summary>児童相談所長・児童福祉施設の長 (児童福祉法33条の2・47条).</summary>
    ChildWelfare,
}

/// <summary>同意 of who has custody besides the representative, or of a parent whose 親権 is suspended (民法797条2項・3項).</summary>
public enum CustodianCheck
{
    /// <summary>There is nobody such.</summary>
    None,

    /// <summary>They agree.</summary>
    Agrees,

    /// <summary>A family court permits instead (from 2026-04-01).</summary>
    ByCourt,

    /// <summary>They do not agree.</summary>
    Missing,
}

/// <summary>Whether the adopter is, or was until the accounts are closed, guardian of the adopted (民法794条).</summary>
public enum GuardianCheck
{
    /// <summary>No.</summary>
    No,

    /// <summary>Yes, and a family court permits.</summary>
    Permitted,

    /// <summary>Yes, without a permission.</summary>
    NotPermitted,
}

/// <summary>The choices of the form with the codes that drafts store.</summary>
internal static class AdoptionChoices
{
    internal static readonly ChoiceSet<AdopterSide> Sides = new((AdopterSide.Couple, "couple", "夫婦(養父と養母)"), (AdopterSide.Father, "father", "養父だけ"), (AdopterSide.Mother, "mother", "養母だけ"));

    internal static readonly ChoiceSet<AdoptedStanding> Standings = new(
        (AdoptedStanding.Single, "single", "独身"), (AdoptedStanding.MarriedHead, "head", "婚姻していて戸籍の筆頭者"), (AdoptedStanding.SpousesName, "name", "婚姻により配偶者の氏を称している(死別を含む)"));

    internal static readonly ChoiceSet<SpousesPart> Parts = new(
        (SpousesPart.None, "none", "配偶者はない"), (SpousesPart.Together, "together", "ともに縁組をする"), (SpousesPart.Agrees, "agrees", "同意がある"),
        (SpousesPart.Unable, "unable", "意思を表示することができない"), (SpousesPart.DoesNotAgree, "disagrees", "同意がない"));

    internal static readonly ChoiceSet<AdoptedRelation> Relations = new(
        (AdoptedRelation.OwnDescendant, "own", "養親の直系卑属(孫、嫡出でない子など)"), (AdoptedRelation.SpousesLegitimate, "spouses", "今の配偶者の嫡出子・養子"), (AdoptedRelation.SpousesIllegitimate, "illegitimate", "今の配偶者の嫡出でない子"),
        (AdoptedRelation.SpousesDescendant, "descendant", "今の配偶者のその他の直系卑属(孫など)"), (AdoptedRelation.Other, "other", "どれでもない"));

    internal static readonly ChoiceSet<Representative> Representatives = new(
        (Representative.Parents, "parents", "親権者父母"), (Representative.Father, "father", "親権者父"), (Representative.Mother, "mother", "親権者母"), (Representative.AdoptiveParents, "adoptiveParents", "親権者養父母"),
        (Representative.AdoptiveFather, "adoptiveFather", "親権者養父"), (Representative.AdoptiveMother, "adoptiveMother", "親権者養母"), (Representative.AdoptiveFatherAndMother, "adoptiveFatherMother", "親権者養父及び母"),
        (Representative.FatherAndAdoptiveMother, "fatherAdoptiveMother", "親権者父及び養母"), (Representative.Guardian, "guardian", "未成年後見人"), (Representative.Special, "special", "特別代理人・未成年後見監督人"),
        (Representative.ChildWelfare, "welfare", "児童相談所長・児童福祉施設の長"));

    internal static readonly ChoiceSet<CustodianCheck> Custodians = new(
        (CustodianCheck.None, "none", "監護者・親権停止中の父母はいない"), (CustodianCheck.Agrees, "agrees", "監護者・親権停止中の父母の同意がある"), (CustodianCheck.ByCourt, "court", "同意に代わる家庭裁判所の許可がある"), (CustodianCheck.Missing, "missing", "同意がない"));

    internal static readonly ChoiceSet<GuardianCheck> Guardians = new(
        (GuardianCheck.No, "no", "養親は養子の後見人でない"), (GuardianCheck.Permitted, "permitted", "後見人で、家庭裁判所の許可書がある"), (GuardianCheck.NotPermitted, "notPermitted", "後見人(計算の終わる前を含む)で、許可書がない"));

    /// <summary>The one who acts for a child, as who consents; null where nobody is known, or none of those whom the registers tell.</summary>
    internal static Representative? Of(ChildsNotifier? agent) => agent switch
    {
        ChildsNotifier.Parents => Representative.Parents,
        ChildsNotifier.Father => Representative.Father,
        ChildsNotifier.Mother => Representative.Mother,
        ChildsNotifier.AdoptiveParents => Representative.AdoptiveParents,
        ChildsNotifier.AdoptiveFather => Representative.AdoptiveFather,
        ChildsNotifier.AdoptiveMother => Representative.AdoptiveMother,
        ChildsNotifier.AdoptiveFatherAndMother => Representative.AdoptiveFatherAndMother,
        ChildsNotifier.FatherAndAdoptiveMother => Representative.FatherAndAdoptiveMother,
        ChildsNotifier.Guardian => Representative.Guardian,
        ChildsNotifier.Self or ChildsNotifier.Other or null => null,
    };

    /// <summary>Whether one of two who hold 親権 together consents alone, as a court may let that one (民法797条4項・824条の2第3項).</summary>
    internal static bool IsOneOf(Representative one, Representative both)
    {
        ChildsNotifier Of(Representative said) => Enum.GetValues<ChildsNotifier>().First(n => AdoptionChoices.Of(n) == said);
        return one is not (Representative.Special or Representative.ChildWelfare) && StatutoryAgent.IsOneOf(Of(one), Of(both));
    }

    /// <summary>Whether two persons consent together.</summary>
    internal static bool IsOfTwo(Representative representative) => representative switch
    {
        Representative.Parents or Representative.AdoptiveParents or Representative.AdoptiveFatherAndMother or Representative.FatherAndAdoptiveMother => true,
        Representative.Father or Representative.Mother or Representative.AdoptiveFather or Representative.AdoptiveMother or Representative.Guardian or Representative.Special or Representative.ChildWelfare => false,
    };

    /// <summary>【代諾者】: those who hold 親権 by capacity alone, others with their name (戸籍法施行規則30条2号).</summary>
    internal static string OnRecord(Representative representative, string capacity, string name) => representative switch
    {
        Representative.Guardian => $"未成年後見人　{name}",
        Representative.Special or Representative.ChildWelfare => $"{capacity}　{name}",
        Representative.Parents or Representative.Father or Representative.Mother or Representative.AdoptiveParents or Representative.AdoptiveFather or Representative.AdoptiveMother
            or Representative.AdoptiveFatherAndMother or Representative.FatherAndAdoptiveMother => Representatives.Word(representative),
    };

    /// <summary>養子 or 養女.</summary>
    internal static string Relationship(Sex sex) => sex == Sex.Male ? "養子" : "養女";
}
