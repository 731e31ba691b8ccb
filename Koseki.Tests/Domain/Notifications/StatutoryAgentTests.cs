using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.City;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Domain.Notifications;

/// <summary>法定代理人 by the record of the child and the links of the family (民法818条, 819条, 834条–838条), on 2026-11-20.</summary>
public sealed class StatutoryAgentTests
{
    private const string OfMother = "親権　【親権者を定めた日】令和5年6月6日\n【親権者】母\n";
    private const string OfBoth = "親権　【親権者を定めた日】令和8年5月1日\n【親権者】父母\n";

    private static readonly PersonId Child = new(1);
    private static readonly PersonId Father = new(2);
    private static readonly PersonId Mother = new(3);
    private static readonly PersonId Adopter = new(4);
    private static readonly ICharacterTable Characters = CharacterTable.Load();

    private static MarriageLink Married(string since, string? ended = null, MarriageEnd by = MarriageEnd.Divorce) => new(Father, Mother, RegisterDate.Parse(since), LinkOrigin.Recorded)
    {
        Ended = ended is null ? null : RegisterDate.Parse(ended), EndedBy = ended is null ? null : by,
    };

    private static string? Of(string matters, MarriageLink[] marriages, PersonId? dead = null, AdoptionLink? adoption = null, string? adoptiveMother = null, string? mother = "甲野花子")
    {
        RegisterEntry Entry(PersonId person, string name, Sex sex) => new()
        {
            Person = person, GivenName = name, BirthDate = RegisterDate.Parse(person == Child ? "平成28年4月4日" : "昭和60年3月3日"), Relationship = "長男", Sex = sex, Entered = new(null, "出生"),
            Removed = person == dead ? new(RegisterDate.Parse("令和8年1月1日"), MatterTitles.Death, null) : null,
        };
        var child = Entry(Child, "一郎", Sex.Male) with
        {
            Father = "甲野太郎", Mother = mother, Matters = RegisterNotation.ParseStatusMatters(matters), AdoptiveMother = adoptiveMother, AdoptiveRelationship = adoptiveMother is null ? null : "養子",
        };
        var register = new FamilyRegister
        {
            Id = new(1), Domicile = new("埼玉県越谷市東越谷一丁目5番地"), FamilyName = "甲野", HeadGivenName = "太郎",
            Entries = [Entry(Father, "太郎", Sex.Male), Entry(Mother, "花子", Sex.Female), Entry(Adopter, "節", Sex.Female), child],
        };
        var links = new FamilyLinks
        {
            Parents = [new ParentLink(Child, Father, ParentGround.Birth, LinkOrigin.Recorded), new ParentLink(Child, Mother, ParentGround.Birth, LinkOrigin.Recorded)],
            Marriages = marriages,
            Adoptions = adoption is null ? [] : [adoption],
        };
        var circumstances = new Circumstances
        {
            ReceiptDate = new(2026, 11, 20), RecordDate = new(2026, 11, 20), Origin = new Origin.Here(), Registers = new([register]), Kin = new(new([register]), new(links)),
            Here = Municipality.Koshigaya, City = CitySettings.Initial, Characters = Characters, NewPersons = [], NewRegisters = [],
        };
        return StatutoryAgent.Of(PersonInRegister.Of(register, child), circumstances) is { } agent ? ChildsNotifierFields.Capacities.Word(agent) : null;
    }

    private static string Lost(string what, string on, string who = "母", string term = "") =>
        $"親権　【{what}の裁判確定日】{on}\n【裁判を受けた者】{who}\n{(term.Length > 0 ? $"【親権停止の期間】{term}\n" : "")}【記録嘱託日】{on}\n";

    [Fact]
    public void Of_Parents_AreThoseMarriedOrTheOneLeft()
    {
        Assert.Equal("親権者父母", Of("", [Married("平成27年4月1日")]));
        Assert.Equal("親権者父", Of("", [Married("平成27年4月1日", "令和8年1月1日", MarriageEnd.Death)], dead: Mother));
        Assert.Equal("親権者母", Of("", [Married("平成27年4月1日", "平成28年4月3日")]));
        Assert.Equal("親権者母", Of("", [Married("平成27年4月1日", "平成28年4月3日", MarriageEnd.Annulment)]));
        Assert.Null(Of("", [Married("平成27年4月1日", "令和5年6月6日")]));
        Assert.Null(Of("", []));
    }

