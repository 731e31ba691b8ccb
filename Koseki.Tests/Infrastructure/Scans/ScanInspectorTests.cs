using System.Text;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Scans;
using Koseki.Tests.Infrastructure.Persistence;

namespace Koseki.Tests.Infrastructure.Scans;

/// <summary>Fault A7: what is taken in as the image of a paper is read to its end first.</summary>
public sealed class ScanInspectorTests : IDisposable
{
    private const string Broken = "の中身が壊れているか、途中が欠けています。スキャナーで保存し直してください。";
    private const string MoreThanPaper = "プログラム、別のファイル、外への行き先、書き込み欄などの入った PDF です。";
    private readonly ScanInspector inspector = new();

    public void Dispose() => inspector.Dispose();

    public static TheoryData<string, byte[]> SoundFiles => new()
    {
        { "dot", ScanFile.Png }, { "1 bit", Pngs.Bits(301, 203, (x, y) => x % 3 == 0 && y % 2 == 0) }, { "grey", Pngs.Noise(300, 200, 1) },
        { "colour", Pngs.Of(40, 30, 8, 2, y => [.. Enumerable.Range(0, 120).Select(x => (byte)(x * y % 256))]) }, { "16 bits", Pngs.Of(40, 30, 16, 6, _ => new byte[320]) },
        { "jpeg", Jpegs.Noise(320, 200, 2) }, { "short jpeg", ScanFile.Jpeg },
        { "pdf", Pdfs.Page() }, { "pdf that opens at a page", Pdfs.Page("/OpenAction[3 0 R/Fit]") },
        { "pdf with an object stream", Pdfs.WithObjectStream("", "<</Producer(scanner)>>") },
        { "pdf with a picture", Pdfs.Page("", "<</Type/XObject/Subtype/Image/Width 4961/Height 7016/ColorSpace/DeviceGray/BitsPerComponent 1/Length 2>>stream\nab\nendstream") },
    };

    [Theory]
    [MemberData(nameof(SoundFiles))]
    public async Task WhyNot_WhatScannersWrite_IsTakenIn(string name, byte[] file)
    {
        var (format, why) = ScanFormats.Read(file);
        Assert.True(format is not null, $"{name}: {why}");
        Assert.Null(await inspector.WhyNotAsync(format.Value, file));
    }

