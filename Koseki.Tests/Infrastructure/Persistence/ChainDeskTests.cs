using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.RegisterChains;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.ImagedRegisters;
using Koseki.Tests.Infrastructure.Persistence.ImagedRegisters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>相続一式 through the store: one request, a held register stops alone, images by two persons, nobody of the same name.</summary>
public sealed class ChainDeskTests
{
    private const string Parents = "埼玉県越谷市越ヶ谷四丁目2番地";
    private static readonly PersonId Taro = new(1);
    private static readonly CertificateApplicant Self = new("越谷　太郎", "本人", "運転免許証", "", 1) { Particulars = "平成10年4月2日" };

    // 越谷太郎's register before the marriage, removed since; and somebody of his name and birth date with a number of his own.
    private static async Task<TestCity> CityAsync(bool isDead = false)
    {
        var city = await TestCity.CreateSealedAsync();
        var now = TestCity.Register("越谷太郎");
        var born = now.Entries[0] with { Spouse = null, Entered = new(RegisterDate.Parse("平成10年4月10日"), "出生"), Removed = new(RegisterDate.Parse("令和8年6月10日"), "婚姻", now.Domicile.Text), Matters = [now.Entries[0].Matters[0]] };
        var parents = now with { Id = new(50), State = RegisterState.Removed, Domicile = new(Parents), HeadGivenName = "一郎", Entries = [born with { Person = new(70), GivenName = "一郎" }, born] };
        var like = parents with { Id = new(51), Domicile = new("埼玉県越谷市大沢三丁目9番地"), Entries = [born with { Person = new(71), GivenName = "一郎" }, born with { Person = new(72) }] };
        await city.Get<BulkLoad>().LoadAsync(isDead ? [parents, like, Dead(now)] : [parents, like], TestCity.Counter, default);
        return city;
    }

    private static FamilyRegister Dead(FamilyRegister now) => now with
    {
        Id = new(52), State = RegisterState.Removed, HeadGivenName = "一郎", Entries = [now.Entries[0] with { Person = new(70), GivenName = "一郎", Spouse = null, Entered = new(RegisterDate.Parse("令和8年6月11日"), "分籍"), Removed = new(RegisterDate.Parse("令和8年7月1日"), "死亡", null), Matters = [now.Entries[0].Matters[0]] }],
    };

    private static async Task<T> RefusedAsync<T>(Func<Task> act)
        where T : ActRefusal => Assert.IsType<T>((await Assert.ThrowsAsync<CaseException>(act)).Why);

    private static async Task<ChainRequest> RequestAsync(TestCity city, PersonId person, CertificateApplicant? applicant = null)
    {
        var view = (await city.Get<ChainDesk>().OfAsync(person, TestCity.Counter))!;
        return new(person, view.Stored.Mark, new(applicant ?? Self, [.. view.Papers.Select(p => new RequestLine(p.Wanted, 1) { Seen = view.Stored.Generations[p.Paper.Number], SeenPrice = p.Fee })]));
    }

