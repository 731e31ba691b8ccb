using Koseki.Domain.Characters;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Domain.SupplementaryRegisters;

namespace Koseki.Eng.Cases;

/// <summary>What one mutation leaves out, and whether a case broke.</summary>
/// <param name="Sort">要件, 要件の重さ, 読取, 変更, 記載例の行, 送付物, 送付物の中身 or 附票の中身.</param>
/// <param name="Name">What was left out, in words.</param>
/// <param name="IsKilled">Whether at least one case breaks without it.</param>
public sealed record Mutation(string Sort, string Name, bool IsKilled);

/// <summary>
/// Shows that the cases would notice a loss: leaves out every requirement, its lesser weight for an act in effect, both
/// findings of reading (and of those kinds that can report it, that of a day the calendar does not have), every change of every case, every line of every record template, every sort of message and every member of its content once, by
/// wrapping what the examination answers, and looks whether a case breaks. The domain has no part in it.
/// </summary>
public sealed class CaseMutations
{
    private static readonly DocumentMutations<OutgoingMessage> InMessages = new(MessageDocument.Write, b => MessageDocument.Read(b), m => m.Kind.Word());
    private static readonly DocumentMutations<SupplementaryRegister> InSupplementaries = new(SupplementaryDocument.Write, b => SupplementaryDocument.Read(b), _ => "附票");

    private readonly List<Run> runs;

    /// <summary>Examines the cases once.</summary>
    /// <param name="paths">The case files, of any kinds.</param>
    /// <param name="characters">The character table.</param>
    public CaseMutations(IEnumerable<string> paths, ICharacterTable characters) => runs = [.. paths.Select(p => Run.Of(p, characters))];

    /// <summary>
    /// All mutations of the kinds the cases are of; of the templates common to all kinds, those that a case is written with.
    /// </summary>
    public IEnumerable<Mutation> All() =>
        [.. runs.SelectMany(r => r.File.Papers.Select(p => (p.Kind, Run: r))).GroupBy(r => r.Kind, r => r.Run).OrderBy(g => g.Key.Code, StringComparer.Ordinal).SelectMany(g => Of(g.Key, [.. g.Distinct()])), .. CommonTemplateLines(runs)];

    private static IEnumerable<Mutation> Of(NotificationKind kind, IReadOnlyList<Run> runs) =>
        [.. Requirements(kind, runs), .. Weights(kind, runs), .. Readings(kind, runs), .. runs.Where(r => r.File.Kind == kind).SelectMany(Changes), .. TemplateLines(kind, runs), .. Messages(kind, runs), .. Supplementaries(kind, runs)];

    private static IEnumerable<Mutation> Requirements(NotificationKind kind, IReadOnlyList<Run> runs) =>
        kind.RequirementList.Select(r => new Mutation("要件", $"{r.Id} {r.Sentence}",
            runs.Any(run => run.BreaksWithFindings(r.Id, _ => null))));

    private static IEnumerable<Mutation> Weights(NotificationKind kind, IReadOnlyList<Run> runs) =>
        kind.RequirementList.Where(r => r.InEffect is not null).Select(r => new Mutation("要件の重さ", $"{r.Id} {r.InEffect!.Value.Word()}",
            runs.Any(run => run.BreaksWithFindings(r.Id, f => f with { Severity = r.Severity }))));

    // 暦 is asked of no kind that repeats no recorded day: reading it can never report that rule, which a test of its sources holds; and where a
    // case of such a kind does report it, it is asked after all.
    private static IEnumerable<Mutation> Readings(NotificationKind kind, IReadOnlyList<Run> runs) =>
        DraftReader.Rules.Where(rule => rule != DraftReader.RecordedRule || kind.RepeatsRecordedDays || runs.Any(r => r.Examination.Findings.Any(f => f.Rule == rule))).Select(rule => new Mutation("読取", $"{kind.Name} {rule}",
            runs.Any(run => run.BreaksWithFindings(rule, _ => null))));

    private static IEnumerable<Mutation> Changes(Run run) =>
        Enumerable.Range(0, run.Changes.Count).Select(i => new Mutation("変更", $"{run.Name}: {i + 1}番目 {run.Changes[i].GetType().Name} {run.Changes[i].Register}",
            run.BreaksWith(run.Changes.Where((_, at) => at != i))));

    private static IEnumerable<Mutation> TemplateLines(NotificationKind kind, IReadOnlyList<Run> runs)
    {
        var used = new TemplatesOfKind(kind);
        return used.All.SelectMany(t => t.Lines.Select(l => new Mutation("記載例の行", $"{kind.Name} {t.Code}【{l.Label}】",
            runs.Any(run => run.BreaksWith(run.Changes.Select(c => used.Without(c, t, l)))))));
    }

