using Koseki.Domain.Notifications;

namespace Koseki.Eng.Cases;

/// <summary>Boxes of a paper by the words that stand on it, as people write them.</summary>
internal static class BoxWords
{
    /// <summary>The box of a name on the paper (its label or its key); null when the paper has none.</summary>
    internal static FormField? Find(Form form, string name) => form.Fields.FirstOrDefault(f => f.Label == name || f.Key.Value == name);

    /// <summary>The draft with what is written in a box; a choice is written in its words, whatever code the draft stores.</summary>
    internal static Draft With(Draft draft, FormField box, string text) => draft.With(box.Key, box.Choices.FirstOrDefault(c => c.Label == text)?.Value ?? text);
}
