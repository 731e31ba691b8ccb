using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.NightHolds;
using Microsoft.EntityFrameworkCore;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence.NightHolds;

/// <summary>受付 joins a deposit to its case, whose end ends what it holds; nothing else does.</summary>
public sealed class NightJoinTests : IAsyncLifetime
{
    // Has nothing to do with the paper until it is taken back.
    private static readonly Actor Another = TestCity.Person("betsu", "別の　審査", StaffRole.Examiner);

    private TestCity city = null!;

    public async Task InitializeAsync() => city = await TestCity.CreateAsync(nameof(NightJoinTests));

    public async Task DisposeAsync() => await city.DisposeAsync();

    /// <summary>The city's ⑤: 決裁, 不受理 and 取下げ end that deposit's holds by themselves, the register held beside it too, and no other deposit's.</summary>
    [Theory]
    [InlineData("決裁")]
    [InlineData("不受理")]
    [InlineData("取下げ")]
    public async Task End_OfTheJoinedCase_EndsItsHoldsAndNoOther(string end)
    {
        var joined = await NightPapers.HoldAsync(city, 1, 3);
        var other = await NightPapers.HoldAsync(city, 1);
        var paper = await ReceivedAsync(joined.Number);
        await city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner);
        Assert.Equal("K3004", await CodeAsync(3));

        await (end switch
        {
            "決裁" => city.Workflow.ApproveAsync(paper, TestCity.Approver),
            "不受理" => city.Workflow.RejectAsync(paper, "要件を欠く", "民法740条", TestCity.Approver),
            _ => WithdrawAsync(paper),
        });

