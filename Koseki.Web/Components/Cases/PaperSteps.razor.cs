using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Koseki.Web.Components.Cases;

/// <summary>受理照会 and 指示, 不受理処分, 返戻, 再点検 of a case: what was done, and the one thing that is next.</summary>
public sealed partial class PaperSteps
{
    private string on = "";
    private string answer = "";
    private string reference = "";
    private string text = "";
    private string? problem;

    /// <summary>案件番号.</summary>
    [Parameter]
    [EditorRequired]
    public long CaseId { get; set; }

    /// <summary>Where the case stands.</summary>
    [Parameter]
    [EditorRequired]
    public CaseState State { get; set; }

    /// <summary>What was done.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<ListedStep> Steps { get; set; } = [];

    /// <summary>Who looks.</summary>
    [Parameter]
    [EditorRequired]
    public Actor Actor { get; set; } = default!;

    /// <summary>Told that something was done.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private PaperDesk Desk { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    private DateOnly Today => JapanTime.DayOf(Clock.GetUtcNow());

    private IReadOnlyList<PaperStep> Done => [.. Steps.Select(s => s.Step)];

    private PaperStep? Open => State.Holds() ? PaperStepRules.Open(Done) : null;

    private bool Refused => Done.Any(s => s.Kind == PaperStepKind.Refused);

    private bool MayAsk => State.Holds() && Rights.Allows(Permission.AskBureau, Actor);

    private DateOnly? OnRead => EraDateEntry.Read(on, EraDateEntryOptions.Default).Date?.Day;

    // The one thing that is next, where the person may do it.
    private PaperStepKind? Form =>
        MayAsk ? Open is null ? PaperStepKind.BureauAsked : PaperStepKind.BureauAnswered
        : State is CaseState.Rejected or CaseState.Withdrawn && Rights.Allows(Permission.GiveBackPapers, Actor) && Done.All(s => s.Kind != PaperStepKind.GivenBack) ? PaperStepKind.GivenBack
        : State == CaseState.Approved && PaperStepRules.Unread(Done) is not null && Rights.Allows(Permission.ReadAgain, Actor) ? PaperStepKind.ReadAgain
        : null;

    /// <inheritdoc/>
    protected override void OnInitialized() => on = RegisterDate.Of(Today).Text;

    private static string DayWord(PaperStepKind form) => form == PaperStepKind.BureauAsked ? "照会を発した日" : form == PaperStepKind.BureauAnswered ? "指示のあった日" : "返戻した日";

    private static string TextWord(PaperStepKind form) => form == PaperStepKind.BureauAsked ? "受理照会の内容" : form == PaperStepKind.BureauAnswered ? "指示の内容" : form == PaperStepKind.GivenBack ? "渡した人と方法" : "誤り(なければ空けておく)";

    private static string VerbOf(PaperStepKind form) => form == PaperStepKind.BureauAsked ? "受理照会をした" : form == PaperStepKind.BureauAnswered ? "指示を記録する" : form == PaperStepKind.GivenBack ? "返戻した" : "再点検した";

    private async Task DoAsync(PaperStepKind form)
    {
        problem = null;
        if (form != PaperStepKind.ReadAgain && OnRead is null)
        {
            problem = $"{DayWord(form)}を年月日で入れてください。";
            return;
        }

        try
        {
            await ActAsync(form, OnRead ?? Today, await Staff.ActorAsync());
            (text, reference, answer) = ("", "", "");
        }
        catch (CaseException e)
        {
            problem = e.Message;
        }

        await OnChanged.InvokeAsync();
    }

    private Task ActAsync(PaperStepKind form, DateOnly day, Actor actor) =>
        form == PaperStepKind.BureauAsked ? Desk.AskBureauAsync(CaseId, day, text, actor)
        : form == PaperStepKind.BureauAnswered ? Desk.AnswerBureauAsync(CaseId, Enum.TryParse<BureauAnswer>(answer, out var said) ? said : null, day, reference, text, actor)
        : form == PaperStepKind.GivenBack ? Desk.GiveBackAsync(CaseId, day, text, actor)
        : Desk.ReadAgainAsync(CaseId, text, actor);
}
