using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Separation;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.Separation;

public sealed class SeparationKindTests
{
    private static readonly SeparationKind Kind = new();

    private static Draft Of(string diedOn = "") => Draft.Empty.With(new("person.familyName"), "小川").With(new("person.givenName"), "結衣").With(new("person.birthDate"), "H12.1.1").With(new("notifier.diedOn"), diedOn);

    /// <summary>戸籍法施行規則20条: whose paper it is, before it stands in the book.</summary>
    [Fact]
    public void PersonsAtReceipt_AsTyped_IsThePersonWithTheBirthday()
    {
        Assert.Equal([new ReceiptPerson("分籍する人", "小川　結衣", "平成12年1月1日")], Kind.PersonsAtReceipt(Of(), RegisterSet.Empty));
        Assert.Equal("小川結衣", Kind.Subject(Of(), RegisterSet.Empty));
        Assert.Equal([new ReceiptPerson("分籍する人", "", "")], Kind.PersonsAtReceipt(Draft.Empty, RegisterSet.Empty));
    }

    /// <summary>戸籍法47条: the day of the death is that of the separation, not the day of receipt.</summary>
    [Theory]
    [InlineData("", "分籍の日")]
    [InlineData("R8.10.6", "")]
    public void MeaningOfReceiptDay_ByTheDeathOfTheNotifier_IsSaidOrNot(string diedOn, string meaning) => Assert.Equal(meaning, Kind.MeaningOfReceiptDay(Of(diedOn)));
}
