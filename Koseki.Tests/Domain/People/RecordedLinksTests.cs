using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;

namespace Koseki.Tests.Domain.People;

/// <summary>Who belongs to whom by registers: what they show, what they only let be inferred, and what a name alone never makes.</summary>
public sealed class RecordedLinksTests
{
    private const string Former = "埼玉県越谷市恩間31番地　国分冴子";

    [Fact]
    public void Of_ChildBornIntoTheRegister_IsOfItsCouple()
    {
        var links = Read(Family());

        Assert.Equal([(new(3), new(1), LinkOrigin.Recorded), (new(3), new PersonId(2), LinkOrigin.Recorded)], Parents(links));
        Assert.Equal([(new PersonId(1), (PersonId?)new PersonId(2), LinkOrigin.Recorded)], links.Marriages.Select(m => (m.One, m.Other, m.Origin)));
    }

    /// <summary>A child that came from elsewhere and whose natural father only bears the head's name is not his.</summary>
    [Fact]
    public void Of_AdoptedChildOfANamesake_IsOnlyInferred()
    {
        var links = Read(Family(Entry(3, "男", "令和2年3月3日 養子縁組", "暁", "平成20年1月1日", "越谷太郎", "別所春", "長男", "　養子縁組　【縁組日】令和2年3月3日\n　　　　　　【養父氏名】越谷太郎\n　　　　　　【従前戸籍】東京都港区芝一丁目1番地　別所春")));

        Assert.Equal([(new(3), new PersonId(1), LinkOrigin.Inferred)], Parents(links));
    }

    [Fact]
    public void Of_TwoWivesOfOneName_TheMarriageOfTheTimeTells()
    {
        var links = Read(Register("""
            ＠戸籍 R1
            本籍　埼玉県越谷市東越谷一丁目5番地
            氏名　越谷　太郎
            戸籍事項
            　戸籍編製　【編製日】平成10年5月5日
            """ + "\n" + Entry(1, "男", "平成10年5月5日 婚姻", "太郎", "昭和50年1月1日", "越谷一郎", "越谷和", "長男",
                "　婚姻　【婚姻日】平成10年5月5日\n　　　　【配偶者氏名】森花子\n　離婚　【離婚日】平成15年5月5日\n　　　　【配偶者氏名】越谷花子\n　婚姻　【婚姻日】平成20年5月5日\n　　　　【配偶者氏名】林花子", "夫")
            + Entry(2, "女", "平成10年5月5日 婚姻", "花子", "昭和51年1月1日", "森勇", "森歌", "長女", "　婚姻　【婚姻日】平成10年5月5日\n　　　　【配偶者氏名】越谷太郎\n　離婚　【離婚日】平成15年5月5日\n　　　　【配偶者氏名】越谷太郎", removed: "平成15年5月5日 離婚 東京都港区芝二丁目2番地")
            + Entry(4, "女", "平成20年5月5日 婚姻", "花子", "昭和55年1月1日", "林昇", "林文", "長女", "　婚姻　【婚姻日】平成20年5月5日\n　　　　【配偶者氏名】越谷太郎", "妻")
            + Entry(3, "女", "平成12年1月5日 出生", "空", "平成12年1月1日", "越谷太郎", "越谷花子", "長女", "")));

        Assert.Contains((new(3), new PersonId(2), LinkOrigin.Recorded), Parents(links));
        Assert.DoesNotContain(links.Parents, p => p.Parent == new PersonId(4));
        Assert.Equal([new PersonId(2), new PersonId(4)], new Kinship(links).MarriagesOf(new(1)).Select(m => m.SpouseOf(new(1))!.Value));
    }