    private static IEnumerable<Mutation> CommonTemplateLines(IReadOnlyList<Run> runs)
    {
        var kinds = runs.Select(r => r.File.Kind).Distinct().ToDictionary(k => k, k => new TemplatesOfKind(k));
        var used = runs.SelectMany(r => r.Changes.Select(kinds[r.File.Kind].Of)).ToHashSet();
        return TemplatesOfKind.Common.Where(used.Contains).SelectMany(t => t.Lines.Select(l => new Mutation("記載例の行", $"共通 {t.Code}【{l.Label}】",
            runs.Any(run => run.BreaksWith(run.Changes.Select(c => kinds[run.File.Kind].Without(c, t, l)))))));
    }

    private static IEnumerable<Mutation> Messages(NotificationKind kind, IReadOnlyList<Run> runs) =>
    [
        .. runs.SelectMany(r => r.Messages).Select(m => m.Kind).Distinct().Order().Select(sort => new Mutation("送付物", $"{kind.Name} {sort.Word()}",
            runs.Any(run => run.BreaksWithMessages(m => m.Kind == sort ? null : m)))),
        .. runs.SelectMany(r => r.Messages).SelectMany(InMessages.Members).Distinct().Order(StringComparer.Ordinal).Select(member => new Mutation("送付物の中身", $"{kind.Name} {member}",
            runs.Any(run => run.BreaksWithMessages(m => InMessages.Changed(m, member))))),
    ];

    private static IEnumerable<Mutation> Supplementaries(NotificationKind kind, IReadOnlyList<Run> runs) =>
        runs.SelectMany(r => r.Supplementaries).SelectMany(s => InSupplementaries.Members(s.After)).Distinct().Order(StringComparer.Ordinal).Select(member => new Mutation("附票の中身", $"{kind.Name} {member}",
            runs.Any(run => run.BreaksWithSupplementaries(s => InSupplementaries.Changed(s, member)))));

    /// <summary>One case with its true examination.</summary>
    private sealed record Run(CaseFile File, string Name, Circumstances Circumstances, Examination Examination)
    {
        public IReadOnlyList<RegisterChange> Changes => Examination is { CanBeApproved: true, Plan: { } plan } ? plan.Changes : [];

        public IReadOnlyList<OutgoingMessage> Messages => Examination is { CanBeApproved: true, Plan: { } plan } ? [.. plan.IdentityMessages, .. plan.EffectMessages] : [];

        public static Run Of(string path, ICharacterTable characters)
        {
            var file = CaseFile.Load(path);
            var circumstances = file.Circumstances(characters);
            return new(file, Path.GetFileNameWithoutExtension(path), circumstances, file.Examine(circumstances));
        }

        // A case in which the rule finds nothing is the same without it.
        public bool BreaksWithFindings(string rule, Func<Finding, Finding?> change) =>
            Examination.Findings.Any(f => f.Rule == rule && change(f) != f)
            && Breaks(e => e with { Findings = [.. e.Findings.Select(f => f.Rule == rule ? change(f) : f).OfType<Finding>()] });

        public bool BreaksWithMessages(Func<OutgoingMessage, OutgoingMessage?> change) =>
            Messages.Select(change).ToList() is var changed && !changed.SequenceEqual(Messages)
            && CaseRunner.MessageDifferences(File.Messages, Examination.Plan! with { IdentityMessages = [], EffectMessages = [.. changed.OfType<OutgoingMessage>()] }).Any();

        public IReadOnlyList<SupplementaryStep> Supplementaries => Examination is { CanBeApproved: true, Plan: { } plan } ? plan.Supplementary.Steps : [];

        public bool BreaksWithSupplementaries(Func<SupplementaryRegister, SupplementaryRegister> change) =>
            Supplementaries.Select(s => s with { After = change(s.After) }).ToList() is var changed && !changed.SequenceEqual(Supplementaries)
            && CaseRunner.SupplementaryDifferences(File, Examination.Plan! with { Supplementary = new(changed, []) }).Any();

        private bool Breaks(Func<Examination, Examination> mutate) =>
            CaseRunner.Differences(File, Circumstances, mutate(Examination)).Any();

        // A change without which the others do not fit breaks the case as well.
        public bool BreaksWith(IEnumerable<RegisterChange> changes)
        {
            var changed = changes.ToList();
            if (Examination.Plan is not { } plan || changed.SequenceEqual(Changes))
            {
                return false;
            }

            try
            {
                return Breaks(e => e with { Plan = Plan.Of(new Effect(changed, plan.EffectMessages) { Newcomers = plan.Newcomers }, Circumstances, plan.IsComplete) });
            }
            catch (RegisterChangeException)
            {
                return true;
            }
        }
    }
}
