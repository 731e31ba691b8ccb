namespace Koseki.Eng.Cases;

/// <summary>
/// Compares an expected register with the printed one. <c>＠</c> lines of a sort that the expected part does not use
/// are not compared; a line <c>…</c> stands for a run of lines standing unchanged in the given register.
/// </summary>
internal static class ExpectedLines
{
    /// <param name="expected">What the case says.</param>
    /// <param name="actual">What is printed.</param>
    /// <param name="given">What was printed before.</param>
    /// <param name="always">Sorts of ＠ lines compared all the same: those that stand only where something is unusual.</param>
    internal static string? Difference(IReadOnlyList<string> expected, IReadOnlyList<string> actual, IReadOnlyList<string> given, params string[] always)
    {
        var sorts = expected.Select(Sort).OfType<string>().Concat(always).ToHashSet(StringComparer.Ordinal);
        var lines = actual.Where(l => Sort(l) is not { } sort || sorts.Contains(sort)).ToList();
        var before = given.Where(l => Sort(l) is not { } sort || sorts.Contains(sort)).ToList();
        return Matches(expected, 0, lines, 0, before) ? null : Show(expected, lines);
    }

    private static string? Sort(string line)
    {
        var text = line.TrimStart('　');
        return text.StartsWith('＠') ? text.Split(' ')[0] : null;
    }

    private static bool Matches(IReadOnlyList<string> expected, int e, List<string> actual, int a, List<string> given)
    {
        if (e == expected.Count)
        {
            return a == actual.Count;
        }

        if (expected[e].Trim('　', ' ') != "…")
        {
            return a < actual.Count && expected[e] == actual[a] && Matches(expected, e + 1, actual, a + 1, given);
        }

        for (var start = 0; start < given.Count; start++)
        {
            for (var length = 0; a + length <= actual.Count && start + length <= given.Count; length++)
            {
                if (length > 0 && actual[a + length - 1] != given[start + length - 1])
                {
                    break;
                }

                if (length > 0 && Matches(expected, e + 1, actual, a + length, given))
                {
                    return true;
                }
            }
        }

        return false;
    }

    internal static string Show(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var missing = expected.Where(l => l.Trim('　', ' ') != "…" && !actual.Contains(l, StringComparer.Ordinal)).Select(l => "  期待 - " + l);
        var stray = actual.Where(l => !expected.Contains(l, StringComparer.Ordinal)).Select(l => "  実際 + " + l);
        return string.Join('\n', missing.Concat(stray).Concat(["  (順序を含めた実際の全行)"]).Concat(actual.Select(l => "    " + l)));
    }
}
