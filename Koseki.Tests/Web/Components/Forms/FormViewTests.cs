using Bunit;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Web.Components.Forms;

namespace Koseki.Tests.Web.Components.Forms;

public sealed class FormViewTests : ComponentTests
{
    private static readonly FieldKey Ask = new("ask");
    private static readonly FieldKey Hidden = new("hidden");

    private static Form EveryKind { get; } = new("試験の届",
    [
        new("(1)", "すべての欄",
            [.. Enum.GetValues<FieldKind>().Select(k => new FormField(new($"kind.{k}"), $"{k}の欄", k) { Required = k == FieldKind.Name, Choices = [new("a", "甲"), new("b", "乙")] })]),
        new("", "条件のある欄",
        [
            new(Ask, "あるか", FieldKind.Check),
            new(Hidden, "あるときだけ", FieldKind.Text) { Visible = d => d[Ask] == "1" },
        ]),
    ]);

    private IRenderedComponent<FormView> Draw(Draft draft, Action<Draft>? changed = null, Finding[]? findings = null, bool showEmpty = false) =>
        Render<FormView>(p => p.Add(f => f.Form, EveryKind).Add(f => f.Draft, draft).Add(f => f.Findings, findings ?? [])
            .Add(f => f.ShowEmpty, showEmpty).Add(f => f.BoxChanged, c => changed?.Invoke(draft.With(c.Key, c.Text))));

