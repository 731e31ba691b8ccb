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
using Koseki.Infrastructure.UseCases.Linkage;
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
        Assert.Equal(("時間外の預かり", "tochoku", "夜 1 その他の届を預かり、戸籍 R1、R3 を保留した"), (deed.Action, deed.Account, deed.Text));
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

        Assert.Equal([(R(1), true, "コンビニ 保留で断られた(K3004)、窓口 保留で断られた"), (R(3), true, "コンビニ 保留で断られた(K3004)、窓口 保留で断られた")], proofs.Select(p => (p.Register, p.Answer.IsProved, p.Answer.Said)));
        Assert.Equal(NightStepKind.Proved, Assert.Single(await Desk.TonightAsync(NightPapers.Duty)).Deposit.ProofOf(R(3))!.Kind);
    }

    /// <summary>What is refused because the paper list waits is given when somebody has confirmed it: no proof of any hold, and none against one.</summary>
    [Fact]
    public async Task Prove_WhileAPaperListWaits_SeesTheHoldAlone()
    {
        var receipt = await NightPapers.HoldAsync(city, 1);
        await NightPapers.OutageAsync(city);
        Assert.Equal(("K5002", "K5002"), ((await ProbeAsync(1)).Code, (await ProbeAsync(2)).Code));

        var (held, other) = (await city.Get<HoldProbe>().AskAsync(receipt.Number, R(1)), await city.Get<HoldProbe>().AskAsync(receipt.Number, R(2)));

        Assert.True(held.IsProved);
        Assert.Equal((false, true, "コンビニ 出る、窓口 出る、この預かりの保留がない"), (other.IsProved, other.IsGiven, other.Said));
    }

    /// <summary>A register that is refused for another paper's hold, or because its record is broken, does not say that this hold acts.</summary>
    [Fact]
    public async Task Prove_RefusedForAnotherReason_IsNoProof()
    {
        var (one, other) = (await NightPapers.HoldAsync(city, 1), await NightPapers.HoldAsync(city, 3));
        var byAnother = await city.Get<HoldProbe>().AskAsync(other.Number, R(1));
        Assert.Equal((false, false, TrialWord.Held), (byAnother.IsProved, byAnother.IsGiven, byAnother.Door));

        await city.TamperAsync($"UPDATE Holds SET FromAt = '2026-10-07 01:00:00' WHERE Register = 1");
        var broken = await city.Get<HoldProbe>().AskAsync(one.Number, R(1));
        Assert.Equal((false, false, "K5902"), (broken.IsProved, broken.IsGiven, broken.DoorCode));
    }

    /// <summary>At the menu everybody of the register is refused for the hold; who is stopped for themselves says nothing about it.</summary>
    [Fact]
    public async Task Prove_WithResidentsLinked_AsksTheMenuForEach()
    {
        await city.Get<ResidentLinks>().ApplyAsync(new("link", 1, DateTimeOffset.UnixEpoch, [["0001", "P1"]]));
        var receipt = await NightPapers.HoldAsync(city, 1);
        Assert.Equal([TrialWord.Held], (await city.Get<HoldProbe>().AskAsync(receipt.Number, R(1))).Menus);
    }

    /// <summary>Papers lie where they were handed over: another office's terminal neither lists nor touches them.</summary>
    [Fact]
    public async Task Tonight_OfAnotherOffice_IsNotShownAndNotTouched()
    {
        var receipt = await NightPapers.HoldAsync(city, 1);
        var branch = NightPapers.Duty with { Office = "02", Terminal = "02-01" };
        Assert.Empty(await Desk.TonightAsync(branch));
        Assert.IsType<NightRefusal.OtherOffice>(await WhyAsync(() => Desk.MarkWrongAsync(receipt.Number, R(1), "まちがえた", branch)));
        Assert.IsType<NightRefusal.OtherOffice>(await WhyAsync(() => Desk.ProveAsync(receipt.Number, branch)));
        Assert.StartsWith("本庁", Assert.Single(await Desk.TonightAsync(NightPapers.Duty)).Place, StringComparison.Ordinal);
    }

    /// <summary>Nothing is cut: every page is reached, every deposit is offered at 受付, and all of them are printed.</summary>
    [Fact]
    public async Task List_MoreThanAPage_SaysHowManyAndReachesAll()
    {
        for (var i = 0; i < NightOffice.PageSize; i++)
        {
            await NightPapers.HoldAsync(city);
        }

        var last = await NightPapers.HoldAsync(city, 2);
        var (first, further) = (await Office.ListAsync(TestCity.Counter), await Office.ListAsync(TestCity.Counter, NightOffice.PageSize));
        Assert.Equal((NightOffice.PageSize, NightOffice.PageSize + 1, NightOffice.PageSize), (first.Shown.Count, first.Counts.Total, first.Counts.HoldingNothing));
        Assert.Equal([last.Number], further.Shown.Select(d => d.Deposit.Number));
        Assert.Contains(last.Number, (await Office.ForReceiptAsync([R(2)], TestCity.Counter)).Select(d => d.Deposit.Number));
        Assert.Equal(NightOffice.PageSize + 1, (await Office.PrintAsync(TestCity.Counter)).Count);
        Assert.Equal(new(NightOffice.PageSize + 1, NightOffice.PageSize, 1), await Office.CountAsync(TestCity.Counter));
    }

    /// <summary>Fault A: a deposit that holds nothing yet is missed nowhere else when somebody takes it away, or makes another of it.</summary>
    [Fact]
    public async Task List_DepositThatWasTakenAwayOrChanged_IsSaid()
    {
        var (gone, changed) = (await NightPapers.HoldAsync(city), await NightPapers.HoldAsync(city));
        Assert.Empty((await Office.ListAsync(TestCity.Counter)).Missing);
        await city.TamperAsync($"DELETE FROM NightDeposits WHERE Number = {gone.Number}");
        await city.TamperAsync($"UPDATE NightDeposits SET Head = '別人' WHERE Number = {changed.Number}");
        var list = await Office.ListAsync(TestCity.Counter);
        Assert.Equal([gone.Number], list.Missing);
        Assert.False(Assert.Single(list.Shown).IsSound);
    }

    /// <summary>Fault A: whom to call at night is not told by whoever owns the database.</summary>
    [Fact]
    public async Task Phone_ThatWasChanged_IsNotShown()
    {
        await city.TamperAsync($"UPDATE Offices SET Phone = '090-0000-0000'");
        Assert.Null(await city.Get<DutyPhone>().OfAsync("01"));
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

        // The paper is still there, and nobody has received it: its register is found, and held.
        Assert.True((await Office.ListAsync(TestCity.Counter)).Shown.Single(d => d.Deposit.Number == receipt.Number).Deposit.HoldsNothingYet);
        await Office.ResolveAsync(receipt.Number, R(2), TestCity.Counter);
        Assert.Equal("K3004", (await ProbeAsync(2)).Code);
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
        Assert.True(Assert.Single((await Office.ListAsync(TestCity.Counter)).Shown).Deposit.HoldsNothingYet);

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
        Assert.Equal(0, (await Office.ListAsync(TestCity.Counter)).Counts.Total);
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
        await Office.PrintAsync(TestCity.Counter);
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

    /// <summary>A name that is recorded in kana, with no reading beside it, is found as it is written.</summary>
    [Fact]
    public async Task Find_NameRecordedInKana_IsFoundWithoutAReading()
    {
        var register = TestCity.Register("鈴木真理") with { Id = R(101), HeadGivenName = "さくら" };
        await city.Get<BulkLoad>().LoadAsync([register with { Entries = [.. register.Entries.Select(e => e with { GivenName = "さくら", GivenNameKana = null })] }], TestCity.Counter, default);
        Assert.Contains(R(101), (await Desk.FindAsync(new("", "", "さくら", ""), NightPapers.Duty)).Candidates.Select(c => c.Register));
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
        city.Get<CertificateDesk>().IssueAsync(new(R(register), CertificateKind.Whole, []), new("越谷　太郎", "本人", "運転免許証", "", copies) { Particulars = "越谷市東越谷一丁目5番3号" }, TestCity.Counter);
}
