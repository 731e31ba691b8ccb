using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.KeptName;

namespace Koseki.Tests.Domain.Notifications.KeptName;

public sealed class KeptNameKindTests
{
    private static readonly KeptNameKind Kind = new();

    /// <summary>民法767条2項, 140条, 143条: three months from the next day; a last day on which the office is closed moves.</summary>
    [Theory]
    [InlineData("R8.8.20", 2026, 11, 20)]
    [InlineData("R8.4.30", 2026, 7, 31)]
    [InlineData("R8.2.28", 2026, 6, 1)]
    [InlineData("R8.5.10", 2026, 8, 10)]
    public void LastDay_AfterADivorce_IsCountedFromTheNextDay(string divorced, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), Kind.LastDay(Draft.Empty.With(new("kept.divorcedOn"), divorced), ClosingDays.National));

    [Theory]
    [InlineData("", "この市の戸籍", 0, 0)]
    [InlineData("here", "この市の戸籍", 0, 1)]
    [InlineData("here", "他の市区町村の戸籍", 1, 1)]
    [InlineData("elsewhere", "他の市区町村の戸籍", 1, 0)]
    public void NumbersNeededBy_ADraft_AreThoseOfItsRegisters(string newAt, string where, int persons, int registers) =>
        Assert.Equal((persons, registers), Kind.NumbersNeededBy(Draft.Empty.With(new("kept.newDomicileAt"), newAt).With(new("person.where"), where)));
}