    [Fact]
    public async Task WhyNot_NineHundredMillionPixelsInAHundredKilobytes_IsRefusedByItsHeadAlone()
    {
        var row = new byte[30_000 / 8];
        var file = Pngs.Of(30_000, 30_000, 1, 0, _ => row);
        Assert.InRange(file.Length, 1, 1_500_000);

        Assert.StartsWith("画像が大きすぎます(30,000×30,000画素)。", await inspector.WhyNotAsync(ScanFormat.Png, file), StringComparison.Ordinal);
        Assert.StartsWith("画像が大きすぎます", await inspector.WhyNotAsync(ScanFormat.Png, Pngs.Whole(Pngs.Head(30_000, 30_000, 8, 6), [1, 2, 3])), StringComparison.Ordinal);
        var jpeg = Jpegs.Noise(64, 64, 3);
        var size = jpeg.AsSpan().IndexOf<byte>([0xFF, 0xC0]);
        (jpeg[size + 5], jpeg[size + 6], jpeg[size + 7], jpeg[size + 8]) = (0x75, 0x30, 0x75, 0x30);
        Assert.StartsWith("画像が大きすぎます(30,000×30,000画素)。", await inspector.WhyNotAsync(ScanFormat.Jpeg, jpeg), StringComparison.Ordinal);
        Assert.StartsWith("画像が大きすぎます", await inspector.WhyNotAsync(ScanFormat.Pdf,
            Pdfs.Page("", "<</Type/XObject/Subtype/Image/Width 30000/Height 30000/Length 2>>stream\nab\nendstream")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flip")]
    [InlineData("zeros")]
    [InlineData("hole")]
    public async Task WhyNot_PngDamagedInItsMiddle_IsAlwaysRefused(string kind)
    {
        var (sound, random) = (Pngs.Noise(400, 300, 5), new Random(7));
        for (var i = 0; i < 60; i++)
        {
            Assert.Equal("PNG " + Broken, await inspector.WhyNotAsync(ScanFormat.Png, Damaged(sound, kind, random)));
        }
    }

    [Theory]
    [InlineData("zeros", 58)]
    [InlineData("hole", 58)]
    [InlineData("ff", 60)]
    public async Task WhyNot_JpegDamagedInItsMiddle_IsRefused(string kind, int atLeast)
    {
        var (sound, random, refused) = (Jpegs.Noise(400, 300, 5), new Random(7), 0);
        for (var i = 0; i < 60; i++)
        {
            // The format has no checksum: now and then the decoder finds its way back to the right number of blocks.
            refused += await inspector.WhyNotAsync(ScanFormat.Jpeg, Damaged(sound, kind, random)) == "JPEG " + Broken ? 1 : 0;
        }

        Assert.InRange(refused, atLeast, 60);
    }

    public static TheoryData<string, byte[]> ActiveFiles => new()
    {
        { "script at opening", Pdfs.Page("/OpenAction<</S/JavaScript/JS(app.alert(1))>>") },
        { "escaped name", Pdfs.Page("/OpenAction<</S/J#61vaScript/J#53(app.alert(1))>>") },
        { "opening behind a reference", Pdfs.Page("/OpenAction 4 0 R", "<</S/GoTo/D[3 0 R/Fit]>>") },
        { "every letter escaped", Pdfs.Page("", "<</S/#4A#61#76#61#53#63#72#69#70#74>>") },
        { "short key alone", Pdfs.Page("", "<</JS(app.alert(1))>>") },
        { "launch", Pdfs.Page("/AA<</O<</S/L#61unch/F(cmd.exe)>>>>") },
        { "address", Pdfs.Page("", "<</Type/Annot/Subtype/Link/A<</S/URI/URI(http://example.invalid)>>>>") },
        { "files", Pdfs.Page("/Names<</Embedded#46iles 4 0 R>>", "<</Names[]>>") },
        { "file", Pdfs.Page("", "<</Type/EmbeddedFile/Length 1>>stream\na\nendstream") },
        { "data elsewhere", Pdfs.Page("", "<</F(other.bin)/Length 1>>stream\na\nendstream") },
        { "form", Pdfs.Page("/AcroForm<</Fields[]>>") },
        { "film", Pdfs.Page("", "<</Subtype/RichMedia>>") },
        { "in an object stream", Pdfs.WithObjectStream("/OpenAction 4 0 R", "<</S/JavaScript/JS(app.alert(1))>>") },
        { "in an object stream, escaped", Pdfs.WithObjectStream("", "<</S/J#61vaScript>>") },
        { "in an object stream, short", Pdfs.WithObjectStream("", "<</JS(a)>>") },
        { "where no table leads", [.. Pdfs.Page(), .. "9 0 obj<</S/JavaScript>>endobj\n%%EOF\n"u8] },
    };

    [Theory]
    [MemberData(nameof(ActiveFiles))]
    public async Task WhyNot_PdfThatIsMoreThanPaper_IsRefused(string name, byte[] file)
    {
        var why = await inspector.WhyNotAsync(ScanFormat.Pdf, file);
        Assert.True(why?.StartsWith(MoreThanPaper, StringComparison.Ordinal), $"{name}: {why}");
    }

    [Fact]
    public async Task WhyNot_PdfThatGrowsOrNestsWithoutEnd_IsRefused()
    {
        Assert.StartsWith("中の部品が大きすぎる PDF です。", await inspector.WhyNotAsync(ScanFormat.Pdf, Pdfs.Bomb(40 << 20)), StringComparison.Ordinal);
        Assert.NotNull(await inspector.WhyNotAsync(ScanFormat.Pdf, Pdfs.Page("", new string('[', 200_000) + new string(']', 200_000))));
        Assert.NotNull(await inspector.WhyNotAsync(ScanFormat.Pdf, Pdfs.Page("", string.Concat(Enumerable.Repeat("<</A", 100_000)))));
        Assert.StartsWith("PDF ", await inspector.WhyNotAsync(ScanFormat.Pdf, Encoding.ASCII.GetBytes("%PDF-1.7\nnothing\n%%EOF\n")), StringComparison.Ordinal);
    }

    /// <summary>Whatever comes in, the answer is a sentence or silence, never a crash.</summary>
    [Fact]
    public async Task WhyNot_ThousandsOfBentFiles_EndsWithAnAnswerEveryTime()
    {
        var random = new Random(20261129);
        (ScanFormat Format, byte[] File)[] sound =
        [
            (ScanFormat.Png, Pngs.Noise(60, 40, 1)), (ScanFormat.Jpeg, Jpegs.Noise(80, 64, 1)), (ScanFormat.Pdf, Pdfs.Page("/OpenAction[3 0 R/Fit]", "<</A[1 2<</B(x)>>]>>")),
            (ScanFormat.Pdf, Pdfs.WithObjectStream("", "<</Producer(scanner)/A[1 2 3]>>")),
        ];
        for (var i = 0; i < 3_000; i++)
        {
            var (format, file) = sound[i % sound.Length];
            var bent = (byte[])file.Clone();
            for (var n = random.Next(1, 12); n > 0; n--)
            {
                bent[random.Next(bent.Length)] = (byte)random.Next(256);
            }

            var why = await inspector.WhyNotAsync(format, random.Next(4) == 0 ? bent[..random.Next(bent.Length)] : bent);
            Assert.True(why is null || why.EndsWith('。'), why);
        }
    }

    private static byte[] Damaged(byte[] sound, string kind, Random random)
    {
        var (bent, at) = ((byte[])sound.Clone(), random.Next(sound.Length / 4, sound.Length * 3 / 4));
        switch (kind)
        {
            case "flip":
                bent[at] ^= (byte)(1 << random.Next(8));
                return bent;
            case "zeros":
                Array.Clear(bent, at, 512);
                return bent;
            case "ff":
                Array.Fill(bent, (byte)0xFF, at, 64);
                return bent;
            default:
                return [.. bent[..at], .. bent[(at + 100)..]];
        }
    }
}
