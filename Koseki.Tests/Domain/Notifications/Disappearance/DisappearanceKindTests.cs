using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Disappearance;
using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Eng.Cases;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Domain.Notifications.Disappearance;

public sealed class DisappearanceKindTests
{
    private static readonly DisappearanceKind Kind = new();

    private static Draft Of(string act = "declared", string ground = "") => Draft.Empty.With(new("disappearance.act"), act).With(new("revocation.ground"), ground).With(new("person.where"), "この市の戸籍")
        .With(new("person.register"), "R400").With(new("person.familyName"), "佐藤").With(new("person.givenName"), "浩").With(new("person.birthDate"), "S45.2.3");

    /// <summary>戸籍法施行規則20条: whose paper it is, before it stands in the book.</summary>
    [Fact]
    public void PersonsAtReceipt_AsTyped_IsTheAbsentWithTheBirthday()
    {
        Assert.Equal([new ReceiptPerson("失踪した人", "佐藤　浩", "昭和45年2月3日")], Kind.PersonsAtReceipt(Of(), RegisterSet.Empty));
        Assert.Equal("佐藤浩", Kind.Subject(Of(), RegisterSet.Empty));
    }

    [Theory]
    [InlineData("", "失踪宣告")]
    [InlineData("declared", "失踪宣告")]
    [InlineData("revoked", "失踪宣告取消")]
    public void SubjectOf_ByTheAct_NamesItInTheReceiptBook(string act, string subject) => Assert.Equal(subject, Kind.SubjectOf(Of(act)).Name);

    /// <summary>戸籍法43条2項: of a decision that was final before it was served the period begins with the service.</summary>
    [Theory]
    [InlineData("", "", null)]
    [InlineData("R8.10.1", "", "2026-10-13")]
    [InlineData("R8.10.1", "R8.9.20", "2026-10-13")]
    [InlineData("R8.10.1", "R8.10.5", "2026-10-14")]
    public void LastDay_ByFinalityAndService_IsTenDaysFromTheLater(string final, string served, string? last) =>
        Assert.Equal(last is null ? null : DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture),
            Kind.LastDay(Of().With(new("court.date"), final).With(new("court.servedOn"), served), ClosingDays.National));

    /// <summary>民法32条1項: of one who died at another time both papers come together.</summary>
    [Theory]
    [InlineData("declared", "", 0)]
    [InlineData("declared", "diedOtherwise", 0)]
    [InlineData("revoked", "alive", 0)]
    [InlineData("revoked", "diedOtherwise", 1)]
    public void Companions_OfOneWhoDiedAtAnotherTime_OfferTheDeath(string act, string ground, int offers)
    {
        var offered = Kind.Companions(Of(act, ground), RegisterSet.Empty);

        Assert.Equal(offers, offered.Count);
        Assert.All(offered, o => Assert.Equal(("0601", "R400", "佐藤浩", "S45.2.3"), (o.KindCode, o.Draft[new("deceased.register")], o.Draft[new("deceased.name")], o.Draft[new("deceased.birthDate")])));
    }

    [Theory]
    [InlineData("この市の戸籍", 0)]
    [InlineData("他の市区町村の戸籍", 1)]
    public void NumbersNeededBy_ByWhereThePersonStands_CountsPersons(string where, int persons) => Assert.Equal((persons, 0), Kind.NumbersNeededBy(Of().With(new("person.where"), where)));

    /// <summary>民法31条, 32条1項: the marriage of the two numbers ends with the day in the decision, and lasts on after the revocation unless the spouse has married again.</summary>
    [Theory]
    [InlineData("01-夫の普通失踪・附票", null, "平成30年4月1日")]
    [InlineData("20-取消し・婚姻が続く・附票", "平成28年3月1日", null)]
    [InlineData("25-取消し・妻の再婚", "平成28年3月1日", "平成28年3月1日")]
    public void Plan_OfACase_EndsOrRevivesTheMarriageByNumber(string name, string? before, string? after)
    {
        var file = CaseFile.Load(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Disappearance", "cases", name + ".txt"));
        var step = Assert.Single(file.Examine(CharacterTable.Load()).Plan!.Registers);

        Assert.Equal((before, after), (EndOf(step.Before!), EndOf(step.After)));
    }

    private static string? EndOf(FamilyRegister register)
    {
        var absent = register.Entries.First(e => e.Sex == Sex.Male);
        var marriage = Assert.Single(RecordedLinks.Of(new RegisterSet([register])).Marriages, m => m.One == absent.Person || m.Other == absent.Person);
        Assert.Equal(register.Entries.First(e => e.Sex == Sex.Female).Person, marriage.SpouseOf(absent.Person));
        Assert.Equal(marriage.Ended is null ? null : MarriageEnd.Death, marriage.EndedBy);
        return marriage.Ended?.Text;
    }
}
