using Bunit;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Web.Components.Cases;

namespace Koseki.Tests.Web.Components.Cases;

public sealed class CaseTimelineTests : ComponentTests
{
    [Fact]
    public void Draw_ACaseTakenOver_SaysWhyNothingStandsThere()
    {
        var timeline = Render<CaseTimeline>(p => p.Add(t => t.Deeds, []));
        Assert.Contains("移行した届", timeline.Find("[data-testid='timeline-none']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_ADeedWithAName_UsesTheRegistersFace()
    {
        var deed = new CaseDeed(new(2026, 10, 1, 9, 0, 0, TimeSpan.FromHours(9)), "受付", "越谷一", "窓口", "01-01", "出生 辻\U000E0102美空 を受け付けた", null);
        var timeline = Render<CaseTimeline>(p => p.Add(t => t.Deeds, [deed]));
        Assert.Empty(timeline.FindAll("[data-testid='timeline-none']"));
        Assert.Contains("辻\U000E0102美空", timeline.Find(".koseki-name").TextContent, StringComparison.Ordinal);
    }
}
