using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.DivorceRevocation;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.DivorceRevocation;

public sealed class DivorceRevocationKindTests
{
    private static readonly DivorceRevocationKind Kind = new();

    private static Draft Of(params (string Key, string Value)[] boxes) => boxes.Aggregate(Draft.Empty, (d, b) => d.With(new(b.Key), b.Value));

    [Fact]
    public void Persons_AtReceipt_AreBothByTheNamesOfNow()
    {
        var draft = Of(("husband.familyName", "佐藤"), ("husband.givenName", "健"), ("wife.where", "外国人"), ("wife.familyName", "サントス"), ("wife.givenName", "マリア"), ("court.date", "R8.11.13"));
        Assert.Equal("佐藤健・サントス，マリア", Kind.Subject(draft, RegisterSet.Empty));
        Assert.Equal(["夫", "妻"], Kind.PersonsAtReceipt(draft, RegisterSet.Empty).Select(p => p.Role));
        Assert.Equal(new DateOnly(2026, 11, 24), Kind.LastDay(draft, ClosingDays.National));
    }

    /// <summary>Each of the two may stand elsewhere; nobody gets a new register.</summary>
    [Fact]
    public void Numbers_AreThoseOfWhoeverComesFromElsewhere() =>
        Assert.Equal((1, 0), Kind.NumbersNeededBy(Of(("husband.where", "この市の戸籍"), ("wife.where", "他の市区町村の戸籍"))));
}
