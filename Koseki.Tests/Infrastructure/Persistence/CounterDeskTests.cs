using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>証明書の請求, the kinds that are made of papers and of what is not there, 処分, 差替え and 日計表, through the store.</summary>
public sealed class CounterDeskTests
{
    private static readonly CertificateRequest Whole = new(new(1), CertificateKind.Whole, []);
    private static readonly CertificateApplicant Self = new("越谷　太郎", "本人", "運転免許証", "", 1) { Particulars = "平成10年4月2日" };

    private static readonly Actor Second = TestCity.Person("madoguchi2", "窓口　月", StaffRole.Counter);

    private static CertificateApplicant As(string word) => Self with { Capacity = word, Items = ApplicantCapacity.Of(word)!.Items.ToDictionary(i => i, _ => "相続の手続"), Papers = [.. ApplicantCapacity.Of(word)!.Papers] };

    private static async Task<T> RefusedAsync<T>(Func<Task> act)
        where T : ActRefusal => Assert.IsType<T>((await Assert.ThrowsAsync<CaseException>(act)).Why);

    private static WantedCertificate Acceptance(CertificateKind kind = CertificateKind.Acceptance, params string[] boxes) =>
        new WantedCertificate.OfPaper(new(new(2026, 1), kind, [.. boxes.Select(b => new FieldKey(b))]) { IsProtectionAsked = true });

    [Fact]
    public async Task Issue_SeveralOfSeveralPeople_IsOneRequestWithANumberForEachCopy()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var asking = Self with { Items = new Dictionary<ClaimItem, string> { [ClaimItem.KinshipShown] = "この市の戸籍" }, Purpose = "相続" };

        var copies = await city.Get<CertificateDesk>().IssueAsync(
            new(asking, [new(Whole, 2) { Seen = 1 }, new(new CertificateRequest(new(2), CertificateKind.Statement, []) { Parts = [new(0, 0, null), new(0, 1, null)] }, 1) { Capacity = "直系卑属", Seen = 1 }]), TestCity.Counter);

        Assert.Equal(["20261008-00-0000001", "20261008-00-0000002", "20261008-00-0000003"], copies.Select(c => c.IssueNumber));
        await using var database = city.Open();
        var request = await database.CounterRequests.SingleAsync();
        Assert.Equal((1L, "本人等の請求", "本人", "越谷　太郎", "平成10年4月2日", 3, 1600, "01"), (request.Number, request.Path, request.Capacity, request.Requester, request.Particulars, request.Copies, request.Yen, request.Office));
        Assert.Equal("【続柄を確かめた方法(この市の戸籍、持参した証明書など)】この市の戸籍", request.Items);
        var rows = await database.CertificateIssues.OrderBy(c => c.IssueNumber).ToListAsync();
        Assert.Equal([(1L, 450, "本人"), (1L, 450, "本人"), (1L, 700, "直系卑属")], rows.Select(r => (r.Request!.Value, r.Fee!.Value, r.Capacity)));
        Assert.Single(rows.Select(r => r.JournalNumber).Append(request.JournalNumber).Distinct());
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>All of it or nothing: one held register, one that went on since it was looked at.</summary>
    [Fact]
    public async Task Issue_OneLineHeldOrMovedOn_IssuesNothing()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var desk = city.Get<CertificateDesk>();
        var received = await BirthPaper.ReceivedAsync(city);
        RequestLine two = new(Whole with { Register = new(2) }, 1);

        await RefusedAsync<CertificateRefusal.Held>(() => desk.IssueAsync(new(Self, [two, new(Whole, 1)]), TestCity.Counter));
        await RefusedAsync<CertificateRefusal.Held>(() => desk.IssueAsync(new(Self, [new(new CertificateRequest(new(1), CertificateKind.Part, []) { Parts = [new(0, 0, null)] }, 1)]), TestCity.Counter));
        await city.Workflow.WithdrawAsync(received.Id, "取下げ", TestCity.Examiner);
        await RefusedAsync<CertificateRefusal.Moved>(() => desk.IssueAsync(new(Self, [two, new(Whole, 1) { Seen = 7 }]), TestCity.Counter));
        await RefusedAsync<CertificateRefusal.NotForCapacity>(() => desk.IssueAsync(new(Self, [two, new(Acceptance(), 1)]), TestCity.Counter));

