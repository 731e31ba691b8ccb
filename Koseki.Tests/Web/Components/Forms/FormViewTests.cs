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
    [InlineData(FieldKind.Register, "１２", "R12")]
    [InlineData(FieldKind.Register, "r7", "R7")]
    public void Change_OfABox_ReachesTheDraft(FieldKind kind, string typed, string expected)
    {
        Draft? after = null;
        Draw(Draft.Empty, d => after = d).Find($"#f-kind-{kind}").Change(typed);
        Assert.Equal(expected, after![new($"kind.{kind}")]);
    }

    [Fact]
    public void Change_OfACheck_IsStoredAsOneOrNothing()
    {
        Draft? after = null;
        Draw(Draft.Empty, d => after = d).Find("#f-kind-Check").Change(true);
        Assert.Equal("1", after![new("kind.Check")]);
        Draw(after, d => after = d).Find("#f-kind-Check").Change(false);
        Assert.Empty(after.Values);
    }

    [Fact]
    public void Draw_BoxesOfTwoPersons_BeginsTheSecondPersonsRow()
    {
        string[] keys = ["husband.where", "wife.where", "husband.name", "husband.birth", "wife.name", "wife.birth", "place"];
        var form = new Form("試験の届", [new("", "二人", [.. keys.Take(2).Select(Box)]), new("", "二人の氏名", [.. keys.Skip(2).Select(Box)])]);
        var drawn = Render<FormView>(p => p.Add(f => f.Form, form).Add(f => f.Draft, Draft.Empty));
        Assert.Equal(["wife.name", "place"], drawn.FindAll(".anew [data-field]").Select(e => e.GetAttribute("data-field")));

        static FormField Box(string key) => new(new(key), key, FieldKind.Text);
    }

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
        form.Find("#f-kind-Kana").Blur();
        Assert.Equal(FieldKind.Kana, left!.Kind);
    }

    [Fact]
    public void Change_ToWhatWasDrawnLast_IsStillTold()
    {
        Draft? after = null;
        Draw(Draft.Empty.With(new("kind.Text"), "甲"), d => after = d).Find("#f-kind-Text").Change("甲");
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
        Draw(Draft.Empty.With(new("kind.Date"), "S64.1.8"), d => after = d).Find("[data-testid='reading-f-kind-Date'] button").Click();
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
