using Koseki.Infrastructure.Persistence.ImagedRegisters;
using System.Text;
using Koseki.Domain.Registers;
using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.ImagedRegisters;
using Koseki.Infrastructure.Scans;
using Koseki.Infrastructure.Security;

namespace Koseki.Infrastructure.UseCases.ImagedRegisters;

/// <summary>An imaged register of a delivery, without a number of ours, and its part of the index.</summary>
public sealed record FoundImages(ImagedIndexEntry Entry, ImagedRegister Register);

/// <summary>Reads a folder of imaged registers to its end: every line, every picture, and whether they belong together.</summary>
public sealed class ImagedFiles(ScanInspector inspector)
{
    private const int LongestIndex = 20 * 1024 * 1024;

    /// <summary>The registers of a folder; throws <see cref="ImagedImportException"/> with everything that is wrong.</summary>
    public async Task<IReadOnlyList<FoundImages>> ReadAsync(string folder, string source, CancellationToken cancellation)
    {
        var (entries, wrong) = ImagedIndex.Read(await IndexAsync(folder, cancellation));
        var problems = wrong.Concat(Strays(folder, entries)).ToList();
        var found = new List<FoundImages>();
        foreach (var entry in entries)
        {
            var pages = new List<ImagedPage>();
            foreach (var (line, file, dpi) in entry.Pages)
            {
                try
                {
                    pages.Add(await PageAsync(Path.Combine(folder, file), dpi, cancellation));
                }
                catch (Exception e) when (e is DamagedImageException or IOException or UnauthorizedAccessException)
                {
                    problems.Add($"{line} 行目: {file} を取り込めません。{(e is FileNotFoundException ? "ファイルがありません。" : e.Message)}");
                }
            }

            var register = new ImagedRegister
            {
                Id = new(1), State = entry.State, Form = entry.Form, Domicile = entry.Domicile, FamilyName = entry.FamilyName, HeadGivenName = entry.GivenName, MadeOn = entry.MadeOn, RemovedOn = entry.RemovedOn,
                Persons = entry.Persons.ToValueList(), Pages = pages.ToValueList(), Origin = new(source, entry.Number),
            };
            // Only of what has all its pages: else they are missed twice.
            problems.AddRange(pages.Count < entry.Pages.Count ? [] : ImagedInvariants.Violations(register).Select(v => $"{entry.Line} 行目: 管理番号 {entry.Number} を取り込めません。{v}"));
            found.Add(new(entry, register));
        }

        problems.AddRange(Doubles(found));
        return problems.Count == 0 ? found : throw new ImagedImportException(problems);
    }

    private static async Task<string> IndexAsync(string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, ImagedIndex.FileName);
        try
        {
            var file = new FileInfo(path);
            return file.LinkTarget is not null ? throw new ImagedImportException([$"{ImagedIndex.FileName} がほかの場所へのリンクです。ファイルそのものを入れてください。"])
                : file.Length > LongestIndex ? throw new ImagedImportException([$"{ImagedIndex.FileName} が長すぎます。束を分けてください。"])
                : new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(await RegularFile.ReadAsync(path, LongestIndex, cancellation)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new ImagedImportException([$"{ImagedIndex.FileName} が UTF-8 ではありません。"]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImagedImportException([$"{path} を読めません。{e.Message}"]);
        }
    }

    // A picture that no line names, or two name, is a sign that the delivery is not what the index says.
    private static IEnumerable<string> Strays(string folder, IReadOnlyList<ImagedIndexEntry> entries)
    {
        var named = entries.SelectMany(e => e.Pages).ToLookup(p => p.File, StringComparer.Ordinal);
        return named.Where(n => n.Count() > 1).Select(n => $"{n.Last().Line} 行目: {n.Key} は {n.First().Line} 行目にもあります。")
            .Concat(Directory.EnumerateFileSystemEntries(folder).Select(f => Path.GetFileName(f)).Where(f => f != ImagedIndex.FileName && !named.Contains(f)).Order(StringComparer.Ordinal).Select(f => $"{f} は、{ImagedIndex.FileName} のどの行にもありません。"));
    }

    /// <summary>The bytes of the file of a page, of a file only and of no more than is taken in.</summary>
    internal static Task<byte[]> BytesAsync(string path, CancellationToken cancellation) => RegularFile.ReadAsync(path, ScanRules.LargestFile, cancellation);

    // Only of what has all its pages, as above.
    private static IEnumerable<string> Doubles(List<FoundImages> found) =>
        from one in found.Where(f => f.Register.Pages.Count == f.Entry.Pages.Count && f.Register.Pages.Count > 0).GroupBy(f => f.Register.Pages[0].Content).SelectMany(g => g.Skip(1).Select((f, i) => (Later: f, Before: g.Take(i + 1))))
        let before = one.Before.FirstOrDefault(b => one.Later.Register.HasPagesOf(b.Register))
        where before is not null
        select $"{one.Later.Entry.Line} 行目: 管理番号 {one.Later.Entry.Number} の頁の画像が、管理番号 {before.Entry.Number} とすべて同じです。頁のファイルを確かめてください。";

    private async Task<ImagedPage> PageAsync(string path, int dpi, CancellationToken cancellation)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            throw new DamagedImageException("ほかの場所へのリンクです。ファイルそのものを入れてください。");
        }

        if (file.Length > ScanRules.LargestFile)
        {
            throw new DamagedImageException(ScanRules.TooLarge);
        }

        // A pipe is 0 bytes long, too, and is said to be one.
        var bytes = await BytesAsync(path, cancellation);
        if (bytes.Length == 0)
        {
            throw new DamagedImageException(ScanRules.Empty);
        }

        var (format, whyNot) = ScanFormats.Read(bytes);
        if (format is not { } known || known == ScanFormat.Pdf)
        {
            throw new DamagedImageException(whyNot ?? "画像戸籍の頁は PNG か JPEG です(PDF と TIFF は未対応)。");
        }

        if (await inspector.WhyNotAsync(known, bytes, cancellation) is { } problem)
        {
            throw new DamagedImageException(problem);
        }

        var (width, height) = PictureSize.Of(known, bytes);
        return new(ContentHash.Of(bytes), known, bytes.Length, width, height, dpi);
    }
}
