using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications;
using Koseki.Eng.Cases;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>
/// Papers that name no register of this city (戸籍法25条): of people whose 本籍 is elsewhere, of foreigners, and of a couple
/// from elsewhere that gets its first register here.
/// </summary>
public sealed class PaperOfOthersTests
{
    private static readonly ReceiptDetails Today = BirthPaper.Today;

    private static CaseFile Paper(string kind, string file) =>
        CaseFile.Load(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", kind, "cases", file + ".txt"));

    private static async Task<long> TypedAsync(TestCity city, NotificationKind kind, Draft draft)
    {
        var opened = await city.Workflow.OpenAsync(kind.Code, TestCity.Counter);
        await city.Workflow.SaveDraftAsync(opened.Id, draft, opened.Version, TestCity.Counter);
        return opened.Id;
    }

    private static async Task<long> ExaminedAsync(TestCity city, CaseFile paper)
    {
        var draft = paper.Kind.Name == "死亡" ? paper.Draft.With(new("death.date"), "R8.10.3") : paper.Draft;
        var id = await TypedAsync(city, paper.Kind, draft);
        await city.Workflow.ReceiveAsync(id, Today, TestCity.Counter);
        await city.Workflow.CompleteExaminationAsync(id, TestCity.Examiner, answers: await city.AnswersAsync(id));
        return id;
    }

    /// <summary>要照会 holds the examination until somebody has written down the answer; who and what is kept with the case and in the record.</summary>
    [Fact]
    public async Task CompleteExamination_InquiryUnanswered_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var paper = Paper("Marriage", "12-外国人同士");
        var id = await TypedAsync(city, paper.Kind, paper.Draft);
        await city.Workflow.ReceiveAsync(id, Today, TestCity.Counter);

        Assert.IsType<CaseRefusal.Unanswered>((await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(id, TestCity.Examiner))).Why);
        await city.Workflow.CompleteExaminationAsync(id, TestCity.Examiner, answers: await city.AnswersAsync(id));

