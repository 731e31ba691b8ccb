using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Cases;

/// <summary>
/// The record templates a kind may write with: its own and those common to all. Tells by title and labels which of them
/// wrote a matter; the labels of acceptance elsewhere belong to any template that has a place for them.
/// </summary>
/// <param name="kind">The kind.</param>
public sealed class TemplatesOfKind(NotificationKind kind)
{
    private static readonly HashSet<string> OriginLabels = ["通知を受けた日", "送付を受けた日", "受理者"];

    /// <summary>The templates common to all kinds.</summary>
    public static IReadOnlyList<RecordTemplate> Common { get; } = RecordTemplates.Load("Shared").All;

    // Asked again for every line of every template.
    private readonly Dictionary<RegisterChange, RecordTemplate?> found = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyList<RecordTemplate> own = RecordTemplates.Load(kind.GetType().Namespace!.Split('.')[^1]).All;

    /// <summary>The templates of the kind's own table.</summary>
    public IReadOnlyList<RecordTemplate> All => own;

    /// <summary>The template that wrote the matter or the 段落ち of a change; null for a change without one.</summary>
    public RecordTemplate? Of(RegisterChange change)
    {
        if (!found.TryGetValue(change, out var template))
        {
            found.Add(change, template = Find(change));
        }

        return template;
    }

    /// <summary>The change with one line of a template left out, or as it is when another template wrote it.</summary>
    public RegisterChange Without(RegisterChange change, RecordTemplate template, TemplateLine line)
    {
        if (Of(change) != template)
        {
            return change;
        }

        ValueList<MatterLine> Left(ValueList<MatterLine> lines) =>
            lines.Where(l => line.Label == RecordTemplate.OriginLines ? !OriginLabels.Contains(l.Label) : l.Label != line.Label).ToValueList();
        return WrittenMatter.With(change, Left);
    }

    private RecordTemplate? Find(RegisterChange change) =>
        WrittenMatter.Of(change) is var (title, lines)
            ? own.Concat(Common).FirstOrDefault(t => Fits(t, title, lines) && !(change is RegisterChange.WriteStatusMatter && t.IsOfRegister)) : null;

    private static bool Fits(RecordTemplate template, string title, ValueList<MatterLine> lines)
    {
        var labels = template.Lines.Select(l => l.Label).ToHashSet(StringComparer.Ordinal);
        return template.Title == title
            && lines.All(l => labels.Contains(l.Label) || (OriginLabels.Contains(l.Label) && labels.Contains(RecordTemplate.OriginLines)))
            && template.Lines.All(l => l.IsOptional || l.Label == RecordTemplate.OriginLines || lines.Any(w => w.Label == l.Label));
    }
}