    /// <summary>Mother and child left one register for this one: her former name is hers.</summary>
    [Fact]
    public void Of_MotherUnderHerFormerName_IsKnownByTheRegisterBothLeft()
    {
        var links = Read(Family(
            Entry(3, "男", "令和2年3月3日 養子縁組", "暁", "平成28年1月1日", "国分勝", "国分花子", "長男", $"　養子縁組　【縁組日】令和2年3月3日\n　　　　　　【養父氏名】越谷太郎\n　　　　　　【従前戸籍】{Former}"), Former));

        Assert.Contains((new(3), new PersonId(2), LinkOrigin.Recorded), Parents(links));
        Assert.Equal([(new PersonId(3), new PersonId(1), LinkOrigin.Recorded)], links.Adoptions.Select(a => (a.Adopted, a.Adopter, a.Origin)));
    }

    [Fact]
    public void Of_SpeciallyAdoptedChild_IsNoNaturalChildOfTheColumns()
    {
        var links = Read(Family(Entry(3, "男", "令和2年3月3日 特別養子縁組", "暁", "平成28年1月1日", "越谷太郎", "越谷花子", "長男",
            "　民法817条の2　【民法817条の2による裁判確定日】令和2年3月3日\n　　　　　　　　【届出日】令和2年3月5日\n　　　　　　　　【届出人】父母\n　　　　　　　　【従前戸籍】東京都港区芝一丁目1番地　別所暁")));

        Assert.Empty(links.Parents);
        Assert.All(links.Adoptions, a => Assert.True(a.IsSpecial));
        Assert.Equal([new PersonId(1), new PersonId(2)], links.Adoptions.Select(a => a.Adopter));
    }

    private const string Special = "　民法817条の2　【民法817条の2による裁判確定日】令和2年3月3日\n　　　　　　　　【届出日】令和2年3月5日\n　　　　　　　　【届出人】父\n　　　　　　　　【従前戸籍】埼玉県越谷市恩間31番地　越谷暁";

    private static string Left(string adopters) => $"　特別養子縁組　【特別養子縁組の裁判確定日】令和2年3月3日\n　　　　　　　　{adopters}\n　　　　　　　　【届出日】令和2年3月5日\n　　　　　　　　【届出人】養父母\n　　　　　　　　【新本籍】埼玉県越谷市恩間31番地";

    // The register of the natural mother, who is 花子 of the couple or another one, and the child that she bore.
    private static FamilyRegister Natural(int mother, string name, string adopters, string more = "") => Register($"""
        ＠戸籍 R31
        本籍　埼玉県越谷市恩間31番地
        氏名　国分　{name}
        戸籍事項
        　戸籍編製　【編製日】平成28年1月8日
        """ + "\n" + Entry(mother, "女", "平成28年1月8日 子の出生", name, "昭和51年1月1日", "国分勇", "国分歌", "長女", more, removed: more.Length > 0 ? "平成30年5月5日 婚姻 埼玉県越谷市東越谷一丁目5番地" : null)
        + Entry(3, "男", "平成28年1月8日 出生", "暁", "平成28年1月1日", "", $"国分{name}", "長男", Left(adopters), removed: "令和2年3月5日 特別養子縁組 埼玉県越谷市恩間31番地"));

    /// <summary>民法817条の9: who bore the child is known from the register left, and cut off.</summary>
    [Fact]
    public void Of_SpeciallyAdoptedChildWhoseOldRegisterIsSeen_CutsTheNaturalMotherOff()
    {
        var links = Read(Family(Entry(3, "男", "令和2年3月5日 特別養子縁組", "暁", "平成28年1月1日", "越谷太郎", "越谷花子", "長男", Special)), Natural(9, "冴子", "【養父氏名】越谷太郎\n　　　　　　　　【養母氏名】越谷花子"));
        var kin = new Kinship(links);

        Assert.Equal([(new(3), new PersonId(9), LinkOrigin.Recorded)], Parents(links));
        Assert.Equal([new PersonId(1), new PersonId(2)], kin.ParentsOf(new(3)));
        Assert.True(kin.IsCutOff(new(3), new(9)));
        Assert.False(kin.IsCutOff(new(3), new(1)));
        Assert.Empty(kin.ChildrenOf(new(9)));
        Assert.Equal([new PersonId(3)], kin.BornOf(new(9)));
    }

