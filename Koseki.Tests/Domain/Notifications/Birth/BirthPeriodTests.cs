using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Birth;
using Koseki.Eng.Cases;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Domain.Notifications.Birth;

/// <summary>Periods of a birth at their edges (戸籍法49条, 43条, 民法772条).</summary>
public sealed class BirthPeriodTests(BirthPeriodTests.Table table) : IClassFixture<BirthPeriodTests.Table>
{
    /// <summary>The character table, loaded once.</summary>
    public sealed class Table
    {
        /// <summary>The table.</summary>
        public ICharacterTable Characters { get; } = CharacterTable.Load();
    }

    [Theory]
    [InlineData("R8.10.1", "", 2026, 10, 14, "")]
    [InlineData("R8.10.1", "", 2026, 10, 15, "出生-21")]
    [InlineData("R8.10.4", "", 2026, 10, 19, "")] // 10月17日は土曜
    [InlineData("R8.10.4", "", 2026, 10, 20, "出生-21")]
    [InlineData("R8.10.1", "1", 2027, 1, 4, "")]
    [InlineData("R8.10.1", "1", 2027, 1, 5, "出生-21")]
    public void Examine_ReceiptAtTheEdge_FindsThePeriod(string born, string abroad, int year, int month, int day, string expected) =>
        Assert.Equal(expected, Rules("作例10.2", d => d.With(BirthForm.BornOn, born).With(BirthForm.BornAbroad, abroad), new(year, month, day)));

    [Theory]
    [InlineData("嫡出でない子", "R8.12.27", "出生-32")] // 離婚(令和8年3月2日)の翌日から300日目は令和8年12月27日
    [InlineData("嫡出でない子", "R8.12.26", "出生-32")]
    [InlineData("嫡出でない子", "R8.12.28", "")]
    [InlineData("嫡出でない子", "R8.3.2", "出生-32")]
    [InlineData("嫡出でない子", "R8.3.1", "出生-62")] // 離婚の前の出生で、婚姻の成立の日が分からない
    public void Examine_DaysSinceDivorceInOwnRegister_FindsThePresumption(string legitimacy, string born, string expected) =>
        Assert.Equal(expected, Rules("懐胎時期の証明書",
            d => d.With(BirthForm.Legitimacy, legitimacy).With(BirthForm.BornOn, born).With(BirthForm.ConceptionCertificate, ""), new(2026, 12, 29), "出生-21"));

    [Theory]
    [InlineData("R5.11.21", "")] // 婚姻(令和5年5月5日)から200日目
    [InlineData("R5.11.22", "出生-12")]
    [InlineData("R6.3.31", "出生-12")]
    [InlineData("R6.4.1", "出生-11")]
    public void Examine_IllegitimateInMarriage_FollowsTheLawOfTheBirth(string born, string expected) =>
        Assert.Equal(expected, Rules("令和6年2月以前の送付", d => d.With(BirthForm.BornOn, born), new(2024, 4, 8)));

    private string Rules(string name, Func<Draft, Draft> change, DateOnly receipt, params string[] except)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Birth", "cases");
        var example = CaseFile.Load(Directory.GetFiles(folder, $"*-{name}.txt").Single());
        var circumstances = example.Circumstances(table.Characters) with { ReceiptDate = receipt, RecordDate = receipt };
        return string.Join(' ', new BirthKind().Examine(change(example.Draft), circumstances).Findings.Select(f => f.Rule).Except(except));
    }
}
