using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Cases;

/// <summary>
/// The branch an accepted case takes: the rules that fire with their severity, and the changes in order with the templates
/// and labels they are written with and the matters carried over. What is merely typed is no part of it. Two accepted cases
/// of one signature say the same twice.
/// </summary>
public static class BranchSignature
{
    /// <summary>The signature, or null when nothing may be recorded.</summary>
    public static string? Of(CaseFile file, ICharacterTable characters)
    {
        if (file.Examine(characters) is not { CanBeApproved: true, Plan: { } plan } examination)
        {
            return null;
        }

        var templates = file.Papers.Select(p => new TemplatesOfKind(p.Kind)).ToList();
        return string.Join('\n', examination.Findings.Select(f => $"{f.Rule} {f.Severity}").Concat(plan.Changes.Select(c => Describe(c, templates))));
    }

    private static string Describe(RegisterChange change, IReadOnlyList<TemplatesOfKind> templates) => change switch
    {
        RegisterChange.CarryOver c => $"CarryOver {string.Join(',', c.Matters.Select(m => $"{m.Title}({string.Join(',', m.Lines.Select(l => l.Label))})"))}",
        _ when WrittenMatter.Of(change) is var (_, lines) => $"{change.GetType().Name} {templates.Select(t => t.Of(change)).OfType<RecordTemplate>().FirstOrDefault()?.Code ?? "?"} {string.Join(',', lines.SelectMany(Labels))}",
        _ => change.GetType().Name,
    };

    private static IEnumerable<string> Labels(MatterLine line) => line.Children.SelectMany(Labels).Prepend(line.Label);
}