    /// <summary>The register of the adopters lies elsewhere: the child is cut off all the same.</summary>
    [Fact]
    public void Of_ChildWhoseAdoptersAreUnknown_IsCutOffToo()
    {
        var kin = new Kinship(Read(Natural(9, "冴子", "【養父氏名】越谷太郎\n　　　　　　　　【養母氏名】越谷花子")));

        Assert.True(kin.IsSpeciallyAdopted(new(3)));
        Assert.True(kin.IsCutOff(new(3), new(9)));
        Assert.Empty(kin.ParentsOf(new(3)));
    }

    /// <summary>民法817条の3第2項但書, 817条の9但書: the register left names 養父 alone, so the mother beside him is the one by nature and stays.</summary>
    [Theory]
    [InlineData("【養父氏名】越谷太郎", true)]
    [InlineData("【養父氏名】越谷太郎\n　　　　　　　　【養母氏名】越谷花子", false)]
    public void Of_ChildOfTheSpouse_KeepsThatParentUnlessBothAdopted(string adopters, bool kept)
    {
        var family = Family(Entry(3, "男", "令和2年3月5日 特別養子縁組", "暁", "平成28年1月1日", "越谷太郎", "越谷花子", "長男", Special));
        var links = Read(family, Natural(2, "花子", adopters, "　婚姻　【婚姻日】平成30年5月5日\n　　　　【配偶者氏名】越谷太郎\n　　　　【新本籍】埼玉県越谷市東越谷一丁目5番地"));

        Assert.Equal(kept ? [new PersonId(1)] : [new PersonId(1), new PersonId(2)], links.Adoptions.Select(a => a.Adopter));
        Assert.All(links.Adoptions, a => Assert.Equal(kept ? new PersonId(2) : null, a.KeptParent));
        Assert.Equal([new PersonId(1), new PersonId(2)], new Kinship(links).ParentsOf(new(3)));
    }

    /// <summary>民法817条の11: after 特別養子離縁 the columns of the register left still name the adopters, who are no parents.</summary>
    [Fact]
    public void Of_ChildThatWentBack_IsOfItsNaturalMotherAgain()
    {
        var left = Family(Entry(3, "男", "令和2年3月5日 特別養子縁組", "暁", "平成28年1月1日", "越谷太郎", "越谷花子", "長男",
            Special + "\n　特別養子離縁　【特別養子離縁の裁判確定日】令和5年5月5日\n　　　　　　　　【養父氏名】越谷太郎\n　　　　　　　　【養母氏名】越谷花子\n　　　　　　　　【入籍戸籍】埼玉県越谷市恩間31番地　国分冴子", removed: "令和5年5月9日 特別養子離縁 埼玉県越谷市恩間31番地　国分冴子"));
        var kin = new Kinship(Read(left, Natural(9, "冴子", "【養父氏名】越谷太郎\n　　　　　　　　【養母氏名】越谷花子")));

        Assert.Equal([new PersonId(9)], kin.ParentsOf(new(3)));
        Assert.False(kin.IsCutOff(new(3), new(9)));
        Assert.All(kin.AdoptionsOf(new(3)), a => Assert.Equal((AdoptionEnd.Dissolution, "令和5年5月5日"), (a.EndedBy, a.Ended?.Text)));
    }

    /// <summary>What a notification stated of the two is a 特別養子縁組 where the adopted person's own record says so, though the adopters' register is not seen; what was before it has ended.</summary>
    [Fact]
    public void With_StatedAdoptionsOfASpeciallyAdopted_TakesThemForWhatTheRecordSays()
    {
        var read = Read(Natural(9, "冴子", "【養父氏名】越谷太郎\n　　　　　　　　【養母氏名】越谷花子"));
        var stated = new FamilyLinks
        {
            Adoptions = [new(new(3), new(1), Koseki.Domain.Calendar.RegisterDate.Parse("令和2年3月3日"), LinkOrigin.Recorded), new(new(3), new(8), Koseki.Domain.Calendar.RegisterDate.Parse("令和元年6月6日"), LinkOrigin.Recorded)],
        };

        var known = read.With(stated, new HashSet<KinPair>()).Adoptions;

        Assert.Equal([(new PersonId(1), true, null), (new PersonId(8), false, AdoptionEnd.SpecialAdoption)], known.Select(a => (a.Adopter, a.IsSpecial, a.EndedBy)));
    }

