using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Gateway;

/// <summary>Fault S7: whatever is changed in the gateway's database behind its back is found, and named.</summary>
public sealed class GatewayVerifierTests(GatewayVerifierTests.Sealed one) : IClassFixture<GatewayVerifierTests.Sealed>
{
    [Theory]
    [InlineData("UPDATE JpkiBindings SET ResidentNumber = '0002' WHERE Serial = '01'", "JpkiBindings の A1B2C3D4|01 が書き換えられています")]
    [InlineData("UPDATE JpkiBindings SET Status = 'ACTIVE' WHERE Serial = '05'", "JpkiBindings の A1B2C3D4|05 が書き換えられています")]
    [InlineData("DELETE FROM JpkiBindings WHERE Serial = '05'", "JpkiBindings の A1B2C3D4|05 がありません")]
    [InlineData("INSERT INTO JpkiBindings SELECT IssuerKeyId, '09', Means, ResidentNumber, Status FROM JpkiBindings WHERE Serial = '01'", "JpkiBindings の A1B2C3D4|09 は状態記録にない行です")]
    [InlineData("UPDATE Residents SET Status = 'ACTIVE' WHERE Number = '0003'", "Residents の 0003 が書き換えられています")]
    [InlineData("DELETE FROM Residents WHERE Number = '0003'", "Residents の 0003 がありません")]
    [InlineData("UPDATE FeedMarks SET AsOf = '2030-01-01 00:00:00' WHERE Source = 'jpki'", "FeedMarks の jpki が書き換えられています")]
    [InlineData("UPDATE KindSwitches SET Open = 0 WHERE Kind = 'KOSEKI_ZENBU'", "KindSwitches の 112224|KOSEKI_ZENBU が書き換えられています")]
    [InlineData("UPDATE KindRules SET Fee = 0 WHERE Kind = 'KOSEKI_ZENBU'", "KindRules の 112224|KOSEKI_ZENBU|2020-01-01 が書き換えられています")]
    [InlineData("INSERT INTO ClosedDays VALUES ('112224', '2026-12-01', 'x')", "ClosedDays の 112224|2026-12-01 は状態記録にない行です")]
    [InlineData("UPDATE Counters SET Value = 0", "Counters の issue-01 が書き換えられています")]
    [InlineData("UPDATE Secrets SET Value = zeroblob(32)", "Secrets の subject-tokens が書き換えられています")]
    [InlineData("UPDATE Applications SET State = 'Printed'", "が書き換えられています")]
    [InlineData("DELETE FROM Applications", "Applications の")]
    [InlineData("UPDATE JpkiBindings SET ResidentNumber = CAST(ResidentNumber AS BLOB) WHERE Serial = '01'", "JpkiBindings の A1B2C3D4|01 に、列に置けない値があります(書き換えられています): ResidentNumber(blob)")]
    [InlineData("UPDATE Residents SET BirthDate = '1990-02-31' WHERE Number = '0003'", "Residents の 0003 に、列に置けない値があります(書き換えられています): BirthDate(text)")]
    [InlineData("UPDATE Applications SET Id = lower(Id)", "に、列に置けない値があります(書き換えられています): Id(text)")]
    [InlineData("UPDATE Applications SET Version = 'x', State = 'Nothing'", "に、列に置けない値があります(書き換えられています):")]
    [InlineData("UPDATE KindSwitches SET Open = 0.5 WHERE Kind = 'KOSEKI_ZENBU'", "KindSwitches の 112224|KOSEKI_ZENBU に、列に置けない値があります(書き換えられています): Open(real)")]
    [InlineData("UPDATE States SET Body = 'x' WHERE Number = 2", "States の 2 に、列に置けない値があります(書き換えられています): Body(text)")]
    [InlineData("UPDATE Counters SET Value = 0 WHERE Name = 'issue-01'", "Counters の issue-01 は 0 ですが、Applications に 1 番まであります")]
    [InlineData("DROP TABLE Blocks", "表 Blocks がありません")]
    [InlineData("CREATE TRIGGER quiet AFTER INSERT ON Blocks BEGIN DELETE FROM Blocks; END", "作っていないトリガー quiet があります")]
    [InlineData("UPDATE States SET Signature = zeroblob(64) WHERE Number = 2", "States の 2 番が、署名にも台帳にも合いません。記された行: ")]
    [InlineData("DELETE FROM States WHERE Number = (SELECT MAX(Number) FROM States)", "が States にないか、一致しません(末尾が失われたか、古い写しに戻されています)")]
    public async Task Verify_RowTampered_IsNamed(string sql, string problem)
    {
        // Taken back at the end: each case finds the same sound database.
        var problems = await one.Host.LookAsync(async database =>
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            await database.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql));
            return await one.Host.ProblemsAsync(database);
        });
        Assert.True(problems.Any(p => p.Contains(problem, StringComparison.Ordinal)), string.Join('\n', problems));
    }

    [Fact]
    public async Task Verify_NothingTampered_IsClean() => Assert.Empty(await one.Host.ProblemsAsync());

    /// <summary>A gateway that sealed one paper: nothing goes on in it.</summary>
    public sealed class Sealed : IAsyncLifetime
    {
        /// <summary>It.</summary>
        public GatewayHost Host { get; private set; } = null!;

        /// <inheritdoc/>
        public async Task InitializeAsync()
        {
            Host = await GatewayHost.StartAsync();
            var (token, _, _) = await Host.MenuAsync("01");
            await Host.CreateAsync("APPLICATION000000001", token!, "01");
        }

        /// <inheritdoc/>
        public Task DisposeAsync() => Host.DisposeAsync().AsTask();
    }
}
