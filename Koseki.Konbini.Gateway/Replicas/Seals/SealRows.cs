using System.Globalization;
using System.Text.RegularExpressions;
using Koseki.Infrastructure.Scans;
using Koseki.Konbini.Gateway.Persistence;

namespace Koseki.Konbini.Gateway.Replicas.Seals;

/// <summary>What a source says it has in a bucket.</summary>
/// <param name="Bucket">0 to 999.</param>
/// <param name="Count">Registrations that are not abolished.</param>
/// <param name="Sha256">Over them.</param>
/// <param name="Line">The row that says it, from 1.</param>
internal sealed record SealCount(int Bucket, int Count, string Sha256, int Line);

/// <summary>Reads rows of the feed <c>seal</c>: <c>R</c> a registration, <c>B</c> what stands in a bucket. Throws <see cref="UnreadableRowException"/>.</summary>
internal static partial class SealRows
{
    /// <summary>Begins the row of a registration.</summary>
    internal const string RegistrationMark = "R";

    /// <summary>Begins the row of a bucket.</summary>
    internal const string BucketMark = "B";

    /// <summary>The place of the impression: the one cell that is longer than a text.</summary>
    internal const int ImageColumn = 13;

    private const int LongestImage = 100_000;

    private static readonly string[] RegistrationColumns =
        ["行の種類", "登録番号", "版", "宛名番号", "状態", "氏名", "旧氏", "通称", "氏名のカタカナ表記", "解像度", "横の長さ", "縦の長さ", "画素の SHA-256", "印影"];

    private static readonly string[] BucketColumns = ["行の種類", "登録番号の下3桁", "件数", "SHA-256"];

    /// <summary>The registration of a row, its impression read, measured and hashed.</summary>
    internal static SealRegistration RegistrationOf(IReadOnlyList<string> row, IReadOnlyList<string> written, long sequence)
    {
        Require(row, RegistrationColumns);
        var number = FeedRows.IsResidentNumber(row[1]) ? row[1] : throw Unreadable(1);
        var resident = FeedRows.IsResidentNumber(row[3]) ? row[3] : throw Unreadable(3);
        var state = SealHash.StateOf(row[4]) ?? throw Unreadable(4);
        if (written[5].Trim().Length == 0)
        {
            throw Unreadable(5);
        }

        var made = new SealRegistration
        {
            Number = number, ResidentNumber = resident, Version = Whole(row, 2, 1, int.MaxValue), State = state, Bucket = SealRegistration.BucketOf(number), Sequence = sequence,
            Name = written[5], FormerName = written[6], CommonName = written[7], KatakanaName = written[8],
        };
        if (state == SealState.Abolished)
        {
            // Nothing is printed of it any more, so that nothing of it is kept.
            return made;
        }

        (made.Resolution, made.PixelHash) = (Whole(row, 9, 1, 9999), Sha().IsMatch(row[12]) ? row[12] : throw Unreadable(12));
        made.Image = ImageOf(row, made);
        return made;
    }

    /// <summary>The bucket of a row.</summary>
    internal static SealCount BucketOf(IReadOnlyList<string> row, int line) => row.Count != BucketColumns.Length
        ? throw new UnreadableRowException($"{BucketColumns.Length} 列のはずが {row.Count} 列あります。")
        : new(
            int.TryParse(row[1], NumberStyles.None, CultureInfo.InvariantCulture, out var bucket) && row[1].Length == 3 ? bucket : throw Unreadable(1, BucketColumns),
            int.TryParse(row[2], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : throw Unreadable(2, BucketColumns),
            Sha().IsMatch(row[3]) ? row[3] : throw Unreadable(3, BucketColumns),
            line);

    /// <summary>A registration as the source counted it, in the columns that it hashed; null when the row is another one.</summary>
    internal static CountedSeal? CountedOf(IReadOnlyList<string> row) =>
        row.Count == 5 && FeedRows.IsResidentNumber(row[0]) && FeedRows.IsResidentNumber(row[1]) && int.TryParse(row[2], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && SealHash.StateOf(row[3]) is { } state && Sha().IsMatch(row[4])
            ? new(row[0], SealRegistration.BucketOf(row[0]), row[1], version, state, row[4], Sequence: 1)
            : null;

    private static byte[] ImageOf(IReadOnlyList<string> row, SealRegistration made)
    {
        var image = new byte[row[ImageColumn].Length];
        if (row[ImageColumn].Length == 0 || !Convert.TryFromBase64String(row[ImageColumn], image, out var length))
        {
            throw Unreadable(ImageColumn);
        }

        image = image[..length];
        var (impression, problem) = BilevelPng.Read(image, made.Resolution);
        if ((problem ?? impression!.Problem) is { } unfit)
        {
            throw new UnreadableRowException(unfit);
        }

        foreach (var (column, measured) in new[] { (10, impression!.WidthOnPaper), (11, impression.HeightOnPaper) })
        {
            // The source's own measure is an independent fact: to a twentieth of a millimetre, which is about a pixel.
            if (!double.TryParse(row[column], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var said) || Math.Abs(said - measured) > 0.05)
            {
                throw new UnreadableRowException(string.Create(CultureInfo.InvariantCulture, $"{column + 1} 列目({RegistrationColumns[column]})が、画素と解像度から求めた {measured:0.00}mm と合いません。"));
            }
        }

        return impression.Sha256 == made.PixelHash ? image : throw new UnreadableRowException("印影の画素の SHA-256 が合いません。");
    }

    private static void Require(IReadOnlyList<string> row, string[] columns)
    {
        if (row.Count != columns.Length)
        {
            throw new UnreadableRowException($"{columns.Length} 列のはずが {row.Count} 列あります。");
        }

        for (var i = 0; i < row.Count; i++)
        {
            var longest = i == ImageColumn ? LongestImage : Fit.Name;
            if (row[i].Length > longest)
            {
                throw new UnreadableRowException($"{i + 1} 列目({columns[i]})が {longest} 字を超えています。");
            }
        }
    }

    private static int Whole(IReadOnlyList<string> row, int column, int least, int most) =>
        int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : throw Unreadable(column);

    private static UnreadableRowException Unreadable(int column, string[]? columns = null) => new($"{column + 1} 列目({(columns ?? RegistrationColumns)[column]})が読めません。");

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Sha();
}
