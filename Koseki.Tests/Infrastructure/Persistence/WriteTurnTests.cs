using Koseki.Domain.Cases;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Tests.Infrastructure.Databases;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>On SQLite every writer of a process waits for its turn without a thread.</summary>
public sealed class WriteTurnTests
{
    [SqliteTheory]
    [InlineData("draft")]
    [InlineData("look")]
    [InlineData("journal")]
    public async Task Write_WhileSomebodyWrites_WaitsForTheTurn(string what)
    {
        await using var city = await TestCity.CreateAsync();
        var opened = await city.Workflow.OpenAsync("0101", TestCity.Counter);
        var turn = await city.Get<WriteTurn>().TakeAsync(default);

        Task write = what switch
        {
            "draft" => city.Workflow.SaveDraftAsync(opened.Id, Of(), opened.Version, TestCity.Counter),
            "look" => city.Get<AccessLog>().WriteAsync(TestCity.Counter, LookKind.Seen, new(1), "戸籍"),
            _ => city.Get<JournalWriter>().CommitAsync(TestCity.Counter, _ => Task.FromResult((new Deed(DeedKind.Trial, "書く"), true)), default),
        };

        await Task.Delay(50);
        Assert.False(write.IsCompleted);
        turn.Dispose();
        await write;
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Take_SqlServer_NobodyWaits()
    {
        var turn = new WriteTurn("sqlserver");
        using var first = await turn.TakeAsync(default);

        Assert.True(turn.TakeAsync(default).IsCompletedSuccessfully);
    }
}
