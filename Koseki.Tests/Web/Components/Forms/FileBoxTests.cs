using Bunit;
using Koseki.Web.Components.Forms;

namespace Koseki.Tests.Web.Components.Forms;

/// <summary>Fault I7 the other way: on a slow line a file was chosen before the page heard of it, and nothing happened.</summary>
public sealed class FileBoxTests : BunitContext
{
    [Fact]
    public async Task Box_UntilTheBrowserListens_CannotBeUsed()
    {
        var listening = JSInterop.SetupVoid("Blazor._internal.InputFile.init", _ => true);
        var box = Render<FileBox>(p => p.AddUnmatched("id", "scan-file"));

        Assert.True(box.Find("#scan-file").HasAttribute("disabled"));
        await box.InvokeAsync(() => listening.SetVoidResult());

        box.WaitForAssertion(() => Assert.False(box.Find("#scan-file").HasAttribute("disabled")));
    }

    [Fact]
    public async Task Box_WithAReasonOfItsOwn_StaysClosed()
    {
        var listening = JSInterop.SetupVoid("Blazor._internal.InputFile.init", _ => true);
        var box = Render<FileBox>(p => p.AddUnmatched("id", "scan-file").AddUnmatched("disabled", true));

        await box.InvokeAsync(() => listening.SetVoidResult());

        box.WaitForAssertion(() => Assert.Equal(2, box.RenderCount));
        Assert.True(box.Find("#scan-file").HasAttribute("disabled"));
    }
}
