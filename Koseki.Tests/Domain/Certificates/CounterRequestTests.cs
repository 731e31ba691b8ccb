using Koseki.Domain.Certificates;

namespace Koseki.Tests.Domain.Certificates;

/// <summary>請求: each path asks for what the law asks, and gives what it gives.</summary>
public sealed class CounterRequestTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);
    private static readonly CertificateRequest Whole = new(new(1), CertificateKind.Whole, []);
    private static readonly CertificateRequest Removed = new(new(7), CertificateKind.RemovedIndividual, [new(3)]);

    private static CertificateApplicant Asking(string word)
    {
        var capacity = ApplicantCapacity.Of(word)!;
        var card = capacity.Path switch { ApplicantPath.Official => "担当者の身分証明書(公用)", ApplicantPath.Professional => "資格者の証票・補助者証", _ => "運転免許証" };
        return new("越谷　太郎", word, card, "", 1)
        {
            Particulars = "越谷市東越谷一丁目5番3号",
            Items = capacity.Items.ToDictionary(i => i, i => i == ClaimItem.Qualification ? "弁護士" : "相続の手続"),
            Papers = [.. capacity.Papers],
        };
    }

    private static CertificateRefusal? Why(CertificateApplicant applicant, params RequestLine[] lines) => CounterRules.WhyNot(new(applicant, lines), Today);

    private static string BoxOf(CertificateApplicant applicant) => Assert.IsType<CertificateRefusal.ApplicantUnfit>(Why(applicant, new RequestLine(Whole, 1))).Box;

    public static TheoryData<string> OfRegisters =>
        [.. ApplicantCapacity.For(CertificateKind.Whole).Select(c => c.Word)];

    /// <summary>Everything that the article wants is wanted: with all of it the request is granted, without any one it is refused with its box.</summary>
    [Theory]
    [MemberData(nameof(OfRegisters))]
    public void WhyNot_EachCapacity_WantsEachItemAndPaper(string word)
    {
        var (asking, capacity) = (Asking(word), ApplicantCapacity.Of(word)!);

        Assert.Null(Why(asking, new RequestLine(Whole, 1), new RequestLine(Removed, 2)));
        foreach (var item in capacity.Items)
        {
            Assert.Equal($"item-{item}", BoxOf(asking with { Items = asking.Items.Where(i => i.Key != item).ToDictionary() }));
            Assert.Equal($"item-{item}", BoxOf(asking with { Items = asking.Items.ToDictionary(i => i.Key, i => i.Key == item ? "　" : i.Value) }));
        }

        foreach (var paper in capacity.Papers)
        {
            Assert.Equal($"paper-{paper}", BoxOf(asking with { Papers = [.. asking.Papers.Where(p => p != paper)] }));
        }

        Assert.Equal("particulars", BoxOf(asking with { Particulars = " " }));
        Assert.Equal("requester", BoxOf(asking with { Requester = "" }));
        Assert.Equal("identification", BoxOf(asking with { Identification = "名刺" }));
    }

    [Fact]
    public void Capacities_ByPath_WantWhatTheLawSays()
    {
        string Items(string word) => string.Join(' ', ApplicantCapacity.Of(word)!.Items);
        Assert.Equal("", Items("本人"));
        Assert.Equal("KinshipShown", Items("直系卑属"));
        Assert.Equal("RightsGround RightsNeed", Items("第三者(権利・義務)"));
        Assert.Equal("Agency AgencyNeed", Items("第三者(官公署へ提出)"));
        Assert.Equal("UseAndMethod UseNeed", Items("第三者(正当な理由)"));
        Assert.Equal("Post Affairs Statute UseOfRecord", Items("公用請求"));
        Assert.Equal("Qualification Business Client ClientsGround", Items("職務上請求"));
        Assert.Equal("Qualification Matter Proceedings UseOfRecord", Items("職務上請求(紛争処理手続)"));
        Assert.Equal("Qualification Business UseOfRecord", Items("職務上請求(弁護士の業務)"));
    }

    [Theory]
    [InlineData("職務上請求", "行政書士", true)]
    [InlineData("職務上請求", "宅地建物取引士", false)]
    [InlineData("職務上請求(紛争処理手続)", "司法書士法人", true)]
    [InlineData("職務上請求(紛争処理手続)", "行政書士", false)]
    [InlineData("職務上請求(紛争処理手続)", "海事代理士", false)]
    [InlineData("職務上請求(弁護士の業務)", "弁護士法人", true)]
    [InlineData("職務上請求(弁護士の業務)", "司法書士", false)]
    public void WhyNot_Qualification_ByItsArticle(string word, string qualification, bool isGranted)
    {
        var asking = Asking(word);
        asking = asking with { Items = asking.Items.ToDictionary(i => i.Key, i => i.Key == ClaimItem.Qualification ? qualification : i.Value) };

        Assert.Equal(isGranted, Why(asking, new RequestLine(Whole, 1)) is null);
    }

    /// <summary>本人確認: the cards of an office are for their own path; two papers and a hearing are told in words.</summary>
    [Fact]
    public void WhyNot_Identification_ByPath()
    {
        Assert.Equal("identification", BoxOf(Asking("本人") with { Identification = "担当者の身分証明書(公用)" }));
        Assert.Equal("identification", BoxOf(Asking("第三者(権利・義務)") with { Identification = "資格者の証票・補助者証" }));
        Assert.Equal("identification", BoxOf(Asking("公用請求") with { Identification = "戸籍の内容などの聴き取り", IdentificationDetail = "父母の名" }));
        Assert.Equal("detail", BoxOf(Asking("本人") with { Identification = "顔写真のない証明書など 2点" }));
        Assert.Equal("detail", BoxOf(Asking("本人") with { Identification = "戸籍の内容などの聴き取り" }));
        Assert.Null(Why(Asking("本人") with { Identification = "顔写真のない証明書など 2点", IdentificationDetail = "資格確認書と年金手帳" }, new RequestLine(Whole, 1)));
        Assert.Null(Why(Asking("公用請求") with { Identification = "個人番号カード" }, new RequestLine(Whole, 1)));
    }

    /// <summary>代理人: with 委任状, never for 公用請求.</summary>
    [Fact]
    public void WhyNot_Agent_NeedsTheAuthority()
    {
        Assert.Equal("paper-Authority", BoxOf(Asking("本人") with { Agent = "越谷　花子" }));
        Assert.Null(Why(Asking("本人") with { Agent = "越谷　花子", Papers = [ClaimPaper.Authority] }, new RequestLine(Whole, 1)));
        Assert.Equal("paper-Evidence", BoxOf(Asking("第三者(権利・義務)") with { Agent = "越谷　花子", Papers = [ClaimPaper.Authority] }));
        Assert.Equal("agent", BoxOf(Asking("公用請求") with { Agent = "越谷　花子" }));
    }

    [Fact]
    public void WhyNot_KindOfAnotherRight_Refuses()
    {
        var unmarried = new CertificateRequest(new(1), CertificateKind.Unmarried, [new(1)]);
        var acceptance = new WantedCertificate.OfPaper(new(new(2026, 1), CertificateKind.Acceptance, []));
        var contents = new WantedCertificate.OfPaper(new(new(2026, 1), CertificateKind.PaperContents, [new("child.givenName")]));
        var absence = new WantedCertificate.OfAbsence(new(CertificateKind.NoRegister, "越谷市大沢1番地", "越谷太郎"));

        Assert.Null(Why(Asking("本人"), new RequestLine(unmarried, 1)));
        Assert.IsType<CertificateRefusal.NotForCapacity>(Why(Asking("配偶者"), new RequestLine(unmarried, 1)));
        Assert.IsType<CertificateRefusal.NotForCapacity>(Why(Asking("職務上請求"), new RequestLine(unmarried, 1)));
        Assert.IsType<CertificateRefusal.SelfOnly>(Why(Asking("本人") with { Agent = "越谷　花子", Papers = [ClaimPaper.Authority] }, new RequestLine(unmarried, 1)));
        Assert.Null(Why(Asking("届出人"), new RequestLine(acceptance, 1)));
        Assert.IsType<CertificateRefusal.NotForCapacity>(Why(Asking("本人"), new RequestLine(acceptance, 1)));
        Assert.IsType<CertificateRefusal.NotForCapacity>(Why(Asking("届出人"), new RequestLine(contents, 1)));
        Assert.Null(Why(Asking("利害関係人"), new RequestLine(contents, 1)));
        Assert.Equal("item-SpecialReason", Assert.IsType<CertificateRefusal.ApplicantUnfit>(Why(Asking("利害関係人") with { Items = new Dictionary<ClaimItem, string> { [ClaimItem.Interest] = "相続人" } }, new RequestLine(contents, 1))).Box);
        Assert.IsType<CertificateRefusal.NotForCapacity>(Why(Asking("利害関係人"), new RequestLine(Whole, 1)));
        Assert.Null(Why(Asking("請求者(市の証明)"), new RequestLine(absence, 1)));
        Assert.IsType<CertificateRefusal.NotForCapacity>(Why(Asking("請求者(市の証明)"), new RequestLine(Whole, 1)));
    }

    /// <summary>One register as 本人, another as 直系卑属: one request; a third one as 第三者 is another request.</summary>
    [Fact]
    public void WhyNot_CapacitiesOfOnePath_GoTogether()
    {
        var asking = Asking("本人") with { Items = new Dictionary<ClaimItem, string> { [ClaimItem.KinshipShown] = "この市の戸籍" } };

        Assert.Null(Why(asking, new RequestLine(Whole, 1), new RequestLine(Removed, 1) { Capacity = "直系卑属" }));
        Assert.IsType<CertificateRefusal.OtherPath>(Why(asking, new RequestLine(Whole, 1), new RequestLine(Removed, 1) { Capacity = "第三者(権利・義務)" }));
        Assert.Equal("item-KinshipShown", Assert.IsType<CertificateRefusal.ApplicantUnfit>(Why(Asking("本人"), new RequestLine(Whole, 1), new RequestLine(Removed, 1) { Capacity = "直系卑属" })).Box);
    }

    [Fact]
    public void WhyNot_LinesAndCopies_HaveBounds()
    {
        Assert.Equal("lines", Assert.IsType<CertificateRefusal.ApplicantUnfit>(Why(Asking("本人"))).Box);
        Assert.Equal("lines", Assert.IsType<CertificateRefusal.ApplicantUnfit>(Why(Asking("本人"), [.. Enumerable.Repeat(new RequestLine(Whole, 1), 31)])).Box);
        Assert.Equal("copies", Assert.IsType<CertificateRefusal.ApplicantUnfit>(Why(Asking("本人"), new RequestLine(Whole, 0))).Box);
        Assert.Equal("copies", Assert.IsType<CertificateRefusal.ApplicantUnfit>(Why(Asking("本人"), new RequestLine(Whole, 21))).Box);
        Assert.Null(Why(Asking("本人"), [.. Enumerable.Repeat(new RequestLine(Whole, 1), 30)]));
        Assert.Equal("copies", Assert.IsType<CertificateRefusal.ApplicantUnfit>(Why(Asking("本人"), new RequestLine(Whole, 20), new RequestLine(Whole, 11))).Box);
    }

    [Fact]
    public void Exemption_ByPathAndDay()
    {
        Assert.Null(Why(Asking("公用請求") with { Exemption = "公用" }, new RequestLine(Whole, 1)));
        Assert.IsType<CertificateRefusal.NoExemption>(Why(Asking("本人") with { Exemption = "公用", Papers = [ClaimPaper.ExemptionProof] }, new RequestLine(Whole, 1)));
        Assert.IsType<CertificateRefusal.NoExemption>(Why(Asking("公用請求") with { Exemption = "年金" }, new RequestLine(Whole, 1)));
        Assert.IsType<CertificateRefusal.NoExemption>(Why(Asking("本人") with { Exemption = "友人", Papers = [ClaimPaper.ExemptionProof] }, new RequestLine(Whole, 1)));
        Assert.Equal("paper-ExemptionProof", BoxOf(Asking("本人") with { Exemption = "災害" }));
        Assert.Null(Why(Asking("本人") with { Exemption = "災害", Papers = [ClaimPaper.ExemptionProof] }, new RequestLine(Whole, 1)));
        Assert.Equal("年金請求用", CounterRules.ExemptionOf(Asking("本人") with { Exemption = "年金" }, Today)!.Phrase);
    }

    /// <summary>記載事項証明: a fee for each matter; 一部事項証明: one for all.</summary>
    [Fact]
    public void PriceOf_Matters_AreCountedOnce()
    {
        CertifiedPart[] parts = [new(0, 0, null), new(0, 1, null), new(0, 1, null)];

        Assert.Equal(700, CounterRules.PriceOf(350, new CertificateRequest(new(1), CertificateKind.Statement, []) { Parts = parts }));
        Assert.Equal(450, CounterRules.PriceOf(450, new CertificateRequest(new(1), CertificateKind.Part, []) { Parts = parts }));
    }

    [Fact]
    public void Sheet_PaidExemptSpoiltAndReplaced_IsRightToTheYen()
    {
        var sheet = DaySheet.Of(Today, "01",
        [
            new DayEntry.Issued("戸籍全部事項証明書", 450, 450, "", false), new DayEntry.Issued("戸籍全部事項証明書", 450, 450, "", false), new DayEntry.Issued("戸籍全部事項証明書", 450, 0, "公用", false),
            new DayEntry.Issued("除籍全部事項証明書", 750, 750, "", false), new DayEntry.Spoilt("戸籍全部事項証明書", 450, 0), new DayEntry.Issued("戸籍全部事項証明書", 450, 0, "", true),
            new DayEntry.Spoilt("除籍全部事項証明書", 750, 750), new DayEntry.Issued("戸籍記載事項証明書", 700, 700, "", false), new DayEntry.Issued("戸籍記載事項証明書", 350, 350, "", false),
        ]);

        Assert.Equal(
        (DaySheetLine[])[
            new("戸籍全部事項証明書", 450, 2, 1, 1, 1, 900, 0, 450), new("除籍全部事項証明書", 750, 1, 0, 0, 1, 750, 750, 0),
            new("戸籍記載事項証明書", 350, 1, 0, 0, 0, 350, 0, 0), new("戸籍記載事項証明書", 700, 1, 0, 0, 0, 700, 0, 0),
        ], sheet.Lines);
        Assert.Equal((5, 7, 1950, 450), (sheet.Total.Copies, sheet.Total.Printed, sheet.Total.Yen, sheet.Total.Waived));
        Assert.EndsWith("合計,0,5,1,1,2,5,2700,750,1950,450\r\n", sheet.Csv(), StringComparison.Ordinal);
        Assert.Equal(0, DaySheet.Of(Today, "01", []).Total.Yen);
    }

    [Fact]
    public void Paper_SpoiltOnceAndReplacedOnce()
    {
        var paper = new IssuedPaper("20261130-00-0000001", Whole, "戸籍全部事項証明書", "戸籍 R1", "越谷　太郎", "本人", default, "madoguchi 窓口", "01", 450, null, null, null);
        paper = paper with { IssuedAt = new(2026, 11, 30, 10, 0, 0, TimeSpan.FromHours(9)), Generation = 3 };
        var spoilt = paper with { Spoilt = new("詰まった", 0, default, "madoguchi 窓口") };

        Assert.Null(IssuedPaperRules.WhyNotSpoil(paper, paper.Number, "詰まった"));
        Assert.IsType<CertificateRefusal.UnknownIssue>(IssuedPaperRules.WhyNotSpoil(null, "x", "詰まった"));
        Assert.IsType<CertificateRefusal.SpoiltBefore>(IssuedPaperRules.WhyNotSpoil(spoilt, paper.Number, "詰まった"));
        Assert.IsType<CertificateRefusal.ApplicantUnfit>(IssuedPaperRules.WhyNotSpoil(paper, paper.Number, " "));
        Assert.IsType<CertificateRefusal.ApplicantUnfit>(IssuedPaperRules.WhyNotSpoil(paper, paper.Number, new('長', 101)));
        Assert.Null(IssuedPaperRules.WhyNotReplace(spoilt, paper.Number, Today));
        Assert.IsType<CertificateRefusal.NotSpoilt>(IssuedPaperRules.WhyNotReplace(paper, paper.Number, Today));
        Assert.IsType<CertificateRefusal.ReplacedBefore>(IssuedPaperRules.WhyNotReplace(spoilt with { ReplacedBy = "20261130-00-0000002" }, paper.Number, Today));
        Assert.IsType<CertificateRefusal.FeeGivenBack>(IssuedPaperRules.WhyNotReplace(spoilt with { Spoilt = spoilt.Spoilt! with { Refund = 450 } }, paper.Number, Today));
    }

    /// <summary>差替え: of that day and of the same generation; anything else is another request.</summary>
    [Fact]
    public void WhyNotReplace_AnotherDayOrGeneration_Refuses()
    {
        var paper = new IssuedPaper("20261130-00-0000001", Whole, "戸籍全部事項証明書", "戸籍 R1", "越谷　太郎", "本人", new(2026, 11, 30, 23, 59, 0, TimeSpan.FromHours(9)), "madoguchi 窓口", "01", 450, new("詰まった", 0, default, "x"), null, null) { Generation = 3 };

        Assert.Null(IssuedPaperRules.WhyNotReplace(paper, paper.Number, Today));
        Assert.IsType<CertificateRefusal.ReplacedTooLate>(IssuedPaperRules.WhyNotReplace(paper, paper.Number, Today.AddDays(1)));
        Assert.Null(IssuedPaperRules.WhyNotReplace(paper, 3));
        Assert.IsType<CertificateRefusal.ReplacedMoved>(IssuedPaperRules.WhyNotReplace(paper, 4));
    }

    /// <summary>返金: with the paper in hand, and never by whoever issued it.</summary>
    [Fact]
    public void WhyNotRefund_WithoutThePaperOrByTheIssuer_Refuses()
    {
        var paper = new IssuedPaper("20261130-00-0000001", Whole, "戸籍全部事項証明書", "戸籍 R1", "越谷　太郎", "本人", default, "madoguchi 窓口", "01", 450, null, null, null);

        Assert.Null(IssuedPaperRules.WhyNotRefund(paper, new("詰まった", false, false), "madoguchi"));
        Assert.IsType<CertificateRefusal.PaperNotInHand>(IssuedPaperRules.WhyNotRefund(paper, new("詰まった", true, false), "madoguchi2"));
        Assert.IsType<CertificateRefusal.RefundByIssuer>(IssuedPaperRules.WhyNotRefund(paper, new("詰まった", true, true), "madoguchi"));
        Assert.Null(IssuedPaperRules.WhyNotRefund(paper, new("詰まった", true, true), "madoguchi2"));
    }

    /// <summary>法人: by a natural person whose authority is shown; never as a person of a register.</summary>
    [Fact]
    public void WhyNot_Corporation_ComesByANaturalPerson()
    {
        var asking = Asking("第三者(権利・義務)") with { IsCorporation = true };

        Assert.Equal("agent", BoxOf(asking));
        Assert.Equal("paper-Authority", BoxOf(asking with { Agent = "春日部　次郎" }));
        Assert.Null(Why(asking with { Agent = "春日部　次郎", Papers = [ClaimPaper.Authority, .. asking.Papers] }, new RequestLine(Whole, 1)));
        Assert.Equal("capacity", BoxOf(Asking("本人") with { IsCorporation = true, Agent = "春日部　次郎", Papers = [ClaimPaper.Authority] }));
    }
}
