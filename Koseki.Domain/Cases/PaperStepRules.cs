using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;

namespace Koseki.Domain.Cases;

/// <summary>
/// What may be done about a paper beside the steps of its case, and what of it holds those steps back. Pure; who may do it at all is for
/// <see cref="Rights"/>.
/// </summary>
public static class PaperStepRules
{
    /// <summary>Longest reference, in characters.</summary>
    public const int LongestReference = 100;

    /// <summary>How many days the bureau may take before the list says so.</summary>
    public const int DaysToRemind = 14;

    /// <summary>What the receipt book says of a paper that another office accepted and of which nothing is recorded here.</summary>
    public const string NotRecorded = "記録せず";

    /// <summary>The question to the bureau that has no answer yet; null when there is none.</summary>
    public static PaperStep? Open(IReadOnlyList<PaperStep> steps) => Last(steps) is { Kind: PaperStepKind.BureauAsked } asked ? asked : null;

    /// <summary>What the bureau said last, unless it was asked again; null where it said nothing.</summary>
    public static BureauAnswer? Instruction(IReadOnlyList<PaperStep> steps) => Last(steps)?.Answer;

    /// <summary>Why a step of a case has to wait for the bureau, or goes against what it said (戸籍法3条2項); null when it may be taken.</summary>
    /// <param name="action">The step.</param>
    /// <param name="steps">What was done about the papers that are decided together, paper by paper.</param>
    public static PaperStepRefusal? WhyNot(CaseAction action, IEnumerable<IReadOnlyList<PaperStep>> steps) =>
        action is CaseAction.Examine or CaseAction.Approve or CaseAction.Reject ? steps.Select(s => WhyNotOne(action, s)).FirstOrDefault(w => w is not null) : null;

    /// <summary>Why a paper that came from where it was accepted is not ended so; null when it is.</summary>
    public static PaperStepRefusal? WhyNotEnd(CaseAction action, Origin origin) =>
        action == CaseAction.Withdraw && origin is not Origin.Here ? new PaperStepRefusal.AcceptedElsewhere() : null;

    /// <summary>The article of a refusal as it is kept, or why it is none. Of what another office accepted nothing is refused.</summary>
    public static Ruling<string> Article(string typed, Origin origin) =>
        FieldLimits.Refuse("根拠条文", typed.Trim(), LongestReference) is { } tooLong ? tooLong
        : origin is Origin.Here && !typed.Contains('条', StringComparison.Ordinal) ? new PaperStepRefusal.ArticleWanting() : typed.Trim();

    /// <summary>Why the bureau is not asked; null when it is.</summary>
    /// <param name="state">Where the case stands.</param>
    /// <param name="steps">What was done about the paper.</param>
    /// <param name="received">The day it came here; null before receipt.</param>
    /// <param name="on">When the question was sent.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="today">Today in Japan.</param>
    public static ActRefusal? WhyNotAsk(CaseState state, IReadOnlyList<PaperStep> steps, DateOnly? received, DateOnly on, string question, DateOnly today) =>
        !state.Holds() || received is not { } first ? new PaperStepRefusal.NotOnItsWay()
        : Open(steps) is not null ? new PaperStepRefusal.AskedAlready()
        : WhyNotDay("照会を発した日", first, on, today) ?? WhyNotText("照会の内容", question);

    /// <summary>Why an answer of the bureau is not taken down; null when it is.</summary>
    /// <param name="state">Where the case stands.</param>
    /// <param name="steps">What was done about the paper.</param>
    /// <param name="answer">What it said; null while nothing is chosen.</param>
    /// <param name="on">When it came.</param>
    /// <param name="reference">Number and date of what it wrote, or 口頭.</param>
    /// <param name="text">What it said, in words.</param>
    /// <param name="today">Today in Japan.</param>
    public static ActRefusal? WhyNotAnswer(CaseState state, IReadOnlyList<PaperStep> steps, BureauAnswer? answer, DateOnly on, string reference, string text, DateOnly today) =>
        !state.Holds() || Open(steps) is not { } asked ? new PaperStepRefusal.NotAsked()
        : answer is null ? new PaperStepRefusal.AnswerWanting()
        : WhyNotDay("指示のあった日", asked.On, on, today)
            ?? (string.IsNullOrWhiteSpace(reference) ? new PaperStepRefusal.Empty("指示書の番号・日付(口頭のときは「口頭」)") : (ActRefusal?)FieldLimits.Refuse("指示書の番号・日付", reference.Trim(), LongestReference))
            ?? WhyNotText("指示の内容", text);

