
namespace Koseki.Domain.Notifications.Shared;

/// <summary>Where somebody who became Japanese comes to stand (戸籍法16条, 18条, 22条).</summary>
public enum NewJapaneseHome
{
    /// <summary>A new register, without a spouse.</summary>
    Single,

    /// <summary>A new register; the spouse is a foreigner.</summary>
    ForeignSpouse,

    /// <summary>A new register of a couple who became Japanese together.</summary>
    Couple,

    /// <summary>The register that the Japanese spouse heads, under the spouse's 氏.</summary>
    SpousesRegister,

    /// <summary>A new register headed by the Japanese spouse, who heads none yet.</summary>
    SpousesName,

    /// <summary>A new register under the own 氏, which the Japanese spouse enters.</summary>
    OwnName,

    /// <summary>The register of Japanese parents.</summary>
    Parents,

    /// <summary>The register of Japanese adopters.</summary>
    Adopters,
}

/// <summary>Whose 氏 a couple who became Japanese together bears: that one heads the register.</summary>
public enum CoupleHead
{
    /// <summary>The first on the paper.</summary>
    First,

    /// <summary>The spouse.</summary>
    Spouse,
}

/// <summary>By which article the nationality was acquired.</summary>
public enum AcquisitionGround
{
    /// <summary>国籍法3条: acknowledged by a Japanese, not legitimated.</summary>
    Acknowledged,

    /// <summary>国籍法3条: legitimated.</summary>
    Legitimated,

    /// <summary>国籍法17条: 再取得.</summary>
    Reacquired,
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

/// <summary>The proof (帰化者の身分証明書, 国籍取得証明書) held against the paper (戸籍法102条の2, 38条).</summary>
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
internal static class NewJapaneseChoices
{
    internal static readonly ChoiceSet<NewJapaneseHome> Homes = new(
        (NewJapaneseHome.Single, "single", "新しい戸籍をつくる(配偶者はいない)"), (NewJapaneseHome.ForeignSpouse, "foreignSpouse", "新しい戸籍をつくる(配偶者は外国人)"),
        (NewJapaneseHome.Couple, "couple", "夫婦がともに日本人となり、新しい戸籍をつくる"), (NewJapaneseHome.SpousesRegister, "spousesRegister", "筆頭者である日本人の配偶者の戸籍に入る"),
        (NewJapaneseHome.SpousesName, "spousesName", "筆頭者でない日本人の配偶者の氏を称し、新しい戸籍をつくる"), (NewJapaneseHome.OwnName, "ownName", "本人の氏を称し、日本人の配偶者と新しい戸籍をつくる"),
        (NewJapaneseHome.Parents, "parents", "日本人の父母の戸籍に入る"), (NewJapaneseHome.Adopters, "adopters", "日本人の養親の戸籍に入る"));

    internal static readonly ChoiceSet<CoupleHead> Heads = new((CoupleHead.First, "first", "本人の氏"), (CoupleHead.Spouse, "spouse", "ともに日本人となった配偶者の氏"));

    internal static readonly ChoiceSet<ParentsThere> Parents = new((ParentsThere.Both, "both", "父母"), (ParentsThere.Father, "father", "父"), (ParentsThere.Mother, "mother", "母"));

    internal static readonly ChoiceSet<AcquisitionGround> Grounds = new(
        (AcquisitionGround.Acknowledged, "acknowledged", "国籍法3条(認知された子、準正でない)"), (AcquisitionGround.Legitimated, "legitimated", "国籍法3条(準正した子)"), (AcquisitionGround.Reacquired, "reacquired", "国籍法17条(再取得)"));

    internal static ChoiceSet<CertificateCheck> Certificates(NewJapaneseTerms terms) => new(
        (CertificateCheck.Agrees, "agrees", terms.Agrees), (CertificateCheck.Differs, "differs", terms.Differs), (CertificateCheck.Missing, "missing", "添付されていない"));

    // 戸籍法25条: 本籍地 is that of the register that is made or entered.
    internal static readonly ChoiceSet<NotificationPlace> Places = new((NotificationPlace.Domicile, "domicile", "新しい本籍地・入る戸籍の本籍地"), (NotificationPlace.Residence, "residence", "所在地"));
}
