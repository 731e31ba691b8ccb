using Bunit;
using Koseki.Domain.Notifications;
using Koseki.Web.Components.Forms;

namespace Koseki.Tests.Web.Components.Forms;

public sealed class SectionListTests : ComponentTests
{
    private static readonly FieldKey Name = new("name");
    private static readonly FieldKey Day = new("day");

    private static Form Paper { get; } = new("試験の届",
    [
        new("(1)", "氏名", [new(Name, "氏名", FieldKind.Name) { Required = true }]),
        new("(2)", "日", [new(Day, "日", FieldKind.Date) { Required = true }]),
        new("", "なし", [new(new("none"), "なし", FieldKind.Text) { Visible = _ => false }]),
    ]);

    private IRenderedComponent<SectionList> Draw(Draft draft, params Finding[] findings) =>
        Render<SectionList>(p => p.Add(l => l.Form, Paper).Add(l => l.Draft, draft).Add(l => l.Findings, findings));

    [Fact]
    public void Draw_ADraft_TellsWhatIsDoneWhatIsWrongAndWhatIsLeft()
    {
        var wrong = new Finding("試験-01", Severity.Correction, Day, "未来の日です。", "直してください。", "戸籍法43条");
        var list = Draw(Draft.Empty.With(Name, "甲").With(Day, "R99.1.1"), wrong);
        Assert.Equal([("done", "f-name", "1"), ("wrong", "f-day", "2")], list.FindAll("button").Select(b => (b.ClassName, b.GetAttribute("data-goto"), b.GetAttribute("data-alt"))));
        Assert.Contains("直すところがあります", list.FindAll("button")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(["すべて入りました", "1"], list.FindAll(".rest dd").Select(d => d.TextContent));
    }

    [Fact]
    public void Draw_AnEmptyDraft_CountsTheNeededBoxesAndSaysNothingOfFindings()
    {
        var missing = new Finding("入力", Severity.Correction, Day, "空です。", "入力してください。", "戸籍法29条");
        Assert.Equal(["あと 2", "なし"], Draw(Draft.Empty, missing).FindAll(".rest dd").Select(d => d.TextContent));
    }
}
