using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Certificates;

/// <summary>請求: who asks for certificates, by what right, shown how, and why (戸籍法10条〜10条の3, 48条). As the counter typed it.</summary>
/// <param name="Requester">請求者の氏名 (名称).</param>
/// <param name="Capacity">請求の資格, a word of <see cref="ApplicantCapacity.All"/>.</param>
/// <param name="Identification">本人確認の方法, a word of <see cref="ApplicantCapacity.Identifications"/>.</param>
/// <param name="Purpose">What else is to be noted; may be empty.</param>
/// <param name="Copies">部数 of the one certificate of a request that has no lines, from 1 to <see cref="MostCopies"/>.</param>
public sealed record CertificateApplicant(string Requester, string Capacity, string Identification, string Purpose, int Copies)
{
    /// <summary>Most copies of one certificate at once.</summary>
    public const int MostCopies = 20;

    /// <summary>住所又は生年月日, by which the requester is told from another of that name (戸籍法施行規則11条の3).</summary>
    public string Particulars { get; init; } = "";

    /// <summary>Which two papers were shown, or what was asked; empty where the way needs no more words.</summary>
    public string IdentificationDetail { get; init; } = "";

    /// <summary>氏名 of whoever comes for the requester (代理人・使者); empty when the requester came.</summary>
    public string Agent { get; init; } = "";

    /// <summary>Whether the requester is a corporation: a natural person comes for it, with the authority shown (戸籍法10条の3第2項).</summary>
    public bool IsCorporation { get; init; }

    /// <summary>What the request makes clear.</summary>
    public IReadOnlyDictionary<ClaimItem, string> Items { get; init; } = new Dictionary<ClaimItem, string>();

    /// <summary>What was shown or handed in.</summary>
    public ValueList<ClaimPaper> Papers { get; init; } = [];

    /// <summary>免除, a word of <see cref="FeeExemption"/>; empty when the fee is paid.</summary>
    public string Exemption { get; init; } = "";

    /// <summary>
    /// What is missing or cannot be, in words, each with its box (capacity, requester, identification, copies …); empty when it can be
    /// issued. Asked by the screen and, where it counts, by whoever issues.
    /// </summary>
    public IReadOnlyList<(string Box, string Problem)> Problems => [.. ProblemsOf(Capacity), .. When(Copies is < 1 or > MostCopies, "copies", $"部数は1から{MostCopies}までです。")];

    /// <summary>The papers that are needed: those of the capacity, and of whoever comes for another the authority.</summary>
    /// <param name="capacity">The capacity.</param>
    public IReadOnlyList<ClaimPaper> Needed(ApplicantCapacity capacity) =>
    [
        .. Agent.Trim().Length == 0 ? Array.Empty<ClaimPaper>() : [ClaimPaper.Authority],
        .. capacity.Papers,
        // The letter of an authority says itself what it is for.
        .. Exemption.Length == 0 || capacity.Path == ApplicantPath.Official ? Array.Empty<ClaimPaper>() : [ClaimPaper.ExemptionProof],
    ];

    /// <summary>The same of a capacity that one certificate of the request is asked in.</summary>
    public IReadOnlyList<(string Box, string Problem)> ProblemsOf(string word)
    {
        var capacity = ApplicantCapacity.Of(word);
        return
        [
            .. When(capacity is null, "capacity", "請求の資格を選んでください。"),
            .. When(Requester.Trim().Length == 0, "requester", "請求者の氏名を入力してください。"),
            .. TooLong("requester", "請求者の氏名", Requester, FieldLimits.Line),
            .. When(Particulars.Trim().Length == 0, "particulars", "請求者の住所か生年月日を入力してください(戸籍法施行規則11条の3)。"),
            .. TooLong("particulars", "請求者の住所か生年月日", Particulars, FieldLimits.Place),
            .. When(!ApplicantCapacity.Identifications.Contains(Identification), "identification", "本人確認の方法を選んでください(戸籍法10条の3)。"),
            .. When(capacity is not null && ApplicantCapacity.Identifications.Contains(Identification) && !capacity.Takes(Identification), "identification", $"「{Identification}」は{capacity?.Path.Word()}の本人確認になりません(戸籍法施行規則11条の2)。"),
            .. When(ApplicantCapacity.NeedsDetail(Identification) && IdentificationDetail.Trim().Length == 0, "detail", "示された2点か、聴き取った内容を入力してください(戸籍法施行規則11条の2)。"),
            .. TooLong("detail", "本人確認の内容", IdentificationDetail, FieldLimits.Line),
            .. TooLong("agent", "代理人・使者の氏名", Agent, FieldLimits.Line),
            .. When(IsCorporation && Agent.Trim().Length == 0 && capacity?.MayBeRepresented != false, "agent", "法人の請求です。来た人(代表者か担当者)の氏名を入力してください(戸籍法10条の3第2項)。"),
            .. When(IsCorporation && capacity?.MayAskAsCorporation == false, "capacity", $"法人は「{capacity?.Word}」では請求できません。"),
            .. When(Agent.Trim().Length > 0 && capacity?.MayBeRepresented == false, "agent", "公用請求は、権限のある職員がします。代理人の欄は空けてください(戸籍法10条の2第2項)。"),
            .. capacity is null ? [] : ItemProblems(capacity),
            .. TooLong("purpose", "請求の事由", Purpose, FieldLimits.Sentence),
        ];
    }

    // The boxes are called item-RightsGround, paper-Evidence …
    private IEnumerable<(string Box, string Problem)> ItemProblems(ApplicantCapacity capacity) =>
    [
        .. capacity.Items.SelectMany(i => (IEnumerable<(string, string)>)
        [
            .. When(Text(i).Length == 0, $"item-{i}", $"{i.Label()}を入力してください({capacity.Article})。"),
            .. TooLong($"item-{i}", i.Label(), Text(i), FieldLimits.Place),
        ]),
        .. When(capacity.Items.Contains(ClaimItem.Qualification) && Text(ClaimItem.Qualification).Length > 0 && !capacity.IsOpenTo(Text(ClaimItem.Qualification)), $"item-{ClaimItem.Qualification}", $"この資格では請求できません({capacity.Article})。"),
        .. Needed(capacity).Where(p => !Papers.Contains(p)).Select(p => ($"paper-{p}", $"{p.Label()}を確かめ、印を付けてください({ArticleOf(p, capacity)})。")),
    ];

    private static string ArticleOf(ClaimPaper paper, ApplicantCapacity capacity) => paper switch
    {
        ClaimPaper.Authority => "戸籍法10条の3第2項",
        ClaimPaper.ExemptionProof => "手数料条例",
        ClaimPaper.Evidence or ClaimPaper.OfficialLetter or ClaimPaper.UnifiedForm => capacity.Article,
    };

    private string Text(ClaimItem item) => Items.GetValueOrDefault(item, "").Trim();

    private static IEnumerable<(string Box, string Problem)> When(bool wrong, string box, string problem) => wrong ? [(box, problem)] : [];

    private static IEnumerable<(string Box, string Problem)> TooLong(string box, string called, string text, int most) =>
        FieldLimits.WhyNot(called, text, most) is { } problem ? [(box, problem)] : [];
}
