using System.Buffers.Binary;
using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.SealRegistrations;
using Koseki.Domain.Characters;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.ReleaseCheck;

namespace Koseki.Konbini.Gateway.Families.Seals;

/// <summary>
/// 発行前の独立照合 of an 印鑑登録証明書: the finished paper, read back by other code, against facts read anew. Every box is
/// compared to the letter, the impression pixel for pixel by the hash that the source computed, and its size on paper by the
/// pixels and the resolution; besides, name and birth date with what the feed of residents says, and the address with the
/// person's own record: facts that the paper was not made from.
/// </summary>
public sealed class SealCheck(SameWriting same)
{
    // Millimetres: the box in which the impression stands, and how exactly a size can be read back.
    private const double BoxLeft = 110, BoxTop = 44, Box = 30, Exactness = 0.01;

    /// <summary>What the comparison came to.</summary>
    internal PaperVerdict Verdict(MadePaper paper, PaperOrder order, SealSnapshot facts)
    {
        if (SealReader.Read(paper.Pdf) is not var (pages, printed) || facts.Live is not [var (seal, _)])
        {
            return new(["証明書が読めません。"], []);
        }

        List<string> mismatches =
        [
            .. PaperPages.Problems(pages, paper.PageCount, order.IssueNumber, SealWording.InForce(order.IssueDate).Title), .. Boxes(printed, seal, facts),
            .. Impressions(printed, seal), .. Around(printed, string.Concat(pages)),
        ];
        return new(mismatches, mismatches.Count > 0 ? [] : [.. Differences(printed, facts)]);
    }

    private static IEnumerable<string> Boxes(PrintedSeal printed, SealRegistration seal, SealSnapshot facts)
    {
        List<(string Label, string Value)> names = [("氏名", seal.Name), ("旧氏", seal.FormerName), ("通称", seal.CommonName), ("氏名のカタカナ表記", seal.KatakanaName)];
        var expected = names.Where(n => n.Value.Length > 0).Select(n => (n.Label, PaperText.Widen(n.Value))).ToList();
        if (!printed.Boxes.Take(expected.Count).SequenceEqual(expected))
        {
            yield return "氏名の欄が違います。";
        }

        if (printed.Boxes.Count != expected.Count + 2 || printed.Boxes[^2].Label != "生年月日" || printed.Boxes[^1].Label != "住所")
        {
            yield return "欄の数か順が違います。";
            yield break;
        }

        if (BirthOf(printed) != facts.Self.Record.BirthDate)
        {
            yield return "生年月日が違います。";
        }

        if (printed.Boxes[^1].Value != PaperText.Widen(facts.Household.Address))
        {
            yield return "住所が違います。";
        }
    }

    private static IEnumerable<string> Impressions(PrintedSeal printed, SealRegistration seal)
    {
        if (printed.Impressions is not [var impression])
        {
            yield return $"印影が {printed.Impressions.Count} あります。";
            yield break;
        }

        // Width and height stand in the head of a PNG (ISO/IEC 15948, IHDR).
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(seal.Image.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(seal.Image.AsSpan(20)));
        if (impression.Sha256 != seal.PixelHash || (impression.Width, impression.Height) != (width, height))
        {
            yield return "印影が違います。";
        }

        if (!IsOf(impression.Right - impression.Left, width, seal.Resolution) || !IsOf(impression.Bottom - impression.Top, height, seal.Resolution))
        {
            yield return "印影が実寸ではありません。";
        }

        if (impression.Left < BoxLeft || impression.Right > BoxLeft + Box || impression.Top < BoxTop || impression.Bottom > BoxTop + Box)
        {
            yield return "印影が枠の外にあります。";
        }
    }

    private static bool IsOf(double millimetres, int pixels, int resolution) => Math.Abs(millimetres - pixels * 25.4 / resolution) <= Exactness;

    private static IEnumerable<string> Around(PrintedSeal printed, string text)
    {
        if (printed.Beside != "印影以　下　余　白")
        {
            yield return "欄の外に文字があります。";
        }

        if (!text.Contains("登録された印影と相違ないことを証明する", StringComparison.Ordinal))
        {
            yield return "認証文がありません。";
        }
    }

    private IEnumerable<string> Differences(PrintedSeal printed, SealSnapshot facts)
    {
        if (same.Name(printed.Boxes[0].Value) != same.Name(facts.Self.Resident!.Name))
        {
            yield return "氏名";
        }

        if (BirthOf(printed) != facts.Self.Resident.BirthDate)
        {
            yield return "生年月日";
        }

        if (same.Place(printed.Boxes[^1].Value) != same.Place(facts.Self.Record.Address))
        {
            yield return "住所";
        }
    }

    private static DateOnly? BirthOf(PrintedSeal printed)
    {
        var text = AsciiWidth.ToHalf(printed.Boxes[^2].Value);
        return DateOnly.TryParseExact(text, "yyyy年M月d日", CultureInfo.InvariantCulture, DateTimeStyles.None, out var western) ? western
            : RegisterDate.TryParse(text, out var date) ? date.Day
            : null;
    }
}
