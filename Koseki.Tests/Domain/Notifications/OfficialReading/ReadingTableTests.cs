using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.OfficialReading;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.OfficialReading;

/// <summary>通知した振り仮名の表 as the city pastes it, and the papers a batch makes of it.</summary>
public sealed class ReadingTableTests
{
    private static readonly RegisteredDomicile Domicile = new("埼玉県越谷市大袋7番地");

    private static RegisterEntry Entry(long person, string? kana = null, string? removedBy = null) => new()
    {
        Person = new(person), GivenName = $"名{person}", GivenNameKana = kana, BirthDate = RegisterDate.Parse("昭和43年2月3日"), Relationship = "長男", Sex = Sex.Male, Entered = new(null, "出生"),
        Removed = removedBy is null ? null : new(RegisterDate.Parse("令和7年7月8日"), removedBy, null),
    };

    private static FamilyRegister Register(string? kana, params RegisterEntry[] entries) => new()
    {
        Id = new(12), Domicile = Domicile, FamilyName = "越谷", FamilyNameKana = kana, HeadGivenName = "名34", Entries = [.. entries],
    };

    private static string Made(string table) => ReadingTable.Read(table).Table!.Of(new(12), Domicile)!.Value.Made;

    [Theory]
    [InlineData("R12,コシガヤ,P34,タロウ\nR12,コシガヤ,P35,ハナコ", "氏=コシガヤ P34=タロウ P35=ハナコ", 2)]
    [InlineData("戸籍番号\t氏\t人\t名\nR12\tコシガヤ\t\t\nR12\t\tP35\tハナコ\r\n\n", "氏=コシガヤ P35=ハナコ", 2)]
    [InlineData("R12，，P35，ハナコ", "P35=ハナコ", 1)]
    public void Read_LinesOfARegister_AreOneTarget(string text, string made, int lines)
    {
        var (table, problems) = ReadingTable.Read(text);

        Assert.Empty(problems);
        Assert.Equal(("埼玉県越谷市大袋7番地", made), table!.Of(new(12), Domicile));
        Assert.Null(table.Of(new(13), Domicile));
        Assert.Equal(lines, table.Lines);
    }

    [Theory]
    [InlineData("", "表が空です。戸籍番号・氏の振り仮名・人の番号・名の振り仮名を、一行に一人ずつ入力してください。")]
    [InlineData("R12,コシガヤ,P34", "1行目: 戸籍番号・氏の振り仮名・人の番号・名の振り仮名の四つを、タブか「,」で区切って書いてください。")]
    [InlineData("12,コシガヤ,P34,タロウ", "1行目: 「12」は戸籍番号ではありません。")]
    [InlineData("R012,コシガヤ,P34,タロウ", "1行目: 「R012」は戸籍番号ではありません。")]
    [InlineData("R12,コシガヤ,太郎,タロウ", "1行目: 「太郎」は人の番号ではありません。")]
    [InlineData("R12,コシガヤ,P34,", "1行目: 人の番号と名の振り仮名の、一方だけが書かれています。")]
    [InlineData("R12,,,", "1行目: 振り仮名がありません。")]
    [InlineData("R12,コシがヤ,P34,タロウ", "1行目: 振り仮名に使えない文字があります: が")]
    [InlineData("R12,コシガヤ,P34,ャロウ", "1行目: 振り仮名が「ャ」で始まっています。")]
    [InlineData("R12,コシガヤ,P34,タロウ\nR13,コシガヤ,P34,タロウ", "2行目: 人の番号 P34 は1行目にもあります。")]
    [InlineData("R12,コシガヤ,P34,タロウ\nR12,コシヤ,P35,ハナコ", "2行目: 戸籍 R12 の氏の振り仮名が1行目と違います。")]
    public void Read_WhatCannotBeUsed_IsSaidByLine(string text, string problem)
    {
        var (table, problems) = ReadingTable.Read(text);

        Assert.Null(table);
        Assert.Equal([problem], problems);
    }

