namespace Koseki.Domain.Certificates;

/// <summary>
/// 請求の資格: who may ask for a certificate of a register, by which article, and what must be shown (戸籍法10条, 10条の2,
/// 10条の3; removed registers by 12条の2).
/// </summary>
/// <param name="Word">As the record of issue writes it.</param>
/// <param name="Article">The article that gives the right.</param>
/// <param name="Holder">Who that is.</param>
/// <param name="Shown">What the person at the counter must show beside their own identification; empty when nothing more.</param>
/// <param name="PurposeLabel">What the box of the purpose asks for; null when no purpose has to be stated.</param>
public sealed record ApplicantCapacity(string Word, string Article, string Holder, string Shown, string? PurposeLabel)
{
    private const string Kinship = "この市の戸籍で関係が分からないときは、関係の分かる戸籍の証明書";

    /// <summary>Said where no purpose has to be stated.</summary>
    public const string ImproperPurpose = "不当な目的によることが明らかなときは、拒むことができます(戸籍法10条2項)。";

    /// <summary>All capacities in the order of the law.</summary>
    public static IReadOnlyList<ApplicantCapacity> All { get; } =
    [
        new("本人", "戸籍法10条1項", "戸籍に記録されている者(除かれた者を含む)", "", null),
        new("配偶者", "戸籍法10条1項", "戸籍に記録されている者の配偶者", Kinship, null),
        new("直系尊属", "戸籍法10条1項", "戸籍に記録されている者の父母・祖父母など", Kinship, null),
        new("直系卑属", "戸籍法10条1項", "戸籍に記録されている者の子・孫など", Kinship, null),
        new("代理人", "戸籍法10条の3第2項", "請求できる人の代理人・使者", "委任状。法定代理人は戸籍や登記事項の証明書など資格の分かる書面", "だれの代理か(請求者の氏名と資格)"),
        new("第三者(権利・義務)", "戸籍法10条の2第1項1号", "自分の権利を行使し、または義務を果たすために記載を確かめる人", "権利や義務の発生が分かる資料", "権利・義務が発生した原因と内容、戸籍を確かめる理由"),
        new("第三者(官公署へ提出)", "戸籍法10条の2第1項2号", "国や地方公共団体の機関に提出する人", "提出を求められたことが分かる資料", "提出する機関と、提出を要する理由"),
        new("第三者(正当な理由)", "戸籍法10条の2第1項3号", "戸籍の記載を利用する正当な理由がある人", "理由が分かる資料", "利用の目的と方法、利用を要する理由"),
        new("公用請求", "戸籍法10条の2第2項", "国・地方公共団体の機関", "公文書と、担当者の身分を示す証明書", "事務の種類、根拠の法令、利用の目的"),
        new("職務上請求", "戸籍法10条の2第3項〜5項", "弁護士・司法書士・土地家屋調査士・税理士・社会保険労務士・弁理士・海事代理士・行政書士(法人を含む)",
            "資格者の証票か補助者証。請求書は資格者の団体の統一用紙(職印のあるもの)", "受任している事件・事務の種類と内容、依頼者、依頼者についての理由"),
    ];

    /// <summary>本人確認の方法 the counter may record (戸籍法10条の3, 戸籍法施行規則11条の2).</summary>
    public static IReadOnlyList<string> Identifications { get; } =
    [
        "個人番号カード", "運転免許証", "旅券", "在留カード・特別永住者証明書", "そのほかの官公署の顔写真付き証明書 1点",
        "顔写真のない証明書など 2点", "戸籍の内容などの聴き取り", "資格者の証票・補助者証", "担当者の身分証明書(公用)",
    ];

    /// <summary>The capacity of this word; null when there is none.</summary>
    public static ApplicantCapacity? Of(string word) => All.FirstOrDefault(c => c.Word == word);
}
