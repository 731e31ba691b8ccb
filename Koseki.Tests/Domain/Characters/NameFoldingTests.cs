using System.Text.RegularExpressions;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Domain.Characters;

/// <summary>Fault I6: there is one way to compare names, and its table stands in the glossary.</summary>
public sealed partial class NameFoldingTests(NameFoldingTests.Table shared) : IClassFixture<NameFoldingTests.Table>
{
    public sealed class Table
    {
        public ICharacterTable Characters { get; } = CharacterTable.Load();
    }

    [Fact]
    public void Of_EveryRowOfTheGlossary_FoldsAsWritten()
    {
        var rows = Row().Matches(File.ReadAllText(Path.Combine(RepositoryFolder.Root, "Koseki.Domain", "README.md")));

        Assert.True(rows.Count >= 10, $"only {rows.Count} rows");
        Assert.All(rows, r => Assert.Equal(NameFolding.Of(r.Groups[2].Value, shared.Characters), NameFolding.Of(r.Groups[1].Value, shared.Characters)));
        Assert.All(rows, r => Assert.NotEqual(r.Groups[1].Value, r.Groups[2].Value));
    }

    [Theory]
    [InlineData("葛西　利夫", "葛西利夫", true)]
    [InlineData("葛西\u00A0利夫", "葛西 利夫", true)]
    [InlineData("渡邉\U000E0111太郎", "渡辺太郎", true)]
    [InlineData("スミス，ジョン", "スミス、ジョン", true)]
    [InlineData("葛西利夫", "葛西利男", false)]
    [InlineData("はな", "ハナ", false)]
    [InlineData("\u200B", "\u200B", false)]
    [InlineData("", "", false)]
    public void IsSame_TwoWritings_TellsWhetherOneNameIsMeant(string one, string other, bool same) =>
        Assert.Equal(same, NameFolding.IsSame(one, other, shared.Characters));

    [GeneratedRegex(@"^\| 「([^」]+)」 \| 「([^」]+)」 \| (?:はい|いいえ)", RegexOptions.Multiline)]
    private static partial Regex Row();
}
