using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.GivenNameReading;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.GivenNameReading;

public sealed class GivenNameReadingKindTests
{
    private static readonly GivenNameReadingKind Kind = new();

    private static Draft Of(string diedOn = "", string where = "", string manner = "") => Draft.Empty.With(new("person.familyName"), "越谷").With(new("person.givenName"), "和子").With(new("person.birthDate"), "S45.4.5")
        .With(new("notifier.diedOn"), diedOn).With(new("person.where"), where).With(new("reading.manner"), manner);

    /// <summary>戸籍法施行規則20条: whose paper it is, before it stands in the book.</summary>
    [Fact]
    public void PersonsAtReceipt_AsTyped_IsThePersonWithTheBirthday()
    {
        Assert.Equal([new ReceiptPerson("届け出る人", "越谷　和子", "昭和45年4月5日")], Kind.PersonsAtReceipt(Of(), RegisterSet.Empty));
        Assert.Equal("越谷和子", Kind.Subject(Of(), RegisterSet.Empty));
    }

    /// <summary>戸籍法47条: the day of the death is that of the notification, not the day of receipt.</summary>
    [Theory]
    [InlineData("", "振り仮名の届出の日")]
    [InlineData("R7.8.20", "")]
    public void MeaningOfReceiptDay_ByTheDeathOfTheNotifier_IsSaidOrNot(string diedOn, string meaning) => Assert.Equal(meaning, Kind.MeaningOfReceiptDay(Of(diedOn)));

    [Theory]
    [InlineData("この市の戸籍", 0)]
    [InlineData("他の市区町村の戸籍", 1)]
    public void NumbersNeededBy_ByWhereThePersonStands_CountsPersons(string where, int persons) => Assert.Equal((persons, 0), Kind.NumbersNeededBy(Of(where: where)));

    [Theory]
    [InlineData("", "1010")]
    [InlineData("notified", "1010")]
    [InlineData("afterExOfficio", "1011")]
    [InlineData("permitted", "1012")]
    public void SubjectOf_ByTheManner_IsThatOfTheReceiptBook(string manner, string code) => Assert.Equal(code, Kind.SubjectOf(Of(manner: manner)).Code);
}
