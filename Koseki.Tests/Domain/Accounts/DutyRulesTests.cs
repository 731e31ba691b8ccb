using Koseki.Domain.Accounts;
using Koseki.Domain.Cases;

namespace Koseki.Tests.Domain.Accounts;

public sealed class DutyRulesTests
{
    private static readonly DateOnly Today = new(2027, 3, 10);
    private static readonly DateOnly April = new(2027, 4, 1);
    private static readonly DateTimeOffset At = new(2027, 3, 1, 9, 0, 0, TimeSpan.FromHours(9));
    private static readonly Actor Operator = Of("unyo", StaffRole.Operator);
    private static readonly Actor Approver = Of("kessai", StaffRole.Approver);

    // unyo has 運用, mado 窓口 everywhere until 30 June; saru has left; one entry about mado waits.
    private static readonly DutyBook Book = new(
        [new("unyo", "運用　五郎", "01", true), new("mado", "窓口　花", "01", true), new("kessai", "決裁　三郎", "01", true), new("saru", "去る　人", "01", false)],
        [("01", "本庁"), ("02", "北部出張所")],
        [
            new(3, [new(3, new DutyChange.Limit("mado", 2, new DateOnly(2027, 5, 31)))], "unyo", "運用　五郎", At, null),
            new(2, [new(2, new DutyChange.Give("mado", StaffRole.Counter, null, new(2026, 4, 1), new DateOnly(2027, 6, 30)))], "unyo", "運用　五郎", At, new(true, "", "kessai", "決裁　三郎", At)),
            new(1, [new(1, new DutyChange.Give("unyo", StaffRole.Operator, null, new(2026, 4, 1), null))], "setup", "設置作業", At, new(true, "", "setup", "設置作業", At)),
        ]);

    private static Actor Of(string account, params StaffRole[] roles) => new(account, account, roles.ToHashSet(), "01", "01-01");

    private static ActRefusal? WhyNot(params DutyChange[] changes) => DutyRules.WhyNotEnter(changes, Of("unyo2", StaffRole.Operator), Today, Book);

    private static DutyChange.Give Give(StaffRole role, string? office, DateOnly from, DateOnly? until = null, string account = "mado") => new(account, role, office, from, until);

    /// <summary>Overlaps, empty and reversed periods, days gone by, unknown people, offices and grants are refused as values.</summary>
    [Fact]
    public void WhyNotEnter_WhatCannotBe_IsRefusedByItsValue()
    {
        Assert.Null(WhyNot(Give(StaffRole.Examiner, "02", April)));
        Assert.Null(WhyNot(Give(StaffRole.Counter, "02", new(2027, 7, 1))));
        Assert.Equal(new DutyRefusal.NothingChanges(), WhyNot());
        Assert.IsType<DutyRefusal.Overlaps>(WhyNot(Give(StaffRole.Counter, "02", new(2027, 5, 31))));
        Assert.IsType<DutyRefusal.Overlaps>(WhyNot(Give(StaffRole.Examiner, "02", April), Give(StaffRole.Examiner, null, new(2027, 5, 1))));
        Assert.Equal(new DutyRefusal.Reversed(April, new(2027, 3, 31)), WhyNot(Give(StaffRole.Examiner, null, April, new DateOnly(2027, 3, 31))));
        Assert.Equal(new DutyRefusal.BegunBefore(new(2027, 3, 9)), WhyNot(Give(StaffRole.Examiner, null, new(2027, 3, 9))));
        Assert.Equal(new DutyRefusal.UnknownOffice("09"), WhyNot(Give(StaffRole.Examiner, "09", April)));
        Assert.Equal(new DutyRefusal.UnknownAccount("dare"), WhyNot(Give(StaffRole.Examiner, null, April, null, "dare")));
        Assert.Equal(new DutyRefusal.AccountClosed("去る　人"), WhyNot(Give(StaffRole.Examiner, null, April, null, "saru")));
        Assert.Equal(new DutyRefusal.WaitsAlready(), WhyNot(new DutyChange.Limit("mado", 2, null)));
        Assert.Equal(new DutyRefusal.UnknownGrant(1), WhyNot(new DutyChange.Limit("mado", 1, April)));
    }

    [Theory]
    [InlineData(StaffRole.Counter)]
    [InlineData(StaffRole.Examiner)]
    [InlineData(StaffRole.Approver)]
    [InlineData(StaffRole.NightDuty)]
    public void WhyNotEnter_WithoutOperatorsDuty_IsRefused(StaffRole role) =>
        Assert.Equal(new RightsRefusal.DutyWanting(Permission.ManageAccounts), DutyRules.WhyNotEnter([Give(StaffRole.Examiner, "02", April)], Of("hito", role), Today, Book));

