using System.Text.RegularExpressions;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Characters;
using Koseki.Konbini.Gateway.Persistence;

namespace Koseki.Konbini.Gateway.ReleaseCheck;

/// <summary>
/// 発行前照合の第二の事実: the paper as it was read back against what 住民記録 says of the person at the kiosk. The paper
/// and the core's facts come by one link of 宛名番号 and person; this comes by another way, so that a wrong link cannot
/// prove itself. Names and places are compared folded, as two systems write them differently; dates as days.
/// </summary>
public sealed partial class ReplicaCheck(ICharacterTable characters)
{
    /// <summary>What differs (氏名, 生年月日, 本籍, 筆頭者); empty when the paper is the person's own. What cannot be read differs.</summary>
    public IReadOnlyList<string> Differences(byte[] pdf, string kind, CertificateFacts facts, Resident resident)
    {
        if (PaperReader.Pages(pdf) is not [var first, ..] pages || Heading().Match(first) is not { Success: true } heading)
        {
            return ["体裁"];
        }

        var (domicile, head) = (heading.Groups["domicile"].Value, heading.Groups["head"].Value);
        var printed = PaperReader.PersonsOf(string.Concat(pages));
        // Who chose another person of the register stands on no such paper, but in the register it was made from.
        var standing = kind == DoorKinds.Individual ? [.. printed, .. facts.MustNotStand] : printed;
        var family = head.Split('　')[0];
        var differences = new List<string>();
        if (Place(domicile) != Place(resident.Domicile))
        {
            differences.Add("本籍");
        }

        if (Name(head) != Name(resident.HeadName))
        {
            differences.Add("筆頭者");
        }

        var named = standing.Where(p => Name(family + p.GivenName) == Name(resident.Name)).ToList();
        if (named.Count == 0)
        {
            differences.Add("氏名");
        }

        if (!(named.Count == 0 ? standing : named).Any(p => DayOf(p.BirthDate) == resident.BirthDate))
        {
            differences.Add("生年月日");
        }

        return differences;
    }

    // The one place that says when two writings of a name or a place are the same here.
    private string Name(string text) => NameFolding.Of(AsciiWidth.ToHalf(text), characters);

    private string Place(string text) => Name(BlockNumber().Replace(Prefecture().Replace(AsciiWidth.ToHalf(text), ""), m => Numerals(m.Value)));

    private static DateOnly? DayOf(string printed) => RegisterDate.TryParse(AsciiWidth.ToHalf(printed), out var date) ? date.Day : null;

    // 一丁目 … 九十九丁目 as the other system writes them: 1丁目 … 99丁目.
    private static string Numerals(string text)
    {
        var (number, digits) = (text[..^2], "〇一二三四五六七八九");
        var ten = number.IndexOf('十', StringComparison.Ordinal);
        var value = ten < 0
            ? digits.IndexOf(number[0], StringComparison.Ordinal)
            : (ten == 0 ? 1 : digits.IndexOf(number[0], StringComparison.Ordinal)) * 10 + (ten == number.Length - 1 ? 0 : digits.IndexOf(number[^1], StringComparison.Ordinal));
        return $"{value}丁目";
    }

    [GeneratedRegex("本籍(?<domicile>.+?)氏名(?<head>[^【]+?)(?:【|戸籍事項)", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex("^(?:北海道|東京都|京都府|大阪府|.{2,3}県)", RegexOptions.CultureInvariant)]
    private static partial Regex Prefecture();

    [GeneratedRegex("(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])丁目", RegexOptions.CultureInvariant)]
    private static partial Regex BlockNumber();
}
