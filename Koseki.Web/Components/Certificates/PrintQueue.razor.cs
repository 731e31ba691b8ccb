using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Printing;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Koseki.Web.Components.Certificates;

/// <summary>この端末の印刷, read anew with the journal; while a printer has a paper, it is asked every two seconds.</summary>
public sealed partial class PrintQueue
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private IReadOnlyList<PrintLook> jobs = [];
    private Actor? actor;
    private ITimer? timer;
    private bool looking;

    [Inject]
    private PrintDesk Desk { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        actor ??= await Staff.ActorAsync();
        var now = (await Desk.OfTerminalAsync(actor)).Where(j => j.State != PrintState.TakenOver && !(j.State == PrintState.NotPrinted && Clock.GetUtcNow() - j.Job.At > PrintJob.StuckAfter));
        // What the printer said last stays until it says something else.
        jobs = [.. now.Select(j => j with { Words = j.State == PrintState.AtPrinter ? jobs.FirstOrDefault(o => o.Job.IssueNumber == j.Job.IssueNumber)?.Words ?? "" : "" })];
        timer ??= Clock.CreateTimer(_ => _ = InvokeAsync(LookAsync), null, Look, Look);
    }

    private async Task LookAsync()
    {
        if (looking || !jobs.Any(j => j.State is PrintState.AtPrinter or PrintState.Sending))
        {
            return;
        }

        looking = true;
        try
        {
            var seen = new List<PrintLook>();
            foreach (var one in jobs)
            {
                seen.Add(one.State is PrintState.AtPrinter or PrintState.Sending ? await Desk.FollowAsync(one.Job.IssueNumber, actor!) : one);
            }

            jobs = seen;
            StateHasChanged();
        }
        catch (CaseException e)
        {
            Said = ("error", e.Message);
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
        finally
        {
            looking = false;
        }
    }

    private async Task StepAsync(PrintJob job, PrintStepKind kind)
    {
        if (await PrintQuestions.AskAsync(Dialogs, job, kind))
        {
            await ActAsync(who => PrintQuestions.DoAsync(Desk, job.IssueNumber, kind, who), $"{job.IssueNumber}: {kind.Word()}。");
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        timer?.Dispose();
        base.Dispose(disposing);
    }
}
