using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;

namespace Koseki.Tests.Domain.Cases;

/// <summary>Decisions by nothing but what was read: refusal or what is written.</summary>
public sealed class DecisionTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 8, 10, 0, 0, TimeSpan.FromHours(9));
    private static readonly Actor Counter = Person("mado", StaffRole.Counter);
    private static readonly Actor Examiner = Person("shinsa", StaffRole.Examiner);
    private static readonly Finding Stops = new("規則", Severity.Correction, new("a"), "届出人がありません。", "補ってください。", "");
    private static readonly Plan Complete = new([], [], [], true);
    private static readonly Examination Fine = new([], Complete);
    private static readonly SimilarPaper Like = new(7, "令8-7", "越谷美空");

    private static Actor Person(string account, StaffRole role) => new(account, account + "さん", new HashSet<StaffRole> { role }, "01", "01-01");

    private static CasePaper Paper(CaseState state, string? with = null, long id = 1) =>
        new(id, $"案件 {id}", new(state, "mado", null) { AssignedTo = with, AssignedToName = with is null ? null : with + "さん" }, 3, "madoさん", "madoさん");

    /// <summary>Whoever was overtaken is told by whom, before what is allowed now.</summary>
    [Fact]
    public void WhyNot_OvertakenAndNotAllowed_SaysOvertaken()
    {
        Assert.Equal(new CaseRefusal.ChangedSinceShown("madoさん"), Paper(CaseState.Approved).WhyNot(CaseAction.Examine, 2, Counter, Now));
        Assert.Equal(new RightsRefusal.NotInThisState(CaseAction.Examine, CaseState.Approved), Paper(CaseState.Approved).WhyNot(CaseAction.Examine, 3, Examiner, Now));
        Assert.Null(Paper(CaseState.Received).WhyNot(CaseAction.Examine, 3, Examiner, Now));
    }

    [Fact]
    public void After_EachStep_SaysStateAndHolder()
    {
        Assert.Equal(new CaseStep(CaseState.Received, true, null, null), Paper(CaseState.Draft, "mado").After(CaseAction.Receive, Counter));
        Assert.Equal(new CaseStep(CaseState.Returned, true, "mado", "madoさん"), Paper(CaseState.Received).After(CaseAction.Return, Examiner));
        Assert.Equal(new CaseStep(CaseState.Returned, false, "mado", "madoさん"), Paper(CaseState.Examined).After(CaseAction.Return, Examiner));
        Assert.Equal(new CaseStep(CaseState.Examined, false, "shinsa", "shinsaさん"), Paper(CaseState.Examined, "mado").After(CaseAction.Take, Examiner));
        Assert.Equal(new CaseStep(CaseState.Draft, false, "mado", "madoさん"), Paper(CaseState.Discarded).After(CaseAction.Restore, Counter));
    }

    [Fact]
    public void WhyNotTogether_OneOfTwo_NamesBoth()
    {
        CasePaper[] two = [Paper(CaseState.Draft), Paper(CaseState.Draft, id: 2)];
        Assert.Null(CasePaper.WhyNotTogether(two, [1, 2], CaseAction.Receive));
        Assert.Equal(new CaseRefusal.TogetherOnly("案件 1、案件 2", CaseAction.Receive), CasePaper.WhyNotTogether(two, [1], CaseAction.Receive));
    }

    [Fact]
    public void Beside_MoreThanThePaperCallsFor_IsRefused()
    {
        CompanionOffer offer = new("0404", "妻", Draft.Empty);
        Assert.Same(offer, Paper(CaseState.Draft).Beside([offer], ["0402"], new("0404", "妻", Draft.Of(new Dictionary<string, string> { ["a"] = "b" }))).Written);
        Assert.IsType<CaseRefusal.NotOffered>(Paper(CaseState.Draft).Beside([offer], ["0402", "0404"], offer).Refusal);
        Assert.IsType<CaseRefusal.NotOffered>(Paper(CaseState.Draft).Beside([offer], ["0402"], offer with { Label = "夫" }).Refusal);
        Assert.IsType<CaseRefusal.BesideReceived>(Paper(CaseState.Received).Beside([offer], ["0402"], offer).Refusal);
        Assert.IsType<CaseRefusal.TooManyTogether>(Paper(CaseState.Draft).Beside([offer], [.. Enumerable.Repeat("0402", CasePaper.MostTogether)], offer).Refusal);
    }

    [Fact]
    public void Examination_FindingOrUnseenDouble_StopsAll()
    {
        var stopped = ExaminationDecision.Of([new(Fine, []), new(new([Stops], Complete), [])], null);
        Assert.Equal([Stops], Assert.IsType<CaseRefusal.NotApprovable>(stopped.Refusal).Findings);
        Assert.Empty(Assert.IsType<CaseRefusal.NotApprovable>(ExaminationDecision.Of([new(new([], null), [])], null).Refusal).Findings);
        Assert.Equal(new CaseRefusal.UnseenDouble(Like), ExaminationDecision.Of([new(Fine, []), new(Fine, [Like])], []).Refusal);
        Assert.Equal("。同じ届かもしれない 令8-7 とは別の届と確かめた", ExaminationDecision.Of([new(Fine, [Like])], [7]).Written);
    }

    /// <summary>要照会 holds the examination, and the decision, until a named person has written down the answer to that very question.</summary>
    [Fact]
    public void Inquiry_NobodyAnswered_HoldsExaminationAndDecision()
    {
        Finding asks = new("婚姻-07", Severity.Inquiry, new("a"), "前婚の解消が確かめられません。", "照会してください。", "");
        Examination asking = new([asks, new("婚姻-08", Severity.Caution, new("b"), "注意。", "", "")], Complete);
        PlanMark examined = new("b", [1, 2], ["記録　一"]);
        Decision whole = new([Complete], Complete);
        var answered = Inquiry.Take([], [new(Inquiry.MarkOf(asks), " 春日部市に電話。離婚は記録済み ")], Examiner, Now).Written!;
        Assert.Equal(("春日部市に電話。離婚は記録済み", "shinsa", Now), Assert.Single(answered) is var one ? (one.Text, one.Account, one.At) : default);

        Assert.Equal([asks], Assert.IsType<CaseRefusal.Unanswered>(ExaminationDecision.Of([new(Fine, []), new(asking, [])], null).Refusal).Findings);
        Assert.Equal("", ExaminationDecision.Of([new(asking, []) { Answers = answered }], null).Written);
        Assert.Equal([asks], Assert.IsType<Approval.Blocked>(ApprovalDecision.Of([new(examined, examined, asking)], [], whole)).Findings);
        Assert.IsType<Approval.Write>(ApprovalDecision.Of([new(examined, examined, asking) { Answers = answered }], [], whole));
        // Another question of the same rule, and an empty answer, are none.
        Examination other = new([asks with { Message = "前婚の相手が違います。" }], Complete);
        Assert.IsType<Approval.Blocked>(ApprovalDecision.Of([new(examined, examined, other) { Answers = answered }], [], whole));
        Assert.Empty(Inquiry.Take([], [new(Inquiry.MarkOf(asks), " ")], Examiner, Now).Written!);
        // Who answered first stands.
        Assert.Equal("shinsa", Assert.Single(Inquiry.Take(answered, [new(Inquiry.MarkOf(asks), "別の答え")], Counter, Now).Written!).Account);
        // Said of another paper of the same hand, or before this one was written anew, the same sentence is another question.
        Assert.IsType<CaseRefusal.Unanswered>(ExaminationDecision.Of([new(asking, []) { Answers = answered }, new(asking, []) { Answers = answered, Seen = "another" }], null).Refusal);
        Assert.IsType<Approval.Blocked>(ApprovalDecision.Of([new(examined, examined, asking) { Answers = answered, Seen = "another" }], [], whole));
        Assert.Equal(2, Inquiry.Take(answered, [new(Inquiry.MarkOf(asks), "別の答え") { Seen = "another" }], Counter, Now).Written!.Count);
        Assert.Equal("婚姻-07　前婚の解消が確かめられません。", answered[0].Question);
        Assert.IsType<CaseRefusal.AnswerTooLong>(Inquiry.Take([], [new("x", new('あ', Inquiry.Longest + 1))], Examiner, Now).Refusal);
    }

    /// <summary>Every box that says something counts, and the case.</summary>
    [Fact]
    public void Seen_OfAnotherBoxOrCase_IsAnother()
    {
        var paper = Draft.Empty.With(new("a"), "越谷").With(new("b"), "花子");

        Assert.Equal(Inquiry.SeenOf(5, paper), Inquiry.SeenOf(5, Draft.Empty.With(new("b"), "花子").With(new("a"), "越谷").With(new("c"), "")));
        Assert.NotEqual(Inquiry.SeenOf(5, paper), Inquiry.SeenOf(6, paper));
        Assert.NotEqual(Inquiry.SeenOf(5, paper), Inquiry.SeenOf(5, paper.With(new("b"), "葵")));
        Assert.NotEqual(Inquiry.SeenOf(5, paper), Inquiry.SeenOf(5, Draft.Empty.With(new("a"), "越").With(new("b"), "谷花子")));
    }

    /// <summary>In this order: who waits waits, what moved goes back, what stands against it stops, else it is written.</summary>
    [Fact]
    public void Approval_WaitsThenMovedThenBlockedThenWritten()
    {
        PlanMark examined = new("b", [1, 2], ["記録　一"]);
        Decision whole = new([Complete], Complete);
        PaperToDecide same = new(examined, examined with { Fingerprint = [1, 2] }, Fine);
        PaperToDecide moved = new(examined, examined with { Fingerprint = [1, 3], Lines = ["記録　二"] }, Fine);

        Assert.Contains("令8-1", Assert.Single(Assert.IsType<Approval.Blocked>(ApprovalDecision.Of([moved], ["令8-1"], whole)).Findings).Message, StringComparison.Ordinal);
        Assert.Equal(["審査時 記録　一", "現在　 記録　二"], Assert.IsType<Approval.Anew>(ApprovalDecision.Of([same, moved], [], whole)).Differences);
        Assert.Single(Assert.IsType<Approval.Anew>(ApprovalDecision.Of([same with { Now = examined with { Basis = "c" } }], [], whole)).Differences);
        Assert.IsType<Approval.Anew>(ApprovalDecision.Of([new(new(null, null, []), new(null, null, []), Fine)], [], whole));
        Assert.Equal([Stops], Assert.IsType<Approval.Blocked>(ApprovalDecision.Of([same with { Examination = new([Stops], Complete) }], [], whole)).Findings);
        Assert.IsType<Approval.Blocked>(ApprovalDecision.Of([same], [], null));
        Assert.Same(whole, Assert.IsType<Approval.Write>(ApprovalDecision.Of([same], [], whole)).Decision);
    }
}
