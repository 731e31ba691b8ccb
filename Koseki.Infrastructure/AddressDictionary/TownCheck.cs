using Koseki.Domain.Places;

namespace Koseki.Infrastructure.AddressDictionary;

/// <summary>Looks for the town behind a municipality in a 本籍 or address.</summary>
internal sealed class TownCheck(IReadOnlyList<string[]> towns, Municipality municipality)
{
    /// <summary>The doubt, or null.</summary>
    internal AddressFinding? Check(string head, string rest)
    {
        if (towns.Count == 0 || rest.Length == 0 || IsNumber(rest[0]))
        {
            return null;
        }

        var folded = PlaceDictionary.Fold(rest);
        var best = towns.SelectMany(Spellings).Where(s => folded.StartsWith(s.Folded, StringComparison.Ordinal))
            .OrderByDescending(s => s.Folded.Length).FirstOrDefault();
        if (best.Town is null)
        {
            return IsBehindStreet(rest) ? null
                : new(AddressFindingKind.UnknownTown, $"「{Place(rest)}」は住所辞書の{municipality.Display}にありません。町字の書き方を確かめてください。", null);
        }

        var (written, after) = (rest[..best.Folded.Length], rest[best.Folded.Length..]);
        if (written != best.Town)
        {
            return new(AddressFindingKind.OtherSpelling, $"住所辞書では「{best.Town}」です。", head + best.Town + after);
        }

        return after.Length == 0 || IsNumber(after[0]) || after[0] is '字' or '無' || best.Quarters.Any(q => after.StartsWith(q, StringComparison.Ordinal))
            ? null
            : new(AddressFindingKind.UnknownTown, $"「{best.Town}」に続く「{Place(after)}」は住所辞書にありません。町字の書き方を確かめてください。", null);
    }

    private static IEnumerable<(string Folded, string? Town, string[] Quarters)> Spellings(string[] line)
    {
        var folded = PlaceDictionary.Fold(line[0]);
        yield return (folded, line[0], line[1..]);
        if (folded.StartsWith("大字", StringComparison.Ordinal))
        {
            yield return (folded[2..], line[0], line[1..]);
        }
    }

    // 京都市: the streets stand before the town (寺町通御池上る上本能寺前町).
    private bool IsBehindStreet(string rest) =>
        municipality.Name.StartsWith("京都市", StringComparison.Ordinal) && Place(rest) is var place
            && towns.Any(t => place.EndsWith(t[0], StringComparison.Ordinal));

    private static string Place(string rest)
    {
        var end = rest.AsSpan().IndexOfAnyInRange('0', '9');
        return end < 0 ? rest : rest[..end];
    }

    private static bool IsNumber(char c) => c is (>= '0' and <= '9') or (>= '０' and <= '９') or '番' or '甲' or '乙' or '丙' or '丁';
}
