using Bunit;
using Koseki.Domain.Places;
using Koseki.Infrastructure.AddressDictionary;
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

    async Task IAsyncLifetime.DisposeAsync() => await base.DisposeAsync();
}
