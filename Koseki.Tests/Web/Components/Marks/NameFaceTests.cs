using Koseki.Web.Components.Marks;

namespace Koseki.Tests.Web.Components.Marks;

public sealed class NameFaceTests
{
    [Theory]
    [InlineData("辻\U000E0102の字を確かめる")]
    [InlineData("𠮷田")]
    [InlineData("﨑")]
    [InlineData("\uE000")]
    public void Of_AGlyphTheInterfaceMayLack_IsTheRegistersFace(string text) => Assert.Equal("koseki-name", NameFace.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("夫の氏が入力されていません。(ＡＢＣ、①)")]
    public void Of_OrdinaryWords_IsTheInterfaces(string text) => Assert.Equal("", NameFace.Of(text));
}
