using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Properties;

/// <summary>What must hold of every step from one generation to the next.</summary>
internal static class StepProperties
{
    /// <summary>Nothing written is lost, and whoever is removed stays as removed.</summary>
    public static IEnumerable<string> Erased(RegisterStep step)
    {
        if (step.Before is not { } before)
        {
            yield break;
        }

        if (before.State != RegisterState.Current || !step.After.Matters.Take(before.Matters.Count).SequenceEqual(before.Matters))
        {
            yield return $"戸籍 {step.Id}: 現在戸籍でないものに記録したか、戸籍事項が失われました。";
        }

        foreach (var (old, now) in before.Entries.Zip(step.After.Entries.Concat(Enumerable.Repeat<RegisterEntry?>(null, before.Entries.Count))))
        {
            if (now is null || now.Person != old.Person || !now.Matters.Take(old.Matters.Count).SequenceEqual(old.Matters) || (old.IsRemoved && !now.Equals(old)))
            {
                yield return $"戸籍 {step.Id}: {old.Person} の記録が失われたか、除籍の後に変わりました。";
            }
        }
    }

    /// <summary>A register is closed, and says so, exactly when nobody stands in it any more; one that moved away says that instead.</summary>
    public static IEnumerable<string> Closing(RegisterStep step)
    {
        // Those who moved away with the whole register stay unmarked in what is left of it.
        var (isClosed, isEmpty) = (step.After.State == RegisterState.Removed, step.After.MovedTo is not null || step.After.Entries.All(e => e.IsRemoved));
        var matters = step.After.Matters.Count(m => m.Title == "戸籍消除");
        if (isClosed != isEmpty || matters != (isClosed && step.After.MovedTo is null ? 1 : 0))
        {
            yield return $"戸籍 {step.Id}: 除かれていない者 {step.After.Entries.Count(e => !e.IsRemoved)} 人、{step.After.State.Word()}、戸籍消除の記録 {matters} 件。";
        }
    }

    /// <summary>
    /// Who comes from another register of the town brings what 39条 carries of the matters that the town's registers hold:
    /// the birth, a change of the 名 and how it is read always, 認知, an adoption that lasts, 親権 of a minor, and nothing of a marriage that has ended.
    /// </summary>
    public static IEnumerable<string> Carried(Plan plan, DateOnly on)
    {
        foreach (var (step, entry) in plan.Registers.SelectMany(s => s.After.Entries.Skip(s.Before?.Entries.Count ?? 0).Select(e => (s, e))))
        {
            if (plan.Registers.Select(s => s.Before).OfType<FamilyRegister>().FirstOrDefault(r => r.Standing.Any(e => e.Person == entry.Person)) is not { } former)
            {
                continue;
            }

            var parted = plan.Registers.SelectMany(s => s.After.Entries).Any(e => e.Person == entry.Person && e.Matters[^1].Title == "養子離縁");
            var isAdopted = !parted && former.EntryOf(entry.Person)! is { AdoptiveFather: not null } or { AdoptiveMother: not null };
            var lawful = former.EntryOf(entry.Person)!.Matters.Where(m => m.Title switch
            {
                "出生" or "認知" or "名の変更" or "名の振り仮名記載" => true,
                "養子縁組" => isAdopted,
                "親権" => !LegalAge.IsAdult(entry.BirthDate.Latest, on),
                _ => false,
            });
            if (!lawful.SequenceEqual(entry.Matters.SkipLast(1)) || entry.Matters[^1]["従前戸籍"] != former.Designation)
            {
                yield return $"戸籍 {step.Id}: {entry.Person} に {string.Join("、", entry.Matters.Select(m => m.Title))} が移りました(従前戸籍 {former.Id})。";
            }
        }
    }
}
