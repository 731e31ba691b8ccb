using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Acknowledgement;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.Acknowledgement;

public sealed class ChildAcknowledgementKindTests
{
    private static readonly ChildAcknowledgementKind Kind = new();

    private static Draft Of(string manner, string diedOn = "") => Draft.Of(new Dictionary<string, string>
    {
        ["acknowledgement.manner"] = manner,
        ["event.date"] = "R8.11.11",
        ["child.familyName"] = "小川",
        ["child.givenName"] = "凛",
        ["child.birthDate"] = "R7.1.15",
        ["mother.familyName"] = "小川",
        ["mother.givenName"] = "結衣",
        ["mother.birthDate"] = "H11.12.24",
        ["father.familyName"] = "高木",
        ["father.givenName"] = "誠",
        ["father.birthDate"] = "H8.5.5",
        ["notifier.diedOn"] = diedOn,
    });

    [Theory]
    [InlineData("", "0201", "受理", "")]
    [InlineData("voluntary", "0201", "受理", "認知の日")]
    [InlineData("court", "0202", "受理", "")]
    [InlineData("will", "0203", "受理", "")]
    [InlineData("unborn", "0204", "受理", "胎児認知の日")]
    [InlineData("born", "0204", "職権", "")]
    [InlineData("stillborn", "0204", "受理", "")]
    public void SubjectOf_ByTheManner_IsThatOfTheBook(string manner, string code, string disposition, string day)
    {
        Assert.Equal((code, disposition, day), (Kind.SubjectOf(Of(manner)).Code, Kind.DispositionOf(Of(manner), new Origin.Here()), Kind.MeaningOfReceiptDay(Of(manner))));
        Assert.Contains(code, Kind.SubjectCodes);
        Assert.Equal("通知", Kind.DispositionOf(Of(manner), new Origin.Elsewhere("東京都足立区長", new(2026, 11, 25))));
    }

    /// <summary>戸籍法47条: the day of the death is that of the acknowledgement, not the day of receipt.</summary>
    [Fact]
    public void MeaningOfReceiptDay_AfterTheFathersDeath_IsNone() => Assert.Equal("", Kind.MeaningOfReceiptDay(Of("voluntary", "R8.11.10")));

    /// <summary>戸籍法施行規則20条: whose paper it is; of an unborn child the mother's name.</summary>
    [Theory]
    [InlineData("voluntary", "小川凛", "子", "小川凛", "令和7年1月15日")]
    [InlineData("unborn", "小川結衣の胎児", "母", "小川結衣", "平成11年12月24日")]
    public void PersonsAtReceipt_ByTheManner_AreTheChildOrTheMotherAndTheFather(string manner, string subject, string role, string name, string born)
    {
        Assert.Equal(subject, Kind.Subject(Of(manner), RegisterSet.Empty));
        Assert.Equal([new ReceiptPerson(role, name, born), new ReceiptPerson("父", "高木誠", "平成8年5月5日")], Kind.PersonsAtReceipt(Of(manner), RegisterSet.Empty));
    }

    /// <summary>戸籍法63条–65条・43条: ten days, fourteen of a stillbirth, the first counted.</summary>
    [Theory]
    [InlineData("court", "2026-11-20")]
    [InlineData("will", "2026-11-20")]
    [InlineData("stillborn", "2026-11-24")]
    [InlineData("voluntary", null)]
    [InlineData("born", null)]
    public void LastDay_ByTheManner_IsThatOfTheReport(string manner, string? day) =>
        Assert.Equal(day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Kind.LastDay(Of(manner), ClosingDays.National));

    /// <summary>戸籍法61条: beside the birth of a child that was acknowledged before it, the record of that is offered, begun with what the birth says.</summary>
    [Fact]
    public void Companions_OfABirthAcknowledgedBefore_OfferTheRecord()
    {
        var birth = NotificationCatalogue.Find("0101")!;
        var draft = Draft.Of(new Dictionary<string, string>
        {
            ["parents.where"] = "他の市区町村の戸籍",
            ["parents.domicile"] = "埼玉県草加市高砂二丁目1番地",
            ["child.familyName"] = "小川",
            ["child.givenName"] = "凛",
            ["child.legitimacy"] = "嫡出でない子",
            ["child.ordinal"] = "長",
            ["child.sex"] = "女",
            ["birth.date"] = "R8.11.15",
            ["mother.name"] = "小川結衣",
            [birth.Form.Fields.Single(f => f.Label == "胎児認知の届出がある").Key.Value] = "1",
        });

        var offer = Assert.Single(birth.Companions(draft, RegisterSet.Empty));

        Assert.Equal("0204", offer.KindCode);
        Assert.Equal(["born", "小川", "凛", "R8.11.15", "長女", "小川結衣", "埼玉県草加市高砂二丁目1番地"],
            new[] { "acknowledgement.manner", "child.familyName", "child.givenName", "child.birthDate", "child.relationship", "child.mother", "child.domicile" }.Select(k => offer.Draft[new(k)]));
        Assert.Empty(birth.Companions(draft.With(new("child.legitimacy"), "嫡出子"), RegisterSet.Empty));
        Assert.Empty(birth.Companions(Draft.Empty, RegisterSet.Empty));
    }
}
