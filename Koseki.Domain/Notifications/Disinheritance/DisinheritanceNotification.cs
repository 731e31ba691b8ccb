using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
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

    /// <summary>
    /// Whether the entry shows the exclusion by that 被相続人, not revoked since. The record says 夫 or 養父 of whoever it was then: what is older than
    /// the marriage or the adoption of today is about the one before, and only that is about a former spouse.
    /// </summary>
    internal bool IsRecorded(Circumstances c) => Person.Entry.Matters.LastOrDefault(m => m is { IsErased: false, Title: MatterTitles.Disinheritance or MatterTitles.RevokedDisinheritance }
        && NameFolding.IsSame(m[MatterLabels.Decedent] ?? "", DecedentOnRecord, c.Characters) && IsOfFormer(m) == IsFormerSpouse(c)) is { Title: MatterTitles.Disinheritance };

    /// <summary>Whether 夫 or 妻 of the paper bears the name of a former spouse, not of the one of today.</summary>
    internal bool IsFormerSpouse(Circumstances c) => Decedent is Disinheritance.Decedent.Husband or Disinheritance.Decedent.Wife && Column is (_, { } today) && !IsName(today, c)
        && RecordedFacts.Marriages(Person.Entry).SkipLast(1).Any(m => m.SpouseName is { } name && IsName(name, c));

    /// <summary>Whether the person is, or was until the other's death, married to a 夫 or 妻.</summary>
    internal bool HasSpouse => IsMarriedTo(Decedent) || (Notifier == DisinheritanceNotifier.Executor && IsWidowed);

    /// <summary>What the entry says in the column of that 被相続人: the column, and the name; null where no column tells.</summary>
    internal (string Word, string? Name)? Column => Decedent switch
    {
        Disinheritance.Decedent.Father => ("父", Person.Entry.Father),
        Disinheritance.Decedent.Mother => ("母", Person.Entry.Mother),
        Disinheritance.Decedent.AdoptiveFather => ("養父", Person.Entry.AdoptiveFather),
        Disinheritance.Decedent.AdoptiveMother => ("養母", Person.Entry.AdoptiveMother),
        Disinheritance.Decedent.Husband or Disinheritance.Decedent.Wife => HasSpouse && SpouseName is { } spouse ? (DisinheritanceChoices.Decedents.Word(Decedent.Value), spouse) : null,
        null or Disinheritance.Decedent.Lineal or Disinheritance.Decedent.Sibling => null,
    };

    private bool IsWidowed => Person.Entry.Spouse is null && Couple.LastDissolution(Person.Entry) is { By: MatterTitles.SpousesDeath or MatterTitles.SpousesDisappearance };

    // The one beside the person in the register; a foreigner, and one who has died, as recorded.
    private string? SpouseName => Register is not { } register ? null
        : IsWidowed ? RecordedFacts.DeadSpouse(register, Person.Entry)
        : register.Standing.FirstOrDefault(e => e.Spouse is not null && e.Person != Person.Person) is { } other ? register.NameOf(other) : RecordedFacts.LatestSpouse(Person.Entry);

    // Since when the one who is 夫, 妻, 養父 or 養母 today has been so; null where no other can be meant, and where no day tells.
    private RegisterDate? Since => Decedent switch
    {
        Disinheritance.Decedent.Husband or Disinheritance.Decedent.Wife => RecordedFacts.Marriages(Person.Entry).LastOrDefault()?.Began,
        Disinheritance.Decedent.AdoptiveFather => RecordedFacts.StandingAdoptions(Person.Entry).LastOrDefault(a => a.Father is not null)?.On,
        Disinheritance.Decedent.AdoptiveMother => RecordedFacts.StandingAdoptions(Person.Entry).LastOrDefault(a => a.Mother is not null)?.On,
        null or Disinheritance.Decedent.Father or Disinheritance.Decedent.Mother or Disinheritance.Decedent.Lineal or Disinheritance.Decedent.Sibling => null,
    };

    private bool IsOfFormer(StatusMatter matter) => Since is { } since && matter.Lines.Count > 0 && RegisterDate.TryParse(matter.Lines[0].Value, out var day) && day.Latest < since.Earliest;

    private bool IsMarriedTo(Decedent? decedent) => decedent switch
    {
        Disinheritance.Decedent.Husband => Person.Entry.Spouse == SpouseMark.Wife,
        Disinheritance.Decedent.Wife => Person.Entry.Spouse == SpouseMark.Husband,
        _ => false,
    };

    private bool IsName(string recorded, Circumstances c) =>
        RegisterComparison.Likeness(DecedentName, recorded, [Person.FamilyName, Register?.FamilyName ?? ""], c.Characters) != NameLikeness.Other;

    /// <summary>Whether the 被相続人 is dead by the registers at hand; null where they do not show one sure person.</summary>
    internal bool? IsDecedentDead(Circumstances c)
    {
        var persons = Decedent switch
        {
            Disinheritance.Decedent.Father or Disinheritance.Decedent.Mother => c.Kin.Kinship.Links.Parents.Where(p => p.Child == Person.Person && p.Origin.IsSure()).Select(p => p.Parent),
            Disinheritance.Decedent.AdoptiveFather or Disinheritance.Decedent.AdoptiveMother =>
                c.Kin.Kinship.AdoptionsOf(Person.Person).Where(a => a is { EndedBy: null } && a.Origin.IsSure()).Select(a => a.Adopter),
            Disinheritance.Decedent.Husband or Disinheritance.Decedent.Wife when !IsFormerSpouse(c) && HasSpouse =>
                c.Kin.Kinship.MarriagesOf(Person.Person).Where(m => m.EndedBy is null or MarriageEnd.Death && m.Origin.IsSure()).Select(m => m.SpouseOf(Person.Person)).OfType<PersonId>().TakeLast(1),
            null or Disinheritance.Decedent.Husband or Disinheritance.Decedent.Wife or Disinheritance.Decedent.Lineal or Disinheritance.Decedent.Sibling => [],
        };
        var sex = Decedent is Disinheritance.Decedent.Father or Disinheritance.Decedent.AdoptiveFather or Disinheritance.Decedent.Husband ? Sex.Male : Sex.Female;
        return persons.Where(p => c.Kin.EntryOf(p)?.Sex == sex).Distinct().ToList() is [var only]
            ? c.Kin.EntriesOf(only).Any(e => e.Entry.Removed?.Cause is MatterTitles.Death or MatterTitles.Disappearance) : null;
    }
}
