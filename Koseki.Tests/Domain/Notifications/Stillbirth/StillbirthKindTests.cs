using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Stillbirth;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.Stillbirth;

public sealed class StillbirthKindTests
{
    private static readonly StillbirthKind Kind = new();
    private static readonly Draft Paper = Draft.Empty.With(new("mother.name"), "越谷花子").With(new("mother.birthDate"), "H11.8.20").With(new("stillbirth.date"), "R8.10.5").With(new("parents.domicile"), "埼玉県越谷市東越谷一丁目5番地");

    [Fact]
    public void ReceiptBook_SaysTheMotherAndHerDomicile()
    {
        Assert.Equal("越谷花子の死産児", Kind.Subject(Paper, RegisterSet.Empty));
        Assert.Equal(["越谷花子"], Kind.PersonsOfEvent(Paper));
        Assert.Equal(["埼玉県越谷市東越谷一丁目5番地"], Kind.Domiciles(Paper, RegisterSet.Empty));
        Assert.Equal([new ReceiptPerson("母", "越谷花子", "平成11年8月20日")], Kind.PersonsAtReceipt(Paper, RegisterSet.Empty));
        Assert.Null(Kind.WhyNotReceivable(Paper));
    }

    /// <summary>Seven days with the first; the last one a Sunday, and the day after it a holiday (スポーツの日).</summary>
    [Fact]
    public void LastDay_OnAClosedDay_IsTheNextOpenOne()
    {
        Assert.Equal(new DateOnly(2026, 10, 13), Kind.LastDay(Paper.With(new("stillbirth.date"), "R8.10.5"), ClosingDays.National));
        Assert.Equal(new DateOnly(2026, 10, 14), Kind.LastDay(Paper.With(new("stillbirth.date"), "R8.10.8"), ClosingDays.National));
        Assert.Null(Kind.LastDay(Draft.Empty, ClosingDays.National));
    }
}
