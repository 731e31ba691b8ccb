using Koseki.Domain.Registers;

namespace Koseki.Domain.Certificates;

/// <summary>What a certificate certifies.</summary>
public enum CertificateKind
{
    /// <summary>戸籍全部事項証明書 (戸籍法10条・120条).</summary>
    Whole,

    /// <summary>戸籍個人事項証明書: the chosen persons only, on one certificate.</summary>
    Individual,

    /// <summary>除籍全部事項証明書 (戸籍法12条の2).</summary>
    RemovedWhole,

    /// <summary>除籍個人事項証明書.</summary>
    RemovedIndividual,

    /// <summary>戸籍一部事項証明書: of the chosen persons only what was asked for.</summary>
    Part,

    /// <summary>除籍一部事項証明書.</summary>
    RemovedPart,

    /// <summary>戸籍記載事項証明書: single matters, paid for one by one (戸籍法施行規則14条).</summary>
    Statement,

    /// <summary>除籍記載事項証明書.</summary>
    RemovedStatement,

    /// <summary>独身証明書: that 民法732条 does not stand against a marriage.</summary>
    Unmarried,

    /// <summary>受理証明書 (戸籍法48条1項).</summary>
    Acceptance,

    /// <summary>受理証明書(上質紙) of marriage, divorce, adoption, its dissolution and acknowledgement (戸籍法施行規則66条2項).</summary>
    FineAcceptance,

    /// <summary>届書記載事項証明書: what a paper says, to whom it concerns and for a special reason (戸籍法48条2項).</summary>
    PaperContents,

    /// <summary>不在籍証明書: that no register fits what was asked for.</summary>
    NoRegister,

    /// <summary>廃棄済証明書: that a book was destroyed after its time of keeping.</summary>
    Discarded,

    /// <summary>改製原戸籍全部事項証明書: of a register that is kept as a document and got a newer form (戸籍法12条の2, 128条).</summary>
    SupersededWhole,

    /// <summary>改製原戸籍個人事項証明書.</summary>
    SupersededIndividual,

    /// <summary>除籍謄本: every page of a removed register that is kept as images (戸籍法12条の2).</summary>
    RemovedCopy,

    /// <summary>除籍抄本: the same with the other persons covered.</summary>
    RemovedExtract,

    /// <summary>改製原戸籍謄本: every page of one that is kept as images.</summary>
    SupersededCopy,

    /// <summary>改製原戸籍抄本: the same with the other persons covered.</summary>
    SupersededExtract,
}

/// <summary>From what a certificate is made.</summary>
public enum CertificateSource
{
    /// <summary>A register of this city.</summary>
    Register,

    /// <summary>A 届 of the receipt book.</summary>
    Paper,

    /// <summary>What is not there: the search that found nothing.</summary>
    Absence,

    /// <summary>画像戸籍: the pages of a register that was written on paper.</summary>
    Image,
}

/// <summary>Codes and words of certificate kinds.</summary>
public static class CertificateKindWords
{
    /// <summary>The name of the certificate.</summary>
    public static string Word(this CertificateKind kind) => kind switch
    {
        CertificateKind.Whole => "戸籍全部事項証明書",
        CertificateKind.Individual => "戸籍個人事項証明書",
        CertificateKind.RemovedWhole => "除籍全部事項証明書",
        CertificateKind.RemovedIndividual => "除籍個人事項証明書",
        CertificateKind.Part => "戸籍一部事項証明書",
        CertificateKind.RemovedPart => "除籍一部事項証明書",
        CertificateKind.Statement => "戸籍記載事項証明書",
        CertificateKind.RemovedStatement => "除籍記載事項証明書",
        CertificateKind.Unmarried => "独身証明書",
        CertificateKind.Acceptance => "受理証明書",
        CertificateKind.FineAcceptance => "受理証明書(上質紙)",
        CertificateKind.PaperContents => "届書記載事項証明書",
        CertificateKind.NoRegister => "不在籍証明書",
        CertificateKind.Discarded => "廃棄済証明書",
        CertificateKind.SupersededWhole => "改製原戸籍全部事項証明書",
        CertificateKind.SupersededIndividual => "改製原戸籍個人事項証明書",
        CertificateKind.RemovedCopy => "除籍謄本",
        CertificateKind.RemovedExtract => "除籍抄本",
        CertificateKind.SupersededCopy => "改製原戸籍謄本",
        CertificateKind.SupersededExtract => "改製原戸籍抄本",
    };

