using Koseki.Eng.Chaos;
using Koseki.Eng.Town.Output;
using Microsoft.Data.Sqlite;

namespace Koseki.Tests.Eng.Chaos;

/// <summary>What chaos looks at after the kills is able to see a loss and a half-written case.</summary>
public class ApprovalCheckTests(ChaosTownFixture town) : IClassFixture<ChaosTownFixture>
{
    /// <summary>The worker's own work is clean.</summary>
    [Fact]
    public async Task Problems_NothingLost_AreNone()
    {
        Assert.Equal(4, town.Said.Count(w => w.What is AcknowledgementKind.Approved or AcknowledgementKind.Rejected));
        Assert.Contains(town.Said, w => w.What == AcknowledgementKind.Approved);
        Assert.Empty(await ApprovalCheck.ProblemsAsync(town.Folder, town.Town.Loaded, town.Said, default));
    }

    /// <summary>Each loss is named.</summary>
    [Theory]
    [InlineData("DELETE FROM ReceiptOutcomes WHERE JournalNumber = (SELECT MAX(DecidedJournal) FROM Cases)", "処理結果と案件の状態が合いません")]
    [InlineData("DELETE FROM Generations WHERE CaseId = (SELECT MAX(Id) FROM Cases WHERE State = 'Approved')", "戸籍の世代と案件の状態が合いません")]
    [InlineData("DELETE FROM Cases WHERE Id = (SELECT MAX(Id) FROM Cases WHERE State = 'Approved')", "案件がありません")]
    [InlineData("UPDATE Holds SET ToJournal = NULL", "保留と案件の状態が合いません")]
    [InlineData("DELETE FROM Audit WHERE Action = '決裁'", "決裁の操作記録がありません")]
    public async Task Problems_RowsLost_AreNamed(string sql, string expected)
    {
        var copy = town.Copy();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(copy, TownFolder.Database)};Pooling=False;Foreign Keys=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            Assert.True(await command.ExecuteNonQueryAsync() > 0);
        }

        Assert.Contains(await ApprovalCheck.ProblemsAsync(copy, town.Town.Loaded, town.Said, default), p => p.Contains(expected, StringComparison.Ordinal));
    }

    /// <summary>An acknowledged approval without its anchor.</summary>
    [Fact]
    public async Task Problems_AnchorsLost_AreNamed()
    {
        var copy = town.Copy();
        Directory.Delete(Path.Combine(copy, TownFolder.Anchors), recursive: true);
        Assert.Contains(await ApprovalCheck.ProblemsAsync(copy, town.Town.Loaded, town.Said, default), p => p.Contains("アンカーがありません", StringComparison.Ordinal));
    }

    /// <summary>A line that a kill cut short is no acknowledgement.</summary>
    [Fact]
    public void Read_LineCutShort_IsNone()
    {
        var whole = new Acknowledgement(AcknowledgementKind.Approved, 12, ["345", "2", "7:3,9:1"]);
        Assert.Equal(whole.Rest, Acknowledgement.Read(whole.Line)!.Rest);
        Assert.All(Enumerable.Range(0, whole.Line.Length), n => Assert.Null(Acknowledgement.Read(whole.Line[..n])));
    }
}