    /// <summary>What 親権 says goes before the law, unless the parents have married after it: each of the two by its day, not by the order they are looked at.</summary>
    [Fact]
    public void Of_ANamedHolder_IsOvertakenByALaterMarriageAlone()
    {
        Assert.Equal("親権者母", Of(OfMother, [Married("平成27年4月1日", "令和5年6月6日")]));
        Assert.Equal("親権者父母", Of(OfMother, [Married("平成27年4月1日", "令和5年6月6日"), Married("令和6年7月7日")]));
        Assert.Equal("親権者母", Of(OfMother, [Married("平成27年4月1日")]));
        Assert.Equal("親権者母", Of(OfMother, [Married("令和5年6月6日")]));
        Assert.Null(Of(OfMother, [Married("令和5年")]));
        Assert.Null(Of("親権　【親権者】母\n", [Married("平成27年4月1日")]));
    }

    [Fact]
    public void Of_ALoss_LeavesTheOtherAloneUntilItIsRevoked()
    {
        Assert.Equal("親権者父", Of(Lost("親権喪失", "令和8年3月3日"), [Married("平成27年4月1日")]));
        Assert.Equal("親権者父", Of(OfBoth + Lost("親権喪失", "令和8年6月3日"), [Married("平成27年4月1日", "令和8年5月1日")]));
        Assert.Null(Of(OfMother + Lost("親権喪失", "令和8年6月3日"), [Married("平成27年4月1日", "令和5年6月6日")]));
        Assert.Equal("親権者父母", Of(Lost("親権喪失", "令和8年3月3日") + Lost("親権喪失取消し", "令和8年9月3日"), [Married("平成27年4月1日")]));
        Assert.Equal("親権者父", Of("親権　【親権辞任日】令和8年3月3日\n【辞任した者】母\n", [Married("平成27年4月1日")]));
        Assert.Equal("親権者父母", Of("親権　【親権辞任日】令和8年3月3日\n【辞任した者】母\n親権　【親権回復日】令和8年9月3日\n【回復した者】母\n", [Married("平成27年4月1日")]));
        // A marriage later than the loss gives nothing back.
        Assert.Equal("親権者父", Of(OfMother + Lost("親権喪失", "令和6年3月3日"), [Married("平成27年4月1日", "令和5年6月6日"), Married("令和6年7月7日")]));
        // Of one who has no 管理権, and of a record that cannot be read, it is asked.
        Assert.Null(Of(Lost("管理権喪失", "令和8年3月3日"), [Married("平成27年4月1日")]));
        Assert.Null(Of("親権　【親権喪失の裁判確定日】令和8年3月3日\n【親権喪失者】親権者母\n", [Married("平成27年4月1日")]));
    }

    /// <summary>民法834条の2第2項: a suspension ends by itself with its last day, the day after the judgment being the first.</summary>
    [Theory]
    [InlineData("令和8年5月20日", "6か月", "親権者父")]
    [InlineData("令和8年5月19日", "6か月", "親権者父母")]
    [InlineData("令和6年11月20日", "2年間", "親権者父")]
    [InlineData("令和6年11月19日", "２年", "親権者父母")]
    [InlineData("令和7年5月20日", "一年六か月間", "親権者父")]
    [InlineData("令和7年5月20日", "審判書のとおり", null)]
    [InlineData("令和6年11月19日", "審判書のとおり", "親権者父母")]
    [InlineData("令和6年11月19日", "3年", "親権者父母")]
    public void Of_ASuspension_EndsWithItsTerm(string on, string term, string? agent) => Assert.Equal(agent, Of(Lost("親権停止", on, term: term), [Married("平成27年4月1日")]));