    [Fact]
    public void Draw_EveryKind_HasALabelledControl()
    {
        var form = Draw(Draft.Empty);
        foreach (var kind in Enum.GetValues<FieldKind>())
        {
            var control = form.Find($"#f-kind-{kind}");
            Assert.Equal($"kind.{kind}", control.GetAttribute("data-field"));
            Assert.Contains($"{kind}の欄", form.Find($"label[for='f-kind-{kind}']").TextContent, StringComparison.Ordinal);
        }

        Assert.Equal("SELECT", form.Find("#f-kind-Choice").TagName);
        Assert.Equal("TEXTAREA", form.Find("#f-kind-Note").TagName);
        Assert.Equal("checkbox", form.Find("#f-kind-Check").GetAttribute("type"));
        Assert.Contains("koseki-name", form.Find("#f-kind-Name").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_OrderOfBoxes_IsThePapersAndLeavesOutHiddenOnes()
    {
        var order = Draw(Draft.Empty).FindAll("[data-field]").Select(e => e.GetAttribute("data-field"));
        Assert.Equal(EveryKind.Fields.Where(f => f.Key != Hidden).Select(f => f.Key.Value), order);
        var all = Draw(Draft.Empty.With(Ask, "1")).FindAll("[data-field]").Select(e => e.GetAttribute("data-field"));
        Assert.Equal(EveryKind.Fields.Select(f => f.Key.Value), all);
    }

    [Theory]
    [InlineData(FieldKind.Text, " 甲\U000E0101 ", " 甲\U000E0101 ")]
    [InlineData(FieldKind.Name, "辻\U000E0101", "辻\U000E0101")]
    [InlineData(FieldKind.Choice, "b", "b")]
    [InlineData(FieldKind.Register, "１２", "１２")]
    [InlineData(FieldKind.Register, "r7", "r7")]
    public void Change_OfABox_ReachesTheDraft(FieldKind kind, string typed, string expected)
    {
        Draft? after = null;
        Type(Draw(Draft.Empty, d => after = d), $"#f-kind-{kind}", typed);
        Assert.Equal(expected, after![new($"kind.{kind}")]);
    }

    [Fact]
    public void Change_OfACheck_IsStoredAsOneOrNothing()
    {
        Draft? after = null;
        Tick(Draw(Draft.Empty, d => after = d), "#f-kind-Check");
        Assert.Equal("1", after![new("kind.Check")]);
        Tick(Draw(after, d => after = d), "#f-kind-Check", ticked: false);
        Assert.Empty(after.Values);
    }

    /// <summary>
    /// Faults I1 and I2: the box is the browser's. The server only says what it has and which telling it heard last; an older
    /// telling that comes late does not lower the number.
    /// </summary>
    [Fact]
    public async Task Hear_WhatTheBrowserTells_IsAnsweredByItsNumberAndNeverWritten()
    {
        Draft after = Draft.Empty;
        var drawn = Draw(Draft.Empty, d => after = d);
        await TellAsync("渡邉", 2);
        drawn.Render(p => p.Add(f => f.Draft, after));
        var box = drawn.Find("#f-kind-Name");
        Assert.Equal(("渡邉", "2"), (box.GetAttribute("data-value"), box.GetAttribute("data-heard")));
        await TellAsync("渡邉", 1);
        Assert.Equal("2", drawn.Find("#f-kind-Name").GetAttribute("data-heard"));
        Assert.Empty(drawn.FindAll("input[value], textarea[value], select[value], option[selected]"));

        Task TellAsync(string text, int number) => drawn.InvokeAsync(() => drawn.Find("#f-kind-Name").TriggerEventAsync("onboxtold", new BoxToldEventArgs { Text = text, Number = number }));
    }

    [Fact]
    public void Draw_ABoxThatIsNeededOnlySometimes_HasItsMarkOnlyThen()
    {
        var form = new Form("試験の届", [new("", "欄", [new FormField(new("family"), "氏", FieldKind.Name) { Required = true, NeededWhen = d => d[Ask].Length == 0 }])]);
        Assert.NotEmpty(Render<FormView>(p => p.Add(f => f.Form, form).Add(f => f.Draft, Draft.Empty)).FindAll(".required"));
        Assert.Empty(Render<FormView>(p => p.Add(f => f.Form, form).Add(f => f.Draft, Draft.Empty.With(Ask, "外国人"))).FindAll(".required"));
    }

    /// <summary>What is wrong with a time is said in the words of its reader; a month is enough where the paper asks for one.</summary>
    [Theory]
    [InlineData(FieldKind.Time, "24時", "24時は翌日の午前0時です。")]
    [InlineData(FieldKind.Time, "午前12時", "昼の12時は「午後0時」")]
    [InlineData(FieldKind.Date, "R8.10", "令和8年10月")]
    [InlineData(FieldKind.Date, "R8.13", "日付として読めません")]
    public void Draw_WhatWasRead_IsSaidBelowTheBox(FieldKind kind, string typed, string said)
    {
        var form = new Form("試験の届", [new("", "欄", [new FormField(new("when"), "とき", kind) { TakesMonth = kind == FieldKind.Date }])]);
        var drawn = Render<FormView>(p => p.Add(f => f.Form, form).Add(f => f.Draft, Draft.Empty.With(new("when"), typed)));
        Assert.Contains(said, drawn.Find("[data-testid='reading-f-when']").TextContent, StringComparison.Ordinal);
    }

    /// <summary>Fault U: 夫 and 妻 stood one below the other. Enter goes down a column, as the clerk reads the paper.</summary>
    [Fact]
    public void Draw_BoxesOfTwoPersons_StandSideBySideOnCommonLines()
    {
        var drawn = Render<FormView>(p => p.Add(f => f.Form, Paired).Add(f => f.Draft, Draft.Empty));
        Assert.Equal(["夫になる人", "妻になる人"], drawn.FindAll(".pair-heads b").Select(b => b.TextContent));
        Assert.Equal(
            [("husband.family", "1", "2"), ("husband.given", "1", "2"), ("husband.address", "2", "2"), ("wife.family", "1", "3"), ("wife.given", "1", "3"), ("wife.address", "2", "3"), ("place", "3", "2 / -1")],
            drawn.FindAll("[data-field]").Select(Placed));
        Assert.Equal(["(1)\u00a0氏・名", "住所", "届出地"], drawn.FindAll(".line-label").Select(l => l.TextContent.Trim()));
        Assert.Equal("夫の住所", drawn.Find("label[for='f-husband-address'] .words").TextContent);

        static (string?, string, string) Placed(AngleSharp.Dom.IElement box)
        {
            var style = box.Closest(".cell")!.GetAttribute("style")!.Split(';').Select(s => s.Split(':')[1]).ToArray();
            return (box.GetAttribute("data-field"), style[0], style[1]);
        }
    }

    [Fact]
    public void Draw_ABoxThatOnlyOneHas_SaysWhyTheOtherHasNone()
    {
        var drawn = Render<FormView>(p => p.Add(f => f.Form, Paired).Add(f => f.Draft, Draft.Empty.With(new("wife.address"), "再婚")));
        Assert.Equal("初婚では書きません", drawn.FindAll(".cell").Single(c => c.QuerySelector("[data-field]") is null).TextContent.Trim());
    }

    /// <summary>A line that comes or goes must not make the boxes behind it anew: they would lose focus and what is being typed.</summary>
    [Fact]
    public void Draw_ALineThatGoes_LeavesTheBoxesBehindItAsTheyAre()
    {
        var form = new Form("試験の届", [new("", "欄", [Box("before", "前") with { Visible = d => d[new("after")].Length == 0 }, Box("after", "後")])]);
        var drawn = Render<FormView>(p => p.Add(f => f.Form, form).Add(f => f.Draft, Draft.Empty));
        var box = drawn.FindComponents<FieldBox>().Single(b => b.Instance.Field.Label == "後").Instance;
        drawn.Render(p => p.Add(f => f.Form, form).Add(f => f.Draft, Draft.Empty.With(new("after"), "甲")));
        Assert.Same(box, Assert.Single(drawn.FindComponents<FieldBox>()).Instance);
    }

    /// <summary>Persons of whom a paper has several stand in rows: each says whose it is, the next opens below, its boxes share a line.</summary>
    [Fact]
    public void Draw_AGroup_StandsInRowsThatSayWhoseTheyAre()
    {
        var group = new FormGroup("children", "子", 3, child => [Box(child.Key("fullName").Value, $"{child.Whose}氏名"), Box(child.Key("custody").Value, $"{child.Whose}親権者"), Box(child.Key("where").Value, $"{child.Whose}本籍")]);
        var form = new Form("試験の届", [new("(5)", "未成年の子", [.. group.Fields]) { Groups = [group] }]) { Layout = new() { Lines = [new("氏名・親権者", "fullName", "custody")] } };

        Assert.Equal(["children.1.fullName"], Boxes(Draft.Empty));
        var one = Draft.Empty.With(new("children.1.fullName"), "甲野花");
        Assert.Equal(["children.1.fullName", "children.1.custody", "children.1.where", "children.2.fullName"], Boxes(one));
        Assert.Equal(["(5)\u00a0子1　氏名・親権者", "子1　本籍", "子2　氏名・親権者"],
            Render<FormView>(p => p.Add(f => f.Form, form).Add(f => f.Draft, one)).FindAll(".line-label").Select(l => l.TextContent.Trim()));

        IEnumerable<string?> Boxes(Draft draft) => Render<FormView>(p => p.Add(f => f.Form, form).Add(f => f.Draft, draft)).FindAll("[data-field]").Select(b => b.GetAttribute("data-field"));
    }

    [Fact]
    public void Draw_ASectionWithoutBoxes_IsOneLineThatSaysWhy()
    {
        var drawn = Render<FormView>(p => p.Add(f => f.Form, Paired).Add(f => f.Draft, Draft.Empty));
        Assert.Contains("他の市区町村から入る人がいないので書きません", drawn.Find("[data-testid='folded-移記']").TextContent, StringComparison.Ordinal);
        Assert.Empty(Render<FormView>(p => p.Add(f => f.Form, Paired).Add(f => f.Draft, Draft.Empty.With(new("place"), "移記"))).FindAll("[data-testid='folded-移記']"));
    }

    [Fact]
    public async Task Unfold_ALineThatMostPapersLeaveEmpty_ShowsItsBoxes()
    {
        var drawn = Render<FormView>(p => p.Add(f => f.Form, Folding).Add(f => f.Draft, Draft.Empty));
        Assert.Empty(drawn.FindAll("[data-field]"));
        await ClickToEndAsync(drawn, "[data-testid='unfold-adopter']");
        Assert.Equal(["adopter"], drawn.FindAll("[data-field]").Select(b => b.GetAttribute("data-field")));
        // What is written there, or said of it, is never folded away.
        Assert.Single(Render<FormView>(p => p.Add(f => f.Form, Folding).Add(f => f.Draft, Draft.Empty.With(new("adopter"), "甲"))).FindAll("[data-field]"));
    }

    /// <summary>Fault U: the choice of 氏 showed 夫の氏 and 妻の氏 without the names.</summary>
    [Fact]
    public async Task Draw_AChoiceBetweenTwoNames_ShowsThemAndIsChosenByItsDigit()
    {
        var form = new Form("試験の届", [new("", "氏", [new(new("name"), "夫婦の氏", FieldKind.Choice) { ChoicesOf = (_, _) => [new("夫の氏", "夫の氏") { Name = "𠮷田" }, new("妻の氏", "妻の氏") { Name = "渡邉\U000E010F" }] }])]);
        BoxChange? change = null;
        var drawn = Render<FormView>(p => p.Add(f => f.Form, form).Add(f => f.Draft, Draft.Empty).Add(f => f.BoxChanged, c => change = c));
        Assert.Equal(["(未選択)", "1 夫の氏　𠮷田", "2 妻の氏　渡邉\U000E010F"], drawn.FindAll("option").Select(o => o.TextContent));
        Assert.Equal(["𠮷田", "渡邉\U000E010F"], drawn.FindAll(".name-cards .koseki-name").Select(n => n.TextContent));
        await ClickToEndAsync(drawn, "[data-testid='card-f-name-2']");
        Assert.Equal("妻の氏", change?.Text);
    }

    private static Form Folding { get; } = new("試験の届", [new("", "養父", [new(new("adopter"), "養父", FieldKind.Name)])]) { Layout = new() { Lines = [new("養父", "adopter") { Folds = true }] } };

    private static Form Paired { get; } = new("試験の届",
    [
        new("(1)", "二人", [Box("husband.family", "夫の氏"), Box("husband.given", "夫の名"), Box("husband.address", "夫の住所") with { Visible = d => d[new("wife.address")] != "再婚" },
            Box("wife.family", "妻の氏"), Box("wife.given", "妻の名"), Box("wife.address", "妻の住所"), Box("place", "届出地")]),
        new("", "移記", [Box("carried", "移記") with { Visible = d => d[new("place")] == "移記" }]),
    ])
    {
        Layout = new()
        {
            Pairs = [(new("husband.", "夫になる人", "夫の"), new("wife.", "妻になる人", "妻の"))],
            Lines = [new("氏・名", "family", "given")],
            WhenAbsent = new Dictionary<string, string> { ["address"] = "初婚では書きません" },
            WhenEmpty = new Dictionary<string, string> { ["移記"] = "他の市区町村から入る人がいないので書きません" },
        },
    };

    private static FormField Box(string key, string label) => new(new(key), label, FieldKind.Text);

    [Fact]
    public void Draw_ANameLongerThanItsBox_IsReadInWholeBelow()
    {
        var name = string.Concat(Enumerable.Repeat("邉\U000E010F𠮷", 20));
        var form = Draw(Draft.Empty.With(new("kind.Name"), name));
        Assert.Equal(name, form.Find("[data-testid='whole-f-kind-Name']").TextContent);
        // Counted as characters: selectors and surrogates do not make a name long.
        Assert.Empty(Draw(Draft.Empty.With(new("kind.Name"), name[..20])).FindAll("[data-testid='whole-f-kind-Name']"));
    }

    [Fact]
    public void Leave_ABox_IsTold()
    {
        FormField? left = null;
        var form = Render<FormView>(p => p.Add(f => f.Form, EveryKind).Add(f => f.Draft, Draft.Empty).Add(f => f.BoxLeft, f => left = f));
        Leave(form, "#f-kind-Kana");
        Assert.Equal(FieldKind.Kana, left!.Kind);
    }

    [Fact]
    public void Change_ToWhatWasDrawnLast_IsStillTold()
    {
        Draft? after = null;
        Type(Draw(Draft.Empty.With(new("kind.Text"), "甲"), d => after = d), "#f-kind-Text", "甲");
        Assert.NotNull(after);
    }

    [Theory]
    [InlineData("S55.3.9", "昭和55年3月9日(日)")]
    [InlineData("s550309", "昭和55年3月9日(日)")]
    [InlineData("3550309", "昭和55年3月9日(日)")]
    [InlineData("１９８０－０３－０９", "昭和55年3月9日(日)")]
    [InlineData("R元.5.1", "令和元年5月1日(水)")]
    [InlineData("S64.1.8", "昭和は昭和64年1月7日までです。")]
    [InlineData("昭和20年3月日不詳", "昭和20年3月日不詳")]
    [InlineData("あした", "「あした」は日付として読めません。")]
    public void Draw_ADateBox_SaysWhatWasRead(string typed, string expected) =>
        Assert.Contains(expected, Draw(Draft.Empty.With(new("kind.Date"), typed)).Find("[data-testid='reading-f-kind-Date']").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Draw_ADateInTheWrongEra_OffersTheRightOne()
    {
        Draft? after = null;
        Click(Draw(Draft.Empty.With(new("kind.Date"), "S64.1.8"), d => after = d), "[data-testid='reading-f-kind-Date'] button");
        Assert.Equal("平成元年1月8日", after![new("kind.Date")]);
    }

    [Fact]
    public void Draw_AFinding_StandsUnderItsBoxWithItsWordAndIsTied()
    {
        var finding = new Finding("試験-01", Severity.Refusal, new("kind.Name"), "使えない文字です。", "別の字にしてください。", "戸籍法50条");
        var form = Draw(Draft.Empty.With(new("kind.Name"), "咒"), findings: [finding]);
        var said = form.Find("#f-kind-Name-said");
        Assert.Contains("不受理", said.TextContent, StringComparison.Ordinal);
        Assert.Contains("使えない文字です。", said.TextContent, StringComparison.Ordinal);
        Assert.Contains("f-kind-Name-said", form.Find("#f-kind-Name").GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal("true", form.Find("#f-kind-Name").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void Draw_AnEmptyBoxWithAFinding_StaysQuietUntilChecked()
    {
        var finding = new Finding("入力", Severity.Correction, new("kind.Name"), "空です。", "入力してください。", "戸籍法29条");
        Assert.Empty(Draw(Draft.Empty, findings: [finding]).FindAll("#f-kind-Name-said"));
        Assert.Single(Draw(Draft.Empty, findings: [finding], showEmpty: true).FindAll("#f-kind-Name-said"));
    }
}
