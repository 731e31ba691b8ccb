using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;

namespace Koseki.Infrastructure.UseCases.Cases;

/// <summary>What is done about a paper beside the steps of its case: 受理照会 and the bureau's 指示, 返戻, 再点検. What is allowed is decided by <see cref="PaperStepRules"/>.</summary>
public sealed class PaperDesk(JournalWriter journal, CasePlanner planner)
{
    /// <summary>受理照会: the case waits from then on, on every node. Its number in 発収簿.</summary>
    public async Task<ReceiptNumber> AskBureauAsync(long id, DateOnly on, string question, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.AskBureau);
        var (_, number) = await journal.CommitAsync(actor, async open =>
        {
            var (one, there) = await OpenAsync(open, id, cancellation);
            Rulings.Refuse(PaperStepRules.WhyNotAsk(one.Paper.Standing.State, there, one.CameOn, on, question, planner.Today));
            var sent = (await PaperStepStore.AddAsync(open, id, there.Count, PaperStepKind.BureauAsked, on, question))!.Value;
            return (new Deed(DeedKind.BureauAsked, $"{one.Called} を管轄法務局に照会した(発収簿 {sent})", id, question.Trim()), sent);
        }, cancellation);
        return number;
    }

    /// <summary>指示: what the bureau said, and by what; the case goes on, or is to be refused, or waits on. Its number in 発収簿.</summary>
    public async Task<ReceiptNumber> AnswerBureauAsync(long id, BureauAnswer? answer, DateOnly on, string reference, string text, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.AskBureau);
        var (_, number) = await journal.CommitAsync(actor, async open =>
        {
            var (one, there) = await OpenAsync(open, id, cancellation);
            Rulings.Refuse(PaperStepRules.WhyNotAnswer(one.Paper.Standing.State, there, answer, on, reference, text, planner.Today));
            var came = (await PaperStepStore.AddAsync(open, id, there.Count, PaperStepKind.BureauAnswered, on, text, reference, answer))!.Value;
            return (new Deed(DeedKind.BureauAnswered, $"{one.Called} について管轄法務局の指示「{answer!.Value.Word()}」を記録した(発収簿 {came})", id, text.Trim()), came);
        }, cancellation);
        return number;
    }

    /// <summary>返戻 of a paper that was refused or taken back.</summary>
    public Task GiveBackAsync(long id, DateOnly on, string how, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.GiveBackPapers);
        return journal.CommitAsync(actor, async open =>
        {
            var (one, there) = await OpenAsync(open, id, cancellation);
            Rulings.Refuse(PaperStepRules.WhyNotGiveBack(one.Paper.Standing.State, there, JapanTime.DayOf(one.Record.ChangedAt), on, how, planner.Today));
            await PaperStepStore.AddAsync(open, id, there.Count, PaperStepKind.GivenBack, on, how);
            return (new Deed(DeedKind.GivenBack, $"{one.Called} の届書を返戻した", id, how.Trim()), true);
        }, cancellation);
    }

    /// <summary>再点検 of what one person alone decided, by another, from the next day of business on.</summary>
    /// <param name="id">The case.</param>
    /// <param name="wrong">What is wrong with it; empty where nothing is.</param>
    /// <param name="actor">Who has read it.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task ReadAgainAsync(long id, string wrong, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.ReadAgain);
        return journal.CommitAsync(actor, async open =>
        {
            var (one, there) = await OpenAsync(open, id, cancellation);
            Rulings.Refuse(PaperStepRules.WhyNotRead(one.Paper.Standing, there, actor, planner.Today));
            Rulings.Refuse(Domain.Notifications.FieldLimits.Refuse("誤り", wrong.Trim(), Domain.Notifications.FieldLimits.Sentence));
            await PaperStepStore.AddAsync(open, id, there.Count, PaperStepKind.ReadAgain, planner.Today, wrong);
            return (new Deed(DeedKind.ReadAgain, $"{one.Called} を再点検した({(string.IsNullOrWhiteSpace(wrong) ? "異状なし" : "誤りあり")})", id, string.IsNullOrWhiteSpace(wrong) ? null : wrong.Trim()), true);
        }, cancellation);
    }

    private static async Task<(OpenCase One, IReadOnlyList<PaperStep> There)> OpenAsync(JournalTransaction open, long id, CancellationToken cancellation)
    {
        var one = await CaseStore.OpenAsync(open, id);
        Rulings.Refuse(one.Record.IsBatch ? new CaseRefusal.OwnScreen() : null);
        return (one, await PaperStepStore.OfAsync(open, id, cancellation));
    }
}
