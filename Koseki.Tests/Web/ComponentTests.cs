using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Koseki.Tests.Web;

/// <summary>
/// Base of component tests. MudBlazor registers services that can only be disposed asynchronously, hence
/// <see cref="IAsyncLifetime"/>.
/// </summary>
public abstract class ComponentTests : BunitContext, IAsyncLifetime
{
    protected ComponentTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices(o => o.PopoverOptions.CheckForPopoverProvider = false);
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync() => await base.DisposeAsync();
}
