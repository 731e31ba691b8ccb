using System.Text.RegularExpressions;
using Koseki.Kiosk;
using Koseki.Kiosk.Center;
using Koseki.Kiosk.Screens;
using Microsoft.Extensions.Logging.Abstractions;

namespace Koseki.Tests.Eng.Kiosk;

/// <summary>The kiosk's screens as a resident reads them. Fault U: refusals that did not say what to do, no way back, a confirmation passed over.</summary>
public sealed partial class ScreensTests
{
    private static readonly SampleCard Card = new("甲", "AAAAAAAA", "01", "CARD", "1234");
    private static readonly SampleCard Phone = new("乙", "AAAAAAAA", "02", "IPHONE", "1234");
    private static readonly KioskOptions Options = new();
    private static readonly Pages Screens = new([Card, Phone], Options);

    private readonly Session session = new();
    private readonly Course course;

    public ScreensTests()
    {
        var issuing = new Issuing(null!, Options, TimeProvider.System, NullLogger<Issuing>.Instance);
        course = new(null!, issuing, [Card, Phone], TimeProvider.System, NullLogger<Course>.Instance);
    }

    public static TheoryData<string> Codes => [.. (string[])["M01", "M02", "M03", "M04", "M05", "S00", "S02", "S04", "S05", "S06", "S07"]];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Refusal_OfAnyCode_SaysThatNothingWasTakenAndWhatToDo(string code)
    {
        foreach (var card in new[] { Card, Phone })
        {
            var page = Refused(card, code);
            Assert.Contains("お金はいただいていません", page, StringComparison.Ordinal);
            Assert.Matches("<ol class=\"helps\" data-testid=\"advice\"><li><h2>[^<]+</h2><p>[^<]+</p></li>", page);
            Assert.DoesNotContain("エラー", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Refusal_OfACertificateThatRanOut_SaysHowToRenewWhereAndWhenWithTheTelephone()
    {
        var page = Refused(Card, "M01");
        foreach (var said in new[] { "あした以降に", "市の窓口で更新できます", "M01", Options.Offices[0].Name, Options.Offices[0].Hours, Options.Phone, "data-testid=\"another\"" })
        {
            Assert.Contains(said, page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Refusal_ByPhone_SaysNothingOfTakingACardAway(string code)
    {
        var page = Refused(Phone, code);
        Assert.DoesNotContain("取り外", page, StringComparison.Ordinal);
        Assert.DoesNotContain("このカード", page, StringComparison.Ordinal);
    }

    /// <summary>One page for every personal ground: nothing on it depends on whom it is about.</summary>
    [Fact]
    public void Refusal_ForAPersonalGround_IsTheSameToTheLetterForEverybody()
    {
        var one = Refused(Card, "M03");
        var other = Refused(Card with { Label = "丙", Serial = "03" }, "M03");
        Assert.Equal(one, other);
        Assert.Contains("この端末では発行できません。<br>市の窓口へお問い合わせください", one, StringComparison.Ordinal);
        Assert.DoesNotContain("another", one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pin_ByPhone_GoesOnWithoutACardToTakeAway()
    {
        session.Visit = new() { Step = Step.Pin, Card = Phone };
        await course.GoAsync(session, "pin", "1234");
        Assert.NotEqual(Step.Remove, session.Visit.Step);
        session.Visit = new() { Step = Step.Pin, Card = Card };
        await course.GoAsync(session, "pin", "1234");
        Assert.Equal(Step.Remove, session.Visit.Step);
    }

    [Theory]
    [InlineData(Step.Card, Step.Start)]
    [InlineData(Step.Pin, Step.Card)]
    [InlineData(Step.Remove, Step.Card)]
    [InlineData(Step.Kind, Step.Card)]
    [InlineData(Step.Members, Step.Kind)]
    [InlineData(Step.Copies, Step.Members)]
    [InlineData(Step.Confirm, Step.Copies)]
    public async Task Back_BeforePayment_IsOnEveryStepAndCancelToo(Step at, Step before)
    {
        session.Visit = At(at);
        var page = Screens.Draw(session);
        Assert.Contains("data-testid=\"back\"", page, StringComparison.Ordinal);
        Assert.Contains("data-testid=\"cancel\"", page, StringComparison.Ordinal);
        await course.GoAsync(session, "back", "");
        Assert.Equal(before, session.Visit.Step);
    }

    [Fact]
    public async Task Back_BehindTheMenu_ForgetsWhoseItWas()
    {
        session.Visit = At(Step.Kind);
        var transaction = session.Visit.Transaction;
        await course.GoAsync(session, "back", "");
        Assert.Null(session.Visit.Card);
        Assert.Null(session.Visit.Menu);
        Assert.NotEqual(transaction, session.Visit.Transaction);
    }

    [Fact]
    public async Task Confirm_WithoutTheContentsShown_IsNoAnswer()
    {
        session.Visit = At(Step.Copies);
        await course.GoAsync(session, "confirm", "");
        Assert.Equal(Step.Copies, session.Visit.Step);
        await course.GoAsync(session, "copies", "");
        var shown = session.Visit.Shown;
        await course.GoAsync(session, "confirm", "");
        Assert.Equal(Step.Confirm, session.Visit.Step);

        // Changed since: the old yes does not count for the new contents.
        await course.GoAsync(session, "change", "copies");
        await course.GoAsync(session, "more", "");
        await course.GoAsync(session, "copies", "");
        await course.GoAsync(session, "confirm", shown);
        Assert.Equal(Step.Confirm, session.Visit.Step);
        Assert.Contains($"/go/confirm?value={session.Visit.Shown}", Screens.Draw(session), StringComparison.Ordinal);
        await course.GoAsync(session, "confirm", session.Visit.Shown);
        Assert.NotEqual(Step.Confirm, session.Visit.Step);
    }

    [Theory]
    [InlineData("kind", Step.Kind)]
    [InlineData("members", Step.Members)]
    [InlineData("copies", Step.Copies)]
    public async Task Confirm_EveryLine_CanBeChanged(string line, Step expected)
    {
        session.Visit = At(Step.Confirm);
        Assert.Contains($"data-testid=\"change-{line}\"", Screens.Draw(session), StringComparison.Ordinal);
        await course.GoAsync(session, "change", line);
        Assert.Equal(expected, session.Visit.Step);
    }

    /// <summary>住民票の写し: everybody by one touch, no item unless it is touched, each said before payment and open to change.</summary>
    [Fact]
    public async Task Items_OfAHousehold_AreOffUntilTouchedAndSaidBeforePayment()
    {
        var item = new MenuItem("JUMINHYO", 200, 3, [new("t1", "甲", true), new("t2", "乙", false)], ["ZOKUGARA", "HONSEKI"]);
        session.Visit = new() { Step = Step.Kind, Card = Card, Menu = new("s", [item]) };
        await course.GoAsync(session, "kind", "JUMINHYO");
        Assert.Empty(session.Visit.Members);
        await course.GoAsync(session, "all", "");
        Assert.Equal(["t1", "t2"], session.Visit.Members);
        await course.GoAsync(session, "members", "");
        Assert.Equal((Step.Items, 0), (session.Visit.Step, session.Visit.Options.Count));

        await course.GoAsync(session, "items", "");
        await course.GoAsync(session, "copies", "");
        Assert.Contains("すべて省略", Screens.Draw(session), StringComparison.Ordinal);
        await course.GoAsync(session, "change", "items");
        await course.GoAsync(session, "item", "1");
        await course.GoAsync(session, "item", "7");
        Assert.Equal(["HONSEKI"], session.Visit.Options);
        Assert.Contains("aria-pressed=\"true\"", Screens.Draw(session), StringComparison.Ordinal);
        await course.GoAsync(session, "back", "");
        Assert.Equal(Step.Members, session.Visit.Step);
        await course.GoAsync(session, "members", "");
        await course.GoAsync(session, "items", "");
        await course.GoAsync(session, "back", "");
        Assert.Equal(Step.Items, session.Visit.Step);
        await course.GoAsync(session, "items", "");
        await course.GoAsync(session, "copies", "");
        Assert.Contains("本籍・筆頭者", Screens.Draw(session), StringComparison.Ordinal);
        Assert.DoesNotContain("世帯主・続柄", Screens.Draw(session), StringComparison.Ordinal);
    }

    /// <summary>所得証明書: one year and no other, said with the year of its income, and open to change before payment.</summary>
    [Fact]
    public async Task Year_OfAnIncome_IsChosenAndSaidBeforePayment()
    {
        var item = new MenuItem("SHOTOKU", 200, 3, [], []) { Years = [2026, 2025] };
        session.Visit = new() { Step = Step.Kind, Card = Card, Menu = new("s", [item]) };
        await course.GoAsync(session, "kind", "SHOTOKU");
        Assert.Equal(Step.Year, session.Visit.Step);
        Assert.Contains("令和8年度<br>令和7年中の所得", Screens.Draw(session), StringComparison.Ordinal);
        await course.GoAsync(session, "year", "2024");
        Assert.Equal((Step.Year, null), (session.Visit.Step, session.Visit.Year));
        await course.GoAsync(session, "year", "2025");
        Assert.Equal((Step.Copies, 2025), (session.Visit.Step, session.Visit.Year));
        await course.GoAsync(session, "back", "");
        Assert.Equal(Step.Year, session.Visit.Step);
        await course.GoAsync(session, "year", "2025");
        await course.GoAsync(session, "copies", "");
        Assert.Contains("令和7年度(令和6年中の所得)", Screens.Draw(session), StringComparison.Ordinal);
        await course.GoAsync(session, "change", "year");
        Assert.Equal(Step.Year, session.Visit.Step);
        await course.GoAsync(session, "back", "");
        Assert.Equal(Step.Kind, session.Visit.Step);
    }

    private static string Refused(SampleCard card, string code)
    {
        var refused = new Session { Visit = new() { Step = Step.Refused, Card = card, Notice = Words.Refusal(code, 0, card.IsPhone) } };
        return Whitespace().Replace(Screens.Draw(refused), " ");
    }

    private static Visit At(Step step)
    {
        var item = new MenuItem("KOSEKI_KOJIN", 450, 3, [new("t1", "甲", true), new("t2", "乙", false)], []);
        var visit = new Visit { Step = step, Card = Card, Menu = new("s", [item]), Item = item, Members = ["t1"] };
        if (step is Step.Confirm)
        {
            visit.Confirm();
        }

        return visit;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
