using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.KeptAdoptiveName;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.KeptAdoptiveName;

public sealed class KeptAdoptiveNameKindTests
{
    private static readonly KeptAdoptiveNameKind Kind = new();

    /// <summary>民法816条2項, 140条, 143条: three months, the first being the day after the 離縁.</summary>
    [Theory]
    [InlineData("R8.8.20", "2026-11-20")]
    [InlineData("R8.8.21", "2026-11-24")]
    [InlineData("", null)]
    public void LastDay_ByTheDayOfTheDissolution_IsThreeMonthsLater(string day, string? last)
    {
        var draft = Draft.Of(new Dictionary<string, string> { ["kept.dissolvedOn"] = day, ["person.familyName"] = "春日部", ["person.givenName"] = "花子" });

        Assert.Equal(last is null ? null : DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture), Kind.LastDay(draft, ClosingDays.National));
        Assert.Equal(("春日部花子", "氏変更日", "0306"), (Kind.Subject(draft, RegisterSet.Empty), Kind.MeaningOfReceiptDay(draft), Kind.SubjectOf(draft).Code));
    }
}
