using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Dissolution;

/// <summary>離縁の種別 (民法811条, 814条; 戸籍法70条, 72条, 73条).</summary>
public enum DissolutionManner
{
    /// <summary>協議離縁.</summary>
    Agreement,

    /// <summary>死後離縁: after the adopter's death, with a permission of the family court (811条6項).</summary>
    Posthumous,

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

    /// <summary>縁組の取消し, by judgment (民法803条–808条; 戸籍法69条).</summary>
    Annulment,
}

/// <summary>Which adopters part from the adopted.</summary>
public enum DissolvingSide
{
    /// <summary>養父 and 養母 together.</summary>
    Couple,

    /// <summary>養父 alone.</summary>
    Father,

    /// <summary>養母 alone.</summary>
    Mother,
}

/// <summary>How the adopted stands in the register (民法816条1項, 810条但書; 戸籍法20条).</summary>
public enum PartedStanding
{
    /// <summary>Unmarried, or married before as the head.</summary>
    Single,

    /// <summary>Married, as the head of the register.</summary>
    MarriedHead,

    /// <summary>Bears the 氏 of a spouse, also of one who died.</summary>
    SpousesName,
}

/// <summary>離縁の後の本籍 (戸籍法19条1項, 20条; 民法816条).</summary>
public enum PartedWay
{
    /// <summary>縁組前の戸籍にもどる.</summary>
    FormerRegister,

    /// <summary>新しい戸籍をつくる.</summary>
    NewRegister,

    /// <summary>戸籍は変わらない.</summary>
    Stays,

    /// <summary>離縁の際の氏を称する届(73条の2)を同時に出す (戸籍法19条3項).</summary>
    KeepsName,
}

/// <summary>離縁協議者: who acts for somebody under fifteen, and will be the legal representative afterwards (民法811条2項–5項).</summary>
public enum Negotiator
{
    /// <summary>親権者となるべき父母.</summary>
    Parents,

    /// <summary>親権者となるべき父.</summary>
    Father,

    /// <summary>親権者となるべき母.</summary>
    Mother,

    /// <summary>親権者父: the natural father whose spouse is the adopter.</summary>
    FatherInOffice,

    /// <summary>親権者母: the natural mother whose spouse is the adopter.</summary>
    MotherInOffice,

    /// <summary>親権者となるべき養父母 of an adoption before.</summary>
    AdoptiveParents,

    /// <summary>親権者となるべき養父.</summary>
    AdoptiveFather,

    /// <summary>親権者となるべき養母.</summary>
    AdoptiveMother,

    /// <summary>未成年後見人となるべき者 (811条5項).</summary>
    Guardian,
}

/// <summary>Who holds 親権 after the 離縁, agreed upon by divorced parents (民法811条3項).</summary>
public enum CustodyAfter
{
    /// <summary>父母双方 (from 2026-04-01).</summary>
    Both,

    /// <summary>父.</summary>
    Father,

    /// <summary>母.</summary>
    Mother,
}

/// <summary>A party of a 離縁 before a court.</summary>
public enum DissolvingParty
{
    /// <summary>養親.</summary>
    Adopters,

    /// <summary>養子, or who acts for it.</summary>
    Adopted,

    /// <summary>Somebody else who may sue for the annulment of an adoption (民法804条–807条).</summary>
    SomebodyElse,
}

/// <summary>The choices of the form with the codes that drafts store, and what a manner means.</summary>
internal static class DissolutionChoices
{
    internal static readonly ChoiceSet<DissolutionManner> Manners = new(
        (DissolutionManner.Agreement, "agreement", "協議離縁"), (DissolutionManner.Posthumous, "posthumous", "死亡した養親との離縁(許可)"), (DissolutionManner.Conciliation, "conciliation", "調停"),
        (DissolutionManner.Adjudication, "adjudication", "審判"), (DissolutionManner.Settlement, "settlement", "和解"), (DissolutionManner.Acknowledgement, "acknowledgement", "請求の認諾"), (DissolutionManner.Judgment, "judgment", "判決"),
        (DissolutionManner.Annulment, "annulment", "縁組の取消し(判決・審判)"));

    internal static readonly ChoiceSet<DissolvingSide> Sides = new((DissolvingSide.Couple, "couple", "養父と養母"), (DissolvingSide.Father, "father", "養父だけ"), (DissolvingSide.Mother, "mother", "養母だけ"));