    [Fact]
    public void Of_ForeignSpouse_TheMarriageIsToldWithoutANumber()
    {
        var links = Read(Register("""
            ＠戸籍 R1
            本籍　埼玉県越谷市東越谷一丁目5番地
            氏名　越谷　太郎
            戸籍事項
            　戸籍編製　【編製日】平成10年5月5日
            """ + "\n" + Entry(1, "男", "平成10年5月5日 婚姻", "太郎", "昭和50年1月1日", "越谷一郎", "越谷和", "長男", "　婚姻　【婚姻日】平成10年5月5日\n　　　　【配偶者氏名】ガルシア，マリア", "夫")));

        var marriage = Assert.Single(links.Marriages);
        Assert.Equal((null, "ガルシア，マリア"), (marriage.Other, marriage.OtherName));
    }

    [Fact]
    public void With_WordOfTwoPeople_MakesSureOrTakesAwayWhatIsInferredAndNothingElse()
    {
        var shown = new ParentLink(new(1), new(2), ParentGround.Birth, LinkOrigin.Recorded);
        var inferred = new ParentLink(new(3), new(4), ParentGround.Birth, LinkOrigin.Inferred);
        var links = new FamilyLinks { Parents = [shown, inferred] };
        HashSet<KinPair> both = [new(KinLinkKind.Parent, new(1), new(2)), new(KinLinkKind.Parent, new(3), new(4))];

        Assert.Equal([shown], links.With(FamilyLinks.None, both).Parents);
        Assert.Equal([shown, inferred with { Origin = LinkOrigin.Confirmed }], links.With(new() { Parents = [inferred with { Origin = LinkOrigin.Confirmed }] }, both).Parents);
        Assert.Equal(("親子", new PersonId(3), new PersonId(4)), Assert.Single(links.Doubtful));
    }

    /// <summary>That two are not husband and wife says nothing of whether one adopted the other.</summary>
    [Fact]
    public void With_WordOfTwoPeople_TakesAwayOnlyWhatItIsOf()
    {
        var adoption = new AdoptionLink(new(3), new(4), null, LinkOrigin.Inferred);
        var marriage = new MarriageLink(new(4), new(3), null, LinkOrigin.Inferred);
        var links = new FamilyLinks { Adoptions = [adoption], Marriages = [marriage] };

        var known = links.With(FamilyLinks.None, new HashSet<KinPair> { new(KinLinkKind.Marriage, new(3), new(4)) });

        Assert.Equal((adoption, 0), (Assert.Single(known.Adoptions), known.Marriages.Count));
    }

    private static FamilyLinks Read(params FamilyRegister[] registers) => RecordedLinks.Of(new(registers));

    private static IEnumerable<(PersonId Child, PersonId Parent, LinkOrigin Origin)> Parents(FamilyLinks links) => links.Parents.Select(p => (p.Child, p.Parent, p.Origin)).Order();

    /// <summary>氏の変更 and 名の変更 leave the columns of the children as they are: the parents stay the parents.</summary>
    [Fact]
    public void Of_ParentsWhoChangedTheirNames_AreKnownByTheNamesBefore()
    {
        var family = Family();
        var changed = family with
        {
            FamilyName = "甲野",
            HeadGivenName = "太朗",
            Matters = family.Matters.Add(new("氏の変更", [new("氏変更日", "令和8年1月1日"), new("従前の記録", "") { Children = [new("氏", "越谷")] }])),
            Entries = family.Entries.SetItem(0, family.Entries[0] with
            {
                GivenName = "太朗", Matters = family.Entries[0].Matters.Add(new("名の変更", [new("名の変更日", "令和8年2月2日"), new("従前の記録", "") { Children = [new("名", "太郎")] }])),
            }),
        };

        Assert.Equal(Parents(Read(family)), Parents(Read(changed)));
        Assert.True(RecordedFacts.IsNamed(changed, "埼玉県越谷市東越谷一丁目5番地　越谷太郎"));
        Assert.True(RecordedFacts.IsNamed(changed, "埼玉県越谷市東越谷一丁目5番地　甲野太朗"));
        Assert.False(RecordedFacts.IsNamed(changed, "埼玉県越谷市東越谷一丁目5番地　越谷一郎"));
    }

