using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.NightHolds;

/// <summary>What is done with deposits, decided from what was read alone.</summary>
public sealed class NightRulesTests
{
    private static readonly RegisterId Register = new(1);
    private static readonly DateTimeOffset Now = JapanTime.At(new(2026, 10, 8), new(10, 0));
    private static readonly NightDeposit Marked = Deposit(new NightStep(NightStepKind.MarkedWrong, Register, null, "tochoku", "当直　守", "まちがえた", Now));

    /// <summary>Two persons, and while the office is open: nobody is talked into letting go of a hold at night.</summary>
    [Theory]
    [InlineData("2026-10-08", "08:29", false)]
    [InlineData("2026-10-08", "08:30", true)]
    [InlineData("2026-10-08", "17:14", true)]
    [InlineData("2026-10-08", "17:15", false)]
    [InlineData("2026-10-08", "03:00", false)]
    [InlineData("2026-10-10", "10:00", false)] // 土曜日
    [InlineData("2026-10-12", "10:00", false)] // スポーツの日
    [InlineData("2026-12-30", "10:00", false)] // 年末年始
    public void WhyNotLift_OutOfOfficeHours_IsRefused(string day, string time, bool open)
    {
        var at = JapanTime.At(DateOnly.Parse(day, null), TimeOnly.Parse(time, null));
        Assert.Equal(open ? null : new NightRefusal.OutOfHours(), NightRules.WhyNotLift(Marked, Register, "shinsa", at, ClosingDays.National));
    }

    [Fact]
    public void WhyNotLift_SaturdayTheCityOpens_IsDone() =>
        Assert.Null(NightRules.WhyNotLift(Marked, Register, "shinsa", JapanTime.At(new(2026, 10, 10), new(10, 0)), new([new(new(2026, 10, 10), null)])));

    [Fact]
    public void WhyNotLift_ByOnePersonOrUnmarked_IsRefused()
    {
        Assert.IsType<NightRefusal.SamePerson>(NightRules.WhyNotLift(Marked, Register, "TOCHOKU", Now, ClosingDays.National));
        Assert.IsType<NightRefusal.NotMarked>(NightRules.WhyNotLift(Deposit(), Register, "shinsa", Now, ClosingDays.National));
        Assert.IsType<NightRefusal.NotHeld>(NightRules.WhyNotLift(Marked, new(2), "shinsa", Now, ClosingDays.National));
        Assert.IsType<NightRefusal.NotMarked>(NightRules.WhyNotLift(Deposit([.. Marked.Steps, Marked.Steps[0] with { Kind = NightStepKind.Lifted }]), Register, "shinsa", Now, ClosingDays.National));
    }

    [Fact]
    public void Deposit_TooManyOrTooLong_IsRefused()
    {
        var order = new NightOrder(NightPaper.Death, Now, new("越谷", "", "", ""), []);
        Assert.Equal(NightPaper.Death, NightRules.Deposit(order, [], Now).Written);
        Assert.IsType<NightRefusal.TooMany>(NightRules.Deposit(order, [.. Enumerable.Range(1, NightRules.MostRegisters + 1).Select(i => new RegisterId(i))], Now).Refusal);
        Assert.IsType<NightRefusal.TooLong>(NightRules.Deposit(order with { Words = new(new('越', NightWords.Longest + 1), "", "", "") }, [], Now).Refusal);
        Assert.IsType<NightRefusal.TimeUnfit>(NightRules.Deposit(order with { ReceivedAt = Now.AddDays(-NightRules.DaysBack - 1) }, [], Now).Refusal);
    }

    /// <summary>A paper is left at the night's desk while the office is closed, or while the system is away; just now it may be entered at any hour.</summary>
    [Theory]
    [InlineData("2026-10-08 09:49", false, false)]
    [InlineData("2026-10-08 09:51", false, true)]
    [InlineData("2026-10-08 09:00", true, true)]
    [InlineData("2026-10-08 08:29", false, true)]
    [InlineData("2026-10-07 17:14", false, false)]
    [InlineData("2026-10-07 17:15", false, true)]
    [InlineData("2026-10-04 11:00", false, true)] // 日曜日
    public void WhyNotThen_WhileTheOfficeWasOpen_IsRefused(string handed, bool wasAway, bool taken)
    {
        var order = new NightOrder(NightPaper.Divorce, JapanTime.At(DateOnly.Parse(handed[..10], null), TimeOnly.Parse(handed[11..], null)), new("越谷", "", "", ""), []);

        Assert.Equal(taken ? null : new NightRefusal.OfficeOpen(), NightRules.WhyNotThen(order, Now, ClosingDays.National, wasAway));
    }

    /// <summary>Known since something was held for it, and not since somebody typed that it was there.</summary>
    [Fact]
    public void KnownSince_OfADepositByText_IsNotKnown()
    {
        var byText = Deposit() with { Holds = [], MadeAt = Now.AddHours(-9) };
        Assert.Null(NightRules.KnownSince([byText]));
        Assert.Null(NightRules.KnownSince([]));
        Assert.Equal(Now.AddHours(-1), NightRules.KnownSince([byText, Deposit() with { Holds = [new(new(1), Now, null), new(new(2), Now.AddHours(-1), Now)] }]));
    }

