using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Guardianship;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.Guardianship;

public sealed class GuardianshipKindTests
{
    private static readonly GuardianshipKind Kind = new();

    private static Draft Of(string act = "designated") => Draft.Empty.With(new("guardianship.act"), act).With(new("person.familyName"), "乙川").With(new("person.givenName"), "葵").With(new("person.birthDate"), "H25.5.5");

    /// <summary>戸籍法施行規則20条: whose paper it is, before it stands in the book.</summary>
    [Fact]
    public void PersonsAtReceipt_AsTyped_IsTheMinorWithTheBirthday()
    {
        Assert.Equal([new ReceiptPerson("未成年者", "乙川　葵", "平成25年5月5日")], Kind.PersonsAtReceipt(Of(), RegisterSet.Empty));
        Assert.Equal("乙川葵", Kind.Subject(Of(), RegisterSet.Empty));
    }

    /// <summary>What a court asks to be recorded stands in the book as 嘱託, not as 受理.</summary>
    [Theory]
    [InlineData("designated", "0504", "受理")]
    [InlineData("ended", "0504", "受理")]
    [InlineData("appointed", "0503", "嘱託")]
    [InlineData("authoritySuspended", "0503", "嘱託")]
    public void SubjectOf_ByTheAct_TellsNotificationsFromCommissions(string act, string code, string column)
    {
        Assert.Equal(code, Kind.SubjectOf(Of(act)).Code);
        Assert.Equal(column, Kind.DispositionOf(Of(act), new Origin.Here()));
    }

    [Theory]
    [InlineData("designated", "", "", "2026-10-13")]
    [InlineData("lost", "successor", "R8.10.15", "2026-10-26")]
    [InlineData("lost", "entitled", "R8.10.15", null)]
    [InlineData("appointed", "", "", null)]
    public void LastDay_ByWhoNotifies_IsTenDaysOrNone(string act, string notifier, string knownOn, string? last) =>
        Assert.Equal(last is null ? null : DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture),
            Kind.LastDay(Of(act).With(new("guardianship.date"), "R8.10.1").With(new("notifier.capacity"), notifier).With(new("notifier.knownOn"), knownOn), ClosingDays.National));

    [Theory]
    [InlineData("この市の戸籍", 0)]
    [InlineData("他の市区町村の戸籍", 1)]
    public void NumbersNeededBy_ByWhereThePersonStands_CountsPersons(string where, int persons) => Assert.Equal((persons, 0), Kind.NumbersNeededBy(Of().With(new("person.where"), where)));
}
