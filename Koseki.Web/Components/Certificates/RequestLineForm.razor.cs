using Koseki.Domain.Certificates;
using Koseki.Domain.Registers;
using Microsoft.AspNetCore.Components;

namespace Koseki.Web.Components.Certificates;

/// <summary>One certificate for a request: of a register, of a 届, or of what is not there.</summary>
public sealed partial class RequestLineForm
{
    private static readonly IReadOnlyList<(CertificateSource Source, string Words)> Sources =
        [(CertificateSource.Register, "戸籍から"), (CertificateSource.Image, "画像戸籍から(謄本・抄本)"), (CertificateSource.Paper, "届から(受理・届書の記載)"), (CertificateSource.Absence, "ないことの証明(不在籍・廃棄済)")];

    /// <summary>What is being chosen.</summary>
    [Parameter, EditorRequired]
    public RequestLineDraft Line { get; set; } = default!;

    /// <summary>Yen per copy, or null while unknown.</summary>
    [Parameter]
    public int? Fee { get; set; }

    /// <summary>Told when something else is chosen.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>Asked to open the register.</summary>
    [Parameter]
    public EventCallback OnOpenRegister { get; set; }

    /// <summary>Asked to open the imaged register.</summary>
    [Parameter]
    public EventCallback OnOpenImage { get; set; }

    /// <summary>Asked to open the 届.</summary>
    [Parameter]
    public EventCallback OnOpenPaper { get; set; }

    /// <summary>Asked to search.</summary>
    [Parameter]
    public EventCallback OnSearch { get; set; }

    private static IReadOnlyList<CertificateKind> PaperKinds(FiledPaper paper) =>
        PaperCertificates.HasFinePaper(paper.SubjectCode) ? [CertificateKind.Acceptance, CertificateKind.FineAcceptance, CertificateKind.PaperContents] : [CertificateKind.Acceptance, CertificateKind.PaperContents];

    private static string Text(ChangeEventArgs e) => e.Value as string ?? "";

    private static void Tick<T>(HashSet<T> set, T one, bool on) => _ = on ? set.Add(one) : set.Remove(one);

    private Task Change(Action set)
    {
        set();
        return OnChanged.InvokeAsync();
    }

    // Another question: what was found and looked at answers it no longer.
    private Task Anew(Action set)
    {
        set();
        Line.Found = null;
        Line.Dismissed.Clear();
        return OnChanged.InvokeAsync();
    }
}
