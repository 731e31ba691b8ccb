using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;

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

        var findings = plan.Registers.SelectMany(step => Findings(step, gate)).ToList();
        return findings.Count == 0 ? examination : examination with { Findings = [.. examination.Findings, .. findings] };
    }

    /// <summary>Every character of a register that cannot be printed, with the line it stands in.</summary>
    internal static IEnumerable<(RegisterCharacter Character, string Line)> Unprintable(FamilyRegister register, CharacterGate gate) =>
        RegisterNotation.Lines(register).SelectMany(l => gate.Refused(l).Select(r => (r.Character, l.Trim(TextMapping.Space)))).DistinctBy(u => u.Character);

    private static IEnumerable<Finding> Findings(RegisterStep step, CharacterGate gate)
    {
        var there = step.Before is null ? [] : Unprintable(step.Before, gate).Select(u => u.Character).ToHashSet();
        foreach (var (character, line) in Unprintable(step.After, gate))
        {
            var words = $"{character.CodePoints}({CharacterSorts.Of(character)})";
            yield return there.Contains(character)
                ? new(Rule, Severity.Caution, new(""), $"戸籍 {step.Id} には、前から証明書に印字できない文字 {words} があります。", "この届は記録できますが、文字の同定が済むまで戸籍 " + step.Id + " の証明書は発行できません。", "戸籍法120条")
                : new(Rule, Severity.Correction, new(""), $"戸籍 {step.Id} に、証明書に印字できない文字 {words} が入ります(「{line}」)。", PassedText.Remedy, "戸籍法120条");
        }
    }
}
