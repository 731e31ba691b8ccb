using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Cases;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Koseki.Web.Components.Cases;

/// <summary>Asks once more before a deed, and for what it needs: the reason, 根拠条文, answers, and that papers were told apart.</summary>
public sealed partial class DeedDialog
{
    // What the column of the audit record takes.
    private const int Longest = Koseki.Domain.Notifications.FieldLimits.Sentence;

    private string reason = "";
    private string[] answers = [];
    private string article = "";
    private string? problem;
    private bool distinct;

    /// <summary>What is about to happen.</summary>
    [Parameter]
    [EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>Written on the button.</summary>
    [Parameter]
    [EditorRequired]
    public string Verb { get; set; } = "";

    /// <summary>Whether a reason is asked.</summary>
    [Parameter]
    public bool AsksReason { get; set; }

    /// <summary>Whether 根拠条文 is asked.</summary>
    [Parameter]
    public bool AsksArticle { get; set; }

    /// <summary>What stands in it at first.</summary>
    [Parameter]
    public string Article { get; set; } = "";

    /// <summary>Takes it, before the dialog closes.</summary>
    [Parameter]
    public Action<string>? OnArticle { get; set; }

    /// <summary>Findings to be read before.</summary>
    [Parameter]
    public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>Other cases that may be of the same event, to be told apart before; null where nobody asks.</summary>
    [Parameter]
    public DoubleCheck? Doubles { get; set; }

    /// <summary>What is to be asked about, and answered here.</summary>
    [Parameter]
    public IReadOnlyList<AskedInquiry> Inquiries { get; set; } = [];

    /// <summary>Takes the answers, before the dialog closes.</summary>
    [Parameter]
    public Action<IReadOnlyList<InquiryAnswer>>? OnAnswers { get; set; }

    /// <summary>The form the findings are about.</summary>
    [Parameter]
    [EditorRequired]
    public Form Form { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [CascadingParameter]
    private IMudDialogInstance? Dialog { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized() => (answers, article) = ([.. Inquiries.Select(_ => "")], Article);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Js.InvokeVoidAsync("koseki.focus", Doubles?.Others.Count > 0 ? "doubles-seen" : AsksReason ? "deed-reason" : Inquiries.Count > 0 ? "deed-answer-0" : "deed-confirm");
        }
    }

    private async Task Confirm()
    {
        if (AsksReason && string.IsNullOrWhiteSpace(reason))
        {
            problem = "理由を入れてください。";
            await Js.InvokeVoidAsync("koseki.focus", "deed-reason");
            return;
        }

        if (AsksArticle && string.IsNullOrWhiteSpace(article))
        {
            problem = new PaperStepRefusal.ArticleWanting().Words;
            await Js.InvokeVoidAsync("koseki.focus", "deed-article");
            return;
        }

        if (Array.FindIndex(answers, string.IsNullOrWhiteSpace) is var empty and >= 0)
        {
            problem = "照会の回答を入れてください。回答がまだなら、審査を終えずに待ちます。";
            await Js.InvokeVoidAsync("koseki.focus", $"deed-answer-{empty}");
            return;
        }

        if (Doubles?.Others.Count > 0 && !distinct)
        {
            problem = DoubleList.NotTicked;
            await Js.InvokeVoidAsync("koseki.focus", "doubles-seen");
            return;
        }

        OnArticle?.Invoke(article);
        OnAnswers?.Invoke([.. Inquiries.Zip(answers, (f, a) => new InquiryAnswer(Inquiry.MarkOf(f.Finding), a) { Seen = f.Seen })]);
        Dialog?.Close(DialogResult.Ok(reason));
    }
}
