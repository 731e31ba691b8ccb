using Koseki.Domain.Notifications.PlaceRenaming;
using Koseki.Domain.Places;

namespace Koseki.Tests.Domain.Notifications.PlaceRenaming;

/// <summary>新旧対照表 as people paste it.</summary>
public sealed class PlaceTableTests
{
    private const string Town = "埼玉県越谷市大字増森\t埼玉県越谷市増森一丁目";

    private static string? Made(string table, string domicile) => PlaceTable.Read(table, Municipality.Koshigaya).Table!.Of(new(domicile))?.Domicile.Text;

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
    [InlineData("埼玉県越谷市高砂\t埼玉県草加市高砂", "1行目: 変更後の「埼玉県草加市高砂」")]
    [InlineData("埼玉県越谷市大字増森5番地\t埼玉県越谷市増森一丁目1番1号", "1行目: 本籍に「号」は付けません")]
    [InlineData(Town + "\n" + Town, "2行目: 変更前の「埼玉県越谷市大字増森」は1行目にもあります")]
    public void Read_WhatCannotBeUsed_SaysLineAndReason(string table, string problem)
    {
        var (read, problems) = PlaceTable.Read(table, Municipality.Koshigaya);

        Assert.Null(read);
        Assert.StartsWith(problem.Split(": ")[0], problems[0], StringComparison.Ordinal);
        Assert.Contains(problem.Split(": ")[^1], problems[0], StringComparison.Ordinal);
    }
}
