using Bunit;
using Koseki.Domain.Notifications;
using Koseki.Web.Components.Forms;

namespace Koseki.Tests.Web.Components.Forms;

/// <summary>A date is resolved when its box is left: what the program read stands below it, in every form.</summary>
public sealed class DateBoxTests : ComponentTests
{
    [Fact]
    public void Draw_EveryDateBoxOfEveryForm_SaysWhatItRead()
    {
        var boxes = NotificationCatalogue.Kinds.SelectMany(k => k.Form.Fields.Where(f => f.Kind == FieldKind.Date).Select(f => (k.Code, Field: f))).DistinctBy(b => (b.Field.Key, b.Field.TakesMonth)).ToList();
        Assert.True(boxes.Count > 10);
        foreach (var (code, field) in boxes)
        {
            var box = Render<FieldBox>(p => p.Add(b => b.Field, field).Add(b => b.Value, "R8.10.8"));
            Assert.True(box.Find($"[data-testid='reading-{FieldBox.IdOf(field.Key)}']").TextContent.Contains("令和8年10月8日", StringComparison.Ordinal), $"{code} {field.Key}");
        }
    }

    [Theory]
    [InlineData("8.2.30")]
    [InlineData("R99.1.1")]
    [InlineData("きのう")]
    public void Draw_WhatIsNoDate_SaysWhy(string typed)
    {
        var box = Render<FieldBox>(p => p.Add(b => b.Field, new FormField(new("a.b"), "日", FieldKind.Date)).Add(b => b.Value, typed));
        var reading = box.Find("[data-testid='reading-f-a-b']").TextContent.Trim();
        Assert.NotEmpty(reading);
        Assert.DoesNotContain("令和8年2月30日", reading, StringComparison.Ordinal);
    }
}
