using Koseki.Domain.Calendar;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Domain.Registers.Notation;
using Koseki.Tests.Domain.Certificates;

namespace Koseki.Tests.Domain.Registers;

/// <summary>Each change there is: what it makes, what it refuses, and that the result comes back from bytes and notation.</summary>
public sealed class RegisterChangesTests
{
    private static readonly FamilyRegister Couple = Specimens.Couple;
    private static readonly RegisterId Id = Couple.Id;
    private static readonly RegisterDate Day = RegisterDate.Of(new(2026, 9, 1));

    private static RegisterMatter Of(string title, params MatterLine[] lines) => new(title, lines.ToValueList());

    private static MatterLine Former(params MatterLine[] lines) => new(MatterLine.FormerRecord, "") { Children = lines.ToValueList() };

    private static StatusMatter Corrected(string label, string old) => new("訂正", [new("訂正日", Day.Text), Former(new MatterLine(label, old))]);

    private static FamilyRegister After(FamilyRegister register, params RegisterChange[] changes) => new RegisterSet([register]).Apply(changes).Find(register.Id)!;

    private static void Refused(FamilyRegister register, string why, params RegisterChange[] changes) =>
        Assert.Contains(why, Assert.Throws<RegisterChangeException>(() => After(register, changes)).Message, StringComparison.Ordinal);

    private static FamilyRegister Sound(FamilyRegister register)
    {
        Assert.Equal([], RegisterInvariants.Violations(register));
        Assert.Equal(register, RegisterDocument.Read(RegisterDocument.Write(register)));
        Assert.Equal(register, RegisterNotation.Parse(RegisterNotation.Print(register)));
        return register;
    }

    private static RegisterChange.WriteRegisterMatter Move => new(Id, Of(MatterTitles.Transfer, new("転籍日", Day.Text), new("新本籍", "さいたま市浦和区高砂三丁目15番地")));

    private static FamilyRegister Moved => After(Couple, Move, new RegisterChange.Close(Id, Day, CloseCause.Moved));

    private static FamilyRegister Emptied => After(Couple, [.. Couple.Standing.Select(e => new RegisterChange.Remove(Id, e.Person, new(Day, "死亡", null))),
        new RegisterChange.WriteRegisterMatter(Id, Of(MatterTitles.Closing, new MatterLine("消除日", Day.Text))), new RegisterChange.Close(Id, Day, CloseCause.Emptied)]);

    [Fact]
    public void ChangeDomicile_KeepsTheFormer()
    {
        var change = new RegisterChange.ChangeDomicile(Id, new("埼玉県越谷市赤山町五丁目1番地"), Of(MatterTitles.Transfer, new("転籍日", Day.Text), Former(new MatterLine("本籍", Couple.Domicile.Text))));

        var after = Sound(After(Couple, change));

        Assert.Equal(("埼玉県越谷市赤山町五丁目1番地", Couple.Matters.Count + 1), (after.Domicile.Text, after.Matters.Count));
        Assert.Null(after.MovedTo);
        Refused(Couple, "従前の記録に残らない本籍", change with { Matter = Of(MatterTitles.Transfer, new MatterLine("転籍日", Day.Text)) });
        Refused(Couple, "本籍が変わりません", change with { Domicile = Couple.Domicile });
        Refused(Moved, "除籍には記録できません", change);
    }

