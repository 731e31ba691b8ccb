using System.Text;
using System.Text.Json.Nodes;
using Koseki.Domain.Linkage;

namespace Koseki.Eng.Cases;

/// <summary>The members of a message's content, and the message with one of them changed to something else that can be read.</summary>
internal static class MessageMutations
{
    // What a member may become: the first of these that the reader takes and that differs.
    private static readonly string[] Others = ["改", "令和元年5月1日", "P999999", "R999999", "2001-01-01", "Male", "Female", "Current", "Removed", "Person", "Minister"];

    /// <summary>Every member that says something, by its place; members of a list are one.</summary>
    internal static IEnumerable<string> Members(OutgoingMessage message) => Leaves(Root(message), message.Kind.Word()).Select(l => l.Path).Distinct();

    /// <summary>The message with that member changed wherever it stands; the message itself when it has none.</summary>
    internal static OutgoingMessage Changed(OutgoingMessage message, string member)
    {
        foreach (var other in Others)
        {
            var root = Root(message);
            foreach (var (_, leaf) in Leaves(root, message.Kind.Word()).Where(l => l.Path == member).ToList())
            {
                leaf.ReplaceWith(Other(leaf, other));
            }

            try
            {
                if (MessageDocument.Read(Encoding.UTF8.GetBytes(root.ToJsonString())) is var changed && changed != message)
                {
                    return changed;
                }
            }
            catch (MessageDocumentException)
            {
                // Not a value of this member.
            }
        }

        return message;
    }

    private static JsonNode Root(OutgoingMessage message) => JsonNode.Parse(MessageDocument.Write(message))!;

    private static JsonNode Other(JsonValue leaf, string other) => leaf.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => JsonValue.Create(false),
        System.Text.Json.JsonValueKind.False => JsonValue.Create(true),
        System.Text.Json.JsonValueKind.Number => JsonValue.Create(leaf.GetValue<int>() + 1),
        _ => JsonValue.Create(other == "改" ? leaf.GetValue<string>() + other : other),
    };

    private static IEnumerable<(string Path, JsonValue Leaf)> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.Where(m => m.Key is not ("schema" or "type")).SelectMany(m => Leaves(m.Value, m.Key == "message" ? path : $"{path}.{m.Key}")),
        JsonArray items => items.SelectMany(i => Leaves(i, $"{path}[]")),
        JsonValue leaf => [(path, leaf)],
        _ => [],
    };
}
