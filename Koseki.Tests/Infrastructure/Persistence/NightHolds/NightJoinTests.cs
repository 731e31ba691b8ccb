using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.NightHolds;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence.NightHolds;

/// <summary>受付 joins a deposit to its case, whose end ends what it holds; nothing else does.</summary>
public sealed class NightJoinTests : IAsyncLifetime
{
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
            "不受理" => city.Workflow.RejectAsync(paper, "要件を欠く", TestCity.Approver),
            _ => WithdrawAsync(paper),
        });

        Assert.Null(await CodeAsync(3));
        Assert.Equal("K3004", await CodeAsync(1));
        var left = Assert.Single(await city.Get<NightOffice>().ListAsync(TestCity.Counter));
        Assert.Equal(other.Number, left.Deposit.Number);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task End_OfACaseThatWasNotJoined_LeavesTheHold()
    {
        await NightPapers.HoldAsync(city, 1);
        var paper = await ReceivedAsync();
        await city.Workflow.RejectAsync(paper, "要件を欠く", TestCity.Approver);
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

    [Fact]
    public async Task Join_AfterTheReceipt_EndsWithTheCase()
    {
        var held = await NightPapers.HoldAsync(city, 1, 2);
        var byText = await NightPapers.HoldAsync(city);
        var paper = await ReceivedAsync();
        await city.Get<NightOffice>().JoinAsync(held.Number, new(2026, 1), TestCity.Counter);
        await city.Get<NightOffice>().JoinAsync(byText.Number, new(2026, 1), TestCity.Counter);
        await city.Workflow.RejectAsync(paper, "要件を欠く", TestCity.Approver);
        Assert.Null(await CodeAsync(2));
        Assert.Empty(await city.Get<NightOffice>().ListAsync(TestCity.Counter));
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
        await city.Workflow.RejectAsync(first, "要件を欠く", TestCity.Approver);
        Assert.Equal("K3004", await CodeAsync(3));
        await city.Workflow.RejectAsync(second, "要件を欠く", TestCity.Approver);
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
        await city.Workflow.RejectAsync(paper, "要件を欠く", TestCity.Approver);
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

    private async Task WithdrawAsync(long paper)
    {
        await city.Workflow.ReturnAsync(paper, "届出人から", TestCity.Approver);
        await city.Workflow.WithdrawAsync(paper, "届出人から", TestCity.Examiner);
    }

    private async Task<long> ReceivedAsync(params long[] deposits)
    {
        var typed = await TypedAsync(city);
        await city.Workflow.ReceiveAsync(typed.Id, Today with { Deposits = deposits }, TestCity.Counter);
        return typed.Id;
    }

    private async Task<string?> CodeAsync(long register)
    {
        var generation = (await city.Store.GetAsync(R(register))) is { } ? await GenerationAsync(register) : 1;
        return (await city.Get<ClaimDesk>().ProbeAsync(new(Guid.NewGuid(), register, generation, new('a', 64)), default)).Code;
    }

    private async Task<int> GenerationAsync(long register) => (await city.Get<RegisterSurroundings>().StandingAsync(R(register))).Generation;
}