    [Fact]
    public void ChangeFamilyName_KeepsNameAndReading()
    {
        var change = new RegisterChange.ChangeFamilyName(Id, "越ヶ谷", "コシガヤ", Of(MatterTitles.ChangeOfFamilyName, new("氏変更日", Day.Text), Former(new("氏", Couple.FamilyName), new("氏の振り仮名", Couple.FamilyNameKana ?? ""))));
        var before = Couple with { FamilyNameKana = Couple.FamilyNameKana ?? "コシガヤ" };

        var after = Sound(After(before, change with { FamilyNameKana = before.FamilyNameKana }));

        Assert.Equal(("越ヶ谷", before.HeadGivenName), (after.FamilyName, after.HeadGivenName));
        Refused(before, "従前の記録に残らない氏", change with { Matter = Of(MatterTitles.ChangeOfFamilyName, new MatterLine("氏変更日", Day.Text)) });
        Refused(before, "従前の記録に残らない氏か振り仮名", change with { FamilyNameKana = "コシヤ", Matter = Of(MatterTitles.ChangeOfFamilyName, Former(new MatterLine("氏", before.FamilyName))) });
        Refused(before, "振り仮名がなくなります", change with { FamilyNameKana = null });
        Refused(before, "氏も振り仮名も変わりません", change with { FamilyName = before.FamilyName, FamilyNameKana = before.FamilyNameKana });
        Assert.Equal("コシガヤ", After(before with { FamilyNameKana = null }, change with { FamilyName = before.FamilyName, Matter = Of("氏の振り仮名", new MatterLine("届出日", Day.Text)) }).FamilyNameKana);
    }

    [Fact]
    public void Close_Moved_LeavesThemWithoutAMark()
    {
        var after = Sound(Moved);

        Assert.Equal((RegisterState.Removed, "さいたま市浦和区高砂三丁目15番地"), (after.State, after.MovedTo));
        Assert.DoesNotContain(after.Entries, e => e.IsRemoved);
        Assert.Empty(after.Standing);
        Refused(Couple, "転籍の記録のない戸籍", new RegisterChange.Close(Id, Day, CloseCause.Moved));
        Refused(Couple, "在籍者が残っている戸籍", Move, new RegisterChange.Close(Id, Day, CloseCause.Emptied));
        Assert.Contains(RegisterInvariants.Violations(After(Couple, Move)), v => v.Contains("転籍した戸籍が消除されていません", StringComparison.Ordinal));
        Assert.Contains(RegisterInvariants.Violations(Couple with { State = RegisterState.Removed }), v => v.Contains("除籍に在籍者が残っています", StringComparison.Ordinal));
    }

    [Fact]
    public void SetItem_AsAConsequence_NeedsTheOldValueAndOnADeadEndIsRefused()
    {
        Assert.Equal("二男", Sound(After(Couple, new RegisterChange.SetItem(Id, 0, EntryItem.Relationship, "二男", Corrected("父母との続柄", Couple.Entries[0].Relationship)))).Entries[0].Relationship);
        var without = Couple with { Entries = Couple.Entries.SetItem(0, Couple.Entries[0] with { GivenNameKana = null }) };
        Assert.Equal("タロウ", Sound(After(without, new RegisterChange.SetItem(Id, 0, EntryItem.GivenNameKana, "タロウ", null))).Entries[0].GivenNameKana);
        Assert.Null(Sound(After(Couple, new RegisterChange.SetItem(Id, 0, EntryItem.Father, null, Corrected("父", Couple.Entries[0].Father!)))).Entries[0].Father);
        Refused(Couple, "従前の記録に残らない値", new RegisterChange.SetItem(Id, 0, EntryItem.Relationship, "二男", null));
        Refused(Couple, "空にできません", new RegisterChange.SetItem(Id, 0, EntryItem.Relationship, null, Corrected("父母との続柄", Couple.Entries[0].Relationship)));
    }

    /// <summary>戸籍法63条・64条: 認知 is written on the entry of a father who died, also where all have gone; never on who was taken along by a transfer.</summary>
    [Fact]
    public void WriteStatusMatter_OnSomebodyWhoDied_IsWrittenInARemovedRegister()
    {
        var matter = new RegisterChange.WriteStatusMatter(Id, Emptied.Entries[0].Person, new(MatterTitles.Acknowledgement, [new("認知日", Day.Text)]));

        Assert.Equal(MatterTitles.Acknowledgement, Sound(After(Emptied, matter)).Entries[0].Matters[^1].Title);
        Refused(Moved, "在籍していません", matter);
        Refused(Couple with { State = RegisterState.Superseded }, "改製原戸籍には記録できません", matter);
    }

