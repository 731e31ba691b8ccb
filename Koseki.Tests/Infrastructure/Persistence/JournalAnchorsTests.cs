using System.Text;
using Koseki.Infrastructure.Persistence.Journal;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>The journal's second place: what is missing is caught up, what is lost stops all writing.</summary>
public sealed class JournalAnchorsTests
{
    private static string File(TestCity city) => Directory.GetFiles(city.Anchors, "*.anchors").Max(StringComparer.Ordinal)!;

    private static void CutLines(TestCity city, int count)
    {
        var lines = System.IO.File.ReadAllLines(File(city));
        System.IO.File.WriteAllText(File(city), string.Concat(lines[..^count].Select(l => l + "\n")));
    }

    private static List<long> Numbers(TestCity city) => [.. AnchorFile.Read(city.Anchors).Select(a => a.Number)];

    [Fact]
    public async Task Start_AnchorMissingAfterACrash_IsCaughtUpAndNoTampering()
    {
        await using var city = await TestCity.CreateAsync();
        await BirthPaper.TypedAsync(city);
        await BirthPaper.TypedAsync(city);
        var all = Numbers(city);

        await city.RestartAsync(() =>
        {
            CutLines(city, 1);
            return Task.CompletedTask;
        });

        Assert.Equal([1, 2, 3], all);
        Assert.Equal(all, Numbers(city));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Verify_LastAnchorMissing_IsNoProblem()
    {
        await using var city = await TestCity.CreateAsync();
        await BirthPaper.TypedAsync(city);

        CutLines(city, 1);

        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Start_LineBrokenOff_IsClosedAndWrittenWhole()
    {
        await using var city = await TestCity.CreateAsync();
        await BirthPaper.TypedAsync(city);

        await city.RestartAsync(async () =>
        {
            var text = await System.IO.File.ReadAllTextAsync(File(city));
            await System.IO.File.WriteAllTextAsync(File(city), text[..^20]);
        });

        Assert.Equal([1, 0, 2], Numbers(city));
        Assert.Empty(await city.ProblemsAsync());
        await System.IO.File.AppendAllTextAsync(File(city), "3 ffff\n", Encoding.ASCII);
        Assert.Contains("読めない行", Assert.Single(await city.ProblemsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_JournalShorterThanAnchors_RefusesToWriteAndStillReads()
    {
        await using var city = await TestCity.CreateAsync();
        await BirthPaper.ApprovedAsync(city);
        var opened = await BirthPaper.TypedAsync(city);
        await CutTailAsync(city, opened.Id);

        await city.RestartAsync();

        var refused = await Assert.ThrowsAsync<JournalHaltedException>(() => city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter));
        Assert.Contains("台帳番号 6 が台帳にない", refused.Message, StringComparison.Ordinal);
        Assert.Contains(await city.ProblemsAsync(), p => p.Contains("台帳番号 6 が台帳にありません", StringComparison.Ordinal));
        Assert.NotNull(await city.Store.GetAsync(new(1)));
    }

    [Fact]
    public async Task Commit_TailCutWhileRunning_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var opened = await BirthPaper.TypedAsync(city);

        await CutTailAsync(city, opened.Id);

        await Assert.ThrowsAsync<JournalHaltedException>(() => city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter));
    }

    [Fact]
    public async Task Start_OldCopyThatWentOn_RefusesToWrite()
    {
        await using var city = await TestCity.CreateAsync();
        await using var older = await TestCity.CreateAsync();
        await BirthPaper.TypedAsync(city);
        older.Clock.Advance(TimeSpan.FromMinutes(1));
        await BirthPaper.TypedAsync(older);
        await BirthPaper.TypedAsync(older);
        foreach (var file in Directory.GetFiles(older.Anchors))
        {
            System.IO.File.Delete(file);
        }

        await older.RestartAsync(() =>
        {
            System.IO.File.Copy(File(city), Path.Combine(older.Anchors, Path.GetFileName(File(city))));
            return Task.CompletedTask;
        });

        var refused = await Assert.ThrowsAsync<JournalHaltedException>(() => older.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter));
        Assert.Contains("一致しません", refused.Message, StringComparison.Ordinal);
        Assert.Contains(await older.ProblemsAsync(), p => p.Contains("台帳番号 2 が台帳と一致しません", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Commit_AnchorCannotBeWritten_DeedStandsAndTheNextIsRefusedUntilItCan()
    {
        await using var city = await TestCity.CreateAsync();
        await BirthPaper.TypedAsync(city);
        var (real, away) = (city.Anchors, city.Anchors + "-away");
        Directory.Move(real, away);
        await System.IO.File.WriteAllTextAsync(real, "a file where the folder was");

        var opened = await city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter);
        var refused = await Assert.ThrowsAsync<JournalHaltedException>(() => city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter));
        System.IO.File.Delete(real);
        Directory.Move(away, real);
        var next = await city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter);

        Assert.Contains("アンカーに書けません", refused.Message, StringComparison.Ordinal);
        Assert.Equal(opened.Id + 1, next.Id);
        Assert.Equal([1, 2, 3, 4], Numbers(city));
    }

    [Fact]
    public async Task Append_SecondNodeSameFolder_WritesItsOwnFile()
    {
        await using var city = await TestCity.CreateAsync();
        var second = new AnchorFile(city.Anchors, "web-2", city.Clock);
        await BirthPaper.TypedAsync(city);

        second.Append(3, new byte[32]);
        second.Append(3, new byte[32]);

        Assert.Equal(2, Directory.GetFiles(city.Anchors, "*.anchors").Length);
        Assert.Equal(1, AnchorFile.Read(city.Anchors).Count(a => a.File.Contains("web-2", StringComparison.Ordinal)));
    }

    private static async Task CutTailAsync(TestCity city, long caseId)
    {
        await using var database = city.Open();
        var head = await database.Journal.MaxAsync(j => j.Number);
        await city.TamperAsync($"DELETE FROM \"Journal\" WHERE \"Number\" = {head}");
        await city.TamperAsync($"DELETE FROM \"Audit\" WHERE \"JournalNumber\" = {head}");
        await city.TamperAsync($"DELETE FROM \"Cases\" WHERE \"Id\" = {caseId}");
    }
}
