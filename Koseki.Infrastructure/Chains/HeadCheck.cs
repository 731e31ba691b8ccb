namespace Koseki.Infrastructure.Chains;

/// <summary>
/// The folders of heads against each other: what one of them has, the other has, too. Of the newest day they may differ,
/// because heads do not wait for the disk; what is lost in one at a power cut is put back there at the next start.
/// </summary>
public static class HeadCheck
{
    /// <summary>Adds to the problems what one folder lacks.</summary>
    public static void Run(IReadOnlyList<(string Folder, IReadOnlyList<WorkHead> Heads)> kept, List<string> problems)
    {
        var newest = kept.SelectMany(k => k.Heads).Select(h => WorkHeads.DayOf(h.File)).Max(StringComparer.Ordinal);
        foreach (var (folder, heads) in kept)
        {
            var own = heads.Select(h => (h.Chain, h.Number, h.Hash)).ToHashSet();
            var missing = kept.SelectMany(k => k.Heads).Where(h => (own.Count == 0 || WorkHeads.DayOf(h.File) != newest) && !own.Contains((h.Chain, h.Number, h.Hash))).ToList();
            if (missing.Count > 0)
            {
                problems.Add($"控え {folder} に、もう一方にある先頭が {missing.Count} 件ありません({missing[0].Chain} {missing[0].Number} 番から。消されたか、切り取られています)。");
            }
        }
    }
}
