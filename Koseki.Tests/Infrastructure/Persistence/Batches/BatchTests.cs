using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Documents;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.PlaceRenaming;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Batches;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Setup;
using Koseki.Infrastructure.UseCases.Batches;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Infrastructure.Persistence.Batches;

/// <summary>一括: one case over many registers, from the table of places to the last register, on the city's own files.</summary>
public sealed class BatchTests
{
    private static async Task<List<(long Register, int Generations)>> WrittenAsync(TestCity city, long id)
    {
        await using var database = city.Open();
        return [.. (await database.Generations.AsNoTracking().Where(g => g.CaseId == id && g.Kind == DocumentKind.Register).GroupBy(g => g.Number).Select(g => new { g.Key, Count = g.Count() }).ToListAsync()).Select(g => (g.Key, g.Count)).Order()];
    }

    private static Draft PaperOn(RegisterId register) => CorrectionPaper.Of().With(new("target.register"), register.ToString()).With(new("target.person"), "誠");

    [Fact]
    public async Task Run_ADecidedBatch_WritesEveryRegisterOnceAndTellsItsPortions()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Run_ADecidedBatch_WritesEveryRegisterOnceAndTellsItsPortions));
        var id = await BatchCity.ApprovedAsync(city);

        await city.Get<BatchRunner>().RunAsync();

        Assert.Equal(BatchCity.Registers.Select(r => (r.Value, 1)), await WrittenAsync(city, id));
        var view = await BatchCity.ViewAsync(city, id);
        Assert.Equal((BatchPhase.Done, BatchCity.Quarter, 0), (view.Phase, view.Written, view.Left));
        var register = (await city.Store.GetAsync(BatchCity.Registers[2]))!;
        Assert.Equal($"{BatchCity.Made}3番地", register.Domicile.Text);
        var matter = register.Matters[^1];
        Assert.Equal(("更正", "令和8年10月8日", "令和8年10月1日土地の名称変更", "令8-1"), (matter.Title, matter["更正日"], matter["更正事由"], matter.Receipt));
        Assert.Equal([$"{BatchCity.Former}3番地"], matter.Lines[^1].Children.Select(l => l.Value));
        await using var database = city.Open();
        var deeds = await database.Audit.AsNoTracking().Where(a => a.CaseId == id && a.Action == "一括の記録").OrderBy(a => a.JournalNumber).ToListAsync();
        var subjects = (await database.BatchResults.AsNoTracking().Where(r => r.CaseId == id).ToListAsync()).ToLookup(r => r.JournalNumber);
        Assert.Equal([2, 2, 2, 1, 0], deeds.Select(d => subjects[d.JournalNumber].Count()));
        Assert.All(deeds, d => Assert.Equal("kessai", d.Account));
        Assert.Equal(BatchCity.Quarter, await database.Outbox.CountAsync(o => o.CaseId == id && o.Kind == Koseki.Domain.Linkage.MessageKind.DuplicateRegister));
        var line = Assert.Single(await city.BookAsync(2026));
        Assert.Equal(("行政区画の変更", "越谷市告示第123号", "職権"), (line.KindName, line.Subject, line.Disposition));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Killed after a portion, and gone on with by another node at once with the first: nothing twice, nothing left out.</summary>
    [Fact]
    public async Task Step_TwoNodesAndAnEnd_WriteEveryRegisterOnce()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Step_TwoNodesAndAnEnd_WriteEveryRegisterOnce));
        var id = await BatchCity.ApprovedAsync(city);
        Assert.True((await city.Get<BatchWriter>().StepAsync(id)).IsMore);
        await city.RestartAsync();
        BatchCity.Settle(city.Get<BatchSettings>(), 2);
        await using var other = city.OtherNode();
        BatchCity.Settle(other.GetRequiredService<BatchSettings>(), 3);

        await Task.WhenAll(city.Get<BatchRunner>().RunAsync(), other.GetRequiredService<BatchRunner>().RunAsync());

        Assert.Equal(BatchCity.Registers.Select(r => (r.Value, 1)), await WrittenAsync(city, id));
        Assert.Equal((BatchPhase.Done, BatchCity.Quarter), ((await BatchCity.ViewAsync(city, id)).Phase, (await BatchCity.ViewAsync(city, id)).Written));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>A register that another paper changed or holds since the planning is left as it is and named, and a further batch takes it.</summary>
    [Fact]
    public async Task Run_RegistersThatMovedOrAreHeld_AreLeftOverAndTakenByAFurtherBatch()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Run_RegistersThatMovedOrAreHeld_AreLeftOverAndTakenByAFurtherBatch));
        var id = await BatchCity.ApprovedAsync(city);
        var (moved, held) = (BatchCity.Registers[1], BatchCity.Registers[4]);
        await CorrectionPaper.ApprovedAsync(city, PaperOn(moved));
        var waiting = await CorrectionPaper.ReceivedAsync(city, PaperOn(held));

        await city.Get<BatchRunner>().RunAsync();

        var (total, left) = await city.Get<BatchLists>().TargetsAsync(id, TargetFilter.Left);
        Assert.Equal(2, total);
        Assert.Equal([(moved, TargetOutcome.Moved), (held, TargetOutcome.Held)], left.Select(t => (t.Register, t.Outcome!.Value)));
        Assert.Equal($"{BatchCity.Former}2番地", (await city.Store.GetAsync(moved))!.Domicile.Text);
        await city.Workflow.WithdrawAsync(waiting.Id, "取り下げる", TestCity.Examiner);
        var further = await city.Get<BatchDesk>().OpenAsync(TestCity.Counter, null, id);
        await city.Get<BatchDesk>().ReceiveAsync(further.Id, further.Version, TestCity.Counter);
        await city.Get<BatchRunner>().RunAsync();
        await BatchCity.ExamineAsync(city, further.Id);
        await city.Get<BatchDesk>().ApproveAsync(further.Id, await BatchCity.VersionAsync(city, further.Id), TestCity.Approver);
        await city.Get<BatchRunner>().RunAsync();
        Assert.Equal([(moved.Value, 1), (held.Value, 1)], await WrittenAsync(city, further.Id));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>A line of the plan changed by the database's owner after the decision, or taken out of it, is not what was decided.</summary>
    [SqliteTheory]
    [InlineData("UPDATE \"BatchTargets\" SET \"Made\" = '埼玉県越谷市東越谷一丁目1番地' WHERE \"Register\" = {0}", 0)]
    [InlineData("DELETE FROM \"BatchTargets\" WHERE \"Register\" = {0}", BatchCity.Quarter - 1)]
    public async Task Run_PlanChangedBehindTheProgramsBack_IsNotWritten(string change, int written)
    {
        await using var city = await BatchCity.CreateAsync($"{nameof(Run_PlanChangedBehindTheProgramsBack_IsNotWritten)}{written}");
        var id = await BatchCity.ApprovedAsync(city);
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(change, BatchCity.Registers[0].Value));

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Get<BatchRunner>().RunAsync());

        Assert.IsType<RecordRefusal.Foreign>(refused.Why);
        Assert.Equal(written, (await WrittenAsync(city, id)).Count);
        Assert.Equal(BatchPhase.Writing, (await BatchCity.ViewAsync(city, id)).Phase);
    }

    /// <summary>A batch that nobody decided is not written because its row says so.</summary>
    [SqliteFact]
    public async Task Run_UndecidedBatchMadeToWrite_WritesNothing()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Run_UndecidedBatchMadeToWrite_WritesNothing));
        var id = await BatchCity.PlannedAsync(city);
        await city.TamperAsync($"UPDATE \"Batches\" SET \"Phase\" = 'Writing', \"DecidedOn\" = \"PlannedFor\"");

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Get<BatchRunner>().RunAsync());

        Assert.IsType<RecordRefusal.Foreign>(refused.Why);
        Assert.Empty(await WrittenAsync(city, id));
    }

    /// <summary>A hold that was taken away behind the program's back still keeps the register from the batch.</summary>
    [SqliteFact]
    public async Task Run_HoldTakenAwayBehindTheProgramsBack_DoesNotWriteTheRegister()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Run_HoldTakenAwayBehindTheProgramsBack_DoesNotWriteTheRegister));
        var id = await BatchCity.ApprovedAsync(city);
        await CorrectionPaper.ReceivedAsync(city, PaperOn(BatchCity.Registers[4]));
        await city.TamperAsync($"DELETE FROM \"Holds\"");

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Get<BatchRunner>().RunAsync());

        Assert.IsType<RecordRefusal.HoldsForeign>(refused.Why);
        Assert.DoesNotContain((BatchCity.Registers[4].Value, 1), await WrittenAsync(city, id));
    }

    /// <summary>Where the latest generation of a register was taken away, nothing is written upon the one before.</summary>
    [SqliteFact]
    public async Task Run_LatestGenerationTakenAway_IsLeftOver()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Run_LatestGenerationTakenAway_IsLeftOver));
        var register = BatchCity.Registers[1];
        await CorrectionPaper.ApprovedAsync(city, PaperOn(register));
        await city.TamperAsync($"DELETE FROM \"Generations\" WHERE \"Number\" = {register.Value} AND \"Generation\" = 2");
        var id = await BatchCity.ApprovedAsync(city);

        await city.Get<BatchRunner>().RunAsync();

        var (_, left) = await city.Get<BatchLists>().TargetsAsync(id, TargetFilter.Left);
        Assert.Equal([register], left.Select(t => t.Register));
        Assert.Equal(BatchCity.Quarter - 1, (await WrittenAsync(city, id)).Count);
    }

    /// <summary>A register whose record does not pass its check keeps no other one from being planned.</summary>
    [SqliteFact]
    public async Task Plan_ARegisterThatCannotBeRead_IsLeftOutAndSaid()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Plan_ARegisterThatCannotBeRead_IsLeftOutAndSaid));
        await city.TamperAsync($"UPDATE \"Generations\" SET \"Hash\" = zeroblob(32) WHERE \"Number\" = {BatchCity.Registers[2].Value}");

        var id = await BatchCity.PlannedAsync(city);

        var view = await BatchCity.ViewAsync(city, id);
        Assert.Equal((BatchCity.Quarter - 1, 1), (view.Planned[TargetState.Ready], view.Planned[TargetState.Stopped]));
        var (_, targets) = await city.Get<BatchLists>().TargetsAsync(id, TargetFilter.ToLookAt);
        Assert.Contains(targets, t => t.Register == BatchCity.Registers[2] && t.Findings is [var said] && said.Contains("検査に通らない", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Plan_RegistersInWhichSomethingIsFound_AreAlwaysAmongThoseLookedAt()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Plan_RegistersInWhichSomethingIsFound_AreAlwaysAmongThoseLookedAt));
        await CorrectionPaper.ReceivedAsync(city, PaperOn(BatchCity.Registers[6]));

        var id = await BatchCity.PlannedAsync(city);

        var view = await BatchCity.ViewAsync(city, id);
        // Without a 附票 the address of nobody is known, but nothing stands against the plan.
        Assert.Equal((6, 0, 1, 3), (view.Planned[TargetState.Ready], view.Planned.GetValueOrDefault(TargetState.Odd), view.Planned[TargetState.Stopped], view.ToLookAt));
        var (_, toLookAt) = await city.Get<BatchLists>().TargetsAsync(id, TargetFilter.ToLookAt);
        Assert.Equal(id, Assert.Single(await city.Get<BatchLists>().ListAsync()).Id);
        Assert.Equal((1, 0), (city.Get<BatchLists>().Check(PlaceRenamingKind.KindCode, view.Places).Rows, city.Get<BatchLists>().Check(PlaceRenamingKind.KindCode, view.Places).Problems.Count));
        Assert.Equal($"{BatchCity.Made}1番地", (await city.Get<BatchLists>().TargetAsync(id, BatchCity.Registers[0], TestCity.Examiner))!.Examination!.Plan!.Registers[0].After.Domicile.Text);
        Assert.Contains(toLookAt, t => t.Register == BatchCity.Registers[6] && t.Findings is ["保留 届 令8-1 の処理中です。"]);
    }

    [Fact]
    public async Task CompleteExamination_BeforeAllAreLookedAt_SaysHowManyAreNot()
    {
        await using var city = await BatchCity.CreateAsync(nameof(CompleteExamination_BeforeAllAreLookedAt_SaysHowManyAreNot));
        var id = await BatchCity.PlannedAsync(city);
        var (_, targets) = await city.Get<BatchLists>().TargetsAsync(id, TargetFilter.ToLookAt);
        await city.Get<BatchDesk>().LookAsync(id, [targets[0].Register, new(1)], TestCity.Examiner);

        var refused = await Assert.ThrowsAsync<CaseException>(async () => await city.Get<BatchDesk>().CompleteExaminationAsync(id, await BatchCity.VersionAsync(city, id), TestCity.Examiner));

        Assert.Contains("1 件", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Whoever looked at the sample had the batch in hand and does not decide it.</summary>
    [Fact]
    public async Task Approve_ByWhoLookedAtTheSample_IsRefused()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Approve_ByWhoLookedAtTheSample_IsRefused));
        var both = TestCity.Person("shinsa", "審査　次郎", StaffRole.Examiner, StaffRole.Approver);
        var id = await BatchCity.PlannedAsync(city);
        await BatchCity.ExamineAsync(city, id);

        var refused = await Assert.ThrowsAsync<CaseException>(async () => await city.Get<BatchDesk>().ApproveAsync(id, await BatchCity.VersionAsync(city, id), both));

        Assert.Equal(CaseRules.OtherDecides, refused.Message);
        Assert.Empty(await WrittenAsync(city, id));
    }

    /// <summary>A batch is not received, examined or decided by the ways of a paper, where nobody would look at its registers.</summary>
    [Fact]
    public async Task Workflow_OfABatch_IsRefused()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Workflow_OfABatch_IsRefused));
        var id = await BatchCity.PlannedAsync(city);

        await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(id, TestCity.Examiner));
        await Assert.ThrowsAsync<CaseException>(async () => await city.Workflow.SaveDraftAsync(id, BatchCity.Common("boundary"), await BatchCity.VersionAsync(city, id), TestCity.Counter));
        await BatchCity.ExamineAsync(city, id);
        await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ApproveAsync(id, TestCity.Approver));
    }

    [Fact]
    public async Task Receive_ATableThatCannotBeUsed_SaysTheLine()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Receive_ATableThatCannotBeUsed_SaysTheLine));

        var refused = await Assert.ThrowsAsync<CaseException>(() => BatchCity.ReceivedAsync(city, $"{BatchCity.Former}1番地\t{BatchCity.Made}"));

        Assert.Contains("1行目", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>A certificate between two portions says one or the other, never something between, and is not held up.</summary>
    [Fact]
    public async Task Issue_BetweenPortions_IsOfBeforeOrAfter()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Issue_BetweenPortions_IsOfBeforeOrAfter));
        var id = await BatchCity.ApprovedAsync(city);
        await city.Get<BatchWriter>().StepAsync(id);
        foreach (var (register, domicile) in new[] { (BatchCity.Registers[0], $"{BatchCity.Made}1番地"), (BatchCity.Registers[6], $"{BatchCity.Former}7番地") })
        {
            var issued = Assert.Single(await city.Get<CertificateDesk>().IssueAsync(new(register, CertificateKind.Whole, []), new("中島誠", "本人", "運転免許証", "相続", 1) { Particulars = "越谷市東越谷一丁目5番3号" }, TestCity.Counter));
            using var document = UglyToad.PdfPig.PdfDocument.Open(issued.Pdf);
            var text = string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value));
            Assert.Contains(Koseki.Domain.Certificates.PaperText.Widen(domicile), text, StringComparison.Ordinal);
        }
    }

    /// <summary>The writing goes on over midnight with the day of the decision as the day of recording.</summary>
    [Fact]
    public async Task Run_OverMidnight_RecordsTheDayOfTheDecision()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Run_OverMidnight_RecordsTheDayOfTheDecision));
        var id = await BatchCity.PlannedAsync(city);
        city.Clock.Advance(TimeSpan.FromDays(1));
        await BatchCity.ExamineAsync(city, id);
        await city.Get<BatchDesk>().ApproveAsync(id, await BatchCity.VersionAsync(city, id), TestCity.Approver);
        await city.Get<BatchWriter>().StepAsync(id);
        city.Clock.Advance(TimeSpan.FromDays(1));

        await city.Get<BatchRunner>().RunAsync();

        foreach (var register in BatchCity.Registers)
        {
            Assert.Equal("令和8年10月9日", (await city.Store.GetAsync(register))!.Matters[^1]["更正日"]);
        }
    }

    /// <summary>What names a register by its former 本籍 still leads to it.</summary>
    [Fact]
    public async Task IsNamed_ByTheFormerDomicile_StillHolds()
    {
        await using var city = await BatchCity.CreateAsync(nameof(IsNamed_ByTheFormerDomicile_StillHolds));
        await BatchCity.ApprovedAsync(city);
        await city.Get<BatchRunner>().RunAsync();
        var register = (await city.Store.GetAsync(BatchCity.Registers[0]))!;

        Assert.True(RecordedFacts.IsNamed(register, $"{BatchCity.Former}1番地　中島誠"));
        Assert.True(RecordedFacts.IsNamed(register, register.Designation));
        Assert.False(RecordedFacts.IsNamed(register, $"{BatchCity.Former}2番地　中島誠"));
    }

    [SqliteTheory]
    [InlineData("UPDATE BatchTargets SET Made = 'x' WHERE Register = 103", "BatchTargets の 案件1 計画1|戸籍103 が書き換えられています")]
    [InlineData("DELETE FROM BatchLooks", "BatchLooks の")]
    [InlineData("UPDATE BatchResults SET Outcome = 'Held' WHERE Register = 104", "BatchResults の 案件1|戸籍104 が書き換えられています")]
    [InlineData("UPDATE Batches SET Phase = 'Writing'", "Batches")]
    [InlineData("UPDATE BatchPlanEnds SET Name = 'x'", "BatchPlanEnds の 案件1|計画1 が書き換えられています")]
    public async Task Verify_ARowOfABatchChanged_IsNamed(string sql, string problem)
    {
        await using var city = await BatchCity.CreateAsync(nameof(Verify_ARowOfABatchChanged_IsNamed));
        var id = await BatchCity.PlannedAsync(city);
        await city.Get<BatchDesk>().PlanAnewAsync(id, await BatchCity.VersionAsync(city, id), TestCity.Examiner);
        await city.Get<BatchRunner>().RunAsync();
        await BatchCity.ExamineAsync(city, id);
        await city.Get<BatchDesk>().ApproveAsync(id, await BatchCity.VersionAsync(city, id), TestCity.Approver);
        await city.Get<BatchRunner>().RunAsync();
        await using (var database = city.Open())
        {
            await database.Database.ExecuteSqlRawAsync(sql);
        }

        Assert.Contains(await city.ProblemsAsync(), p => p.Contains(problem, StringComparison.Ordinal));
    }
}
