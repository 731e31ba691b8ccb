using Koseki.Domain.Characters;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Domain.SupplementaryRegisters;

namespace Koseki.Eng.Cases;

/// <summary>Runs a case and says, line by line, what differs from what it expects.</summary>
public static class CaseRunner
{
    /// <summary>The differences; empty when the case holds.</summary>
    public static IReadOnlyList<string> Run(string path, ICharacterTable characters)
    {
        try
        {
            var file = CaseFile.Load(path);
            var circumstances = file.Circumstances(characters);
            return [.. Differences(file, circumstances, file.Examine(circumstances))];
        }
        catch (FormatException e)
        {
            return [$"事例ファイルが読めません: {e.Message}"];
        }
    }

    /// <summary>What differs between what a case expects and an examination of its paper.</summary>
    internal static IEnumerable<string> Differences(CaseFile file, Circumstances circumstances, Examination examination)
    {
        var findings = examination.Findings.Select(f => $"{f.Rule} {f.Severity.Word()}").ToList();
        foreach (var missing in file.Findings.Except(findings, StringComparer.Ordinal))
        {
            yield return $"所見がない: {missing}";
        }

        foreach (var finding in examination.Findings.Where(f => !file.Findings.Contains($"{f.Rule} {f.Severity.Word()}", StringComparer.Ordinal)))
        {
            yield return $"余分な所見: {finding.Rule} {finding.Severity.Word()} {finding.Message}";
        }

        if (file.Expected is null || !examination.CanBeApproved)
        {
            if (file.Expected is null && examination.CanBeApproved)
            {
                yield return "記録されないはずの届が決裁できる状態です。";
            }
            else if (file.Expected is not null)
            {
                yield return "決裁できない状態です: " + string.Join(" / ", examination.Findings.Where(f => f.Blocks).Select(f => f.Message));
            }

            yield break;
        }

        foreach (var difference in RegisterDifferences(file.Expected, circumstances.Registers, examination.Plan!)
            .Concat(SupplementaryDifferences(file, examination.Plan!))
            .Concat(MessageDifferences(file.Messages, examination.Plan!))
            .Concat(RequestDifferences(file.RequestsAfter, examination.Plan!)))
        {
            yield return difference;
        }
    }

    private static IEnumerable<string> RegisterDifferences(IReadOnlyList<List<string>> expected, RegisterSet given, Plan plan)
    {
        var after = plan.Registers.ToDictionary(s => s.Id, s => s.After);
        foreach (var register in expected)
        {
            var id = RegisterId.Parse(register[0]["＠戸籍 ".Length..]);
            if (!after.Remove(id, out var actual))
            {
                yield return $"戸籍 {id} に変更がありません。";
            }
            else if (ExpectedLines.Difference(register, [.. RegisterNotation.Lines(actual)], given.Find(id) is { } g ? [.. RegisterNotation.Lines(g)] : []) is { } difference)
            {
                yield return $"戸籍 {id} の記録が違います。\n{difference}";
            }
        }

        foreach (var stray in after.Keys)
        {
            yield return $"期待にない戸籍 {stray} が変わりました。";
        }

        foreach (var violation in plan.Registers.SelectMany(s => RegisterInvariants.Violations(s.After)))
        {
            yield return violation;
        }
    }

    /// <summary>What differs between the supplementary registers a case expects and those of a plan.</summary>
    internal static IEnumerable<string> SupplementaryDifferences(CaseFile file, Plan plan)
    {
        var after = plan.Supplementary.Steps.DistinctBy(s => s.After.Id).ToDictionary(s => s.After.Id.ToString(), s => s.After);
        if (after.Count < plan.Supplementary.Steps.Count)
        {
            yield return "一つの附票が二度変わります。";
        }

        foreach (var expected in file.ExpectedSupplementaries)
        {
            var id = expected[0][SupplementaryNotation.FirstWord.Length..];
            if (!after.Remove(id, out var actual))
            {
                yield return $"附票 {id} に変更がありません。";
            }
            else if (ExpectedLines.Difference(expected, [.. SupplementaryNotation.Lines(actual)], file.GivenSupplementaries?.Of(actual.Id.Register) is { } given ? [.. SupplementaryNotation.Lines(given)] : [], SupplementaryNotation.Unusual) is { } difference)
            {
                yield return $"附票 {id} の記録が違います。\n{difference}";
            }
        }

        foreach (var stray in after.Values)
        {
            yield return $"附票 {stray.Id} が変わります。\n{string.Join('\n', SupplementaryNotation.Lines(stray))}";
        }

        foreach (var violation in plan.Supplementary.Steps.SelectMany(s => SupplementaryInvariants.Violations(s.After)
            .Concat(plan.Registers.Where(r => r.Id == s.After.Id.Register).SelectMany(r => SupplementaryInvariants.Differences(r.After, s.After)))))
        {
            yield return violation;
        }
    }

    // 12 失効(死亡), or with where it goes: 12 新しい本籍地に引き継いだ …
    private static IEnumerable<string> RequestDifferences(IReadOnlyList<string> expected, Plan plan)
    {
        var actual = plan.Requests.Select(r => $"{r.Request} {r.Kind.Word()} {r.Reason}".TrimEnd()).ToList();
        return expected.SequenceEqual(actual, StringComparer.Ordinal) ? [] : [$"申出の後が違います。\n{ExpectedLines.Show(expected, actual)}"];
    }

    /// <summary>What differs between the messages a case expects and those of a plan.</summary>
    internal static IEnumerable<string> MessageDifferences(IReadOnlyList<string>? expected, Plan plan)
    {
        var actual = plan.Messages.SelectMany(MessageNotation.Lines).ToList();
        return expected is null ? ["＝送付物 がありません(何も出ないなら「なし」と書きます)。"]
            : expected.SequenceEqual(actual, StringComparer.Ordinal) ? []
            : [$"送付物が違います。\n{ExpectedLines.Show(expected, actual)}"];
    }
}
