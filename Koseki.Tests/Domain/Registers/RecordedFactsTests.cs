using System.Text.RegularExpressions;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Tests.Architecture;

namespace Koseki.Tests.Domain.Registers;

/// <summary>The one reader of recorded matters: what it reads is what somebody writes, and nobody reads beside it.</summary>
public sealed partial class RecordedFactsTests
{
    // What only formats or shows matters whatever they are called, and the words of forms.
    private static readonly string[] OfAnyLabel = ["Koseki.Domain/Registers/RecordedFacts.cs", "Koseki.Domain/Registers/MatterLabels.cs", "Koseki.Domain/Certificates/CertificateBuilder.cs"];

    /// <summary>A label or a title that no template has would be read for ever and never found.</summary>
    [Fact]
    public void Labels_Read_StandInTemplates()
    {
        var templates = Folders().SelectMany(f => RecordTemplates.Load(f).All).ToList();
        var labels = templates.SelectMany(t => t.Lines).Select(l => l.Label).ToHashSet(StringComparer.Ordinal);
        var titles = templates.Select(t => t.Title).ToHashSet(StringComparer.Ordinal);

        Assert.True(MatterLabels.All.Count > 30);
        Assert.Empty(MatterLabels.All.Except(labels));
        Assert.Empty(new[] { MatterTitles.Divorce, MatterTitles.Death, MatterTitles.SpousesDeath, MatterTitles.Disappearance, MatterTitles.EndOfAffinity, MatterTitles.Closing, MatterTitles.Transfer, MatterTitles.Marriage, MatterTitles.Adoption, MatterTitles.SpecialAdoption, MatterTitles.Acknowledgement, MatterTitles.DissolutionOfAdoption }
            .Except(titles));
    }

    [Fact]
    public void Labels_OfConstants_AreAllInTheList() =>
        Assert.Empty(typeof(MatterLabels).GetFields().Where(f => f.IsLiteral && f.Name is not (nameof(MatterLabels.GivenName) or nameof(MatterLabels.FamilyName) or nameof(MatterLabels.Domicile))).Select(f => (string)f.GetRawConstantValue()!).Except(MatterLabels.All));

    /// <summary>Rules of the domain ask <see cref="RecordedFacts"/>; a label written out beside it is a second reader.</summary>
    [Fact]
    public void Sources_OfTheDomain_ReadLabelsInOnePlace()
    {
        var found = SourceFiles.Below("*.cs", "Koseki.Domain").Where(f => !OfAnyLabel.Contains(SourceFiles.Name(f).Replace('\\', '/')))
            .SelectMany(f => File.ReadLines(f).Select((l, i) => (Name: SourceFiles.Name(f), Line: l, Number: i + 1)))
            .Where(l => Indexed().IsMatch(l.Line) || Compared().IsMatch(l.Line));

        Assert.Empty(found.Select(l => $"{l.Name}:{l.Number} {l.Line.Trim()}"));
    }

    [Theory]
    [InlineData("            x => x[\"婚姻日\"]", true)]
    [InlineData("        m => m?[\"配偶者氏名\"]", true)]
    [InlineData("        m.Title == \"死亡\"", true)]
    [InlineData("        m.Label is \"養父氏名\" or \"養母氏名\"", true)]
    [InlineData("            [\"届出の区分\"] = \"区分\",", false)]
    [InlineData("        draft[Basis]", false)]
    public void Indexed_Lines_AreToldApart(string line, bool isReading) => Assert.Equal(isReading, Indexed().IsMatch(line) || Compared().IsMatch(line));

    [Fact]
    public void Marriages_EndCarriedOverAlone_IsToldWithoutABeginning()
    {
        var entry = Entry(new StatusMatter("離婚", [new("離婚の調停成立日", "令和2年2月2日"), new("配偶者氏名", "山田一郎"), new("従前戸籍", "東京都港区芝一丁目1番地　山田一郎")]));

        var marriage = Assert.Single(RecordedFacts.Marriages(entry));
        Assert.Equal((null, "令和2年2月2日", "離婚", "東京都港区芝一丁目1番地　山田一郎"), (marriage.Began?.Text, marriage.Ended?.Text, marriage.EndedBy, marriage.Former));
    }

    [Fact]
    public void Adoptions_DissolvedWithOneOfTwo_GoOnWithTheOther()
    {
        var entry = Entry(
            new("養子縁組", [new("縁組日", "平成20年1月1日"), new("養父氏名", "甲野一郎"), new("養母氏名", "甲野花子")]),
            new("養子離縁", [new("離縁日", "平成30年1月1日"), new("養父氏名", "甲野一郎")]));

        Assert.Equal([("甲野一郎", true), ("甲野花子", false)], RecordedFacts.Adoptions(entry).Select(a => (a.Adopter!, a.IsEnded)));
    }

    private static RegisterEntry Entry(params StatusMatter[] matters) => new()
    {
        Person = new(1), GivenName = "花", BirthDate = Koseki.Domain.Calendar.RegisterDate.Parse("平成10年1月1日"), Relationship = "長女", Sex = Sex.Female,
        Entered = new(null, "出生"), Matters = [.. matters],
    };

    private static IEnumerable<string> Folders() => Directory.GetDirectories(Path.Combine(RepositoryFolder.Root, "Koseki.Domain", "Notifications"))
        .Where(d => File.Exists(Path.Combine(d, "record.txt"))).Select(d => Path.GetFileName(d));

    [GeneratedRegex(@"\w\??\[""[^""\]]*\p{IsCJKUnifiedIdeographs}[^""\]]*""\]")]
    private static partial Regex Indexed();

    [GeneratedRegex(@"\b(Title|Label) (==|is) """)]
    private static partial Regex Compared();
}
