using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Batches;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Setup;
using Koseki.Infrastructure.UseCases.Batches;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Infrastructure.Persistence.Batches;

/// <summary>What somebody would try so that a batch writes what nobody decided, twice, or in another's name.</summary>
public sealed class BatchEnemyTests
{
    private static async Task<List<(long? Case, long Register)>> WrittenAsync(TestCity city)
    {
        await using var database = city.Open();
        return [.. (await database.Generations.AsNoTracking().Where(g => g.CaseId != null && g.Kind == DocumentKind.Register).OrderBy(g => g.Number).Select(g => new { g.CaseId, g.Number }).ToListAsync()).Select(g => (g.CaseId, g.Number))];
    }

    /// <summary>Registers of two batches, decided both and written by two nodes at once: each is taken by one of them, and left over by the other.</summary>
    [Fact]
    public async Task Run_RegistersOfTwoBatches_AreWrittenByOneOfThem()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Run_RegistersOfTwoBatches_AreWrittenByOneOfThem), portion: 3);
        var ids = new List<long> { await BatchCity.PlannedAsync(city), await BatchCity.PlannedAsync(city) };
        foreach (var id in ids)
        {
            await BatchCity.ExamineAsync(city, id);
            await city.Get<BatchDesk>().ApproveAsync(id, await BatchCity.VersionAsync(city, id), TestCity.Approver);
        }

        await using var other = city.OtherNode();
        BatchCity.Settle(other.GetRequiredService<BatchSettings>(), 2);
        await Task.WhenAll(city.Get<BatchRunner>().RunAsync(), other.GetRequiredService<BatchRunner>().RunAsync());

        Assert.Equal(BatchCity.Registers.Select(r => r.Value), (await WrittenAsync(city)).Select(w => w.Register));
        var (one, two) = (await BatchCity.ViewAsync(city, ids[0]), await BatchCity.ViewAsync(city, ids[1]));
        Assert.Equal((BatchPhase.Done, BatchPhase.Done, BatchCity.Quarter, BatchCity.Quarter), (one.Phase, two.Phase, one.Written + two.Written, one.Left + two.Left));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Approve_ByWhoEnteredIt_IsRefused()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Approve_ByWhoEnteredIt_IsRefused));
        var id = await BatchCity.PlannedAsync(city);
        await BatchCity.ExamineAsync(city, id);
        var both = TestCity.Person(TestCity.Counter.Account, TestCity.Counter.Name, StaffRole.Counter, StaffRole.Approver);

        var refused = await Assert.ThrowsAsync<CaseException>(async () => await city.Get<BatchDesk>().ApproveAsync(id, await BatchCity.VersionAsync(city, id), both));

        Assert.Equal(CaseRules.OtherDecides, refused.Message);
        Assert.Equal(0, await city.Get<BatchRunner>().RunAsync());
    }

    /// <summary>A batch of which portions are written is entered, planned, sent back, ended and put away by nobody: it goes to its end.</summary>
    [Fact]
    public async Task Steps_WhileItIsWritten_AreRefused()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Steps_WhileItIsWritten_AreRefused));
        var id = await BatchCity.ApprovedAsync(city);
        await city.Get<BatchWriter>().StepAsync(id);
        var (desk, version) = (city.Get<BatchDesk>(), await BatchCity.VersionAsync(city, id));
        var all = TestCity.Person("subete", "全　役", StaffRole.Counter, StaffRole.Examiner, StaffRole.Approver);

        foreach (var act in new Func<Task>[]
        {
            () => desk.SaveAsync(id, BatchCity.Common(), "", version, all), () => desk.ReceiveAsync(id, version, all), () => desk.PlanAnewAsync(id, version, all), () => desk.ReturnAsync(id, "理由", all),
            () => desk.WithdrawAsync(id, "理由", all), () => desk.LookAsync(id, BatchCity.Registers, all), () => desk.CompleteExaminationAsync(id, version, all), () => desk.ApproveAsync(id, version, all),
            () => city.Workflow.DiscardAsync(id, version, all), () => city.Workflow.TakeAsync(id, TestCity.Counter.Account, all), () => city.Workflow.ReturnAsync(id, "理由", all),
        })
        {
            await Assert.ThrowsAsync<CaseException>(act);
        }

        await city.Get<BatchRunner>().RunAsync();
        Assert.Equal((BatchPhase.Done, BatchCity.Quarter), ((await BatchCity.ViewAsync(city, id)).Phase, (await BatchCity.ViewAsync(city, id)).Written));
    }

    /// <summary>What was another row for the moment in which a portion was computed, and is put back before it is written, writes nothing.</summary>
    [SqliteTheory]
    [InlineData("SELECT \"DecidedByName\" AS \"Value\" FROM \"Cases\"", "UPDATE \"Cases\" SET \"DecidedByName\" = {0}")]
    [InlineData("SELECT \"DecidedOn\" AS \"Value\" FROM \"Batches\"", "UPDATE \"Batches\" SET \"DecidedOn\" = {0}")]
    public async Task Step_RowsChangedOnlyWhileItComputes_WritesNothing(string read, string change)
    {
        await using var city = await BatchCity.CreateAsync(nameof(Step_RowsChangedOnlyWhileItComputes_WritesNothing));
        var id = await BatchCity.ApprovedAsync(city);
        await using var database = city.Open();
        var before = await database.Database.SqlQueryRaw<string>(read).SingleAsync();
        var pace = new BatchPace(new() { Rest = 1 }, city.Clock);
        pace.After(new(true, TimeSpan.FromSeconds(1)));
        await database.Database.ExecuteSqlRawAsync(change, "2026-10-09");

        var step = city.Get<BatchWriter>().StepAsync(id, pace);
        Assert.False(step.IsCompleted);
        await database.Database.ExecuteSqlRawAsync(change, before);
        city.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True((await step).IsMore);
        Assert.Empty(await WrittenAsync(city));
        await city.Get<BatchRunner>().RunAsync();
        Assert.Equal(BatchCity.Quarter, (await BatchCity.ViewAsync(city, id)).Written);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>By what a register's persons are found stands where the batch changes nothing of it, and is made again where it is not what the register says.</summary>
    [Fact]
    public async Task Run_SearchColumns_AreThoseOfTheRegistersAfterwards()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Run_SearchColumns_AreThoseOfTheRegistersAfterwards));
        await using var database = city.Open();
        var before = await database.PersonIndex.AsNoTracking().OrderBy(p => p.Register).ToListAsync();
        await database.PersonIndex.Where(p => p.Register == BatchCity.Registers[2].Value).ExecuteUpdateAsync(u => u.SetProperty(p => p.GivenName, "偽"));
        await database.PersonIndex.Where(p => p.Register == BatchCity.Registers[3].Value).ExecuteDeleteAsync();
        await BatchCity.ApprovedAsync(city);

        await city.Get<BatchRunner>().RunAsync();

        Assert.Equal(before, await database.PersonIndex.AsNoTracking().OrderBy(p => p.Register).ToListAsync());
        Assert.Equal(BatchCity.Registers.Select((r, i) => (r.Value, 2, $"{BatchCity.Made}{i + 1}番地")), (await database.RegisterIndex.AsNoTracking().Where(r => r.Register >= BatchCity.Registers[0].Value).OrderBy(r => r.Register).ToListAsync()).Select(r => (r.Register, r.Generation, r.Domicile)));
        Assert.Empty(await city.ProblemsAsync());
    }
}
