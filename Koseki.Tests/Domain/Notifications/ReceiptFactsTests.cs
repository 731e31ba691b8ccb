using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;

namespace Koseki.Tests.Domain.Notifications;

/// <summary>Fault U: what is read aloud before 受付.</summary>
public sealed class ReceiptFactsTests
{
    private static readonly NotificationKind Marriage = NotificationCatalogue.Find("0401")!;

    [Fact]
    public void Of_AMarriageWithANewRegister_NamesTheNewSurnameDomicileAndHead()
    {
        var (his, hers) = (Register("R1", "𠮷田", "P1", "龍之介"), Register("R2", "渡邉\U000E010F", "P2", "咲久良"));
        var made = Register("R3", "𠮷田", "P1", "龍之介") with { Entries = [.. his.Entries, .. hers.Entries] };
        var plan = new Plan([], [new(his, Emptied(his)), new(hers, Emptied(hers)), new(null, made)], [], true);
        var facts = ReceiptFacts.Of(Marriage, Draft.Empty, RegisterSet.Empty, plan).Facts;
        Assert.Equal(
            [
                new ReceiptFact("氏", "𠮷田", true, "咲久良の「渡邉\U000E010F」が「𠮷田」になります"), new("新しい本籍", "埼玉県越谷市東越谷一丁目5番地", true, ""),
                new("新しい戸籍の筆頭者", made.HeadName, true, "新しい戸籍を1つ作り、2つの戸籍から除きます"),
            ],
            facts);
    }

    [Fact]
    public void Of_ADeath_NamesWhoIsRemoved()
    {
        var register = Register("R1", "𠮷田", "P1", "龍之介");
        var facts = ReceiptFacts.Of(Marriage, Draft.Empty, RegisterSet.Empty, new([], [new(register, Emptied(register))], [], true)).Facts;
        Assert.Equal([new ReceiptFact("除かれる人", "𠮷田　龍之介", true, "R1 から除きます")], facts);
    }

    [Fact]
    public void Of_APaperWithoutAPlan_StillNamesThePersonsWithTheirBirthdays()
    {
        var draft = Draft.Of(new Dictionary<string, string> { ["husband.familyName"] = "𠮷田", ["husband.givenName"] = "龍之介", ["husband.birthDate"] = "H9.4.22" });
        var facts = ReceiptFacts.Of(Marriage, draft, RegisterSet.Empty, null);
        Assert.Equal([new ReceiptPerson("夫になる人", "𠮷田　龍之介", "平成9年4月22日"), new("妻になる人", "", "")], facts.Persons);
        Assert.Empty(facts.Facts);
    }

    private static FamilyRegister Emptied(FamilyRegister register) =>
        register with { Entries = [.. register.Entries.Select(e => e with { Removed = new(e.BirthDate, "婚姻", null) })] };

    private static FamilyRegister Register(string number, string family, string person, string given) => RegisterNotation.Parse($"""
        ＠戸籍 {number}
        本籍　埼玉県越谷市東越谷一丁目5番地
        氏名　{family}　{given}
        戸籍事項
        　戸籍編製　【編製日】平成28年6月10日
        戸籍に記録されている者
        　＠人 {person}
        　＠性別 男
        　＠入籍 平成9年4月22日 出生
        　【名】{given}
        　【生年月日】平成9年4月22日
        　【父】父
        　【母】母
        　【続柄】長男
        身分事項
        　出生　【出生日】平成9年4月22日
        """);
}
