using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>
/// 遺漏: the lines that a recorded matter may have by its record examples and does not have, and where one of them belongs. The
/// examples of every kind of notification are looked through (戸籍法施行規則 付録25号).
/// </summary>
internal static class LeftOut
{
    // As the lines of acceptance elsewhere stand (戸籍法施行規則30条).
    private static readonly string[] OfOrigin = ["通知を受けた日", "送付を受けた日", "受理者"];

    private static readonly ILookup<string, IReadOnlyList<string>> Examples = typeof(RecordTemplates).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith("Notifications/", StringComparison.Ordinal) && n.EndsWith("/record.txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .SelectMany(n => RecordTemplates.Load(n.Split('/')[1]).All).ToLookup(t => t.Title, LabelsOf);

    /// <summary>The labels that the matter may have and does not have, in their order.</summary>
    internal static IReadOnlyList<string> LabelsOf(Matter matter) => [.. Fitting(matter).SelectMany(l => l).Where(l => matter[l] is null).Distinct()];

    /// <summary>The lines of the matter with one more, where the example has it.</summary>
    internal static ValueList<MatterLine> With(Matter matter, string label, string value)
    {
        var order = Fitting(matter).First(l => l.Contains(label)).ToList();
        var at = matter.Lines.Count(l => order.IndexOf(l.Label) < order.IndexOf(label));
        return [.. matter.Lines.Take(at), new(label, value), .. matter.Lines.Skip(at)];
    }

    // The examples that have a place for everything that stands there.
    private static IEnumerable<IReadOnlyList<string>> Fitting(Matter matter) => Examples[matter.Title].Where(e => matter.Lines.All(l => e.Contains(l.Label)));

    private static IReadOnlyList<string> LabelsOf(RecordTemplate template) =>
        [.. template.Lines.SelectMany(l => l.Label == RecordTemplate.OriginLines ? OfOrigin : [l.Label]).Where(l => l != MatterLine.FormerRecord)];
}
