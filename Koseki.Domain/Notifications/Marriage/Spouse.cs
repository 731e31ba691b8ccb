using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Marriage;

/// <summary>夫になる人 or 妻になる人 as the paper says, and where the person stands.</summary>
public sealed record Spouse
{
    /// <summary>夫 or 妻 after the marriage.</summary>
    public required SpouseMark Mark { get; init; }

    /// <summary>The register the person stands in; null for a foreigner.</summary>
    public required PersonInRegister? Place { get; init; }

    /// <summary>氏 on the paper.</summary>
    public required string FamilyName { get; init; }

    /// <summary>名 on the paper.</summary>
    public required string GivenName { get; init; }

    /// <summary>生年月日 on the paper.</summary>
    public required RegisterDate BornOn { get; init; }

    /// <summary>父の氏名 on the paper, or null.</summary>
    public required string? Father { get; init; }

    /// <summary>母の氏名 on the paper, or null.</summary>
    public required string? Mother { get; init; }

    /// <summary>父母との続柄 on the paper, or null (a foreigner).</summary>
    public required string? Relationship { get; init; }

    /// <summary>養父の氏名 on the paper, or null.</summary>
    public required string? AdoptiveFather { get; init; }

    /// <summary>養母の氏名 on the paper, or null.</summary>
    public required string? AdoptiveMother { get; init; }

    /// <summary>国籍 of a foreigner, or null.</summary>
    public required string? Nationality { get; init; }

    /// <summary>住所.</summary>
    public required string Address { get; init; }

    /// <summary>Whether the paper says 初婚.</summary>
    public required bool IsFirstMarriage { get; init; }

    /// <summary>When the former marriage ended by the paper, or null.</summary>
    public required RegisterDate? FormerMarriageEnded { get; init; }

    /// <summary>Whether the person has signed.</summary>
    public required bool HasSigned { get; init; }

    /// <summary>Whether the person came and was identified; null where nobody has to (戸籍法27条の2第1項).</summary>
    public required bool? IsIdentified { get; init; }

    /// <summary>婚姻要件の証明 of a foreigner, or null.</summary>
    public required string? Capacity { get; init; }

    /// <summary>Whether the person has no register.</summary>
    public bool IsForeign => Place is null;

    /// <summary>氏名 before the marriage, as 【配偶者氏名】 writes it.</summary>
    public string Name => Place?.Name ?? ForeignPerson.Name(FamilyName, GivenName);

    /// <summary>The birth date that counts: the register's before the paper's.</summary>
    public RegisterDate BirthDate => Place?.Register is null ? BornOn : Place.Entry.BirthDate;

    /// <summary>Whether a register of ours shows a marriage, or the end of one that was recorded elsewhere.</summary>
    public bool HasBeenMarried => Place?.Register is not null && (Couple.LatestMarriage(Place.Entry) is not null || FormerMarriageEndedOnRecord is not null);

    /// <summary>When the former marriage ended by a register of ours, or null.</summary>
    public RegisterDate? FormerMarriageEndedOnRecord => Place?.Register is null ? null : Couple.LastDissolution(Place.Entry)?.On;
}
