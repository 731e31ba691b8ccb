using Koseki.Domain.Certificates;
using Koseki.Domain.Documents;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Cases;
using Koseki.Domain.Registers;
using Koseki.Eng.Images;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Pictures;
using Koseki.Infrastructure.Pdf.Writing;

namespace Koseki.Eng.Bench.Pdf;

/// <summary>What a 謄本 of 20 pages of A3 costs beside copying their bytes: one copy of each page is what no paper can do without.</summary>
internal static class ImagedBench
{
    private const int Pages = 20, PageBytes = 2 * 1024 * 1024;
    private const double LargestRatio = 2;

    internal static async Task RunAsync(BenchReport report, CertificateRenderer renderer, CertificateIssue issue, int rounds, CancellationToken cancellation)
    {
        var files = Enumerable.Range(1, Pages).Select(Page).ToList();
        var register = new ImagedRegister
        {
            Id = new(1), State = RegisterState.Removed, Form = ImagedForm.Taisho4, Domicile = "埼玉県越谷市越ヶ谷四丁目2番地", FamilyName = "架空", HeadGivenName = "勇作", Pages = [.. files.Select(f => f.Page)], Origin = new("束", "1"),
        };
        var content = new ImagedContent(CertificateWording.InForce(CertificateKind.RemovedCopy, issue.IssuedOn), register, []);
        byte[] Paper() => renderer.Render(content with { Pages = [.. files.Select(f => PagePictures.Of(f.Page, f.File, []))] }, issue, PdfEnvelope.Archive).Bytes;
        void Copy()
        {
            var (whole, at) = (GC.AllocateUninitializedArray<byte>(files.Sum(f => f.File.Length)), 0);
            foreach (var (_, file) in files)
            {
                file.CopyTo(whole, at);
                at += file.Length;
            }
        }

        var times = PairedTiming.Medians(rounds, cancellation, () => Paper(), Copy);
        await report.FigureAsync($"画像の謄本 {Pages} 頁(A3、1頁 {PageBytes / 1024 / 1024} MB): {times[0].Cpu:0.0} ms、写すだけ {times[1].Cpu:0.0} ms");
        await report.AtMostAsync($"画像の謄本 {Pages} 頁 / 頁のバイトを写す時間(CPU時間)", times[0].Cpu / times[1].Cpu, LargestRatio, "倍");
    }

    // A drawn page that says it is A3, brought to the length of one with shades by a chunk of data behind it.
    private static (ImagedPage Page, byte[] File) Page(int seed)
    {
        var file = DrawnPage.Png(seed);
        var (data, noise) = (file.AsSpan(33, file.Length - 33 - 12).ToArray(), new byte[PageBytes - file.Length - 12]);
        new Random(seed).NextBytes(noise);
        byte[] more = [(byte)(noise.Length >> 24), (byte)(noise.Length >> 16), (byte)(noise.Length >> 8), (byte)noise.Length, (byte)'I', (byte)'D', (byte)'A', (byte)'T', .. noise, 0, 0, 0, 0];
        byte[] whole = [.. file[..33], .. data, .. more, .. file[^12..]];
        return (new(ContentHash.Of(whole), ScanFormat.Png, whole.Length, DrawnPage.Width, DrawnPage.Height, 70), whole);
    }
}
