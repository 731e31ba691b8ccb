using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Marriage;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Eng.Cases;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Domain.Notifications.Marriage;

public sealed class MarriageKindTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Marriage");

    private static readonly MarriageKind Kind = new();

    private static Draft DraftOf(string file) => CaseFile.Load(Path.Combine(Folder, "cases", file)).Draft;

    private static RegisterSet Given(string file) =>
        new([RegisterNotation.Parse(File.ReadAllText(Path.Combine(Folder, "given", file)).Split("＠戸籍", 2)[1].Insert(0, "＠戸籍"))]);

    [Fact]
    public void Form_Labels_AreAllDifferent() =>
        Assert.Empty(Kind.Form.Fields.GroupBy(f => f.Label).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Form_Keys_AreAllDifferent() =>
        Assert.Empty(Kind.Form.Fields.GroupBy(f => f.Key).Where(g => g.Count() > 1).Select(g => g.Key));

    [Theory]
    [InlineData("01-作例10.1.txt", "越谷太郎・春日部花子")]
    [InlineData("11-筆頭者の妻と外国人の夫.txt", "アーティアート，サムエル・小川結衣")]
    public void Subject_NamesBoth(string file, string subject) =>
        Assert.Equal(subject, Kind.Subject(DraftOf(file), RegisterSet.Empty));

    [Fact]
    public void Subject_EmptyDraft_IsEmpty() => Assert.Equal("", Kind.Subject(Draft.Empty, RegisterSet.Empty));

    [Theory]
    [InlineData("01-作例10.1.txt", "R1")]
    [InlineData("02-妻の氏・従前戸籍の消除.txt", "R1 R2")]
    [InlineData("08-非本籍人の届.txt", "")]
    public void RegistersNamed_CoversBothRoles(string file, string registers) =>
        Assert.Equal(registers, string.Join(' ', Kind.RegistersNamed(DraftOf(file))));

    [Theory]
    [InlineData("01-作例10.1.txt", "埼玉県越谷市越ヶ谷四丁目2番地・埼玉県春日部市粕壁六丁目2番地")]
    [InlineData("10-外国人の妻・日本人につき新戸籍.txt", "埼玉県越谷市越ヶ谷四丁目2番地・フィリピン共和国")]
    public void Domiciles_NamesBoth(string file, string domiciles) =>
        Assert.Equal(domiciles, string.Join('・', Kind.Domiciles(DraftOf(file), Given("越谷一郎.txt"))));

    [Theory]
    [InlineData("husband.familyName", "佐藤")]
    [InlineData("husband.birthDate", "平成3年1月20日")]
    [InlineData("husband.father", "佐藤勇")]
    [InlineData("husband.relationship", "二男")]
    [InlineData("husband.history", "再婚(離別)")]
    [InlineData("husband.formerMarriageEnded", "令和4年10月3日")]
    [InlineData("wife.familyName", null)]
    public void Known_FromTheRegisterAndTheGivenName_IsOffered(string key, string? value)
    {
        var draft = Draft.Empty.With(new("husband.where"), "この市の戸籍").With(new("husband.register"), "R3").With(new("husband.givenName"), "健");

        Assert.Equal(value, Kind.Form[new(key)].Known!(draft, Given("佐藤健.txt")));
    }

    [Theory]
    [InlineData("この市", "", true)]
    [InlineData("", "夫の氏", true)]
    [InlineData("", "妻の氏", false)]
    [InlineData("他の市区町村", "夫の氏", false)]
    public void Form_MattersToCarry_AreAskedWhenTheSpouseComesHere(string newDomicile, string familyName, bool asked)
    {
        var draft = Draft.Empty.With(new("husband.where"), "この市の戸籍").With(new("wife.where"), "他の市区町村の戸籍")
            .With(new("family.newDomicileAt"), newDomicile).With(new("family.name"), familyName);

        Assert.Equal(asked, Kind.Form[new("wife.birthPlace")].Visible(draft));
        Assert.False(Kind.Form[new("husband.birthPlace")].Visible(draft));
    }

    [Fact]
    public void Cases_EveryLoss_IsNoticed()
    {
        var mutations = new CaseMutations(CaseFiles.Below(Folder), CharacterTable.Load()).All().ToList();

        Assert.True(mutations.Count > 200, $"{mutations.Count}");
        Assert.Empty(mutations.Where(m => !m.IsKilled).Select(m => m.Name));
    }

    [Fact]
    public void Cases_WithoutTheWorkedExample_LeaveLossesUnnoticed()
    {
        var file = Path.Combine(Folder, "cases", "55-未入力.txt");

        Assert.Contains(new CaseMutations([file], CharacterTable.Load()).All(), m => !m.IsKilled);
    }
}
