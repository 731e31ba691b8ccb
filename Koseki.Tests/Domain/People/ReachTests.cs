using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;

namespace Koseki.Tests.Domain.People;

public sealed class ReachTests
{
    private static readonly FamilyRegister Family = RegisterNotation.Parse("""
        ＠戸籍 R5
        本籍　埼玉県越谷市大沢二丁目10番地
        氏名　坂本　誠
        戸籍事項
        　戸籍編製　【編製日】平成12年3月3日
        戸籍に記録されている者
        　＠人 P81
        　＠性別 男
        　＠入籍 平成12年3月3日 分籍
        　【名】誠
        　【生年月日】昭和45年2月2日
        　【父】坂本勇
        　【母】坂本節
        　【続柄】長男
        身分事項
        　出生　【出生日】昭和45年2月2日
        """.Replace("\r", "", StringComparison.Ordinal).TrimEnd());

    /// <summary>
    /// What somebody asked to be left out is asked for no more: of the registers of a person the one that was made again is looked at, not the one
    /// it was made from. One that a paper names is seen, whatever it is.
    /// </summary>
    [Fact]
    public void Take_ARegisterPutAsideByAReissue_IsNotSeen()
    {
        FamilyRegister aside = Family with { Id = new(6), State = RegisterState.Replaced }, renewed = Family with { Id = new(7), State = RegisterState.Superseded };
        var reach = Reach.From(new([Family]));

        reach.Take([aside, renewed], FamilyLinks.None, [], []);

        Assert.Equal((false, true), (reach.HasSeen(aside.Id), reach.HasSeen(renewed.Id)));
        Assert.True(Reach.From(new([aside])).HasSeen(aside.Id));
    }
}
