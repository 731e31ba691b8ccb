using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.OfficialReading;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.OfficialReading;

public sealed class OfficialReadingKindTests
{
    private static readonly OfficialReadingKind Kind = new();

    private static RegisterEntry Entry(long person, string name, bool isRemoved, string? kana = null) => new()
    {
        Person = new(person), GivenName = name, GivenNameKana = kana, BirthDate = RegisterDate.Parse("昭和43年2月3日"), Relationship = "長男", Sex = Sex.Male, Entered = new(null, "出生"),
        Removed = isRemoved ? new(RegisterDate.Parse("令和7年7月8日"), "死亡", null) : null,
    };

    private static readonly RegisterSet Registers = new([new()
    {
        Id = new(1), Domicile = new("埼玉県越谷市大袋7番地"), FamilyName = "越谷", HeadGivenName = "一郎",
        Entries = [Entry(1, "一郎", isRemoved: true), Entry(2, "太郎", isRemoved: false), Entry(3, "太郎", isRemoved: false, "タロウ")],
    }]);

    private static readonly Draft Draft = Draft.Empty.With(OfficialReadingForm.Register, "R1");

    /// <summary>Two of one name are told apart by their numbers, and nobody who is removed is offered.</summary>
    [Fact]
    public void Choices_OfPersons_AreTheNumbersOfThoseWhoStandInTheRegister()
    {
        var choices = Kind.Form[new("persons.1.person")].ChoicesIn(Draft, Registers);

        Assert.Equal([("P2", "太郎　長男　昭和43年2月3日生"), ("P3", "太郎　長男　昭和43年2月3日生　今: タロウ")], choices.Select(c => (c.Value, c.Label)));
        Assert.Empty(Kind.Form[new("persons.1.person")].ChoicesIn(Draft.Empty, Registers));
    }

    [Fact]
    public void ReceiptBook_NobodyNotifies_IsExOfficioUnderTheHead()
    {
        Assert.Equal("職権", Kind.DispositionOf(Draft, new Origin.Here()));
        Assert.Equal("越谷一郎", Kind.Subject(Draft, Registers));
        Assert.Equal("二戸第123号", Kind.Subject(Draft.Empty.With(OfficialReadingForm.PermissionNumber, "二戸第123号"), Registers));
        Assert.Equal(["R1"], Kind.PersonsOfEvent(Draft));
        Assert.Empty(Kind.PersonsOfEvent(Draft.Empty));
    }
}