        Assert.Null(await CodeAsync(3));
        Assert.Equal("K3004", await CodeAsync(1));
        var left = Assert.Single((await city.Get<NightOffice>().ListAsync(TestCity.Counter)).Shown);
        Assert.Equal(other.Number, left.Deposit.Number);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>One examiner who receives, or joins, a paper that nobody handed in and takes it back ends no hold: two persons do, with a reason.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Withdraw_ByWhoReceivedOrJoined_LeavesTheHold(bool receives)
    {
        var held = await NightPapers.HoldAsync(city, 1, 3);
        var clerk = receives ? TestCity.Examiner : TestCity.Counter;
        var opened = await city.Workflow.OpenAsync(Kind, clerk);
        await city.Workflow.SaveDraftAsync(opened.Id, Of(), opened.Version, clerk);
        await city.Workflow.ReceiveAsync(opened.Id, receives ? AtNight(held.Number) : Today, clerk);
        if (!receives)
        {
            await city.Get<NightOffice>().JoinAsync(held.Number, new(2026, 1), TestCity.Examiner);
        }

        await city.Workflow.WithdrawAsync(opened.Id, "取り下げたいとのこと", TestCity.Examiner);

        Assert.Equal(("K3004", "K3004"), (await CodeAsync(1), await CodeAsync(3)));
        Assert.Equal(1, (await city.Get<NightOffice>().CountAsync(TestCity.Counter)).Total);
        foreach (var register in new[] { R(1), R(3) })
        {
            await city.Get<NightOffice>().MarkWrongAsync(held.Number, register, "届が取り下げられた", TestCity.Examiner);
            Assert.IsType<NightRefusal.SamePerson>((await Assert.ThrowsAsync<CaseException>(() => city.Get<NightOffice>().LiftAsync(held.Number, register, TestCity.Examiner))).Why);
            await city.Get<NightOffice>().LiftAsync(held.Number, register, Another);
        }

        Assert.Equal((null, null), (await CodeAsync(1), await CodeAsync(3)));
        Assert.Equal(0, (await city.Get<NightOffice>().CountAsync(TestCity.Counter)).Total);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Fault A: whoever owns the database makes another the one who joined.</summary>
    [Fact]
    public async Task Withdraw_WhereWhoJoinedWasChanged_LeavesTheHold()
    {
        var held = await NightPapers.HoldAsync(city, 1, 3);
        var paper = await ReceivedAsync();
        await city.Get<NightOffice>().JoinAsync(held.Number, new(2026, 1), TestCity.Examiner);
        await city.TamperAsync($"UPDATE NightSteps SET Account = 'madoguchi'");
        await city.Workflow.WithdrawAsync(paper, "届出人から", TestCity.Examiner);
        Assert.Equal("K3004", await CodeAsync(3));
    }

    /// <summary>A decision ends by itself what it wrote to; a register that the paper does not name is not let go by who both joined and decided.</summary>
    [Fact]
    public async Task Approve_ByWhoJoined_EndsWhatThePaperNamesAlone()
    {
        var held = await NightPapers.HoldAsync(city, 1, 3);
        var paper = await ReceivedAsync();
        await city.Workflow.CompleteExaminationAsync(paper, TestCity.Examiner);
        await city.Get<NightOffice>().JoinAsync(held.Number, new(2026, 1), TestCity.Approver);
        await city.Workflow.ApproveAsync(paper, TestCity.Approver);
        Assert.Equal((null, "K3004"), (await CodeAsync(1), await CodeAsync(3)));
    }

    /// <summary>A paper that was left at night is about persons: where another decision takes one of them into a new register, the hold goes with them, and ends with its own case.</summary>
    [Fact]
    public async Task Approve_OfAnotherPaperThatMovesAPerson_TakesTheHoldAlong()
    {
        var held = await NightPapers.HoldAsync(city, 1);
        var divorce = await city.Workflow.OpenAsync(BundlePapers.Divorce, TestCity.Counter);
        await city.Workflow.SaveDraftAsync(divorce.Id, BundlePapers.Of("new"), divorce.Version, TestCity.Counter);
        await city.Workflow.ReceiveAsync(divorce.Id, Today, TestCity.Counter);
        await city.Workflow.CompleteExaminationAsync(divorce.Id, TestCity.Examiner, answers: await city.AnswersAsync(divorce.Id));

        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(divorce.Id, TestCity.Approver));

        await using var database = city.Open();
        var hers = (await database.PersonIndex.AsNoTracking().Where(p => p.GivenName == "花子" && !p.IsRemoved).SingleAsync()).Register;
        Assert.NotEqual(1, hers);
        Assert.Equal(("K3004", "K3004"), (await CodeAsync(1), await CodeAsync(hers)));
        Assert.Equal([R(1), R(hers)], Assert.Single((await city.Get<NightOffice>().ListAsync(TestCity.Counter)).Shown).Deposit.Holds.Where(h => h.Stands).Select(h => h.Register));
        var paper = await ReceivedAsync(held.Number);
        await city.Workflow.RejectAsync(paper, "要件を欠く", "民法740条", TestCity.Approver);
        Assert.Equal((null, null), (await CodeAsync(1), await CodeAsync(hers)));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>A paper that was left at night is received as of the minute in which it was handed over, and the book says so; another time needs a reason.</summary>
    [Fact]
    public async Task Receive_OfADeposit_TakesOverDayAndMinuteOfTheHandingOver()
    {
        var handed = new DateTimeOffset(2026, 10, 6, 23, 58, 40, TimeSpan.FromHours(9));
        var held = await city.Get<NightDesk>().HoldAsync(NightPapers.Order(city, 1) with { ReceivedAt = handed }, NightPapers.Duty);
        var typed = await TypedAsync(city);
        var night = Today with { Date = new(2026, 10, 6), Time = "23:58", Means = "当直", Deposits = [held.Number] };
        foreach (var other in new[] { night with { Date = new(2026, 10, 8) }, night with { Time = "23:59" }, night with { Time = null }, night with { Means = "窓口" }, night with { Time = "23:59", OtherMinute = new('字', NightRules.LongestReason + 1) } })
        {
            Assert.Equal(new NightRefusal.OtherMinute("夜 1", handed), (await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ReceiveAsync(typed.Id, other, TestCity.Counter))).Why);
        }

        await city.Workflow.ReceiveAsync(typed.Id, night, TestCity.Counter);

        var line = Assert.Single(await city.BookAsync(2026));
        Assert.Equal((new DateOnly(2026, 10, 6), "23:58", "当直", "夜 1"), (line.On, line.Time, line.Means, line.Deposits));
        await using var database = city.Open();
        Assert.EndsWith("(夜 1 として 2026-10-06 23:58 に預かった届)", (await database.Audit.SingleAsync(a => a.Action == "受付")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receive_OfADepositAtAnotherTime_KeepsTheReason()
    {
        var held = await NightPapers.HoldAsync(city, 1);
        var typed = await TypedAsync(city);
        await city.Workflow.ReceiveAsync(typed.Id, Today with { Deposits = [held.Number], OtherMinute = "宿直が時刻を書きまちがえた" }, TestCity.Counter);
        await using var database = city.Open();
        Assert.EndsWith("(預かりと違う日時とした理由: 宿直が時刻を書きまちがえた)", (await database.Audit.SingleAsync(a => a.Action == "受付")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task End_OfACaseThatWasNotJoined_LeavesTheHold()
    {
        await NightPapers.HoldAsync(city, 1);
        var paper = await ReceivedAsync();
        await city.Workflow.RejectAsync(paper, "要件を欠く", "民法740条", TestCity.Approver);
        Assert.Equal("K3004", await CodeAsync(1));
    }

    [Fact]
    public async Task Receive_WithADepositOfAnotherRegister_IsRefusedAndNothingIsReceived()
    {
        var held = await NightPapers.HoldAsync(city, 3);
        var refused = await Assert.ThrowsAsync<CaseException>(() => ReceivedAsync(held.Number));
        Assert.IsType<NightRefusal.AnotherPaper>(refused.Why);
        Assert.Empty(await city.BookAsync(2026));
    }

    /// <summary>A deposit of another kind of paper does not end with this one, though it holds the same register.</summary>
    [Fact]
    public async Task Receive_WithADepositOfAnotherKind_IsRefused()
    {
        var held = await city.Get<NightDesk>().HoldAsync(NightPapers.Order(city, 1) with { Paper = NightPaper.Death }, NightPapers.Duty);
        Assert.IsType<NightRefusal.OtherKind>((await Assert.ThrowsAsync<CaseException>(() => ReceivedAsync(held.Number))).Why);
        await ReceivedAsync();
        Assert.IsType<NightRefusal.OtherKind>((await Assert.ThrowsAsync<CaseException>(() => city.Get<NightOffice>().JoinAsync(held.Number, new(2026, 1), TestCity.Counter))).Why);
    }

    [Fact]
    public async Task Join_AfterTheReceipt_EndsWithTheCase()
    {
        var held = await NightPapers.HoldAsync(city, 1, 2);
        var byText = await NightPapers.HoldAsync(city);
        var paper = await ReceivedAsync();
        await city.Get<NightOffice>().JoinAsync(held.Number, new(2026, 1), TestCity.Counter);
        // Which paper one by text is, nobody knows from it.
        Assert.IsType<NightRefusal.ToBeFoundFirst>((await Assert.ThrowsAsync<CaseException>(() => city.Get<NightOffice>().JoinAsync(byText.Number, new(2026, 1), TestCity.Counter))).Why);
        await city.Get<NightOffice>().ResolveAsync(byText.Number, R(1), TestCity.Counter);
        await city.Get<NightOffice>().JoinAsync(byText.Number, new(2026, 1), TestCity.Counter);
        await city.Workflow.RejectAsync(paper, "要件を欠く", "民法740条", TestCity.Approver);
        Assert.Null(await CodeAsync(2));
        Assert.Equal(0, (await city.Get<NightOffice>().ListAsync(TestCity.Counter)).Counts.Total);
        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Get<NightOffice>().JoinAsync(held.Number, new(2026, 1), TestCity.Counter));
        Assert.IsType<NightRefusal.CaseNotOpen>(refused.Why);
    }

    /// <summary>One envelope, two papers received apart: the hold ends with the later of them.</summary>
    [Fact]
    public async Task End_OfOneOfTwoJoinedCases_LeavesTheHoldToTheOther()
    {
        var held = await NightPapers.HoldAsync(city, 1, 3);
        var first = await ReceivedAsync(held.Number);
        var second = (await BirthPaper.ReceivedAsync(city, Of("海斗", "カイト"))).Id;
        await city.Get<NightOffice>().JoinAsync(held.Number, new(2026, 2), TestCity.Counter);
        await city.Workflow.RejectAsync(first, "要件を欠く", "民法740条", TestCity.Approver);
        Assert.Equal("K3004", await CodeAsync(3));
        await city.Workflow.RejectAsync(second, "要件を欠く", "民法740条", TestCity.Approver);
        Assert.Null(await CodeAsync(3));
    }

    /// <summary>Fault A: whoever owns the database joins the deposit to a case that is about to end, or takes a join away.</summary>
    [Theory]
    [InlineData("INSERT INTO NightSteps (Deposit, \"Order\", JournalNumber, Kind, CaseId, Reason, Account, Name, At) SELECT 1, 1, 1, 'Joined', Id, '', 'x', 'x', '2026-10-08 01:00:00' FROM Cases", false)]
    [InlineData("DELETE FROM NightSteps", true)]
    public async Task End_OfACaseThatTheRecordDoesNotJoin_LeavesTheHold(string sql, bool joined)
    {
        var held = await NightPapers.HoldAsync(city, 1, 3);
        var paper = await ReceivedAsync(joined ? [held.Number] : []);
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));
        await city.Workflow.RejectAsync(paper, "要件を欠く", "民法740条", TestCity.Approver);
        Assert.Equal("K3004", await CodeAsync(3));
        Assert.NotEmpty(await city.ProblemsAsync());
    }

    /// <summary>Fault A: a hold of a deposit that was deleted or ended behind the program's back gives nothing out.</summary>
    [Theory]
    [InlineData("DELETE FROM Holds")]
    [InlineData("UPDATE Holds SET ToJournal = FromJournal, ToAt = FromAt")]
    [InlineData("UPDATE Holds SET Deposit = 2")]
    public async Task Probe_OfAHoldThatWasChanged_StaysRefused(string sql)
    {
        await NightPapers.HoldAsync(city, 1);
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));
        Assert.Equal("K5902", await CodeAsync(1));
    }

    // NightPapers hands them over five minutes before the morning of the city.
    private static ReceiptDetails AtNight(params long[] deposits) => Today with { Time = "09:55", Means = ReceiptDetails.OnDuty, Deposits = deposits };

    private async Task WithdrawAsync(long paper)
    {
        await city.Workflow.ReturnAsync(paper, "届出人から", TestCity.Approver);
        await city.Workflow.WithdrawAsync(paper, "届出人から", Another);
    }

    private async Task<long> ReceivedAsync(params long[] deposits)
    {
        var typed = await TypedAsync(city);
        await city.Workflow.ReceiveAsync(typed.Id, deposits.Length > 0 ? AtNight(deposits) : Today, TestCity.Counter);
        return typed.Id;
    }

    private async Task<string?> CodeAsync(long register)
    {
        var generation = (await city.Store.GetAsync(R(register))) is { } ? await GenerationAsync(register) : 1;
        return (await city.Get<ClaimDesk>().ProbeAsync(new(Guid.NewGuid(), register, generation, new('a', 64)), default)).Code;
    }

    private async Task<int> GenerationAsync(long register) => (await city.Get<RegisterSurroundings>().StandingAsync(R(register))).Generation;
}