    /// <summary>婚姻取消 ends the marriage by its own title; the parent goes back as by a divorce.</summary>
    [Fact]
    public void Of_AnAnnulledMarriage_EndsByTheAnnulment()
    {
        const string Annulled = "\n　婚姻取消　【婚姻取消しの裁判確定日】令和2年3月3日\n　　　　　　【配偶者氏名】";
        var links = Read(Couple($"{Married("森花子")}{Annulled}越谷花子", Entry(2, "女", "平成27年5月5日 婚姻", "花子", "昭和51年1月1日", "森勇", "森歌", "長女", $"{Married("越谷太郎")}{Annulled}越谷太郎\n　　　　　　【新本籍】東京都港区芝二丁目2番地",
            removed: "令和2年3月9日 婚姻取消 東京都港区芝二丁目2番地")));

        var marriage = Assert.Single(links.Marriages);
        Assert.Equal((MarriageEnd.Annulment, "令和2年3月3日"), (marriage.EndedBy, marriage.Ended?.Text));
        Assert.Null(marriage.DivorceRevokedOn);
    }

    /// <summary>民法764条: the marriage is one and lasts on, whichever of the registers still tells the divorce; a divorce after the revocation ends it.</summary>
    [Fact]
    public void Of_ARevokedDivorce_TheMarriageLastsOn()
    {
        var husband = $"{Married("森花子")}{Divorced("令和元年6月6日")}越谷花子{Revoked}森花子";
        var left = Entry(2, "女", "平成27年5月5日 婚姻", "花子", "昭和51年1月1日", "森勇", "森歌", "長女", $"{Married("越谷太郎")}{Divorced("令和元年6月6日")}越谷太郎\n　　　　【入籍戸籍】{Parents2}", removed: $"令和元年6月6日 離婚 {Parents2}");
        string Back(string more = "", string? spouse = "妻", string? removed = null) =>
            Entry(2, "女", "令和2年3月9日 離婚取消", "花子", "昭和51年1月1日", "森勇", "森歌", "長女", $"{Married("越谷太郎")}{Revoked}越谷太郎\n　　　　　　【従前戸籍】{Parents2}{more}", spouse, removed);
        var parents = Register($"＠戸籍 R2\n本籍　東京都港区芝三丁目3番地\n氏名　森　勇\n戸籍事項\n　戸籍編製　【編製日】昭和50年1月1日\n{Entry(7, "男", "昭和50年1月1日 婚姻", "勇", "昭和20年1月1日", "森一", "森二", "長男", "")}"
            + Entry(2, "女", "令和元年6月6日 離婚", "花子", "昭和51年1月1日", "森勇", "森歌", "長女", $"{Divorced("令和元年6月6日")[1..]}越谷太郎\n　　　　【従前戸籍】{Own}{Revoked}越谷太郎\n　　　　　　【入籍戸籍】{Own}", removed: $"令和2年3月9日 離婚取消 {Own}"));

        foreach (var links in new[] { Read(Couple(husband, left + Back()), parents), Read(parents, Couple(husband, left + Back())), Read(Couple(husband, left)) })
        {
            var marriage = Assert.Single(links.Marriages);
            Assert.Null(marriage.EndedBy);
            Assert.Equal(("平成27年5月5日", "令和2年3月3日"), (marriage.Since?.Text, marriage.DivorceRevokedOn?.Text));
        }

        // Of the register that she had gone back to alone: she is married, to somebody of whom no number is known.
        var alone = Assert.Single(Read(parents).Marriages);
        Assert.Equal((null, null), (alone.EndedBy, alone.Other));

        var again = Assert.Single(Read(Couple($"{husband}{Divorced("令和5年5月5日")}越谷花子", left + Back($"{Divorced("令和5年5月5日")}越谷太郎", null, "令和5年5月5日 離婚 東京都港区芝二丁目2番地")), parents).Marriages);
        Assert.Equal((MarriageEnd.Divorce, "令和5年5月5日"), (again.EndedBy, again.Ended?.Text));
    }