    /// <summary>Nobody gives themselves anything, enters for themselves and confirms, or writes their account in capitals to do so.</summary>
    [Fact]
    public void WhyNot_OwnDutiesAndOwnEntries_AreRefused()
    {
        var entry = Book.Entries[0];
        Assert.Equal(new DutyRefusal.OwnDuties(), DutyRules.WhyNotEnter([Give(StaffRole.Approver, null, April, null, "unyo")], Operator, Today, Book));
        Assert.Equal(new DutyRefusal.OwnDuties(), DutyRules.WhyNotEnter([Give(StaffRole.Approver, null, April, null, "unyo")], Operator with { Account = "UNYO" }, Today, Book));
        Assert.Equal(new DutyRefusal.OwnEntry(), DutyRules.WhyNotConfirm(entry, Operator, Today, Book));
        Assert.Equal(new DutyRefusal.OwnDuties(), DutyRules.WhyNotConfirm(entry, Of("mado", StaffRole.Approver), Today, Book));
        Assert.Equal(new DutyRefusal.OwnDuties(), DutyRules.WhyNotDecide(entry, Of("Mado", StaffRole.Operator)));
        Assert.Equal(new RightsRefusal.DutyWanting(Permission.ConfirmAccounts), DutyRules.WhyNotConfirm(entry, Of("shinsa", StaffRole.Examiner), Today, Book));
        Assert.Equal(new DutyRefusal.DecidedBefore("決裁　三郎", true), DutyRules.WhyNotConfirm(Book.Entries[1], Approver, Today, Book));
        Assert.Null(DutyRules.WhyNotConfirm(entry, Approver, Today, Book));
        Assert.Null(DutyRules.WhyNotDecide(entry, Operator));
        Assert.Equal(new DutyRefusal.BegunBefore(new(2027, 5, 31)), DutyRules.WhyNotConfirm(entry, Approver, new(2027, 6, 5), Book));
    }

    /// <summary>The last 運用 is neither ended nor closed: nobody could give duties any more.</summary>
    [Fact]
    public void WhyNot_LastOperator_StaysUntilThereIsAnother()
    {
        Assert.Equal(new DutyRefusal.NobodyManages(April), WhyNot(new DutyChange.Limit("unyo", 1, new DateOnly(2027, 3, 31))));
        Assert.Null(WhyNot(new DutyChange.Limit("unyo", 1, new DateOnly(2027, 3, 31)), Give(StaffRole.Operator, null, April)));
        Assert.Equal(new DutyRefusal.NobodyManages(Today), DutyRules.WhyNotClose("unyo", Of("unyo2", StaffRole.Operator), Today, Book));
        Assert.Equal(new DutyRefusal.OwnDuties(), DutyRules.WhyNotClose("unyo", Operator, Today, Book));
        Assert.Null(DutyRules.WhyNotClose("mado", Operator, Today, Book));
        Assert.Equal(new DutyRefusal.AccountClosed("去る　人"), DutyRules.WhyNotClose("saru", Operator, Today, Book));
    }

    [Theory]
    [InlineData("shinjin", "新　人", "01", null)]
    [InlineData("mado", "新　人", "01", typeof(DutyRefusal.AccountTaken))]
    [InlineData("saru", "新　人", "01", typeof(DutyRefusal.AccountTaken))]
    [InlineData("Shinjin", "新　人", "01", typeof(DutyRefusal.AccountUnfit))]
    [InlineData("=cmd", "新　人", "01", typeof(DutyRefusal.AccountUnfit))]
    [InlineData("shinjin", "", "01", typeof(DutyRefusal.NameUnfit))]
    [InlineData("shinjin", "新\n人", "01", typeof(DutyRefusal.NameUnfit))]
    [InlineData("shinjin", "新　人", "09", typeof(DutyRefusal.UnknownOffice))]
    public void WhyNotAdd_AccountNameAndOffice_AreLookedAt(string account, string name, string office, Type? refusal) =>
        Assert.Equal(refusal, DutyRules.WhyNotAdd(account, name, office, Operator, Book)?.GetType());

    [Theory]
    [InlineData("kaeru-no-uta", "kaeru-no-uta", null)]
    [InlineData("mijikai", "mijikai", typeof(DutyRefusal.PasswordShort))]
    [InlineData("7KQW-M3HA-9XTE", "7KQW-M3HA-9XTE", typeof(DutyRefusal.PasswordKnown))]
    [InlineData("watashi-wa-MADO", "watashi-wa-MADO", typeof(DutyRefusal.PasswordKnown))]
    [InlineData("kaeru-no-uta", "kaeru-no-uto", typeof(DutyRefusal.PasswordsDiffer))]
    public void WhyNotPassword_ShortKnownOrDifferent_IsRefused(string password, string again, Type? refusal) =>
        Assert.Equal(refusal, DutyRules.WhyNotPassword("mado", "7KQW-M3HA-9XTE", password, again)?.GetType());

    /// <summary>At the server: while there are not two of 運用; and a first password is replaced once.</summary>
    [Fact]
    public void WhyNot_AtTheServerAndOfTheFirstPassword_IsRefusedByItsValue()
    {
        Assert.Null(DutyRules.WhyNotSetUpOperator("nibanme", "二番　目", Today, Book));
        Assert.Equal(new DutyRefusal.AccountTaken("mado"), DutyRules.WhyNotSetUpOperator("mado", "窓口　花", Today, Book));
        var two = Book with { Entries = [.. Book.Entries, new(4, [new(4, Give(StaffRole.Operator, null, Today))], "unyo", "運用　五郎", At, new(true, "", "kessai", "決裁　三郎", At))] };
        Assert.Equal(new DutyRefusal.EnoughOperators(), DutyRules.WhyNotSetUpOperator("nibanme", "二番　目", Today, new(two.People, two.Offices, two.Entries)));
        Assert.Null(DutyRules.WhyNotFirstPassword("hash", "hash"));
        Assert.Equal(new DutyRefusal.PasswordKnown(), DutyRules.WhyNotFirstPassword(null, "hash"));
        Assert.Equal(new DutyRefusal.PasswordKnown(), DutyRules.WhyNotFirstPassword("other", "hash"));
    }
}
