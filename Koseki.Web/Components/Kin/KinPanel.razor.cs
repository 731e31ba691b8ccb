using Koseki.Domain.Cases;
using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.UseCases.People;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Koseki.Web.Components.Kin;

/// <summary>親族の調べ of a case: how far it was looked, and what is only inferred.</summary>
public sealed partial class KinPanel
{
    private const string YesWord = "結び付きを認める";
    private const string NoWord = "別人とする";

    private readonly Dictionary<string, string?> reasons = new(StringComparer.Ordinal);
    private Reached? read;
    private IReadOnlyList<OpenLink> links = [];
    private IReadOnlyList<UnseenRegister> unseen = [];
    private string? problem;

    /// <summary>What the examination reached.</summary>
    [Parameter]
    [EditorRequired]
    public Reached Kin { get; set; } = default!;

    /// <summary>The registers that the paper names.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyCollection<RegisterId> Named { get; set; } = [];

    /// <summary>Who looks.</summary>
    [Parameter]
    [EditorRequired]
    public Actor Actor { get; set; } = default!;

    /// <summary>Called after a step, so that the examination is made again.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private KinDesk Desk { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    private int Further => Kin.Registers.All.Count(r => !Named.Contains(r.Id));

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        // The case page is drawn far more often than it is examined.
        if (!ReferenceEquals(read, Kin))
        {
            read = Kin;
            unseen = [.. Kin.Unseen.DistinctBy(u => u.Designation)];
            await LoadAsync();
        }
    }

    private async Task ProposeAsync(OpenLink link, bool holds, string key)
    {
        problem = await Desk.ProposeAsync(link.Kind, link.One, link.Other, holds, reasons.GetValueOrDefault(key) ?? "", await Staff.ActorAsync());
        await ChangedAsync();
    }

    private async Task ConfirmAsync(long proposal)
    {
        problem = await Desk.ConfirmAsync(proposal, await Staff.ActorAsync());
        await ChangedAsync();
    }

    private async Task ChangedAsync()
    {
        var before = Kin;
        await OnChanged.InvokeAsync();
        // A new examination has brought the links with it.
        if (ReferenceEquals(before, Kin))
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync() => links = await Desk.OpenAsync(Kin.Kinship.Links);
}
