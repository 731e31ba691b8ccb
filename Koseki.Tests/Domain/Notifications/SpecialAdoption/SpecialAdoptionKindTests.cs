using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.SpecialAdoption;
using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Eng.Cases;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Domain.Notifications.SpecialAdoption;

public sealed class SpecialAdoptionKindTests
{
    private static readonly SpecialAdoptionKind Kind = new();

    private static Draft Of(string side = "couple", string where = "この市の戸籍", string adopters = "R951") => Draft.Of(new Dictionary<string, string>
    {
        ["adopters.side"] = side, ["adopted.where"] = where, ["adopted.register"] = "R950", ["adopted.familyName"] = "石田", ["adopted.givenName"] = "蒼", ["adopted.birthDate"] = "R4.4.4",
        ["father.where"] = "この市の戸籍", ["father.register"] = adopters, ["father.familyName"] = "松本", ["father.givenName"] = "翼", ["mother.familyName"] = "松本", ["mother.givenName"] = "美咲", ["court.date"] = "R8.9.1",
    });

    /// <summary>戸籍法施行規則20条: whose paper it is; a natural parent who stays one is not named as 養親.</summary>
    [Theory]
    [InlineData("couple", "養子 養父 養母")]
    [InlineData("father", "養子 養父")]
    [InlineData("mother", "養子 養母")]
    public void PersonsAtReceipt_ByTheSide_AreTheChildAndWhoAdopts(string side, string roles)
    {
        var persons = Kind.PersonsAtReceipt(Of(side), RegisterSet.Empty);

        Assert.Equal(roles, string.Join(' ', persons.Select(p => p.Role)));
        Assert.Equal(new ReceiptPerson("養子", "石田蒼", "令和4年4月4日"), persons[0]);
    }

    /// <summary>戸籍法68条の2, 63条: ten days, the day counted. 戸籍法20条の3: a register is made unless the child stands in that of the adopters or comes from elsewhere.</summary>
    [Theory]
    [InlineData("この市の戸籍", "R951", 0, 1)]
    [InlineData("この市の戸籍", "R950", 0, 0)]
    [InlineData("他の市区町村の戸籍", "R951", 1, 0)]
    public void NumbersAndLastDay_ByWhereTheChildStands(string where, string adopters, int persons, int registers)
    {
        Assert.Equal((persons, registers), Kind.NumbersNeededBy(Of(where: where, adopters: adopters)));
        Assert.Equal(new DateOnly(2026, 9, 10), Kind.LastDay(Of(), ClosingDays.National));
        Assert.Null(Kind.Stops);
    }

    /// <summary>民法817条の2, 817条の9: by number the adopters are the parents afterwards, and the natural mother is none any more.</summary>
    [Fact]
    public void Plan_OfAChildOfOurs_MakesTheAdoptersItsParentsByNumber()
    {
        var kin = After("01-実親の戸籍から中間の戸籍を経て養親の戸籍へ");

        Assert.Equal([new PersonId(961), new PersonId(962)], kin.ParentsOf(new(952)));
        Assert.True(kin.IsCutOff(new(952), new(951)));
        Assert.Null(kin.IsDescendant(new(952), new(951)));
        Assert.Contains(MarriageProhibition.Of(kin, new(952), new(951)), b => b is { Article: "民法734条2項", IsCertain: true });
    }

    /// <summary>民法817条の9但書: of the spouse's child the natural mother stays the mother, and adopts nobody.</summary>
    [Fact]
    public void Plan_OfTheSpousesChild_LeavesThatParent()
    {
        var kin = After("06-連れ子・養父だけ");

        Assert.Equal([new PersonId(971), new PersonId(981)], kin.ParentsOf(new(972)));
        Assert.False(kin.IsCutOff(new(972), new(971)));
        Assert.Equal([(new PersonId(981), (PersonId?)new PersonId(971))], kin.AdoptionsOf(new(972)).Select(a => (a.Adopter, a.KeptParent)));
        Assert.True(kin.IsDescendant(new(972), new(971)));
    }

    /// <summary>An ordinary adoption of before has ended with it: the same two are father and mother, not 養父 and 養母.</summary>
    [Fact]
    public void Plan_OfAnAdoptedChild_EndsTheAdoptionOfBefore()
    {
        var kin = After("05-養親の戸籍に在る普通養子・附票");

        Assert.Equal([AdoptionEnd.SpecialAdoption, AdoptionEnd.SpecialAdoption, null, null], kin.AdoptionsOf(new(952)).OrderBy(a => a.IsSpecial).Select(a => a.EndedBy));
        Assert.Equal([new PersonId(961), new PersonId(962)], kin.ParentsOf(new(952)));
    }

    private static Kinship After(string name)
    {
        var file = CaseFile.Load(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "SpecialAdoption", "cases", name + ".txt"));
        var c = file.Circumstances(CharacterTable.Load());
        var plan = file.Examine(c).Plan!;
        var registers = plan.Registers.Select(s => s.After).ToDictionary(r => r.Id);
        return new(RecordedLinks.Of(new(c.Registers.All.Select(r => registers.GetValueOrDefault(r.Id, r)).Concat(registers.Values.Where(r => c.Registers.Find(r.Id) is null)))).With(plan.Links, new HashSet<KinPair>()));
    }
}
