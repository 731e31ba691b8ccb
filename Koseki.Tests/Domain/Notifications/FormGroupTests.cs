using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.ForeignNationalityLoss;
using Koseki.Domain.Notifications.NationalityChoice;
using Koseki.Domain.Notifications.NationalityAcquisition;
using Koseki.Domain.Notifications.Naturalization;
using Koseki.Domain.Notifications.Shared;
using Koseki.Eng.Cases;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Domain.Notifications;

/// <summary>Boxes that a paper has once for each of several persons.</summary>
public sealed class FormGroupTests
{
    private static readonly FormGroup Group = new("children", "子", 3, child =>
    [
        new(child.Key("name"), $"{child.Whose}氏名", FieldKind.Name),
        new(child.Key("custody"), $"{child.Whose}親権者", FieldKind.Text) { Required = true },
        new(child.Key("paper"), $"{child.Whose}書面", FieldKind.Text) { Required = true, Visible = d => d[child.Key("custody")] == "申立中" },
    ]);

    private static readonly Form Paper = new("試験の届", [new("", "子", [.. Group.Fields]) { Groups = [Group] }]);

    private static Draft Typed(params (string Box, string Text)[] boxes) => boxes.Aggregate(Draft.Empty, (d, b) => d.With(new(b.Box), b.Text));

    private static IEnumerable<string> Shown(Draft draft) => Paper.Fields.Where(f => f.Visible(draft)).Select(f => f.Key.Value);

    [Fact]
    public void Fields_OfAnEmptyPaper_AreTheFirstBoxAlone()
    {
        Assert.Equal(["children.1.name"], Shown(Draft.Empty));
        Assert.DoesNotContain(Paper.Fields, f => f.Required && f.Visible(Draft.Empty));
    }

    [Fact]
    public void Fields_OfAUsedLine_AreAllThatApply_AndTheNextLineOpens() =>
        Assert.Equal(["children.1.name", "children.1.custody", "children.2.name"], Shown(Typed(("children.1.name", "甲野花"))));

    [Fact]
    public void Fields_ALineEmptiedBetweenOthers_HidesNothingThatHoldsSomething() =>
        Assert.Equal(["children.1.name", "children.1.custody", "children.2.name", "children.3.name", "children.3.custody", "children.3.paper"],
            Shown(Typed(("children.1.name", "甲野花"), ("children.3.name", "甲野月"), ("children.3.custody", "申立中"))));

    [Fact]
    public void Fields_BeyondTheMost_AreNone()
    {
        var full = Typed(("children.1.name", "一"), ("children.2.name", "二"), ("children.3.name", "三"));
        Assert.Equal(6, Shown(full).Count());
        Assert.Null(Paper.Find(new("children.4.name")));
    }

    [Fact]
    public void Each_UsedLines_AreReadInOrderAndTheEmptyOneIsLeftOut()
    {
        var reader = new DraftReader(Paper, Typed(("children.1.name", "甲野花"), ("children.3.custody", "母")), Circumstances());

        Assert.Equal([("子1", "甲野花"), ("子3", DraftReader.Missing)], reader.Each(Group, c => Tuple.Create(c.Title, reader.Text(c.Key("name")))).Select(t => (t.Item1, t.Item2)));
        Assert.Equal(["子3の氏名が入力されていません。"], reader.Findings.Select(f => f.Message));
    }

    [Theory]
    [InlineData("children.2.custody", 2)]
    [InlineData("children.22.custody", null)]
    [InlineData("childrens.2.custody", null)]
    public void InstanceOf_ByTheKey_IsTheOne(string key, int? number) => Assert.Equal(number, Group.InstanceOf(new(key))?.Number);

    private static Circumstances Circumstances() =>
        CaseFile.Load(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Death", "cases", "01-作例10.6.txt")).Circumstances(CharacterTable.Load());
}

/// <summary>What a form must be before a paper is typed, and choices that come to a closed set.</summary>
public sealed class FormCheckTests
{
    private enum Way
    {
        Here,
        Away,
    }

