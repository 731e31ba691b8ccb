using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Rendering;

namespace Koseki.Web.Components.Forms;

/// <summary>
/// A file box that can be used from the moment the page hears what is chosen in it. Before, the browser would take a file of
/// which nobody ever hears: on a slow line that is long enough to choose one.
/// </summary>
public sealed class FileBox : InputFile
{
    private bool isHeard;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Ends when the browser has answered that it listens.
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender)
        {
            isHeard = true;
            StateHasChanged();
        }
    }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var given = AdditionalAttributes;
        AdditionalAttributes = isHeard ? given : new Dictionary<string, object>(given ?? new Dictionary<string, object>(), StringComparer.Ordinal) { ["disabled"] = true };
        base.BuildRenderTree(builder);
        AdditionalAttributes = given;
    }
}
