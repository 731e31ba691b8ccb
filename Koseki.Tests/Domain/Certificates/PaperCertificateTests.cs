using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Notifications;

namespace Koseki.Tests.Domain.Certificates;

/// <summary>受理証明書, 届書記載事項証明書, 不在籍証明書 and 廃棄済証明書.</summary>
public sealed class PaperCertificateTests
{
    private static readonly FieldKey Address = new("child.address"), Father = new("father.name");

    private static readonly FiledPaper Marriage = new(
        new(2026, 12), "0401", "婚姻", "越谷太郎・春日部花子", "埼玉県越谷市東越谷一丁目5番地・埼玉県春日部市粕壁六丁目2番地", "夫　越谷太郎\n妻　春日部花子", new(2026, 6, 10), null, "受理", "記録",
        [new(Address, "住所", "埼玉県越谷市東越谷一丁目5番3号"), new(Father, "父の氏名", "越谷一郎")]) { PaperName = "婚姻届" };

    private static readonly AbsenceRequest Absence = new(CertificateKind.NoRegister, "埼玉県越谷市東越谷一丁目9番地", "越谷　太郎");
    private static readonly DateOnly Today = new(2026, 11, 30);

    private static PaperRequest Of(CertificateKind kind, params FieldKey[] boxes) => new(Marriage.Receipt, kind, boxes) { IsProtectionAsked = true };

    private static List<string> Lines(CertificateContent content) => [.. content.Rows.Select(r => string.Join('|', r.Cells.Select(c => c.Text)))];

    [Fact]
    public void Acceptance_OfAMarriage_SaysEventPersonsNotifierAndDay()
    {
        var content = PaperCertificates.Of(Marriage, Of(CertificateKind.Acceptance), Today).Written!;

        Assert.Equal(("婚姻届受理証明書", "上記の届出を受理したことを証明する。", CertificateStyle.Form), (content.Title, content.Certification, content.Style));
        Assert.Contains("届出事件の種類|婚姻", Lines(content));
        Assert.Contains(Lines(content), l => l.EndsWith("|令和８年６月１０日", StringComparison.Ordinal));
        Assert.DoesNotContain(Lines(content), l => l.Contains("東越谷一丁目５番３号", StringComparison.Ordinal));
        Assert.Equal(CertificateStyle.Fine, PaperCertificates.Of(Marriage, Of(CertificateKind.FineAcceptance), Today).Written!.Style);
        Assert.Contains("届出人|夫　越谷太郎", Lines(content));
        Assert.Contains("妻　春日部花子", Lines(content));
        var kept = PaperCertificates.Of(Marriage with { SubjectName = "77条の2・75条の2", PaperName = "離婚の際に称していた氏を称する届" }, Of(CertificateKind.Acceptance), Today).Written!;
        Assert.Equal("離婚の際に称していた氏を称する届受理証明書", kept.Title);
        Assert.Contains("届出事件の種類|離婚の際に称していた氏を称する届", Lines(kept));
    }

    [Fact]
    public void WhyNot_UndecidedRefusedOrAcceptedElsewhere_Refuses()
    {
        CertificateRefusal? Why(FiledPaper paper, CertificateKind kind = CertificateKind.Acceptance) => PaperCertificates.WhyNot(paper, Of(kind));
        Assert.IsType<CertificateRefusal.PaperUndecided>(Why(Marriage with { Outcome = null }));
        Assert.IsType<CertificateRefusal.PaperNotAccepted>(Why(Marriage with { Outcome = "不受理" }));
        Assert.IsType<CertificateRefusal.PaperNotAccepted>(Why(Marriage with { Outcome = "取下げ" }));
        Assert.IsType<CertificateRefusal.AcceptedElsewhere>(Why(Marriage with { AcceptedBy = "埼玉県春日部市長" }));
        Assert.IsType<CertificateRefusal.NoNotification>(Why(Marriage with { Disposition = "職権" }));
        Assert.IsType<CertificateRefusal.NoNotification>(Why(Marriage with { SubjectName = "死産", PaperName = "" }));
        Assert.IsType<CertificateRefusal.NotifierUnknown>(Why(Marriage with { Notifier = "" }));
        Assert.IsType<CertificateRefusal.NoFinePaper>(Why(Marriage with { SubjectCode = "0101", SubjectName = "出生" }, CertificateKind.FineAcceptance));
        Assert.IsType<CertificateRefusal.NotOfPaper>(Why(Marriage, CertificateKind.Whole));
        Assert.Null(Why(Marriage with { Outcome = "受理" }));
    }

