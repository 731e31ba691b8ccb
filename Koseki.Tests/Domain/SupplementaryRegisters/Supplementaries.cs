using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.City;
using Koseki.Domain.Notifications;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;
using Koseki.Domain.SupplementaryRegisters;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Domain.SupplementaryRegisters;

/// <summary>The registers and supplementary registers of the worked examples (base A), and what a decision makes of them.</summary>
internal static class Supplementaries
{
    private static readonly PlaceDictionary Places = new();
    private static readonly ICharacterTable Characters = CharacterTable.Load();

    /// <summary>Base A in the notation, with everything that can stand in it.</summary>
    internal const string BaseA = """
        ＠附票 R1附1
        附票　現在
        本籍　埼玉県越谷市東越谷一丁目5番地
        筆頭者　越谷　太郎
        編製日　令和8年6月10日
        附票に記録されている者　越谷　太郎
        　＠人 P1
        　＠記載 令和8年6月10日 婚姻
        　【氏の振り仮名】コシガヤ
        　【名の振り仮名】タロウ
        　【生年月日】平成10年4月2日
        　【性別】男
        　＠住民票コード 10000000014
        　【住所】埼玉県越谷市越ヶ谷四丁目2番1号
        　【住定日】令和4年3月1日
        　　＠事由 令和8年6月10日 附票編製
        　　＠所在コード 112224
        附票に記録されている者　越谷　花子
        　＠人 P2
        　＠記載 令和8年6月10日 婚姻
        　【生年月日】平成11年8月20日
        　【性別】女
        　＠住民票コード 10000000022
        　【住所】埼玉県春日部市粕壁六丁目2番1号
        　【住定日】平成29年4月1日
        　　＠事由 令和8年6月10日 附票編製
        　　＠所在コード 112143
        　【住所】埼玉県草加市高砂一丁目1番1号
        　【住定日】令和8年8月1日
        　　＠事由 令和8年8月3日 転入
        　　＠所在コード 112216
        　　＠状態 取消
        　【住所】国外転出者
        　【住定日】令和8年9月30日
        　　＠事由 令和8年9月30日 国外転出
        　　＠区分 国外転出者
        　＠国外転出 令和8年9月30日
        　＠在外名簿 在外選挙人名簿 移転 令和8年9月30日 埼玉県越谷市
        """;

    internal static SupplementaryRegister A { get; } = SupplementaryNotation.Parse(BaseA);

    /// <summary>The register that base A goes with.</summary>
    internal static FamilyRegister Register { get; } = new()
    {
        Id = new(1),
        Domicile = new("埼玉県越谷市東越谷一丁目5番地"),
        FamilyName = "越谷",
        HeadGivenName = "太郎",
        Matters = [new("戸籍編製", [new("編製日", "令和8年6月10日")])],
        Entries = [Entry(1, "太郎", "平成10年4月2日", Sex.Male) with { GivenNameKana = "タロウ" }, Entry(2, "花子", "平成11年8月20日", Sex.Female)],
        FamilyNameKana = "コシガヤ",
    };

    internal static RegisterEntry Entry(long person, string name, string born, Sex sex) => new()
    {
        Person = new(person), GivenName = name, BirthDate = RegisterDate.Parse(born), Sex = sex, Relationship = sex == Sex.Male ? "長男" : "長女", Entered = new(RegisterDate.Parse("令和8年6月10日"), "婚姻"),
    };

    internal static Circumstances On(DateOnly day) => new()
    {
        ReceiptDate = day, RecordDate = day, Origin = new Origin.Here(), Registers = new([Register]), Supplementaries = new([A]), Here = Municipality.Koshigaya, Municipalities = Places,
        City = CitySettings.Initial, Characters = Characters, NewPersons = [], NewRegisters = [],
    };
}
