using Koseki.Web.Components.Layout;

namespace Koseki.Tests.Web.Components.Layout;

public sealed class FunctionKeysTests
{
    private static FunctionKey Key(string key, string label) => new(key, label, () => Task.CompletedTask);

    [Fact]
    public void Frame_AfterAPage_StillStandsBehindIt()
    {
        var keys = new FunctionKeys();
        using var page = keys.Use(Key("F3", "この欄の検索"));
        using var frame = keys.Frame(Key("F1", "説明"), Key("F3", "戸籍検索"));
        Assert.Equal(("この欄の検索", "説明"), (keys.Current["F3"].Label, keys.Current["F1"].Label));
        page.Dispose();
        Assert.Equal("戸籍検索", keys.Current["F3"].Label);
    }

    [Fact]
    public async Task Press_AKeyNobodyRegistered_DoesNothing()
    {
        var pressed = 0;
        var keys = new FunctionKeys();
        using (keys.Use(new FunctionKey("F8", "点検", () => { pressed++; return Task.CompletedTask; })))
        {
            await keys.PressAsync("F8");
            await keys.PressAsync("F9");
        }

        await keys.PressAsync("F8");
        Assert.Equal(1, pressed);
        Assert.Empty(keys.Current);
    }
}