    /// <summary>届書: only the boxes asked for, and not before somebody asked after 支援措置.</summary>
    [Fact]
    public void Contents_OnlyTheBoxesAskedFor_WithTheTitleOfTheDayOfAcceptance()
    {
        var content = PaperCertificates.Of(Marriage, Of(CertificateKind.PaperContents, Father), Today).Written!;

        Assert.Equal("届書等情報内容証明書", content.Title);
        Assert.Contains("父の氏名|越谷一郎", Lines(content));
        Assert.DoesNotContain(Lines(content), l => l.Contains("住所", StringComparison.Ordinal));
        Assert.Equal("届書記載事項証明書", PaperCertificates.Of(Marriage with { ReceivedOn = new(2024, 2, 29) }, Of(CertificateKind.PaperContents, Father), Today).Written!.Title);
        Assert.Equal("届書等情報内容証明書", PaperCertificates.Of(Marriage with { ReceivedOn = new(2024, 3, 1) }, Of(CertificateKind.PaperContents, Father), Today).Written!.Title);
        Assert.IsType<CertificateRefusal.PartsUnfit>(PaperCertificates.WhyNot(Marriage, Of(CertificateKind.PaperContents)));
        Assert.IsType<CertificateRefusal.PartsUnfit>(PaperCertificates.WhyNot(Marriage, Of(CertificateKind.PaperContents, new FieldKey("mother.name"))));
        Assert.IsType<CertificateRefusal.ProtectionUnasked>(PaperCertificates.WhyNot(Marriage, Of(CertificateKind.PaperContents, Father) with { IsProtectionAsked = false }));
        Assert.IsType<CertificateRefusal.NoPaper>(PaperCertificates.WhyNot(Marriage with { Disposition = "職権" }, Of(CertificateKind.PaperContents, Father)));
        Assert.Null(PaperCertificates.WhyNot(Marriage with { Disposition = "嘱託", PaperName = "", Notifier = "" }, Of(CertificateKind.PaperContents, Father)));
        // What another city accepted and sent here is kept here, too.
        Assert.Null(PaperCertificates.WhyNot(Marriage with { AcceptedBy = "埼玉県春日部市長", Disposition = "送付" }, Of(CertificateKind.PaperContents, Father)));
    }

    [Fact]
    public void BoxesOf_ADraft_LeavesOutNumbersOfRegistersAndEmptyBoxes()
    {
        var kind = NotificationCatalogue.Find("0101")!;
        var draft = Draft.Of(new Dictionary<string, string> { ["parents.where"] = "この市の戸籍", ["parents.register"] = "R1", ["child.givenName"] = "美空", ["birth.date"] = "R8.10.1" });
        var boxes = FiledPaper.BoxesOf(kind.Form, draft);

        Assert.Contains(boxes, b => b.Text == "美空");
        Assert.Contains(boxes, b => b.Text == "令和8年10月1日");
        Assert.DoesNotContain(boxes, b => b.Text.Contains("R1", StringComparison.Ordinal));
        Assert.All(boxes, b => Assert.NotEmpty(b.Text));
    }

    [Fact]
    public void NoRegister_NothingFound_SaysWhereWasSearched()
    {
        var content = AbsenceCertificates.Of(Absence, [], Today).Written!;

        Assert.Equal("不在籍証明書", content.Title);
        Assert.Contains("筆頭者の氏名|越谷　太郎", Lines(content));
        Assert.Contains("改製原戸籍", string.Concat(Lines(content)), StringComparison.Ordinal);
    }

    [Fact]
    public void NoRegister_FoundOrNotLookedAt_Refuses()
    {
        var there = new FoundRegister("R1", "埼玉県越谷市東越谷一丁目9番地", "越谷　太郎", "現在戸籍", true);
        var other = there with { Number = "画3", Domicile = "埼玉県越谷市大沢1番地", IsThere = false };

        Assert.IsType<CertificateRefusal.IsThere>(AbsenceCertificates.WhyNot(Absence with { Dismissed = ["R1"] }, [there], Today));
        Assert.Equal("画3", Assert.IsType<CertificateRefusal.LookFirst>(AbsenceCertificates.WhyNot(Absence, [other], Today)).Number);
        Assert.Null(AbsenceCertificates.WhyNot(Absence with { Dismissed = ["画3"] }, [other], Today));
        Assert.IsType<CertificateRefusal.AbsenceUnfit>(AbsenceCertificates.WhyNot(Absence with { Head = " 　" }, [], Today));
        Assert.IsType<CertificateRefusal.AbsenceUnfit>(AbsenceCertificates.WhyNot(Absence with { Domicile = "" }, [], Today));
        Assert.IsType<CertificateRefusal.NotOfAbsence>(AbsenceCertificates.WhyNot(Absence with { Kind = CertificateKind.Whole }, [], Today));
    }

