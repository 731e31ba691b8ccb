using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Reversion;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.Reversion;

public sealed class ReversionKindTests
{
    private static readonly ReversionKind Kind = new();

    private static Draft Of(params (string Key, string Text)[] boxes) => boxes.Aggregate(Draft.Empty, (d, b) => d.With(new(b.Key), b.Text));

    /// <summary>戸籍法施行規則20条: whose paper it is, before it stands in the book.</summary>
    [Fact]
    public void PersonsAtReceipt_AsTyped_IsThePersonWithTheBirthday()
    {
        var draft = Of(("person.familyName", "高橋"), ("person.givenName", "幸子"), ("person.birthDate", "S40.2.2"));
        Assert.Equal([new ReceiptPerson("復氏する人", "高橋　幸子", "昭和40年2月2日")], Kind.PersonsAtReceipt(draft, RegisterSet.Empty));
        Assert.Equal("高橋幸子", Kind.Subject(draft, RegisterSet.Empty));
    }

    /// <summary>戸籍法47条: the day of the death is that of the notification, not the day of receipt.</summary>
    [Theory]
    [InlineData("", "復氏の日")]
    [InlineData("R8.10.6", "")]
    public void MeaningOfReceiptDay_ByTheDeathOfTheNotifier_IsSaidOrNot(string diedOn, string meaning) => Assert.Equal(meaning, Kind.MeaningOfReceiptDay(Of(("notifier.diedOn", diedOn))));

    /// <summary>戸籍法19条2項: a register is made only for a new one here.</summary>
    [Theory]
    [InlineData(0, 1, "to.way=new", "new.at=here", "person.where=この市の戸籍")]
    [InlineData(1, 0, "to.way=existing", "to.where=この市の戸籍", "person.where=他の市区町村の戸籍")]
    [InlineData(0, 0, "to.way=new", "new.at=elsewhere", "person.where=この市の戸籍")]
    public void NumbersNeededBy_ByWhereThePersonGoes_CountsPersonsAndRegisters(int persons, int registers, params string[] boxes) =>
        Assert.Equal((persons, registers), Kind.NumbersNeededBy(Of([.. boxes.Select(b => (b.Split('=')[0], b.Split('=')[1]))])));
}
