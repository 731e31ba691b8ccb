using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Koseki.Domain.Linkage;
using Koseki.Domain.Registers.Documents;

namespace Koseki.Eng.Cases;

/// <summary>The members of a document's content, and the document with one of them changed to something else that can be read.</summary>
/// <typeparam name="T">What the document holds.</typeparam>
/// <param name="write">Its canonical bytes.</param>
/// <param name="read">Reads them.</param>
/// <param name="wordOf">What it is called in the names of members.</param>
internal sealed class DocumentMutations<T>(Func<T, byte[]> write, Func<byte[], T> read, Func<T, string> wordOf)
    where T : class
{
    // What a member may become: the first of these that the reader takes and that differs.
    private static readonly string[] Others =
    [
        "改", "令和元年5月1日", "P999999", "R999999", "R999999附1", "2001-01-01", "Male", "Female", "Current", "Removed", "Person", "Minister", "Recorded", "Corrected", "Born", "Name", "Unknown", "Cancelled",
        "Voters", "Referendum", "Registered", "Moved", "Withdrawn", "None",
    ];

    /// <summary>Every member that says something, by its place; members of a list are one.</summary>
    public IEnumerable<string> Members(T document) => Leaves(Root(document), wordOf(document)).Select(l => l.Path).Distinct();

    /// <summary>The document with that member changed wherever it stands; the document itself when it has none.</summary>
    public T Changed(T document, string member)
    {
        foreach (var other in Others)
        {
            var root = Root(document);
            var leaves = Leaves(root, wordOf(document)).Where(l => l.Path == member).Select(l => l.Leaf).ToList();
            if (leaves.Count == 0)
            {
                return document;
            }

            foreach (var leaf in leaves)
            {
                leaf.ReplaceWith(Other(leaf, other));
            }

            try
            {
                if (read(Encoding.UTF8.GetBytes(root.ToJsonString())) is var changed && !changed.Equals(document))
                {
                    return changed;
                }
            }
            catch (Exception e) when (e is MessageDocumentException or RegisterDocumentException)
            {
                // Not a value of this member.
            }
        }

        return document;
    }

    private JsonNode Root(T document) => JsonNode.Parse(write(document))!;

    private static JsonNode Other(JsonValue leaf, string other) => leaf.GetValueKind() switch
    {
        JsonValueKind.True => JsonValue.Create(false),
        JsonValueKind.False => JsonValue.Create(true),
        JsonValueKind.Number => JsonValue.Create(leaf.GetValue<int>() + 1),
        _ => JsonValue.Create(other == "改" ? leaf.GetValue<string>() + other : other),
    };

    private static IEnumerable<(string Path, JsonValue Leaf)> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.Where(m => m.Key is not ("schema" or "type")).SelectMany(m => Leaves(m.Value, m.Key is "message" or "register" && path.IndexOf('.', StringComparison.Ordinal) < 0 && m.Value is JsonObject ? path : $"{path}.{m.Key}")),
        JsonArray items => items.SelectMany(i => Leaves(i, $"{path}[]")),
        JsonValue leaf => [(path, leaf)],
        _ => [],
    };
}
