using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.AffinityEnd;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.AffinityEnd;

public sealed class AffinityEndKindTests
{
    private static readonly AffinityEndKind Kind = new();

    private static Draft Of(string diedOn = "", string where = "") => Draft.Empty.With(new("person.familyName"), "高橋").With(new("person.givenName"), "幸子").With(new("person.birthDate"), "S40.2.2")
        .With(new("notifier.diedOn"), diedOn).With(new("person.where"), where);

    /// <summary>戸籍法施行規則20条: whose paper it is, before it stands in the book.</summary>
    [Fact]
    public void PersonsAtReceipt_AsTyped_IsThePersonWithTheBirthday()
    {
        Assert.Equal([new ReceiptPerson("届け出る人", "高橋　幸子", "昭和40年2月2日")], Kind.PersonsAtReceipt(Of(), RegisterSet.Empty));
        Assert.Equal("高橋幸子", Kind.Subject(Of(), RegisterSet.Empty));
    }

    /// <summary>戸籍法47条: the day of the death is that of the notification, not the day of receipt.</summary>
    [Theory]
    [InlineData("", "姻族関係終了の日")]
    [InlineData("R8.10.6", "")]
    public void MeaningOfReceiptDay_ByTheDeathOfTheNotifier_IsSaidOrNot(string diedOn, string meaning) => Assert.Equal(meaning, Kind.MeaningOfReceiptDay(Of(diedOn)));

    [Theory]
    [InlineData("この市の戸籍", 0)]
    [InlineData("他の市区町村の戸籍", 1)]
    public void NumbersNeededBy_ByWhereThePersonStands_CountsPersons(string where, int persons) => Assert.Equal((persons, 0), Kind.NumbersNeededBy(Of(where: where)));
}