    [Fact]
    public void Read_MoreThanThePaperTakes_IsSaid()
    {
        Assert.Contains("R12 の在籍者が15人を超えています", Assert.Single(ReadingTable.Read(string.Join('\n', Enumerable.Range(1, 16).Select(p => $"R12,,P{p},タロウ"))).Problems), StringComparison.Ordinal);
        Assert.Null(Record.Exception(() => Made(string.Join('\n', Enumerable.Range(1, 15).Select(p => $"R12,,P{p},タロウ")))));
        Assert.Contains("R12 の振り仮名", Assert.Single(ReadingTable.Read(string.Join('\n', Enumerable.Range(1, 15).Select(p => $"R12,,P{p},{new string('タ', 90)}"))).Problems), StringComparison.Ordinal);
        Assert.StartsWith("表は20,000行までです", Assert.Single(ReadingTable.Read(string.Join('\n', Enumerable.Range(1, 20_001).Select(p => $"R{p},,P{p},タロウ"))).Problems), StringComparison.Ordinal);
        Assert.Equal("ほかに 5 件", ReadingTable.Read(string.Join('\n', Enumerable.Repeat("x", 25))).Problems[^1]);
    }

    /// <summary>附則9条: what a notification has recorded stays; of the dead nothing is recorded, and who has left otherwise is named; a number that was never there stops the paper.</summary>
    [Fact]
    public void PaperOf_ARegisterAsItStands_HasWhatIsNotRecordedYet()
    {
        const string Told = "氏=コシガヤ P34=タロウ P35=ハナコ P36=ジロウ P99=サブロウ";
        var common = Draft.Empty.With(OfficialReadingForm.PermissionNumber, "第1号");

        var fresh = new OfficialReadingKind().PaperOf(common, Register(null, Entry(34), Entry(35), Entry(36)), Domicile.Text, Told);
        var later = new OfficialReadingKind().PaperOf(common, Register("コシタニ", Entry(34, "タロー"), Entry(35), Entry(36, removedBy: "死亡")), Domicile.Text, Told);
        var moved = new OfficialReadingKind().PaperOf(common, Register(null, Entry(34, removedBy: "転籍"), Entry(35, removedBy: "婚姻"), Entry(36, "ジロー", "分籍")), Domicile.Text, Told);

        Assert.Equal(("第1号", "R12", "コシガヤ"), (fresh[OfficialReadingForm.PermissionNumber], fresh[OfficialReadingForm.Register], fresh[OfficialReadingForm.FamilyNameKana]));
        Assert.Equal([("P34", "タロウ"), ("P35", "ハナコ"), ("P36", "ジロウ"), ("P99", "サブロウ")], Persons(fresh));
        Assert.Equal("", later[OfficialReadingForm.FamilyNameKana]);
        Assert.Equal([("P35", "ハナコ"), ("P99", "サブロウ")], Persons(later));
        Assert.Equal("", later[OfficialReadingForm.Gone]);
        Assert.Equal("P34=タロウ\nP35=ハナコ", moved[OfficialReadingForm.Gone]);
        Assert.Equal([("P99", "サブロウ")], Persons(moved));
    }

    [Fact]
    public void Gaps_RegistersThatAreNoCurrentOnes_AreSaid()
    {
        var table = ReadingTable.Read("R12,コシガヤ,P34,タロウ\nR14,コシガヤ,P36,タロウ").Table!;

        var first = table.Gaps(isOfThese: false);
        first.Take(new(12), Domicile);
        first.Take(new(13), Domicile);
        Assert.Equal("表にあって現在戸籍でない戸籍が 1 あります(R14)。この一括では記載しません。", first.Finding!.Message);
        first.Take(new(14), Domicile);
        Assert.Null(first.Finding);

        var further = table.Gaps(isOfThese: true);
        further.Take(new(12), Domicile);
        Assert.Null(further.Finding);
        further.Take(new(13), Domicile);
        Assert.Equal("表のどの行にもない戸籍が 1 あります(R13)。この一括では記載しません。", further.Finding!.Message);
    }

    private static IEnumerable<(string Person, string Kana)> Persons(Draft draft) =>
        OfficialReadingForm.Persons.Instances.Where(i => i.IsUsed(draft)).Select(i => (draft[i.Key("person")], draft[i.Key("kana")]));
}
