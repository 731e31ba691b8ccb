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

    private readonly IReadOnlyList<RecordTemplate> own = RecordTemplates.Load(kind.GetType().Namespace!.Split('.')[^1]).All;

    /// <summary>The templates of the kind's own table.</summary>
    public IReadOnlyList<RecordTemplate> All => own;

    /// <summary>The template that wrote the matter of a change; null for a change without a matter.</summary>
    public RecordTemplate? Of(RegisterChange change) =>
        MatterOf(change) is { } matter ? own.Concat(Common).FirstOrDefault(t => Fits(t, matter)) : null;

    /// <summary>The change with one line of a template left out, or as it is when another template wrote it.</summary>
    public RegisterChange Without(RegisterChange change, RecordTemplate template, TemplateLine line)
    {
        if (Of(change) != template)
        {
            return change;
        }

        ValueList<MatterLine> Left(Matter matter) =>
            matter.Lines.Where(l => line.Label == RecordTemplate.OriginLines ? !OriginLabels.Contains(l.Label) : l.Label != line.Label).ToValueList();
        return change switch
        {
            RegisterChange.WriteStatusMatter w => w with { Matter = w.Matter with { Lines = Left(w.Matter) } },
            RegisterChange.WriteRegisterMatter w => w with { Matter = w.Matter with { Lines = Left(w.Matter) } },
            _ => change,
        };
    }

    /// <summary>The matter that a change writes, or null.</summary>
    public static Matter? MatterOf(RegisterChange change) => change switch
    {
        RegisterChange.WriteStatusMatter w => w.Matter,
        RegisterChange.WriteRegisterMatter w => w.Matter,
        _ => null,
    };

    private static bool Fits(RecordTemplate template, Matter matter)
    {
        var labels = template.Lines.Select(l => l.Label).ToHashSet(StringComparer.Ordinal);
        return template.Title == matter.Title
            && matter.Lines.All(l => labels.Contains(l.Label) || (OriginLabels.Contains(l.Label) && labels.Contains(RecordTemplate.OriginLines)))
            && template.Lines.All(l => l.IsOptional || l.Label == RecordTemplate.OriginLines || matter[l.Label] is not null);
    }
}
