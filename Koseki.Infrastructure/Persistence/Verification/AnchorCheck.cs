using Koseki.Infrastructure.Persistence.Journal;

namespace Koseki.Infrastructure.Persistence.Verification;

/// <summary>The anchors against the journal.</summary>
internal static class AnchorCheck
{
    /// <summary>
    /// Every anchor must stand in the journal with its hash. A journal that goes on beyond its last anchor is no problem:
    /// the anchor follows its row. Neither is a line that broke off while the right one was being written.
    /// </summary>
    public static void Run(IReadOnlyList<Anchor> anchors, IReadOnlyDictionary<long, string> heads, List<string> problems)
    {
        foreach (var anchor in anchors)
        {
            if (anchor.Number == 0)
            {
                if (!heads.Any(h => AnchorFile.LineOf(h.Key, h.Value).StartsWith(anchor.Hash, StringComparison.Ordinal)))
                {
                    problems.Add($"アンカー {anchor.File} に読めない行があります。");
                }
            }
            else if (!heads.TryGetValue(anchor.Number, out var head))
            {
                problems.Add($"アンカー {anchor.File} の台帳番号 {anchor.Number} が台帳にありません(台帳の末尾が失われたか、古い写しに戻されています)。");
            }
            else if (head != anchor.Hash)
            {
                problems.Add($"アンカー {anchor.File} の台帳番号 {anchor.Number} が台帳と一致しません。");
            }
        }
    }
}
