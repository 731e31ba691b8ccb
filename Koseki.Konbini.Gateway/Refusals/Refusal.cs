namespace Koseki.Konbini.Gateway.Refusals;

/// <summary>
/// Why nothing is issued: the true reason, as the record of applications keeps it. What the centre hears of it is said in
/// <c>Center/</c> alone, where several reasons share one code so that none can be inferred.
/// </summary>
public enum Refusal
{
    /// <summary>The message cannot be read.</summary>
    NotReadable,

    /// <summary>The message is not of the contract, or asks for what its kind does not have.</summary>
    NotOfTheContract,

    /// <summary>The deadline has passed, or is none a message may have.</summary>
    DeadlinePassed,

    /// <summary>No resident belongs to the serial.</summary>
    SerialUnknown,

    /// <summary>The certificate behind the serial is revoked, expired or suspended.</summary>
    SerialEnded,

    /// <summary>The token of the menu is of another visit or person, or has ended.</summary>
    TokenUnfit,

    /// <summary>The token of a member belongs to nobody who may be chosen.</summary>
    MemberUnfit,

    /// <summary>15歳未満.</summary>
    UnderAge,

    /// <summary>転出・死亡・消除, or nobody of ours.</summary>
    NotResident,

    /// <summary>転出予定.</summary>
    Leaving,

    /// <summary>発行抑止 (支援措置など).</summary>
    Suppressed,

    /// <summary>The register is held by a notification.</summary>
    Held,

    /// <summary>本籍 is not here, or the person does not stand in the register.</summary>
    NotRegisteredHere,

    /// <summary>A character that no font has, or a text that does not fit its box.</summary>
    CannotBePrinted,

    /// <summary>Somebody of the household is suppressed: the paper would show the address.</summary>
    MemberSuppressed,

    /// <summary>Somebody of the household is about to leave the city.</summary>
    MemberLeaving,

    /// <summary>A record of the household is being changed (異動処理中).</summary>
    MemberChanging,

    /// <summary>What is known of the household does not agree.</summary>
    MemberInDoubt,

    /// <summary>印鑑登録がない.</summary>
    NoSeal,

    /// <summary>印鑑登録が廃止されている.</summary>
    SealAbolished,

    /// <summary>印鑑登録が照会中.</summary>
    SealUnderInquiry,

    /// <summary>The registration came, or changed, after the last comparison with the source.</summary>
    SealNotCompared,

    /// <summary>What is known of the registration does not agree.</summary>
    SealInDoubt,

    /// <summary>Two sources disagree, or a fact is missing: closed until it is cleared up.</summary>
    InDoubt,

    /// <summary>The number of an application came again with another content.</summary>
    ApplicationReused,

    /// <summary>Fee or copies are not those of the table.</summary>
    FeeDiffers,

    /// <summary>The application has ended.</summary>
    ApplicationEnded,

    /// <summary>The paper has left already.</summary>
    AlreadyReleased,

    /// <summary>The report contradicts what is known.</summary>
    ResultContradicts,

    /// <summary>The ticket is used up or over.</summary>
    TicketOver,

    /// <summary>What was offered in the menu is not any more.</summary>
    NoLongerEligible,

    /// <summary>Outside the hours, on a closed day, or a kind the municipality does not offer.</summary>
    OutsideHours,

    /// <summary>The kind is stopped.</summary>
    KindStopped,

    /// <summary>A feed the kind needs is too old.</summary>
    DataStale,

    /// <summary>The source of the paper, or the node that holds it, does not answer.</summary>
    SourceUnavailable,

    /// <summary>Too much at once: shed before any work.</summary>
    Overloaded,

    /// <summary>Something failed; nothing is issued.</summary>
    Internal,

    /// <summary>The paper, or an answer about it, is not the one asked for: the kind closes.</summary>
    PaperMismatch,

    /// <summary>The core has halted: its journal does not fit.</summary>
    CoreHalted,

    /// <summary>The core's record of a register does not pass its check.</summary>
    RecordTampered,

    /// <summary>A municipality that is not served here.</summary>
    WrongMunicipality,

    /// <summary>A message of the other environment.</summary>
    WrongEnvironment,
}

/// <summary>A refusal: the application ends with it.</summary>
/// <param name="refusal">Why.</param>
/// <param name="reason">For the log; never shown at the kiosk.</param>
public sealed class RefusedException(Refusal refusal, string reason) : Exception($"{refusal}: {reason}")
{
    /// <summary>Why.</summary>
    public Refusal Refusal { get; } = refusal;
}

/// <summary>A paper, or an answer about it, that does not belong to what was asked. It is dropped and the kind closes.</summary>
public class MismatchException(string message) : Exception(message);
