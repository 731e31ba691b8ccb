using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Eng.Chaos;
using Koseki.Eng.Town;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.Door;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence.Door;

/// <summary>Claims that wait together share a journal row and nothing else.</summary>
public sealed class ClaimDeskTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("koseki-claims-").FullName;
    private CityStore store = null!;
    private ClaimDesk desk = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await ChaosTown.CreateAsync(new TownSettings(30, 5, new DateOnly(2026, 11, 24)), folder, default);
        store = CityStore.OpenFolder(folder, TimeProvider.System);
        desk = new(store.Get<ReadScopes>(), store.Get<DoorGuard>(), store.Get<JournalWriter>());
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Fifty at once: each is given once, in fewer journal rows than claims, and the journal names each of them.</summary>
    [Fact]
    public async Task Claim_ManyAtOnce_EachIsGivenAndTheyShareJournalRows()
    {
        var questions = await QuestionsAsync(50);
        var answers = await AskAsync(questions);
        Assert.All(answers, a => Assert.True(a.Granted, a.Code));
        await using var database = await OpenAsync();
        var claims = await database.Claims.AsNoTracking().ToListAsync();
        Assert.Equal(questions.Select(q => q.IssueId.ToString("D")).Order(), claims.Select(c => c.IssueId).Order());
        Assert.All(questions.Zip(answers), p => Assert.Equal(p.Second.JournalNumber, claims.Single(c => c.IssueId == p.First.IssueId.ToString("D")).JournalNumber));
        Assert.InRange(answers.Select(a => a.JournalNumber).Distinct().Count(), 4, 49);
        Assert.Empty((await store.VerifyAsync(default)).Problems);
    }

    /// <summary>Beside others, a held register, an old generation and another paper under a known id are refused, and only they; the same paper again is not (fault S4).</summary>
    [Fact]
    public async Task Claim_RefusalsAmongOthers_RefuseOnlyThemselves()
    {
        var questions = await QuestionsAsync(12);
        var paper = (await store.Get<CaseWorkflow>().OpenAsync(BirthPaper.Kind, StaffAccounts.Historic.EnteredBy)).Id;
        await store.Get<JournalWriter>().CommitAsync(StaffAccounts.Historic.EnteredBy, open =>
        {
            open.Hold([new(questions[3].Register)], paper);
            return Task.FromResult((new Deed(DeedKind.Trial, "保留した"), true));
        }, default);
        var held = questions[3].Register;
        questions[5] = questions[5] with { Generation = questions[5].Generation + 1 };
        questions[8] = questions[7] with { Sha256 = new('b', 64) };
        questions[10] = questions[9];
        var answers = await AskAsync(questions);
        Assert.Equal("K3004", answers[3].Code);
        Assert.Equal("K4007", answers[5].Code);
        Assert.Equal(["K4003"], new[] { answers[7], answers[8] }.Where(a => !a.Granted).Select(a => a.Code));
        Assert.Equal(answers[9].JournalNumber, answers[10].JournalNumber);
        Assert.All(questions.Index().Where(q => q.Index is not (3 or 5 or 7 or 8) && q.Item.Register != held), q => Assert.True(answers[q.Index].Granted, answers[q.Index].Code));
    }

    /// <summary>A question that was ended before anybody took it leaves nothing behind.</summary>
    [Fact]
    public async Task Claim_EndedWhileItWaits_IsNotGiven()
    {
        var question = (await QuestionsAsync(1))[0];
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.ClaimAsync(question, "gateway", ended.Token));
        await AskAsync(await QuestionsAsync(3));
        await using var database = await OpenAsync();
        var key = question.IssueId.ToString("D");
        Assert.False(await database.Claims.AnyAsync(c => c.IssueId == key));
    }

    private Task<KosekiDbContext> OpenAsync() => store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync();

    // Each on a thread of its own, all let go at once: with few threads of the pool they would come one after another.
    private async Task<ClaimAnswer[]> AskAsync(IReadOnlyCollection<ClaimQuestion> questions)
    {
        using var start = new Barrier(questions.Count);
        return await Task.WhenAll(questions.Select(q => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return desk.ClaimAsync(q, "gateway", default);
            },
            default,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }

    private async Task<List<ClaimQuestion>> QuestionsAsync(int count)
    {
        await using var database = await OpenAsync();
        var registers = await database.RegisterIndex.AsNoTracking().OrderBy(r => r.Register).Select(r => new { r.Register, r.Generation }).ToListAsync();
        return [.. Enumerable.Range(0, count).Select(i => registers[i % registers.Count]).Select(r => new ClaimQuestion(Guid.NewGuid(), r.Register, r.Generation, new string('a', 64)))];
    }
}
