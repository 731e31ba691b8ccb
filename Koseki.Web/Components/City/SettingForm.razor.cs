using System.Globalization;
using Koseki.Domain.City;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Scans;
using Koseki.Web.Components.Scans;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Koseki.Web.Components.City;

/// <summary>The boxes of a setting to come.</summary>
public sealed partial class SettingForm
{
    /// <summary>Which setting.</summary>
    [Parameter, EditorRequired]
    public SettingKind Kind { get; set; }

    /// <summary>Another one was chosen.</summary>
    [Parameter]
    public EventCallback<SettingKind> KindChanged { get; set; }

    /// <summary>What stands in the boxes.</summary>
    [Parameter, EditorRequired]
    public SettingInput Input { get; set; } = new();

    /// <summary>The offices, by code.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<(string Code, string Name)> Offices { get; set; } = [];

    /// <summary>What holds today.</summary>
    [Parameter, EditorRequired]
    public CitySettings Now { get; set; } = CitySettings.Initial;

    /// <summary>What is missing, by box.</summary>
    [Parameter]
    public IReadOnlyList<(string Box, string Problem)> Problems { get; set; } = [];

    /// <summary>A picture could not be taken, in words.</summary>
    [Parameter]
    public EventCallback<string> OnRefused { get; set; }

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        Input.Seal = null;
        try
        {
            var bytes = await ScanUpload.ReadAsync(chosen.File, _ => { }, CancellationToken.None);
            var side = Input.SideRead;
            Input.Seal = await Task.Run(() => SealTracer.Trace(bytes, side));
        }
        catch (CaseException e)
        {
            await OnRefused.InvokeAsync(e.Message);
        }
        catch (Exception e) when (e is IOException or JSException or TimeoutException)
        {
            await OnRefused.InvokeAsync("印影を受け取れませんでした。もう一度選んでください。");
        }
    }

    private void TakeSame()
    {
        Input.Seal = Now.Certifier?.Seal;
        Input.Side = Input.Seal?.Side.ToString(CultureInfo.InvariantCulture) ?? Input.Side;
    }

    private void Resize() => Input.Seal = Input.Seal is null ? null : Input.Seal with { Side = Input.SideRead };
}
