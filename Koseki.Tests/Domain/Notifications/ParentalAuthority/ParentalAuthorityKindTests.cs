using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.ParentalAuthority;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.ParentalAuthority;

public sealed class ParentalAuthorityKindTests
{
    private static readonly ParentalAuthorityKind Kind = new();

    private static Draft Of(string cause) => Draft.Empty.With(new("authority.cause"), cause).With(new("court.date"), "R8.11.13").With(new("child.familyName"), "越谷").With(new("child.givenName"), "美空");

    [Theory]
    [InlineData("bornAfterDivorce", "0501", "親権者を定めた日")]
    [InlineData("change", "0502", "")]
    [InlineData("forfeitureRevoked", "0502", "")]
    [InlineData("resigned", "0501", "親権辞任日")]
    [InlineData("managementRestored", "0501", "管理権回復日")]
    public void SubjectOf_ByTheCause_IsThatOfTheBook(string cause, string code, string day)
    {
        Assert.Equal(code, Kind.SubjectOf(Of(cause)).Code);
        Assert.Equal(day, Kind.MeaningOfReceiptDay(Of(cause)));
        Assert.Equal("越谷美空", Kind.Subject(Of(cause), RegisterSet.Empty));
    }

    /// <summary>戸籍法79条・63条: ten days, the first counted; an agreement has no period.</summary>
    [Fact]
    public void LastDay_OfADecisionOfACourt_IsTheTenth()
    {
        Assert.Equal(new DateOnly(2026, 11, 24), Kind.LastDay(Of("designation"), ClosingDays.National));
        Assert.Equal(new DateOnly(2026, 11, 24), Kind.LastDay(Of("suspensionRevoked"), ClosingDays.National));
        Assert.Null(Kind.LastDay(Of("acknowledged"), ClosingDays.National));
        Assert.Null(Kind.LastDay(Of("restored"), ClosingDays.National));
    }
}
