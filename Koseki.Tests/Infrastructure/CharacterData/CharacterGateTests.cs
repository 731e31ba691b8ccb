using Koseki.Domain.Characters;
using Koseki.Infrastructure.CharacterData;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Tests.Infrastructure.Pdf;

namespace Koseki.Tests.Infrastructure.CharacterData;

/// <summary>Fault I5: what a box takes is printable, mapped where that is sure, or refused with its code point.</summary>
public sealed class CharacterGateTests(CharacterGateTests.Data shared) : IClassFixture<CharacterGateTests.Data>
{
    public sealed class Data
    {
        public CharacterTable Table { get; } = CharacterTable.Load();

        public FontPaper Paper { get; } = new(new FontSet(Fonts.IpaMj));

        public CharacterGate Gate => new(Table, Paper);
    }

    [Theory]
    [InlineData("葛\U000E0101西", "葛西")]
    [InlineData("逢\U000E0100", null)]
    [InlineData("葛\U000E0100西", null)]
    [InlineData("ｶﾞｻｲ｡", "ガサイ。")]
    [InlineData("か\u3099さ", "がさ")]
    [InlineData("ハ\u309A", "パ")]
    [InlineData("利\u200B夫\uFEFF", "利夫")]
    [InlineData("東\u00A0西\t南", "東　西　南")]
    [InlineData("邉\U000E010F𠮷神", "邉\U000E010F𠮷神")]
    [InlineData("A-1～", "A-1～")]
    public void Pass_ALine_IsMappedOrRefused(string typed, string? expected)
    {
        var passed = shared.Gate.Pass(typed, GatedText.Line);

        Assert.Equal(expected is null, passed.Refused.Count > 0);
        Assert.Equal(expected ?? typed, passed.Text);
        Assert.Equal(typed != passed.Text, passed.Changes.Count > 0);
    }

    [Theory]
    [InlineData("葛西　利夫", "葛西利夫")]
    [InlineData("葛西\u2003利夫 ", "葛西利夫")]
    [InlineData("スミス，ジョン ポール", "スミス，ジョン　ポール")]
    [InlineData("山田　ハナ", "山田ハナ")]
    [InlineData("越谷市立病院長　井上　誠", "越谷市立病院長　井上誠")]
    [InlineData("末長　太郎", "末長太郎")]
    public void Pass_AName_HasNoSpaceButAfterATitleAndBetweenKatakana(string typed, string expected) =>
        Assert.Equal(expected, shared.Gate.Pass(typed, GatedText.Name).Text);

    [Theory]
    [InlineData("美\uE000", "2文字目の U+E000(登録されていない外字)")]
    [InlineData("😀", "1文字目の U+1F600(絵文字・記号「😀」)")]
    [InlineData("葛\U000E0100", "1文字目の U+845B U+E0100(「葛」の、フォントにない異体字)")]
    [InlineData("a\u0007", "2文字目の U+0007(制御文字)")]
    [InlineData("\uF902", "1文字目の U+F902(互換漢字「\uF902」)")]
    public void Pass_WhatPaperCannotBear_IsRefusedByPlaceCodePointAndSort(string typed, string words)
    {
        var passed = shared.Gate.Pass(typed, GatedText.Line);

        Assert.Equal(words, Assert.Single(passed.Refused).Words);
        Assert.Equal($"証明書に印字できない文字があります: {words}。", passed.Problem);
    }

    [Fact]
    public void Pass_HalfASurrogatePair_IsRefusedAsBroken() =>
        Assert.Equal("2文字目の U+D842(壊れた文字)", Assert.Single(shared.Gate.Pass("あ" + (char)0xD842, GatedText.Line).Refused).Words);

    [Fact]
    public void Pass_SeveralLines_KeepTheirBreaksAndOneLineDoesNot()
    {
        Assert.Equal("一\n二", shared.Gate.Pass("一\r\n二", GatedText.Lines).Text);
        Assert.Empty(shared.Gate.Pass("一\r\n二", GatedText.Lines).Refused);
        Assert.Equal("一　二", shared.Gate.Pass("一\n二", GatedText.Line).Text);
    }

    [Fact]
    public void RegisteredForm_EverySequence_LeadsToAPrintableCharacterOfTheTable()
    {
        var all = Enumerable.Range(0x3400, 0x9FFF - 0x3400 + 1).Concat(Enumerable.Range(0x20000, 0x10000))
            .SelectMany(b => Enumerable.Range(0xE0100, 15).Append(0xFE00).Select(s => new RegisterCharacter(b, s)))
            .Select(c => (From: c, To: shared.Table.RegisteredForm(c))).Where(p => p.To is not null).ToList();

        Assert.True(all.Count > 9000, $"only {all.Count} sequences");
        Assert.Empty(all.Where(p => !shared.Paper.IsPrintable(p.To!.Value) || shared.Table.MjName(p.To.Value) is null).Take(5));
    }
}
