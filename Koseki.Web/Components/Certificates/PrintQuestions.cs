using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Printing;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Web.Components.Layout;
using MudBlazor;

namespace Koseki.Web.Components.Certificates;

/// <summary>What is asked before somebody says what became of a paper, and how it is done.</summary>
internal static class PrintQuestions
{
    /// <summary>Reads the facts once more; false when they went back.</summary>
    internal static async Task<bool> AskAsync(IDialogService dialogs, PrintJob job, PrintStepKind kind) =>
        await AskDialog.ShowAsync(dialogs, kind.Word(), new DialogParameters<AskDialog>
        {
            { d => d.Facts, [new("発行番号", job.IssueNumber, "large"), new("プリンタ", job.Printer)] },
            { d => d.Text, TextOf(kind) }, { d => d.Verb, "記録する" }, { d => d.Grave, kind == PrintStepKind.DidNotCome },
        }) is not null;

    /// <summary>Does it.</summary>
    internal static Task DoAsync(PrintDesk desk, string number, PrintStepKind kind, Actor actor) => kind switch
    {
        PrintStepKind.TakenOver => desk.TakeOverAsync(number, actor),
        PrintStepKind.CancelAsked => desk.CancelAsync(number, actor),
        PrintStepKind.CameOut => desk.DecideAsync(number, true, actor),
        PrintStepKind.DidNotCome => desk.DecideAsync(number, false, actor),
        PrintStepKind.Accepted or PrintStepKind.Refused or PrintStepKind.Lost or PrintStepKind.Completed or PrintStepKind.Failed => throw new InvalidOperationException(kind.Word()),
    };

    private static string TextOf(PrintStepKind kind) => kind switch
    {
        PrintStepKind.TakenOver => "手に取った紙の発行番号がこの番号と同じで、頁がそろっていることを確かめてください。前の端末の紙が混ざっていたら、その端末へ渡してください。",
        PrintStepKind.CancelAsked => "プリンタに取りやめを命じます。途中まで出た紙は回収してください。取りやめた後は、処分にして差替えを発行します。",
        PrintStepKind.CameOut => "プリンタを見て、この発行番号の紙が全頁出ていることを確かめてください。",
        PrintStepKind.DidNotCome => "プリンタと排紙トレーを見て、この発行番号の紙が出ていない(または途中まで)ことを確かめてください。途中の紙は回収します。この番号は処分にし、差替えを発行します。",
        PrintStepKind.Accepted or PrintStepKind.Refused or PrintStepKind.Lost or PrintStepKind.Completed or PrintStepKind.Failed => "",
    };
}
