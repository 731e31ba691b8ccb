using Koseki.Domain.Places;

namespace Koseki.Tests.Domain.Places;

/// <summary>The numbers that stand beside a recorded place.</summary>
public sealed class PlaceCodeTests
{
    [Theory]
    [InlineData("112224")]
    [InlineData("112224-0012003")]
    public void Parse_WhatIsWritten_IsReadBack(string text) => Assert.Equal(text, PlaceCode.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("112225")]
    [InlineData("１１２２２４")]
    [InlineData("112224-")]
    [InlineData("112224-12003")]
    [InlineData("112224-001200３")]
    [InlineData("112224-0012003-1")]
    public void Parse_ACheckDigitOrATownThatCannotBe_IsRefused(string text) => Assert.Throws<FormatException>(() => PlaceCode.Parse(text));
}
