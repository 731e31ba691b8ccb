using Koseki.Eng;
using Koseki.Tests.Infrastructure.SqlServerScripts;

namespace Koseki.Tests.Eng.Migrations;

/// <summary>The script that an administrator runs where the programs may not change the schema.</summary>
public sealed class MigrationsScriptVerbTests
{
    [Theory]
    [InlineData("koseki", "CREATE TABLE [Generations]")]
    [InlineData("gateway", "CREATE TABLE [Applications]")]
    public async Task Run_WithACollation_WritesAScriptThatParses(string of, string table)
    {
        var file = Path.GetTempFileName();
        await using var output = new StringWriter();

        Assert.Equal(0, await Verbs.RunAsync(["migrations", "script", "--of", of, "--out", file, "--collation", "Latin1_General_BIN2"], output, default));

        var script = await File.ReadAllTextAsync(file);
        File.Delete(file);
        Assert.StartsWith("SET QUOTED_IDENTIFIER ON;", script, StringComparison.Ordinal);
        Assert.Contains(table, script, StringComparison.Ordinal);
        Assert.Contains("COLLATE Latin1_General_BIN2", script, StringComparison.Ordinal);
        Assert.DoesNotContain("Japanese_", script, StringComparison.Ordinal);
        Assert.Empty(SqlServerSyntax.Errors(script));
    }

    [Fact]
    public async Task Run_OfSomethingElse_SaysWhatThereIs()
    {
        await using var output = new StringWriter();

        Assert.Equal(2, await Verbs.RunAsync(["migrations", "script", "--of", "all", "--out", "x"], output, default));
        Assert.Contains("--of は koseki か gateway です。", output.ToString(), StringComparison.Ordinal);
    }
}
