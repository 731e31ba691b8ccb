using Microsoft.JSInterop;

namespace Koseki.Web.Components;

/// <summary>
/// The script of one component. On a slow line the component can be gone before its script has come: then nothing is done
/// with it any more, for an error of a component that is gone takes the whole page away.
/// </summary>
public sealed class ComponentScript(IJSRuntime js, string path) : IAsyncDisposable
{
    private IJSObjectReference? script;
    private bool isGone;

    /// <summary>Loads it; null when the component went meanwhile.</summary>
    public async Task<IJSObjectReference?> LoadAsync()
    {
        script = await js.InvokeAsync<IJSObjectReference>("import", path);
        if (isGone)
        {
            await LetGoAsync();
            return null;
        }

        return script;
    }

    /// <summary>The component goes.</summary>
    public async ValueTask DisposeAsync()
    {
        isGone = true;
        await LetGoAsync();
    }

    private async Task LetGoAsync()
    {
        if (script is not null)
        {
            try
            {
                await script.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The browser is gone, and the script with it.
            }
        }
    }
}
