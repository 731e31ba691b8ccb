using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Marriage;

/// <summary>夫になる人 or 妻になる人 as the paper says, and where the person stands.</summary>
public sealed record Spouse : CouplePerson
{
    /// <summary>Whether the paper says 初婚.</summary>
    public required bool IsFirstMarriage { get; init; }

    /// <summary>When the former marriage ended by the paper, or null.</summary>
    public required RegisterDate? FormerMarriageEnded { get; init; }

    /// <summary>婚姻要件の証明 of a foreigner, or null.</summary>
    public required string? Capacity { get; init; }

    /// <summary>The birth date that counts: the register's before the paper's.</summary>
    public RegisterDate BirthDate => Place?.Register is null ? BornOn : Place.Entry.BirthDate;

    /// <summary>Whether a register of ours shows a marriage, or the end of one that was recorded elsewhere.</summary>
    public bool HasBeenMarried => Place?.Register is not null && (Couple.LatestMarriage(Place.Entry) is not null || FormerMarriageEndedOnRecord is not null);

    /// <summary>When the former marriage ended by a register of ours, or null.</summary>
    public RegisterDate? FormerMarriageEndedOnRecord => Place?.Register is null ? null : Couple.LastDissolution(Place.Entry)?.On;
}
