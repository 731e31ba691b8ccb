using System.IO.Compression;
using System.Text;
using Koseki.Eng;
using Koseki.Eng.DiskScan;
using Koseki.Tests.Gateway;

namespace Koseki.Tests.Eng.DiskScan;

/// <summary>After papers were issued nothing of a 戸籍 and no certificate lies on the gateway's disk; what is planted there is found in every form.</summary>
public sealed class DiskScanTests
{
    private const string Text = "戸籍に記録されている者";

    [Theory]
    [InlineData("UTF-8", "UTF-8")]
    [InlineData("UTF-16", "UTF-16")]
    [InlineData("base64-0", "Base64")]
    [InlineData("base64-1", "Base64")]
    [InlineData("base64-2", "Base64")]
    [InlineData("hex", "16進")]
    [InlineData("zlib", "UTF-8、圧縮")]
    [InlineData("gzip", "UTF-8、圧縮")]
    public void In_Planted_IsFound(string how, string form)
    {
        var utf8 = Encoding.UTF8.GetBytes($"前{Text}後");
        var planted = how switch
        {
            "UTF-8" => utf8,
            "UTF-16" => Encoding.Unicode.GetBytes(Text),
            "hex" => Encoding.ASCII.GetBytes(Convert.ToHexString(utf8)),
            "zlib" => Packed(utf8, s => new ZLibStream(s, CompressionLevel.Optimal)),
            "gzip" => Packed(utf8, s => new GZipStream(s, CompressionLevel.Optimal)),
            _ => Encoding.ASCII.GetBytes(Convert.ToBase64String([.. new byte[how[^1] - '0'], .. Encoding.UTF8.GetBytes(Text), 1])),
        };
        var needles = new Needles(DiskScanVerb.Always);

        Assert.Contains((Text, form), needles.In([.. new byte[777], .. planted, .. new byte[99]]));
        Assert.Empty(needles.In([.. new byte[777], .. planted[..(planted.Length / 3)], .. new byte[99]]));
    }

    /// <summary>Bytes that begin as a stream of a dictionary of its own, as any file may by chance.</summary>
    [Fact]
    public void In_WhatOnlyLooksLikeAStream_IsPassedOver() => Assert.Empty(new Needles(DiskScanVerb.Always).In([0x78, 0xBB, .. new byte[40], 0x1F, 0x8B, 8, .. new byte[40]]));

    [Fact]
    public async Task Scan_AfterPapersWereIssued_FindsOnlyWhatIsPlanted()
    {
        await using var host = await GatewayHost.StartAsync();
        var (token, _, _) = await host.MenuAsync("01");
        var created = await host.CreateAsync("APPLICATION000000001", token!, "01");
        var (_, pdf, _) = await host.PdfAsync("APPLICATION000000001", created);
        var folder = Path.GetDirectoryName(host.Inbox)!;

        Assert.Equal(0, await ScanAsync(folder));

        await File.WriteAllBytesAsync(Path.Combine(folder, "left.tmp"), pdf);
        Assert.Equal(1, await ScanAsync(folder));
    }

    private static async Task<int> ScanAsync(string folder) => await Verbs.RunAsync(["disk-scan", "--folders", folder], TextWriter.Null, default);

    private static byte[] Packed(byte[] bytes, Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var stream = pack(packed))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
