using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.SexChange;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.SexChange;

public sealed class SexChangeKindTests
{
    private static readonly SexChangeKind Kind = new();

    private static Draft Of(string where = "") => Draft.Empty.With(new("person.familyName"), "佐藤").With(new("person.givenName"), "葵").With(new("person.birthDate"), "H10.1.1").With(new("person.where"), where);

    /// <summary>戸籍法施行規則20条: whose paper it is, before it stands in the book.</summary>
    [Fact]
    public void PersonsAtReceipt_AsTyped_IsThePersonWithTheBirthday()
    {
        Assert.Equal([new ReceiptPerson("本人", "佐藤　葵", "平成10年1月1日")], Kind.PersonsAtReceipt(Of(), RegisterSet.Empty));
        Assert.Equal("佐藤葵", Kind.Subject(Of(), RegisterSet.Empty));
    }

    [Theory]
    [InlineData("この市の戸籍", 0, 1)]
    [InlineData("他の市区町村の戸籍", 1, 0)]
    public void NumbersNeededBy_ByWhereThePersonStands_CountsPersonsAndRegisters(string where, int persons, int registers) => Assert.Equal((persons, registers), Kind.NumbersNeededBy(Of(where)));
}
