using Bunit;
using Koseki.Web.Components.Layout;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Components.Layout;

public sealed class FunctionKeyBarTests : ComponentTests
{
    /// <summary>Fault U: keys that do nothing on a page stood there as buttons.</summary>
    [Fact]
    public void Draw_KeysWithoutUseHere_LeaveTheirPlaceEmpty()
    {
        var keys = new FunctionKeys();
        Services.AddSingleton(keys);
        keys.Use(new FunctionKey("F12", "受付", () => Task.CompletedTask), new FunctionKey("F3", "戸籍検索", () => Task.CompletedTask));
        var bar = Render<FunctionKeyBar>();
        Assert.Equal(["F3", "F12"], bar.FindAll("button").Select(b => b.ClassName));
        Assert.Equal(["F3 戸籍検索", "F12 受付"], bar.FindAll("button").Select(b => string.Join(' ', b.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
    }
}
