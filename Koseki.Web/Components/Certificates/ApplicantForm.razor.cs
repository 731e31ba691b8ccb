using Koseki.Domain.Certificates;
using Koseki.Domain.Registers;
using Microsoft.AspNetCore.Components;

namespace Koseki.Web.Components.Certificates;

/// <summary>Who asks, by what right, what they showed, and why: what is asked follows the capacity, as the law has it.</summary>
public sealed partial class ApplicantForm
{
    /// <summary>The boxes.</summary>
    [Parameter, EditorRequired]
    public CertificateBoxes Boxes { get; set; } = default!;

    /// <summary>The register asked for; null where it is of none.</summary>
    [Parameter]
    public FamilyRegister? Register { get; set; }

    /// <summary>The kinds wanted so far: capacities that give a right to none of them are not offered; all while it is empty.</summary>
    [Parameter]
    public IReadOnlyCollection<CertificateKind> Wanted { get; set; } = [];

    /// <summary>Today in Japan.</summary>
    [Parameter]
    public DateOnly Today { get; set; }

    /// <summary>What stands against issuing, shown under its box.</summary>
    [Parameter]
    public IReadOnlyList<(string Box, string Words)> Problems { get; set; } = [];

    /// <summary>Told when something else stands in a box.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    private IEnumerable<ApplicantCapacity> Capacities => ApplicantCapacity.All.Where(c => Wanted.Count == 0 || Wanted.All(c.MayAskFor) || c.Word == Boxes.CapacityWord);

    private static string Text(ChangeEventArgs e) => e.Value as string ?? "";

    // An exemption of another path does not stay behind unseen.
    private Task Change(Action set)
    {
        set();
        if (Boxes.Capacity is { } capacity && FeeExemption.For(capacity.Path, Today).All(e => e.Word != Boxes.Exemption))
        {
            Boxes.Exemption = "";
        }

        if (Boxes.Capacity is { } asked && Boxes.Identification.Length > 0 && !asked.Takes(Boxes.Identification))
        {
            Boxes.Identification = "";
        }

        return OnChanged.InvokeAsync();
    }

    private void Tick(ClaimPaper paper, bool on) => _ = on ? Boxes.Papers.Add(paper) : Boxes.Papers.Remove(paper);

    private string? Invalid(string box) => Problems.Any(p => p.Box == box) ? "true" : null;
}