    /// <summary>From what it is made.</summary>
    public static CertificateSource Source(this CertificateKind kind) => kind switch
    {
        CertificateKind.Whole or CertificateKind.Individual or CertificateKind.RemovedWhole or CertificateKind.RemovedIndividual
            or CertificateKind.Part or CertificateKind.RemovedPart or CertificateKind.Statement or CertificateKind.RemovedStatement or CertificateKind.Unmarried
            or CertificateKind.SupersededWhole or CertificateKind.SupersededIndividual => CertificateSource.Register,
        CertificateKind.Acceptance or CertificateKind.FineAcceptance or CertificateKind.PaperContents => CertificateSource.Paper,
        CertificateKind.NoRegister or CertificateKind.Discarded => CertificateSource.Absence,
        CertificateKind.RemovedCopy or CertificateKind.RemovedExtract or CertificateKind.SupersededCopy or CertificateKind.SupersededExtract => CertificateSource.Image,
    };

    /// <summary>Whether only chosen persons stand on it, each with everything.</summary>
    public static bool IsIndividual(this CertificateKind kind) => kind is CertificateKind.Individual or CertificateKind.RemovedIndividual or CertificateKind.SupersededIndividual;

    /// <summary>Whether persons are chosen for it.</summary>
    public static bool ChoosesPersons(this CertificateKind kind) => kind.IsIndividual() || kind == CertificateKind.Unmarried;

    /// <summary>Whether only chosen matters stand on it.</summary>
    public static bool ChoosesParts(this CertificateKind kind) => kind is CertificateKind.Part or CertificateKind.RemovedPart || kind.IsPaidByMatter();

    /// <summary>Whether its fee is due for each matter that is certified (戸籍法施行規則14条の証明).</summary>
    public static bool IsPaidByMatter(this CertificateKind kind) => kind is CertificateKind.Statement or CertificateKind.RemovedStatement;

    /// <summary>The kinds a register in this state gives; none for 再製原戸籍, which is certified to nobody (戸籍法11条の2).</summary>
    public static IReadOnlyList<CertificateKind> KindsOf(RegisterState state) => state switch
    {
        RegisterState.Current => [CertificateKind.Whole, CertificateKind.Individual, CertificateKind.Part, CertificateKind.Statement, CertificateKind.Unmarried],
        RegisterState.Removed => [CertificateKind.RemovedWhole, CertificateKind.RemovedIndividual, CertificateKind.RemovedPart, CertificateKind.RemovedStatement],
        RegisterState.Superseded => [CertificateKind.SupersededWhole, CertificateKind.SupersededIndividual],
        RegisterState.Replaced => [],
    };

    /// <summary>The kinds an imaged register in this state gives.</summary>
    public static IReadOnlyList<CertificateKind> KindsOfImage(RegisterState state) => state switch
    {
        RegisterState.Removed => [CertificateKind.RemovedCopy, CertificateKind.RemovedExtract],
        RegisterState.Superseded => [CertificateKind.SupersededCopy, CertificateKind.SupersededExtract],
        RegisterState.Current or RegisterState.Replaced => [],
    };

    /// <summary>Whether parts of the pages are covered.</summary>
    public static bool IsExtract(this CertificateKind kind) => kind is CertificateKind.RemovedExtract or CertificateKind.SupersededExtract;

    /// <summary>Why a register in this state gives no certificate of any kind; null where it gives some.</summary>
    public static string? WhyNone(RegisterState state) => state switch
    {
        RegisterState.Current or RegisterState.Removed or RegisterState.Superseded => null,
        RegisterState.Replaced => new CertificateRefusal.Reissued().Words,
    };

    /// <summary>Whether it is made from a removed register.</summary>
    public static bool IsRemoved(this CertificateKind kind) =>
        kind is CertificateKind.RemovedWhole or CertificateKind.RemovedIndividual or CertificateKind.RemovedPart or CertificateKind.RemovedStatement;
}
