using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.FamilyNameReading;

/// <summary>Who notifies the reading of a 氏 (令和5年法律48号附則6条・10条・11条): the head; the spouse when the head is removed; then any other member.</summary>
public enum FamilyNotifier
{
    /// <summary>筆頭者.</summary>
    Head,

    /// <summary>配偶者.</summary>
    Spouse,

    /// <summary>子などの在籍者.</summary>
    Member,
}

/// <summary>氏の振り仮名の届, or that of its change, as the paper says it.</summary>
public sealed record FamilyNameReadingNotification
{
    /// <summary>The register of ours, or null.</summary>
    public required FamilyRegister? Register { get; init; }

    /// <summary>The register when another municipality keeps it, or null.</summary>
    public required RegisterElsewhere? Elsewhere { get; init; }

    /// <summary>氏 on the paper.</summary>
    public required string FamilyName { get; init; }

    /// <summary>The reading.</summary>
    public required ReadingRead Reading { get; init; }

    /// <summary>Whether the certificate of finality of the leave is there.</summary>
    public required bool HasFinality { get; init; }

    /// <summary>届出人の住所.</summary>
    public required string Address { get; init; }

    /// <summary>住所 of those who live elsewhere, by 名.</summary>
    public required IReadOnlyDictionary<string, string> OtherAddresses { get; init; }

    /// <summary>Whether the head has signed.</summary>
    public required bool IsSignedByHead { get; init; }

    /// <summary>Whether the spouse has signed.</summary>
    public required bool IsSignedBySpouse { get; init; }

    /// <summary>Whether another member of the register has signed.</summary>
    public required bool IsSignedByMember { get; init; }

    /// <summary>Why only one of head and spouse notifies a change by leave, or null.</summary>
    public required string? WhyAlone { get; init; }

    /// <summary>Whether the statutory agent of a head under 15 has signed.</summary>
    public required bool IsSignedByAgent { get; init; }

    /// <summary>Whether the proof of the guardianship of an adult is there.</summary>
    public required bool HasGuardianProof { get; init; }

    /// <summary>届出の意思, or null while it is not chosen.</summary>
    public required IntentCheck? Intent { get; init; }

    /// <summary>The day a notifier died after the paper was posted (47条), or null.</summary>
    public required RegisterDate? NotifierDiedOn { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here.</summary>
    public required NotificationPlace? Place { get; init; }

    /// <summary>What the register of ours says now, or null.</summary>
    public string? Recorded => Register?.FamilyNameKana;

    /// <summary>Whether the one in turn may notify alone: of a change by leave head and spouse do it together.</summary>
    public bool IsByTurn => Reading.Manner is not ReadingManner.Permitted;

    /// <summary>The day it takes effect: of acceptance, or the death of one who had posted it before (47条2項).</summary>
    public RegisterDate NotifiedOn(Circumstances c) => PostedPaper.NotifiedOn(NotifierDiedOn, c);

    /// <summary>住所 of a person in the register.</summary>
    public string? AddressOf(RegisterEntry entry, Circumstances c) => Register is not { } register ? Address
        : HouseholdAddresses.Of(register, entry, OtherAddresses, Address, Signers.Of(register, c.Kin.Kinship).Notifier(IsSignedByHead, IsSignedBySpouse), c);

    /// <summary>Head and spouse of a register of ours that stands; null for any other.</summary>
    internal Signers? SignersIn(Circumstances c) => Register is { State: RegisterState.Current } register ? Signers.Of(register, c.Kin.Kinship) : null;

    /// <summary>Whose turn it is in a register of ours that stands; null for any other.</summary>
    public FamilyNotifier? Turn(Circumstances c) => SignersIn(c) is not { } signers ? null
        : signers switch
        {
            { Head: not null } => FamilyNotifier.Head,
            { Spouse: not null } => FamilyNotifier.Spouse,
            _ => FamilyNotifier.Member,
        };

    /// <summary>Whether the one of that turn has signed; of a head under 15 the statutory agent has.</summary>
    public bool IsSignedBy(FamilyNotifier who) => who switch
    {
        FamilyNotifier.Head => IsSignedByHead || IsSignedByAgent,
        FamilyNotifier.Spouse => IsSignedBySpouse,
        FamilyNotifier.Member => IsSignedByMember,
    };

    /// <summary>Whether anybody at all has signed.</summary>
    public bool IsSigned => IsSignedByHead || IsSignedBySpouse || IsSignedByMember || IsSignedByAgent;
}
