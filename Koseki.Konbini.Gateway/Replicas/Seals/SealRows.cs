using System.Globalization;
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
internal static class SealRows
{
    /// <summary>Begins the row of a registration.</summary>
    internal const string RegistrationMark = "R";

    /// <summary>The place of the impression: the one cell that is longer than a text.</summary>
    internal const int ImageColumn = 13;

    private static readonly string[] CountedColumns = ["登録番号", "宛名番号", "版", "状態", "画素の SHA-256"];

    private const int LongestImage = 100_000;

    private static readonly string[] RegistrationColumns =
        ["行の種類", "登録番号", "版", "宛名番号", "状態", "氏名", "旧氏", "通称", "氏名のカタカナ表記", "解像度", "横の長さ", "縦の長さ", "画素の SHA-256", "印影"];

    /// <summary>The registration of a row, its impression read, measured and hashed.</summary>
    internal static SealRegistration RegistrationOf(IReadOnlyList<string> row, IReadOnlyList<string> written, long sequence)
    {
        var cells = new FeedCells(row, RegistrationColumns, column => column == ImageColumn ? LongestImage : Fit.Name);
        var (number, resident) = (cells.Number(1), cells.Number(3));
        var state = SealHash.StateOf(row[4]) ?? throw cells.Unreadable(4);
        _ = cells.Filled(5);
        var made = new SealRegistration
        {
            Number = number, ResidentNumber = resident, Version = cells.Whole(2, 1, int.MaxValue), State = state, Bucket = FeedBucket.Of(number), Sequence = sequence,
            Name = written[5], FormerName = written[6], CommonName = written[7], KatakanaName = written[8],
        };
        if (state == SealState.Abolished)
        {
            // Nothing is printed of it any more, so that nothing of it is kept.
            return made;
        }

        (made.Resolution, made.PixelHash) = (cells.Whole(9, 1, 9999), cells.Sha256(12));
        made.Image = ImageOf(cells, made);
        return made;
    }

    /// <summary>The bucket of a row.</summary>
    internal static SealCount BucketOf(IReadOnlyList<string> row, int line)
    {
        var (bucket, count, sha256) = BucketBook.Read(row, "登録番号");
        return new(bucket, count, sha256, line);
    }

    /// <summary>A registration as the source counted it, in the columns that it hashed; null when the row is another one.</summary>
    internal static CountedSeal? CountedOf(IReadOnlyList<string> row)
    {
        try
        {
            var cells = new FeedCells(row, CountedColumns);
            return new(cells.Number(0), FeedBucket.Of(row[0]), cells.Number(1), cells.Whole(2, 0, int.MaxValue), SealHash.StateOf(row[3]) ?? throw cells.Unreadable(3), cells.Sha256(4), Sequence: 1);
        }
        catch (UnreadableRowException)
        {
            return null;
        }
    }

    private static byte[] ImageOf(FeedCells cells, SealRegistration made)
    {
        var image = new byte[cells[ImageColumn].Length];
        if (cells[ImageColumn].Length == 0 || !Convert.TryFromBase64String(cells[ImageColumn], image, out var length))
        {
            throw cells.Unreadable(ImageColumn);
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
            if (!double.TryParse(cells[column], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var said) || Math.Abs(said - measured) > 0.05)
            {
                throw new UnreadableRowException(string.Create(CultureInfo.InvariantCulture, $"{column + 1} 列目({RegistrationColumns[column]})が、画素と解像度から求めた {measured:0.00}mm と合いません。"));
            }
        }

        return impression.Sha256 == made.PixelHash ? image : throw new UnreadableRowException("印影の画素の SHA-256 が合いません。");
    }
}
