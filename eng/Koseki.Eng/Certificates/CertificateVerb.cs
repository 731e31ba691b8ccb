using Koseki.Domain.Certificates;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf.Writing;

namespace Koseki.Eng.Certificates;

/// <summary>Prints a register written in the register notation as a certificate (no issue is recorded: 見本).</summary>
public sealed class CertificateVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "certificate";

    /// <inheritdoc/>
    public string Summary => "戸籍記法のファイルから証明書の見本(PDF・SVG)を作る";

    /// <inheritdoc/>
    public string Usage => "<戸籍記法のファイル> --out <PDF> [--persons P1,P2] [--font <ipamjm.ttf>] [--kiosk] [--svg <フォルダ>]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var source = arguments.Positionals.FirstOrDefault() ?? throw new UsageException("戸籍記法のファイルを指定してください。");
        var target = arguments.Required("out");
        var persons = (arguments.Optional("persons") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(PersonId.Parse).ToList();
        var font = TrueTypeFont.Load(arguments.Optional("font") ?? FontLocation.Default);
        var envelope = arguments.Has("kiosk") ? PdfEnvelope.Kiosk : PdfEnvelope.Archive;
        var pictures = arguments.Optional("svg");
        arguments.RefuseUnknown();
        var lines = (await File.ReadAllLinesAsync(source, cancellation)).Where(l => !l.StartsWith('#'));
        var register = RegisterNotation.Parse(string.Join('\n', lines));
        var removed = register.State == RegisterState.Removed;
        var kind = persons.Count > 0
            ? removed ? CertificateKind.RemovedIndividual : CertificateKind.Individual
            : removed ? CertificateKind.RemovedWhole : CertificateKind.Whole;
        var issue = new CertificateIssue("00000000-00-0000000", new DateOnly(2026, 11, 24), "埼玉県越谷市長", "見本　太郎") { Seal = SpecimenSeal.Make() };
        var content = CertificateBuilder.Build(register, kind, persons, issue.IssuedOn);
        var renderer = new CertificateRenderer(font);
        RenderedCertificate rendered;
        try
        {
            rendered = renderer.Render(content, issue, envelope);
        }
        catch (UnknownCharacterException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }

        await File.WriteAllBytesAsync(target, rendered.Bytes, cancellation);
        if (pictures is not null)
        {
            Directory.CreateDirectory(pictures);
            foreach (var (svg, page) in renderer.Preview(content, issue).Select((s, i) => (s, i + 1)))
            {
                await File.WriteAllTextAsync(Path.Combine(pictures, $"page-{page}.svg"), svg, cancellation);
            }
        }

        await output.WriteLineAsync($"{kind.Word()} {rendered.PageCount} 枚、{rendered.Bytes.Length:N0} バイトを {target} に書きました。");
        return 0;
    }
}