        Assert.All((await city.Workflow.GetAsync(id))!.Answers, a => Assert.Equal(("shinsa", "審査　次郎"), (a.Account, a.Name)));
        await using var database = city.Open();
        Assert.Contains("差し支えないとの回答", (await database.Audit.SingleAsync(a => a.Action == "審査完了")).Reason, StringComparison.Ordinal);
        // Answered once, it stands when the paper comes back; written anew, it is asked about again.
        await city.Workflow.ReturnAsync(id, "書き直し", TestCity.Approver);
        await city.Workflow.CompleteExaminationAsync(id, TestCity.Examiner);
        await city.Workflow.ReturnAsync(id, "書き直し", TestCity.Approver);
        var back = (await city.Workflow.GetAsync(id))!;
        await city.Workflow.SaveDraftAsync(id, back.Draft.With(new("remarks"), "別の人の届に書き直した"), back.Version, TestCity.Counter);
        Assert.IsType<CaseRefusal.Unanswered>((await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(id, TestCity.Examiner))).Why);
        // What is answered of the paper as it was is no answer.
        var before = (await city.AnswersAsync(id)).Select(a => a with { Seen = Inquiry.SeenOf(id, back.Draft) }).ToList();
        Assert.IsType<CaseRefusal.Unanswered>((await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(id, TestCity.Examiner, answers: before))).Why);
        await city.Workflow.CompleteExaminationAsync(id, TestCity.Examiner, answers: await city.AnswersAsync(id));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Theory]
    [InlineData("Birth", "29-他の市区町村の本籍", "春日部", "埼玉県春日部市粕壁六丁目2番地", true)]
    [InlineData("Birth", "31-父母とも外国人", "エマ", "アメリカ合衆国", false)]
    [InlineData("Death", "17-外国人", "スミス，ジョン", "なし(外国人)", false)]
    [InlineData("Marriage", "12-外国人同士", null, null, false)]
    [InlineData("Marriage", "08-非本籍人の届", null, null, true)]
    public async Task Approve_NothingToRecordHere_BooksAcceptsAndSends(string folder, string file, string? subject, string? domicile, bool isOfARegister)
    {
        await using var city = await TestCity.CreateAsync();
        var before = await GenerationsAsync(city);

        var id = await ExaminedAsync(city, Paper(folder, file));
        var outcome = Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(id, TestCity.Approver));

        var line = Assert.Single(await city.BookAsync(2026));
        Assert.Equal(("令8-1", "受理", "受理"), (line.Receipt.ToString(), line.Disposition, line.Outcome));
        Assert.Equal((subject ?? line.Subject, domicile ?? line.Domicile), (line.Subject, line.Domicile));
        Assert.NotEmpty(line.Domicile);
        var notices = (await city.Get<MessageLists>().OfCaseAsync(id)).Select(n => $"{n.Kind.Word()} {n.Recipient.Name}").ToList();
        Assert.Contains("人口動態調査票 越谷市保健所長", notices);
        Assert.Equal(isOfARegister, notices.Contains("届書等情報 法務大臣"));
        await using var database = city.Open();
        Assert.Equal(before, await GenerationsAsync(city));
        Assert.Empty(await database.Holds.ToListAsync());
        Assert.EndsWith("受付帳に記録した(この市の戸籍に記録する事項はない)", (await database.Audit.SingleAsync(a => a.JournalNumber == outcome.JournalNumber)).Text, StringComparison.Ordinal);
        Assert.Equal(CaseState.Approved, (await city.Workflow.GetAsync(id))!.State);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Approve_CoupleFromElsewhere_GetsTheReservedRegister()
    {
        await using var city = await TestCity.CreateAsync();
        var id = await ExaminedAsync(city, Paper("Marriage", "09-双方とも他市から"));
        await using var database = city.Open();
        var reserved = RegisterIdOf((await database.Cases.AsNoTracking().SingleAsync(c => c.Id == id)).ReservedRegisters);

        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(id, TestCity.Approver));

        var register = (await city.Store.GetAsync(reserved))!;
        Assert.Equal(["花子", "誠"], register.Entries.Select(e => e.GivenName));
        Assert.Equal("埼玉県越谷市大字増林1234番地2", register.Domicile.Text);
        Assert.Equal(1, await database.Generations.CountAsync(g => g.Kind == DocumentKind.Register && g.Number == reserved.Value));
        Assert.Equal(1, await database.RegisterIndex.CountAsync(r => r.Register == reserved.Value));
        Assert.Equal("記録", Assert.Single(await city.BookAsync(2026)).Outcome);
        Assert.Empty(await database.Holds.ToListAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Approve_NothingToRecordHereAndTheDayHasPassed_GoesBackToExamination()
    {
        await using var city = await TestCity.CreateAsync();
        var id = await ExaminedAsync(city, Paper("Birth", "31-父母とも外国人"));
        city.Clock.Advance(TimeSpan.FromDays(1));

        Assert.IsType<ApprovalOutcome.BasisMoved>(await city.Workflow.ApproveAsync(id, TestCity.Approver));

        Assert.Null(Assert.Single(await city.BookAsync(2026)).Outcome);
        Assert.Equal(CaseState.Received, (await city.Workflow.GetAsync(id))!.State);
        await using var database = city.Open();
        Assert.Empty(await database.Outbox.ToListAsync());
    }

    [Fact]
    public async Task Approve_NothingToRecordHereTwiceAtOnce_IsDecidedOnce()
    {
        await using var city = await TestCity.CreateAsync();
        var id = await ExaminedAsync(city, Paper("Birth", "29-他の市区町村の本籍"));

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Record.ExceptionAsync(() => city.Workflow.ApproveAsync(id, TestCity.Approver)))));

        Assert.Single(results, r => r is null);
        Assert.All(results.OfType<Exception>(), e => Assert.IsType<CaseException>(e));
        await using var database = city.Open();
        Assert.Equal(1, await database.Outbox.CountAsync(o => o.Kind == MessageKind.NotificationImage));
        Assert.Equal(1, await database.ReceiptOutcomes.CountAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Approve_AfterItWasTypedAnew_IsRefusedByTheVersion()
    {
        await using var city = await TestCity.CreateAsync();
        var paper = Paper("Birth", "29-他の市区町村の本籍");
        var id = await ExaminedAsync(city, paper);
        var seen = (await city.Workflow.GetAsync(id))!.Version;
        await city.Workflow.ReturnAsync(id, "住所の誤り", TestCity.Approver);
        var returned = (await city.Workflow.GetAsync(id))!;
        await city.Workflow.SaveDraftAsync(id, paper.Draft.With(new("child.address"), "埼玉県越谷市大沢三丁目6番1号"), returned.Version, TestCity.Counter);
        await city.Workflow.CompleteExaminationAsync(id, TestCity.Examiner);

        await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ApproveAsync(id, TestCity.Approver, seen));

        Assert.Equal(CaseState.Examined, (await city.Workflow.GetAsync(id))!.State);
    }

    [Fact]
    public async Task SaveDraft_PaperOfOthersCorrectedToARegisterHere_HoldsItAtOnce()
    {
        await using var city = await TestCity.CreateAsync();
        var id = await TypedAsync(city, Paper("Birth", "29-他の市区町村の本籍").Kind, Paper("Birth", "29-他の市区町村の本籍").Draft);
        await city.Workflow.ReceiveAsync(id, Today, TestCity.Counter);
        Assert.Empty(await city.Store.HoldsAsync(BirthPaper.R(1)));

        await city.Workflow.SaveDraftAsync(id, BirthPaper.Of(), (await city.Workflow.GetAsync(id))!.Version, TestCity.Counter);

        Assert.Single(await city.Store.HoldsAsync(BirthPaper.R(1)));
    }

    [Theory]
    [InlineData("", "", "届書に本籍が入力されていません。")]
    [InlineData("他の市区町村の戸籍", "", "届書に本籍が入力されていません。")]
    [InlineData("この市の戸籍", "", "「子が入る戸籍(本籍・筆頭者)」の戸籍が選ばれていません。")]
    public async Task Receive_NoDomicileSaid_IsRefusedAndKeepsTheDraft(string where, string domicile, string message)
    {
        await using var city = await TestCity.CreateAsync();
        var draft = Draft.Empty.With(new("parents.where"), where).With(new("parents.domicile"), domicile).With(new("child.givenName"), "美空");
        var id = await TypedAsync(city, Paper("Birth", "29-他の市区町村の本籍").Kind, draft);

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ReceiveAsync(id, Today, TestCity.Counter));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        var kept = (await city.Workflow.GetAsync(id))!;
        Assert.Equal((CaseState.Draft, "美空"), (kept.State, kept.Draft[new("child.givenName")]));
        Assert.Empty(await city.BookAsync(2026));
    }

    [Fact]
    public async Task Receive_OneOfTwoRegistersHereNotChosen_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var paper = Paper("Marriage", "09-双方とも他市から");
        var id = await TypedAsync(city, paper.Kind, paper.Draft.With(new("wife.where"), "この市の戸籍"));

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ReceiveAsync(id, Today, TestCity.Counter));

        Assert.StartsWith("「妻の戸籍(本籍・筆頭者)」の戸籍が選ばれていません。", refused.Message, StringComparison.Ordinal);
    }

    private static Koseki.Domain.Registers.RegisterId RegisterIdOf(string text) => Koseki.Domain.Registers.RegisterId.Parse(text);

    private static async Task<int> GenerationsAsync(TestCity city)
    {
        await using var database = city.Open();
        return await database.Generations.CountAsync();
    }
}
