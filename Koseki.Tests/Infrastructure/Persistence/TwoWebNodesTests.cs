using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.UseCases.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Two web nodes on one database, each with its own connections, turns and anchors' file: the normal case.</summary>
public sealed class TwoWebNodesTests
{
    private const int Rounds = 60;

    /// <summary>Fault Q4: two nodes that record at once both succeed, without a gap, and every counter counts both.</summary>
    [Fact]
    public async Task Commit_AtBothNodesAtOnce_AllAreNumberedWithoutGaps()
    {
        await using var city = await TestCity.CreateAsync();
        await using var other = city.AnotherNode("web-2");
        var numbers = new List<long>();
        for (var round = 0; round < Rounds; round++)
        {
            numbers.AddRange(await Task.WhenAll(Task.Run(() => RecordAsync(city.Get<JournalWriter>())), Task.Run(() => RecordAsync(other.GetRequiredService<JournalWriter>()))));
        }

        Assert.Equal(Enumerable.Range(2, 2 * Rounds).Select(n => (long)n), numbers.Order());
        await using var database = city.Open();
        Assert.Equal(2 * Rounds, (await database.Counters.SingleAsync(c => c.Name == "case")).Value);
        Assert.Equal((2 * Rounds) + 1, (await database.Counters.SingleAsync(c => c.Name == "journal")).Value);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Two clerks type into one draft at two nodes: one is told by name that the other was first, and nothing of hers stands.</summary>
    [Fact]
    public async Task SaveDraft_AtBothNodesAtOnce_OneIsToldWhoWasFirst()
    {
        await using var city = await TestCity.CreateAsync();
        await using var other = city.AnotherNode("web-2");
        var opened = await city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter);
        for (var (round, version) = (0, opened.Version); round < 10; round++)
        {
            var saves = new[] { (city.Workflow, "美空"), (other.GetRequiredService<CaseWorkflow>(), "大地") }
                .Select(s => Task.Run(() => Record.ExceptionAsync(() => s.Item1.SaveDraftAsync(opened.Id, BirthPaper.Of(s.Item2), version, TestCity.Counter)))).ToList();
            var refused = Assert.Single(await Task.WhenAll(saves), e => e is not null);
            Assert.StartsWith("窓口　花さんが先に変更しました。", Assert.IsType<CaseException>(refused).Message, StringComparison.Ordinal);
            Assert.Equal(++version, await city.Workflow.VersionAsync(opened.Id));
        }
    }

    /// <summary>Fault Q10: looks of two processes under one name stand one behind the other.</summary>
    [Fact]
    public async Task Look_AtTwoProcessesOfOneName_StandInOneChain()
    {
        await using var city = await TestCity.CreateAsync();
        await using var other = city.AnotherNode("web-1");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            (i % 2 == 0 ? city.Get<AccessLog>() : other.GetRequiredService<AccessLog>()).WriteAsync(TestCity.Counter, LookKind.Seen, new(1), $"{i}"))));

        await using var database = city.Open();
        Assert.Equal(Enumerable.Range(1, 20), await database.AccessLog.OrderBy(a => a.Sequence).Select(a => a.Sequence).ToListAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>The journal's number stands beside the journal: one that was changed halts the records, and reading goes on.</summary>
    [Theory]
    [InlineData("UPDATE \"Counters\" SET \"Value\" = 7 WHERE \"Name\" = 'journal'", "台帳の次の番号は 8 のはずですが、台帳は 1 番で終わっています。")]
    [InlineData("DELETE FROM \"Counters\" WHERE \"Name\" = 'journal'", "(Counters の journal)がありません。")]
    public async Task Commit_JournalNumberChanged_Halts(string tampering, string said)
    {
        await using var city = await TestCity.CreateAsync();
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(tampering));

        var halted = await Assert.ThrowsAsync<JournalHaltedException>(() => RecordAsync(city.Get<JournalWriter>()));

        Assert.Contains(said, halted.Message, StringComparison.Ordinal);
        Assert.NotNull(await city.Store.GetAsync(new(1)));
    }

    private static async Task<long> RecordAsync(JournalWriter journal) =>
        (await journal.CommitAsync(TestCity.Counter, async open => (new Deed(DeedKind.Trial, "試験の記録"), await open.NextAsync("case")), default)).Number;
}
