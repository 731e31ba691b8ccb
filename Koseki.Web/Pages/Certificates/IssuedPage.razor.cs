using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Printing;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Web.Components.Certificates;
using Koseki.Web.Components.Layout;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Koseki.Web.Pages.Certificates;

/// <summary>交付の記録・日計表 of the office.</summary>
public sealed partial class IssuedPage : IDisposable
{
    [Inject]
    private IssuedPaperDesk Desk { get; set; } = default!;

    [Inject]
    private CertificateDesk Certificates { get; set; } = default!;

    [Inject]
    private AccessLog Access { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private FunctionKeys Keys { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private PrintDesk Prints { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        UseKeys();
        actor = await Staff.ActorAsync();
        mayIssue = Rights.Allows(Permission.IssueCertificates, actor);
        dayText = RegisterDate.Of(Desk.Today).Text;
        await OpenDayAsync();
    }

    private void UseKeys()
    {
        keys?.Dispose();
        keys = Keys.Use(new FunctionKey("F9", "印刷", () => made is null ? PrintAsync() : papers?.PrintAsync() ?? Task.CompletedTask));
    }

    private async Task OpenDayAsync()
    {
        said = null;
        if (EraDateEntry.Read(dayText, EraDateEntryOptions.Default).Date?.Day is not { } day)
        {
            said = ("error", "年月日を「R8.10.8」のように入れてください。");
            return;
        }

        try
        {
            (list, sheet) = (await Desk.ListAsync(day, actor!), await Desk.SheetAsync(day, actor!));
        }
        catch (CaseException e)
        {
            (list, sheet, said) = ([], null, ("error", e.Message));
        }
    }

    private async Task FindAsync()
    {
        said = null;
        try
        {
            list = await Desk.FindAsync(numberText, actor!) is { } paper ? [paper] : [];
            (sheet, said) = (null, list.Count == 0 ? ("error", new CertificateRefusal.UnknownIssue(numberText.Trim()).Words) : null);
        }
        catch (CaseException e)
        {
            said = ("error", e.Message);
        }
    }

    private Task SpoilAsync(IssuedPaper one) => ActAsync(async () =>
    {
        var parameters = new DialogParameters<SpoilDialog> { { d => d.Paper, one }, { d => d.Account, actor!.Account } };
        var dialog = await Dialogs.ShowAsync<SpoilDialog>("証明書を処分にします", parameters, new() { MaxWidth = MaxWidth.Medium, FullWidth = true });
        if (await dialog.Result is { Canceled: false, Data: Spoiling answer })
        {
            await Desk.SpoilAsync(one.Number, answer, actor!);
            await AgainAsync(one.Number);
            said = ("good", $"{one.Number} を処分にしました。用紙は回収して、処分の束に入れてください。");
        }
    });

    private Task ReplaceAsync(IssuedPaper one) => ActAsync(async () =>
    {
        var prepared = await Certificates.PrepareAsync(one.Wanted!, actor!);
        if (prepared.Refusal is { } refusal)
        {
            said = ("error", refusal);
            return;
        }

        RenderFragment picture = b =>
        {
            b.OpenComponent<PagePreview>(0);
            b.AddComponentParameter(1, nameof(PagePreview.Pages), prepared.Pages);
            b.AddComponentParameter(2, nameof(PagePreview.Title), one.Kind);
            b.CloseComponent();
        };
        var answer = await AskDialog.ShowAsync(Dialogs, "差替えを発行します", new DialogParameters<AskDialog>
        {
            { d => d.Facts, (IReadOnlyList<AskFact>)[new("処分にした証明書", one.Number), new("証明書", one.Kind), new("請求者", one.Requester, "name"), new("手数料", "0円(差替え)", "large")] },
            { d => d.Picture, picture }, { d => d.Verb, "発行する" }, { d => d.Text, "新しい発行番号が付きます。いま記録されている内容で作ります。" },
        }, new() { MaxWidth = MaxWidth.Large, FullWidth = true });
        if (answer is not null)
        {
            made = [await Desk.ReplaceAsync(one.Number, actor!, one.Wanted!.Register is null ? null : prepared.Generation)];
            UseKeys();
        }
    });

    private Task StepAsync(PrintJob job, PrintStepKind kind) => ActAsync(async () =>
    {
        if (await PrintQuestions.AskAsync(Dialogs, job, kind))
        {
            await PrintQuestions.DoAsync(Prints, job.IssueNumber, kind, actor!);
            await AgainAsync(job.IssueNumber);
            said = ("good", $"{job.IssueNumber}: {kind.Word()}。");
        }
    });

    private async Task ActAsync(Func<Task> act)
    {
        if (busy)
        {
            return;
        }

        (busy, said) = (true, null);
        try
        {
            await act();
        }
        catch (CaseException e)
        {
            said = ("error", e.Message);
        }
        finally
        {
            busy = false;
            StateHasChanged();
        }
    }

    private async Task BackAsync()
    {
        (made, papers) = (null, null);
        UseKeys();
        await OpenDayAsync();
    }

    private async Task AgainAsync(string number)
    {
        if (sheet is null)
        {
            list = await Desk.FindAsync(number, actor!) is { } paper ? [paper] : [];
        }
        else
        {
            await OpenDayAsync();
        }
    }

    private async Task PrintAsync()
    {
        if (sheet is { } printed)
        {
            await Access.WriteAsync(actor!, LookKind.Printed, null, $"{RegisterDate.Of(printed.Day).Text}の日計表({printed.Office})");
            await Js.InvokeVoidAsync("koseki.print");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => keys?.Dispose();
}
