using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;

namespace Koseki.Tests.Domain.Cases;

public sealed class PaperStepRulesTests
{
    private static readonly DateOnly Received = new(2026, 10, 8);
    private static readonly DateOnly Today = new(2026, 10, 20);
    private static readonly Actor Approver = new("kessai", "決裁　三郎", new HashSet<StaffRole> { StaffRole.Approver }, "01", "01-03");

    private static PaperStep Step(PaperStepKind kind, BureauAnswer? answer = null, string account = "shinsa") =>
        new(kind, new(2026, 10, 12), "疑義", account, "審査　次郎", DateTimeOffset.UnixEpoch) { Answer = answer };

    private static PaperStep Asked => Step(PaperStepKind.BureauAsked);

    private static PaperStep Said(BureauAnswer answer) => Step(PaperStepKind.BureauAnswered, answer);

    [Theory]
    [InlineData(CaseAction.Examine, true)]
    [InlineData(CaseAction.Approve, true)]
    [InlineData(CaseAction.Reject, true)]
    [InlineData(CaseAction.Edit, false)]
    [InlineData(CaseAction.Return, false)]
    [InlineData(CaseAction.Withdraw, false)]
    public void WhyNot_AskedAndNotAnswered_HoldsTheDecision(CaseAction action, bool waits)
    {
        Assert.Equal(waits, PaperStepRules.WhyNot(action, [[], [Asked]]) is PaperStepRefusal.WaitsForBureau { On: var on } && on == new DateOnly(2026, 10, 12));
        Assert.Equal(waits, PaperStepRules.WhyNot(action, [[Asked, Said(BureauAnswer.More)]]) is PaperStepRefusal.WaitsForBureau);
    }

    [Theory]
    [InlineData(BureauAnswer.Accept, CaseAction.Examine, null)]
    [InlineData(BureauAnswer.Accept, CaseAction.Approve, null)]
    [InlineData(BureauAnswer.Accept, CaseAction.Reject, typeof(PaperStepRefusal.BureauAccepts))]
    [InlineData(BureauAnswer.Refuse, CaseAction.Examine, typeof(PaperStepRefusal.BureauRefuses))]
    [InlineData(BureauAnswer.Refuse, CaseAction.Approve, typeof(PaperStepRefusal.BureauRefuses))]
    [InlineData(BureauAnswer.Refuse, CaseAction.Reject, null)]
    [InlineData(BureauAnswer.Refuse, CaseAction.Withdraw, null)]
    public void WhyNot_Answered_FollowsTheInstruction(BureauAnswer answer, CaseAction action, Type? refusal) =>
        Assert.Equal(refusal, PaperStepRules.WhyNot(action, [[Asked, Said(answer)]])?.GetType());

    [Fact]
    public void WhyNot_AskedAgainAfterTheAnswer_Waits()
    {
        Assert.IsType<PaperStepRefusal.WaitsForBureau>(PaperStepRules.WhyNot(CaseAction.Approve, [[Asked, Said(BureauAnswer.Accept), Asked]]));
        Assert.Null(PaperStepRules.WhyNot(CaseAction.Approve, [[Asked, Said(BureauAnswer.Refuse), Asked, Said(BureauAnswer.Accept)]]));
        Assert.Null(PaperStepRules.WhyNot(CaseAction.Approve, []));
    }

    [Fact]
    public void WhyNotAsk_EachReason_IsSaid()
    {
        Assert.Null(Ask());
        Assert.IsType<PaperStepRefusal.NotOnItsWay>(Ask(state: CaseState.Draft));
        Assert.IsType<PaperStepRefusal.NotOnItsWay>(Ask(state: CaseState.Approved));
        Assert.IsType<PaperStepRefusal.AskedAlready>(Ask(steps: [Asked]));
        Assert.IsType<PaperStepRefusal.AskedAlready>(Ask(steps: [Asked, Said(BureauAnswer.More)]));
        Assert.Null(Ask(steps: [Asked, Said(BureauAnswer.Refuse)]));
        Assert.IsType<PaperStepRefusal.DayUnfit>(Ask(on: Received.AddDays(-1)));
        Assert.IsType<PaperStepRefusal.DayUnfit>(Ask(on: Today.AddDays(1)));
        Assert.Null(Ask(on: Received));
        Assert.IsType<PaperStepRefusal.Empty>(Ask(text: " "));
        Assert.IsType<CaseRefusal.TooLong>(Ask(text: new string('あ', 1001)));

        static ActRefusal? Ask(CaseState state = CaseState.Received, PaperStep[]? steps = null, DateOnly? on = null, string text = "疑義") =>
            PaperStepRules.WhyNotAsk(state, steps ?? [], Received, on ?? Today, text, Today);
    }

    [Fact]
    public void WhyNotAnswer_EachReason_IsSaid()
    {
        Assert.Null(Answer());
        Assert.IsType<PaperStepRefusal.NotAsked>(Answer(steps: []));
        Assert.IsType<PaperStepRefusal.NotAsked>(Answer(steps: [Asked, Said(BureauAnswer.Accept)]));
        Assert.Null(Answer(steps: [Asked, Said(BureauAnswer.More)]));
        Assert.IsType<PaperStepRefusal.NotAsked>(Answer(state: CaseState.Withdrawn));
        Assert.IsType<PaperStepRefusal.AnswerWanting>(Answer(answer: null));
        Assert.IsType<PaperStepRefusal.DayUnfit>(Answer(on: new(2026, 10, 11)));
        Assert.IsType<PaperStepRefusal.DayUnfit>(Answer(on: Today.AddDays(1)));
        Assert.IsType<PaperStepRefusal.Empty>(Answer(reference: ""));
        Assert.IsType<CaseRefusal.TooLong>(Answer(reference: new string('あ', 101)));
        Assert.IsType<PaperStepRefusal.Empty>(Answer(text: ""));

        static ActRefusal? Answer(CaseState state = CaseState.Received, PaperStep[]? steps = null, BureauAnswer? answer = BureauAnswer.Accept, DateOnly? on = null, string reference = "口頭", string text = "差し支えない") =>
            PaperStepRules.WhyNotAnswer(state, steps ?? [Asked], answer, on ?? Today, reference, text, Today);
    }

