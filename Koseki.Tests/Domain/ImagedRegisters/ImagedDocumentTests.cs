using Koseki.Domain.Registers;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers.Documents;

namespace Koseki.Tests.Domain.ImagedRegisters;

/// <summary>An imaged register as bytes, as lines, and what must be true of it.</summary>
public sealed class ImagedDocumentTests
{
    private static readonly ImagedRegister Sample = new()
    {
        Id = new(12),
        State = RegisterState.Removed,
        Form = ImagedForm.Taisho4,
        Domicile = "埼玉県越谷市大字見本5番地",
        FamilyName = "髙橋",
        HeadGivenName = "勇󠄁作",
        MadeOn = RegisterDate.Parse("大正8年2月10日"),
        Persons = new[] { new ImagedPerson("髙橋", "キヨ", "タカハシ　キヨ", null) }.ToValueList(),
        Pages = new[] { new ImagedPage(ContentHash.Of([1, 2, 3]), ScanFormat.Png, 3, 827, 1169, 300) }.ToValueList(),
        Origin = new("旧システム", "A-1"),
    };

    [Fact]
    public void WriteRead_EveryField_IsTheSameAndTheSameBytes()
    {
        var read = ImagedDocument.Read(ImagedDocument.Write(Sample));

        Assert.Equal(Sample, read);
        Assert.Equal(ImagedDocument.Write(Sample), ImagedDocument.Write(read));
        Assert.Equal(Sample, ((KeptDocument.OfImaged)KeptDocument.Read(DocumentKind.Imaged, ImagedDocument.Write(Sample))).Imaged);
    }

    [Theory]
    [InlineData("\"schema\":1", "\"schema\":2")]
    [InlineData("\"画12\"", "\"R12\"")]
    [InlineData("\"dpi\":300", "\"dpi\":\"300\"")]
    [InlineData("\"domicile\"", "\"place\"")]
    public void Read_WhatIsNoDocument_IsRefused(string what, string instead)
    {
        var text = System.Text.Encoding.UTF8.GetString(ImagedDocument.Write(Sample));
        Assert.Contains(what, text, StringComparison.Ordinal);

        Assert.Throws<RegisterDocumentException>(() => ImagedDocument.Read(System.Text.Encoding.UTF8.GetBytes(text.Replace(what, instead, StringComparison.Ordinal))));
    }

    [Fact]
    public void Violations_EachBrokenInvariant_IsSaid()
    {
        Assert.Empty(ImagedInvariants.Violations(Sample));
        Assert.Contains(ImagedInvariants.Violations(Sample with { State = RegisterState.Current }), v => v.Contains("現在の戸籍は画像では保存しません", StringComparison.Ordinal));
        Assert.Contains(ImagedInvariants.Violations(Sample with { Pages = [] }), v => v.Contains("頁は1から", StringComparison.Ordinal));
        Assert.Contains(ImagedInvariants.Violations(Sample with { RemovedOn = RegisterDate.Parse("大正7年1月1日") }), v => v.Contains("消除日が編製日より前です", StringComparison.Ordinal));
        Assert.Contains(ImagedInvariants.Violations(Sample with { Pages = new[] { Sample.Pages[0] with { Format = ScanFormat.Pdf, Dpi = 72 } }.ToValueList() }), v => v.Contains("1頁", StringComparison.Ordinal));
    }

    /// <summary>The written date counts, also one that names no day: it is kept as it stands, and finds the person whatever day is asked for.</summary>
    [Fact]
    public void ReadIndex_ADateThatNamesNoDay_IsKeptAsItStands()
    {
        var (entries, problems) = ImagedIndex.Read("戸籍,A-1,除籍,大正4年式,見本5番地,髙橋,\"勇\"\"作\",年月日不詳,,1\n人,A-1,髙橋,キヨ,,大正のころ\n頁,A-1,1,a.png,300");

        Assert.Empty(problems);
        Assert.Equal(("勇\"作", "年月日不詳", "大正のころ"), (entries[0].GivenName, entries[0].MadeOn!.Text, entries[0].Persons[0].BirthDate!.Text));
    }

    [Theory]
    [InlineData("画12", 12L)]
    [InlineData("画0", null)]
    [InlineData("画-1", null)]
    [InlineData("R12", null)]
    [InlineData("画", null)]
    [InlineData("画99999999999999999999", null)]
    public void TryParse_ANumber_IsReadOrNot(string text, long? value) => Assert.Equal(value, ImagedRegisterId.TryParse(text)?.Value);

    [Theory]
    [InlineData("ab")]
    [InlineData("AB00000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("zz00000000000000000000000000000000000000000000000000000000000000")]
    public void TryParse_WhatIsNoHash_IsNone(string text)
    {
        Assert.Null(ContentHash.TryParse(text));
        Assert.Throws<FormatException>(() => ContentHash.Parse(text));
        Assert.Throws<InvalidOperationException>(() => default(ContentHash).Text);
    }
}
