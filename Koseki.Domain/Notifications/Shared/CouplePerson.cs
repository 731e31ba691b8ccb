using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>夫 or 妻 as the paper of a marriage or a divorce says, and where the person stands before it takes effect.</summary>
public abstract record CouplePerson
{
    /// <summary>夫 or 妻, in the marriage that is made or ended.</summary>
    public required SpouseMark Mark { get; init; }

    /// <summary>The register the person stands in; null for a foreigner.</summary>
    public required PersonInRegister? Place { get; init; }

    /// <summary>氏 on the paper; empty for a foreigner who has none.</summary>
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

    /// <summary>Whether the person has signed.</summary>
    public required bool HasSigned { get; init; }

    /// <summary>Whether the person came and was identified; null where nobody has to (戸籍法27条の2第1項).</summary>
    public required bool? IsIdentified { get; init; }

    /// <summary>Whether the person has no register.</summary>
    public bool IsForeign => Place is null;

    /// <summary>氏名 before the paper takes effect, as 【配偶者氏名】 writes it.</summary>
    public string Name => Place?.Name ?? ForeignPerson.Name(FamilyName, GivenName);
}