    [Fact]
    public void Problems_OfEveryKind_AreNone() => Assert.Empty(NotificationCatalogue.Kinds.SelectMany(k => FormCheck.Problems(k.Form)));

    [Fact]
    public void Problems_OfAFaultyForm_AreAllSaid()
    {
        var form = new Form("試験の届",
        [
            new("", "甲", [new(new("a"), "欄", FieldKind.Text), new(new("a"), "別の欄", FieldKind.Text), new(new("b"), "欄", FieldKind.Choice)]),
            new("", "甲", [new(new("c"), "選ぶ", FieldKind.Choice) { Choices = [new("1", "はい"), new("1", "いいえ")] }]),
        ])
        { Layout = new() { Lines = [new("並び", "a", "z")], Short = new Dictionary<string, string> { ["乙"] = "乙" } } };

        Assert.Equal(
            ["項目の名「a」が二度使われています。", "項目「欄」が二つあります。", "区切り「甲」が二つあります。", "「欄」に選択肢がありません。", "「選ぶ」の選択肢が重なっています。", "画面の並びに挙げた「乙」がありません。", "画面の並びに挙げた「z」がありません。"],
            FormCheck.Problems(form).Select(p => p["試験の届: ".Length..]));
    }

    /// <summary>Every box that a kind names by a key of its own is on its form: one that is not would stop its reading.</summary>
    [Fact]
    public void Keys_OfEveryKind_StandOnItsForm()
    {
        foreach (var kinds in NotificationCatalogue.Kinds.GroupBy(HomeOf))
        {
            var named = kinds.Key.Assembly.GetTypes().Where(t => t == kinds.Key || t.Namespace == kinds.First().GetType().Namespace)
                .SelectMany(t => t.GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public))
                .Where(f => f.FieldType == typeof(FieldKey)).Select(f => (FieldKey)f.GetValue(null)!).ToList();
            Assert.NotEmpty(named);
            Assert.Empty(named.Where(k => kinds.All(kind => kind.Form.Find(k) is null)).Select(k => $"{kinds.First().Name}: {k}"));
        }
    }

    // Two kinds that have one form together may each leave a box of it out.
    private static Type HomeOf(NotificationKind kind) => kind switch
    {
        NaturalizationKind or NationalityAcquisitionKind => typeof(NewJapaneseForm),
        NationalityChoiceKind or ForeignNationalityLossKind => typeof(DualNationalityForm),
        _ => kind.GetType(),
    };

    [Fact]
    public void Indexer_OfAKeyThatTheFormDoesNotHave_NamesIt() =>
        Assert.Contains("試験の届に項目「x」はありません", Assert.Throws<InvalidOperationException>(() => new Form("試験の届", [])[new("x")]).Message, StringComparison.Ordinal);

    [Fact]
    public void ChoiceSet_StoresCodesAndShowsWords()
    {
        var ways = new ChoiceSet<Way>((Way.Away, "away", "よそ"), (Way.Here, "here", "ここ"));
        var box = new FieldKey("way");

        Assert.Equal([new("away", "よそ"), new Choice("here", "ここ")], ways.All);
        Assert.Equal(Way.Here, ways.Of("here"));
        Assert.Null(ways.Of("ここ"));
        Assert.True(ways.Is(Draft.Empty.With(box, ways.Code(Way.Away)), box, Way.Away));
        Assert.False(ways.Is(Draft.Empty, box, Way.Away, Way.Here));
    }

    [Fact]
    public void ChoiceSet_AMemberWithoutARowOrACodeTwice_StopsTheProgram()
    {
        Assert.Throws<ArgumentException>(() => new ChoiceSet<Way>((Way.Away, "away", "よそ")));
        Assert.Throws<ArgumentException>(() => new ChoiceSet<Way>((Way.Away, "a", "よそ"), (Way.Here, "a", "ここ")));
    }
}