    [Fact]
    public void Article_OfARefusalHere_IsNeeded()
    {
        Assert.Equal("民法740条", PaperStepRules.Article(" 民法740条 ", new Origin.Here()).Written);
        Assert.IsType<PaperStepRefusal.ArticleWanting>(PaperStepRules.Article("", new Origin.Here()).Refusal);
        Assert.IsType<PaperStepRefusal.ArticleWanting>(PaperStepRules.Article("法律による", new Origin.Here()).Refusal);
        Assert.IsType<CaseRefusal.TooLong>(PaperStepRules.Article(new string('条', 101), new Origin.Here()).Refusal);
        Assert.Null(PaperStepRules.Article("", new Origin.Elsewhere("東京都足立区長", Received)).Refusal);
    }

    [Fact]
    public void WhyNotEnd_AcceptedElsewhere_IsNotTakenBack()
    {
        Assert.IsType<PaperStepRefusal.AcceptedElsewhere>(PaperStepRules.WhyNotEnd(CaseAction.Withdraw, new Origin.Elsewhere("東京都足立区長", Received)));
        Assert.IsType<PaperStepRefusal.AcceptedElsewhere>(PaperStepRules.WhyNotEnd(CaseAction.Withdraw, new Origin.Consul("在○○総領事", Received)));
        Assert.Null(PaperStepRules.WhyNotEnd(CaseAction.Reject, new Origin.Elsewhere("東京都足立区長", Received)));
        Assert.Null(PaperStepRules.WhyNotEnd(CaseAction.Withdraw, new Origin.Here()));
    }

    [Fact]
    public void WhyNotGiveBack_EachReason_IsSaid()
    {
        Assert.Null(Give());
        Assert.Null(Give(state: CaseState.Withdrawn));
        Assert.IsType<PaperStepRefusal.NotEnded>(Give(state: CaseState.Received));
        Assert.IsType<PaperStepRefusal.NotEnded>(Give(state: CaseState.Approved));
        Assert.IsType<PaperStepRefusal.GivenBackBefore>(Give(steps: [Step(PaperStepKind.GivenBack)]));
        Assert.IsType<PaperStepRefusal.DayUnfit>(Give(on: Received.AddDays(-1)));
        Assert.IsType<PaperStepRefusal.Empty>(Give(how: ""));

        static ActRefusal? Give(CaseState state = CaseState.Rejected, PaperStep[]? steps = null, DateOnly? on = null, string how = "窓口で父に") =>
            PaperStepRules.WhyNotGiveBack(state, steps ?? [Step(PaperStepKind.Refused)], Received, on ?? Today, how, Today);
    }

    [Fact]
    public void IsReadAgain_WhoHadItInHand_IsReadByAnother()
    {
        Assert.True(PaperStepRules.IsReadAgain(new(CaseState.Examined, "kessai", "shinsa"), Approver));
        Assert.True(PaperStepRules.IsReadAgain(new(CaseState.Examined, "madoguchi", "kessai"), Approver));
        Assert.True(PaperStepRules.IsReadAgain(new(CaseState.Examined, "madoguchi", "shinsa") { EditedBy = ["kessai"] }, Approver));
        Assert.False(PaperStepRules.IsReadAgain(new(CaseState.Examined, "madoguchi", "shinsa"), Approver));
    }

    // 2026-10-09 is a Friday, and the 12th a holiday; 29 December to 3 January are closed.
    [Theory]
    [InlineData(2026, 10, 8, 2026, 10, 9)]
    [InlineData(2026, 10, 9, 2026, 10, 13)]
    [InlineData(2026, 12, 28, 2027, 1, 4)]
    public void ReadingDay_IsTheNextDayOfBusiness(int year, int month, int day, int toYear, int toMonth, int toDay) =>
        Assert.Equal(new DateOnly(toYear, toMonth, toDay), PaperStepRules.ReadingDay(new(year, month, day), ClosingDays.National));

    [Fact]
    public void WhyNotRead_EachReason_IsSaid()
    {
        var due = Step(PaperStepKind.ReadingDue, account: "hitori");
        Assert.Null(Read());
        Assert.IsType<PaperStepRefusal.NotToRead>(Read(steps: []));
        Assert.IsType<PaperStepRefusal.ReadBefore>(Read(steps: [due, Step(PaperStepKind.ReadAgain)]));
        Assert.IsType<PaperStepRefusal.OwnReading>(Read(steps: [Step(PaperStepKind.ReadingDue, account: "kessai")]));
        Assert.IsType<PaperStepRefusal.OwnReading>(Read(standing: new(CaseState.Approved, "hitori", "kessai")));
        Assert.IsType<PaperStepRefusal.OwnReading>(Read(standing: new(CaseState.Approved, "hitori", "hitori") { EditedBy = ["kessai"] }));
        Assert.IsType<PaperStepRefusal.TooEarly>(Read(today: new(2026, 10, 11)));
        Assert.Null(Read(today: new(2026, 10, 12)));

        PaperStepRefusal? Read(CaseStanding? standing = null, PaperStep[]? steps = null, DateOnly? today = null) =>
            PaperStepRules.WhyNotRead(standing ?? new(CaseState.Approved, "hitori", "hitori"), steps ?? [due], Approver, today ?? Today);
    }
}
