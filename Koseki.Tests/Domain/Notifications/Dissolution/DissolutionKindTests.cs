using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Dissolution;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.Dissolution;

public sealed class DissolutionKindTests
{
    private static readonly DissolutionKind Kind = new();

    private static Draft Of(string manner, string side = "couple") => Draft.Of(new Dictionary<string, string>
    {
        ["dissolution.manner"] = manner,
        ["dissolution.date"] = "R8.11.13",
        ["adopters.side"] = side,
        ["adopted.familyName"] = "佐々木",
        ["adopted.givenName"] = "光",
        ["adopted.birthDate"] = "H12.3.3",
        ["father.familyName"] = "佐々木",
        ["father.givenName"] = "学",
        ["mother.familyName"] = "佐々木",
        ["mother.givenName"] = "梢",
    });

    /// <summary>戸籍法施行規則20条: whose paper it is; only those who part are named.</summary>
    [Theory]
    [InlineData("couple", "養子 養父 養母")]
    [InlineData("father", "養子 養父")]
    [InlineData("mother", "養子 養母")]
    public void PersonsAtReceipt_ByTheSide_AreTheAdoptedAndWhoParts(string side, string roles)
    {
        var persons = Kind.PersonsAtReceipt(Of("agreement", side), RegisterSet.Empty);

        Assert.Equal(roles, string.Join(' ', persons.Select(p => p.Role)));
        Assert.Equal(new ReceiptPerson("養子", "佐々木光", "平成12年3月3日"), persons[0]);
    }

    /// <summary>戸籍法43条, 63条, 73条: a court's 離縁 is reported within ten days, the first counted; any other is made by the paper.</summary>
    [Theory]
    [InlineData("agreement", "0302", "離縁の日", null)]
    [InlineData("posthumous", "0302", "離縁の日", null)]
    [InlineData("judgment", "0303", "", "2026-11-24")]
    public void SubjectAndLastDay_ByTheManner(string manner, string code, string meaning, string? last)
    {
        Assert.Equal(code, Kind.SubjectOf(Of(manner)).Code);
        Assert.Equal(meaning, Kind.MeaningOfReceiptDay(Of(manner)));
        Assert.Equal(last is null ? null : DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture), Kind.LastDay(Of(manner), ClosingDays.National));
    }

    /// <summary>戸籍法19条3項: the paper of the one who keeps the 氏 begins with what this one says; its signature is its own.</summary>
    [Fact]
    public void Companions_OfOneWhoKeepsTheName_BeginWithWhatThePaperSays()
    {
        var paper = Of("agreement").With(new("return.way"), "keeps").With(new("adopted.signed"), "1");

        var offer = Assert.Single(Kind.Companions(paper, RegisterSet.Empty));

        Assert.Equal(("0306", "73条の2を同時に", "with", "光", "佐々木", ""), (offer.KindCode, offer.Label, offer.Draft[new("kept.timing")], offer.Draft[new("person.givenName")], offer.Draft[new("kept.familyName")], offer.Draft[new("person.signed")]));
        Assert.Empty(Kind.Companions(Of("agreement"), RegisterSet.Empty));
    }
}
