using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;

namespace Koseki.Tests.Domain.Registers;

public sealed class CarryOverRulesTests
{
    private const string Birth = "出生　【出生日】平成22年6月10日";

    /// <summary>Matters of the former register, and the titles that are carried (family-register.md 3.1).</summary>
    [Theory]
    [InlineData("出生　【出生日】平成22年6月10日", "出生")]
    [InlineData("認知　【認知日】平成23年1月1日\n【認知者氏名】甲野太郎\n【認知者の戸籍】東京都足立区千住一丁目1番地　甲野太郎", "認知")]
    [InlineData("認知　【認知日】平成23年1月1日\n【認知した子の氏名】乙野花子", "")]
    [InlineData("養子縁組　【縁組日】平成23年1月1日\n【養父氏名】甲野太郎\n【養母氏名】甲野花子", "養子縁組")]
    [InlineData("養子縁組　【縁組日】平成23年1月1日\n【養子氏名】乙野一郎", "")]
    [InlineData("養子縁組　【縁組日】平成23年1月1日\n【養父氏名】甲野太郎\n養子離縁　【離縁日】平成24年1月1日\n【養父氏名】甲野太郎", "")]
    [InlineData("養子縁組　【縁組日】平成23年1月1日\n【養父氏名】甲野太郎\n養子縁組　【縁組日】平成24年1月1日\n【養父氏名】乙野次郎\n養子離縁　【離縁日】平成25年1月1日\n【養父氏名】乙野次郎", "養子縁組")]
    [InlineData("民法817条の2　【民法817条の2による裁判確定日】平成23年1月1日", "民法817条の2")]
    [InlineData("民法817条の2　【民法817条の2による裁判確定日】平成23年1月1日\n特別養子離縁　【特別養子離縁の裁判確定日】平成25年1月1日", "")]
    [InlineData("認知　【認知日】平成23年1月1日\n【認知者氏名】甲野太郎\n民法817条の2　【民法817条の2による裁判確定日】平成25年1月1日", "民法817条の2")]
    [InlineData("認知　【認知日】平成23年1月1日\n【認知者氏名】甲野太郎\n民法817条の2　【民法817条の2による裁判確定日】平成25年1月1日\n特別養子離縁　【特別養子離縁の裁判確定日】平成27年1月1日", "認知")]
    [InlineData("養子縁組　【縁組日】平成23年1月1日\n【養父氏名】甲野太郎\n民法817条の2　【民法817条の2による裁判確定日】平成25年1月1日", "民法817条の2")]
    [InlineData("民法817条の2　【民法817条の2による裁判確定日】平成25年1月1日\n養子縁組　【縁組日】令和5年1月1日\n【養父氏名】甲野太郎", "民法817条の2,養子縁組")]
    [InlineData("親権　【親権者を定めた日】平成24年1月1日\n【親権者】母\n民法817条の2　【民法817条の2による裁判確定日】平成25年1月1日", "民法817条の2")]
    [InlineData("未成年者の後見　【未成年後見人就職日】平成24年1月1日\n民法817条の2　【民法817条の2による裁判確定日】平成25年1月1日", "民法817条の2")]
    [InlineData("推定相続人廃除　【推定相続人廃除の裁判確定日】平成24年1月1日\n【被相続人】父\n民法817条の2　【民法817条の2による裁判確定日】平成25年1月1日", "民法817条の2")]
    [InlineData("養子縁組　【縁組日】平成23年1月1日\n【養父氏名】甲野太郎\n縁組取消　【縁組取消しの裁判確定日】平成25年1月1日\n【養父氏名】甲野太郎", "")]
    [InlineData("親権　【親権者を定めた日】平成30年1月1日\n【親権者】母", "親権")]
    [InlineData("親権　【親権者を定めた日】平成30年1月1日\n【親権者】母\n養子縁組　【縁組日】平成31年1月1日\n【養父氏名】甲野太郎", "養子縁組")]
    [InlineData("未成年者の後見　【未成年後見人就職日】平成30年1月1日", "未成年者の後見")]
    [InlineData("推定相続人廃除　【推定相続人廃除の裁判確定日】平成30年1月1日\n【被相続人】父", "推定相続人廃除")]
    [InlineData("推定相続人廃除　【推定相続人廃除の裁判確定日】平成30年1月1日\n【被相続人】父\n推定相続人廃除取消　【推定相続人廃除取消の裁判確定日】令和元年6月1日\n【被相続人】父", "")]
    [InlineData("国籍選択　【国籍選択の宣言日】令和7年1月1日\n外国国籍喪失　【外国国籍喪失日】令和7年2月1日", "国籍選択,外国国籍喪失")]
    [InlineData("名の変更　【名の変更日】令和7年1月1日\n平成15年法律第111号3条　【平成15年法律第111号3条による裁判発効日】令和7年3月1日", "名の変更,平成15年法律第111号3条")]
    [InlineData("名の振り仮名記載　【許可日】令和8年6月15日\n【記載事由】令和5年法律第48号附則による職権記載\n名の振り仮名の変更　【名の振り仮名変更日】令和8年8月3日", "名の振り仮名記載,名の振り仮名の変更")]
    [InlineData("離婚　【離婚日】令和7年1月1日\n入籍　【届出日】令和7年1月2日\n分籍　【分籍日】令和7年1月3日\n氏の変更　【氏変更日】令和7年1月4日", "")]
    [InlineData("帰化　【帰化日】令和7年1月1日\n配偶者の死亡　【配偶者の死亡日】令和7年1月1日\n復氏　【婚姻前の氏に復した日】令和7年1月1日\n姻族関係終了　【死亡配偶者の親族との姻族関係終了日】令和7年1月1日", "")]
    public void StatusMatters_OfAMinor_CarriesWhatTheRegulationNames(string matters, string titles)
    {
        var carried = CarryOverRules.StatusMatters(Entry(matters), new(2026, 6, 9));

        Assert.Equal(titles, string.Join(',', carried.Select(m => m.Title)));
    }

