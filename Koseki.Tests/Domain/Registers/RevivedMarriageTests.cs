using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;

namespace Koseki.Tests.Domain.Registers;

/// <summary>民法32条1項: what an entry tells of a marriage that a 失踪宣告 ended and its revocation may have revived.</summary>
public sealed class RevivedMarriageTests
{
    private const string Married = "婚姻　【婚姻日】平成6年6月6日";
    private const string Declared = "失踪宣告　【死亡とみなされる日】平成28年3月1日";
    private const string Revoked = "失踪宣告取消　【失踪宣告取消しの裁判確定日】令和8年10月1日";
    private const string SpouseDeclared = "配偶者の失踪宣告　【配偶者の死亡とみなされる日】平成28年3月1日";
    private const string SpouseRevoked = "配偶者の失踪宣告取消　【失踪宣告取消しの裁判確定日】令和8年10月1日";

    private static RegisterEntry Of(SpouseMark? spouse, params string[] matters) => new()
    {
        Person = new(1), GivenName = "進", BirthDate = RegisterDate.Parse("昭和40年1月2日"), Relationship = "三男", Sex = Sex.Male, Entered = new(null, "婚姻"), Spouse = spouse,
        Matters = RegisterNotation.ParseStatusMatters(string.Join('\n', matters)),
    };

    private static string? EndOf(RegisterEntry entry) => Assert.Single(RecordedFacts.Marriages(entry)).EndedBy;

    [Fact]
    public void Marriages_Declared_EndsOnBothSides()
    {
        Assert.Equal("失踪宣告", EndOf(Of(SpouseMark.Husband, Married, Declared)));
        Assert.Equal("配偶者の失踪宣告", EndOf(Of(null, Married, SpouseDeclared)));
        Assert.Equal("平成28年3月1日", Assert.Single(RecordedFacts.Marriages(Of(null, Married, SpouseDeclared))).Ended?.Text);
    }

    /// <summary>夫 or 妻 tells whether it lasts, as long as nothing ended it since.</summary>
    [Fact]
    public void Marriages_Revoked_LastsOnByTheMark()
    {
        Assert.Null(EndOf(Of(SpouseMark.Husband, Married, Declared, Revoked)));
        Assert.Equal("失踪宣告", EndOf(Of(null, Married, Declared, Revoked)));
        Assert.Null(EndOf(Of(SpouseMark.Wife, Married, SpouseDeclared, SpouseRevoked)));
    }

    /// <summary>A divorce after it can only be of that marriage; a new marriage can only come after its end.</summary>
    [Fact]
    public void Marriages_RevokedAndEndedLater_IsOneMarriageWithTheLaterEnd()
    {
        Assert.Equal("離婚", EndOf(Of(null, Married, Declared, Revoked, "離婚　【離婚日】令和9年1月1日")));
        Assert.Equal("離婚", EndOf(Of(null, Married, SpouseDeclared, SpouseRevoked, "離婚　【離婚日】令和9年1月1日")));
        Assert.Equal("死亡", EndOf(Of(SpouseMark.Husband, Married, Declared, Revoked, "死亡　【死亡日】令和9年1月1日")));
        Assert.Equal(["失踪宣告", null], RecordedFacts.Marriages(Of(SpouseMark.Husband, Married, Declared, Revoked, "婚姻　【婚姻日】令和9年1月1日")).Select(m => m.EndedBy));
    }

    /// <summary>戸籍法施行規則39条: in a register made later only the end stands written.</summary>
    [Fact]
    public void Marriages_TheEndAlone_TellsThatThereWasOne()
    {
        Assert.Equal("配偶者の失踪宣告", EndOf(Of(null, SpouseDeclared)));
        Assert.Equal("令和9年2月2日", Assert.Single(RecordedFacts.Marriages(Of(null, Married, SpouseDeclared, "姻族関係終了　【死亡配偶者の親族との姻族関係終了日】令和9年2月2日"))).AffinityEnded?.Text);
    }

    [Fact]
    public void SpouseDiedOn_OfADisappearance_IsTheDeemedDayUntilItIsRevoked()
    {
        Assert.Equal("平成28年3月1日", RecordedFacts.SpouseDiedOn(Of(null, Married, SpouseDeclared))?.Text);
        Assert.Null(RecordedFacts.SpouseDiedOn(Of(SpouseMark.Wife, Married, SpouseDeclared, SpouseRevoked)));
    }
}
