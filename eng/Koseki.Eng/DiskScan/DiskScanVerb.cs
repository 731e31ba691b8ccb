using System.Globalization;

namespace Koseki.Eng.DiskScan;

/// <summary>
/// Looks through every file of some folders (databases with their WAL, logs, temporary files) for what the gateway must not keep: text that
/// only 戸籍の証明書 have, and certificates. What else must not be there is given as lines of a file.
/// </summary>
public sealed class DiskScanVerb : IVerb
{
    /// <summary>What stands on every 戸籍の証明書 and nowhere else, and how each certificate begins.</summary>
    internal static readonly string[] Always = ["戸籍に記録されている者", "【配偶者区分】", "【出生日】", "%PDF-1."];

    /// <inheritdoc/>
    public string Name => "disk-scan";

    /// <inheritdoc/>
    public string Summary => "フォルダのすべてのファイルに、戸籍の内容や証明書が残っていないことを確かめる(UTF-8・UTF-16・Base64・16進・圧縮された中も)";

    /// <inheritdoc/>
    public string Usage => "--folders <フォルダ;フォルダ> [--also <一行に一つ、あってはならない文字のファイル>]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (folders, also) = (arguments.Required("folders").Split(';', StringSplitOptions.RemoveEmptyEntries), arguments.Optional("also"));
        arguments.RefuseUnknown();
        if (folders.FirstOrDefault(f => !Directory.Exists(f)) is { } missing)
        {
            throw new UsageException($"{missing} がありません。");
        }

        var needles = new Needles([.. Always, .. also is null ? [] : (await File.ReadAllLinesAsync(also, cancellation)).Where(l => l.Length > 0)]);
        var (files, found) = (0, 0);
        foreach (var file in folders.SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)).Where(f => f != also))
        {
            files++;
            foreach (var (name, form) in needles.In(await ReadAsync(file, cancellation)))
            {
                found++;
                await output.WriteLineAsync($"  {file}: 「{name}」({form})");
            }
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{(found == 0 ? "合格" : "不合格")}: {files} ファイル、あってはならないもの {found}"));
        return found == 0 && files > 0 ? 0 : 1;
    }

    // Also one that a host has open and writes to.
    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellation)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, cancellation);
        return all.ToArray();
    }
}