    [Fact]
    public void Of_AnAdoption_PutsTheAdopterInThePlaceOfTheParentsMarriedToEachOther()
    {
        var adoption = new AdoptionLink(Child, Adopter, RegisterDate.Parse("令和7年7月7日"), LinkOrigin.Recorded);
        const string Adopted = "養子縁組　【縁組日】令和7年7月7日\n【養母氏名】山本節\n";
        Assert.Equal("親権者養母", Of(Adopted, [Married("平成27年4月1日")], adoption: adoption, adoptiveMother: "山本節"));
        Assert.Equal("親権者養母", Of(OfMother + Adopted, [Married("令和6年7月7日")], adoption: adoption, adoptiveMother: "山本節"));
        Assert.Equal("親権者養母", Of(Adopted + "親権　【親権者を定めた日】令和8年8月8日\n【親権者】養母\n", [Married("令和8年9月9日")], adoption: adoption, adoptiveMother: "山本節"));
        // What the parents had lost before touches the adopter not; what the adopter lost does.
        Assert.Equal("親権者養母", Of(Lost("親権喪失", "令和6年3月3日") + Adopted, [Married("平成27年4月1日")], adoption: adoption, adoptiveMother: "山本節"));
        Assert.Null(Of(Adopted + Lost("親権喪失", "令和8年3月3日", "養母"), [Married("平成27年4月1日")], adoption: adoption, adoptiveMother: "山本節"));
        Assert.Null(Of(Adopted, [Married("平成27年4月1日")], dead: Adopter, adoption: adoption, adoptiveMother: "山本節"));
        Assert.Null(Of(Adopted, [Married("平成27年4月1日")], adoption: adoption with { Origin = LinkOrigin.Inferred }, adoptiveMother: "山本節"));
    }

    /// <summary>民法817条の2・817条の9: of a 特別養子 the adopters are the parents, whatever the natural ones held or lost; of one whose spouse alone adopted both hold it.</summary>
    [Fact]
    public void Of_ASpecialAdoption_IsWhoAdoptedWithTheParentKept()
    {
        var adoption = new AdoptionLink(Child, Adopter, RegisterDate.Parse("令和7年7月7日"), LinkOrigin.Recorded) { IsSpecial = true, KeptParent = Father };
        var marriage = new MarriageLink(Father, Adopter, RegisterDate.Parse("令和6年6月6日"), LinkOrigin.Recorded);
        const string Adopted = "民法817条の2　【民法817条の2による裁判確定日】令和7年7月7日\n";
        Assert.Equal("親権者父母", Of(Adopted, [Married("平成27年4月1日", "令和5年6月6日"), marriage], adoption: adoption));
        Assert.Equal("親権者父", Of(Adopted, [Married("平成27年4月1日", "令和5年6月6日"), marriage], dead: Adopter, adoption: adoption));
        Assert.Equal("親権者父母", Of(Adopted, [marriage], dead: Mother, adoption: adoption));
        Assert.Null(Of(Adopted, [Married("平成27年4月1日")], adoption: adoption));
    }

    [Fact]
    public void Of_AGuardian_IsTheOneUnlessForThePropertyAlone()
    {
        const string Guardian = "未成年者の後見　【未成年後見人就職日】令和8年3月3日\n【未成年者の後見開始事由】親権を行う者がないため\n【未成年後見人】丙山竹子\n";
        Assert.Equal("未成年後見人", Of(Guardian, []));
        // 親権 recorded after the guardian has overtaken the guardianship, whether its end was notified or not; what was recorded before it has not.
        Assert.Null(Of(Guardian + Lost("親権喪失取消し", "令和8年9月3日"), [Married("平成27年4月1日")]));
        Assert.Null(Of(Guardian + "親権　【親権回復日】令和8年9月3日\n【回復した者】母\n", [Married("平成27年4月1日")]));
        Assert.Equal("未成年後見人", Of(Lost("親権喪失", "令和8年2月3日") + Guardian, [Married("平成27年4月1日")]));
        Assert.Null(Of(Guardian.Replace("親権を行う者がないため", "親権を行う者が管理権を有しないため", StringComparison.Ordinal), [Married("平成27年4月1日")]));
    }
}
