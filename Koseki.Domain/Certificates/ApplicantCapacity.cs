namespace Koseki.Domain.Certificates;

/// <summary>
/// 請求の資格: who may ask for what, by which article, and what the request has to make clear and to show (戸籍法10条, 10条の2, 10条の3, 48条;
/// removed registers by 12条の2).
/// </summary>
/// <param name="Word">As the record of issue writes it.</param>
/// <param name="Path">請求の道.</param>
/// <param name="Article">The article that gives the right.</param>
/// <param name="Holder">Who that is.</param>
/// <param name="Items">What the request makes clear, each in a box of its own.</param>
/// <param name="Papers">What is shown or handed in beside the identification.</param>
public sealed record ApplicantCapacity(string Word, ApplicantPath Path, string Article, string Holder, IReadOnlyList<ClaimItem> Items, IReadOnlyList<ClaimPaper> Papers)
{
    /// <summary>本人: who may also ask for 独身証明書.</summary>
    public const string Self = "本人";

    /// <summary>Said where no reason has to be stated.</summary>
    public const string ImproperPurpose = "不当な目的によることが明らかなときは、拒むことができます(戸籍法10条2項)。";

    /// <summary>担当者の身分証明書, of 公用請求 alone.</summary>
    private const string StaffCard = "担当者の身分証明書(公用)";

    /// <summary>資格者の証票, of 職務上請求 alone (戸籍法施行規則11条の2第4号).</summary>
    private const string ProfessionalCard = "資格者の証票・補助者証";

    private const string TwoPapers = "顔写真のない証明書など 2点", Hearing = "戸籍の内容などの聴き取り";

    private static readonly string[] ForDisputes = ["弁護士", "司法書士", "土地家屋調査士", "税理士", "社会保険労務士", "弁理士"];

    /// <summary>All capacities in the order of the law.</summary>
    public static IReadOnlyList<ApplicantCapacity> All { get; } =
    [
        new(Self, ApplicantPath.Holder, "戸籍法10条1項", "戸籍に記録されている者(除かれた者を含む)", [], []),
        new("配偶者", ApplicantPath.Holder, "戸籍法10条1項", "戸籍に記録されている者の配偶者", [ClaimItem.KinshipShown], []),
        new("直系尊属", ApplicantPath.Holder, "戸籍法10条1項", "戸籍に記録されている者の父母・祖父母など", [ClaimItem.KinshipShown], []),
        new("直系卑属", ApplicantPath.Holder, "戸籍法10条1項", "戸籍に記録されている者の子・孫など", [ClaimItem.KinshipShown], []),
        new("第三者(権利・義務)", ApplicantPath.ThirdParty, "戸籍法10条の2第1項1号", "自分の権利を行使し、または義務を果たすために記載を確かめる人", [ClaimItem.RightsGround, ClaimItem.RightsNeed], [ClaimPaper.Evidence]),
        new("第三者(官公署へ提出)", ApplicantPath.ThirdParty, "戸籍法10条の2第1項2号", "国や地方公共団体の機関に提出する人", [ClaimItem.Agency, ClaimItem.AgencyNeed], [ClaimPaper.Evidence]),
        new("第三者(正当な理由)", ApplicantPath.ThirdParty, "戸籍法10条の2第1項3号", "戸籍の記載を利用する正当な理由がある人", [ClaimItem.UseAndMethod, ClaimItem.UseNeed], [ClaimPaper.Evidence]),
        new("公用請求", ApplicantPath.Official, "戸籍法10条の2第2項", "国・地方公共団体の機関(権限のある職員)", [ClaimItem.Post, ClaimItem.Affairs, ClaimItem.Statute, ClaimItem.UseOfRecord], [ClaimPaper.OfficialLetter]),
        new("職務上請求", ApplicantPath.Professional, "戸籍法10条の2第3項", "受任している事件・事務の業務を行う資格者(法人を含む)",
            [ClaimItem.Qualification, ClaimItem.Business, ClaimItem.Client, ClaimItem.ClientsGround], [ClaimPaper.UnifiedForm]),
        new("職務上請求(紛争処理手続)", ApplicantPath.Professional, "戸籍法10条の2第4項", "紛争処理手続の代理業務を行う資格者(海事代理士・行政書士を除く)",
            [ClaimItem.Qualification, ClaimItem.Matter, ClaimItem.Proceedings, ClaimItem.UseOfRecord], [ClaimPaper.UnifiedForm]),
        new("職務上請求(弁護士の業務)", ApplicantPath.Professional, "戸籍法10条の2第5項", "刑事の弁護人、少年の付添人、人事訴訟の代理人などの業務を行う弁護士",
            [ClaimItem.Qualification, ClaimItem.Business, ClaimItem.UseOfRecord], [ClaimPaper.UnifiedForm]),
        new("届出人", ApplicantPath.Notifier, "戸籍法48条1項", "その届の届出人", [], []),
        new("利害関係人", ApplicantPath.Interested, "戸籍法48条2項", "利害関係があり、特別の事由がある人", [ClaimItem.Interest, ClaimItem.SpecialReason], [ClaimPaper.Evidence]),
        new("請求者(市の証明)", ApplicantPath.Ordinance, "市の取扱い", "不在籍・廃棄済の証明を要する人", [ClaimItem.Use], []),
    ];

