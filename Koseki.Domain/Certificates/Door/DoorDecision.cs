using Koseki.Domain.Cases;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Certificates.Door;

/// <summary>What the door gives to whom: asked of what was read, before anything leaves. Pure.</summary>
public static class DoorDecision
{
    /// <summary>The kind of a code, or that the door does not serve it.</summary>
    public static Ruling<CertificateKind> Kind(string code) => DoorKinds.Parse(code) is { } kind ? kind : new DoorDenial.UnknownKind(code);

    /// <summary>Why an order of a day is not made; null on the day itself.</summary>
    public static DoorDenial? WhyNotOn(DateOnly issueDate, DateOnly today) => issueDate == today ? null : new DoorDenial.NotToday();

    /// <summary>Why nobody gets a 戸籍 now; null when it is open.</summary>
    /// <param name="isClosed">Whether the paper list of an outage is not worked off.</param>
    public static DoorDenial? WhyNotNow(bool isClosed) => isClosed ? new DoorDenial.PaperListOpen() : null;

    /// <summary>Why a resident gets nothing; null when they may.</summary>
    public static DoorDenial? WhyNotResident(bool isStopped) => isStopped ? new DoorDenial.ResidentStopped() : null;

    /// <summary>The one register of a resident, or why it is none.</summary>
    /// <param name="person">Whom the 宛名番号 means; null for nobody.</param>
    /// <param name="standing">The current registers in which that person stands.</param>
    public static Ruling<RegisterId> RegisterOf(PersonId? person, IReadOnlyList<RegisterId> standing) =>
        person is null ? new DoorDenial.NobodyLinked() : standing is [var only] ? only : new DoorDenial.NotInOneRegister(standing.Count);

    /// <summary>Why a register is not issued; null when it is.</summary>
    public static DoorDenial? WhyNotRegister(RegisterId register, bool isStopped, bool isHeld) =>
        isStopped ? new DoorDenial.RegisterStopped(register) : isHeld ? new DoorDenial.Held(register) : null;

    /// <summary>Why nothing is offered from a register; null when something is.</summary>
    /// <param name="members">Those who stand in it.</param>
    public static DoorDenial? WhyNotOffered(IReadOnlyList<DoorMember> members) => members.Any(m => m.Self) ? null : new DoorDenial.NotStanding();

    /// <summary>Who is to stand on an ordered paper, or why it is not made.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="chosen">The tokens of the order.</param>
    /// <param name="known">Those who stand in the register, by their tokens for this resident.</param>
    public static Ruling<ValueList<PersonId>> Persons(CertificateKind kind, IReadOnlyList<string> chosen, IReadOnlyDictionary<string, PersonId> known)
    {
        var tokens = chosen.Distinct(StringComparer.Ordinal).ToList();
        return tokens.Exists(t => !known.ContainsKey(t)) ? new DoorDenial.UnknownMember()
            : kind.IsIndividual() == (tokens.Count == 0) ? new DoorDenial.PersonsUnfit()
            : tokens.Select(t => known[t]).ToValueList();
    }
}
