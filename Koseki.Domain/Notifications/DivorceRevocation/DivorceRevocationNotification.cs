using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.DivorceRevocation;

/// <summary>夫 or 妻 as the paper says, and where the person stands since the divorce.</summary>
public sealed record FormerSpouse : CouplePerson
{
    /// <summary>The same on the paper.</summary>
    public required PersonOnPaper Paper { get; init; }

    /// <summary>The entry when the register is ours, or null.</summary>
    public RegisterEntry? OurEntry => Place?.Register is null ? null : Place.Entry;
}

/// <summary>離婚取消届 as the paper says it (戸籍法77条1項, 民法764条).</summary>
public sealed record DivorceRevocationNotification
{
    /// <summary>裁判の主文, or null while it is not chosen.</summary>
    public required DivorceVerdict? Verdict { get; init; }

    /// <summary>The decision of the court.</summary>
    public required Ruling Ruling { get; init; }

    /// <summary>訴えを提起した者, or null while it is not chosen.</summary>
    public required SpouseMark? Plaintiff { get; init; }

    /// <summary>届出人, or null while it is not chosen, and for a paper accepted elsewhere that does not say it.</summary>
    public required RevocationNotifier? Notifier { get; init; }

    /// <summary>取り消された離婚の日 on the paper.</summary>
    public required RegisterDate DivorcedOn { get; init; }

    /// <summary>夫.</summary>
    public required FormerSpouse Husband { get; init; }

    /// <summary>妻.</summary>
    public required FormerSpouse Wife { get; init; }

    /// <summary>離婚によって氏を改めた者, who comes back; null where one of the two is a foreigner.</summary>
    public required SpouseMark? ReturnedMark { get; init; }

    /// <summary>Both, the husband first.</summary>
    public IEnumerable<FormerSpouse> Parties => [Husband, Wife];

    /// <summary>夫 or 妻.</summary>
    public FormerSpouse Of(SpouseMark mark) => mark == SpouseMark.Husband ? Husband : Wife;

    /// <summary>The other of the two.</summary>
    public FormerSpouse Partner(FormerSpouse party) => party.Mark == SpouseMark.Husband ? Wife : Husband;

    /// <summary>The one who comes back to the register of the couple, or null.</summary>
    public FormerSpouse? Returned => ReturnedMark is { } mark ? Of(mark) : null;

    /// <summary>The one in whose register the couple stands; null where one of the two is a foreigner.</summary>
    public FormerSpouse? Stayed => Returned is { } returned ? Partner(returned) : null;

    /// <summary>The register of the couple when it is ours, or null.</summary>
    public FamilyRegister? CoupleRegister => Stayed?.Place?.Register;

    /// <summary>夫 or 妻 who notifies; null while nobody is chosen.</summary>
    public SpouseMark? NotifyingSpouse => Plaintiff is not { } mark ? null : Notifier == RevocationNotifier.Opponent ? mark == SpouseMark.Husband ? SpouseMark.Wife : SpouseMark.Husband : mark;

    /// <summary>A party that a register of ours shows, or any Japanese one.</summary>
    public PersonInRegister? AnyPlace => Parties.Select(p => p.Place).OfType<PersonInRegister>().OrderBy(p => p.Register is null).FirstOrDefault();

    /// <summary>
    /// The entry by which the one who comes back stood in the register of the couple until the divorce, by number: in the register as it is, or in the one it was before a
    /// transfer or a renewal. Null where the registers at hand do not show it.
    /// </summary>
    internal (FamilyRegister Register, RegisterEntry Entry)? MarriedEntry(Circumstances c) => Returned?.Place is not { } returned || CoupleRegister is not { } register ? null
        : EntriesWithTheDivorce(returned.Person, c).Where(p => p is var (_, e) && e.Removed is { Cause: MatterTitles.Divorce or MatterTitles.ChangeOfFamilyName })
            .OrderBy(p => p!.Value.Register.Id != register.Id).FirstOrDefault();

    /// <summary>
    /// The marriage that has to be written again on the entry of a party in a register of ours, with the register that tells it (null: the certificate of one elsewhere). The one
    /// who comes back brings it from the register of the couple; on the other's entry it stands, unless the register was renewed or moved since. Null where nothing tells it.
    /// </summary>
    internal (RegisterId? From, StatusMatter Matter)? MarriageToCarry(FormerSpouse party, Circumstances c) =>
        (party == Returned ? MarriedEntry(c) : party.Place is { } place ? EntriesWithTheDivorce(place.Person, c).FirstOrDefault() : null) is var (register, entry) ? (register.Id, entry.Matters.Last(IsMarriage))
        : party == Returned && party.Place is { Elsewhere: not null } from && from.Entry.Matters.LastOrDefault(IsMarriage) is { } typed ? (null, typed) : null;

    /// <summary>Whether the marriage has to be written again on the party's entry: a divorce and the marriage before it are not carried (戸籍法施行規則39条1項4号).</summary>
    internal bool NeedsMarriage(FormerSpouse party) => party == Returned ? CoupleRegister is not null : party.OurEntry is { } entry && !entry.Matters.Any(IsMarriage);

    private IEnumerable<(FamilyRegister Register, RegisterEntry Entry)?> EntriesWithTheDivorce(PersonId person, Circumstances c) => c.Kin.EntriesOf(person)
        .Where(e => e.Entry.Matters.Any(IsOfTheDivorce) && e.Entry.Matters.Any(IsMarriage)).Select(e => ((FamilyRegister, RegisterEntry)?)(e.Register, e.Entry));

    /// <summary>Minor children of both on whose record 親権 was decided because of the divorce, or later.</summary>
    internal IEnumerable<(FamilyRegister Register, RegisterEntry Entry)> ChildrenWithHolder(Circumstances c) => Husband.OurEntry is { } husband && Wife.OurEntry is { } wife
        ? c.Kin.Registers.All.Where(r => r.State == RegisterState.Current).SelectMany(r => r.Standing.Select(e => (Register: r, Entry: e)))
            .Where(k => c.Kin.Kinship.Links.Parents.Where(p => p.Child == k.Entry.Person && p.Ground != ParentGround.Apparent).Select(p => p.Parent).ToHashSet() is var parents
                && parents.Contains(husband.Person) && parents.Contains(wife.Person) && !LegalAge.IsAdult(k.Entry.BirthDate.Latest, c.ReceiptDate) && RecordedAuthority.Naming(k.Entry).Any())
        : [];

    private static bool IsMarriage(StatusMatter matter) => matter is { Title: MatterTitles.Marriage, IsErased: false };

    private bool IsOfTheDivorce(StatusMatter matter) => matter is { Title: MatterTitles.Divorce, IsErased: false }
        && matter.Lines.Any(l => MatterLabels.DivorcedOn.Contains(l.Label) && RegisterDate.TryParse(l.Value, out var day) && day.IsSameAs(DivorcedOn));
}