    [Fact]
    public async Task Issue_TheChain_IsOneRequestWithEveryPaperAndItsFee()
    {
        await using var city = await CityAsync();
        var view = (await city.Get<ChainDesk>().OfAsync(Taro, TestCity.Counter))!;

        Assert.Equal(["R50", "R1"], view.Papers.Select(p => p.Paper.Number));
        Assert.Equal([750, 450], view.Papers.Select(p => p.Fee!.Value));
        // Somebody else of that name and birth date: told, and in none of it.
        Assert.Equal((new PersonId(72), new RegisterId(51)), (Assert.Single(view.Alike).Person, view.Alike[0].Register));
        Assert.Null(await city.Get<ChainDesk>().OfAsync(new(999), TestCity.Counter));

        var issued = await city.Get<ChainDesk>().IssueAsync(await RequestAsync(city, Taro), TestCity.Counter);

        Assert.Empty(issued.Left);
        Assert.Equal(["除籍全部事項証明書", "戸籍全部事項証明書"], issued.Copies.Select(c => c.Called));
        await using var database = city.Open();
        Assert.Equal((2, 1200), await database.CounterRequests.Select(r => new ValueTuple<int, int>(r.Copies, r.Yen)).SingleAsync());
        Assert.StartsWith("相続一式(人 P1): 戸籍 R50 の除籍全部事項証明書を 1 通、戸籍 R1 の", await database.Audit.OrderBy(a => a.JournalNumber).Select(a => a.Text).LastAsync(), StringComparison.Ordinal);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>A 届 waits on one of them: that one is not issued and not paid, the others are; where nothing is left, nothing is recorded.</summary>
    [Fact]
    public async Task Issue_OneHeld_LeavesOutThatOneAndSaysSo()
    {
        await using var city = await CityAsync();
        var request = await RequestAsync(city, Taro);
        await BirthPaper.ReceivedAsync(city);

        Assert.IsType<CertificateRefusal.Held>((await city.Get<ChainDesk>().OfAsync(Taro, TestCity.Counter))!.Papers[1].Why);
        var issued = await city.Get<ChainDesk>().IssueAsync(request, TestCity.Counter);

        Assert.Equal("除籍全部事項証明書", Assert.Single(issued.Copies).Called);
        var left = Assert.Single(issued.Left);
        Assert.Equal("戸籍 R1", left.Wanted.Of);
        Assert.Contains("届(令8-1)の処理中", left.Why.Words, StringComparison.Ordinal);
        await using var database = city.Open();
        Assert.Equal((1, 750), await database.CounterRequests.Select(r => new ValueTuple<int, int>(r.Copies, r.Yen)).SingleAsync());
        Assert.Contains("(戸籍 R1は出せず、ほかだけを出した)", await database.Audit.OrderBy(a => a.JournalNumber).Select(a => a.Text).LastAsync(), StringComparison.Ordinal);

        await RefusedAsync<CertificateRefusal.NothingLeft>(() => city.Get<ChainDesk>().IssueAsync(request with { Request = request.Request with { Lines = [request.Request.Lines[1]] } }, TestCity.Counter));
        Assert.Equal(1, await database.CounterRequests.CountAsync());
        // The counter's own request is all or nothing as before.
        await RefusedAsync<CertificateRefusal.Held>(() => city.Get<CertificateDesk>().IssueAsync(request.Request, TestCity.Counter));
    }

    [Fact]
    public async Task Issue_AnotherChainOrAnotherPersonsPaper_IsRefused()
    {
        await using var city = await CityAsync(isDead: true);
        var desk = city.Get<ChainDesk>();
        var request = await RequestAsync(city, Taro);

        await RefusedAsync<CertificateRefusal.ChainMoved>(() => desk.IssueAsync(request with { Seen = "R50:1" }, TestCity.Counter));
        await RefusedAsync<CertificateRefusal.NotInChain>(() => desk.IssueAsync(request with { Request = request.Request with { Lines = [new(new CertificateRequest(new(51), CertificateKind.RemovedWhole, []), 1)] } }, TestCity.Counter));
        var missing = request.Request.Applicant with { Capacity = "第三者(権利・義務)" };
        await RefusedAsync<CertificateRefusal.ApplicantUnfit>(() => desk.IssueAsync(request with { Request = request.Request with { Applicant = missing } }, TestCity.Counter));
        // Nobody asks as the dead.
        await RefusedAsync<CertificateRefusal.SubjectGone>(async () => await desk.IssueAsync(await RequestAsync(city, new(70)), TestCity.Counter));
        var heir = Self with { Capacity = "直系卑属", Items = new Dictionary<ClaimItem, string> { [ClaimItem.KinshipShown] = "この市の戸籍" } };
        Assert.NotEmpty((await desk.IssueAsync(await RequestAsync(city, new(70), heir), TestCity.Counter)).Copies);
        Assert.Empty(await city.ProblemsAsync());
    }

    private static async Task<(TestCity City, ReadStay Read)> ReadAsync()
    {
        var city = await CityAsync();
        await ImagedDelivery.ImportAsync(city.Get<ImagedImport>());
        return (city, new(new(3), Taro) { Begin = StayBegin.Birth, From = "平成10年4月5日", End = StayEnd.Left, EndCause = "入籍", To = "平成10年4月8日", Next = $"{Parents}　越谷一郎" });
    }

    /// <summary>An imaged register comes into the chain by two persons, and goes out of it by two.</summary>
    [Fact]
    public async Task Image_ReadByOneAndConfirmedByAnother_IsInTheChainAndIsIssued()
    {
        var (city, read) = await ReadAsync();
        await using var disposed = city;
        var (desk, chain) = (city.Get<StayDesk>(), city.Get<ChainDesk>());

        Assert.Null(await desk.ProposeAsync(read, "1頁。父母と出生地が合う", TestCity.Examiner));
        Assert.Equal("自分の申し出は確認できません。別の人が画像を見て確認してください。", await desk.ConfirmAsync(1, TestCity.Examiner));
        Assert.NotNull(await desk.ProposeAsync(read, "1頁", TestCity.Counter));
        Assert.Equal(["R50", "R1"], (await chain.OfAsync(Taro, TestCity.Counter))!.Papers.Select(p => p.Paper.Number));
        Assert.Null(await desk.ConfirmAsync(1, TestCity.Approver));
        Assert.NotNull(await desk.ConfirmAsync(1, TestCity.Approver));

        var view = (await chain.OfAsync(Taro, TestCity.Counter))!;
        Assert.Equal(["画3", "R50", "R1"], view.Papers.Select(p => p.Paper.Number));
        Assert.Equal("画像を審査　次郎が読み、決裁　三郎が確かめた(1頁。父母と出生地が合う)。", view.Stored.Chain.Stays.First().Evidence);
        var issued = await chain.IssueAsync(await RequestAsync(city, Taro), TestCity.Counter);
        Assert.Equal(["改製原戸籍謄本", "除籍全部事項証明書", "戸籍全部事項証明書"], issued.Copies.Select(c => c.Called));
        Assert.Empty(await city.ProblemsAsync());

        Assert.Null(await desk.ProposeAsync(read with { Holds = false }, "同姓同名の別人", TestCity.Approver));
        Assert.Null(await desk.ConfirmAsync(3, TestCity.Examiner));
        Assert.Equal(["R50", "R1"], (await chain.OfAsync(Taro, TestCity.Counter))!.Papers.Select(p => p.Paper.Number));
    }

    /// <summary>Whoever has the database makes no image anybody's, and takes none away.</summary>
    [Theory]
    [InlineData("UPDATE ReadStays SET Person = 72 WHERE Number = 1")]
    [InlineData("UPDATE ReadStays SET Imaged = 1")]
    [InlineData("DELETE FROM ReadStays WHERE Number = 2")]
    public async Task Image_ChangedBesideTheProgram_IsRefused(string sql)
    {
        var (city, read) = await ReadAsync();
        await using var disposed = city;
        Assert.Null(await city.Get<StayDesk>().ProposeAsync(read, "合う", TestCity.Examiner));
        Assert.Null(await city.Get<StayDesk>().ConfirmAsync(1, TestCity.Approver));

        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));

