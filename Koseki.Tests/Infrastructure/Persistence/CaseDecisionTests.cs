using Koseki.Domain.Cases;
using Koseki.Domain.City;
using Koseki.Domain.Linkage;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Messages;
using Koseki.Infrastructure.UseCases.City;
using Koseki.Infrastructure.UseCases.Messages;
using Microsoft.EntityFrameworkCore;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>決裁: the examined plan whole, or nothing.</summary>
public sealed class CaseDecisionTests
{
    [Fact]
    public async Task Approve_Examined_WritesGenerationColumnsNoticesAndOutcome()
    {
        await using var city = await TestCity.CreateAsync();
        var examined = await ExaminedAsync(city);

        var outcome = Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(examined.Id, TestCity.Approver));

        await using var database = city.Open();
        var generation = await database.Generations.SingleAsync(g => g.Number == 1 && g.Generation == 2);
        Assert.Equal((outcome.JournalNumber, examined.Id, "令8-1", "madoguchi 窓口　花", "kessai 決裁　三郎"),
            (generation.JournalNumber, generation.CaseId, generation.Receipt, generation.Operator, generation.Approver));
        Assert.Equal("美空", (await city.Store.GetAsync(R(1)))!.Entries[^1].GivenName);
        Assert.Equal(("ミソラ", 2), (await database.PersonIndex.Where(p => p.Register == 1 && p.GivenName == "美空").Select(p => p.Kana).SingleAsync() is "コシガヤ　ミソラ" ? "ミソラ" : "",
            (await database.RegisterIndex.SingleAsync(r => r.Register == 1)).Generation));
        Assert.Equal([MessageKind.DuplicateRegister, MessageKind.ResidentRecord, MessageKind.VitalStatistics, MessageKind.NotificationImage],
            await database.Outbox.Where(o => o.JournalNumber == outcome.JournalNumber && o.CaseId == examined.Id).OrderBy(o => o.Sequence).Select(o => o.Kind).ToListAsync());
        Assert.Equal(Convert.ToHexStringLower(generation.BytesHash), Assert.IsType<OutgoingMessage.DuplicateRegister>(
            (await city.Get<MessageDesk>().FindAsync(new(outcome.JournalNumber, 1), TestCity.Counter))!.Message).Generation!.Sha256);
        Assert.Contains("美空", (await database.Outbox.Where(o => o.Sequence == 2).SingleAsync()).Content, StringComparison.Ordinal);
        Assert.Empty(await city.Store.HoldsAsync(R(1)));
        Assert.Equal(("記録", new DateOnly(2026, 10, 8)), ((await city.BookAsync(2026))[0].Outcome, (await city.BookAsync(2026))[0].OutcomeOn));
        var audit = await database.Audit.SingleAsync(a => a.JournalNumber == outcome.JournalNumber);
        Assert.Equal(("決裁", "kessai", "決裁", "01-03"), (audit.Action, audit.Account, audit.Roles, audit.Terminal));
        Assert.Equal(CaseState.Approved, (await city.Workflow.GetAsync(examined.Id))!.State);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Theory]
    [InlineData("madoguchi")]
    [InlineData("shinsa")]
    [InlineData("tenyu")]
    public async Task Approve_ByOneWhoTypedChangedOrExamined_IsRefused(string account)
    {
        await using var city = await TestCity.CreateAsync();
        var all = new[] { StaffRole.Counter, StaffRole.Examiner, StaffRole.Approver };
        var received = await ReceivedAsync(city);
        await city.Workflow.SaveDraftAsync(received.Id, Of(), received.Version, TestCity.Person("tenyu", "転入　五郎", all));
        await city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner);

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ApproveAsync(received.Id, TestCity.Person(account, "兼務", all)));

        Assert.Equal(CaseRules.OtherDecides, refused.Message);
        Assert.Equal(["tenyu", "shinsa"], (await city.Workflow.GetAsync(received.Id))!.EditedBy);
    }

    /// <summary>Fault A6: every step before the decision counts, also one that was done again by somebody else since.</summary>
    [Theory]
    [InlineData("入力")]
    [InlineData("受付")]
    [InlineData("補正")]
    [InlineData("審査")]
    [InlineData("補正に戻す")]
    public async Task Approve_ByOneWhoHadItInHand_IsRefusedUnlessTheOfficeHasNoSuchRule(string step)
    {
        await using var city = await TestCity.CreateAsync();
        var both = TestCity.Person("ryohou", "両方　四郎", StaffRole.Counter, StaffRole.Examiner, StaffRole.Approver);
        Actor Who(string now) => now == step ? both : now == "審査" ? TestCity.Examiner : TestCity.Counter;
        var workflow = city.Workflow;
        var opened = await workflow.OpenAsync(Kind, TestCity.Counter);
        await TakeAsync(Who("入力"));
        await workflow.SaveDraftAsync(opened.Id, Of(), (await workflow.VersionAsync(opened.Id))!.Value, Who("入力"));
        await TakeAsync(Who("受付"));
        await workflow.ReceiveAsync(opened.Id, Today, Who("受付"));
        await workflow.ReturnAsync(opened.Id, "確かめる", step == "補正に戻す" ? both : TestCity.Examiner);
        await TakeAsync(Who("補正"));
        await workflow.SaveDraftAsync(opened.Id, Of("海"), (await workflow.VersionAsync(opened.Id))!.Value, Who("補正"));
        await workflow.CompleteExaminationAsync(opened.Id, Who("審査"));
        await workflow.ReturnAsync(opened.Id, "もう一度", TestCity.Approver);
        await workflow.CompleteExaminationAsync(opened.Id, TestCity.Examiner);

        Assert.Equal(CaseRules.OtherDecides, (await Assert.ThrowsAsync<CaseException>(() => workflow.ApproveAsync(opened.Id, both))).Message);
        Assert.Equal(CaseRules.OtherDecides, CaseRules.WhyNot(CaseAction.Approve, (await workflow.GetAsync(opened.Id))!.Standing, both));

        await TestCity.SetAsync(city.Get<CityDesk>(), Today.Date, new CitySetting.OfTwoPersons("01", false));

        Assert.Null(CaseRules.WhyNot(CaseAction.Approve, (await workflow.GetAsync(opened.Id))!.Standing, both));
        Assert.IsType<ApprovalOutcome.Approved>(await workflow.ApproveAsync(opened.Id, both));

        async Task TakeAsync(Actor who)
        {
            if ((await workflow.GetAsync(opened.Id))!.AssignedTo is var now && now != who.Account)
            {
                await workflow.TakeAsync(opened.Id, now, who);
            }
        }
    }

    [Fact]
    public async Task Approve_NextDay_WritesNothingAndGoesBackToExamination()
    {
        await using var city = await TestCity.CreateAsync();
        var examined = await ExaminedAsync(city);
        city.Clock.Advance(TimeSpan.FromDays(1));

        var moved = Assert.IsType<ApprovalOutcome.BasisMoved>(await city.Workflow.ApproveAsync(examined.Id, TestCity.Approver));

        var back = (await city.Workflow.GetAsync(examined.Id))!;
        Assert.Equal((CaseState.Received, null), (back.State, back.ExaminedBy));
        Assert.NotEmpty(moved.Differences);
        Assert.Equal(moved.Differences, back.Moved);
        Assert.Equal(1, (await city.Store.LoadAsync(R(1)))!.Generation);
        Assert.Single(await city.Store.HoldsAsync(R(1)));
        await city.Workflow.CompleteExaminationAsync(examined.Id, TestCity.Examiner);
        Assert.Empty((await city.Workflow.GetAsync(examined.Id))!.Moved);
        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(examined.Id, TestCity.Approver));
    }

    [Fact]
    public async Task Approve_TwoPapersOnOneRegister_LaterWaitsThenFollowsTheEarlier()
    {
        await using var city = await TestCity.CreateAsync();
        var first = await ReceivedAsync(city);
        var second = await ReceivedAsync(city, Of("大空", "オオゾラ", "二"));
        await city.Workflow.CompleteExaminationAsync(second.Id, TestCity.Examiner);

        var waiting = Assert.IsType<ApprovalOutcome.Blocked>(await city.Workflow.ApproveAsync(second.Id, TestCity.Approver));

        Assert.Contains("令8-1", Assert.Single(waiting.Findings).Message, StringComparison.Ordinal);
        Assert.Equal(CaseState.Examined, (await city.Workflow.GetAsync(second.Id))!.State);
        await city.Workflow.CompleteExaminationAsync(first.Id, TestCity.Examiner);
        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(first.Id, TestCity.Approver));
        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(second.Id, TestCity.Approver));
        var children = (await city.Store.LoadAsync(R(1)))!;
        Assert.Equal((3, "長女 二女"), (children.Generation, string.Join(' ', children.Register.Entries.TakeLast(2).Select(e => e.Relationship))));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Approve_EarlierPaperRefused_LaterMustBeExaminedAgain()
    {
        await using var city = await TestCity.CreateAsync();
        var first = await ReceivedAsync(city);
        var second = await ExaminedAsync(city, Of("大空", "オオゾラ", "二"));
        await city.Workflow.RejectAsync(first.Id, "要件を欠く", "民法740条", TestCity.Approver);

        var moved = Assert.IsType<ApprovalOutcome.BasisMoved>(await city.Workflow.ApproveAsync(second.Id, TestCity.Approver));

        Assert.Contains(moved.Differences, d => d.Contains("美空", StringComparison.Ordinal));
        Assert.Equal(CaseState.Received, (await city.Workflow.GetAsync(second.Id))!.State);
        Assert.Equal(1, (await city.Store.LoadAsync(R(1)))!.Generation);
    }

    [Fact]
    public async Task Approve_EarlierPaperDecidedOtherwiseThanPlanned_LaterMustBeExaminedAgain()
    {
        await using var city = await TestCity.CreateAsync();
        var first = await ReceivedAsync(city);
        var second = await ExaminedAsync(city, Of("大空", "オオゾラ", "二"));
        await city.Workflow.SaveDraftAsync(first.Id, Of("美海", "ミウ"), (await city.Workflow.GetAsync(first.Id))!.Version, TestCity.Counter);
        await city.Workflow.CompleteExaminationAsync(first.Id, TestCity.Examiner);
        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(first.Id, TestCity.Approver));

        var moved = Assert.IsType<ApprovalOutcome.BasisMoved>(await city.Workflow.ApproveAsync(second.Id, TestCity.Approver));

        Assert.Contains(moved.Differences, d => d.StartsWith("審査時", StringComparison.Ordinal) && d.Contains("美空", StringComparison.Ordinal));
        Assert.Contains(moved.Differences, d => d.StartsWith("現在", StringComparison.Ordinal) && d.Contains("美海", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Approve_ByTwoAtOnce_WritesOnce()
    {
        await using var city = await TestCity.CreateAsync();
        var examined = await ExaminedAsync(city);

        var results = await Task.WhenAll(Enumerable.Range(1, 4).Select(i => Task.Run(() => Record.ExceptionAsync(
            () => city.Workflow.ApproveAsync(examined.Id, TestCity.Person($"k{i}", "決裁", StaffRole.Approver))))));

        Assert.Single(results, r => r is null);
        Assert.All(results.OfType<Exception>(), e => Assert.IsType<CaseException>(e));
        Assert.Equal(2, (await city.Store.LoadAsync(R(1)))!.Generation);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Generations_AfterAnApproval_ShowWhoAndTheEarlierState()
    {
        await using var city = await TestCity.CreateAsync();
        await ApprovedAsync(city);

        var generations = await city.Store.GenerationsAsync(R(1), TestCity.Counter);

        Assert.Equal([1, 2], generations.Select(g => g.Info.Number));
        Assert.Equal(TestCity.Register("越谷太郎"), generations[0].Register);
        Assert.Equal(("令8-1", "kessai 決裁　三郎"), (generations[1].Info.Receipt, generations[1].Info.Approver));
        Assert.Equal(3, generations[1].Register.Entries.Count);
        Assert.Null(await city.Store.GetAsync(new RegisterId(99)));
    }
}