    [Fact]
    public void ReopenAndUnremove_AfterTheRemovalIsErased_PutEverybodyBack()
    {
        var (closing, last) = (Emptied.Matters.Count - 1, Emptied.Entries.Count - 1);
        var erased = new RegisterChange.AmendMatter(Id, new(null, closing), [], new(MatterTitles.Erasure, [new("消除日", Day.Text), Former([.. Emptied.Matters[closing].Lines])]));
        var back = new RegisterChange.Unremove(Id, last, new("訂正", [new("訂正日", Day.Text), new("訂正事由", "除籍の記録錯誤")]));

        var after = Sound(After(Emptied, erased, new RegisterChange.Reopen(Id, closing), back));

        Assert.Equal((RegisterState.Current, false, 1), (after.State, after.Entries[last].IsRemoved, after.Standing.Count()));
        Refused(Emptied, "消されていない戸籍は回復できません", new RegisterChange.Reopen(Id, closing));
        Refused(Emptied, "除籍には記録できません", back);
        Refused(Couple, "除籍されていない者", back);
        Refused(Couple, "現在戸籍には記録できません", new RegisterChange.Reopen(Id, 0));
        Refused(After(Emptied, erased, new RegisterChange.Reopen(Id, closing), new RegisterChange.Enter(Id, Couple.Entries[last] with { Matters = [] })), "既に在籍しています", back);
    }

    [Fact]
    public void SupersedeAndReissue_SayTheSameWithoutTheTraces()
    {
        var corrected = After(Couple, new RegisterChange.AmendMatter(Id, new(0, 0), Couple.Entries[0].Matters[0].Lines.SetItem(1, new("出生地", "埼玉県春日部市")),
            new("訂正", [new("訂正日", Day.Text), Former(Couple.Entries[0].Matters[0].Lines[1])])));
        var again = new RegisterChange.Reissue(new(77), Id, Of("戸籍再製", new MatterLine("再製日", Day.Text)), [new(0, 0)]);

        var set = new RegisterSet([corrected]).Apply([new RegisterChange.Supersede(Id, Of(MatterTitles.Closing, new MatterLine("消除日", Day.Text)), RegisterState.Replaced), again]);

        Assert.Equal(RegisterState.Replaced, set.Find(Id)!.State);
        var made = Sound(set.Find(new(77))!);
        Assert.Empty(made.Entries[0].Matters[0].Amendments);
        Assert.Equal(("埼玉県春日部市", "戸籍再製", Couple.Standing.Count()), (made.Entries[0].Matters[0]["出生地"], made.Matters[^1].Title, made.Standing.Count()));
        Refused(corrected, "まだ元とされていません", again);
        Assert.Contains("再製で除けません", Assert.Throws<RegisterChangeException>(() => set.Apply([again with { Register = new(78), Without = [new(1, 0)] }])).Message, StringComparison.Ordinal);
        Assert.Contains("既に使われています", Assert.Throws<RegisterChangeException>(() => set.Apply([again])).Message, StringComparison.Ordinal);
        Refused(set.Find(Id)!, "再製原戸籍には記録できません", Move);
        Assert.Empty(set.Find(Id)!.Standing);
        Refused(corrected, "改製原戸籍か再製原戸籍にする", new RegisterChange.Supersede(Id, again.Matter, RegisterState.Removed));
        Refused(corrected with { State = RegisterState.Removed }, "除籍には記録できません", new RegisterChange.Supersede(Id, again.Matter, RegisterState.Superseded));
    }

