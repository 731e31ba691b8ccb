using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.NationalityLoss;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.NationalityLoss;

public sealed class NationalityLossKindTests
{
    private static readonly NationalityLossKind Kind = new();

    private static Draft Of(string basis, string abroad = "", string where = "") => Draft.Empty.With(new("basis"), basis).With(new("person.familyName"), "小林").With(new("person.givenName"), "健").With(new("person.birthDate"), "S55.5.5")
        .With(new("person.where"), where).With(new("notifier.knownOn"), "R8.5.1").With(new("notifier.abroad"), abroad);

    /// <summary>戸籍法施行規則20条: whose paper it is, before it stands in the book.</summary>
    [Fact]
    public void PersonsAtReceipt_AsTyped_IsThePersonWithTheBirthday()
    {
        Assert.Equal([new ReceiptPerson("国籍を喪失した人", "小林　健", "昭和55年5月5日")], Kind.PersonsAtReceipt(Of("notified"), RegisterSet.Empty));
        Assert.Equal("小林健", Kind.Subject(Of("notified"), RegisterSet.Empty));
    }

    /// <summary>戸籍法103条, 43条: a month from the day the notifier learnt of it, three where the notifier was abroad on that day; a report has no period.</summary>
    [Fact]
    public void LastDay_ByWhereTheNotifierWas_IsAMonthOrThree()
    {
        var closing = new ClosingDays([]);
        Assert.Equal(new DateOnly(2026, 6, 1), Kind.LastDay(Of("notified"), closing));
        Assert.Equal(new DateOnly(2026, 7, 31), Kind.LastDay(Of("notified", "1"), closing));
        Assert.Null(Kind.LastDay(Of("reported"), closing));
    }

    /// <summary>戸籍法施行規則21条: a report is neither 受理 nor 送付.</summary>
    [Fact]
    public void DispositionOf_AReport_IsSaid()
    {
        Assert.Equal("報告", Kind.DispositionOf(Of("reported"), new Origin.Here()));
        Assert.Equal("受理", Kind.DispositionOf(Of("notified"), new Origin.Here()));
    }

    [Theory]
    [InlineData("この市の戸籍", 0)]
    [InlineData("他の市区町村の戸籍", 1)]
    public void NumbersNeededBy_ByWhereThePersonStands_CountsPersons(string where, int persons) => Assert.Equal((persons, 0), Kind.NumbersNeededBy(Of("notified", where: where)));
}