        await RefusedAsync<CertificateRefusal.RecordForeign>(() => city.Get<ChainDesk>().OfAsync(Taro, TestCity.Counter));
        Assert.NotEmpty(await city.ProblemsAsync());
    }

    /// <summary>Two nodes confirm one proposal: once.</summary>
    [Fact]
    public async Task Image_ConfirmedByTwoNodesAtOnce_IsConfirmedOnce()
    {
        var (city, read) = await ReadAsync();
        await using var disposed = city;
        await using var other = city.OtherNode();
        Assert.Null(await city.Get<StayDesk>().ProposeAsync(read, "合う", TestCity.Examiner));

        var said = await Task.WhenAll(city.Get<StayDesk>().ConfirmAsync(1, TestCity.Approver), other.GetRequiredService<StayDesk>().ConfirmAsync(1, TestCity.Approver));

        Assert.Single(said, s => s is null);
        await using var database = city.Open();
        Assert.Equal(2, await database.ReadStays.CountAsync());
    }

    /// <summary>抄本 of an image at the counter: only with something covered that lies on the page; the copy and what is covered are in the book.</summary>
    [Fact]
    public async Task Image_Extract_IsOfWhatIsCovered()
    {
        var (city, _) = await ReadAsync();
        await using var disposed = city;
        var desk = city.Get<CertificateDesk>();
        RequestLine Line(CertificateKind kind, params PageMask[] masks) => new(new WantedCertificate.OfImage(new(new(1), kind) { Masks = masks }), 1);

        await RefusedAsync<CertificateRefusal.MasksUnfit>(() => desk.IssueAsync(new(Self, [Line(CertificateKind.RemovedExtract)]), TestCity.Counter));
        await RefusedAsync<CertificateRefusal.MasksUnfit>(() => desk.IssueAsync(new(Self, [Line(CertificateKind.RemovedCopy, new PageMask(1, 0, 0, 5, 5))]), TestCity.Counter));
        await RefusedAsync<CertificateRefusal.MasksUnfit>(() => desk.IssueAsync(new(Self, [Line(CertificateKind.RemovedExtract, new PageMask(3, 0, 0, 5, 5))]), TestCity.Counter));
        await RefusedAsync<CertificateRefusal.MasksUnfit>(() => desk.IssueAsync(new(Self, [Line(CertificateKind.RemovedExtract, new PageMask(1, int.MaxValue, 0, 5, 5))]), TestCity.Counter));
        await RefusedAsync<CertificateRefusal.WrongKind>(() => desk.IssueAsync(new(Self, [Line(CertificateKind.SupersededCopy)]), TestCity.Counter));

        var copy = Assert.Single(await desk.IssueAsync(new(Self, [Line(CertificateKind.RemovedExtract, new PageMask(1, 10, 10, 100, 50))]), TestCity.Counter));

        using var document = UglyToad.PdfPig.PdfDocument.Open(copy.Pdf);
        Assert.Equal(3, document.NumberOfPages);
        var paper = (await city.Get<IssuedPaperDesk>().FindAsync(copy.IssueNumber, TestCity.Counter))!;
        Assert.Equal("1頁(10,10)100×50", Assert.IsType<WantedCertificate.OfImage>(paper.Wanted).Request.Masks[0].ToString());
        Assert.Equal((750, "除籍抄本"), (paper.Fee, paper.Kind));
        await city.Get<IssuedPaperDesk>().SpoilAsync(copy.IssueNumber, new("用紙の詰まり", false, true), TestCity.Counter);
        Assert.NotEmpty((await city.Get<IssuedPaperDesk>().ReplaceAsync(copy.IssueNumber, TestCity.Counter, 1)).Pdf);
        Assert.Empty(await city.ProblemsAsync());
    }
}
