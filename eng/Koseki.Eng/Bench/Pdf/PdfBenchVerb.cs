using Koseki.Domain.Certificates;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf.Writing;

namespace Koseki.Eng.Bench.Pdf;

/// <summary>
/// What a certificate costs, as a ratio to the compression no writer can do without: one page and ten with names drawn
/// from the whole font, and many documents over one and over four tasks.
/// </summary>
public sealed class PdfBenchVerb : IVerb
{
    private const double LargestRatio = 2;
    private const double LargestPageKilobytes = 90;
    private static readonly CertificateIssue Issue = new("20261124-01-0000001", new DateOnly(2026, 11, 24), "埼玉県越谷市長", "見本　太郎") { Seal = SampleSeal.Make() };

    /// <inheritdoc/>
    public string Name => "bench pdf";

    /// <inheritdoc/>
    public string Summary => "証明書PDFの作成時間を、同じ文書の圧縮だけに要る時間との比で測る";

    /// <inheritdoc/>
    public string Usage => "[--rounds 300] [--documents 2000] [--font <ipamjm.ttf>]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var rounds = Math.Max(9, arguments.Number("rounds", 300));
        var documents = Math.Max(1, arguments.Number("documents", 2000));
        var fonts = FontSet.Load([arguments.Optional("font") ?? FontLocation.Default]);
        arguments.RefuseUnknown();
        var report = new BenchReport("pdf", output);
        var registers = new HardRegister(fonts);
        var renderer = new CertificateRenderer(fonts);
        await output.WriteLineAsync($"氏名は字形のある漢字・異体字 {registers.Characters:N0} 字から引いています。{Environment.ProcessorCount} コア、{rounds} 回の中央値。時間は断りのない限りこのプロセスのCPU時間。");
        await LengthAsync(report, renderer, registers, 1, rounds, cancellation);
        await LengthAsync(report, renderer, registers, 10, rounds / 3, cancellation);
        await ManyAsync(report, renderer, registers, documents, cancellation);
        await ImagedBench.RunAsync(report, renderer, Issue, Math.Max(9, rounds / 10), cancellation);
        await report.FinishAsync();
        return report.ExitCode;
    }

    private static async Task LengthAsync(BenchReport report, CertificateRenderer renderer, HardRegister registers, int pages, int rounds, CancellationToken cancellation)
    {
        var content = Fullest(registers, pages);
        var rendered = renderer.Render(content, Issue, PdfEnvelope.Kiosk);
        var plain = PlainDocument.Of(rendered.Bytes, renderer.Render(Content(registers, 2, 1), Issue, PdfEnvelope.Kiosk).Bytes);
        using var target = new MemoryStream();
        var times = PairedTiming.Medians(
            rounds, cancellation,
            () => renderer.Render(content, Issue, PdfEnvelope.Kiosk),
            () => PlainDocument.Deflate(plain.Whole, target),
            () => PlainDocument.Deflate(plain.Own, target));
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = renderer.Render(content, Issue, PdfEnvelope.Kiosk);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        await report.FigureAsync($"{pages} 枚: {times[0].Cpu / pages:0.00} ms/枚(実時間 {times[0].Wall / pages:0.00} ms/枚)、{rendered.Bytes.Length / 1024.0 / pages:0.0} KB/枚、割当て {allocated / 1024.0 / pages:N0} KB/枚");
        await report.FigureAsync($"圧縮だけ: 文書全体 {plain.Whole.Length / 1024.0:N0} KB に {times[1].Cpu:0.00} ms(実時間 {times[1].Wall:0.00} ms)、共通フォントを除く {plain.Own.Length / 1024.0:N0} KB に {times[2].Cpu:0.00} ms");
        await report.AtMostAsync($"{pages} 枚の作成時間 / 文書全体の圧縮時間(CPU時間)", times[0].Cpu / times[1].Cpu, LargestRatio, "倍");
        await report.FigureAsync($"共通フォントを除いた圧縮時間との比は {times[0].Cpu / times[2].Cpu:0.00} 倍、実時間での比は {times[0].Wall / times[1].Wall:0.00} 倍");
        if (pages == 1)
        {
            await report.AtMostAsync("最も難しい1枚の大きさ", rendered.Bytes.Length / 1024.0, LargestPageKilobytes, " KB");
        }
    }

    private static async Task ManyAsync(BenchReport report, CertificateRenderer renderer, HardRegister registers, int count, CancellationToken cancellation)
    {
        var many = new ManyDocuments(renderer, [.. Enumerable.Range(1, count).Select(seed => Content(registers, seed, 2))], Issue);
        var (one, alone) = await many.MakeAsync(1, cancellation);
        var (four, together) = await many.MakeAsync(4, cancellation);
        await report.FigureAsync($"{count:N0} 件: 1タスク {alone:N0} 件/秒、4タスク {together:N0} 件/秒");
        await report.HoldsAsync("4タスクの文書は1タスクの文書と1バイトも違わない", one.Zip(four).All(d => d.First.AsSpan().SequenceEqual(d.Second)));
    }

    // As many persons as the pages hold.
    private static CertificateContent Fullest(HardRegister registers, int pages)
    {
        var persons = 1;
        while (CertificatePages.Break(Content(registers, 1, persons + 1)).Count <= pages)
        {
            persons++;
        }

        return Content(registers, 1, persons);
    }

    private static CertificateContent Content(HardRegister registers, int seed, int persons) =>
        CertificateBuilder.Build(registers.Make(seed, persons), CertificateKind.Whole, [], Issue.IssuedOn);
}
