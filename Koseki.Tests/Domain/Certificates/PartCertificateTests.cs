using Koseki.Domain.Certificates;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Certificates;

/// <summary>一部事項証明, 記載事項証明 and 独身証明書.</summary>
public sealed class PartCertificateTests
{
    private static List<string> Lines(CertificateContent content) => [.. content.Rows.Select(r => string.Join('|', r.Cells.Select(c => c.Text)))];

    private static CertificateContent Build(FamilyRegister register, CertificateKind kind, params CertifiedPart[] parts) =>
        CertificateBuilder.Build(register, kind, [], Specimens.IssuedOn, parts);

    /// <summary>本籍, 氏名, the person's name and what was asked for: nothing else, and nobody else.</summary>
    [Fact]
    public void Build_OneMatterOfOnePerson_ShowsNothingElse()
    {
        var content = Build(Specimens.Couple, CertificateKind.Part, new CertifiedPart(1, 0, null));

        Assert.Equal("一部事項証明", content.Title);
        Assert.Equal("上記の事項は、戸籍に記録されていることを証明する。", content.Certification);
        Assert.Equal(
        [
            "本籍|埼玉県越谷市東越谷一丁目５番地", "氏名|越谷　太郎", "【氏の振り仮名】コシガヤ", "",
            "戸籍に記録されている者|【名】|花子", "",
            "身分事項", "出　　生|【出生日】平成１１年８月２０日", "【出生地】埼玉県春日部市", "【届出日】平成１１年８月２５日", "【届出人】母",
        ], Lines(content));
    }

    [Fact]
    public void Build_LinesOfTheColumnAndAMatterOfTheRegister_StandWhereTheyAlwaysDo()
    {
        var content = Build(Specimens.Couple, CertificateKind.Statement, new CertifiedPart(null, 0, null), CertifiedPart.OfLine(0, "父"), CertifiedPart.OfLine(0, "生年月日"));

        Assert.Equal("上記の事項は、戸籍に記載されていることを証明する。", content.Certification);
        Assert.Equal(
        [
            "本籍|埼玉県越谷市東越谷一丁目５番地", "氏名|越谷　太郎", "【氏の振り仮名】コシガヤ", "", "戸籍事項", "戸籍編製|【編製日】令和８年６月１０日", "",
            "戸籍に記録されている者|【名】|太郎", "【生年月日】平成１０年４月２日", "【父】越谷一郎",
        ], Lines(content));
    }

    /// <summary>Who was removed never looks like one who stands there.</summary>
    [Fact]
    public void Build_APersonWhoWasRemoved_BearsTheMark()
    {
        var register = Specimens.Couple;
        register = register with { Entries = register.Entries.SetItem(1, register.Entries[1] with { Removed = new(Koseki.Domain.Calendar.RegisterDate.Parse("令和8年7月1日"), "死亡", null) }) };

        Assert.Contains("除籍", Lines(Build(register, CertificateKind.Part, new CertifiedPart(1, 0, null))));
    }

    [Fact]
    public void WhyNot_NothingChosenOrNotThere_Refuses()
    {
        Assert.IsType<CertificateRefusal.PartsUnfit>(CertificateBuilder.WhyNot(Specimens.Couple, CertificateKind.Part, [], []));
        Assert.IsType<CertificateRefusal.PartsUnfit>(CertificateBuilder.WhyNot(Specimens.Couple, CertificateKind.Part, [], [new(0, 99, null)]));
        Assert.IsType<CertificateRefusal.PartsUnfit>(CertificateBuilder.WhyNot(Specimens.Couple, CertificateKind.Part, [], [CertifiedPart.OfLine(0, "養父")]));
        Assert.IsType<CertificateRefusal.WrongKind>(CertificateBuilder.WhyNot(Specimens.Couple, CertificateKind.RemovedPart, [], [new(0, 0, null)]));
        Assert.IsType<CertificateRefusal.WrongKind>(CertificateBuilder.WhyNot(Specimens.Couple, CertificateKind.NoRegister, []));
        Assert.Null(CertificateBuilder.WhyNot(Specimens.Couple, CertificateKind.Part, [], [new(0, 0, null)]));
    }

    /// <summary>With 養親 there are two 続柄: each is a part of its own.</summary>
    [Fact]
    public void AllOf_AnAdoptedPerson_HasBothRelationships()
    {
        var register = Specimens.Couple;
        register = register with { Entries = register.Entries.SetItem(0, register.Entries[0] with { AdoptiveFather = "春日部健二", AdoptiveRelationship = "養子" }) };
        var parts = CertifiedPart.AllOf(register);

        Assert.Equal(parts.Count, parts.Distinct().Count());
        Assert.Contains("【続柄】養子", Lines(Build(register, CertificateKind.Part, CertifiedPart.OfLine(0, "養親との続柄"))));
        Assert.DoesNotContain("【続柄】長男", Lines(Build(register, CertificateKind.Part, CertifiedPart.OfLine(0, "養親との続柄"))));
    }

    [Fact]
    public void Unmarried_OnePersonWithoutASpouse_IsCertified()
    {
        var register = Specimens.Given("小川結衣");
        var content = CertificateBuilder.Build(register, CertificateKind.Unmarried, [register.Entries[0].Person], Specimens.IssuedOn);

        Assert.Equal(("独身証明書", CertificateStyle.Form), (content.Title, content.Style));
        Assert.Contains("氏名|小川　結衣", Lines(content));
        Assert.Contains("民法第７３２条", content.Certification, StringComparison.Ordinal);
    }

    [Fact]
    public void Unmarried_MarriedRemovedOrSeveral_Refuses()
    {
        var couple = Specimens.Couple;
        Assert.IsType<CertificateRefusal.Married>(CertificateBuilder.WhyNot(couple, CertificateKind.Unmarried, [couple.Entries[0].Person]));
        // 配偶者区分 taken away, the marriage still on record.
        var marked = couple with { Entries = couple.Entries.SetItem(0, couple.Entries[0] with { Spouse = null }) };
        Assert.IsType<CertificateRefusal.Married>(CertificateBuilder.WhyNot(marked, CertificateKind.Unmarried, [couple.Entries[0].Person]));
        Assert.IsType<CertificateRefusal.OnePersonOnly>(CertificateBuilder.WhyNot(couple, CertificateKind.Unmarried, [.. couple.Entries.Select(e => e.Person)]));
        Assert.IsType<CertificateRefusal.PersonsUnfit>(CertificateBuilder.WhyNot(couple, CertificateKind.Unmarried, []));
        var single = Specimens.Given("小川結衣");
        single = single with { Entries = single.Entries.SetItem(0, single.Entries[0] with { Removed = new(Koseki.Domain.Calendar.RegisterDate.Parse("令和8年7月1日"), "婚姻", null) }) };
        Assert.IsType<CertificateRefusal.NotStanding>(CertificateBuilder.WhyNot(single, CertificateKind.Unmarried, [single.Entries[0].Person]));
    }
}
