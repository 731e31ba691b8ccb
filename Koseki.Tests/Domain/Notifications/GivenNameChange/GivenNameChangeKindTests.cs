using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.GivenNameChange;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.GivenNameChange;

public sealed class GivenNameChangeKindTests
{
    private static readonly GivenNameChangeKind Kind = new();

    private static Draft Of(string diedOn = "", string where = "") => Draft.Empty.With(new("person.familyName"), "越谷").With(new("person.givenName"), "和子").With(new("person.birthDate"), "S45.4.5")
        .With(new("notifier.diedOn"), diedOn).With(new("person.where"), where);

    /// <summary>戸籍法施行規則20条: whose paper it is, by the name until now, before it stands in the book.</summary>
    [Fact]
    public void PersonsAtReceipt_AsTyped_IsThePersonWithTheBirthday()
    {
        Assert.Equal([new ReceiptPerson("名を変更する人", "越谷　和子", "昭和45年4月5日")], Kind.PersonsAtReceipt(Of(), RegisterSet.Empty));
        Assert.Equal("越谷和子", Kind.Subject(Of(), RegisterSet.Empty));
    }

    /// <summary>戸籍法47条: the day of the death is that of the notification, not the day of receipt.</summary>
    [Theory]
    [InlineData("", "名の変更の日")]
    [InlineData("R8.10.6", "")]
    public void MeaningOfReceiptDay_ByTheDeathOfTheNotifier_IsSaidOrNot(string diedOn, string meaning) => Assert.Equal(meaning, Kind.MeaningOfReceiptDay(Of(diedOn)));

    [Theory]
    [InlineData("この市の戸籍", 0)]
    [InlineData("他の市区町村の戸籍", 1)]
    public void NumbersNeededBy_ByWhereThePersonStands_CountsPersons(string where, int persons) => Assert.Equal((persons, 0), Kind.NumbersNeededBy(Of(where: where)));
}
