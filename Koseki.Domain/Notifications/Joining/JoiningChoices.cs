using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Joining;

/// <summary>What the person takes by joining (戸籍法98条, 99条; 民法791条).</summary>
public enum JoiningManner
{
    /// <summary>父・母の氏を称する入籍 (民法791条1項・2項).</summary>
    ParentsName,

    /// <summary>父・母と同籍する入籍: the 氏 is the same by civil law, only the register is another (先例).</summary>
    SameRegister,

    /// <summary>従前の氏を称する入籍: within a year after coming of age (民法791条4項).</summary>
    FormerName,
}

/// <summary>Whose 氏 or register it is.</summary>
public enum JoiningParent
{
    /// <summary>父.</summary>
    Father,

    /// <summary>母.</summary>
    Mother,

    /// <summary>父母.</summary>
    Both,

    /// <summary>養父.</summary>
    AdoptiveFather,

    /// <summary>養母.</summary>
    AdoptiveMother,

    /// <summary>養父母.</summary>
    AdoptiveBoth,

    /// <summary>養父及び母: an adopter and the natural parent married to him.</summary>
    AdoptiveFatherAndMother,

    /// <summary>父及び養母: an adopter and the natural parent married to her.</summary>
    FatherAndAdoptiveMother,
}

/// <summary>On what the change of 氏 rests.</summary>
public enum JoiningBasis
{
    /// <summary>家庭裁判所の許可 (民法791条1項).</summary>
    Permission,

    /// <summary>A parent changed 氏 and the parents are married: no permission (民法791条2項).</summary>
    ParentsMarried,
}

/// <summary>Where the person goes.</summary>
public enum JoiningWay
{
    /// <summary>A register that stands already.</summary>
    Existing,

    /// <summary>A new register: of the parent (戸籍法17条), of the couple (20条), or of the one who takes the former 氏 (19条2項).</summary>
    NewRegister,
}

/// <summary>The choices of the form with the codes that drafts store, and the words that the register writes.</summary>
internal static class JoiningChoices
{
    internal static readonly ChoiceSet<JoiningManner> Manners = new(
        (JoiningManner.ParentsName, "parentsName", "父・母の氏を称する入籍"), (JoiningManner.SameRegister, "sameRegister", "父・母と同籍する入籍"), (JoiningManner.FormerName, "formerName", "従前の氏を称する入籍"));

    internal static readonly ChoiceSet<JoiningParent> Parents = new(
        (JoiningParent.Father, "father", "父"), (JoiningParent.Mother, "mother", "母"), (JoiningParent.Both, "both", "父母"),
        (JoiningParent.AdoptiveFather, "adoptiveFather", "養父"), (JoiningParent.AdoptiveMother, "adoptiveMother", "養母"), (JoiningParent.AdoptiveBoth, "adoptiveBoth", "養父母"),
        (JoiningParent.AdoptiveFatherAndMother, "adoptiveFatherAndMother", "養父及び母"), (JoiningParent.FatherAndAdoptiveMother, "fatherAndAdoptiveMother", "父及び養母"));

    internal static readonly ChoiceSet<JoiningBasis> Bases = new(
        (JoiningBasis.Permission, "permission", "家庭裁判所の許可による(791条1項)"), (JoiningBasis.ParentsMarried, "parentsMarried", "父母の婚姻中で許可を要しない(791条2項)"));

    internal static readonly ChoiceSet<JoiningWay> Ways = new((JoiningWay.Existing, "existing", "既にある戸籍に入る"), (JoiningWay.NewRegister, "new", "新しい戸籍をつくる"));

    /// <summary>事由 as the register writes it: 母の氏を称する入籍.</summary>
    internal static string Cause(JoiningManner manner, JoiningParent? parent) => (manner, parent) switch
    {
        (JoiningManner.FormerName, _) => "従前の氏を称する入籍",
        (_, null) => DraftReader.Missing,
        (JoiningManner.SameRegister, { } whose) => Parents.Word(whose) + "と同籍する入籍",
        (JoiningManner.ParentsName, { } whose) => Parents.Word(whose) + "の氏を称する入籍",
    };

    /// <summary>Whether two persons are meant.</summary>
    internal static bool IsCouple(JoiningParent parent) => SexOf(parent) is null;

    /// <summary>Whether the one of that sex is meant as an adopter.</summary>
    internal static bool IsAdoptive(JoiningParent parent, Sex sex) => parent switch
    {
        JoiningParent.Father or JoiningParent.Mother or JoiningParent.Both => false,
        JoiningParent.AdoptiveFather or JoiningParent.AdoptiveMother or JoiningParent.AdoptiveBoth => true,
        JoiningParent.AdoptiveFatherAndMother => sex == Sex.Male,
        JoiningParent.FatherAndAdoptiveMother => sex == Sex.Female,
    };

    /// <summary>Whether no adopter is among those meant.</summary>
    internal static bool IsNatural(JoiningParent parent) => !IsAdoptive(parent, Sex.Male) && !IsAdoptive(parent, Sex.Female);

    /// <summary>The sex of a parent who is meant alone, or null for both.</summary>
    internal static Sex? SexOf(JoiningParent parent) => parent switch
    {
        JoiningParent.Father or JoiningParent.AdoptiveFather => Sex.Male,
        JoiningParent.Mother or JoiningParent.AdoptiveMother => Sex.Female,
        JoiningParent.Both or JoiningParent.AdoptiveBoth or JoiningParent.AdoptiveFatherAndMother or JoiningParent.FatherAndAdoptiveMother => null,
    };
}
