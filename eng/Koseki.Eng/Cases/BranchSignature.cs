using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Cases;

/// <summary>
/// The branch an accepted case takes: the choices on the paper, the rules that fire, the changes in order with the
/// templates and labels they are written with, the matters carried over, and the sorts of notices.
/// Two accepted cases of one signature say the same twice, unless one of them is a boundary (境目).
/// </summary>
public static class BranchSignature
{
    /// <summary>The signature, or null when nothing may be recorded.</summary>
    public static string? Of(CaseFile file, ICharacterTable characters)
    {
        var circumstances = file.Circumstances(characters);
        var examination = file.Kind.Examine(file.Draft, circumstances);
        if (examination is not { CanBeApproved: true, Plan: { } plan })
        {
            return null;
        }

        var draft = file.Draft;
        var templates = new TemplatesOfKind(file.Kind);
        var choices = file.Kind.Form.Fields.Where(f => f.Kind is FieldKind.Choice or FieldKind.Check && f.Visible(draft)).Select(f => $"{f.Key}={draft[f.Key]}");
        var lines = choices
            .Append(circumstances.Origin.Word)
            .Concat(examination.Findings.Select(f => $"{f.Rule} {f.Severity}"))
            .Concat(plan.Changes.Select(c => Describe(c, templates)))
            .Concat(plan.Notices.Select(n => n.Kind.ToString()));
        return string.Join('\n', lines);
    }

    private static string Describe(RegisterChange change, TemplatesOfKind templates) => change switch
    {
        RegisterChange.CarryOver c => $"CarryOver {string.Join(',', c.Matters.Select(m => $"{m.Title}({string.Join(',', m.Lines.Select(l => l.Label))})"))}",
        _ when TemplatesOfKind.MatterOf(change) is { } matter => $"{templates.Of(change)?.Code ?? "?"} {string.Join(',', matter.Lines.Select(l => l.Label))}",
        _ => change.GetType().Name,
    };
}
