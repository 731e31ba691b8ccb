using System.Text.RegularExpressions;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Eng.Cases;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Domain.Notifications;

/// <summary>The examples of the README are read as they stand.</summary>
public sealed partial class NotationReadmeTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "Koseki.Tests", "Domain", "Notifications");

    /// <summary>The fenced blocks marked with a word.</summary>
    private static List<string> Blocks(string mark) =>
        [.. Fence().Matches(File.ReadAllText(Path.Combine(Folder, "README.md"))).Where(m => m.Groups[1].Value == mark).Select(m => m.Groups[2].Value)];

    [Fact]
    public void Registers_OfTheReadme_AreReadAndPrintedAlike()
    {
        var blocks = Blocks("戸籍");

        Assert.Equal(2, blocks.Count);
        Assert.All(blocks, b => Assert.Equal(b, RegisterNotation.Print(RegisterNotation.Parse(b))));
        var second = RegisterNotation.Parse(blocks[1]);
        Assert.Equal((RegisterState.Removed, "養女", null, "令8-310"), (second.State, second.Entries[0].AdoptiveRelationship, second.Entries[0].Father, second.Matters[1].Receipt));
        Assert.Equal(2, second.Entries[0].Matters[0].Amendments[0].Lines[2].Children.Count);
    }

    [Fact]
    public void Cases_OfTheReadme_Hold()
    {
        var block = Assert.Single(Blocks("事例"));
        var folder = Directory.CreateTempSubdirectory("koseki-readme-").FullName;
        try
        {
            var file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "cases")).FullName, "例.txt");
            Directory.CreateDirectory(Path.Combine(folder, "given"));
            File.Copy(Path.Combine(Folder, "Birth", "given", "越谷太郎.txt"), Path.Combine(folder, "given", "越谷太郎.txt"));
            File.WriteAllText(file, block);

            Assert.Empty(CaseRunner.Run(file, CharacterTable.Load()));

            File.WriteAllText(file, block.Replace("【続柄】長女", "【続柄】二女", StringComparison.Ordinal));
            Assert.NotEmpty(CaseRunner.Run(file, CharacterTable.Load()));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex("^```(\\S+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
