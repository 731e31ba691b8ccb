using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Certificates;

public sealed class CertificateBuilderTests
{
    private static List<string> Lines(CertificateContent content) => [.. content.Rows.Select(r => string.Join('|', r.Cells.Select(c => c.Text)))];

    // family-register 10.1C, digits full width as printed, one row a line.
    [Fact]
    public void Build_WorkedExample_SaysExactlyWhatTheReferencePrints()
    {
        var content = Specimens.Whole(Specimens.Couple);

        Assert.Equal("全部事項証明", content.Title);
        Assert.Equal("これは、戸籍に記録されている事項の全部を証明した書面である。", content.Certification);
        Assert.Equal(
        [
            "本籍|埼玉県越谷市東越谷一丁目５番地", "氏名|越谷　太郎", "【氏の振り仮名】コシガヤ", "",
            "戸籍事項", "戸籍編製|【編製日】令和８年６月１０日", "",
            "戸籍に記録されている者|【名】|太郎", "【名の振り仮名】タロウ", "【生年月日】平成１０年４月２日|【配偶者区分】夫",
            "【父】越谷一郎", "【母】越谷和子", "【続柄】長男", "",
            "身分事項", "出　　生|【出生日】平成１０年４月２日", "【出生地】埼玉県越谷市", "【届出日】平成１０年４月１０日", "【届出人】父",
            "婚　　姻|【婚姻日】令和８年６月１０日", "【配偶者氏名】春日部花子", "【従前戸籍】埼玉県越谷市越ヶ谷四丁目２番地　越谷一郎", "",
            "戸籍に記録されている者|【名】|花子", "【名の振り仮名】ハナコ", "【生年月日】平成１１年８月２０日|【配偶者区分】妻",
            "【父】春日部健二", "【母】春日部良子", "【続柄】長女", "",
            "身分事項", "出　　生|【出生日】平成１１年８月２０日", "【出生地】埼玉県春日部市", "【届出日】平成１１年８月２５日", "【届出人】母",
            "婚　　姻|【婚姻日】令和８年６月１０日", "【配偶者氏名】越谷太郎", "【従前戸籍】埼玉県春日部市粕壁六丁目２番地　春日部健二",
        ], Lines(content));
    }

    [Fact]
    public void Build_Individual_ShowsOnlyTheChosenPersonsAndAllRegisterMatters()
    {
        var content = CertificateBuilder.Build(Specimens.Couple, CertificateKind.Individual, [Specimens.Couple.Entries[1].Person], Specimens.IssuedOn);
        var lines = Lines(content);

        Assert.Equal("個人事項証明", content.Title);
        Assert.Contains("戸籍編製|【編製日】令和８年６月１０日", lines);
        Assert.Single(lines, l => l.StartsWith("戸籍に記録されている者", StringComparison.Ordinal));
        Assert.Contains("戸籍に記録されている者|【名】|花子", lines);
    }

    [Fact]
    public void Build_PersonNotInRegister_Refuses() => Assert.Throws<InvalidOperationException>(
        () => CertificateBuilder.Build(Specimens.Couple, CertificateKind.Individual, [new PersonId(999)], Specimens.IssuedOn));

    [Theory]
    [InlineData(RegisterState.Current, CertificateKind.RemovedWhole)]
    [InlineData(RegisterState.Removed, CertificateKind.Whole)]
    [InlineData(RegisterState.Superseded, CertificateKind.RemovedWhole)]
    public void Build_KindThatDoesNotFitTheState_Refuses(RegisterState state, CertificateKind kind) => Assert.Throws<InvalidOperationException>(
        () => CertificateBuilder.Build(Specimens.Couple with { State = state }, kind, [], Specimens.IssuedOn));

    /// <summary>申出再製 is asked for so that nobody reads what was corrected: no kind of certificate of the register it was made from.</summary>
    [Fact]
    public void WhyNot_ARegisterMadeAgain_RefusesEveryKind()
    {
        var register = Specimens.Couple with { State = RegisterState.Replaced };

        Assert.All(Enum.GetValues<CertificateKind>(), kind => Assert.Equal(new CertificateRefusal.Reissued(), CertificateBuilder.WhyNot(register, kind, [register.Entries[0].Person])));
        Assert.Empty(CertificateKindWords.KindsOf(RegisterState.Replaced));
        Assert.All(Enum.GetValues<RegisterState>(), s => Assert.Equal(CertificateKindWords.KindsOf(s).Count == 0, CertificateKindWords.WhyNone(s) is not null));
        Assert.DoesNotContain("原本から作成", CertificateKindWords.WhyNone(RegisterState.Replaced), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_LongEstimatedBirthDate_PutsTheSpouseOnItsOwnLine()
    {
        var register = Specimens.Couple;
        var old = register.Entries[0] with { BirthDate = RegisterDate.Parse("推定明治四十五年十二月三十一日午前零時頃") };
        var lines = Lines(Specimens.Whole(register with { Entries = register.Entries.SetItem(0, old) }));

        Assert.Contains("【配偶者区分】夫", lines);
    }

    [Fact]
    public void Build_NestedRecord_StandsOneStepInAndItsLinesFurther()
    {
        var rows = Specimens.Whole(Specimens.Matters(1)).Rows;
        var former = rows.ToList().FindIndex(r => r.Cells.Any(c => c.Text == "【従前の記録】"));

        Assert.Equal(new(PaperColumn.Nested, "【父母との続柄】長女（１）"), Assert.Single(rows[former + 1].Cells));
        Assert.Equal(PaperColumn.Nested, Assert.Single(rows[former + 2].Cells).Column);
        Assert.Equal(PaperColumn.NestedContinued, Assert.Single(rows[former + 3].Cells).Column);
        Assert.Equal(new(PaperColumn.AmendmentTitle, "更　　正"), rows[former + 5].Cells[0]);
    }

    [Fact]
    public void Build_LongTitle_TakesTwoLinesWithoutSplittingANumber()
    {
        var titles = Specimens.Whole(Specimens.Matters(1)).Rows.SelectMany(r => r.Cells).Where(c => c.Column == PaperColumn.Title).Select(c => c.Text).ToList();

        Assert.Contains("平成１５年法律第", titles);
        Assert.Contains("１１１号３条", titles);
    }

    [Fact]
    public void Build_RemovedPerson_CarriesTheMarkOnce()
    {
        var cells = Specimens.Whole(Specimens.Given("夫が死亡した越谷太郎")).Rows.SelectMany(r => r.Cells);

        Assert.Equal("除籍", Assert.Single(cells, c => c.Column == PaperColumn.RemovedMark).Text);
    }
}
