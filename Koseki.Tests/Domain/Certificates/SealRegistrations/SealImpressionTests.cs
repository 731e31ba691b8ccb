using Koseki.Domain.Certificates.SealRegistrations;

namespace Koseki.Tests.Domain.Certificates.SealRegistrations;

/// <summary>What can be a registered impression, and what a certificate of it says.</summary>
public sealed class SealImpressionTests
{
    /// <summary>A square of ink of so many pixels in a white picture of 400.</summary>
    [Theory]
    [InlineData(400, 600, null)]
    [InlineData(190, 600, null)]
    [InlineData(188, 600, "印影の墨のある範囲が 8mm に足りません。")]
    [InlineData(0, 600, "印影の墨のある範囲が 8mm に足りません。")]
    [InlineData(400, 300, "印影の解像度が 600〜2400dpi でありません。")]
    [InlineData(400, 2401, "印影の解像度が 600〜2400dpi でありません。")]
    public void Problem_InkAndResolution_AreMeasured(int ink, int resolution, string? problem) => Assert.Equal(problem, Of(400, ink, resolution).Problem);

    [Fact]
    public void Problem_LargerThanTwentyFiveMillimetres_IsSaid() => Assert.Equal("印影の画像が 25mm 角を超えています。", Of(592, 592, 600).Problem);

    /// <summary>What stands behind the last pixel of a row is paper, whatever it was: the same pixels have one hash.</summary>
    [Fact]
    public void Sha256_BitsBehindARow_DoNotMatter()
    {
        var (one, other) = (new SealImpression(12, 1, 600, [0xAA, 0xA0]), new SealImpression(12, 1, 600, [0xAA, 0xAF]));

        Assert.Equal(one.Sha256, other.Sha256);
        Assert.NotEqual(one.Sha256, new SealImpression(12, 1, 600, [0xAA, 0xB0]).Sha256);
    }

    [Fact]
    public void Constructor_TooFewBytes_Throws() => Assert.Throws<ArgumentException>(() => new SealImpression(12, 2, 600, [0, 0, 0]));

    /// <summary>The order of the items; other names only where they are registered, and no 性別.</summary>
    [Fact]
    public void Build_Items_StandInOrder()
    {
        var plain = new SealHolder("越谷　太郎", new(1999, 5, 5), "埼玉県越谷市越ヶ谷四丁目2番1号", false, Of(400, 400, 600));

        Assert.Equal(["氏名", "生年月日", "住所"], Labels(plain));
        Assert.Equal(["氏名", "旧氏", "生年月日", "住所"], Labels(plain with { FormerName = "小川" }));
        var foreigner = SealCertificate.Build(plain with { IsForeigner = true, CommonName = "越谷　花", KatakanaName = "グエン　ホア" }, new(2026, 11, 29));
        Assert.Equal(["氏名", "通称", "氏名のカタカナ表記", "生年月日", "住所"], foreigner.Boxes.Select(b => b.Label));
        Assert.Equal("１９９９年５月５日", foreigner.Boxes[^2].Value);
        Assert.Equal("平成１１年５月５日", SealCertificate.Build(plain, new(2026, 11, 29)).Boxes[^2].Value);
        Assert.Equal("この写しは、登録された印影と相違ないことを証明する。", foreigner.Certification);
    }

    private static IEnumerable<string> Labels(SealHolder holder) => SealCertificate.Build(holder, new(2026, 11, 29)).Boxes.Select(b => b.Label);

    private static SealImpression Of(int side, int ink, int resolution)
    {
        var rows = new byte[(side + 7) / 8 * side];
        Array.Fill(rows, (byte)0xFF);
        for (var i = 0; i < ink * ink; i++)
        {
            rows[i / ink * ((side + 7) / 8) + i % ink / 8] &= (byte)(0xFF ^ (0x80 >> (i % ink % 8)));
        }

        return new(side, side, resolution, rows);
    }
}
