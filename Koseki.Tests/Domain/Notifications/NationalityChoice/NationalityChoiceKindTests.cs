using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.NationalityChoice;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.NationalityChoice;

public sealed class NationalityChoiceKindTests
{
    private static readonly NationalityChoiceKind Kind = new();

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

    /// <summary>国籍法14条2項: the declaration is made by the notification; 戸籍法47条: the day of the death is that of the notification. No period ends it.</summary>
    [Fact]
    public void MeaningOfReceiptDay_ByTheDeathOfTheNotifier_IsSaidOrNot()
    {
        Assert.Equal("国籍選択の宣言日", Kind.MeaningOfReceiptDay(Of()));
        Assert.Equal("", Kind.MeaningOfReceiptDay(Of("R8.7.29")));
        Assert.Null(Kind.LastDay(Of(), new ClosingDays([])));
    }
}