    /// <summary>39条1項3号: of a couple that adopted together one has parted, and the 離縁 stays behind: what is carried is the adoption by the other.</summary>
    [Fact]
    public void StatusMatters_OfAnAdoptionThatEndedWithOne_CarryTheOtherAlone()
    {
        const string Couple = "養子縁組　【縁組日】平成23年1月1日\n【養父氏名】スミス，ジョン\n【養父の国籍】アメリカ合衆国\n【養父の生年月日】西暦1980年1月1日\n【養母氏名】甲野花子\n【従前戸籍】埼玉県越谷市大沢一丁目1番地　乙野一郎";

        string[] Carried(string further, string? father, string? mother) => [.. CarryOverRules.StatusMatters(Entry(Couple + further) with { AdoptiveFather = father, AdoptiveMother = mother }, new(2026, 6, 9)).SelectMany(m => m.Lines).Select(l => l.Label)];

        Assert.Equal(["縁組日", "養母氏名", "従前戸籍"], Carried("\n養子離縁　【離縁日】平成24年1月1日\n【養父氏名】スミス，ジョン", null, "甲野花子"));
        Assert.Equal(["縁組日", "養父氏名", "養父の国籍", "養父の生年月日", "従前戸籍"], Carried("\n養子離縁　【離縁日】平成24年1月1日\n【養母氏名】甲野花子", "スミス，ジョン", null));
        Assert.Equal(6, Carried("", "スミス，ジョン", "甲野花子").Length);
        // Carried whole before: the empty column tells who has parted, and when the other parts, too, nothing stands.
        Assert.Equal(["縁組日", "養母氏名", "従前戸籍"], Carried("", null, "甲野花子"));
        Assert.Empty(Carried("\n養子離縁　【離縁日】平成24年1月1日\n【養母氏名】甲野花子", null, null));
    }

    [Theory]
    [InlineData(2028, 6, 9, true)]
    [InlineData(2028, 6, 10, false)]
    public void StatusMatters_ParentalAuthority_IsCarriedUntilMajority(int year, int month, int day, bool carried) =>
        Assert.Equal(carried, CarryOverRules.StatusMatters(Entry("親権　【親権者を定めた日】平成30年1月1日"), new(year, month, day)).Count > 0);

    [Fact]
    public void StatusMatters_Marriage_IsCarriedWhileItLasts()
    {
        const string Twice = "婚姻　【婚姻日】平成20年1月1日\n離婚　【離婚日】平成25年1月1日\n婚姻　【婚姻日】平成30年1月1日\n配偶者の国籍変更　【配偶者の国籍変更日】令和7年1月1日";
        var married = Entry(Twice) with { Spouse = SpouseMark.Husband };

        Assert.Equal(["平成30年1月1日", null], CarryOverRules.StatusMatters(married, new(2026, 6, 9)).Select(m => m["婚姻日"]));
        Assert.Empty(CarryOverRules.StatusMatters(married with { Spouse = null }, new(2026, 6, 9)));
    }

    [Fact]
    public void StatusMatters_CorrectedBirth_IsCarriedInItsFinalFormWithItsReceipt()
    {
        var matter = RegisterNotation.ParseStatusMatters(Birth)[0] with
        {
            Receipt = "令8-1",
            Amendments = [new("訂正", [new("訂正日", "平成23年1月1日")])],
        };

        var carried = CarryOverRules.StatusMatters(Entry("") with { Matters = [matter] }, new(2026, 6, 9));

        Assert.Equal([matter with { Amendments = [] }], carried);
    }

