using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications;

/// <summary>A person whom the clerk names aloud before the paper is received.</summary>
/// <param name="Role">夫になる人, 事件本人 …</param>
/// <param name="Name">氏名 as typed.</param>
/// <param name="Note">What tells the person from another of that name (生年月日); may be empty.</param>
public sealed record ReceiptPerson(string Role, string Name, string Note);

/// <summary>Something that cannot be taken back once the paper is received.</summary>
/// <param name="Label">新しい本籍 …</param>
/// <param name="Text">What it comes to.</param>
/// <param name="IsName">Whether it is a name, to be drawn in the register's font.</param>
/// <param name="Note">What follows from it; may be empty.</param>
public sealed record ReceiptFact(string Label, string Text, bool IsName, string Note);

/// <summary>
/// What is read aloud before 受付 (戸籍法施行規則20条: from then on the paper stands in the receipt book): the persons, and from
/// the plan 氏, 本籍 and 筆頭者 of every register that is made, entered or left.
/// </summary>
/// <param name="Persons">The persons, in the paper's order.</param>
/// <param name="Facts">The facts, new registers first; empty while nothing can be planned.</param>
public sealed record ReceiptFacts(IReadOnlyList<ReceiptPerson> Persons, IReadOnlyList<ReceiptFact> Facts)
{
    /// <summary>The facts of a paper as typed.</summary>
    public static ReceiptFacts Of(NotificationKind kind, Draft draft, RegisterSet registers, Plan? plan) =>
        new(kind.PersonsAtReceipt(draft, registers), plan is null ? [] : [.. plan.Registers.OrderBy(s => s.Before is not null).SelectMany(s => FactsOf(s, plan))]);

    /// <summary>A date as typed, in the words it is read aloud in; what cannot be read stays as it is.</summary>
    public static string Aloud(string typed) => EraDateEntry.Read(typed, EraDateEntryOptions.Default).Date?.Text ?? typed;

    private static IEnumerable<ReceiptFact> FactsOf(RegisterStep step, Plan plan)
    {
        if (step.Before is null)
        {
            var left = plan.Registers.Count(s => s.Before is not null && Left(s).Any());
            yield return new("氏", step.After.FamilyName, true, string.Join("　", NewNames(step, plan)));
            yield return new("新しい本籍", step.After.Domicile.Text, true, "");
            yield return new("新しい戸籍の筆頭者", step.After.HeadName, true, left == 0 ? "新しい戸籍を1つ作ります" : $"新しい戸籍を1つ作り、{left}つの戸籍から除きます");
            yield break;
        }

        if (!step.After.Domicile.Is(step.Before.Domicile))
        {
            yield return new("新しい本籍", step.After.Domicile.Text, true, $"「{step.Before.Domicile.Text}」から改まります");
        }

        if (step.After is { State: RegisterState.Removed, MovedTo: { } place })
        {
            yield return new("転籍先", place, true, "この市の戸籍は除籍になります");
        }

        if (NewNames(step, plan).ToList() is { Count: > 0 } named)
        {
            yield return new("氏", step.After.FamilyName, true, string.Join("　", named));
        }

        foreach (var entry in step.After.Entries.Where(e => step.Before.Entries.All(b => b.Person != e.Person)))
        {
            yield return new("入る戸籍", Designation(step), true, $"「{entry.GivenName}」が入ります");
        }

        // Who goes to another register of the plan is named there.
        foreach (var entry in Left(step).Where(e => plan.Registers.All(s => s == step || s.After.Entries.All(o => o.Person != e.Person || o.IsRemoved))))
        {
            yield return new("除かれる人", $"{step.After.FamilyName}　{entry.GivenName}", true, $"{step.Id} から除きます");
        }
    }

    private static string Designation(RegisterStep step) => $"{step.After.Domicile.Text}　{step.After.HeadName}";

    private static IEnumerable<RegisterEntry> Left(RegisterStep step) =>
        step.After.Entries.Where(e => e.IsRemoved && step.Before!.Entries.Any(b => b.Person == e.Person && !b.IsRemoved) && step.After.Entries.All(o => o.Person != e.Person || o.IsRemoved));

    // Whose surname becomes another.
    private static IEnumerable<string> NewNames(RegisterStep made, Plan plan) =>
        from entry in made.After.Standing
        let old = plan.Registers.FirstOrDefault(s => s.Before is { } b && b.FamilyName != made.After.FamilyName && b.Standing.Any(e => e.Person == entry.Person))
        where old is not null
        select $"{entry.GivenName}の「{old.Before!.FamilyName}」が「{made.After.FamilyName}」になります";
}