    internal static readonly ChoiceSet<PartedStanding> Standings = new(
        (PartedStanding.Single, "single", "独身"), (PartedStanding.MarriedHead, "head", "婚姻していて戸籍の筆頭者"), (PartedStanding.SpousesName, "name", "婚姻により配偶者の氏を称している(死別を含む)"));

    internal static readonly ChoiceSet<PartedWay> Ways = new((PartedWay.FormerRegister, "former", "縁組前の戸籍にもどる"), (PartedWay.NewRegister, "new", "新しい戸籍をつくる"), (PartedWay.Stays, "stays", "戸籍は変わらない"),
        (PartedWay.KeepsName, "keeps", "離縁の際の氏を称する届(73条の2)を同時に出す"));

    internal static readonly ChoiceSet<Negotiator> Negotiators = new(
        (Negotiator.Parents, "parents", "親権者となるべき父母"), (Negotiator.Father, "father", "親権者となるべき父"), (Negotiator.Mother, "mother", "親権者となるべき母"),
        (Negotiator.FatherInOffice, "fatherInOffice", "親権者父"), (Negotiator.MotherInOffice, "motherInOffice", "親権者母"),
        (Negotiator.AdoptiveParents, "adoptiveParents", "親権者となるべき養父母"), (Negotiator.AdoptiveFather, "adoptiveFather", "親権者となるべき養父"), (Negotiator.AdoptiveMother, "adoptiveMother", "親権者となるべき養母"),
        (Negotiator.Guardian, "guardian", "未成年後見人となるべき者"));

    internal static readonly ChoiceSet<CustodyAfter> Custodies = new((CustodyAfter.Both, "both", "父母"), (CustodyAfter.Father, "father", "父"), (CustodyAfter.Mother, "mother", "母"));

    internal static readonly ChoiceSet<DissolvingParty> Parties = new((DissolvingParty.Adopters, "adopters", "養親"), (DissolvingParty.Adopted, "adopted", "養子"), (DissolvingParty.SomebodyElse, "somebodyElse", "その他の者(配偶者・親族・監護者など)"));

    /// <summary>The label of the day in the record.</summary>
    internal static string DayLabel(DissolutionManner manner) => manner switch
    {
        DissolutionManner.Agreement or DissolutionManner.Posthumous => "離縁日",
        DissolutionManner.Conciliation => "離縁の調停成立日",
        DissolutionManner.Adjudication => "離縁の審判確定日",
        DissolutionManner.Settlement => "離縁の和解成立日",
        DissolutionManner.Acknowledgement => "離縁の請求認諾日",
        DissolutionManner.Judgment => "離縁の裁判確定日",
        DissolutionManner.Annulment => "縁組取消しの裁判確定日",
    };

    /// <summary>Whether a court (or a conciliation before it) made it, and the paper reports it.</summary>
    internal static bool IsByCourt(DissolutionManner manner) => manner switch
    {
        DissolutionManner.Agreement or DissolutionManner.Posthumous => false,
        DissolutionManner.Conciliation or DissolutionManner.Adjudication or DissolutionManner.Settlement or DissolutionManner.Acknowledgement or DissolutionManner.Judgment or DissolutionManner.Annulment => true,
    };

    /// <summary>Whether the paper of the court needs a certificate that it is final (死後離縁: of the permission).</summary>
    internal static bool NeedsFinality(DissolutionManner manner) => manner switch
    {
        DissolutionManner.Posthumous or DissolutionManner.Adjudication or DissolutionManner.Judgment or DissolutionManner.Annulment => true,
        DissolutionManner.Agreement or DissolutionManner.Conciliation or DissolutionManner.Settlement or DissolutionManner.Acknowledgement => false,
    };

    /// <summary>Whether two persons negotiate together.</summary>
    internal static bool IsOfTwo(Negotiator negotiator) => negotiator switch
    {
        Negotiator.Parents or Negotiator.AdoptiveParents => true,
        Negotiator.Father or Negotiator.Mother or Negotiator.FatherInOffice or Negotiator.MotherInOffice or Negotiator.AdoptiveFather or Negotiator.AdoptiveMother or Negotiator.Guardian => false,
    };

    /// <summary>養父 or 養母.</summary>
    internal static string Word(Sex sex) => sex == Sex.Male ? "養父" : "養母";
}