        Assert.Equal(450, (await RefusedAsync<CertificateRefusal.FeeMoved>(() => desk.IssueAsync(new(Self, [two with { SeenPrice = 400 }]), TestCity.Counter))).Price);

        await using var database = city.Open();
        Assert.False(await database.CertificateIssues.AnyAsync() || await database.CounterRequests.AnyAsync());
        Assert.Single(await desk.IssueAsync(new(Self, [two]), TestCity.Counter));
    }

    /// <summary>独身証明書: for the person alone, whatever line was chosen.</summary>
    [Fact]
    public async Task Unmarried_ForAnotherThanWhoAsks_IsRefused()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var register = (await city.Store.GetAsync(new(2)))!;
        RequestLine wanted = new(new CertificateRequest(new(2), CertificateKind.Unmarried, [register.Entries[0].Person]), 1);

        await RefusedAsync<CertificateRefusal.NotThePerson>(() => city.Get<CertificateDesk>().IssueAsync(new(Self, [wanted]), TestCity.Counter));
        Assert.Single(await city.Get<CertificateDesk>().IssueAsync(new(Self with { Requester = "小川 結衣" }, [wanted]), TestCity.Counter));
    }

    [Fact]
    public async Task Exempt_Official_PaysNothingAndSaysSoOnPaper()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var asking = As("公用請求") with { Identification = "担当者の身分証明書(公用)", Exemption = "公用" };

        var copy = Assert.Single(await city.Get<CertificateDesk>().IssueAsync(Whole, asking, TestCity.Counter));

        using var document = UglyToad.PdfPig.PdfDocument.Open(copy.Pdf);
        Assert.Contains("【公用】", string.Concat(document.GetPage(1).Letters.Select(l => l.Value)), StringComparison.Ordinal);
        await using var database = city.Open();
        var row = await database.CertificateIssues.SingleAsync();
        Assert.Equal((0, 450, "公用"), (row.Fee!.Value, row.Price, row.Exemption));
        Assert.Equal((1, 0, 450), await TotalAsync(city, new(2026, 10, 8)));
    }

    [Fact]
    public async Task Acceptance_OfABirth_OnceItIsDecided()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var desk = city.Get<CertificateDesk>();
        await RefusedAsync<CertificateRefusal.UnknownPaper>(() => desk.IssueAsync(new(As("届出人"), [new(Acceptance(), 1)]), TestCity.Counter));
        var examined = await BirthPaper.ExaminedAsync(city);
        await RefusedAsync<CertificateRefusal.PaperUndecided>(() => desk.IssueAsync(new(As("届出人"), [new(Acceptance(), 1)]), TestCity.Counter));
        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(examined.Id, TestCity.Approver));

        var copy = Assert.Single(await desk.IssueAsync(new(As("届出人"), [new(Acceptance(), 1)]), TestCity.Counter));
        await RefusedAsync<CertificateRefusal.NoFinePaper>(() => desk.IssueAsync(new(As("届出人"), [new(Acceptance(CertificateKind.FineAcceptance), 1)]), TestCity.Counter));

        using var document = UglyToad.PdfPig.PdfDocument.Open(copy.Pdf);
        var text = string.Concat(document.GetPage(1).Letters.Select(l => l.Value));
        Assert.All(new[] { "出生届受理証明書", "越谷美空", "令和８年１０月８日", "父", "上記の届出を受理したことを証明する。" }, t => Assert.Contains(t, text, StringComparison.Ordinal));
        await using var database = city.Open();
        var row = await database.CertificateIssues.SingleAsync();
        Assert.True(row is { Register: null, Generation: null, Fee: 350, Kind: "受理証明書" });
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>The paper's boxes asked for, of the paper as it was decided; nothing while nobody asked after 支援措置.</summary>
    [Fact]
    public async Task Contents_BoxesAskedFor_AreThoseOfThePaper()
    {
        await using var city = await TestCity.CreateSealedAsync();
        await BirthPaper.ApprovedAsync(city);
        var desk = city.Get<CertificateDesk>();
        var paper = await desk.PaperAsync(new(2026, 1), TestCity.Counter);
        Assert.Contains(paper.Boxes, b => b.Key.Value == "birth.place" && b.Text == "埼玉県越谷市");

        var copy = Assert.Single(await desk.IssueAsync(new(As("利害関係人"), [new(Acceptance(CertificateKind.PaperContents, "birth.place", "mother.name"), 1)]), TestCity.Counter));
        await RefusedAsync<CertificateRefusal.ProtectionUnasked>(() => desk.IssueAsync(new(As("利害関係人"), [new(new WantedCertificate.OfPaper(new(new(2026, 1), CertificateKind.PaperContents, [new("birth.place")])), 1)]), TestCity.Counter));

        using var document = UglyToad.PdfPig.PdfDocument.Open(copy.Pdf);
        var text = string.Concat(document.GetPage(1).Letters.Select(l => l.Value));
        Assert.Contains("越谷花子", text, StringComparison.Ordinal);
        Assert.DoesNotContain("東越谷一丁目", text, StringComparison.Ordinal);
        Assert.Equal("届 令8-1 の届書記載事項証明書を 1 通発行した", (await LastDeedAsync(city)));
    }

    /// <summary>A line of the receipt book rewritten behind the program's back certifies nothing.</summary>
    [Theory]
    [InlineData("UPDATE \"ReceiptOutcomes\" SET \"Columns_Subject\" = '別人'")]
    [InlineData("UPDATE \"ReceiptBook\" SET \"ReceivedOn\" = '2026-10-01'")]
    [InlineData("UPDATE \"ReceiptBook\" SET \"Disposition\" = '受理', \"AcceptedBy\" = NULL, \"Means\" = '郵送'")]
    public async Task Acceptance_ReceiptBookRewritten_IsRefused(string sql)
    {
        await using var city = await TestCity.CreateSealedAsync();
        await BirthPaper.ApprovedAsync(city);
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));

        await RefusedAsync<CertificateRefusal.ReceiptForeign>(() => city.Get<CertificateDesk>().IssueAsync(new(As("届出人"), [new(Acceptance(), 1)]), TestCity.Counter));
    }

    [Fact]
    public async Task Contents_CaseRewritten_IsRefused()
    {
        await using var city = await TestCity.CreateSealedAsync();
        await BirthPaper.ApprovedAsync(city);
        await city.TamperAsync($"UPDATE \"Cases\" SET \"Draft\" = REPLACE(\"Draft\", '越谷花子', '越谷別人')");

        await Assert.ThrowsAsync<CaseException>(() => city.Get<CertificateDesk>().PaperAsync(new(2026, 1), TestCity.Counter));
    }

    /// <summary>Whatever the spelling, what is there is found; a name elsewhere has to be looked at.</summary>
    [Theory]
    [InlineData("埼玉県越谷市東越谷一丁目5番地", "越谷　太郎", true)]
    [InlineData("東越谷１－５", "越谷太郎", true)]
    [InlineData("越谷市東越谷一丁目9番地", "越谷太郎", false)]
    public async Task Absence_RegisterThere_IsFoundByAnySpelling(string domicile, string head, bool isThere)
    {
        await using var city = await TestCity.CreateSealedAsync();
        var (desk, request) = (city.Get<CertificateDesk>(), new AbsenceRequest(CertificateKind.NoRegister, domicile, head));
        Task<IReadOnlyList<IssuedCertificate>> IssueAsync(AbsenceRequest wanted) => desk.IssueAsync(new(As("請求者(市の証明)"), [new(new WantedCertificate.OfAbsence(wanted), 1)]), TestCity.Counter);

        var found = Assert.Single(await desk.SearchAsync(request, TestCity.Counter));
        Assert.Equal(("R1", isThere), (found.Number, found.IsThere));
        if (isThere)
        {
            await RefusedAsync<CertificateRefusal.IsThere>(() => IssueAsync(request with { Dismissed = ["R1"] }));
            return;
        }

        await RefusedAsync<CertificateRefusal.LookFirst>(() => IssueAsync(request));
        Assert.Single(await IssueAsync(request with { Dismissed = ["R1"] }));
        Assert.Single(await IssueAsync(new(CertificateKind.NoRegister, "埼玉県越谷市大沢1番地", "存在　次郎")));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>A jam and another copy the same day, a refund the next: each day's sheet says what happened on it, and the first day's does not change.</summary>
    [Fact]
    public async Task SpoilAndReplace_ThenARefundTheNextDay_CountsOnItsOwnDay()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var (desk, papers) = (city.Get<CertificateDesk>(), city.Get<IssuedPaperDesk>());
        await desk.IssueAsync(Whole, Self with { Copies = 2 }, TestCity.Counter);
        await RefusedAsync<CertificateRefusal.NotSpoilt>(() => papers.ReplaceAsync("20261008-00-0000001", TestCity.Counter));
        await papers.SpoilAsync("20261008-00-0000001", new("用紙が詰まった", false, true), TestCity.Counter);
        await RefusedAsync<CertificateRefusal.SpoiltBefore>(() => papers.SpoilAsync("20261008-00-0000001", new("もう一度", false, true), TestCity.Counter));
        var other = await papers.ReplaceAsync("20261008-00-0000001", TestCity.Counter);
        await RefusedAsync<CertificateRefusal.ReplacedBefore>(() => papers.ReplaceAsync("20261008-00-0000001", TestCity.Counter));
        Assert.Equal("20261008-00-0000003", other.IssueNumber);
        Assert.Equal((2, 900, 0), await TotalAsync(city, new(2026, 10, 8)));
        city.Clock.Advance(TimeSpan.FromDays(1));

        // The copy made instead is spoilt, too, and the fee given back: that of the first, by somebody else than who took it.
        await RefusedAsync<CertificateRefusal.PaperNotInHand>(() => papers.SpoilAsync(other.IssueNumber, new("汚れた", true, false), Second));
        await RefusedAsync<CertificateRefusal.RefundByIssuer>(() => papers.SpoilAsync(other.IssueNumber, new("汚れた", true, true), TestCity.Counter));
        await papers.SpoilAsync(other.IssueNumber, new("汚れた", true, true), Second);
        Assert.Equal((2, 900, 0), await TotalAsync(city, new(2026, 10, 8)));
        Assert.Equal((-1, -450, 0), await TotalAsync(city, new(2026, 10, 9)));
        await RefusedAsync<CertificateRefusal.FeeGivenBack>(() => papers.ReplaceAsync(other.IssueNumber, TestCity.Counter));
        await RefusedAsync<CertificateRefusal.UnknownIssue>(() => papers.SpoilAsync("20261008-00-0000009", new("ない", false, true), TestCity.Counter));
        await papers.SpoilAsync("20261008-00-0000002", new("汚れた", false, true), TestCity.Counter);
        await RefusedAsync<CertificateRefusal.ReplacedTooLate>(() => papers.ReplaceAsync("20261008-00-0000002", TestCity.Counter));
        var list = await papers.ListAsync(new(2026, 10, 9), TestCity.Counter);
        Assert.Equal([("20261008-00-0000003", "20261008-00-0000001", "汚れた"), ("20261008-00-0000002", "", "汚れた")], list.Select(p => (p.Number, p.Replaces ?? "", p.Spoilt!.Reason)));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>What changed since the spoilt copy is no other copy of it.</summary>
    [Fact]
    public async Task Replace_RegisterWentOn_IsRefused()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var papers = city.Get<IssuedPaperDesk>();
        var copy = Assert.Single(await city.Get<CertificateDesk>().IssueAsync(Whole, Self, TestCity.Counter));
        await papers.SpoilAsync(copy.IssueNumber, new("詰まった", false, true), TestCity.Counter);
        await BirthPaper.ApprovedAsync(city);

        await RefusedAsync<CertificateRefusal.ReplacedMoved>(() => papers.ReplaceAsync(copy.IssueNumber, TestCity.Counter));
    }

    /// <summary>A fee altered behind the program's back prints on no sheet and no list.</summary>
    [Theory]
    [InlineData("UPDATE \"CertificateIssues\" SET \"Fee\" = 1")]
    [InlineData("UPDATE \"SpoiltPapers\" SET \"Refund\" = 450")]
    public async Task Sheet_OfRowsRewritten_IsRefused(string sql)
    {
        await using var city = await TestCity.CreateSealedAsync();
        var papers = city.Get<IssuedPaperDesk>();
        var copy = Assert.Single(await city.Get<CertificateDesk>().IssueAsync(Whole, Self, TestCity.Counter));
        await papers.SpoilAsync(copy.IssueNumber, new("詰まった", false, true), TestCity.Counter);
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));

        await RefusedAsync<CertificateRefusal.IssueForeign>(() => papers.SheetAsync(new(2026, 10, 8), TestCity.Counter));
        await RefusedAsync<CertificateRefusal.IssueForeign>(() => papers.ListAsync(new(2026, 10, 8), TestCity.Counter));
    }

    /// <summary>What was typed for another capacity before is not kept with the request.</summary>
    [Fact]
    public async Task Issue_ItemsOfAnotherCapacity_AreNotKept()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var asking = Self with { Items = new Dictionary<ClaimItem, string> { [ClaimItem.RightsGround] = "貸金の請求" }, Papers = [ClaimPaper.Evidence] };

        await city.Get<CertificateDesk>().IssueAsync(Whole, asking, TestCity.Counter);

        await using var database = city.Open();
        var request = await database.CounterRequests.SingleAsync();
        Assert.Equal(("", ""), (request.Items, request.Papers));
    }

    /// <summary>不在籍: whoever stands at the same 本籍 is looked at, whatever the name; a row that was rewritten certifies nothing.</summary>
    [Fact]
    public async Task Absence_SamePlaceOrRowRewritten_IsLookedAt()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var (desk, request) = (city.Get<CertificateDesk>(), new AbsenceRequest(CertificateKind.NoRegister, "埼玉県越谷市東越谷一丁目5番地", "存在　次郎"));
        Task<IReadOnlyList<IssuedCertificate>> IssueAsync(AbsenceRequest wanted) => desk.IssueAsync(new(As("請求者(市の証明)"), [new(new WantedCertificate.OfAbsence(wanted), 1)]), TestCity.Counter);

        Assert.Equal("R1", (await RefusedAsync<CertificateRefusal.LookFirst>(() => IssueAsync(request))).Number);
        Assert.Single(await IssueAsync(request with { Dismissed = ["R1"] }));
        await city.TamperAsync($"UPDATE \"RegisterIndex\" SET \"HeadKey\" = 'x' WHERE \"Register\" = 1");
        await RefusedAsync<CertificateRefusal.RecordForeign>(() => IssueAsync(request with { Dismissed = ["R1"] }));
    }

    /// <summary>Another copy is made of what stands recorded: a held register refuses.</summary>
    [Fact]
    public async Task Replace_RegisterHeld_IsRefused()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var papers = city.Get<IssuedPaperDesk>();
        var copy = Assert.Single(await city.Get<CertificateDesk>().IssueAsync(Whole, Self, TestCity.Counter));
        await papers.SpoilAsync(copy.IssueNumber, new("詰まった", false, true), TestCity.Counter);
        await BirthPaper.ReceivedAsync(city);

        await RefusedAsync<CertificateRefusal.Held>(() => papers.ReplaceAsync(copy.IssueNumber, TestCity.Counter));
    }

    /// <summary>Two nodes at once: one marks it, one makes another copy.</summary>
    [Fact]
    public async Task SpoilAndReplace_OnTwoNodesAtOnce_HappenOnce()
    {
        await using var city = await TestCity.CreateSealedAsync();
        await using var node = city.OtherNode();
        var (one, two) = (city.Get<IssuedPaperDesk>(), node.GetRequiredService<IssuedPaperDesk>());
        var copy = Assert.Single(await city.Get<CertificateDesk>().IssueAsync(Whole, Self, TestCity.Counter));

        Assert.Equal(1, await WonAsync(() => one.SpoilAsync(copy.IssueNumber, new("詰まった", false, true), TestCity.Counter), () => two.SpoilAsync(copy.IssueNumber, new("汚れた", false, true), TestCity.Counter)));
        Assert.Equal(1, await WonAsync(() => one.ReplaceAsync(copy.IssueNumber, TestCity.Counter), () => two.ReplaceAsync(copy.IssueNumber, TestCity.Counter)));
        await using var database = city.Open();
        Assert.Equal((1, 2), (await database.SpoiltPapers.CountAsync(), await database.CertificateIssues.CountAsync()));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>What a copy certifies is not taken from a row that somebody rewrote, nor is a copy unspoilt by taking its mark away.</summary>
    [Fact]
    public async Task Replace_IssueRewritten_IsRefused()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var papers = city.Get<IssuedPaperDesk>();
        var copies = await city.Get<CertificateDesk>().IssueAsync(Whole, Self with { Copies = 2 }, TestCity.Counter);
        await papers.SpoilAsync(copies[0].IssueNumber, new("詰まった", false, true), TestCity.Counter);
        await city.TamperAsync($"UPDATE \"CertificateIssues\" SET \"Wanted\" = REPLACE(\"Wanted\", '\"register\":1', '\"register\":2')");

        await RefusedAsync<CertificateRefusal.IssueForeign>(() => papers.ReplaceAsync(copies[0].IssueNumber, TestCity.Counter));
        await RefusedAsync<CertificateRefusal.IssueForeign>(() => papers.SpoilAsync(copies[1].IssueNumber, new("詰まった", true, true), TestCity.Counter));
        Assert.NotEmpty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task History_Deleted_IsFound()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var copy = Assert.Single(await city.Get<CertificateDesk>().IssueAsync(Whole, Self, TestCity.Counter));
        await city.Get<IssuedPaperDesk>().SpoilAsync(copy.IssueNumber, new("詰まった", false, true), TestCity.Counter);

        await city.TamperAsync($"DELETE FROM \"SpoiltPapers\"");
        await RefusedAsync<CertificateRefusal.IssueForeign>(() => city.Get<IssuedPaperDesk>().SpoilAsync(copy.IssueNumber, new("もう一度返す", true, true), TestCity.Counter));
        Assert.Contains(await city.ProblemsAsync(), p => p.Contains("SpoiltPapers", StringComparison.Ordinal));
        await city.TamperAsync($"DELETE FROM \"CertificateIssues\"");
        Assert.Contains(await city.ProblemsAsync(), p => p.Contains("CertificateIssues", StringComparison.Ordinal));
    }

    /// <summary>見本 of an earlier generation shows what stood there then, in pictures, while the register is held too; it is never a paper.</summary>
    [Fact]
    public async Task Specimen_OfAnEarlierGeneration_IsPicturesAlone()
    {
        await using var city = await TestCity.CreateSealedAsync();
        await BirthPaper.ApprovedAsync(city);
        var desk = city.Get<CertificateDesk>();

        var (first, second) = (await desk.SpecimenAsync(new(1), 1, TestCity.Approver), await desk.SpecimenAsync(new(1), 2, TestCity.Approver));

        Assert.All(first.Concat(second), p => Assert.StartsWith("<svg", p.TrimStart(), StringComparison.Ordinal));
        Assert.NotEqual(first, second);
        await RefusedAsync<CertificateRefusal.UnknownRegister>(() => desk.SpecimenAsync(new(1), 3, TestCity.Approver));
        var content = CertificateBuilder.Specimen((await city.Store.GetAsync(new(1)))!);
        Assert.True(content is { IsSpecimen: true, Certification: "", Title: "現在戸籍の見本" });
        Assert.Throws<InvalidOperationException>(() => city.Get<Koseki.Infrastructure.Pdf.CertificateRenderer>().Render(
            content, new("20261008-00-0000001", new(2026, 10, 8), "埼玉県越谷市長", "見本　花子") { Seal = Koseki.Eng.Town.Output.SpecimenSeal.Make() }, Koseki.Infrastructure.Pdf.Writing.PdfEnvelope.Archive));
        await using var database = city.Open();
        Assert.False(await database.CertificateIssues.AnyAsync());
    }

    /// <summary>A sheet is of one office: another one's papers and refunds are not on it.</summary>
    [Fact]
    public async Task Sheet_OfAnotherOffice_HasNothingOfThisOne()
    {
        await using var city = await TestCity.CreateSealedAsync();
        await city.Get<CertificateDesk>().IssueAsync(Whole, Self, TestCity.Counter);
        var elsewhere = TestCity.Counter with { Office = "02", Terminal = "02-01" };

        Assert.Equal(0, (await city.Get<IssuedPaperDesk>().SheetAsync(new(2026, 10, 8), elsewhere)).Total.Yen);
        Assert.Equal((1, 450, 0), await TotalAsync(city, new(2026, 10, 8)));
        Assert.Equal((0, 0, 0), await TotalAsync(city, new(2026, 10, 7)));
    }

    private static async Task<(int Copies, int Yen, int Waived)> TotalAsync(TestCity city, DateOnly day)
    {
        var total = (await city.Get<IssuedPaperDesk>().SheetAsync(day, TestCity.Counter)).Total;
        return (total.Copies, total.Yen, total.Waived);
    }

    private static async Task<string> LastDeedAsync(TestCity city)
    {
        await using var database = city.Open();
        return (await database.Audit.OrderByDescending(a => a.JournalNumber).FirstAsync()).Text;
    }

    private static async Task<int> WonAsync(params Func<Task>[] acts) => (await Task.WhenAll(acts.Select(a => Task.Run(async () =>
    {
        try
        {
            await a();
            return true;
        }
        catch (CaseException)
        {
            return false;
        }
    })))).Count(won => won);
}
