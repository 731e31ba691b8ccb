using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.ForeignName;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.ForeignName;

public sealed class ForeignNameKindTests
{
    private static readonly ForeignNameKind Kind = new();

    private static Draft Of(string ground, string diedOn = "", string where = "", string at = "") => Draft.Empty.With(new("change.ground"), ground)
        .With(new("person.familyName"), "内田").With(new("person.givenName"), "誠").With(new("person.birthDate"), "S59.1.1")
        .With(new("change.marriedOn"), "R8.4.11").With(new("change.endedOn"), "R8.4.11").With(new("notifier.diedOn"), diedOn).With(new("person.where"), where).With(new("new.at"), at);

    /// <summary>戸籍法施行規則20条: whose paper it is, before it stands in the book.</summary>
    [Fact]
    public void PersonsAtReceipt_AsTyped_IsThePersonWithTheBirthday()
    {
        Assert.Equal([new ReceiptPerson("氏を変更する人", "内田　誠", "昭和59年1月1日")], Kind.PersonsAtReceipt(Of("spouse"), RegisterSet.Empty));
        Assert.Equal("内田誠", Kind.Subject(Of("spouse"), RegisterSet.Empty));
    }

    [Theory]
    [InlineData("", "1002")]
    [InlineData("spouse", "1002")]
    [InlineData("return", "1003")]
    [InlineData("parent", "1004")]
    public void SubjectOf_ByTheParagraph_IsThatOfTheReceiptBook(string ground, string code) => Assert.Equal(code, Kind.SubjectOf(Of(ground)).Code);

    /// <summary>戸籍法43条: the day of the marriage and of its end is the first (4月11日 → 10月10日, which is a Saturday before a holiday).</summary>
    [Theory]
    [InlineData("spouse", "2026-10-13")]
    [InlineData("return", "2026-07-10")]
    [InlineData("parent", null)]
    [InlineData("", null)]
    public void LastDay_ByTheParagraph_CountsTheDayItself(string ground, string? last) =>
        Assert.Equal(last is null ? null : DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture), Kind.LastDay(Of(ground), new ClosingDays([])));

    /// <summary>戸籍法47条: the day of the death is that of the notification, not the day of receipt.</summary>
    [Theory]
    [InlineData("", "氏変更日")]
    [InlineData("R8.10.6", "")]
    public void MeaningOfReceiptDay_ByTheDeathOfTheNotifier_IsSaidOrNot(string diedOn, string meaning) => Assert.Equal(meaning, Kind.MeaningOfReceiptDay(Of("spouse", diedOn)));

    [Theory]
    [InlineData("この市の戸籍", "", 0, 0)]
    [InlineData("この市の戸籍", "here", 0, 1)]
    [InlineData("この市の戸籍", "elsewhere", 0, 0)]
    [InlineData("他の市区町村の戸籍", "here", 1, 1)]
    public void NumbersNeededBy_ByWhereItGoes_CountsPersonsAndRegisters(string where, string at, int persons, int registers) =>
        Assert.Equal((persons, registers), Kind.NumbersNeededBy(Of("spouse", where: where, at: at)));
}
