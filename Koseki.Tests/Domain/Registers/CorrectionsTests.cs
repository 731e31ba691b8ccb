using Koseki.Domain.Certificates;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Domain.Registers.Notation;
using Koseki.Tests.Domain.Certificates;

namespace Koseki.Tests.Domain.Registers;

/// <summary>What a correction makes of a register: nothing is lost, everything comes back from the bytes and the notation.</summary>
public sealed class CorrectionsTests
{
    private static readonly FamilyRegister Couple = Specimens.Couple;
    private static readonly MatterPlace Birth = new(0, 0);

    private static readonly RegisterChange.AmendMatter BirthPlace = new(Couple.Id, Birth,
        Couple.Entries[0].Matters[0].Lines.SetItem(1, new("出生地", "埼玉県春日部市")), new("訂正", Lines(new("出生地", "埼玉県越谷市"))));

    private static readonly RegisterChange.SetItem Mother = new(Couple.Id, 0, EntryItem.Mother, "越谷和代", new("訂正", Lines(new("母", "越谷和子"))));

    private static readonly RegisterChange.AmendMatter Erased = new(Couple.Id, Birth, [], new("消除",
        [new("消除日", "令和8年9月1日"), new(MatterLine.FormerRecord, "") { Children = Couple.Entries[0].Matters[0].Lines }]));

    private static ValueList<MatterLine> Lines(MatterLine former) =>
        [new("訂正日", "令和8年9月1日"), new(MatterLine.FormerRecord, "") { Children = [former] }];

    private static FamilyRegister After(FamilyRegister register, params RegisterChange[] changes) => new RegisterSet([register]).Apply(changes).Find(register.Id)!;

    [Fact]
    public void Apply_Corrections_ComeBackFromBytesAndNotation()
    {
        var after = After(Couple, BirthPlace, Mother, new RegisterChange.AmendMatter(Couple.Id, new(null, 0), Couple.Matters[0].Lines, new("更正", Lines(new("本籍", "埼玉県越谷市")))));

        Assert.Equal(("埼玉県春日部市", "越谷和代"), (after.Entries[0].Matters[0]["出生地"], after.Entries[0].Mother));
        Assert.Equal([], RegisterInvariants.Violations(after));
        Assert.Equal(after, RegisterDocument.Read(RegisterDocument.Write(after)));
        Assert.Equal(after, RegisterNotation.Parse(RegisterNotation.Print(after)));
    }

    [Fact]
    public void Apply_AnErasure_LeavesTheTitleAndComesBackToo()
    {
        var after = After(Couple, Erased);

        Assert.True(after.Entries[0].Matters[0].IsErased);
        Assert.Equal([], RegisterInvariants.Violations(after));
        Assert.Equal(after, RegisterDocument.Read(RegisterDocument.Write(after)));
        Assert.Equal(after, RegisterNotation.Parse(RegisterNotation.Print(after)));
    }

    [Fact]
    public void Apply_WithoutKeepingTheOldText_IsRefused()
    {
        var lost = Assert.Throws<RegisterChangeException>(() => After(Couple, BirthPlace with { Amendment = new("訂正", Lines(new("出生地", "埼玉県草加市"))) }));
        Assert.Contains("従前の記録に残らない行", lost.Message, StringComparison.Ordinal);
        Assert.Throws<RegisterChangeException>(() => After(Couple, Mother with { Matter = new("訂正", Lines(new("母", "越谷和予"))) }));
        Assert.Throws<RegisterChangeException>(() => After(Couple, Erased with { Amendment = BirthPlace.Amendment }));
    }

    /// <summary>戸籍法20条の4: the sex changes with 続柄 or not at all, so that what is kept of 続柄 tells the old one.</summary>
    [Fact]
    public void Apply_ASexWithTheRelationship_ChangesBothOrIsRefused()
    {
        var entry = Couple.Entries[0];
        var other = entry.Sex == Sex.Male ? Sex.Female : Sex.Male;
        var change = new RegisterChange.SetItem(Couple.Id, 0, EntryItem.Relationship, other == Sex.Male ? "長男" : "長女", new(MatterTitles.ChangeOfSex, Lines(new("父母との続柄", entry.Relationship)))) { Sex = other };

        Assert.Equal((other, change.Value), (After(Couple, change).Entries[0].Sex, After(Couple, change).Entries[0].Relationship));
        Assert.Throws<RegisterChangeException>(() => After(Couple, change with { Sex = entry.Sex }));
    }

    [Fact]
    public void Apply_APlaceWhereNothingStands_IsRefused()
    {
        Assert.Throws<RegisterChangeException>(() => After(Couple, BirthPlace with { Place = new(0, 9) }));
        Assert.Throws<RegisterChangeException>(() => After(Couple, BirthPlace with { Place = new(9, 0) }));
        Assert.Throws<RegisterChangeException>(() => After(Couple, Mother with { Entry = 9 }));
    }

    [Fact]
    public void Apply_ToARemovedRegister_CorrectsItAndWritesNothingElse()
    {
        var removed = Specimens.Removed(Couple);

        Assert.Equal("越谷和代", After(removed, BirthPlace, Mother).Entries[0].Mother);
        Assert.Throws<RegisterChangeException>(() => After(removed, new RegisterChange.WriteRegisterMatter(Couple.Id, Couple.Matters[0])));
        Assert.Throws<RegisterChangeException>(() => After(Couple with { State = RegisterState.Superseded }, BirthPlace));
    }

