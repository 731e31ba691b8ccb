using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;

namespace Koseki.Tests.Domain.Registers;

/// <summary>Who is guardian of a minor by the entry, and what of it goes into the next register.</summary>
public sealed class GuardiansTests
{
    private const string Appointed = "未成年者の後見　【未成年後見人選任の裁判確定日】令和8年9月10日\n　　　　　　　　【未成年後見人】丙山竹子";
    private const string Second = "未成年者の後見　【未成年後見人就職日】令和8年9月11日\n　　　　　　　　【未成年後見人】戊田松子";
    private const string Dismissed = "未成年者の後見　【未成年後見人解任の裁判確定日】令和8年9月20日\n　　　　　　　　【未成年後見人】丙山竹子";
    private const string Supervisor = "未成年者の後見　【未成年後見監督人選任の裁判確定日】令和8年9月10日\n　　　　　　　　【未成年後見監督人】丁野梅";
    private const string Ended = "未成年者の後見　【未成年者の後見終了日】令和8年10月1日";
    private static readonly DateOnly Day = new(2026, 10, 8);

    private static RegisterEntry Of(params string[] matters) => new()
    {
        Person = new(1), GivenName = "葵", BirthDate = RegisterDate.Parse("平成25年5月5日"), Relationship = "長女", Sex = Sex.Female, Entered = new(null, "出生"),
        Matters = [.. matters.SelectMany(m => RegisterNotation.ParseStatusMatters(m))],
    };

    [Fact]
    public void Guardians_ByTheMatters_AreThoseWhoCameAndDidNotLeave()
    {
        Assert.Equal([], RecordedFacts.Guardians(Of(), false));
        Assert.Equal(["丙山竹子", "戊田松子"], RecordedFacts.Guardians(Of(Appointed, Second, Supervisor), false));
        Assert.Equal(["戊田松子"], RecordedFacts.Guardians(Of(Appointed, Second, Dismissed), false));
        Assert.Equal(["丁野梅"], RecordedFacts.Guardians(Of(Appointed, Supervisor, Dismissed), true));
        Assert.Equal([], RecordedFacts.Guardians(Of(Appointed, Supervisor, Ended), true));
        Assert.Equal(["丙山竹子"], RecordedFacts.Guardians(Of("未成年者の後見　【後見人選任の日】平成20年9月10日\n　　　　　　　　【未成年後見人】丙山竹子"), false));
        Assert.Equal(["戊田松子"], RecordedFacts.Guardians(Of(Appointed, Ended, Second), false));
    }

    /// <summary>戸籍法施行規則39条1項5号: only a guardianship that lasts is carried over.</summary>
    [Fact]
    public void StatusMatters_OfAGuardianship_AreCarriedWhileItLasts()
    {
        Assert.Equal(2, CarryOverRules.StatusMatters(Of(Appointed, Supervisor), Day).Count);
        Assert.Empty(CarryOverRules.StatusMatters(Of(Appointed, Supervisor, Ended), Day));
        Assert.Equal(RegisterNotation.ParseStatusMatters(Second), CarryOverRules.StatusMatters(Of(Appointed, Ended, Second), Day));
    }
}