    [Fact]
    public void StatusMatters_LegitimatedChild_LeavesTheAcknowledgementBehind()
    {
        var matter = RegisterNotation.ParseStatusMatters("認知　【認知日】平成23年1月1日\n【認知者氏名】甲野太郎")[0] with
        {
            Amendments = [new("更正", [new("更正事項", "父母との続柄"), new("更正事由", "平成24年1月1日父母婚姻")])],
        };

        Assert.Empty(CarryOverRules.StatusMatters(Entry("") with { Matters = [matter] }, new(2026, 6, 9)));
        // 準正 is written as a matter of its own, too (認知による準正).
        var updated = RegisterNotation.ParseStatusMatters("更正　【更正日】令和8年1月1日\n【更正事項】父母との続柄\n【更正事由】父母婚姻")[0];
        Assert.Equal([matter.Title], CarryOverRules.StatusMatters(Entry("") with { Matters = [matter with { Amendments = [] }] }, new(2026, 6, 9)).Select(m => m.Title));
        Assert.Empty(CarryOverRules.StatusMatters(Entry("") with { Matters = [matter with { Amendments = [] }, updated] }, new(2026, 6, 9)));
    }

    /// <summary>39条1項2号: of a child whom the marriage of its parents made legitimate, also where 続柄 is the same word as before.</summary>
    [Fact]
    public void StatusMatters_LegitimatedWithoutAChangeOfRelationship_LeavesTheAcknowledgementBehind()
    {
        var child = Entry("認知　【認知日】平成23年1月1日\n【認知者氏名】甲野太郎");

        Assert.Equal(["認知"], CarryOverRules.StatusMatters(child, new(2026, 6, 9)).Select(m => m.Title));
        Assert.Empty(CarryOverRules.StatusMatters(child, new(2026, 6, 9), isLegitimate: true));
    }

    /// <summary>Words of another 更正 do not make a child legitimate.</summary>
    [Theory]
    [InlineData("母の氏名", "父母婚姻")]
    [InlineData("父母との続柄", "父母婚姻無効の裁判確定")]
    [InlineData("父母との続柄", "父母離婚")]
    public void StatusMatters_UpdatedOtherwise_CarriesTheAcknowledgement(string item, string because)
    {
        var child = Entry($"認知　【認知日】平成23年1月1日\n【認知者氏名】甲野太郎\n更正　【更正日】令和8年1月1日\n【更正事項】{item}\n【更正事由】{because}");

        Assert.Equal(["認知"], CarryOverRules.StatusMatters(child, new(2026, 6, 9)).Select(m => m.Title));
    }

    [Fact]
    public void Entries_OfAMovedRegister_KeepThoseStandingAndTheRemovedHeadsName()
    {
        var head = Entry(Birth) with { Removed = new(Date("令和7年1月1日"), "死亡", null) };
        var wife = Entry(Birth + "\n婚姻　【婚姻日】平成30年1月1日\n配偶者の死亡　【配偶者の死亡日】令和7年1月1日") with { Person = new(2) };
        var son = head with { Person = new(3) };
        var register = new FamilyRegister
        {
            Id = new(1), Domicile = new("埼玉県越谷市東越谷一丁目5番地"), FamilyName = "甲野", HeadGivenName = "太郎",
            Matters =
            [
                new("戸籍編製", [new("編製日", "平成30年1月1日")]), new("氏の変更", [new("氏変更日", "令和元年6月1日")]), new("転籍", [new("転籍日", "令和2年1月1日")]),
                new("氏の振り仮名記載", [new("許可日", "令和8年6月15日")]), new("氏の振り仮名の変更", [new("氏の振り仮名変更日", "令和8年8月3日")]),
                new("氏の振り仮名の変更", []) { Amendments = [new("消除", [new("消除日", "令和8年9月1日")])] },
            ],
            Entries = [head, wife, son],
        };

        var entries = CarryOverRules.Entries(register, new(2026, 6, 9));

        Assert.Equal(["P1:", "P2:出生"], entries.Select(e => $"{e.Entry.Person}:{string.Join(',', e.Matters.Select(m => m.Title))}"));
        Assert.All(entries, e => Assert.Empty(e.Entry.Matters));
        Assert.Equal(["氏の変更", "氏の振り仮名記載", "氏の振り仮名の変更"], CarryOverRules.RegisterMatters(register).Select(m => m.Title));
    }

    private static Koseki.Domain.Calendar.RegisterDate Date(string text) => Koseki.Domain.Calendar.RegisterDate.Parse(text);

    private static RegisterEntry Entry(string matters) => new()
    {
        Person = new(1), GivenName = "太郎", BirthDate = Date("平成22年6月10日"), Relationship = "長男", Sex = Sex.Male,
        Entered = new(null, "出生"),
        Matters = matters.Length == 0 ? [] : RegisterNotation.ParseStatusMatters(matters),
    };
}