    /// <summary>The period of the day of destruction counts, from the year after the closing.</summary>
    [Theory]
    [InlineData("除籍簿", "S4.3.1", "H22.5.31", null)]
    [InlineData("除籍簿", "S5.3.1", "H22.6.1", "2080-12-31")]
    [InlineData("除籍簿", "S4.12.31", "H21.12.31", "2009-12-31")]
    [InlineData("戸籍の附票の除票", "H25.4.1", "H31.1.1", null)]
    [InlineData("戸籍の附票の除票", "H26.4.1", "R元.6.20", "2164-04-01")]
    [InlineData("戸籍の附票の除票", "H26.1.1", "H31.1.1", "2019-01-01")]
    [InlineData("改製原戸籍の附票", "H25.12.31", "H31.1.1", null)]
    [InlineData("改製原戸籍の附票", "H26.4.1", "R元.6.20", "2164-04-01")]
    public void Discarded_ByThePeriodInForce(string book, string closed, string destroyed, string? keptUntil)
    {
        var request = Absence with { Kind = CertificateKind.Discarded, Destroyed = new(book, closed, destroyed, "廃3") };
        var why = AbsenceCertificates.WhyNot(request, [], Today);

        if (keptUntil is null)
        {
            Assert.Null(why);
            Assert.Contains("廃棄年月日|" + PaperText.Widen(destroyed == "H22.5.31" ? "平成22年5月31日" : "平成31年1月1日"), Lines(AbsenceCertificates.Of(request, [], Today).Written!));
            return;
        }

        Assert.Equal(DateOnly.ParseExact(keptUntil, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Assert.IsType<CertificateRefusal.KeptTooShort>(why).Last);
    }

    [Fact]
    public void Discarded_WithoutItsBookOrWithARegisterThatIsThere_Refuses()
    {
        var request = Absence with { Kind = CertificateKind.Discarded, Destroyed = new("除籍簿", "S4.3.1", "H22.5.31", "廃3") };

        Assert.IsType<CertificateRefusal.AbsenceUnfit>(AbsenceCertificates.WhyNot(request with { Destroyed = null }, [], Today));
        Assert.IsType<CertificateRefusal.AbsenceUnfit>(AbsenceCertificates.WhyNot(request with { Destroyed = request.Destroyed! with { Entry = " " } }, [], Today));
        Assert.IsType<CertificateRefusal.AbsenceUnfit>(AbsenceCertificates.WhyNot(request with { Destroyed = request.Destroyed! with { DestroyedOn = "R9.1.1" } }, [], Today));
        Assert.IsType<CertificateRefusal.IsThere>(AbsenceCertificates.WhyNot(request, [new("R1", "埼玉県越谷市東越谷一丁目9番地", "越谷　太郎", "除籍", true)], Today));
    }

    [Fact]
    public void Document_EveryKindOfWish_ReadsBackTheSame()
    {
        WantedCertificate[] wishes =
        [
            new CertificateRequest(new(1), CertificateKind.Part, [new(3)]) { Parts = [new(0, 1, null), CertifiedPart.OfLine(1, "父"), new(null, 0, null)] },
            new WantedCertificate.OfPaper(Of(CertificateKind.PaperContents, Father, Address)),
            new WantedCertificate.OfAbsence(Absence with { Dismissed = ["画3"] }),
            new WantedCertificate.OfAbsence(Absence with { Kind = CertificateKind.Discarded, Destroyed = new("除籍簿", "S4.3.1", "H22.5.31", "廃3") }),
        ];

        Assert.All(wishes, w => Assert.Equal(WantedDocument.Write(w), WantedDocument.Write(WantedDocument.Read(WantedDocument.Write(w))!)));
        Assert.Null(WantedDocument.Read("{}"));
        Assert.Null(WantedDocument.Read("x"));
    }
}
