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

    /// <summary>The parties on the other side, of whom a request against one may name any: those of another side than this.</summary>
    public int Side { get; init; }

    /// <summary>The party as far as the paper tells; null where it names none.</summary>
    internal KnownPerson? In(Draft draft, RegisterSet registers, ICharacterTable characters)
    {
        var (family, given) = (draft[FamilyName], draft[GivenName]);
        if (!IsNamed(draft) || (family.Length == 0 && given.Length == 0))
        {
            return null;
        }

        var isForeign = IsForeign(draft);
        var register = !isForeign && Register.IsHere(draft) && draft.RegisterIn(Register.Register) is { } id ? registers.Find(id) : null;
        // Whoever left by another paper of the same hand still is the person.
        var entry = register is null ? null : NamedEntry.Of(register, given, e => e.GivenName, characters, e => NamedEntry.Says(draft[BornOn], e.BirthDate)) ?? register.Entries.LastOrDefault(e => e.GivenName == given);
        return entry is null
            ? new(null, family, given, DayOf(draft[BornOn]), isForeign ? null : Register.DomicileIn(draft, registers), isForeign && Nationality is { } nationality ? draft[nationality] : null)
            : new(entry.Person, register!.FamilyName, entry.GivenName, entry.BirthDate.Day, register.Domicile.Text, null);
    }

    private static DateOnly? DayOf(string typed) =>
        EraDateEntry.Read(typed, EraDateEntryOptions.Default).Date?.Day ?? (RegisterDate.TryParse(typed, out var date) ? date.Day : null);
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
