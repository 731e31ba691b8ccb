using Koseki.Domain.Cases;

namespace Koseki.Tests.Domain.Cases;

public sealed class ReceiptNumberTests
{
    private static readonly DateOnly Today = new(2026, 10, 8);

    [Theory]
    [InlineData("令和8年第123号", 2026, 123)]
    [InlineData("令和８年第１２３号", 2026, 123)]
    [InlineData("令和元年第5号", 2019, 5)]
    [InlineData("令8-123", 2026, 123)]
    [InlineData("R8-123", 2026, 123)]
    [InlineData("r8ー123", 2026, 123)]
    [InlineData("8-123", 2026, 123)]
    [InlineData("平31-7", 2019, 7)]
    [InlineData("S63-9", 1988, 9)]
    [InlineData("2025-44", 2025, 44)]
    [InlineData("2025年第44号", 2025, 44)]
    [InlineData("第123号", 2026, 123)]
    [InlineData(" 123 ", 2026, 123)]
    public void Read_EveryWayOfWriting_IsTheNumber(string typed, int year, int number) =>
        Assert.Equal(new ReceiptNumber(year, number), ReceiptNumber.Read(typed, Today));

    [Theory]
    [InlineData("")]
    [InlineData("R12")]
    [InlineData("0")]
    [InlineData("8-0")]
    [InlineData("1234567")]
    [InlineData("H10.4.2")]
    [InlineData("1998-04-02")]
    [InlineData("8-123-1")]
    [InlineData("越谷")]
    [InlineData("一丁目5番地")]
    public void Read_AnythingElse_IsNothing(string typed) => Assert.Null(ReceiptNumber.Read(typed, Today));

    [Fact]
    public void Read_WhatItWrites_IsItself() =>
        Assert.All([new ReceiptNumber(2026, 1), new ReceiptNumber(2019, 3), new ReceiptNumber(2018, 99)], n => Assert.Equal(n, ReceiptNumber.Read(n.ToString(), Today)));
}
