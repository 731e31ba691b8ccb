using Koseki.Domain.Characters;
using Koseki.Domain.Documents;
using Koseki.Domain.Notifications;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>
/// Nothing reaches 審査完了 or 決裁 that no certificate can print: whatever way a character came into the plan (a box, a
/// carry-over, another register), the registers as they would stand are asked, character by character.
/// </summary>
internal static class PaperGuard
{
    /// <summary>The rule under which it reports.</summary>
    internal const string Rule = "印字";

    /// <summary>
    /// The examination with what the plan would put into registers and paper cannot bear. What a register holds already is
    /// only told: a death must be recorded there all the same.
    /// </summary>
    internal static Examination Of(Examination examination, CharacterGate gate)
    {
        if (examination.Plan is not { } plan)
        {
            return examination;
        }

        // A 附票 has the names of its register: what was said of that is not said again.
        var found = plan.Documents.SelectMany(step => Findings(step, gate).Select(f => (step.After.Key.Kind, f.Character, f.Finding))).ToList();
        var said = found.Where(f => f.Kind == DocumentKind.Register).Select(f => f.Character).ToHashSet();
        var findings = found.Where(f => f.Kind == DocumentKind.Register || said.Add(f.Character)).Select(f => f.Finding).ToList();
        return findings.Count == 0 ? examination : examination with { Findings = [.. examination.Findings, .. findings] };
    }

    /// <summary>Every character of a document that cannot be printed, with the line it stands in.</summary>
    internal static IEnumerable<(RegisterCharacter Character, string Line)> Unprintable(KeptDocument document, CharacterGate gate) =>
        document.Lines.SelectMany(l => gate.Refused(l).Select(r => (r.Character, l.Trim(TextMapping.Space)))).DistinctBy(u => u.Character);

    private static IEnumerable<(RegisterCharacter Character, Finding Finding)> Findings(DocumentStep step, CharacterGate gate)
    {
        var there = step.Before is null ? [] : Unprintable(step.Before, gate).Select(u => u.Character).ToHashSet();
        var document = $"{step.After.Key.Kind.Word()} {step.After.Key}";
        foreach (var (character, line) in Unprintable(step.After, gate))
        {
            var words = $"{character.CodePoints}({CharacterSorts.Of(character)})";
            yield return (character, there.Contains(character)
                ? new(Rule, Severity.Caution, new(""), $"{document} には、前から証明書に印字できない文字 {words} があります。", $"この届は記録できますが、文字の同定が済むまで{document} の証明書は発行できません。", ArticleOf(step))
                : new(Rule, Severity.Correction, new(""), $"{document} に、証明書に印字できない文字 {words} が入ります(「{line}」)。", PassedText.Remedy, ArticleOf(step)));
        }
    }

    private static string ArticleOf(DocumentStep step) => step.After.Key.Kind switch
    {
        DocumentKind.Register => "戸籍法120条",
        DocumentKind.Supplementary => "住民基本台帳法20条",
        DocumentKind.Imaged => "戸籍法12条の2",
    };
}
