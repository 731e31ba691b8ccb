using Koseki.Eng;
using Koseki.Eng.Town.Output;
using Koseki.Tests.Eng.Town;
using Microsoft.Data.Sqlite;

namespace Koseki.Tests.Eng;

/// <summary><c>verify</c> finds what somebody with the database's password changed, and names the row.</summary>
public class VerifyVerbTests(TownFixture town) : IClassFixture<TownFixture>
{
    /// <summary>A new town is clean.</summary>
    [Fact]
    public async Task Verify_NewTown_IsClean()
    {
        var (code, output) = await VerifyAsync(town.Folder);
        Assert.True(code == 0, output);
        Assert.Contains("異常はありません", output, StringComparison.Ordinal);
    }

    /// <summary>One bit of one generation.</summary>
    [Fact]
    public async Task Verify_ByteOfAGenerationFlipped_NamesTheRow()
    {
        var folder = town.Copy();
        await ExecuteAsync(folder, "UPDATE Generations SET Bytes = CAST(substr(Bytes, 1, 40) || (CASE hex(substr(Bytes, 41, 1)) WHEN '00' THEN X'01' ELSE X'00' END) || substr(Bytes, 42) AS BLOB) WHERE Number = 17 AND Generation = 1");
        var (code, output) = await VerifyAsync(folder);
        Assert.Equal(1, code);
        Assert.Contains("Generations の R17 第1世代", output, StringComparison.Ordinal);
    }

    /// <summary>A line of the receipt book, changed with care for nothing else.</summary>
    [Fact]
    public async Task Verify_ReceiptChanged_NamesTheRow()
    {
        var folder = town.Copy();
        await ExecuteAsync(folder, "UPDATE ReceiptBook SET ReceivedOn = '2026-01-01' WHERE Year = 2025 AND Number = 1");
        var (code, output) = await VerifyAsync(folder);
        Assert.Equal(1, code);
        Assert.Contains("ReceiptBook の 2025年第1号", output, StringComparison.Ordinal);
    }

    /// <summary>The journal's tail cut off together with everything it names: only the anchors can tell.</summary>
    [Fact]
    public async Task Verify_LastJournalRowRemoved_IsFoundByTheAnchors()
    {
        var folder = town.Copy();
        await ExecuteAsync(folder, "DELETE FROM Audit WHERE JournalNumber = (SELECT MAX(Number) FROM Journal); DELETE FROM Journal WHERE Number = (SELECT MAX(Number) FROM Journal)");
        var (code, output) = await VerifyAsync(folder);
        Assert.Equal(1, code);
        Assert.Contains("台帳の末尾が失われた", output, StringComparison.Ordinal);
        // One line for each folder of anchors, one for the row of states that the journal named, one for the number it had, one that says how
        // far the contents of images are looked at, and the last one.
        Assert.Equal(6, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    /// <summary>Fault S6: anchors lost halt everything, until somebody responsible begins new ones, which is recorded.</summary>
    [Fact]
    public async Task Reanchor_AnchorsLost_GoesOnAndSaysSo()
    {
        var folder = town.Copy();
        Directory.Delete(Path.Combine(folder, TownFolder.Anchors), recursive: true);
        var (code, output) = await VerifyAsync(folder);
        Assert.Equal(1, code);
        Assert.Contains("がありません(台帳は", output, StringComparison.Ordinal);

        await using var said = new StringWriter();
        Assert.Equal(0, await Verbs.RunAsync(["reanchor", "--data", folder, "--by", "unyo", "--name", "運用　五郎", "--reason", "装置の故障"], said, CancellationToken.None));

        Assert.Contains("台帳番号", said.ToString(), StringComparison.Ordinal);
        Assert.Equal((0, true), (await VerifyAsync(folder)) is var (again, clean) ? (again, clean.Contains("異常はありません", StringComparison.Ordinal)) : default);
    }

    /// <summary>A folder without a database is a wrong call, not a clean one.</summary>
    [Fact]
    public async Task Verify_NoDatabase_IsAWrongCall()
    {
        var (code, _) = await VerifyAsync(Path.Combine(town.Folder, TownFolder.Inbox));
        Assert.Equal(2, code);
    }

    private static async Task<(int Code, string Output)> VerifyAsync(string folder)
    {
        await using var output = new StringWriter();
        var code = await Verbs.RunAsync(["verify", "--data", folder], output, CancellationToken.None);
        return (code, output.ToString());
    }

    private static async Task ExecuteAsync(string folder, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, TownFolder.Database)};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(await command.ExecuteNonQueryAsync() > 0);
    }
}
