using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Registers;

/// <summary>Fault L3: 続柄 is a closed vocabulary and agrees with the sex.</summary>
public sealed class RelationshipTests
{
    [Theory]
    [InlineData("長男", Sex.Male)]
    [InlineData("二女", Sex.Female)]
    [InlineData("十一男", Sex.Male)]
    [InlineData("二十女", Sex.Female)]
    [InlineData("男", Sex.Male)]
    [InlineData("女", Sex.Female)]
    public void Problem_OfARelationship_IsNone(string word, Sex sex) => Assert.Null(Relationship.Problem(word, sex));

    [Theory]
    [InlineData("長男", Sex.Female)]
    [InlineData("長女", Sex.Male)]
    [InlineData("男", Sex.Female)]
    [InlineData("あいう", Sex.Male)]
    [InlineData("１女", Sex.Female)]
    [InlineData("1女", Sex.Female)]
    [InlineData("次男", Sex.Male)]
    [InlineData("長", Sex.Male)]
    [InlineData("", Sex.Male)]
    [InlineData("養子", Sex.Male)]
    public void Problem_OfAnotherWordOrSex_IsSaid(string word, Sex sex) => Assert.NotNull(Relationship.Problem(word, sex));

    [Theory]
    [InlineData("養子", Sex.Male, true)]
    [InlineData("養女", Sex.Female, true)]
    [InlineData("養女", Sex.Male, false)]
    [InlineData("養子", Sex.Female, false)]
    [InlineData("長男", Sex.Male, false)]
    public void AdoptiveProblem_AgreesWithTheSex(string word, Sex sex, bool fits) => Assert.Equal(fits, Relationship.AdoptiveProblem(word, sex) is null);
}
