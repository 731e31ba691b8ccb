using Koseki.Domain.Cases;
using Koseki.Domain.Notifications.PlaceRenaming;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Batches;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Batches;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence.Batches;

/// <summary>A batch goes back, into other hands, and to another end than its own; what was planned before stays in the record.</summary>
public sealed class BatchWayBackTests
{
    private static async Task<CaseState> StateAsync(TestCity city, long id) => (await BatchCity.ViewAsync(city, id)).Case.State;

    /// <summary>Sent back by whoever would decide it, it is examined again on the plan that stands, and no decision by the former examination is left.</summary>
    [Fact]
    public async Task Return_FromTheDecision_IsExaminedAgainOnTheSamePlan()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Return_FromTheDecision_IsExaminedAgainOnTheSamePlan));
        var id = await BatchCity.PlannedAsync(city);
        await BatchCity.ExamineAsync(city, id);

        await Assert.ThrowsAsync<CaseException>(() => city.Get<BatchDesk>().ReturnAsync(id, " ", TestCity.Approver));
        await city.Get<BatchDesk>().ReturnAsync(id, "告示の日を確かめる", TestCity.Approver);

        var view = await BatchCity.ViewAsync(city, id);
        Assert.Equal((CaseState.Returned, "告示の日を確かめる", BatchPhase.Planned, BatchCity.Quarter, 0), (view.Case.State, view.Case.Reason, view.Phase, view.Writable, view.Ended.Count));
        Assert.Equal(TestCity.Counter.Account, view.Case.AssignedTo);
        await Assert.ThrowsAsync<CaseException>(async () => await city.Get<BatchDesk>().ApproveAsync(id, await BatchCity.VersionAsync(city, id), TestCity.Approver));
        await city.Get<BatchDesk>().CompleteExaminationAsync(id, await BatchCity.VersionAsync(city, id), TestCity.Examiner);
        Assert.Equal(CaseState.Examined, await StateAsync(city, id));
    }

    [Fact]
    public async Task Take_FromAnother_HasTheBatchInHand()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Take_FromAnother_HasTheBatchInHand));
        var opened = await city.Get<BatchDesk>().OpenAsync(TestCity.Counter, PlaceRenamingKind.KindCode);
        var other = TestCity.Person("betsu", "別　四郎", StaffRole.Counter);

        await city.Workflow.TakeAsync(opened.Id, TestCity.Counter.Account, other);

        Assert.Equal(other.Account, (await BatchCity.ViewAsync(city, opened.Id)).Case.AssignedTo);
        await Assert.ThrowsAsync<CaseException>(async () => await city.Get<BatchDesk>().SaveAsync(opened.Id, BatchCity.Common(), "", await BatchCity.VersionAsync(city, opened.Id), TestCity.Counter));
    }

    /// <summary>Withdrawn while it is planned, it is planned no further, writes nothing, and the receipt book says how it ended.</summary>
    [Fact]
    public async Task Withdraw_WhilePlanning_EndsPlanAndCase()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Withdraw_WhilePlanning_EndsPlanAndCase));
        var id = await BatchCity.ReceivedAsync(city);
        await city.Get<BatchPlanner>().StepAsync(id);

        await city.Get<BatchDesk>().WithdrawAsync(id, "告示が改められた", TestCity.Examiner);

        Assert.Equal(0, await city.Get<BatchRunner>().RunAsync());
        var view = await BatchCity.ViewAsync(city, id);
        Assert.Equal((CaseState.Withdrawn, 2), (view.Case.State, view.Planned.Values.Sum()));
        Assert.Equal((1, 2, PlanEnd.Withdrawn), Assert.Single(view.Ended) is var ended ? (ended.Planning, ended.Registers, ended.Why) : default);
        await using var database = city.Open();
        Assert.Equal(("取下げ", "告示が改められた"), (await database.ReceiptOutcomes.AsNoTracking().SingleAsync()) is var outcome ? (outcome.Outcome, outcome.Reason) : default);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Planning anew ends the planning before it, which stays as it was, with who and why beside it; entering it otherwise does too.</summary>
    [Fact]
    public async Task PlanAnew_AfterAPlanning_EndsItInTheRecord()
    {
        await using var city = await BatchCity.CreateAsync(nameof(PlanAnew_AfterAPlanning_EndsItInTheRecord));
        var desk = city.Get<BatchDesk>();
        var id = await BatchCity.PlannedAsync(city);
        await desk.PlanAnewAsync(id, await BatchCity.VersionAsync(city, id), TestCity.Examiner);
        await city.Get<BatchRunner>().RunAsync();
        await desk.ReturnAsync(id, "対照表が違う", TestCity.Examiner);
        await desk.SaveAsync(id, BatchCity.Common(), $"{BatchCity.Former}1番地\t{BatchCity.Made}1番地", await BatchCity.VersionAsync(city, id), TestCity.Counter);

        var view = await BatchCity.ViewAsync(city, id);
        Assert.Equal([(2, BatchCity.Quarter, PlanEnd.Changed, TestCity.Counter.Name), (1, BatchCity.Quarter, PlanEnd.Anew, TestCity.Examiner.Name)], view.Ended.Select(e => (e.Planning, e.Registers, e.Why, e.Name)));
        // Nothing that was ended goes on to an examination.
        await Assert.ThrowsAsync<CaseException>(async () => await desk.CompleteExaminationAsync(id, await BatchCity.VersionAsync(city, id), TestCity.Examiner));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>A batch is not sent back, refused or ended by the ways of a paper, which know nothing of its plan.</summary>
    [Fact]
    public async Task Workflow_OfABatch_EndsNone()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Workflow_OfABatch_EndsNone));
        var id = await BatchCity.PlannedAsync(city);

        foreach (var act in new Func<Task>[] { () => city.Workflow.ReturnAsync(id, "理由", TestCity.Examiner), () => city.Workflow.WithdrawAsync(id, "理由", TestCity.Examiner), () => city.Workflow.RejectAsync(id, "理由", "民法740条", TestCity.Approver) })
        {
            Assert.IsType<CaseRefusal.OwnScreen>((await Assert.ThrowsAsync<CaseException>(act)).Why);
        }
    }

    /// <summary>Registers of the towns of the table that no line is about are said when it is received, how many and which.</summary>
    [Fact]
    public async Task Receive_RegistersThatNoLineIsAbout_AreSaid()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Receive_RegistersThatNoLineIsAbout_AreSaid));
        var lines = string.Join('\n', new[] { 1, 2, 4, 5, 6 }.Select(n => $"{BatchCity.Former}{n}番地\t{BatchCity.Made}{n}番地"));

        var id = await BatchCity.ReceivedAsync(city, lines);

        Assert.Contains($"2 あります。この一括では更正しません: {BatchCity.Former} 2 戸籍({BatchCity.Registers[2]}、{BatchCity.Registers[6]})", (await BatchCity.ViewAsync(city, id)).Gaps, StringComparison.Ordinal);
        var all = await BatchCity.ReceivedAsync(city);
        Assert.Equal("", (await BatchCity.ViewAsync(city, all)).Gaps);
    }

    /// <summary>What a further batch was opened for and its table is not about is said, whatever its town.</summary>
    [Fact]
    public async Task Receive_AFurtherBatchWithoutALineForWhatIsLeft_SaysIt()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Receive_AFurtherBatchWithoutALineForWhatIsLeft_SaysIt));
        await CorrectionPaper.ReceivedAsync(city, CorrectionPaper.Of().With(new("target.register"), BatchCity.Registers[4].ToString()).With(new("target.person"), "誠"));
        var id = await BatchCity.ApprovedAsync(city);
        await city.Get<BatchRunner>().RunAsync();
        var desk = city.Get<BatchDesk>();
        var further = await desk.OpenAsync(TestCity.Counter, null, id);
        var version = await desk.SaveAsync(further.Id, BatchCity.Common(), "埼玉県越谷市東越谷一丁目\t埼玉県越谷市新東越谷一丁目", further.Version, TestCity.Counter);

        await desk.ReceiveAsync(further.Id, version, TestCity.Counter);

        Assert.Contains($"1 あります。この一括では更正しません: {BatchCity.Former} 1 戸籍({BatchCity.Registers[4]})", (await BatchCity.ViewAsync(city, further.Id)).Gaps, StringComparison.Ordinal);
    }
}
