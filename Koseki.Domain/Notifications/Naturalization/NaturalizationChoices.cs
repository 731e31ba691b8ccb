using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.Naturalization;

/// <summary>Where somebody naturalized comes to stand (戸籍法16条, 18条, 22条).</summary>
public enum NaturalizedHome
{
    /// <summary>A new register, without a spouse.</summary>
    Single,

    /// <summary>A new register; the spouse is a foreigner.</summary>
    ForeignSpouse,

    /// <summary>A new register of a couple who are naturalized together.</summary>
    Couple,

    /// <summary>The register that the Japanese spouse heads, under the spouse's 氏.</summary>
    SpousesRegister,

    /// <summary>A new register headed by the Japanese spouse, who heads none yet.</summary>
    SpousesName,

    /// <summary>A new register under the own 氏, which the Japanese spouse enters.</summary>
    OwnName,

    /// <summary>The register of Japanese parents.</summary>
    Parents,
}

/// <summary>Whose 氏 a couple naturalized together bears: that one heads the register.</summary>
public enum CoupleHead
{
    /// <summary>The first on the paper.</summary>
    First,

    /// <summary>The spouse.</summary>
    Spouse,
}

/// <summary>Which of the parents stand in the register that is entered.</summary>
public enum ParentsThere
{
    /// <summary>Both.</summary>
    Both,

    /// <summary>父.</summary>
    Father,

    /// <summary>母.</summary>
    Mother,
}

/// <summary>帰化者の身分証明書 held against the paper (戸籍法102条の2, 38条).</summary>
public enum CertificateCheck
{
    /// <summary>Agrees with the paper and the 官報.</summary>
    Agrees,

    /// <summary>Says something else.</summary>
    Differs,

    /// <summary>Is not there.</summary>
    Missing,
}

/// <summary>The choices of the form with the codes that drafts store.</summary>
internal static class NaturalizationChoices
{
    internal static readonly ChoiceSet<NaturalizedHome> Homes = new(
        (NaturalizedHome.Single, "single", "新しい戸籍をつくる(配偶者はいない)"), (NaturalizedHome.ForeignSpouse, "foreignSpouse", "新しい戸籍をつくる(配偶者は外国人)"),
        (NaturalizedHome.Couple, "couple", "夫婦がともに帰化し、新しい戸籍をつくる"), (NaturalizedHome.SpousesRegister, "spousesRegister", "筆頭者である日本人の配偶者の戸籍に入る"),
        (NaturalizedHome.SpousesName, "spousesName", "筆頭者でない日本人の配偶者の氏を称し、新しい戸籍をつくる"), (NaturalizedHome.OwnName, "ownName", "帰化した人の氏を称し、日本人の配偶者と新しい戸籍をつくる"),
        (NaturalizedHome.Parents, "parents", "日本人の父母の戸籍に入る"));

    internal static readonly ChoiceSet<CoupleHead> Heads = new((CoupleHead.First, "first", "帰化した人の氏"), (CoupleHead.Spouse, "spouse", "ともに帰化した配偶者の氏"));

    internal static readonly ChoiceSet<ParentsThere> Parents = new((ParentsThere.Both, "both", "父母"), (ParentsThere.Father, "father", "父"), (ParentsThere.Mother, "mother", "母"));

    internal static readonly ChoiceSet<CertificateCheck> Certificates = new(
        (CertificateCheck.Agrees, "agrees", "届書・官報と一致する"), (CertificateCheck.Differs, "differs", "届書か官報と違うところがある"), (CertificateCheck.Missing, "missing", "添付されていない"));

    // 戸籍法25条: 本籍地 is that of the register that is made or entered.
    internal static readonly ChoiceSet<NotificationPlace> Places = new((NotificationPlace.Domicile, "domicile", "帰化後の本籍地"), (NotificationPlace.Residence, "residence", "所在地"));
}
