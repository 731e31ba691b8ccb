using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>夫 or 妻 as the paper says, and where the person stands until the divorce.</summary>
public sealed record Party
{
    /// <summary>夫 or 妻.</summary>
    public required SpouseMark Mark { get; init; }

    /// <summary>The person in the register of the couple; null for a foreigner.</summary>
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

    /// <summary>父母との続柄 on the paper, or null.</summary>
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

    /// <summary>Whether the mark of 真意の確認 stands; null where the paper has no such box.</summary>
    public required bool? HasConfirmedIntent { get; init; }

    /// <summary>Whether the person has no register.</summary>
    public bool IsForeign => Place is null;

    /// <summary>氏名 during the marriage, as 【配偶者氏名】 writes it.</summary>
    public string Name => Place?.Name ?? ForeignPerson.Name(FamilyName, GivenName);

    /// <summary>The entry when the register is ours, or null.</summary>
    public RegisterEntry? OurEntry => Place?.Register is null ? null : Place.Entry;

    /// <summary>
    /// 【従前戸籍】 of the marriage on the entry (or among the matters carried from elsewhere): where the person came from; null
    /// for who was the head before, or while it is not known.
    /// </summary>
    public string? CameFrom => MarriageMatter?[MatterLabels.FormerRegister];

    /// <summary>婚姻日 on the entry, or null.</summary>
    public RegisterDate? MarriedOn => RegisterDate.TryParse(MarriageMatter?[MatterLabels.MarriedOn], out var day) ? day : null;

    private StatusMatter? MarriageMatter => Place?.Entry.Matters.LastOrDefault(m => m.Title == MatterTitles.Marriage && !m.IsErased);
}