    /// <summary>本人確認の方法 the counter may record (戸籍法10条の3, 戸籍法施行規則11条の2).</summary>
    public static IReadOnlyList<string> Identifications { get; } =
    [
        "個人番号カード", "運転免許証", "旅券", "在留カード・特別永住者証明書", "そのほかの官公署の顔写真付き証明書 1点",
        TwoPapers, Hearing, ProfessionalCard, StaffCard,
    ];

    /// <summary>What the person at the counter must show beside their own identification; empty when nothing more.</summary>
    public string Shown => string.Join("、", Papers.Select(p => p.Label()));

    /// <summary>The capacity of this word; null when there is none.</summary>
    public static ApplicantCapacity? Of(string word) => All.FirstOrDefault(c => c.Word == word);

    /// <summary>The capacities that may ask for a kind, in the order of the law.</summary>
    public static IReadOnlyList<ApplicantCapacity> For(CertificateKind kind) => [.. All.Where(c => c.MayAskFor(kind))];

    /// <summary>Whether it gives the right to a certificate of this kind.</summary>
    public bool MayAskFor(CertificateKind kind) => kind switch
    {
        CertificateKind.Whole or CertificateKind.Individual or CertificateKind.RemovedWhole or CertificateKind.RemovedIndividual or CertificateKind.Part or CertificateKind.RemovedPart
            or CertificateKind.Statement or CertificateKind.RemovedStatement or CertificateKind.SupersededWhole or CertificateKind.SupersededIndividual
            or CertificateKind.RemovedCopy or CertificateKind.RemovedExtract or CertificateKind.SupersededCopy or CertificateKind.SupersededExtract => Path is ApplicantPath.Holder or ApplicantPath.ThirdParty or ApplicantPath.Official or ApplicantPath.Professional,
        CertificateKind.Unmarried => Word == Self,
        CertificateKind.Acceptance or CertificateKind.FineAcceptance => Path == ApplicantPath.Notifier,
        CertificateKind.PaperContents => Path == ApplicantPath.Interested,
        CertificateKind.NoRegister or CertificateKind.Discarded => Path == ApplicantPath.Ordinance,
    };

    /// <summary>Whether somebody else may come for the one who asks; an official comes by the authority of the office.</summary>
    public bool MayBeRepresented => Path is not ApplicantPath.Official;

    /// <summary>Whether it can be that of a corporation: nobody who is recorded in a register or related to one is.</summary>
    public bool MayAskAsCorporation => Path is not (ApplicantPath.Holder or ApplicantPath.Official);

    /// <summary>Whether the person at the counter may be identified so.</summary>
    public bool Takes(string identification) => identification switch
    {
        StaffCard => Path == ApplicantPath.Official,
        ProfessionalCard => Path == ApplicantPath.Professional,
        Hearing => Path is not (ApplicantPath.Official or ApplicantPath.Professional),
        _ => Identifications.Contains(identification),
    };

    /// <summary>Whether a way to identify somebody has to be told in words: which two, what was asked.</summary>
    public static bool NeedsDetail(string identification) => identification is TwoPapers or Hearing;

    /// <summary>Whether a profession may ask by this article.</summary>
    public bool IsOpenTo(string qualification)
    {
        var profession = qualification.Trim();
        profession = profession.EndsWith(ClaimWords.Corporation, StringComparison.Ordinal) ? profession[..^ClaimWords.Corporation.Length] : profession;
        return Article switch
        {
            "戸籍法10条の2第4項" => ForDisputes.Contains(profession),
            "戸籍法10条の2第5項" => profession == "弁護士",
            _ => ClaimWords.Qualifications.Contains(profession),
        };
    }
}
