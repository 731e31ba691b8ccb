using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Naturalization;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.Naturalization;

public sealed class NaturalizationKindTests
{
    private static readonly NaturalizationKind Kind = new();

    private static Draft Of(string home, string at = "here", string where = "", string issued = "") => Draft.Empty
        .With(new("home"), home).With(new("new.at"), at).With(new("new.domicile"), "埼玉県越谷市弥栄町四丁目1番地").With(new("new.familyName"), "大沢").With(new("person.givenName"), "カルロス").With(new("person.birthDate"), "H7.4.10")
        .With(new("other.givenName"), "マリア").With(new("other.birthDate"), "H8.2.3").With(new("spouse.where"), where).With(new("spouse.domicile"), where.Length > 0 ? "埼玉県春日部市粕壁六丁目2番地" : "").With(new("became"), "R8.5.20").With(new("certificate.issued"), issued);

    /// <summary>戸籍法施行規則20条: everybody who is naturalized is named aloud, under the new name.</summary>
    [Fact]
    public void PersonsAtReceipt_OfACouple_AreBoth()
    {
        Assert.Equal([new ReceiptPerson("帰化した人", "大沢　カルロス", "平成7年4月10日")], Kind.PersonsAtReceipt(Of("single"), RegisterSet.Empty));
        Assert.Equal(["大沢　カルロス", "大沢　マリア"], Kind.PersonsAtReceipt(Of("couple"), RegisterSet.Empty).Select(p => p.Name));
        Assert.Equal("大沢カルロス", Kind.Subject(Of("couple"), RegisterSet.Empty));
    }

    [Theory]
    [InlineData("single", "here", "", 1, 1)]
    [InlineData("single", "elsewhere", "", 1, 0)]
    [InlineData("couple", "here", "", 2, 1)]
    [InlineData("spousesRegister", "here", "この市の戸籍", 1, 0)]
    [InlineData("ownName", "here", "この市の戸籍", 1, 1)]
    [InlineData("ownName", "here", "他の市区町村の戸籍", 2, 1)]
    [InlineData("parents", "here", "", 1, 0)]
    public void NumbersNeededBy_ByWhereTheyComeToStand_CountsBoth(string home, string at, string where, int persons, int registers) =>
        Assert.Equal((persons, registers), Kind.NumbersNeededBy(Of(home, at, where)));

    /// <summary>戸籍法43条, 102条の2: a month from the announcement, its day being the first; or from the day the certificate was handed out, never from one before the announcement.</summary>
    [Theory]
    [InlineData("", 6, 19)]
    [InlineData("R8.5.28", 6, 29)]
    [InlineData("R8.5.1", 6, 19)]
    public void LastDay_ByTheAnnouncementOrTheCertificate_IsAMonth(string issued, int month, int day) =>
        Assert.Equal(new DateOnly(2026, month, day), Kind.LastDay(Of("single", issued: issued), new ClosingDays([])));

    /// <summary>戸籍法施行規則21条: the 本籍 in the receipt book is that of the new register, or of the one that is entered. A person without any can be received.</summary>
    [Fact]
    public void Domiciles_OfANewRegister_IsItsOwn()
    {
        Assert.Equal(["埼玉県越谷市弥栄町四丁目1番地"], Kind.Domiciles(Of("single"), RegisterSet.Empty));
        Assert.Equal(["埼玉県春日部市粕壁六丁目2番地"], Kind.Domiciles(Of("spousesRegister", where: "他の市区町村の戸籍"), RegisterSet.Empty));
        Assert.Null(Kind.WhyNotReceivable(Of("single")));
        Assert.NotNull(Kind.WhyNotReceivable(Of("spousesRegister")));
    }
}
