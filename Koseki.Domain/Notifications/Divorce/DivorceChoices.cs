namespace Koseki.Domain.Notifications.Divorce;

/// <summary>離婚の種別 (戸籍法76条・77条・41条).</summary>
public enum DivorceManner
{
    /// <summary>協議.</summary>
    Agreement,

    /// <summary>調停.</summary>
    Conciliation,

    /// <summary>審判.</summary>
    Adjudication,

    /// <summary>和解.</summary>
    Settlement,

    /// <summary>請求の認諾.</summary>
    Acknowledgement,

    /// <summary>判決.</summary>
    Judgment,

    /// <summary>外国の方式.</summary>
    Abroad,
}

/// <summary>婚姻前の氏にもどる者の本籍 (戸籍法19条).</summary>
public enum ReturnWay
{
    /// <summary>もとの戸籍にもどる.</summary>
    FormerRegister,

    /// <summary>新しい戸籍をつくる.</summary>
    NewRegister,

    /// <summary>離婚の際に称していた氏を称する届を同時に出す (77条の2).</summary>
    KeepsName,
}

/// <summary>未成年の子の親権者の欄 (民法765条・819条).</summary>
public enum Custody
{
    /// <summary>父母双方 (from 2026-04-01).</summary>
    Both,

    /// <summary>父.</summary>
    Father,

    /// <summary>母.</summary>
    Mother,

    /// <summary>親権者の指定を求める家事審判・家事調停の申立中 (from 2026-04-01).</summary>
    Pending,
}

/// <summary>申立中を示す書面 (民法765条1項2号).</summary>
public enum PetitionPaper
{
    /// <summary>親権者の指定を求める審判・調停の申立てを示す書面.</summary>
    Custody,

    /// <summary>夫婦関係調整(離婚)調停の申立てを示す書面だけ.</summary>
    DivorceOnly,

    /// <summary>ない.</summary>
    None,
}

/// <summary>離婚の準拠法 when one of the two is a foreigner (通則法27条).</summary>
public enum DivorceLaw
{
    /// <summary>日本に常居所のある日本人が一方である.</summary>
    Japanese,

    /// <summary>The law that governs allows a divorce by agreement, by a paper.</summary>
    Allows,

    /// <summary>It is not shown.</summary>
    Unproven,

    /// <summary>The law that governs knows no divorce by agreement.</summary>
    Forbids,
}

/// <summary>日本人 or 外国人.</summary>
public enum Citizenship
{
    /// <summary>日本人.</summary>
    Japanese,

    /// <summary>外国人.</summary>
    Foreign,
}

/// <summary>The choices of the form with the codes that drafts store, and what a manner means.</summary>
internal static class DivorceChoices
{
    internal static readonly ChoiceSet<DivorceManner> Manners = new(
        (DivorceManner.Agreement, "agreement", "協議離婚"), (DivorceManner.Conciliation, "conciliation", "調停"), (DivorceManner.Adjudication, "adjudication", "審判"),
        (DivorceManner.Settlement, "settlement", "和解"), (DivorceManner.Acknowledgement, "acknowledgement", "請求の認諾"), (DivorceManner.Judgment, "judgment", "判決"),
        (DivorceManner.Abroad, "abroad", "外国の方式"));

    internal static readonly ChoiceSet<ReturnWay> Ways = new(
        (ReturnWay.FormerRegister, "former", "もとの戸籍にもどる"), (ReturnWay.NewRegister, "new", "新しい戸籍をつくる"),
        (ReturnWay.KeepsName, "keeps", "離婚の際の氏を称する届(77条の2)を同時に出す"));

    internal static readonly ChoiceSet<Custody> Custodies = new(
        (Custody.Both, "both", "父母双方"), (Custody.Father, "father", "父(夫)"), (Custody.Mother, "mother", "母(妻)"), (Custody.Pending, "pending", "親権者の指定を求める審判・調停の申立中"));

    internal static readonly ChoiceSet<PetitionPaper> Petitions = new(
        (PetitionPaper.Custody, "custody", "親権者の指定を求める申立ての書面(受付印の写し・係属証明)がある"),
        (PetitionPaper.DivorceOnly, "divorce", "夫婦関係調整(離婚)調停の申立ての書面だけがある"), (PetitionPaper.None, "none", "書面がない、または子・当事者が違う"));

    internal static readonly ChoiceSet<DivorceLaw> Laws = new(
        (DivorceLaw.Japanese, "japanese", "日本に常居所のある日本人が一方である"), (DivorceLaw.Allows, "allows", "準拠法が協議離婚を認めることの証明がある"),
        (DivorceLaw.Unproven, "unproven", "証明がない、または分からない"), (DivorceLaw.Forbids, "forbids", "準拠法が協議離婚を認めない"));

    internal static readonly ChoiceSet<Citizenship> Citizenships = new((Citizenship.Japanese, "japanese", "日本人"), (Citizenship.Foreign, "foreign", "外国人"));

    /// <summary>The label of the day in the record (戸籍法施行規則 付録25号).</summary>
    internal static string DayLabel(DivorceManner manner) => manner switch
    {
        DivorceManner.Agreement or DivorceManner.Abroad => "離婚日",
        DivorceManner.Conciliation => "離婚の調停成立日",
        DivorceManner.Adjudication => "離婚の審判確定日",
        DivorceManner.Settlement => "離婚の和解成立日",
        DivorceManner.Acknowledgement => "離婚の請求認諾日",
        DivorceManner.Judgment => "離婚の裁判確定日",
    };

    /// <summary>Whether a court (or a conciliation before it) made the divorce.</summary>
    internal static bool IsByCourt(DivorceManner manner) => manner switch
    {
        DivorceManner.Agreement or DivorceManner.Abroad => false,
        DivorceManner.Conciliation or DivorceManner.Adjudication or DivorceManner.Settlement or DivorceManner.Acknowledgement or DivorceManner.Judgment => true,
    };

    /// <summary>Whether the paper of the court needs a certificate that it is final.</summary>
    internal static bool NeedsFinality(DivorceManner manner) => manner switch
    {
        DivorceManner.Adjudication or DivorceManner.Judgment => true,
        DivorceManner.Agreement or DivorceManner.Conciliation or DivorceManner.Settlement or DivorceManner.Acknowledgement or DivorceManner.Abroad => false,
    };
}
