using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;

namespace Koseki.Domain.Certificates.Door;

/// <summary>A 戸籍 of nobody: it is in no database, and no 届 reaches it.</summary>
public static class SpecimenRegister
{
    private const string Text = """
        ＠戸籍 R1
        本籍　埼玉県越谷市東越谷一丁目1番地
        氏名　見本　太郎
        　【氏の振り仮名】ミホン
        戸籍事項
        　戸籍編製　【編製日】平成27年4月1日
        戸籍に記録されている者
        　＠人 P1
        　＠性別 男
        　＠入籍 平成27年4月1日 分籍
        　【名】太郎
        　【名の振り仮名】タロウ
        　【生年月日】平成2年1月1日
        　【父】見本一郎
        　【母】見本春子
        　【続柄】長男
        身分事項
        　出生　【出生日】平成2年1月1日
        　　　　【出生地】埼玉県越谷市
        　　　　【届出日】平成2年1月8日
        　　　　【届出人】父
        　分籍　【分籍日】平成27年4月1日
        　　　　【従前戸籍】埼玉県越谷市東越谷一丁目1番地　見本一郎
        戸籍に記録されている者
        　＠人 P2
        　＠性別 女
        　＠入籍 令和3年5月5日 出生
        　【名】花子
        　【名の振り仮名】ハナコ
        　【生年月日】令和3年5月5日
        　【父】見本太郎
        　【母】見本夏子
        　【続柄】長女
        身分事項
        　出生　【出生日】令和3年5月5日
        　　　　【出生地】埼玉県越谷市
        　　　　【届出日】令和3年5月12日
        　　　　【届出人】父
        """;

    /// <summary>Its content.</summary>
    public static FamilyRegister Register { get; } = RegisterNotation.Parse(Text);

    /// <summary>本籍 as printed, written down apart.</summary>
    public const string Domicile = "埼玉県越谷市東越谷一丁目１番地";

    /// <summary>筆頭者 as printed.</summary>
    public const string HeadName = "見本　太郎";

    /// <summary>Who stands in it, as printed; of 個人事項 the first.</summary>
    public static IReadOnlyList<PersonFacts> Persons { get; } = [new("太郎", "平成２年１月１日"), new("花子", "令和３年５月５日")];
}