    private const string Own = "埼玉県越谷市東越谷一丁目5番地　越谷太郎";
    private const string Parents2 = "東京都港区芝三丁目3番地　森勇";
    private const string Revoked = "\n　離婚取消　【離婚取消しの裁判確定日】令和2年3月3日\n　　　　　　【配偶者氏名】";

    private static string Married(string with) => $"　婚姻　【婚姻日】平成27年5月5日\n　　　　【配偶者氏名】{with}";

    private static string Divorced(string on) => $"\n　離婚　【離婚日】{on}\n　　　　【配偶者氏名】";

    private static FamilyRegister Couple(string husband, string wives) => Register("""
        ＠戸籍 R1
        本籍　埼玉県越谷市東越谷一丁目5番地
        氏名　越谷　太郎
        戸籍事項
        　戸籍編製　【編製日】平成27年5月5日
        """ + "\n" + Entry(1, "男", "平成27年5月5日 婚姻", "太郎", "昭和50年1月1日", "越谷一郎", "越谷和", "長男", husband) + wives);

    private static FamilyRegister Family(string? child = null, string wifesFormer = "東京都港区芝三丁目3番地　森勇") => Register("""
        ＠戸籍 R1
        本籍　埼玉県越谷市東越谷一丁目5番地
        氏名　越谷　太郎
        戸籍事項
        　戸籍編製　【編製日】平成27年5月5日
        """ + "\n" + Entry(1, "男", "平成27年5月5日 婚姻", "太郎", "昭和50年1月1日", "越谷一郎", "越谷和", "長男", "　婚姻　【婚姻日】平成27年5月5日\n　　　　【配偶者氏名】森花子\n　　　　【従前戸籍】埼玉県越谷市東越谷一丁目4番地　越谷一郎", "夫")
        + Entry(2, "女", "平成27年5月5日 婚姻", "花子", "昭和51年1月1日", "森勇", "森歌", "長女", $"　婚姻　【婚姻日】平成27年5月5日\n　　　　【配偶者氏名】越谷太郎\n　　　　【従前戸籍】{wifesFormer}", "妻")
        + (child ?? Entry(3, "女", "平成28年1月5日 出生", "空", "平成28年1月1日", "越谷太郎", "越谷花子", "長女", "")));

    private static FamilyRegister Register(string text) => RegisterNotation.Parse(text.Replace("\r", "", StringComparison.Ordinal).TrimEnd());

    private static string Entry(int person, string sex, string entered, string name, string born, string father, string mother, string relationship, string matters, string? spouse = null, string? removed = null)
    {
        var adopted = matters.Contains("【養父氏名】", StringComparison.Ordinal) ? $"　【養父】越谷太郎\n　【続柄】{(sex == "男" ? "養子" : "養女")}\n" : "";
        return $"戸籍に記録されている者\n　＠人 P{person}\n　＠性別 {sex}\n　＠入籍 {entered}\n{(removed is null ? "" : $"　［除籍］\n　＠除籍 {removed}\n")}　【名】{name}\n　【生年月日】{born}\n"
            + $"{(spouse is null ? "" : $"　【配偶者区分】{spouse}\n")}　【父】{father}\n　【母】{mother}\n　【続柄】{relationship}\n{adopted}身分事項\n　出生　【出生日】{born}\n　　　　【出生地】埼玉県越谷市\n{(matters.Length == 0 ? "" : matters + "\n")}";
    }
}