    /// <summary>A deposit ends with a paper of its kind that names what it holds, and with no other.</summary>
    [Fact]
    public void WhyNotJoin_OtherKindOrRegister_IsRefused()
    {
        Assert.Null(NightRules.WhyNotJoin(Deposit(), [Register], [NightPaper.Other, NightPaper.Marriage], null));
        Assert.IsType<NightRefusal.OtherKind>(NightRules.WhyNotJoin(Deposit(), [Register], [NightPaper.Divorce], null));
        Assert.IsType<NightRefusal.OtherKind>(NightRules.WhyNotJoin(Deposit() with { Paper = NightPaper.Other }, [Register], [NightPaper.Marriage], null));
        Assert.IsType<NightRefusal.AnotherPaper>(NightRules.WhyNotJoin(Deposit(), [new(2)], [NightPaper.Marriage], AtNight));
        Assert.IsType<NightRefusal.Over>(NightRules.WhyNotJoin(Deposit(new NightStep(NightStepKind.Joined, null, 7, "madoguchi", "窓口　花", "", Now)) with { Holds = [new(Register, Now, Now)] }, [Register], [NightPaper.Marriage], AtNight));
    }

    /// <summary>A deposit by text fits every paper: it ends with the one that is received as of its minute, and else its register is found first.</summary>
    [Fact]
    public void WhyNotJoin_ByText_OnlyAsOfItsMinute()
    {
        var byText = Deposit() with { Holds = [] };
        Assert.Null(NightRules.WhyNotJoin(byText, [new(2)], [NightPaper.Marriage], AtNight));
        foreach (var other in new[] { null, AtNight with { Time = "10:01" }, AtNight with { Date = AtNight.Date.AddDays(-1) }, AtNight with { Means = "窓口" }, AtNight with { Time = "10:01", OtherMinute = "書きまちがえ" }, AtNight with { Origin = new Origin.Elsewhere("埼玉県春日部市長", new(2026, 10, 8)) } })
        {
            Assert.IsType<NightRefusal.ToBeFoundFirst>(NightRules.WhyNotJoin(byText, [new(2)], [NightPaper.Marriage], other));
        }

        Assert.IsType<NightRefusal.OtherKind>(NightRules.WhyNotJoin(byText, [new(2)], [NightPaper.Death], AtNight));
    }

    [Theory]
    [InlineData("0401", NightPaper.Marriage)]
    [InlineData("0601", NightPaper.Death)]
    [InlineData("0101", NightPaper.Other)]
    public void PaperOf_Kind_IsCalledAsAtNight(string code, NightPaper paper) => Assert.Equal(paper, NightRules.PaperOf(NotificationCatalogue.Find(code)!));

    [Fact]
    public void WhyNotJoinTo_CaseThatHoldsNothing_IsRefused()
    {
        var paper = new CasePaper(1, "令8-1", new(CaseState.Received, "madoguchi", null), 1, "", "");
        Assert.Null(NightRules.WhyNotJoinTo(paper));
        foreach (var none in new[] { null, paper with { IsBatch = true }, paper with { Standing = new(CaseState.Draft, "madoguchi", null) }, paper with { Standing = new(CaseState.Approved, "madoguchi", null) } })
        {
            Assert.IsType<NightRefusal.CaseNotOpen>(NightRules.WhyNotJoinTo(none));
        }
    }

    /// <summary>What was lifted as a mistake leaves a paper that nobody received: its register is found, or it is put aside with a reason.</summary>
    [Fact]
    public void HoldsNothingYet_WhatWasHeldWasAMistake_WaitsForItsRegister()
    {
        var lifted = Deposit() with { Holds = [new(Register, Now, Now)] };
        Assert.True(lifted.HoldsNothingYet);
        Assert.False(lifted.IsSettled);
        Assert.Null(NightRules.WhyNotResolve(lifted, Register));
        Assert.Null(NightRules.WhyNotSetAside(lifted, "封筒にない"));
        Assert.True((lifted with { Steps = [new(NightStepKind.Joined, null, 7, "madoguchi", "窓口　花", "", Now)] }).IsSettled);
    }

    [Fact]
    public void WhyNotResolve_HeldReceivedOrFull_IsRefused()
    {
        Assert.Null(NightRules.WhyNotResolve(Deposit(), new(2)));
        Assert.IsType<NightRefusal.HeldAlready>(NightRules.WhyNotResolve(Deposit(), Register));
        Assert.IsType<NightRefusal.NotByText>(NightRules.WhyNotResolve(Deposit(new NightStep(NightStepKind.Joined, null, 7, "madoguchi", "窓口　花", "", Now)), new(2)));
        Assert.IsType<NightRefusal.NotByText>(NightRules.WhyNotResolve(Deposit(new NightStep(NightStepKind.SetAside, null, null, "madoguchi", "窓口　花", "他市", Now)), new(2)));
        Assert.IsType<NightRefusal.TooMany>(NightRules.WhyNotResolve(Deposit() with { Holds = [.. Enumerable.Range(1, NightRules.MostRegisters).Select(i => new NightHold(new(i), Now, null))] }, new(99)));
    }

