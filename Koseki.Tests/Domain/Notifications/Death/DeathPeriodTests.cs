using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Death;
using Koseki.Eng.Cases;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Domain.Notifications.Death;

/// <summary>届出期間 of a death at its edges (戸籍法86条, 43条).</summary>
public sealed class DeathPeriodTests(DeathPeriodTests.Table table) : IClassFixture<DeathPeriodTests.Table>
{
    private static readonly CaseFile Example =
        CaseFile.Load(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Death", "cases", "01-作例10.6.txt"));

    /// <summary>The character table, loaded once.</summary>
    public sealed class Table
    {
        /// <summary>The table.</summary>
        public ICharacterTable Characters { get; } = CharacterTable.Load();
    }

    [Theory]
    [InlineData("R8.11.3", "", "", 2026, 11, 9, "")]
    [InlineData("R8.11.3", "", "", 2026, 11, 10, "死亡-17")]
    [InlineData("R8.11.3", "R8.11.4", "", 2026, 11, 10, "")]
    [InlineData("R8.11.3", "R8.11.4", "", 2026, 11, 11, "死亡-16")]
    [InlineData("R8.12.26", "", "", 2027, 1, 4, "")] // 1月1日から3日までは閉庁
    [InlineData("R8.12.26", "R8.12.26", "", 2027, 1, 5, "死亡-16")]
    [InlineData("R8.11.3", "", "1", 2027, 2, 2, "")]
    [InlineData("R8.11.3", "R8.11.3", "1", 2027, 2, 3, "死亡-16")]
    public void Examine_ReceiptAtTheEdge_FindsThePeriod(string died, string known, string abroad, int year, int month, int day, string expected)
    {
        var draft = Example.Draft.With(DeathForm.DiedOn, died).With(DeathForm.KnownOn, known).With(DeathForm.DiedAbroad, abroad);
        var circumstances = Example.Circumstances(table.Characters) with { ReceiptDate = new(year, month, day), RecordDate = new(year, month, day) };

        var rules = new DeathKind().Examine(draft, circumstances).Findings.Select(f => f.Rule);

        Assert.Equal(expected, string.Join(' ', rules));
    }

    [Theory]
    [InlineData("郵送後の届出人の死亡", "死亡-22 死亡-16", "R8.11.12", "R8.11.20")]
    [InlineData("期間内に死亡した届出人", "死亡-22", "R8.11.9", "R8.11.20")]
    public void Examine_NotifierDiedAfterPosting_CountsToTheDayOfDeath(string reason, string expected, string notifierDied, string receipt)
    {
        var draft = Example.Draft.With(DeathForm.KnownOn, "R8.11.3").With(DeathForm.NotifierDiedOn, notifierDied);
        var day = Koseki.Domain.Calendar.EraDateEntry.Read(receipt, Koseki.Domain.Calendar.EraDateEntryOptions.Default).Date!.Day!.Value;

        var findings = new DeathKind().Examine(draft, Example.Circumstances(table.Characters) with { ReceiptDate = day }).Findings;

        Assert.True(expected.Split(' ').Order().SequenceEqual(findings.Select(f => f.Rule).Order()), reason);
    }
}
