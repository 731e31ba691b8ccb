using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.FamilyNameChange;

/// <summary>氏の変更届 as the paper says it (戸籍法107条1項).</summary>
public sealed record FamilyNameChangeNotification
{
    /// <summary>The register of ours, or null.</summary>
    public required FamilyRegister? Register { get; init; }

    /// <summary>The register when another municipality keeps it, or null.</summary>
    public required RegisterElsewhere? Elsewhere { get; init; }

    /// <summary>Who of head and spouse stands in a register elsewhere; null for one of ours.</summary>
    public required CoupleStanding? Standing { get; init; }

    /// <summary>変更前の氏 on the paper.</summary>
    public required string FormerName { get; init; }

    /// <summary>変更後の氏.</summary>
    public required string NewName { get; init; }

    /// <summary>変更後の氏の振り仮名, or null.</summary>
    public required string? NewKana { get; init; }

    /// <summary>Whether the copy of the permission is there.</summary>
    public required bool HasPermission { get; init; }

    /// <summary>Whether the certificate of finality is there.</summary>
    public required bool HasFinality { get; init; }

    /// <summary>Whether the permission was found to be for this register.</summary>
    public required bool PermissionFits { get; init; }

    /// <summary>The 氏 that the court has permitted.</summary>
    public required string PermittedName { get; init; }

    /// <summary>Its reading on the court's paper, or null.</summary>
    public required string? PermittedKana { get; init; }

    /// <summary>Whether the columns of the children are to say the new 氏.</summary>
    public required bool WantsColumns { get; init; }

    /// <summary>届出人の住所.</summary>
    public required string Address { get; init; }

    /// <summary>住所 of those who live elsewhere, by 名.</summary>
    public required IReadOnlyDictionary<string, string> OtherAddresses { get; init; }

    /// <summary>Whether the head has signed.</summary>
    public required bool IsSignedByHead { get; init; }

    /// <summary>Whether the spouse has signed.</summary>
    public required bool IsSignedBySpouse { get; init; }

    /// <summary>Why only one of the two notifies, or null.</summary>
    public required string? WhyAlone { get; init; }

    /// <summary>Whether the statutory agent of a head under 15 has signed.</summary>
    public required bool IsSignedByAgent { get; init; }

    /// <summary>届出の意思, or null while it is not chosen.</summary>
    public required IntentCheck? Intent { get; init; }

    /// <summary>The day a notifier died after the paper was posted (47条), or null.</summary>
    public required RegisterDate? NotifierDiedOn { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here.</summary>
    public required NotificationPlace? Place { get; init; }

    /// <summary>The reading from now on: one that nobody gave stays as it was recorded; a rule asks for it.</summary>
    public string? Kana => NewKana ?? Register?.FamilyNameKana;

    /// <summary>氏変更日: the day of acceptance, or the death of one who had posted it before (47条2項).</summary>
    public RegisterDate ChangedOn(Circumstances c) => PostedPaper.NotifiedOn(NotifierDiedOn, c);

    /// <summary>住所 of a person in the register.</summary>
    public string? AddressOf(RegisterEntry entry, Circumstances c) => Register is not { } register ? Address
        : HouseholdAddresses.Of(register, entry, OtherAddresses, Address, Signers.Of(register, c.Kin.Kinship).Notifier(IsSignedByHead, IsSignedBySpouse), c);

    /// <summary>Head and spouse, as far as they are to sign here and have not.</summary>
    internal IReadOnlyList<string> Unsigned(Circumstances c) => Standing is { } standing ? Signers.Unsigned(standing, IsSignedByHead || IsSignedByAgent, IsSignedBySpouse)
        : Signers.Unsigned(Register, IsSignedByHead, IsSignedBySpouse, c);
}
