using AngleSharp.Dom;
using Bunit;
using Koseki.Domain.Places;
using Koseki.Infrastructure.AddressDictionary;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Koseki.Tests.Web;

/// <summary>
/// Base of component tests. MudBlazor registers services that can only be disposed asynchronously, hence
/// <see cref="IAsyncLifetime"/>.
/// </summary>
public abstract class ComponentTests : BunitContext, IAsyncLifetime
{
    private static readonly PlaceOffers Places = new(new(), Municipality.Koshigaya);

    protected ComponentTests()
    {
        DefaultWaitTimeout = Patience.Bound;
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./Components/Forms/PlaceList.razor.js").Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./Components/Scans/ScanViewer.razor.js").Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(Places);
        Services.AddMudServices(o => o.PopoverOptions.CheckForPopoverProvider = false);
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // Not awaited to the end: a button that opens a dialog ends only when the dialog is answered.
    internal static void Click(IRenderedComponent<IComponent> page, string selector) => Do(page, selector, e => e.Click());

    internal static void Type(IRenderedComponent<IComponent> page, string selector, string text) => Do(page, selector, e => e.Change(text));

    internal static void Tick(IRenderedComponent<IComponent> page, string selector, bool ticked = true) => Do(page, selector, e => e.Change(ticked));

    internal static void Submit(IRenderedComponent<IComponent> page, string selector) => Do(page, selector, e => e.Submit());

    internal static void PressDown(IRenderedComponent<IComponent> page, string selector) => Do(page, selector, e => e.KeyDown("ArrowDown"));

    internal static void Leave(IRenderedComponent<IComponent> page, string selector) => Do(page, selector, e => e.Blur());

    internal static Task ClickToEndAsync(IRenderedComponent<IComponent> page, string selector, int which = 0) => DoAsync(page, selector, e => e.ClickAsync(), which);

    internal static Task TypeToEndAsync(IRenderedComponent<IComponent> page, string selector, string text) => DoAsync(page, selector, e => e.ChangeAsync(new() { Value = text }));

    internal static Task TickToEndAsync(IRenderedComponent<IComponent> page, string selector, int which = 0) => DoAsync(page, selector, e => e.ChangeAsync(new() { Value = true }), which);

    internal static Task SubmitToEndAsync(IRenderedComponent<IComponent> page, string selector) => DoAsync(page, selector, e => e.SubmitAsync());

    private static void Do(IRenderedComponent<IComponent> page, string selector, Action<IElement> act) =>
        DoAsync(page, selector, e =>
        {
            act(e);
            return Task.CompletedTask;
        }).GetAwaiter().GetResult();

    // Found and done in one turn of the page, or a drawing between the two leaves nobody to hear the event.
    private static Task DoAsync(IRenderedComponent<IComponent> page, string selector, Func<IElement, Task> act, int which = 0)
    {
        page.WaitForElement(selector);
        return page.InvokeAsync(() => act(page.FindAll(selector)[which]));
    }

    async Task IAsyncLifetime.DisposeAsync() => await base.DisposeAsync();
}
