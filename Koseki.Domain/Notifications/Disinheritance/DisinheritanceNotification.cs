using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Disinheritance;

/// <summary>推定相続人廃除届 or its 取消届 as the paper says it (戸籍法97条, 民法892条–894条).</summary>
public sealed record DisinheritanceNotification
{
    /// <summary>廃除 or its 取消し.</summary>
    public required DisinheritanceAct Act { get; init; }

    /// <summary>The heir who is excluded.</summary>
    public required PersonInRegister Person { get; init; }

    /// <summary>The same on the paper.</summary>
    public required PersonOnPaper Paper { get; init; }

    /// <summary>被相続人; null while it is not chosen.</summary>
    public required Decedent? Decedent { get; init; }

    /// <summary>被相続人の氏名.</summary>
    public required string DecedentName { get; init; }

    /// <summary>届出人の資格; null while it is not chosen.</summary>
    public required DisinheritanceNotifier? Notifier { get; init; }

    /// <summary>遺言執行者の氏名, or null.</summary>
    public required string? ExecutorName { get; init; }

    /// <summary>The decision of the court.</summary>
    public required Ruling Ruling { get; init; }

    /// <summary>The register of ours, or null.</summary>
    public FamilyRegister? Register => Person.Register;

    /// <summary>Whether it is a revocation.</summary>
    public bool IsRevoked => Act == DisinheritanceAct.Revoked;

    /// <summary>【被相続人】: the relation where it names one person, else the name.</summary>
    public string DecedentOnRecord => Decedent is null or Disinheritance.Decedent.Lineal or Disinheritance.Decedent.Sibling ? DecedentName : DisinheritanceChoices.Decedents.Word(Decedent.Value);

    /// <summary>【届出人】.</summary>
    public string NotifierOnRecord => Notifier == DisinheritanceNotifier.Executor ? $"{DisinheritanceChoices.Notifiers.Word(DisinheritanceNotifier.Executor)}　{ExecutorName}" : DecedentOnRecord;

    /// <summary>Whether the entry shows the exclusion by that 被相続人, not revoked since.</summary>
    internal bool IsRecorded => Person.Entry.Matters.LastOrDefault(m => m is { IsErased: false, Title: MatterTitles.Disinheritance or MatterTitles.RevokedDisinheritance } && m[MatterLabels.Decedent] == DecedentOnRecord)
        is { Title: MatterTitles.Disinheritance };

    /// <summary>What the entry says in the column of that 被相続人: the column, and the name; null where no column tells.</summary>
    internal (string Word, string? Name)? Column => Decedent switch
    {
        Disinheritance.Decedent.Father => ("父", Person.Entry.Father),
        Disinheritance.Decedent.Mother => ("母", Person.Entry.Mother),
        Disinheritance.Decedent.AdoptiveFather => ("養父", Person.Entry.AdoptiveFather),
        Disinheritance.Decedent.AdoptiveMother => ("養母", Person.Entry.AdoptiveMother),
        null or Disinheritance.Decedent.Husband or Disinheritance.Decedent.Wife or Disinheritance.Decedent.Lineal or Disinheritance.Decedent.Sibling => null,
    };

    /// <summary>Whether the 被相続人 is dead by the registers at hand; null where they do not show one sure person.</summary>
    internal bool? IsDecedentDead(Circumstances c)
    {
        var persons = Decedent switch
        {
            Disinheritance.Decedent.Father or Disinheritance.Decedent.Mother => c.Kin.Kinship.SureParentsOf(Person.Person),
            Disinheritance.Decedent.AdoptiveFather or Disinheritance.Decedent.AdoptiveMother =>
                c.Kin.Kinship.AdoptionsOf(Person.Person).Where(a => a is { EndedBy: null, IsSpecial: false } && a.Origin.IsSure()).Select(a => a.Adopter),
            null or Disinheritance.Decedent.Husband or Disinheritance.Decedent.Wife or Disinheritance.Decedent.Lineal or Disinheritance.Decedent.Sibling => [],
        };
        var sex = Decedent is Disinheritance.Decedent.Father or Disinheritance.Decedent.AdoptiveFather ? Sex.Male : Sex.Female;
        return persons.Where(p => c.Kin.EntryOf(p)?.Sex == sex).Distinct().ToList() is [var only]
            ? c.Kin.EntriesOf(only).Any(e => e.Entry.Removed?.Cause is MatterTitles.Death or MatterTitles.Disappearance) : null;
    }
}
