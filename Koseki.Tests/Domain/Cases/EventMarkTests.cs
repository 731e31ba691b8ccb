using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Domain.Cases;

/// <summary>Which papers are noticed as likely the same.</summary>
public sealed class EventMarkTests
{
    private static readonly CharacterTable Characters = CharacterTable.Load();
    private static readonly DateOnly Today = new(2026, 10, 8);

    private static EventMark Mark(string kind, DateOnly? receipt, params (string Key, string Text)[] boxes) =>
        EventMark.Of(NotificationCatalogue.FindByName(kind)!, Draft.Of(boxes.Select(b => KeyValuePair.Create(b.Key, b.Text))), receipt, Characters);

    private static EventMark Birth(string mother, string day, string given = "美空") =>
        Mark("出生", null, ("mother.name", mother), ("birth.date", day), ("child.givenName", given));

    private static EventMark Death(string name, string day) => Mark("死亡", null, ("deceased.name", name), ("death.date", day));

    private static EventMark Marriage(string husband, string wife, DateOnly? receipt = null) => Mark("婚姻", receipt,
        ("marriage.manner", "届出による婚姻"), ("husband.familyName", husband), ("husband.givenName", "誠"), ("wife.familyName", wife), ("wife.givenName", "花子"));

    [Theory]
    [InlineData("R8.10.1", "R8.10.6", true)]
    [InlineData("R8.10.1", "R8.10.7", false)]
    [InlineData("R8.10.6", "令和8年10月1日", true)]
    [InlineData("R8.10.7", "2026-10-01", false)]
    [InlineData("R8.10.1", "", false)]
    [InlineData("", "R8.10.1", false)]
    [InlineData("R8.10.1", "R8.13.1", false)]
    public void IsLike_Births_LieAtMostFiveDaysApart(string day, string other, bool expected) =>
        Assert.Equal(expected, Birth("越谷花子", day).IsLike(Birth("越谷　花子", other, "大空"), Today));

    [Fact]
    public void IsLike_AnotherMother_IsNot() => Assert.False(Birth("越谷花子", "R8.10.1").IsLike(Birth("越谷良子", "R8.10.1"), Today));

    [Fact]
    public void IsLike_TwinsOfOneMother_AreNoticed() => Assert.True(Birth("越谷花子", "R8.10.1", "美空").IsLike(Birth("越谷花子", "R8.10.1", "大空"), Today));

    [Fact]
    public void IsLike_VariantOfTheSameCharacter_IsNoticed() => Assert.True(Death("渡邊清", "R8.10.1").IsLike(Death("渡邉清", "R8.10.1"), Today));

    [Theory]
    [InlineData("令和8年10月頃", "R8.11.4", true)]
    [InlineData("令和8年10月頃", "R8.11.20", false)]
    [InlineData("不詳", "R8.10.1", true)]
    public void IsLike_AnUncertainDay_IsTakenAtItsWidest(string day, string other, bool expected)
    {
        Assert.Equal(expected, Death("田中清", day).IsLike(Death("田中清", other), Today));
        Assert.Equal(expected, Death("田中清", other).IsLike(Death("田中清", day), Today));
    }

    [Fact]
    public void IsLike_AnotherKind_IsNot() => Assert.False(Birth("越谷花子", "R8.10.1").IsLike(Death("越谷花子", "R8.10.1"), Today));

    [Fact]
    public void IsLike_MarriagesThatShareOneOfTheTwo_AreNoticed()
    {
        Assert.True(Marriage("高木", "春日部").IsLike(Marriage("高木", "小川"), Today));
        Assert.True(Marriage("高木", "春日部").IsLike(Marriage("佐藤", "春日部"), Today));
        Assert.False(Marriage("高木", "春日部").IsLike(Marriage("佐藤", "小川"), Today));
    }

    [Fact]
    public void IsLike_MarriageNotYetReceived_IsOneOfToday()
    {
        Assert.True(Marriage("高木", "春日部").IsLike(Marriage("高木", "春日部", Today.AddDays(-5)), Today));
        Assert.False(Marriage("高木", "春日部").IsLike(Marriage("高木", "春日部", Today.AddDays(-6)), Today));
        Assert.True(Marriage("高木", "春日部", Today.AddDays(-60)).IsLike(Marriage("高木", "春日部"), Today));
    }

    [Theory]
    [InlineData("R1", "太郎", true)]
    [InlineData("R2", "太郎", false)]
    [InlineData("R1", "花子", false)]
    public void IsLike_Corrections_AreOfTheSameEntry(string register, string person, bool expected)
    {
        EventMark Correction(string r, string p) => Mark("戸籍訂正", Today, ("target.register", r), ("target.person", p));
        Assert.Equal(expected, Correction("R1", "太郎").IsLike(Correction(register, person), Today));
    }

    [Fact]
    public void Of_NothingTyped_NamesNobody() => Assert.All(NotificationCatalogue.Kinds, k => Assert.Empty(EventMark.Of(k, Draft.Empty, null, Characters).Persons));

    [Fact]
    public void Of_AnEndlessName_IsCut() => Assert.Equal(EventMark.LongestKey, Assert.Single(Birth(new string('越', 5000), "R8.10.1").Persons).Length);

    [Fact]
    public void Window_AtTheEndsOfTheCalendar_StaysInside()
    {
        var mark = new EventMark("0601", ["x"], DateOnly.MinValue, DateOnly.MaxValue);
        Assert.Equal((DateOnly.MinValue, DateOnly.MaxValue), mark.Window(Today));
    }
}
