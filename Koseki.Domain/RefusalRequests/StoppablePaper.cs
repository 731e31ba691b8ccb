using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.RefusalRequests;

/// <summary>One party of a paper of a kind that can be asked to be refused: the boxes that name them, and the one that says that they came.</summary>
/// <param name="Word">夫, 養父, 父 …</param>
/// <param name="Register">The boxes of the register.</param>
/// <param name="FamilyName">氏.</param>
/// <param name="GivenName">名.</param>
/// <param name="BornOn">生年月日.</param>
/// <param name="Nationality">国籍 of a foreigner; null where the party cannot be one.</param>
/// <param name="IsForeign">Whether the paper says that it is a foreigner.</param>
public sealed record PaperParty(string Word, RegisterRole Register, FieldKey FamilyName, FieldKey GivenName, FieldKey BornOn, FieldKey? Nationality, Func<Draft, bool> IsForeign)
{
    /// <summary>When the paper names one.</summary>
    public Func<Draft, bool> IsNamed { get; init; } = static _ => true;

    /// <summary>Whether a request of this party stops the paper: of 認知 that of the father alone.</summary>
    public bool IsProtected { get; init; } = true;

    /// <summary>Whether whoever has to appear for the party (代諾者 for a child under 15) came and was identified, as the identity columns say.</summary>
    public Func<Draft, bool> HasAppeared { get; init; } = static _ => false;

    /// <summary>Whether the paper names one by 氏名 in one box, and says neither birthday nor register.</summary>
    public bool IsNameAlone { get; init; }

    /// <summary>The person by the registers that were reached, where the paper names one by 氏名 alone; null where they do not show one for certain.</summary>
    internal Func<Draft, Circumstances, PersonId?> ByKin { get; init; } = static (_, _) => null;

    /// <summary>Whether a request against this one is over with the acceptance. Against the mother it goes on: she may have another child.</summary>
    public bool EndsRequest { get; init; } = true;

    /// <summary>The parties on the other side, of whom a request against one may name any: those of another side than this.</summary>
    public int Side { get; init; }

    /// <summary>The party as far as the paper tells; null where it names none.</summary>
    internal KnownPerson? In(Draft draft, Circumstances c) => In(draft, c.Registers, c.Characters) is not { } named ? null
        : named.Person is null && ByKin(draft, c) is { } person && c.Kin.EntriesOf(person).OrderBy(e => !e.Entry.IsRemoved).LastOrDefault() is { Entry: { } entry } shown ? KnownPerson.Of(shown.Register, entry) : named;

    /// <summary>The same without the registers reached.</summary>
    internal KnownPerson? In(Draft draft, RegisterSet registers, ICharacterTable characters)
    {
        var (family, given) = (IsNameAlone ? "" : draft[FamilyName], draft[GivenName]);
        if (!IsNamed(draft) || (family.Length == 0 && given.Length == 0))
        {
            return null;
        }

        if (IsNameAlone)
        {
            return new(null, "", given, null, null, null);
        }

        var isForeign = IsForeign(draft);
        var register = !isForeign && Register.IsHere(draft) && draft.RegisterIn(Register.Register) is { } id ? registers.Find(id) : null;
        // Whoever left by another paper of the same hand still is the person.
        var entry = register is null ? null : NamedEntry.Of(register, given, e => e.GivenName, characters, e => NamedEntry.Says(draft[BornOn], e.BirthDate)) ?? register.Entries.LastOrDefault(e => e.GivenName == given);
        return entry is null
            ? new KnownPerson(null, family, given, null, isForeign ? null : Register.DomicileIn(draft, registers), isForeign && Nationality is { } nationality ? draft[nationality] : null).Born(DateOf(draft[BornOn]))
            : KnownPerson.Of(register!, entry);
    }

    private static RegisterDate? DateOf(string typed) =>
        EraDateEntry.Read(typed, EraDateEntryOptions.Default).Date is { Day: not null } read ? read : RegisterDate.TryParse(typed, out var date) ? date : null;
}

/// <summary>How a kind of notification is stopped by 不受理申出: the kind says it of its own form.</summary>
/// <param name="Check">The box 不受理申出の照会. It stands on the paper exactly where the act takes effect by it, and not where a court or foreign law has made it.</param>
/// <param name="Answer">What that box says; null while it says nothing.</param>
/// <param name="Parties">Those whom the paper is about.</param>
public sealed record StoppablePaper(FieldKey Check, Func<Draft, RequestCheck?> Answer, IReadOnlyList<PaperParty> Parties)
{
    /// <summary>The persons whom a paper names.</summary>
    public IReadOnlyList<KnownPerson> PersonsIn(Draft draft, RegisterSet registers, ICharacterTable characters) => [.. Parties.Select(p => p.In(draft, registers, characters)).OfType<KnownPerson>()];
}
