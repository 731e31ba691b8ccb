using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Web.Components.Scans;
using Microsoft.AspNetCore.Components.Forms;

namespace Koseki.Tests.Web.Components.Scans;

public sealed class ScanUploadTests
{
    [Fact]
    public async Task Read_AFile_IsWholeAndTellsHowFarItIs()
    {
        var content = new byte[200_000];
        Random.Shared.NextBytes(content);
        var told = new List<int>();

        Assert.Equal(content, await ScanUpload.ReadAsync(new File(content.Length, content), told.Add, default));

        Assert.Equal(100, told[^1]);
        Assert.True(told.Count > 1);
    }

    [Fact]
    public async Task Read_TooLong_IsRefusedBeforeItIsOpened()
    {
        var file = new File(ScanRules.LargestFile + 1, []);

        Assert.Equal(ScanRules.TooLarge, (await Assert.ThrowsAsync<CaseException>(() => ScanUpload.ReadAsync(file, _ => { }, default))).Message);

        Assert.Equal(0, file.Opened);
    }

    [Fact]
    public async Task Read_MoreThanAnnounced_IsRefusedWithoutReadingOn() =>
        Assert.Equal(ScanRules.TooLarge, (await Assert.ThrowsAsync<CaseException>(() => ScanUpload.ReadAsync(new File(10, new byte[11]), _ => { }, default))).Message);

    [Fact]
    public async Task Read_LessThanAnnounced_IsBrokenOff() =>
        await Assert.ThrowsAsync<IOException>(() => ScanUpload.ReadAsync(new File(10, new byte[9]), _ => { }, default));

    [Fact]
    public async Task Read_NothingInIt_IsRefused() =>
        Assert.Equal(ScanRules.Empty, (await Assert.ThrowsAsync<CaseException>(() => ScanUpload.ReadAsync(new File(0, []), _ => { }, default))).Message);

    private sealed class File(long size, byte[] content) : IBrowserFile
    {
        public int Opened { get; private set; }

        public string Name => "a.png";

        public DateTimeOffset LastModified => default;

        public long Size => size;

        public string ContentType => "image/png";

        public Stream OpenReadStream(long maxAllowedSize = 512000, CancellationToken cancellationToken = default)
        {
            Opened++;
            return new MemoryStream(content);
        }
    }
}