    /// <summary>Only the hold's own refusal, of door, menus and counter alike, says that it acts.</summary>
    [Theory]
    [InlineData(true, TrialWord.Held, TrialWord.Held, TrialWord.Held, true)]
    [InlineData(false, TrialWord.Held, TrialWord.Held, TrialWord.Held, false)]
    [InlineData(true, TrialWord.Otherwise, TrialWord.Held, TrialWord.Held, false)]
    [InlineData(true, TrialWord.Held, TrialWord.Otherwise, TrialWord.Held, false)]
    [InlineData(true, TrialWord.Held, TrialWord.Given, TrialWord.Held, false)]
    [InlineData(true, TrialWord.Held, TrialWord.Held, TrialWord.Otherwise, false)]
    [InlineData(true, TrialWord.Given, TrialWord.Held, TrialWord.Held, false)]
    public void IsProved_RefusedForAnotherReason_IsNone(bool isHolding, TrialWord door, TrialWord menu, TrialWord counter, bool expected)
    {
        var trial = new Trial(isHolding, door, "K0000", [TrialWord.Held, menu], counter);
        Assert.Equal((expected, new[] { door, menu, counter }.Contains(TrialWord.Given)), (trial.IsProved, trial.IsGiven));
    }

    /// <summary>A terminal has to be heard while the office is closed, from a quarter of an hour after closing on; by day it may sleep.</summary>
    [Theory]
    [InlineData("2026-10-08 17:29", "2026-10-08 17:33", false)]
    [InlineData("2026-10-08 17:29", "2026-10-08 17:34", true)] // 木曜日の夜
    [InlineData("2026-10-08 21:00", "2026-10-08 21:03", false)]
    [InlineData("2026-10-08 21:00", "2026-10-08 21:04", true)]
    [InlineData("2026-10-08 08:31", "2026-10-08 17:15", false)] // 開庁の間は電源を切ってよい
    [InlineData("2026-10-08 08:31", "2026-10-08 17:33", false)]
    [InlineData("2026-10-07 17:20", "2026-10-08 12:00", true)] // 夜の間が抜けている
    [InlineData("2026-10-08 08:25", "2026-10-08 08:35", true)]
    [InlineData("2026-10-08 08:28", "2026-10-08 12:00", false)]
    [InlineData("2026-10-10 12:00", "2026-10-10 12:04", true)] // 土曜日の昼
    [InlineData("2026-10-09 17:31", "2026-10-13 09:00", true)] // 三連休の間
    [InlineData("2026-07-01 12:00", "2026-10-08 12:00", true)]
    [InlineData(null, "2026-10-08 12:00", true)]
    public void IsMissed_SilentWhileTheOfficeIsClosed_IsAnOutage(string? last, string now, bool expected)
    {
        static DateTimeOffset At(string text) => JapanTime.At(DateOnly.Parse(text[..10], null), TimeOnly.Parse(text[11..], null));
        Assert.Equal(expected, OutageRules.IsMissed(last is null ? null : At(last), At(now), ClosingDays.National));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(180, false)]
    [InlineData(181, true)]
    public void IsOutage_LastSignOlderThanUnnoticed_IsOne(int? seconds, bool expected) =>
        Assert.Equal(expected, OutageRules.IsOutage(seconds is { } s ? Now.AddSeconds(-s) : null, Now));

    [Fact]
    public void Confirm_WhatDoesNotFitTheList_IsRefused()
    {
        var none = new WaitingOutage(1, Now, Now, 0);
        Assert.Equal(0, OutageRules.Confirm(none, isEmpty: true).Written);
        Assert.IsType<NightRefusal.NothingEntered>(OutageRules.Confirm(none, isEmpty: false).Refusal);
        Assert.IsType<NightRefusal.ListNotEmpty>(OutageRules.Confirm(none with { Entered = 2 }, isEmpty: true).Refusal);
        Assert.Equal(2, OutageRules.Confirm(none with { Entered = 2 }, isEmpty: false).Written);
        Assert.IsType<NightRefusal.NoOutage>(OutageRules.Confirm(null, isEmpty: true).Refusal);
    }

    private static ReceiptDetails AtNight { get; } = new(new(2026, 10, 8), "10:00", ReceiptDetails.OnDuty, new Origin.Here());

    private static NightDeposit Deposit(params NightStep[] steps) =>
        new(41, NightPaper.Marriage, Now, new("越谷", "", "", ""), false, "当直　守", "tochoku", Now, [new(Register, Now, null)], steps);
}
