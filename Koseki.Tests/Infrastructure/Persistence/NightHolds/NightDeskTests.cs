using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Persistence.NightHolds;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.NightHolds;
using Microsoft.EntityFrameworkCore;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence.NightHolds;

/// <summary>The terminal of the night: a hold is one transaction, and nothing of the register is given out after it.</summary>
public sealed class NightDeskTests : IAsyncLifetime
{
    private TestCity city = null!;

    private NightDesk Desk => city.Get<NightDesk>();

    private NightOffice Office => city.Get<NightOffice>();

    public async Task InitializeAsync() => city = await TestCity.CreateSealedAsync(nameof(NightDeskTests));

    public async Task DisposeAsync() => await city.DisposeAsync();

    /// <summary>Scenario 21: one deposit holds several registers, in one row of the journal with its audit entry, at counter and door.</summary>
    [Fact]
    public async Task Hold_TwoRegisters_StopsBothAtCounterAndDoorInOneTransaction()
    {
        var receipt = await NightPapers.HoldAsync(city, 1, 3);

        Assert.Equal([R(1), R(3)], receipt.Held.Select(h => h.Register));
        foreach (var register in new long[] { 1, 3 })
        {
            Assert.Equal("K3004", (await ProbeAsync(register)).Code);
            Assert.Equal("夜 1", Assert.IsType<CertificateRefusal.Held>((await Assert.ThrowsAsync<CaseException>(() => IssueAsync(register))).Why).Receipt);
        }

        Assert.True((await ProbeAsync(2)).Granted);
        await using var database = city.Open();
        Assert.All(await database.Holds.ToListAsync(), h => Assert.Equal((receipt.JournalNumber, (long?)1), (h.FromJournal, h.Deposit)));
        var deed = await database.Audit.SingleAsync(a => a.JournalNumber == receipt.JournalNumber);
        Assert.Equal(("時間外の預かり", "tochoku", "夜 1 婚姻の届を預かり、戸籍 R1、R3 を保留した"), (deed.Action, deed.Account, deed.Text));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Hold_AfterClaimAndCopies_NamesThemWithTimeAndPlace()
    {
        Assert.True((await ClaimAsync(1, "○○ストア/越谷駅東口店/01/11")).Granted);
        city.Clock.Advance(TimeSpan.FromMinutes(2));
        await IssueAsync(1, copies: 2);
        Assert.True((await ClaimAsync(2, "別の戸籍")).Granted);
        city.Clock.Advance(TimeSpan.FromMinutes(1));

        var receipt = await NightPapers.HoldAsync(city, 1);

        Assert.Equal([(1, "○○ストア/越谷駅東口店/01/11"), (2, "本庁の窓口")], receipt.Before.Select(b => (b.Copies, b.Place)));
        Assert.Equal(TimeSpan.FromMinutes(3), receipt.At - receipt.Before[0].At);
    }

    /// <summary>What the gateway says of the place is the other side's: as much of it as the row takes, never half a character.</summary>
    [Fact]
    public async Task Hold_AfterAClaimFromAnEndlessPlace_NamesItsBeginning()
    {
        Assert.True((await ClaimAsync(1, new string('店', 199) + "𠮷𠮷")).Granted);
        Assert.Equal(new string('店', 199), Assert.Single((await NightPapers.HoldAsync(city, 1)).Before).Place);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Hold_OfNoRegisterOrUnsaid_IsRefusedAndNothingStands()
    {
        var order = NightPapers.Order(city, 1);
        Assert.IsType<NightRefusal.PaperWanting>(await WhyAsync(() => Desk.HoldAsync(order with { Paper = null }, NightPapers.Duty)));
        Assert.IsType<NightRefusal.TimeUnfit>(await WhyAsync(() => Desk.HoldAsync(order with { ReceivedAt = city.Clock.GetUtcNow().AddHours(1) }, NightPapers.Duty)));
        Assert.IsType<NightRefusal.NoRegister>(await WhyAsync(() => Desk.HoldAsync(order with { Registers = [R(1), R(99)] }, NightPapers.Duty)));
        Assert.IsType<NightRefusal.NothingTyped>(await WhyAsync(() => Desk.HoldAsync(order with { Registers = [], Words = NightWords.None }, NightPapers.Duty)));
        await using var database = city.Open();
        Assert.Empty(await database.NightDeposits.ToListAsync());
        Assert.Empty(await database.Holds.ToListAsync());
    }

    [Fact]
    public async Task Prove_AHeldRegister_IsRefusedAndRecorded()
    {
        var receipt = await NightPapers.HoldAsync(city, 1, 3);

        var proofs = await Desk.ProveAsync(receipt.Number, NightPapers.Duty);

        Assert.Equal([(R(1), true, "コンビニ K3004、窓口 出ない"), (R(3), true, "コンビニ K3004、窓口 出ない")], proofs.Select(p => (p.Register, p.Answer.Refused, p.Answer.Said)));
        Assert.Equal(NightStepKind.Proved, Assert.Single(await Desk.TonightAsync(NightPapers.Duty)).Deposit.ProofOf(R(3))!.Kind);
        Assert.False((await city.Get<HoldProbe>().AskAsync(R(2))).Refused);
    }

    /// <summary>誤り leaves the register held; another person ends that one hold, and another deposit's stays.</summary>
    [Fact]
    public async Task MarkWrong_ThenLiftedByAnother_EndsThatOneHoldAlone()
    {
        var receipt = await NightPapers.HoldAsync(city, 1, 3);
        await NightPapers.HoldAsync(city, 3);
        Assert.IsType<NightRefusal.NotMarked>(await WhyAsync(() => Office.LiftAsync(receipt.Number, R(1), TestCity.Examiner)));
        await Desk.MarkWrongAsync(receipt.Number, R(1), "番号を押しまちがえた", NightPapers.Duty);
        await Office.MarkWrongAsync(receipt.Number, R(3), "別の人の戸籍", TestCity.Examiner);
        Assert.Equal("K3004", (await ProbeAsync(1)).Code);
        Assert.IsType<NightRefusal.SamePerson>(await WhyAsync(() => Office.LiftAsync(receipt.Number, R(3), TestCity.Examiner)));

        await Office.LiftAsync(receipt.Number, R(1), TestCity.Examiner);
        await Office.LiftAsync(receipt.Number, R(3), TestCity.Approver);

        Assert.True((await ProbeAsync(1)).Granted);
        Assert.Equal("K3004", (await ProbeAsync(3)).Code);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>What was held by mistake is let go in office hours alone, by the clock of the act.</summary>
    [Fact]
    public async Task Lift_AfterTheOfficeClosed_IsRefusedAndStaysHeld()
    {
        var receipt = await NightPapers.HoldAsync(city, 1);
        await Desk.MarkWrongAsync(receipt.Number, R(1), "押しまちがえた", NightPapers.Duty);
        city.Clock.Advance(TimeSpan.FromHours(10));
        Assert.IsType<NightRefusal.OutOfHours>(await WhyAsync(() => Office.LiftAsync(receipt.Number, R(1), TestCity.Examiner)));
        Assert.Equal("K3004", (await ProbeAsync(1)).Code);
    }

    /// <summary>A deposit by text holds nothing, is found by the office in the morning, and holds from then on.</summary>
    [Fact]
    public async Task Hold_ByText_HoldsNothingUntilTheOfficeFindsTheRegister()
    {
        var receipt = await NightPapers.HoldAsync(city);
        Assert.Empty(receipt.Held);
        Assert.True((await ProbeAsync(1)).Granted);
        Assert.True(Assert.Single(await Office.ListAsync(TestCity.Counter)).Deposit.HoldsNothingYet);

        Assert.True((await ClaimAsync(1, "○○ストア")).Granted);

        var found = await Office.ResolveAsync(receipt.Number, R(1), TestCity.Counter);

        Assert.Equal([(R(1), "○○ストア")], found.Before.Select(b => (b.Register, b.Place)));
        Assert.Equal("K3004", (await ProbeAsync(1)).Code);
        Assert.IsType<NightRefusal.NotByText>(await WhyAsync(() => Office.SetAsideAsync(receipt.Number, "他市", TestCity.Counter)));
    }

    [Fact]
    public async Task SetAside_ADepositByText_LeavesTheList()
    {
        var receipt = await NightPapers.HoldAsync(city);
        await Office.SetAsideAsync(receipt.Number, "春日部市の戸籍", TestCity.Counter);
        Assert.Empty(await Office.ListAsync(TestCity.Counter));
        Assert.Equal([1L], (await Office.SettledAsync(city.Clock.GetUtcNow().AddDays(-1), TestCity.Counter)).Select(d => d.Deposit.Number));
    }

    [Fact]
    public async Task Lists_OfTerminalAndOffice_SayWhatIsHeldAndWhoPrintedThem()
    {
        await NightPapers.HoldAsync(city, 1);
        await NightPapers.HoldAsync(city, 3);
        await NightPapers.HoldAsync(city);
        Assert.Equal([3L, 2L, 1L], (await Desk.PrintAsync(NightPapers.Duty)).Select(d => d.Deposit.Number));
        Assert.Equal([1L, 3L], (await Office.ForReceiptAsync([R(1), R(2)], TestCity.Counter)).Select(d => d.Deposit.Number));
        await Office.PrintedAsync(3, TestCity.Counter);
        await using var database = city.Open();
        Assert.Equal(["tochoku 時間外の預かり一覧 3 件を印刷", "madoguchi 夜間・休日の預かり(抑止者リスト) 3 件を印刷"],
            await database.AccessLog.Where(a => a.Action == "印刷").OrderBy(a => a.Sequence).Select(a => a.Account + " " + a.Text).ToListAsync());
        Assert.Equal((await database.Offices.SingleAsync(o => o.Code == "01")).Phone, await city.Get<DutyPhone>().OfAsync("01"));
    }

    [Theory]
    [InlineData("越谷", "", "", "", "R1 筆頭者")]
    [InlineData("オガワ", "", "", "", "R3 筆頭者|R2 筆頭者")]
    [InlineData("", "南越谷1", "", "", "R3 本籍|R2 本籍")]
    [InlineData("", "", "越谷花子", "H11.8.20", "R1 本人の氏名・生年月日")]
    [InlineData("小川", "南越谷一丁目3", "", "S48.5.5", "R3 筆頭者・本籍・生年月日|R2 筆頭者・本籍")]
    [InlineData("小川", "", "", "H12.12.12", "R3 筆頭者|R2 筆頭者")]
    [InlineData("存在しない", "", "", "", "")]
    [InlineData("", "", "越谷太郎", "H11.8.20", "R1 本人の氏名")]
    public async Task Find_ByWhatIsOnThePaper_NamesDomicileHeadAndWhatFits(string head, string domicile, string person, string birth, string expected)
    {
        var found = (await Desk.FindAsync(new(head, domicile, person, birth), NightPapers.Duty)).Candidates;

        Assert.Equal(expected, string.Join('|', found.Where(f => f.Register.Value <= 3).Select(f => $"{f.Register} {string.Join("・", f.Matches.Select(m => m.Word()))}")));
    }

    [Fact]
    public async Task Find_ManyRegisters_ShowsFiveAndSaysThereAreMore()
    {
        await city.Get<BulkLoad>().LoadAsync([.. Enumerable.Range(101, 6).Select(i => TestCity.Register("鈴木真理") with { Id = R(i) })], TestCity.Counter, default);
        var answer = await Desk.FindAsync(new("鈴木", "", "", ""), NightPapers.Duty);
        Assert.Equal((NightRules.MostCandidates, true), (answer.Candidates.Count, answer.HasMore));
        Assert.Equal(["Domicile", "Head", "Matches", "Register"], typeof(NightCandidate).GetProperties().Select(p => p.Name).Where(n => n != "EqualityContract").Order());
        await using var database = city.Open();
        Assert.Equal("時間外: 鈴木", (await database.AccessLog.OrderByDescending(a => a.Sequence).FirstAsync()).Text);
    }

    private static async Task<ActRefusal?> WhyAsync(Func<Task> act) => (await Assert.ThrowsAsync<CaseException>(act)).Why;

    private Task<ClaimAnswer> ProbeAsync(long register) => city.Get<ClaimDesk>().ProbeAsync(new(Guid.NewGuid(), register, 1, new('a', 64)), default);

    private Task<ClaimAnswer> ClaimAsync(long register, string place) => city.Get<ClaimDesk>().ClaimAsync(new(Guid.NewGuid(), register, 1, new('a', 64)) { Place = place }, "gateway", default);

    private Task<IReadOnlyList<IssuedCertificate>> IssueAsync(long register, int copies = 1) =>
        city.Get<CertificateDesk>().IssueAsync(new(R(register), CertificateKind.Whole, []), new("越谷　太郎", "本人", "運転免許証", "", copies), TestCity.Counter);
}