    /// <summary>再製 of a removed register is a removed one, and somebody whose matters all go is gone with them; the head never.</summary>
    [Fact]
    public void Reissue_OfARemovedRegister_LeavesOutWhoHasNoMatterLeft()
    {
        StatusMatter Erased(StatusMatter m) => m with { Lines = [], Amendments = [new(MatterTitles.Erasure, [new("消除日", Day.Text), Former([.. m.Lines])])] };
        var former = Emptied with { Entries = [.. Emptied.Entries.Select(e => e with { Removed = e.Removed ?? new(Day, "死亡", null), Matters = [.. e.Matters.Select(Erased)] })] };
        ValueList<MatterPlace> all = [.. former.Entries.SelectMany((e, i) => e.Matters.Select((_, m) => new MatterPlace(i, m)))];

        var set = new RegisterSet([former]).Apply([new RegisterChange.Supersede(Id, Of(MatterTitles.Closing, new MatterLine("消除日", Day.Text)), RegisterState.Replaced),
            new RegisterChange.Reissue(new(77), Id, Of(MatterTitles.Reissue, new MatterLine("再製日", Day.Text)), all)]);

        var made = set.Find(new(77))!;
        Assert.Equal((RegisterState.Removed, 1, 0), (made.State, made.Entries.Count, made.Entries[0].Matters.Count));
        Assert.Equal([.. former.Matters.Select(m => m.Title), MatterTitles.Reissue], made.Matters.Select(m => m.Title));
    }

    [Fact]
    public void Compile_OpensWithItsMatter()
    {
        var made = new RegisterSet([]).Apply([new RegisterChange.Compile(new(5), new("埼玉県越谷市大沢二丁目10番地"), "山田", null, "茂", Of(MatterTitles.Transfer, new MatterLine("転籍日", Day.Text)))]).Find(new(5))!;
        Assert.Equal([MatterTitles.Transfer], made.Matters.Select(m => m.Title));
        Assert.Throws<RegisterChangeException>(() => new RegisterSet([made]).Apply([new RegisterChange.Compile(new(5), made.Domicile, "山田", null, "茂", made.Matters[0])]));
    }

    /// <summary>What each change writes can be read and written anew: by it the cases are mutated and told apart.</summary>
    [Fact]
    public void WrittenMatter_OfEveryChange_IsReadAndWritten()
    {
        var (register, status) = (Of("甲", new MatterLine("日", "1")), new StatusMatter("乙", [new("日", "1")]));
        RegisterChange[] writing =
        [
            new RegisterChange.Compile(Id, Couple.Domicile, "山田", null, "茂", register), new RegisterChange.WriteRegisterMatter(Id, register), new RegisterChange.WriteStatusMatter(Id, default, status),
            new RegisterChange.AmendMatter(Id, default, [], new("丙", [new("日", "1")])), new RegisterChange.SetItem(Id, 0, EntryItem.Father, "父", status), new RegisterChange.Unremove(Id, 0, status),
            new RegisterChange.ChangeDomicile(Id, Couple.Domicile, register), new RegisterChange.ChangeFamilyName(Id, "山田", null, register),
            new RegisterChange.Supersede(Id, register, RegisterState.Superseded), new RegisterChange.Reissue(Id, Id, register, []),
        ];
        RegisterChange[] silent =
        [
            new RegisterChange.Enter(Id, Couple.Entries[0]), new RegisterChange.CarryOver(Id, default, null, [status]), new RegisterChange.Remove(Id, default, new(Day, "死亡", null)),
            new RegisterChange.SetSpouse(Id, default, null), new RegisterChange.Close(Id, Day, CloseCause.Emptied), new RegisterChange.Reopen(Id, 0), new RegisterChange.SetItem(Id, 0, EntryItem.Father, "父", null),
        ];

        Assert.All(writing, c => Assert.Equal("2", Assert.Single(WrittenMatter.Of(WrittenMatter.With(c, _ => [new("日", "2")]))!.Value.Lines).Value));
        Assert.All(silent, c => Assert.Null(WrittenMatter.Of(c)));
        Assert.All(silent, c => Assert.Equal(c, WrittenMatter.With(c, _ => [])));
        var all = typeof(RegisterChange).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(RegisterChange))).ToHashSet();
        Assert.Equal(all, writing.Concat(silent).Select(c => c.GetType()).ToHashSet());
    }
}
