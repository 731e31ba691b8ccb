using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Disinheritance;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.Disinheritance;

public sealed class DisinheritanceKindTests
{
    private static readonly DisinheritanceKind Kind = new();

    private static Draft Of(string act = "excluded") => Draft.Empty.With(new("disinheritance.act"), act).With(new("person.familyName"), "横山").With(new("person.givenName"), "剛").With(new("person.birthDate"), "S58.8.8");

    /// <summary>戸籍法施行規則20条: whose paper it is, before it stands in the book.</summary>
    [Fact]
    public void PersonsAtReceipt_AsTyped_IsTheHeirWithTheBirthday()
    {
        Assert.Equal([new ReceiptPerson("廃除された人", "横山　剛", "昭和58年8月8日")], Kind.PersonsAtReceipt(Of(), RegisterSet.Empty));
        Assert.Equal("横山剛", Kind.Subject(Of(), RegisterSet.Empty));
    }

    [Theory]
    [InlineData("excluded", "推定相続人廃除")]
    [InlineData("revoked", "推定相続人廃除取消")]
    public void SubjectOf_ByTheAct_NamesItInTheReceiptBook(string act, string subject) => Assert.Equal(subject, Kind.SubjectOf(Of(act)).Name);

    [Fact]
    public void LastDay_FromFinality_IsTenDays() => Assert.Equal(new DateOnly(2026, 10, 13), Kind.LastDay(Of().With(new("court.date"), "R8.10.1"), ClosingDays.National));

    [Theory]
    [InlineData("この市の戸籍", 0)]
    [InlineData("他の市区町村の戸籍", 1)]
    public void NumbersNeededBy_ByWhereThePersonStands_CountsPersons(string where, int persons) => Assert.Equal((persons, 0), Kind.NumbersNeededBy(Of().With(new("person.where"), where)));
}