    /// <summary>Why a paper is not given back; null when it is.</summary>
    /// <param name="state">Where the case stands.</param>
    /// <param name="steps">What was done about the paper.</param>
    /// <param name="ended">The day it ended.</param>
    /// <param name="on">When it went back.</param>
    /// <param name="how">How, and to whom.</param>
    /// <param name="today">Today in Japan.</param>
    public static ActRefusal? WhyNotGiveBack(CaseState state, IReadOnlyList<PaperStep> steps, DateOnly ended, DateOnly on, string how, DateOnly today) =>
        state is not (CaseState.Rejected or CaseState.Withdrawn) ? new PaperStepRefusal.NotEnded()
        : steps.FirstOrDefault(s => s.Kind == PaperStepKind.GivenBack) is { } before ? new PaperStepRefusal.GivenBackBefore(before.On)
        : WhyNotDay("返戻した日", ended, on, today) ?? WhyNotText("渡した人と方法", how);

    /// <summary>Whether somebody else has to read again what was decided: the decider had the paper in hand, which an office without the two-person rule allows.</summary>
    public static bool IsReadAgain(CaseStanding standing, Actor decider) => standing.WasInHandOf(decider.Account);

    /// <summary>The day on which it is due: the next day of business.</summary>
    public static DateOnly ReadingDay(DateOnly decided, ClosingDays closing) => closing.NextOpen(decided.AddDays(1));

    /// <summary>The reading that is due and not done; null when there is none.</summary>
    public static PaperStep? Unread(IReadOnlyList<PaperStep> steps) => steps.Any(s => s.Kind == PaperStepKind.ReadAgain) ? null : steps.FirstOrDefault(s => s.Kind == PaperStepKind.ReadingDue);

    /// <summary>Why the actor does not read a decided paper again; null when they do.</summary>
    /// <param name="standing">What the rules need of the case.</param>
    /// <param name="steps">What was done about the paper.</param>
    /// <param name="actor">Who would read it.</param>
    /// <param name="today">Today in Japan.</param>
    public static PaperStepRefusal? WhyNotRead(CaseStanding standing, IReadOnlyList<PaperStep> steps, Actor actor, DateOnly today) =>
        steps.FirstOrDefault(s => s.Kind == PaperStepKind.ReadAgain) is { } before ? new PaperStepRefusal.ReadBefore(before.Name)
        : Unread(steps) is not { } due ? new PaperStepRefusal.NotToRead()
        : standing.WasInHandOf(actor.Account) || due.Account == actor.Account ? new PaperStepRefusal.OwnReading()
        : today < due.On ? new PaperStepRefusal.TooEarly(due.On) : null;

    // What stands last between the city and the bureau: a question, or what it said in the end.
    private static PaperStep? Last(IReadOnlyList<PaperStep> steps) =>
        steps.LastOrDefault(s => s.Kind == PaperStepKind.BureauAsked || s is { Kind: PaperStepKind.BureauAnswered, Answer: not BureauAnswer.More });

    private static PaperStepRefusal? WhyNotOne(CaseAction action, IReadOnlyList<PaperStep> steps) =>
        Open(steps) is { } asked ? new PaperStepRefusal.WaitsForBureau(asked.On)
        : Instruction(steps) == BureauAnswer.Refuse && action != CaseAction.Reject ? new PaperStepRefusal.BureauRefuses()
        : Instruction(steps) == BureauAnswer.Accept && action == CaseAction.Reject ? new PaperStepRefusal.BureauAccepts()
        : null;

    private static PaperStepRefusal? WhyNotDay(string called, DateOnly from, DateOnly on, DateOnly today) => on < from || on > today ? new PaperStepRefusal.DayUnfit(called, from) : null;

    private static ActRefusal? WhyNotText(string called, string text) =>
        string.IsNullOrWhiteSpace(text) ? new PaperStepRefusal.Empty(called) : FieldLimits.Refuse(called, text.Trim(), FieldLimits.Sentence);
}
