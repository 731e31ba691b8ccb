using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.SpecialDissolution;
using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Eng.Cases;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Domain.Notifications.SpecialDissolution;

public sealed class SpecialDissolutionKindTests
{
    private static readonly SpecialDissolutionKind Kind = new();

    private static Draft Of(string where = "この市の戸籍", string way = "former", string at = "") => Draft.Of(new Dictionary<string, string>
    {
        ["adopted.where"] = where, ["adopted.familyName"] = "松本", ["adopted.givenName"] = "蒼", ["adopted.birthDate"] = "R4.4.4", ["return.way"] = way, ["return.newDomicileAt"] = at, ["court.date"] = "R8.9.1",
    });

    [Theory]
    [InlineData("この市の戸籍", "former", "", 0, 0)]
    [InlineData("この市の戸籍", "new", "here", 0, 1)]
    [InlineData("この市の戸籍", "new", "elsewhere", 0, 0)]
    [InlineData("他の市区町村の戸籍", "former", "", 1, 0)]
    public void NumbersNeededBy_ByTheWay(string where, string way, string at, int persons, int registers) => Assert.Equal((persons, registers), Kind.NumbersNeededBy(Of(where, way, at)));

    /// <summary>戸籍法施行規則20条; 73条, 63条: ten days, the day counted.</summary>
    [Fact]
    public void PersonsAndLastDay_AsTyped()
    {
        Assert.Equal([new ReceiptPerson("養子", "松本蒼", "令和4年4月4日")], Kind.PersonsAtReceipt(Of(), RegisterSet.Empty));
        Assert.Equal(new DateOnly(2026, 9, 10), Kind.LastDay(Of(), ClosingDays.National));
    }

    /// <summary>民法817条の11: the natural parents are the parents again, by number; 736条 goes on about the adopters.</summary>
    [Fact]
    public void Plan_OfAChildThatGoesBack_GivesTheNaturalParentsBackByNumber()
    {
        var file = CaseFile.Load(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "SpecialDissolution", "cases", "01-縁組前の戸籍にもどる・認知が復する.txt"));
        var c = file.Circumstances(CharacterTable.Load());
        var before = c.Kin.Kinship;
        var changed = file.Examine(c).Plan!.Registers.ToDictionary(s => s.Id, s => s.After);
        var after = new Kinship(RecordedLinks.Of(new(c.Registers.All.Select(r => changed.GetValueOrDefault(r.Id, r)))));

        Assert.Equal([new PersonId(961), new PersonId(962)], before.ParentsOf(new(952)));
        Assert.True(before.IsCutOff(new(952), new(951)));
        Assert.Equal([new PersonId(951)], after.ParentsOf(new(952)));
        Assert.False(after.IsSpeciallyAdopted(new(952)));
        Assert.Contains(MarriageProhibition.Of(after, new(952), new(962)), b => b is { Article: "民法736条", IsCertain: true });
    }
}
