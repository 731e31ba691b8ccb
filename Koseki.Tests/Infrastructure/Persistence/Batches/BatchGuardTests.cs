using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Infrastructure.Persistence.Batches;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Batches;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence.Batches;

/// <summary>
/// What a batch goes by is asked of the journal at the act: rows that the database's owner put in, changed or took away satisfy no
/// sample, end no batch early, and write nothing twice.
/// </summary>
public sealed class BatchGuardTests
{
    private const string PutLooksIn = """
        INSERT INTO "BatchLooks" ("CaseId", "Planning", "Register", "JournalNumber", "Account", "Name", "At")
        SELECT "CaseId", "Planning", "Register", 1, 'shinsa', '審査　次郎', '2026-10-08 00:00:00' FROM "BatchTargets"
        """;

    private const string PutAResultIn = """INSERT INTO "BatchResults" ("CaseId", "Register", "JournalNumber", "Outcome", "Generation") VALUES (1, 107, 1, 'Held', NULL)""";

    private static async Task<int> GenerationsAsync(TestCity city, long id)
    {
        await using var database = city.Open();
        return await database.Generations.CountAsync(g => g.CaseId == id && g.Kind == DocumentKind.Register);
    }

    private static async Task DoAsync(TestCity city, string sql)
    {
        Assert.NotEqual(0, await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal))));
    }

    private static Task<CaseException> RefusedAsync(Func<Task> act) => Assert.ThrowsAsync<CaseException>(act);

    /// <summary>Looks that nobody took satisfy no sample; nor does a seed that somebody chose, or a plan of which a register was taken away.</summary>
    [SqliteTheory]
    [InlineData(PutLooksIn)]
    [InlineData("UPDATE \"Batches\" SET \"Seed\" = zeroblob(32)")]
    [InlineData("DELETE FROM \"BatchTargets\" WHERE \"Register\" = 103")]
    [InlineData("UPDATE \"BatchTargets\" SET \"Made\" = '埼玉県越谷市東越谷一丁目1番地' WHERE \"Register\" = 103")]
    public async Task CompleteExamination_ChangedBehindTheProgram_IsRefused(string sql)
    {
        await using var city = await BatchCity.CreateAsync(nameof(CompleteExamination_ChangedBehindTheProgram_IsRefused));
        var id = await BatchCity.PlannedAsync(city);
        if (sql != PutLooksIn)
        {
            var (_, targets) = await city.Get<BatchLists>().TargetsAsync(id, TargetFilter.ToLookAt);
            await city.Get<BatchDesk>().LookAsync(id, [.. targets.Select(t => t.Register)], TestCity.Examiner);
        }

        await DoAsync(city, sql);

        var refused = await RefusedAsync(async () => await city.Get<BatchDesk>().CompleteExaminationAsync(id, await BatchCity.VersionAsync(city, id), TestCity.Examiner));
        Assert.IsType<RecordRefusal.Foreign>(refused.Why);
        Assert.Equal(CaseState.Received, (await BatchCity.ViewAsync(city, id)).Case.State);
    }

    /// <summary>A target put into the plan beside those planned stops its look and its decision.</summary>
    [SqliteFact]
    public async Task Approve_ATargetTakenAway_IsRefused()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Approve_ATargetTakenAway_IsRefused));
        var id = await BatchCity.PlannedAsync(city);
        await BatchCity.ExamineAsync(city, id);
        await DoAsync(city, "DELETE FROM \"BatchTargets\" WHERE \"Register\" = 103");

        var refused = await RefusedAsync(async () => await city.Get<BatchDesk>().ApproveAsync(id, await BatchCity.VersionAsync(city, id), TestCity.Approver));

        Assert.IsType<RecordRefusal.Foreign>(refused.Why);
    }

    /// <summary>A result put in of the last register would end the batch before any is written; of a later planning's target, its planning.</summary>
    [SqliteFact]
    public async Task Run_AResultPutIn_DoesNotEndTheBatch()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Run_AResultPutIn_DoesNotEndTheBatch));
        var id = await BatchCity.ApprovedAsync(city);
        await DoAsync(city, PutAResultIn);

        var refused = await RefusedAsync(() => city.Get<BatchRunner>().RunAsync());

        Assert.IsType<RecordRefusal.Foreign>(refused.Why);
        Assert.Equal(BatchPhase.Writing, (await BatchCity.ViewAsync(city, id)).Phase);
        Assert.Equal(0, await GenerationsAsync(city, id));
    }

    /// <summary>A result taken away does not have its register taken twice, and the end is not said without it.</summary>
    [SqliteTheory]
    [InlineData(102, 2)]
    [InlineData(101, 7)]
    public async Task Run_AResultTakenAway_IsMissed(int register, int written)
    {
        await using var city = await BatchCity.CreateAsync($"{nameof(Run_AResultTakenAway_IsMissed)}{register}");
        var id = await BatchCity.ApprovedAsync(city);
        await city.Get<BatchWriter>().StepAsync(id);
        await city.TamperAsync($"DELETE FROM \"BatchResults\" WHERE \"Register\" = {register}");

        var refused = await RefusedAsync(() => city.Get<BatchRunner>().RunAsync());

        Assert.IsType<RecordRefusal.Foreign>(refused.Why);
        Assert.Equal(BatchPhase.Writing, (await BatchCity.ViewAsync(city, id)).Phase);
        Assert.Equal(written, await GenerationsAsync(city, id));
    }

    /// <summary>A target put in behind the last one of the city does not end the planning.</summary>
    [SqliteFact]
    public async Task Plan_ATargetPutIn_DoesNotEndThePlanning()
    {
        await using var city = await BatchCity.CreateAsync(nameof(Plan_ATargetPutIn_DoesNotEndThePlanning));
        var id = await BatchCity.ReceivedAsync(city);
        await city.Get<BatchPlanner>().StepAsync(id);
        await DoAsync(city, """INSERT INTO "BatchTargets" SELECT "CaseId", "Planning", 999999, "JournalNumber", "State", "Former", "Made", "Generation", "SupplementaryGeneration", "Fingerprint", "Findings" FROM "BatchTargets" LIMIT 1""");

        var refused = await RefusedAsync(() => city.Get<BatchRunner>().RunAsync());

        Assert.IsType<RecordRefusal.Foreign>(refused.Why);
        Assert.Equal(BatchPhase.Planning, (await BatchCity.ViewAsync(city, id)).Phase);
    }
}
