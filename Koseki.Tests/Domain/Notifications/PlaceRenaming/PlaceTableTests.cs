using Koseki.Domain.Notifications.PlaceRenaming;
using Koseki.Domain.Places;
using Koseki.Infrastructure.AddressDictionary;

namespace Koseki.Tests.Domain.Notifications.PlaceRenaming;

/// <summary>新旧対照表 as people paste it.</summary>
public sealed class PlaceTableTests
{
    private const string Town = "埼玉県越谷市大字増森\t埼玉県越谷市増森一丁目";

    private static readonly PlaceDictionary Places = new();
    private static readonly KnownMunicipalities Known = new(Municipality.Koshigaya, Places, new(2026, 10, 8));

    private static string? Made(string table, string domicile) => PlaceTable.Read(table, Known).Table!.Of(new(domicile))?.Domicile.Text;

    [Theory]
    [InlineData("埼玉県越谷市大字増森5番地の3", "埼玉県越谷市増森一丁目5番地の3")]
    [InlineData("埼玉県越谷市大字増森無番地", "埼玉県越谷市増森一丁目無番地")]
    [InlineData("埼玉県越谷市大字増森新田5番地", null)]
    [InlineData("埼玉県越谷市大字増林5番地", null)]
    public void Of_ATown_IsOfItsNumbersOnly(string domicile, string? made) => Assert.Equal(made, Made(Town, domicile));

    [Fact]
    public void Of_ADomicileWithALineOfItsOwn_GoesBeforeItsTown() =>
        Assert.Equal("埼玉県越谷市増森二丁目1番地", Made($"変更前\t変更後\n{Town}\n埼玉県越谷市大字増森５番地, 埼玉県越谷市増森二丁目1番地\n", "埼玉県越谷市大字増森5番地"));

    /// <summary>Numbers that change places change at once: what one line makes is not taken by another.</summary>
    [Fact]
    public void Of_NumbersThatMoveOn_AreTakenOnce()
    {
        const string table = "埼玉県越谷市東越谷一丁目1番\t埼玉県越谷市東越谷一丁目2番\n埼玉県越谷市東越谷一丁目2番\t埼玉県越谷市東越谷一丁目3番";

        Assert.Equal("埼玉県越谷市東越谷一丁目2番", Made(table, "埼玉県越谷市東越谷一丁目1番"));
        Assert.Equal("埼玉県越谷市東越谷一丁目3番", Made(table, "埼玉県越谷市東越谷一丁目2番"));
    }

    [Theory]
    [InlineData("", "対照表が空です")]
    [InlineData("埼玉県越谷市大字増森5番地", "1行目: 変更前と変更後の二つ")]
    [InlineData("埼玉県越谷市大字増森5番地\t埼玉県越谷市増森一丁目", "1行目: 一方だけ")]
    [InlineData("埼玉県越谷市大字増森\t埼玉県越谷市大字増森", "1行目: 変更前と変更後が同じ")]
    [InlineData("埼玉県草加市高砂\t埼玉県越谷市高砂", "1行目: 変更前の「埼玉県草加市高砂」")]
    [InlineData("越谷市高砂\t埼玉県越谷市高砂", "1行目: 変更前の「越谷市高砂」の市区町村が住所辞書にありません")]
    [InlineData("埼玉県越谷市高砂\t埼玉県越ケ谷市高砂", "1行目: 変更後の「埼玉県越ケ谷市高砂」の市区町村が住所辞書にありません")]
    [InlineData("埼玉県越谷市高砂\t埼玉県草加市高砂", "1行目: 変更後の「埼玉県草加市高砂」")]
    [InlineData("埼玉県越谷市大字増森5番地\t埼玉県越谷市増森一丁目1番1号", "1行目: 本籍に「号」は付けません")]
    [InlineData(Town + "\n" + Town, "2行目: 変更前の「埼玉県越谷市大字増森」は1行目にもあります")]
    public void Read_WhatCannotBeUsed_SaysLineAndReason(string table, string problem)
    {
        var (read, problems) = PlaceTable.Read(table, Known);

        Assert.Null(read);
        Assert.StartsWith(problem.Split(": ")[0], problems[0], StringComparison.Ordinal);
        Assert.Contains(problem.Split(": ")[^1], problems[0], StringComparison.Ordinal);
    }

    /// <summary>Whether a place is ours is told by its code: a ward may be written with its prefecture, and its 本籍 still is ours.</summary>
    [Fact]
    public void Read_AWardWithItsPrefecture_IsOurs()
    {
        var here = Places.ByCode("111074")!.Municipality;

        Assert.Equal("さいたま市浦和区", here.Display);
        Assert.Equal([], PlaceTable.Read("埼玉県さいたま市浦和区常盤一丁目\t埼玉県さいたま市浦和区新常盤一丁目", Known with { Here = here }).Problems);
    }

    /// <summary>A village that is no more is in no dictionary; registers of ours that still say so are put right all the same.</summary>
    [Fact]
    public void Read_AVillageThatIsNoMore_IsTaken() =>
        Assert.Equal("埼玉県越谷市大字増森9番地", Made("埼玉県南埼玉郡増林村大字増森\t埼玉県越谷市大字増森", "埼玉県南埼玉郡増林村大字増森9番地"));

    /// <summary>Of a town only what belongs to it and is in no line is left out: not the next town that begins the same, nor what a line is about.</summary>
    [Fact]
    public void Gaps_OfATable_AreRegistersOfItsTowns()
    {
        var table = PlaceTable.Read("埼玉県越谷市大字増森5番地\t埼玉県越谷市増森一丁目5番地\n埼玉県越谷市大字増林\t埼玉県越谷市増林一丁目", Known).Table!;
        var gaps = new PlaceGaps(table, false);
        string[] registers = ["大字増森5番地", "大字増森6番地の2", "大字増森新田5番地", "大字増林1番地", "大字増林甲1番地", "東越谷一丁目1番"];
        foreach (var (text, number) in registers.Select((r, i) => (r, i + 1)))
        {
            gaps.Take(new(number), new($"埼玉県越谷市{text}"));
        }

        Assert.Equal(2, gaps.Count);
        Assert.EndsWith(": 埼玉県越谷市大字増林甲 1 戸籍(R5)、埼玉県越谷市大字増森 1 戸籍(R2)", gaps.Finding!.Message, StringComparison.Ordinal);
        Assert.Null(new PlaceGaps(table, true).Finding);
    }
}
