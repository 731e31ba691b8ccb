using Koseki.Domain.People;

namespace Koseki.Tests.Domain.People;

/// <summary>民法734条–736条 over the whole truth table; its answers were written from the reference, not from the code.</summary>
public sealed class MarriageProhibitionTests
{
    /// <summary>All rows by number.</summary>
    public static TheoryData<string> Rows => [.. TruthTable.Rows.Select(r => r.ToString())];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Of_RowOfTheTruthTable_IsAnsweredAsTheLawSays(string row)
    {
        var asked = TruthTable.Rows.Single(r => r.ToString() == row);

        Assert.NotEmpty(asked.Pairs);
        Assert.All(asked.Pairs, p =>
        {
            Assert.Equal(asked.Answer, Answer(asked.Facts, p.One, p.Other));
            Assert.Equal(asked.Answer, Answer(asked.Facts, p.Other, p.One));
        });
    }

    [Fact]
    public void Rows_OfTheTable_AreAllSeventyNine() =>
        Assert.Equal(Enumerable.Range(1, 79).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)), TruthTable.Rows.Select(r => r.Number).Where(n => n.All(char.IsAsciiDigit)));

    /// <summary>What is only inferred, or of unknown origin, is asked and never decided; what two people confirmed is decided.</summary>
    [Theory]
    [InlineData(LinkOrigin.Recorded, "×")]
    [InlineData(LinkOrigin.Confirmed, "×")]
    [InlineData(LinkOrigin.Inferred, "照")]
    [InlineData(LinkOrigin.Unknown, "照")]
    public void Of_OriginOfALink_DecidesOrAsks(LinkOrigin origin, string answer)
    {
        foreach (var row in TruthTable.Rows.Where(r => r.Answer == "×"))
        {
            var doubtful = row.Facts with
            {
                Parents = [.. row.Facts.Parents.Select(p => p with { Origin = origin })],
                Adoptions = [.. row.Facts.Adoptions.Select(a => a with { Origin = origin })],
                Marriages = [.. row.Facts.Marriages.Select(m => m with { Origin = origin })],
            };

            Assert.All(row.Pairs, p => Assert.Equal((row.Number, answer), (row.Number, Answer(doubtful, p.One, p.Other))));
        }
    }

    private static string Answer(FamilyLinks facts, Koseki.Domain.Registers.PersonId one, Koseki.Domain.Registers.PersonId other) =>
        MarriageProhibition.Of(new(facts), one, other) switch { [] => "○", [{ IsCertain: true }, ..] => "×", _ => "照" };
}
