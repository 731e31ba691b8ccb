using System.Runtime.CompilerServices;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Linkage;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Notifications;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Messages;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.NightHolds;
using Koseki.Infrastructure.UseCases.RefusalRequests;
using Koseki.Tests.Infrastructure.Persistence.NightHolds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>
/// 不受理申出 where the acceptance is done: the divorce of 越谷太郎 and 花子 (R1), handed in on 2026-10-08 at 10:00 by him alone, and
/// what she has asked.
/// </summary>
public sealed class RefusalRequestDeskTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 10, 8);
    private TestCity city = null!;

    private RequestDesk Desk => city.Get<RequestDesk>();

    private static PersonId Wife => TestCity.Register("越谷太郎").Entries.First(e => e.GivenName == "花子").Person;

    private static PersonId Husband => TestCity.Register("越谷太郎").Entries.First(e => e.GivenName == "太郎").Person;

    public async Task InitializeAsync() => city = await TestCity.CreateAsync(nameof(RefusalRequestDeskTests));

    public async Task DisposeAsync() => await city.DisposeAsync();

    [Fact]
    public async Task Examine_APaperThatCameLater_DoesNotGoOn()
    {
        Assert.Equal("不 1", Assert.Single((await Desk.EnterAsync(Of("9:59"), TestCity.Counter)).Requests).Called);
        var paper = await ReceivedAsync();
        Assert.Equal("不 1", Assert.Single(await Desk.OfRegisterAsync(TestCity.Register("越谷太郎"), TestCity.Counter)).Called);

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner));

        Assert.Equal(("不受理申出", Severity.Refusal), Assert.Single(Assert.IsType<CaseRefusal.NotApprovable>(refused.Why).Findings) is var found ? (found.Rule, found.Severity) : default);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Asked a minute before the paper was handed in, entered at another node when it was examined already: the decision asks again.</summary>
    [Fact]
    public async Task Approve_WithARequestEnteredMeanwhileAtAnotherNode_WritesNothingAndTellsHer()
    {
        var paper = await ReceivedAsync();
        await city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner);
        await using var other = city.OtherNode();
        await other.GetRequiredService<RequestDesk>().EnterAsync(Of("9:59"), TestCity.Counter);

        var blocked = Assert.IsType<ApprovalOutcome.Blocked>(await city.Workflow.ApproveAsync(paper, TestCity.Approver));
        Assert.Equal(("不受理申出", Severity.Refusal), Assert.Single(blocked.Findings) is var found ? (found.Rule, found.Severity) : default);
        Assert.False((await GivenAsync("花子")).IsRemoved);

        await city.Workflow.RejectAsync(paper, "不受理申出", "民法740条", TestCity.Approver);
        await using var database = city.Open();
        var notice = Assert.IsType<OutgoingMessage.RefusalToRequester>(MessageDocument.Read(System.Text.Encoding.UTF8.GetBytes((await database.Outbox.SingleAsync()).Content)));
        Assert.Equal(("越谷花子", "令8-1", "令和8年10月8日 10時0分", "埼玉県草加市高砂一丁目1番1号"), (notice.Recipient.Name, notice.Receipt, notice.HandedIn, notice.Address));
        Assert.Equal((RequestStepKind.Stopped, paper), Assert.Single((await ListAsync()).Steps) is var step ? (step.Kind, step.CaseId!.Value) : default);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Two nodes at once: either his request (he stays in R1) stands before the decision, which then writes nothing, or behind it.</summary>
    [Fact]
    public async Task Approve_RacingWithARequest_IsStoppedByItOrBeforeIt()
    {
        var paper = await ReceivedAsync();
        await city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner);
        await using var other = city.OtherNode();
        var desk = other.GetRequiredService<RequestDesk>();

        var approving = Task.Run(() => city.Workflow.ApproveAsync(paper, TestCity.Approver));
        await Task.WhenAll(approving, Task.Run(() => desk.EnterAsync(Of("9:59") with { Who = TypedPerson.Of(new(1), Husband) }, TestCity.Counter)));

        await using var database = city.Open();
        var asked = (await database.RefusalRequests.SingleAsync()).JournalNumber;
        var outcome = await approving;
        Assert.Equal(outcome is ApprovalOutcome.Approved, (await GivenAsync("花子")).IsRemoved);
        Assert.True(outcome is ApprovalOutcome.Approved approved ? approved.JournalNumber < asked : outcome is ApprovalOutcome.Blocked);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Approve_WithARequestThatCameLater_GoesOnAfterItWasLookedAt()
    {
        var paper = await ReceivedAsync();
        await city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner);
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(paper, Assert.Single((await Desk.EnterAsync(Of("10:01"), TestCity.Counter)).Waiting).Case);

        Assert.IsType<ApprovalOutcome.BasisMoved>(await city.Workflow.ApproveAsync(paper, TestCity.Approver));
        await city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner);
        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(paper, TestCity.Approver));
        // Against everybody: it goes on standing.
        Assert.Equal(RequestState.Stands, (await ListAsync()).StateOn(Day));
    }

    /// <summary>She comes herself, both columns say so; what she asked against him alone is over with the decision.</summary>
    [Fact]
    public async Task Approve_WhenSheCame_LapsesWhatIsAgainstHim()
    {
        await Desk.EnterAsync(Of("9:59") with { Against = TypedPerson.Of(new(1), Husband) }, TestCity.Counter);
        var paper = await ReceivedAsync(BundlePapers.Of("new").With(new("check.nonAcceptance"), "appeared"));
        await city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner);

        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(paper, TestCity.Approver));

        Assert.Equal(RequestState.LapsedByAcceptance, (await ListAsync()).StateOn(Day));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Withdraw_ByWhoMadeIt_StopsNothingThatComesLater()
    {
        await Desk.EnterAsync(Of("9:30"), TestCity.Counter);
        var agent = await Assert.ThrowsAsync<CaseException>(() => Desk.WithdrawAsync(1, Filing("9:40") with { Means = RequestMeans.Agent }, TestCity.Counter));
        Assert.IsType<RequestRefusal.NotInPerson>(agent.Why);
        await Desk.WithdrawAsync(1, Filing("9:40"), TestCity.Counter);
        var again = await Assert.ThrowsAsync<CaseException>(() => Desk.WithdrawAsync(1, Filing("9:50"), TestCity.Counter));
        Assert.IsType<RequestRefusal.Over>(again.Why);

        // One clerk's word, and she is told of it; another person confirms it.
        var paper = await ReceivedAsync();
        var alone = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner));
        Assert.Equal(("不受理申出", Severity.Correction), Assert.Single(Assert.IsType<CaseRefusal.NotApprovable>(alone.Why).Findings) is var found ? (found.Rule, found.Severity) : default);
        var counter = await Assert.ThrowsAsync<CaseException>(() => Desk.ConfirmWithdrawalAsync(1, true, "取下書を見た", TestCity.Counter));
        Assert.IsType<RightsRefusal.DutyWanting>(counter.Why);
        await Desk.ConfirmWithdrawalAsync(1, true, "取下書を見た", TestCity.Examiner);
        var told = await Assert.ThrowsAsync<CaseException>(() => Desk.ConfirmWithdrawalAsync(1, true, "取下書を見た", TestCity.Approver));
        Assert.IsType<RequestRefusal.ConfirmedAlready>(told.Why);
        await city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner);
        await using var database = city.Open();
        var notice = Assert.IsType<OutgoingMessage.SharedRequest>(MessageDocument.Read(System.Text.Encoding.UTF8.GetBytes((await database.Outbox.SingleAsync()).Content)));
        Assert.Equal((RequestHandover.WithdrawalTold, "越谷花子", "埼玉県草加市高砂一丁目1番1号"), (notice.Why, notice.Recipient.Name, notice.Request.Address));
        Assert.Equal(RequestState.Withdrawn, (await ListAsync()).StateOn(Day));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Who says that the withdrawal is not theirs brings the request back, and it is found among those that stand.</summary>
    [Fact]
    public async Task ConfirmWithdrawal_ThatIsNotTheirs_StopsAgain()
    {
        await Desk.EnterAsync(Of("9:30"), TestCity.Counter);
        await Desk.WithdrawAsync(1, Filing("9:40"), TestCity.Counter);
        Assert.Empty(await Desk.FindAsync("花子", true, TestCity.Counter));
        var paper = await ReceivedAsync();

        await Desk.ConfirmWithdrawalAsync(1, false, "申出人に電話。来ていない", TestCity.Examiner);

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner));
        Assert.Equal(Severity.Refusal, Assert.Single(Assert.IsType<CaseRefusal.NotApprovable>(refused.Why).Findings).Severity);
        Assert.Equal("不 1", Assert.Single(await Desk.FindAsync("花子", true, TestCity.Counter)).Called);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>One without a number and with a mistyped birthday was taken away: it is missed by the name.</summary>
    [Fact]
    public async Task Examine_OfWhoseMistypedRequestWasTakenAway_DoesNotGoOn()
    {
        await Desk.EnterAsync(Of("9:58") with { Who = new(null, null, "越谷", "花子", "H11.8.21", Sex.Female, "埼玉県草加市高砂一丁目1番地", "") }, TestCity.Counter);
        var paper = await ReceivedAsync();
        var doubtful = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner));
        Assert.Equal(["不受理申出"], Assert.IsType<CaseRefusal.NotApprovable>(doubtful.Why).Findings.Select(f => f.Rule));
        await city.TamperAsync(FormattableStringFactory.Create("DELETE FROM RefusalRequests"));

        var missed = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner));
        Assert.Equal(["記録"], Assert.IsType<CaseRefusal.NotApprovable>(missed.Why).Findings.Select(f => f.Rule));
    }

    /// <summary>Fault A: whoever owns the database takes her request away, makes it later, or withdraws it for her.</summary>
    [Theory]
    [InlineData("DELETE FROM RefusalRequests")]
    [InlineData("UPDATE RefusalRequests SET FiledAt = '2026-10-08 02:00:00'")]
    [InlineData("UPDATE RefusalRequests SET Act = 'Marriage'")]
    [InlineData("UPDATE RefusalRequests SET Person = 999")]
    [InlineData("INSERT INTO RefusalSteps (Request, \"Order\", JournalNumber, Kind, FiledAt, Reason, Account, Name, At) VALUES (1, 1, 1, 'Withdrawn', '2026-10-08 00:59:00', '', 'x', 'x', '2026-10-08 01:00:00')")]
    public async Task Examine_WithARequestThatWasChanged_DoesNotGoOn(string sql)
    {
        await Desk.EnterAsync(Of("9:58"), TestCity.Counter);
        var paper = await ReceivedAsync();
        await city.TamperAsync(FormattableStringFactory.Create(sql));

        await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner));
        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.RejectAsync(paper, "不受理申出", "民法740条", TestCity.Approver));
        Assert.IsType<RecordRefusal.Foreign>(refused.Why);
        Assert.NotEmpty(await city.ProblemsAsync());
    }

    /// <summary>Of a 本籍 elsewhere it is kept as it was sent on, to the mayor there; and so is its withdrawal.</summary>
    [Fact]
    public async Task Enter_OfA本籍Elsewhere_IsSentOn()
    {
        var order = Of("9:59") with { Who = new(null, null, "春日部", "葵", "H11.8.20", Sex.Female, "埼玉県春日部市粕壁六丁目2番地", "") };

        Assert.Equal("埼玉県春日部市長", (await Desk.EnterAsync(order, TestCity.Counter)).SentTo);
        await Desk.WithdrawAsync(1, Filing("10:00"), TestCity.Counter);

        await using var database = city.Open();
        var sent = (await database.Outbox.OrderBy(o => o.JournalNumber).ToListAsync()).ConvertAll(o => (OutgoingMessage.SharedRequest)MessageDocument.Read(System.Text.Encoding.UTF8.GetBytes(o.Content)));
        Assert.Equal([RequestHandover.SentOn, RequestHandover.Withdrawn, RequestHandover.WithdrawalTold], sent.OrderBy(m => m.Why == RequestHandover.WithdrawalTold).Select(m => m.Why));
        Assert.All(sent.Where(m => m.Why != RequestHandover.WithdrawalTold), m => Assert.Equal("112143", m.Recipient.Code));
        var listed = (await city.Get<MessageLists>().ListAsync(new())).Oldest;
        Assert.Equal([("不 1", "春日部葵"), ("不 1", "春日部葵"), ("不 1", "春日部葵")], listed.Select(m => (m.Receipt, m.Subject)));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>The mayor who was told of a withdrawal that was not theirs is told that the request stands.</summary>
    [Fact]
    public async Task ConfirmWithdrawal_ThatIsNotTheirsOfA本籍Elsewhere_IsSentOnAnew()
    {
        await Desk.EnterAsync(Of("9:59") with { Who = new(null, null, "春日部", "葵", "H11.8.20", Sex.Female, "埼玉県春日部市粕壁六丁目2番地", "") }, TestCity.Counter);
        await Desk.WithdrawAsync(1, Filing("10:00"), TestCity.Counter);
        await Desk.ConfirmWithdrawalAsync(1, false, "申出人に電話。来ていない", TestCity.Examiner);

        await using var database = city.Open();
        var last = (await database.Outbox.OrderByDescending(o => o.JournalNumber).FirstAsync()).Content;
        var sent = Assert.IsType<OutgoingMessage.SharedRequest>(MessageDocument.Read(System.Text.Encoding.UTF8.GetBytes(last)));
        Assert.Equal((RequestHandover.SentOn, "112143"), (sent.Why, sent.Recipient.Code));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Enter_OfWhoseRegisterIsOurs_IsByTheRegister()
    {
        var typed = await Assert.ThrowsAsync<CaseException>(() => Desk.EnterAsync(Of("9:59") with { Who = new(null, null, "越谷", "花子", "H11.8.20", Sex.Female, "埼玉県越谷市東越谷一丁目5番地", "") }, TestCity.Counter));
        Assert.IsType<RequestRefusal.DomicileIsOurs>(typed.Why);
        var nobody = await Assert.ThrowsAsync<CaseException>(() => Desk.EnterAsync(Of("9:59") with { Who = TypedPerson.Of(new(1), new(999)) }, TestCity.Counter));
        Assert.IsType<RequestRefusal.NotInRegister>(nobody.Why);
    }

    /// <summary>One of the same name and day with another number may be she: two of 審査 and 決裁 say that she is not, with the reason.</summary>
    [Fact]
    public async Task Say_WhereTheNumberDoesNotTell_LetsThePaperGoOnWhenTwoHaveLooked()
    {
        await Desk.EnterAsync(Of("9:58") with { Who = new(null, null, "越谷", "花子", "H11.8.20", Sex.Female, "埼玉県草加市高砂一丁目1番地", "") }, TestCity.Counter);
        await Desk.EnterAsync(Of("9:59") with { Who = TypedPerson.Of(new(1), Husband), Acts = [RefusableAct.Divorce] }, TestCity.Counter);
        var paper = await ReceivedAsync(BundlePapers.Of("new").With(new("check.nonAcceptance"), "appeared").With(new("wife.identified"), ""));
        await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner));

        var counter = await Assert.ThrowsAsync<CaseException>(() => Desk.SayAsync(1, new(2026, 1), true, "戸籍を見た", TestCity.Counter));
        Assert.IsType<RightsRefusal.DutyWanting>(counter.Why);
        var theOne = await Assert.ThrowsAsync<CaseException>(() => Desk.SayAsync(2, new(2026, 1), true, "戸籍を見た", TestCity.Examiner));
        Assert.IsType<RequestRefusal.IsThePerson>(theOne.Why);
        await Desk.SayAsync(1, new(2026, 1), true, "本籍地の戸籍で、父母が違うことを見た", TestCity.Examiner);
        var alone = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner));
        Assert.Equal(["不受理申出"], Assert.IsType<CaseRefusal.NotApprovable>(alone.Why).Findings.Select(f => f.Rule));
        await Desk.SayAsync(1, new(2026, 1), true, "本籍地に電話した", TestCity.Approver);

        await city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Two who find out that it is she: the paper is refused, and she is told.</summary>
    [Fact]
    public async Task Say_ThatItIsTheOne_TellsHerOfTheRefusal()
    {
        await Desk.EnterAsync(Of("9:58") with { Who = new(null, null, "越谷", "花子", "H11.8.20", Sex.Female, "埼玉県草加市高砂一丁目1番地", "") }, TestCity.Counter);
        var paper = await ReceivedAsync();
        await Desk.SayAsync(1, new(2026, 1), false, "本籍地の戸籍で、父母が同じことを見た", TestCity.Examiner);
        await Desk.SayAsync(1, new(2026, 1), false, "本籍地に電話した", TestCity.Approver);

        await city.Workflow.RejectAsync(paper, "不受理申出", "民法740条", TestCity.Approver);

        await using var database = city.Open();
        Assert.Contains(await database.Outbox.ToListAsync(), o => MessageDocument.Read(System.Text.Encoding.UTF8.GetBytes(o.Content)) is OutgoingMessage.RefusalToRequester { Recipient.Name: "越谷花子" });
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>A paper booked after the request was entered, as of an earlier minute: it does not go on by the word of the one clerk who typed it.</summary>
    [Fact]
    public async Task Examine_APaperBookedLaterAsOfAnEarlierMinute_DoesNotGoOn()
    {
        await Desk.EnterAsync(Of("9:59"), TestCity.Counter);
        city.Clock.Advance(TimeSpan.FromMinutes(5));
        var paper = await ReceivedAsync(details: BirthPaper.Today with { Time = "09:30" });

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner));

        Assert.Equal(("不受理申出", Severity.Correction), Assert.Single(Assert.IsType<CaseRefusal.NotApprovable>(refused.Why).Findings) is var found ? (found.Rule, found.Severity) : default);
    }

    /// <summary>The same of a paper that the night has deposited before: the deposit tells since when it was there.</summary>
    [Fact]
    public async Task Examine_APaperOfTheNightBookedLater_GoesOn()
    {
        var held = await city.Get<NightDesk>().HoldAsync(NightPapers.Order(city, 1) with { Paper = NightPaper.Divorce }, NightPapers.Duty);
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        await Desk.EnterAsync(Of("10:01"), TestCity.Counter);
        city.Clock.Advance(TimeSpan.FromMinutes(1));

        await city.Workflow.CompleteExaminationAsync(await ReceivedAsync(details: BirthPaper.Today with { Time = "09:55", Means = ReceiptDetails.OnDuty, Deposits = [held.Number] }), TestCity.Examiner);
    }

    /// <summary>A deposit by text holds nothing: that it was there before the request is the word of whoever typed it.</summary>
    [Fact]
    public async Task Examine_APaperOfTheNightByText_IsNoEarlierThanItsReceipt()
    {
        var held = await city.Get<NightDesk>().HoldAsync(NightPapers.Order(city) with { Paper = NightPaper.Divorce }, NightPapers.Duty);
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        await Desk.EnterAsync(Of("10:01"), TestCity.Counter);
        city.Clock.Advance(TimeSpan.FromMinutes(1));

        var paper = await ReceivedAsync(details: BirthPaper.Today with { Time = "09:55", Means = ReceiptDetails.OnDuty, Deposits = [held.Number] });
        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner));
        Assert.Equal(("不受理申出", Severity.Correction), Assert.Single(Assert.IsType<CaseRefusal.NotApprovable>(refused.Why).Findings) is var found ? (found.Rule, found.Severity) : default);
    }

    /// <summary>Who left and came back has another number: a request of the number before that was taken away is missed by the birthday that the paper gives.</summary>
    [Fact]
    public async Task Examine_OfWhoseRequestByAnotherNumberWasTakenAway_DoesNotGoOn()
    {
        await city.Get<JournalWriter>().CommitAsync(TestCity.Counter, open =>
        {
            open.Database.RefusalRequests.Add(new()
            {
                Number = 7, Act = RefusableAct.Divorce, Person = 888, FamilyName = "春日部", GivenName = "花子", NameKey = "春日部花子", BirthDate = "平成11年8月20日", BirthKey = "1999-08-20", Domicile = "埼玉県越谷市大沢一丁目1番地",
                Address = "埼玉県越谷市", Contact = "", Capacity = RequestCapacity.Self, IsAgainstOne = false, OtherFamilyName = "", OtherGivenName = "", FiledAt = open.Now.AddDays(-1), Means = RequestMeans.InPerson, Identity = RequestIdentity.WithPhoto,
                Note = "", Account = "madoguchi", Name = "窓口　花", Terminal = "01-03", At = open.Now,
            });
            return Task.FromResult((new Deed(DeedKind.Trial, "試験"), true));
        }, default);
        var paper = await ReceivedAsync();
        var doubtful = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner));
        Assert.Equal(["不受理申出"], Assert.IsType<CaseRefusal.NotApprovable>(doubtful.Why).Findings.Select(f => f.Rule));
        await city.TamperAsync(FormattableStringFactory.Create("DELETE FROM RefusalRequests"));

        var missed = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner));
        Assert.Equal(["記録"], Assert.IsType<CaseRefusal.NotApprovable>(missed.Why).Findings.Select(f => f.Rule));
    }

    [Fact]
    public async Task Find_OfARegister_DoesNotShowOthersOfTheSameBirthday()
    {
        await Desk.EnterAsync(Of("9:58") with { Who = new(null, null, "高橋", "葵", "H11.8.20", Sex.Female, "埼玉県草加市高砂一丁目1番地", "") }, TestCity.Counter);
        await Desk.EnterAsync(Of("9:59"), TestCity.Counter);

        Assert.Equal(["不 2"], (await Desk.OfRegisterAsync(TestCity.Register("越谷太郎"), TestCity.Counter)).Select(r => r.Called));
    }

    private async Task<RefusalRequest> ListAsync() => Assert.Single(await Desk.FindAsync("花子", false, TestCity.Counter));

    private async Task<RegisterEntry> GivenAsync(string name) => (await city.Store.GenerationsAsync(new(1), TestCity.Counter)).MaxBy(g => g.Info.Number).Register.Entries.First(e => e.GivenName == name);

    // Handed in at 10:00 by him alone.
    private async Task<long> ReceivedAsync(Draft? draft = null, ReceiptDetails? details = null)
    {
        var opened = await city.Workflow.OpenAsync(BundlePapers.Divorce, TestCity.Counter);
        await city.Workflow.SaveDraftAsync(opened.Id, draft ?? BundlePapers.Of("new").With(new("wife.identified"), ""), opened.Version, TestCity.Counter);
        await city.Workflow.ReceiveAsync(opened.Id, details ?? BirthPaper.Today, TestCity.Counter);
        return opened.Id;
    }

    private static RequestOrder Of(string time) => new([RefusableAct.Divorce], TypedPerson.Of(new(1), Wife), RequestCapacity.Self, "", null, "埼玉県草加市高砂一丁目1番1号", "", Filing(time));

    private static RequestFiling Filing(string time) => new(JapanTime.At(Day, TimeOnly.ParseExact(time, "H:mm", null)), RequestMeans.InPerson, RequestIdentity.WithPhoto, null, "");
}
