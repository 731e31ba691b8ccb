using Koseki.Domain.Calendar;
using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;

namespace Koseki.Tests.Domain.People;

/// <summary>嫡出 by links and records (民法772条, 789条).</summary>
public sealed class LegitimacyTests
{
    private const string Acknowledged = "認知　【認知日】平成23年1月1日\n【認知者氏名】甲野太郎";
    private const string Updated = "\n更正　【更正日】平成24年5月1日\n【更正事項】父母との続柄\n【更正事由】父母婚姻";

    private static readonly PersonId Child = new(1);
    private static readonly PersonId Father = new(2);
    private static readonly PersonId Mother = new(3);
    private static readonly PersonId Other = new(4);

    private static bool? Of(string matters, string? father, MarriageLink? marriage, LinkOrigin fathers = LinkOrigin.Recorded, bool isFatherKnown = true, bool isMotherKnown = true)
    {
        RegisterEntry Entry(PersonId person, string name, Sex sex, string? of = null) => new()
        {
            Person = person, GivenName = name, BirthDate = RegisterDate.Parse("平成22年6月10日"), Relationship = "長男", Sex = sex, Father = of, Entered = new(null, "出生"), Matters = [],
        };
        var child = Entry(Child, "一郎", Sex.Male, father) with { Matters = RegisterNotation.ParseStatusMatters(matters) };
        var register = new FamilyRegister
        {
            Id = new(1), Domicile = new("埼玉県越谷市東越谷一丁目5番地"), FamilyName = "甲野", HeadGivenName = "花子", Matters = [],
            Entries = [Entry(Mother, "花子", Sex.Female), Entry(Father, "太郎", Sex.Male), Entry(Other, "太郎", Sex.Male), child],
        };
        var links = new FamilyLinks
        {
            Parents =
            [
                .. isFatherKnown ? new[] { new ParentLink(Child, Father, ParentGround.Acknowledgement, fathers) } : [],
                .. isMotherKnown ? new[] { new ParentLink(Child, Mother, ParentGround.Birth, LinkOrigin.Recorded) } : [],
            ],
            Marriages = marriage is null ? [] : [marriage],
        };
        return Legitimacy.Of(child, new(new([register]), new(links)));
    }

    private static MarriageLink Married(string since, PersonId? husband, LinkOrigin origin = LinkOrigin.Recorded, string? ended = null) => new(Mother, husband, RegisterDate.Parse(since), origin)
    {
        Ended = ended is null ? null : RegisterDate.Parse(ended), EndedBy = ended is null ? null : MarriageEnd.Divorce, OtherName = husband is null ? "甲野太郎" : null,
    };

    [Fact]
    public void Of_WithoutAcknowledgement_IsWhatTheColumnOfTheFatherSays()
    {
        Assert.True(Of("", "甲野太郎", null));
        Assert.False(Of("", null, null));
        // Somebody who acknowledged a child is not one who was acknowledged; what was erased never was.
        Assert.True(Of("認知　【認知日】令和5年1月1日\n【認知した子の氏名】乙野花子", "甲野太郎", null));
    }

    [Fact]
    public void Of_AcknowledgedChildOfACoupleByNumber_IsLegitimateWhateverTheRelationshipSays()
    {
        Assert.True(Of(Acknowledged, "甲野太郎", Married("平成24年4月1日", Father)));
        Assert.True(Of(Acknowledged, "甲野太郎", Married("平成20年4月1日", Father)));
        Assert.True(Of(Acknowledged, "甲野太郎", Married("平成24年4月1日", Father, ended: "令和元年6月1日")));
        Assert.False(Of(Acknowledged, "甲野太郎", null));
        Assert.False(Of(Acknowledged, "甲野太郎", Married("平成24年4月1日", Other)));
    }

    /// <summary>要照会: what is inferred, or known by a name alone, decides nothing.</summary>
    [Fact]
    public void Of_WhatIsInferred_IsOpen()
    {
        Assert.Null(Of(Acknowledged, "甲野太郎", Married("平成24年4月1日", Father, LinkOrigin.Inferred)));
        Assert.Null(Of(Acknowledged, "甲野太郎", Married("平成24年4月1日", Father), LinkOrigin.Inferred));
        Assert.Null(Of(Acknowledged, "甲野太郎", Married("平成20年4月1日", Father, ended: "平成22年6月1日")));
        Assert.Null(Of(Acknowledged, "甲野太郎", Married("平成24年4月1日", null), isFatherKnown: false));
        Assert.Null(Of(Acknowledged, "甲野太郎", Married("平成24年4月1日", Other), isFatherKnown: false));
        Assert.Null(Of(Acknowledged, "甲野太郎", null, isMotherKnown: false));
    }

    /// <summary>The recorded 更正 tells where the parents are not seen; where they are, it has to fit their marriage.</summary>
    [Fact]
    public void Of_RecordedUpdateOfTheRelationship_TellsWhereTheParentsAreNotSeen()
    {
        Assert.True(Of(Acknowledged + Updated, "甲野太郎", null, isMotherKnown: false));
        Assert.True(Of(Acknowledged + Updated, "甲野太郎", Married("平成24年4月1日", Father)));
        Assert.Null(Of(Acknowledged + Updated, "甲野太郎", null));
    }
}
