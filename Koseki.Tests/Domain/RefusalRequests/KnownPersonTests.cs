using Koseki.Domain.Calendar;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;
using Koseki.Tests.Domain.Notifications;

namespace Koseki.Tests.Domain.RefusalRequests;

/// <summary>Whether two who are named are one: three facts, or a number; two facts that disagree with a third leave it open.</summary>
public sealed class KnownPersonTests(CaseTests.Table table) : IClassFixture<CaseTests.Table>
{
    private const string There = "埼玉県越谷市東越谷一丁目5番地";
    private const string Elsewhere = "埼玉県春日部市粕壁一丁目1番地";

    /// <summary>Written as number, 氏　名, 生年月日 and 本籍.</summary>
    [Theory]
    // 三つの事実
    [InlineData("－ 越谷　花子 平成11年8月20日", There, "－ 越谷　花子 平成11年8月20日", There, Sameness.Same)]
    // 生年月日の打ち間違いと、移った本籍
    [InlineData("－ 越谷　花子 平成11年8月21日", Elsewhere, "2 越谷　花子 平成11年8月20日", There, Sameness.Doubtful)]
    [InlineData("－ 越谷　花子 平成11年8月21日", There, "2 越谷　花子 平成11年8月20日", There, Sameness.Doubtful)]
    // 名の変更は他の市区町村で
    [InlineData("－ 越谷　花代 平成11年8月20日", There, "2 越谷　花子 平成11年8月20日", There, Sameness.Doubtful)]
    [InlineData("－ 春日部　花子 平成11年8月20日", Elsewhere, "2 越谷　花子 平成11年8月20日", There, Sameness.Doubtful)]
    [InlineData("－ 春日部　葵 平成11年8月20日", Elsewhere, "2 越谷　花子 平成11年8月20日", There, Sameness.Different)]
    // 生年月日がない、書き方が同じ、不詳
    [InlineData("－ 越谷　花子 －", Elsewhere, "2 越谷　花子 平成11年8月20日", There, Sameness.Doubtful)]
    [InlineData("－ 越谷　花子 推定平成11年8月", There, "－ 越谷　花子 推定平成11年8月", There, Sameness.Same)]
    [InlineData("－ 春日部　葵 推定平成11年8月", There, "－ 越谷　花子 推定平成11年8月", There, Sameness.Doubtful)]
    [InlineData("－ 越谷　花子 生年月日不詳", There, "－ 越谷　花子 生年月日不詳", There, Sameness.Doubtful)]
    [InlineData("－ 春日部　葵 生年月日不詳", There, "－ 越谷　花子 生年月日不詳", There, Sameness.Different)]
    // 二つの番号
    [InlineData("2 春日部　葵 平成3年1月1日", Elsewhere, "2 越谷　花子 平成11年8月20日", There, Sameness.Same)]
    [InlineData("88 春日部　花子 平成11年8月20日", Elsewhere, "2 越谷　花子 平成11年8月20日", There, Sameness.Doubtful)]
    [InlineData("88 越谷　花子 生年月日不詳", There, "2 越谷　花子 生年月日不詳", There, Sameness.Doubtful)]
    [InlineData("88 越谷　花子 平成11年8月21日", There, "2 越谷　花子 平成11年8月20日", There, Sameness.Doubtful)]
    [InlineData("88 越谷　花子 平成11年8月21日", Elsewhere, "2 越谷　花子 平成11年8月20日", There, Sameness.Different)]
    // 同じ戸籍の双子
    [InlineData("88 越谷　葵 平成11年8月20日", There, "2 越谷　花子 平成11年8月20日", There, Sameness.Different)]
    public void Is_ByNumberOrThreeFacts_ElseDoubtfulWhereTwoAgree(string one, string ones, string other, string others, Sameness expected)
    {
        var (a, b) = (Of(one, ones), Of(other, others));

        Assert.Equal((expected, expected), (a.Is(b, table.Characters), b.Is(a, table.Characters)));
    }

    private static KnownPerson Of(string text, string domicile)
    {
        var (parts, date) = (text.Split(' '), text.Split(' ')[2]);
        var name = parts[1].Split('　');
        return new KnownPerson(parts[0] == "－" ? null : new PersonId(long.Parse(parts[0], null)), name[0], name[1], null, domicile, null).Born(date == "－" ? null : RegisterDate.Parse(date));
    }
}
