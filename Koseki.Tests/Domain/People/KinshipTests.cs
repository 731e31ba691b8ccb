using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.People;

/// <summary>Degrees, lines and marriages by number (民法725条–729条).</summary>
public sealed class KinshipTests
{
    private static readonly PersonId Grandfather = new(1);
    private static readonly PersonId Father = new(2);
    private static readonly PersonId Uncle = new(3);
    private static readonly PersonId Child = new(4);
    private static readonly PersonId Wife = new(5);
    private static readonly PersonId HalfSister = new(6);
    private static readonly PersonId SecondWife = new(7);

    private static readonly Kinship Family = new(new()
    {
        Births = new Dictionary<PersonId, Koseki.Domain.Calendar.RegisterDate> { [Child] = TruthTable.Day("2000-01-01"), [HalfSister] = TruthTable.Day("2012-01-01") },
        Parents =
        [
            Birth(Father, Grandfather), Birth(Uncle, Grandfather), Birth(Child, Father), Birth(Child, Wife), Birth(HalfSister, Father), Birth(HalfSister, SecondWife),
        ],
        Marriages =
        [
            new(Father, SecondWife, TruthTable.Day("2010-05-05"), LinkOrigin.Recorded),
            new(Father, Wife, TruthTable.Day("1998-05-05"), LinkOrigin.Recorded) { EndedBy = MarriageEnd.Divorce, Ended = TruthTable.Day("2008-03-03") },
        ],
    });

    [Fact]
    public void Between_UncleAndNephew_IsCollateralOfTheThirdDegree() =>
        Assert.Equal([(TieKind.Blood, TieLine.Collateral, 3, true)], Family.Between(Uncle, Child).Select(t => (t.Kind, t.Line, t.Degree, t.IsCertain)));

    [Fact]
    public void Between_WifesFormerFatherInLaw_IsAffinityEndedByDivorce() =>
        Assert.Equal([(TieKind.Affinity, TieLine.Lineal, 1, (TieEnd?)TieEnd.Divorce)], Family.Between(Wife, Grandfather).Select(t => (t.Kind, t.Line, t.Degree, t.Ended)));

    [Fact]
    public void Between_StrangersAndOneself_IsEmpty() => Assert.Empty(Family.Between(Uncle, new(99)).Concat(Family.Between(Uncle, Uncle)));

    [Fact]
    public void SiblingsOf_ChildOfTwoMarriages_AreThoseOfOneParentToo() => Assert.Equal([HalfSister], Family.SiblingsOf(Child));

    [Fact]
    public void ParentsOf_AndChildrenOf_AreByNumber()
    {
        Assert.Equal([Father, Wife], Family.ParentsOf(Child));
        Assert.Equal([Child, HalfSister], Family.ChildrenOf(Father));
    }

    [Theory]
    [InlineData("1998-05-04", new long[0])]
    [InlineData("1998-05-05", new long[] { 5 })]
    [InlineData("2008-03-03", new long[] { 5 })]
    [InlineData("2008-03-04", new long[0])]
    [InlineData("2020-01-01", new long[] { 7 })]
    public void MarriagesOf_Day_AreThoseThatStood(string day, long[] spouses) =>
        Assert.Equal(spouses, Family.MarriagesOf(Father, TruthTable.Day(day).Earliest).Select(m => m.SpouseOf(Father)!.Value.Value));

    [Fact]
    public void Between_CircleInWrongRecords_Ends()
    {
        var circle = new Kinship(new() { Parents = [Birth(Father, Child), Birth(Child, Father), Birth(Father, Father)] });

        Assert.NotEmpty(circle.Between(Father, Child));
    }

    private static ParentLink Birth(PersonId child, PersonId parent) => new(child, parent, ParentGround.Birth, LinkOrigin.Recorded);
}