    [Fact]
    public void Apply_TheHeadsName_HeadsTheRegister()
    {
        var change = new RegisterChange.SetItem(Couple.Id, 0, EntryItem.GivenName, "太朗", new("訂正", Lines(new("名", "太郎"))));
        Assert.Equal(("太朗", "越谷太朗"), (After(Couple, change).HeadGivenName, After(Couple, change).HeadName));
        var wife = new RegisterChange.SetItem(Couple.Id, 1, EntryItem.GivenName, "華子", new("訂正", Lines(new("名", "花子"))));
        Assert.Equal(("太郎", "華子"), (After(Couple, wife).HeadGivenName, After(Couple, wife).Entries[1].GivenName));
    }

    [Theory]
    [MemberData(nameof(Items))]
    public void Apply_EveryItemOfAColumn_IsReplacedAlone(EntryItem item, string value)
    {
        var given = Couple with { Entries = Couple.Entries.SetItem(0, Couple.Entries[0] with { AdoptiveFather = "小川博", AdoptiveMother = "小川幸", AdoptiveRelationship = "養子" }) };
        var entry = given.Entries[0];
        var after = After(given, new RegisterChange.SetItem(given.Id, 0, item, value, new("訂正", Lines(new(item.Label(), item.Of(entry)!))))).Entries[0];

        Assert.Equal(value, item.Of(after));
        Assert.All(EntryItems.All.Where(i => i != item), other => Assert.Equal(other.Of(entry), other.Of(after)));
        Assert.Equal(entry.Matters.Count + 1, after.Matters.Count);
    }

    /// <summary>離縁 takes 養父母欄 away without 従前の記録: 養子縁組 that stands written has to name who stood there.</summary>
    [Fact]
    public void Apply_AdoptiveFatherTakenAway_NeedsTheAdoptionThatNamesHim()
    {
        var entry = Couple.Entries[0] with { AdoptiveFather = "小川博", AdoptiveRelationship = "養子" };
        var untold = Couple with { Entries = Couple.Entries.SetItem(0, entry) };
        var told = Couple with { Entries = Couple.Entries.SetItem(0, entry with { Matters = entry.Matters.Add(new("養子縁組", [new("縁組日", "平成20年1月1日"), new("養父氏名", "小川博")])) }) };
        var (father, relationship) = (new RegisterChange.SetItem(Couple.Id, 0, EntryItem.AdoptiveFather, null, null), new RegisterChange.SetItem(Couple.Id, 0, EntryItem.AdoptiveRelationship, null, null));

        var after = After(told, father, relationship).Entries[0];

        Assert.Equal((null, null), (after.AdoptiveFather, after.AdoptiveRelationship));
        Assert.Throws<RegisterChangeException>(() => After(untold, father));
        Assert.Throws<RegisterChangeException>(() => After(told, relationship));
    }

    public static TheoryData<EntryItem, string> Items() => new()
    {
        { EntryItem.GivenName, "太朗" }, { EntryItem.GivenNameKana, "タロー" }, { EntryItem.BirthDate, "平成10年4月3日" }, { EntryItem.Father, "甲" }, { EntryItem.Mother, "乙" },
        { EntryItem.Relationship, "二男" }, { EntryItem.AdoptiveFather, "丙" }, { EntryItem.AdoptiveMother, "丁" }, { EntryItem.AdoptiveRelationship, "養女" },
    };

    [Fact]
    public void CarryOver_AnErasedMatterAndTheCorrections_StayBehind()
    {
        var entry = After(Couple, BirthPlace, Mother).Entries[0];
        var carried = CarryOverRules.StatusMatters(entry, new(2026, 11, 24));
        Assert.Equal(["出生", "婚姻"], carried.Select(m => m.Title));
        Assert.Equal("埼玉県春日部市", carried[0]["出生地"]);
        Assert.All(carried, m => Assert.Empty(m.Amendments));
        Assert.Equal(["婚姻"], CarryOverRules.StatusMatters(After(Couple, Erased).Entries[0], new(2026, 11, 24)).Select(m => m.Title));
    }

    [Fact]
    public void Certificate_OfCorrections_ShowsNewAndOldText()
    {
        var lines = Specimens.Whole(After(Couple, BirthPlace, Mother)).Rows.Select(r => string.Join('|', r.Cells.Select(c => $"{c.Column}:{c.Text}"))).ToList();

        Assert.Contains("Value:【母】越谷和代", lines);
        var at = lines.IndexOf("AmendmentTitle:訂　　正|Value:【訂正日】令和８年９月１日");
        Assert.Equal(["Value:【出生地】埼玉県春日部市", "Value:【届出日】平成１０年４月１０日", "Value:【届出人】父"], lines[(at - 3)..at]);
        Assert.Equal(["Value:【従前の記録】", "Nested:【出生地】埼玉県越谷市"], lines[(at + 1)..(at + 3)]);
        var own = lines.IndexOf("Title:訂　　正|Value:【訂正日】令和８年９月１日");
        Assert.Equal(["Value:【従前の記録】", "Nested:【母】越谷和子"], lines[(own + 1)..(own + 3)]);
    }

    [Fact]
    public void Certificate_OfAnErasure_KeepsTheTitleWithWhatStandsBelow()
    {
        var rows = Specimens.Whole(After(Couple, Erased)).Rows.ToList();
        var at = rows.FindIndex(r => r.Cells is [{ Column: PaperColumn.Title, Text: "出　　生" }]);

        Assert.True(rows[at].KeepWithNext);
        Assert.Equal(new(PaperColumn.AmendmentTitle, "消　　除"), rows[at + 1].Cells[0]);
        Assert.Contains(rows, r => r.Cells is [{ Column: PaperColumn.Nested, Text: "【出生地】埼玉県越谷市" }]);
    }
}
