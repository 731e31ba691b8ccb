using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.FamilyNameReading;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.FamilyNameReading;

public sealed class FamilyNameReadingKindTests
{
    private static readonly FamilyNameReadingKind Kind = new();

    private static Draft Elsewhere(string diedOn = "", string manner = "") =>
        Draft.Empty.With(new("home.where"), "他の市区町村の戸籍").With(new("home.head"), "越谷三郎").With(new("notifier.diedOn"), diedOn).With(new("reading.manner"), manner);

    private static RegisterEntry Entry(long person, string name, string born, Sex sex, bool isRemoved) => new()
    {
        Person = new(person), GivenName = name, BirthDate = RegisterDate.Parse(born), Relationship = "長男", Sex = sex, Entered = new(null, "婚姻"), Spouse = sex == Sex.Male ? SpouseMark.Husband : SpouseMark.Wife,
        Removed = isRemoved ? new(RegisterDate.Parse("令和7年7月8日"), "死亡", null) : null,
    };

    private static RegisterSet Couple(bool isRemoved) => new([new()
    {
        Id = new(1), Domicile = new("埼玉県越谷市大袋7番地"), FamilyName = "越谷", HeadGivenName = "一郎",
        Entries = [Entry(1, "一郎", "昭和43年2月3日", Sex.Male, isRemoved), Entry(2, "和子", "昭和45年4月5日", Sex.Female, isRemoved)],
    }]);

    /// <summary>戸籍法施行規則20条: of a register elsewhere the paper tells the head alone.</summary>
    [Fact]
    public void PersonsAtReceipt_OfARegisterElsewhere_IsTheHead()
    {
        Assert.Equal([new ReceiptPerson("筆頭者", "越谷三郎", "")], Kind.PersonsAtReceipt(Elsewhere(), RegisterSet.Empty));
        Assert.Equal("越谷三郎", Kind.Subject(Elsewhere(), RegisterSet.Empty));
    }

    /// <summary>附則6条: whoever of the couple stands in the register; the head's name where neither does.</summary>
    [Fact]
    public void PersonsAtReceipt_OfARegisterOfOurs_AreThoseOfTheCoupleWhoStandInIt()
    {
        var draft = Draft.Empty.With(new("home.where"), "この市の戸籍").With(new("home.register"), "R1");

        Assert.Equal([new ReceiptPerson("筆頭者", "越谷　一郎", "昭和43年2月3日"), new ReceiptPerson("配偶者", "越谷　和子", "昭和45年4月5日")], Kind.PersonsAtReceipt(draft, Couple(false)));
        Assert.Equal([new ReceiptPerson("筆頭者", "越谷一郎", "")], Kind.PersonsAtReceipt(draft, Couple(true)));
        Assert.Equal("越谷一郎", Kind.Subject(draft, Couple(false)));
    }

    /// <summary>戸籍法47条: the day of the death is that of the notification, not the day of receipt.</summary>
    [Theory]
    [InlineData("", "振り仮名の届出の日")]
    [InlineData("R7.8.20", "")]
    public void MeaningOfReceiptDay_ByTheDeathOfTheNotifier_IsSaidOrNot(string diedOn, string meaning) => Assert.Equal(meaning, Kind.MeaningOfReceiptDay(Elsewhere(diedOn)));

    [Theory]
    [InlineData("", "1006")]
    [InlineData("notified", "1006")]
    [InlineData("afterExOfficio", "1007")]
    [InlineData("permitted", "1009")]
    public void SubjectOf_ByTheManner_IsThatOfTheReceiptBook(string manner, string code) => Assert.Equal(code, Kind.SubjectOf(Elsewhere(manner: manner)).Code);
}
