namespace Koseki.Domain.Certificates;

/// <summary>請求の道: how a certificate is asked for.</summary>
public enum ApplicantPath
{
    /// <summary>本人等請求 (戸籍法10条1項).</summary>
    Holder,

    /// <summary>第三者請求 (戸籍法10条の2第1項).</summary>
    ThirdParty,

    /// <summary>公用請求 (戸籍法10条の2第2項).</summary>
    Official,

    /// <summary>職務上請求 (戸籍法10条の2第3項〜5項).</summary>
    Professional,

    /// <summary>届出人の請求 (戸籍法48条1項).</summary>
    Notifier,

    /// <summary>利害関係人の請求 (戸籍法48条2項).</summary>
    Interested,

    /// <summary>戸籍法によらない証明の請求 (市の取扱い).</summary>
    Ordinance,
}

/// <summary>What a request has to make clear, each in words of its own.</summary>
public enum ClaimItem
{
    /// <summary>続柄を確かめた方法 of a spouse, an ascendant or a descendant (戸籍法10条1項).</summary>
    KinshipShown,

    /// <summary>権利・義務の発生原因と内容 (10条の2第1項1号).</summary>
    RightsGround,

    /// <summary>戸籍の記載を確かめる必要 (同号).</summary>
    RightsNeed,

    /// <summary>提出する国・地方公共団体の機関 (同項2号).</summary>
    Agency,

    /// <summary>提出を必要とする理由 (同号).</summary>
    AgencyNeed,

    /// <summary>利用の目的と方法 (同項3号).</summary>
    UseAndMethod,

    /// <summary>利用を必要とする事由 (同号).</summary>
    UseNeed,

    /// <summary>担当する職員の官職 (2項).</summary>
    Post,

    /// <summary>事務の種類 (2項).</summary>
    Affairs,

    /// <summary>根拠となる法令の条項 (2項).</summary>
    Statute,

    /// <summary>利用の目的 (2項・4項・5項).</summary>
    UseOfRecord,

    /// <summary>資格 (3項〜5項).</summary>
    Qualification,

    /// <summary>業務の種類 (3項・5項).</summary>
    Business,

    /// <summary>依頼者の氏名・名称 (3項).</summary>
    Client,

    /// <summary>依頼者についての1項各号の事項 (3項).</summary>
    ClientsGround,

    /// <summary>事件の種類 (4項).</summary>
    Matter,

    /// <summary>代理し、または代理しようとする手続 (4項).</summary>
    Proceedings,

    /// <summary>利害関係 (48条2項).</summary>
    Interest,

    /// <summary>特別の事由 (48条2項).</summary>
    SpecialReason,

    /// <summary>提出先と使いみち of a certificate that no law orders.</summary>
    Use,
}

/// <summary>A paper that has to be shown or handed in.</summary>
public enum ClaimPaper
{
    /// <summary>委任状, or what shows a 法定代理人 (戸籍法10条の3第2項).</summary>
    Authority,

    /// <summary>請求の理由が分かる資料 (10条の4).</summary>
    Evidence,

    /// <summary>公文書の請求書 (10条の2第2項).</summary>
    OfficialLetter,

    /// <summary>資格者の団体の統一用紙, with 職印 (戸籍法施行規則11条の2).</summary>
    UnifiedForm,

    /// <summary>免除の事由が分かる書面: 年金の通知, 罹災証明書 … (市の手数料条例).</summary>
    ExemptionProof,
}

/// <summary>Words of what a request makes clear.</summary>
public static class ClaimWords
{
    /// <summary>資格者 of 職務上請求, in the order of 戸籍法10条の2第3項.</summary>
    public static IReadOnlyList<string> Qualifications { get; } = ["弁護士", "司法書士", "土地家屋調査士", "税理士", "社会保険労務士", "弁理士", "海事代理士", "行政書士"];

    /// <summary>What a corporation of a qualification adds to its word: 弁護士法人 ….</summary>
    public const string Corporation = "法人";

    /// <summary>The path in words.</summary>
    public static string Word(this ApplicantPath path) => path switch
    {
        ApplicantPath.Holder => "本人等の請求",
        ApplicantPath.ThirdParty => "第三者の請求",
        ApplicantPath.Official => "公用請求",
        ApplicantPath.Professional => "職務上請求",
        ApplicantPath.Notifier => "届出人の請求",
        ApplicantPath.Interested => "利害関係人の請求",
        ApplicantPath.Ordinance => "戸籍法によらない証明の請求",
    };

    /// <summary>What the box asks for.</summary>
    public static string Label(this ClaimItem item) => item switch
    {
        ClaimItem.KinshipShown => "続柄を確かめた方法(この市の戸籍、持参した証明書など)",
        ClaimItem.RightsGround => "権利・義務が発生した原因とその内容",
        ClaimItem.RightsNeed => "戸籍の記載を確かめる必要がある理由",
        ClaimItem.Agency => "提出する国・地方公共団体の機関",
        ClaimItem.AgencyNeed => "その機関への提出を必要とする理由",
        ClaimItem.UseAndMethod => "戸籍の記載を利用する目的と方法",
        ClaimItem.UseNeed => "その利用を必要とする事由",
        ClaimItem.Post => "担当する職員の官職",
        ClaimItem.Affairs => "事務の種類",
        ClaimItem.Statute => "根拠となる法令の条項",
        ClaimItem.UseOfRecord => "戸籍の記載を利用する目的",
        ClaimItem.Qualification => "資格",
        ClaimItem.Business => "業務の種類",
        ClaimItem.Client => "依頼者の氏名・名称",
        ClaimItem.ClientsGround => "依頼者についての理由(10条の2第1項各号の事項)",
        ClaimItem.Matter => "事件の種類",
        ClaimItem.Proceedings => "代理し、または代理しようとする手続",
        ClaimItem.Interest => "利害関係",
        ClaimItem.SpecialReason => "特別の事由(年金、裁判など。法令と提出先)",
        ClaimItem.Use => "提出先と使いみち",
    };

    /// <summary>What the paper is called.</summary>
    public static string Label(this ClaimPaper paper) => paper switch
    {
        ClaimPaper.Authority => "委任状、または法定代理人の資格の分かる書面",
        ClaimPaper.Evidence => "理由が分かる資料",
        ClaimPaper.OfficialLetter => "公文書の請求書",
        ClaimPaper.ExemptionProof => "手数料を免除する事由が分かる書面(年金の通知、受給証明書、罹災証明書など)",
        ClaimPaper.UnifiedForm => "資格者の団体の統一用紙(職印のあるもの)",
    };
}
