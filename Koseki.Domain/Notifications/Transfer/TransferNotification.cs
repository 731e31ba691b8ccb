using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Transfer;

/// <summary>転籍届 as the paper says it (戸籍法108条, 109条).</summary>
public sealed record TransferNotification
{
    /// <summary>The register that moves when it is ours, or null.</summary>
    public required FamilyRegister? Register { get; init; }

    /// <summary>The register that moves when another municipality keeps it, or null.</summary>
    public required RegisterElsewhere? Elsewhere { get; init; }

    /// <summary>What the certificate of the register elsewhere says, where it comes here; null otherwise and while it cannot be read.</summary>
    public required FamilyRegister? Certified { get; init; }

    /// <summary>Who of head and spouse stands in a register elsewhere that stays elsewhere; null for any other.</summary>
    public required CoupleStanding? Standing { get; init; }

    /// <summary>新しい本籍.</summary>
    public required RegisteredDomicile NewDomicile { get; init; }

    /// <summary>The municipality of the new 本籍 when it is not this one, or null.</summary>
    public required string? NewMunicipality { get; init; }

    /// <summary>Address of whoever is not named in <see cref="OtherAddresses"/>.</summary>
    public required string Address { get; init; }

    /// <summary>名 and address of those who live elsewhere.</summary>
    public required IReadOnlyDictionary<string, string> OtherAddresses { get; init; }

    /// <summary>Whether the head has signed.</summary>
    public required bool IsSignedByHead { get; init; }

    /// <summary>Whether the spouse has signed.</summary>
    public required bool IsSignedBySpouse { get; init; }

    /// <summary>Why one of the two alone notifies, or null.</summary>
    public required string? WhyAlone { get; init; }

    /// <summary>Whether the statutory agent of a head under 15 has signed.</summary>
    public required bool IsSignedByAgent { get; init; }

    /// <summary>The day the notifier died after the paper was posted (47条), or null.</summary>
    public required RegisterDate? NotifierDiedOn { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here.</summary>
    public required string? PlaceGround { get; init; }

    /// <summary>How the register elsewhere was verified, or null where it does not come here.</summary>
    public required string? Verified { get; init; }

    /// <summary>The register as it stands before, ours or as its certificate says; null for one elsewhere that stays elsewhere.</summary>
    public FamilyRegister? Former => Register ?? Certified;

    /// <summary>Whether it moves within this city (管内).</summary>
    public bool IsWithinTheCity => Register is not null && NewMunicipality is null;

    /// <summary>Whether it leaves this city (管外).</summary>
    public bool Leaves => Register is not null && NewMunicipality is not null;

    /// <summary>Whether it comes to this city (管外).</summary>
    public bool Comes => Register is null && NewMunicipality is null;

    /// <summary>転籍日: the day of acceptance, for the notification makes the transfer, or the death of one who had posted it before (47条2項).</summary>
    public RegisterDate MovedOn(Circumstances c) => PostedPaper.NotifiedOn(NotifierDiedOn, c);

    /// <summary>The address of a person.</summary>
    public string? AddressOf(RegisterEntry entry, Circumstances c) => Former is not { } register ? Address
        : HouseholdAddresses.Of(register, entry, OtherAddresses, Address, Signers.Of(register, c.Kin.Kinship).Notifier(IsSignedByHead, IsSignedBySpouse), c);
}
