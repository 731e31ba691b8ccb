using System.Text.RegularExpressions;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Characters;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.ReleaseCheck;

namespace Koseki.Konbini.Gateway.Families.Registers;

/// <summary>
/// 発行前照合の第二の事実: the paper as it was read back against what 住民記録 says of the person at the kiosk. The paper
/// and the core's facts come by one link of 宛名番号 and person; this comes by another way, so that a wrong link cannot
/// prove itself. Names and places are compared folded, as two systems write them differently; dates as days.
/// </summary>
public sealed partial class ReplicaCheck(SameWriting same)
{
    /// <summary>What differs (氏名, 生年月日, 本籍, 筆頭者); empty when the paper is the person's own. What cannot be read differs.</summary>
    public IReadOnlyList<string> Differences(IReadOnlyList<string>? pages, string kind, CertificateFacts facts, Resident resident)
    {
        if (pages is not [var first, ..] || Heading().Match(first) is not { Success: true } heading)
        {
            return ["体裁"];
        }

        var (domicile, head) = (heading.Groups["domicile"].Value, heading.Groups["head"].Value);
        var printed = PaperReader.PersonsOf(string.Concat(pages));
        // Who chose another person of the register stands on no such paper, but in the register it was made from.
        var standing = kind == DoorKinds.Individual ? [.. printed, .. facts.MustNotStand] : printed;
        var family = head.Split('　')[0];
        var differences = new List<string>();
        if (same.Place(domicile) != same.Place(resident.Domicile))
        {
            differences.Add("本籍");
        }

        if (same.Name(head) != same.Name(resident.HeadName))
        {
            differences.Add("筆頭者");
        }

        var named = standing.Where(p => same.Name(family + p.GivenName) == same.Name(resident.Name)).ToList();
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

    private static DateOnly? DayOf(string printed) => RegisterDate.TryParse(AsciiWidth.ToHalf(printed), out var date) ? date.Day : null;

    [GeneratedRegex("本籍(?<domicile>.+?)氏名(?<head>[^【]+?)(?:【|戸籍事項)", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
