using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.FirstRegistration;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.FirstRegistration;

public sealed class FirstRegistrationKindTests
{
    private static readonly FirstRegistrationKind Kind = new();

    private static Draft Of(string at = "here", string served = "") => Draft.Empty.With(new("new.at"), at).With(new("new.domicile"), "埼玉県越谷市弥栄町四丁目1番地").With(new("new.familyName"), "武藤").With(new("person.givenName"), "修").With(new("person.birthDate"), "S57.5.1")
        .With(new("court.finalOn"), "R8.10.1").With(new("court.servedOn"), served);

    /// <summary>戸籍法施行規則20条・21条: whose paper it is, and the 本籍 of the register that is made. Who stands in none can be received.</summary>
    [Fact]
    public void PersonsAtReceipt_AsTyped_IsThePersonWithTheBirthday()
    {
        Assert.Equal([new ReceiptPerson("就籍する人", "武藤　修", "昭和57年5月1日")], Kind.PersonsAtReceipt(Of(), RegisterSet.Empty));
        Assert.Equal("武藤修", Kind.Subject(Of(), RegisterSet.Empty));
        Assert.Equal(["埼玉県越谷市弥栄町四丁目1番地"], Kind.Domiciles(Of(), RegisterSet.Empty));
        Assert.Null(Kind.WhyNotReceivable(Of()));
    }

    /// <summary>戸籍法43条, 110条, 111条: ten days from the day it became final, from that of the service where it came later.</summary>
    [Theory]
    [InlineData("", 13)]
    [InlineData("R8.10.5", 14)]
    [InlineData("R8.9.20", 13)]
    public void LastDay_ByFinalityAndService_IsTenDays(string served, int day) => Assert.Equal(new DateOnly(2026, 10, day), Kind.LastDay(Of(served: served), new ClosingDays([])));

    [Theory]
    [InlineData("here", 1)]
    [InlineData("elsewhere", 0)]
    public void NumbersNeededBy_ByWhereTheRegisterIsMade_CountsIt(string at, int registers) => Assert.Equal((1, registers), Kind.NumbersNeededBy(Of(at)));
}
