namespace Koseki.Eng.Characters;

/// <summary>Groups of characters that search treats as one; a group is named by its smallest member.</summary>
internal sealed class FoldingGroups
{
    private readonly Dictionary<string, string> parent = new(StringComparer.Ordinal);

    internal void Join(string one, string other)
    {
        var (a, b) = (Find(one), Find(other));
        if (a != b)
        {
            var (root, leaf) = string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
            parent[leaf] = root;
        }
    }

    internal string Find(string member)
    {
        while (parent.TryGetValue(member, out var next))
        {
            member = next;
        }

        return member;
    }
}
