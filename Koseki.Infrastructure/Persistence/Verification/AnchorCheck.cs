using Koseki.Infrastructure.Persistence.Journal;

namespace Koseki.Infrastructure.Persistence.Verification;

/// <summary>The anchors of one folder against the journal.</summary>
internal static class AnchorCheck
{
    /// <summary>
    /// Every anchor must stand in the journal with its hash. A line that broke off while the right one was being written is
    /// no problem.
    /// </summary>
    public static void Run(string folder, IReadOnlyList<Anchor> anchors, IReadOnlyDictionary<long, string> heads, List<string> problems)
    {
        foreach (var anchor in anchors)
        {
            if (anchor.Number == 0)
            {
                if (!heads.Any(h => AnchorFile.LineOf(h.Key, h.Value).StartsWith(anchor.Hash, StringComparison.Ordinal)))
                {
                    problems.Add($"アンカー {folder} の {anchor.File} に読めない行があります。");
                }
            }
            else if (!heads.TryGetValue(anchor.Number, out var head))
            {
                problems.Add($"アンカー {folder} の {anchor.File} の台帳番号 {anchor.Number} が台帳にありません(台帳の末尾が失われたか、古い写しに戻されています)。");
            }
            else if (head != anchor.Hash)
            {
                problems.Add($"アンカー {folder} の {anchor.File} の台帳番号 {anchor.Number} が台帳と一致しません。");
            }
        }
    }

    /// <summary>
    /// Every journal row up to a number, but that last one, must stand in the anchors: the anchor follows its row, and no row
    /// follows before it. Anchors may begin later where a responsible operator began new ones.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="anchored">The numbers it has.</param>
    /// <param name="last">The journal's last number before the anchors were read.</param>
    /// <param name="renewed">Numbers of the deeds by which new anchors were begun.</param>
    /// <param name="problems">What does not fit is added here.</param>
    public static void Missing(string folder, HashSet<long> anchored, long last, IReadOnlyList<long> renewed, List<string> problems)
    {
        var first = renewed.Where(n => anchored.Contains(n - 1) && !anchored.Contains(n - 2)).Select(n => n - 1).Append(1).Max();
        var missing = new List<long>();
        for (var number = first; number < last; number++)
        {
            if (!anchored.Contains(number))
            {
                missing.Add(number);
            }
        }

        if (missing.Count > 0)
        {
            problems.Add(missing.Count == last - first
                ? $"アンカー {folder} がありません(台帳は {last} 番まであります)。"
                : $"アンカー {folder} に台帳番号 {missing[0]} から {missing.Count} 件がありません(切り取られています)。");
        }
    }
}
