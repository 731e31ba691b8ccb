using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Joining;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.Joining;

public sealed class JoiningKindTests
{
    private static readonly JoiningKind Kind = new();

    private static Draft Of(params (string Key, string Text)[] boxes) => boxes.Aggregate(Draft.Empty, (d, b) => d.With(new(b.Key), b.Text));

    /// <summary>戸籍法施行規則20条: whose paper it is, before it stands in the book.</summary>
    [Fact]
    public void PersonsAtReceipt_AsTyped_IsThePersonWithTheBirthday()
    {
        var draft = Of(("person.familyName", "小川"), ("person.givenName", "蓮"), ("person.birthDate", "H30.8.8"));
        Assert.Equal([new ReceiptPerson("入籍する人", "小川　蓮", "平成30年8月8日")], Kind.PersonsAtReceipt(draft, RegisterSet.Empty));
        Assert.Equal("小川蓮", Kind.Subject(draft, RegisterSet.Empty));
    }

    /// <summary>戸籍法47条: the day of the death is that of the notification, not the day of receipt.</summary>
    [Theory]
    [InlineData("", "入籍の日")]
    [InlineData("R8.10.6", "")]
    public void MeaningOfReceiptDay_ByTheDeathOfTheNotifier_IsSaidOrNot(string diedOn, string meaning) => Assert.Equal(meaning, Kind.MeaningOfReceiptDay(Of(("notifier.diedOn", diedOn))));

    /// <summary>戸籍法17条, 20条: a couple and a parent from elsewhere are new to us, and one register is made.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1, "to.way=new", "new.at=here", "person.where=この市の戸籍", "to.where=この市の戸籍", "joining.manner=parentsName")]
    [InlineData(2, 1, "to.way=new", "new.at=here", "person.where=他の市区町村の戸籍", "joining.withSpouse=1", "to.where=他の市区町村の戸籍", "joining.manner=parentsName")]
    [InlineData(2, 1, "to.way=new", "new.at=here", "person.where=他の市区町村の戸籍", "to.where=他の市区町村の戸籍", "joining.manner=parentsName")]
    [InlineData(1, 0, "to.way=existing", "person.where=他の市区町村の戸籍", "to.where=この市の戸籍", "joining.manner=sameRegister")]
    public void NumbersNeededBy_ByWhoIsNewToUs_CountsPersonsAndRegisters(int persons, int registers, params string[] boxes) =>
        Assert.Equal((persons, registers), Kind.NumbersNeededBy(Of([.. boxes.Select(b => (b.Split('=')[0], b.Split('=')[1]))])));
}
