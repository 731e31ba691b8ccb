using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.ForeignNationalityLoss;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.ForeignNationalityLoss;

public sealed class ForeignNationalityLossKindTests
{
    private static readonly ForeignNationalityLossKind Kind = new();

    private static Draft Of(string diedOn = "", string where = "") => Draft.Empty.With(new("person.familyName"), "小林").With(new("person.givenName"), "健").With(new("person.birthDate"), "S55.5.5")
        .With(new("notifier.diedOn"), diedOn).With(new("person.where"), where).With(new("notifier.knownOn"), "R8.5.1");

    /// <summary>戸籍法施行規則20条: whose paper it is, before it stands in the book.</summary>
    [Fact]
    public void PersonsAtReceipt_AsTyped_IsThePersonWithTheBirthday()
    {
        Assert.Equal([new ReceiptPerson("本人", "小林　健", "昭和55年5月5日")], Kind.PersonsAtReceipt(Of(), RegisterSet.Empty));
        Assert.Equal("小林健", Kind.Subject(Of(), RegisterSet.Empty));
    }

    [Theory]
    [InlineData("この市の戸籍", 0)]
    [InlineData("他の市区町村の戸籍", 1)]
    public void NumbersNeededBy_ByWhereThePersonStands_CountsPersons(string where, int persons) => Assert.Equal((persons, 0), Kind.NumbersNeededBy(Of(where: where)));

    /// <summary>戸籍法106条, 43条: a month from the day the notifier learnt of it, three where the notifier was abroad on that day.</summary>
    [Fact]
    public void LastDay_ByWhereTheNotifierWas_IsAMonthOrThree()
    {
        var closing = new ClosingDays([]);
        Assert.Equal(new DateOnly(2026, 6, 1), Kind.LastDay(Of(), closing));
        Assert.Equal(new DateOnly(2026, 7, 31), Kind.LastDay(Of().With(new("notifier.abroad"), "1"), closing));
        Assert.Equal("", Kind.MeaningOfReceiptDay(Of()));
    }
}
