using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.FamilyNameChange;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.FamilyNameChange;

public sealed class FamilyNameChangeKindTests
{
    private static readonly FamilyNameChangeKind Kind = new();

    private static Draft Elsewhere(string diedOn = "") => Draft.Empty.With(new("home.where"), "他の市区町村の戸籍").With(new("home.head"), "乙野三郎").With(new("notifier.diedOn"), diedOn);

    /// <summary>戸籍法施行規則20条: of a register elsewhere the paper tells the head alone.</summary>
    [Fact]
    public void PersonsAtReceipt_OfARegisterElsewhere_IsTheHead()
    {
        Assert.Equal([new ReceiptPerson("筆頭者", "乙野三郎", "")], Kind.PersonsAtReceipt(Elsewhere(), RegisterSet.Empty));
        Assert.Equal("乙野三郎", Kind.Subject(Elsewhere(), RegisterSet.Empty));
    }

    /// <summary>戸籍法107条1項: both of the couple notify, so both are read aloud.</summary>
    [Fact]
    public void PersonsAtReceipt_OfARegisterOfOurs_IsTheCouple()
    {
        static RegisterEntry Entry(long person, string name, string born, Sex sex) => new()
        {
            Person = new(person), GivenName = name, BirthDate = RegisterDate.Parse(born), Relationship = "長男", Sex = sex, Entered = new(null, "婚姻"), Spouse = sex == Sex.Male ? SpouseMark.Husband : SpouseMark.Wife,
        };
        var register = new FamilyRegister
        {
            Id = new(1), Domicile = new("埼玉県越谷市大袋7番地"), FamilyName = "乙野", HeadGivenName = "太郎",
            Entries = [Entry(1, "太郎", "昭和50年1月1日", Sex.Male), Entry(2, "花", "昭和52年2月2日", Sex.Female)],
        };
        var draft = Draft.Empty.With(new("home.where"), "この市の戸籍").With(new("home.register"), "R1");

        Assert.Equal([new ReceiptPerson("筆頭者", "乙野　太郎", "昭和50年1月1日"), new ReceiptPerson("配偶者", "乙野　花", "昭和52年2月2日")], Kind.PersonsAtReceipt(draft, new([register])));
        Assert.Equal("乙野太郎", Kind.Subject(draft, new([register])));
    }

    /// <summary>戸籍法47条: the day of the death is that of the notification, not the day of receipt.</summary>
    [Theory]
    [InlineData("", "氏変更日")]
    [InlineData("R8.10.6", "")]
    public void MeaningOfReceiptDay_ByTheDeathOfTheNotifier_IsSaidOrNot(string diedOn, string meaning) => Assert.Equal(meaning, Kind.MeaningOfReceiptDay(Elsewhere(diedOn)));
}
