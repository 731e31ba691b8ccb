using Bunit;
using Koseki.Domain.Cases;
using Koseki.Web.Components.Cases;

namespace Koseki.Tests.Web.Components.Cases;

/// <summary>照会の回答 as whoever decides reads them: the whole question, who answered and when, and whether the paper is still the one it was asked about.</summary>
public sealed class AnswerListTests : ComponentTests
{
    [Fact]
    public void Draw_Answers_SaysQuestionNameDateAndWhichAreOfBefore()
    {
        var at = new DateTimeOffset(2026, 10, 8, 10, 5, 0, TimeSpan.FromHours(9));
        InquiryAnswer[] answers = [new("婚姻-07 husband.name 前婚の解消が 確かめられません。", "春日部市に電話", "shinsa", "審査　次郎", at) { Seen = "B" }, new("婚姻-08 x 別の問い。", "古い答え", "shinsa", "審査　次郎", at) { Seen = "A" }];

        var items = Render<AnswerList>(p => p.Add(l => l.Answers, answers).Add(l => l.Seen, "B")).FindAll("[data-testid='case-answers'] li").Select(i => i.TextContent).ToList();

        Assert.Contains("婚姻-07　前婚の解消が 確かめられません。", items[0], StringComparison.Ordinal);
        Assert.Contains("令和8年10月8日 10:05", items[0], StringComparison.Ordinal);
        Assert.Contains("審査　次郎", items[0], StringComparison.Ordinal);
        Assert.Equal((false, true), (items[0].Contains("書き直す前", StringComparison.Ordinal), items[1].Contains("書き直す前", StringComparison.Ordinal)));
    }
}
