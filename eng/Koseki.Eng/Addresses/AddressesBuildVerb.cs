using System.IO.Compression;
using System.Text;

namespace Koseki.Eng.Addresses;

/// <summary>Builds the address dictionary that the product ships from the public lists.</summary>
public sealed class AddressesBuildVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "addresses build";

    /// <inheritdoc/>
    public string Summary => "住所辞書を全国地方公共団体コード・町字・郵便番号の一覧から作る";

    /// <inheritdoc/>
    public string Usage => "--from <municipalities.tsv, towns.tsv.gz, postcodes.tsv.gz のあるフォルダ> --out <書き出すフォルダ>";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var source = arguments.Required("from");
        var target = arguments.Required("out");
        arguments.RefuseUnknown();
        var files = new AddressFiles(
            await ReadAsync(Path.Combine(source, "municipalities.tsv"), cancellation),
            await ReadAsync(Path.Combine(source, "towns.tsv.gz"), cancellation),
            await ReadAsync(Path.Combine(source, "postcodes.tsv.gz"), cancellation));
        Directory.CreateDirectory(target);
        await File.WriteAllTextAsync(Path.Combine(target, "municipalities.tsv"), files.Municipalities(), cancellation);
        await WriteAsync(Path.Combine(target, "towns.txt.br"), files.Towns(), cancellation);
        await WriteAsync(Path.Combine(target, "postcodes.txt.br"), files.Postcodes(), cancellation);
        foreach (var (prefecture, name) in files.Unknown)
        {
            await output.WriteLineAsync($"一覧にない市区町村名: {prefecture}{name}");
        }

        await output.WriteLineAsync($"住所辞書を {target} に書きました(対応しない市区町村名 {files.Unknown.Count} 件)。");
        return files.Unknown.Count == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<string[]>> ReadAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"{path} がありません。");
        }

        await using var file = File.OpenRead(path);
        await using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        var text = await reader.ReadToEndAsync(cancellation);
        return [.. text.Split('\n').Skip(1).Where(l => l.Length > 0).Select(l => l.TrimEnd('\r').Split('\t'))];
    }

    private static async Task WriteAsync(string path, string text, CancellationToken cancellation)
    {
        await using var file = File.Create(path);
        await using var brotli = new BrotliStream(file, CompressionLevel.SmallestSize);
        await brotli.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
    }
}
