using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.SexChange;

/// <summary>性別の取扱いの変更の嘱託 as the court's paper says it (平成15年法律111号3条, 戸籍法20条の4).</summary>
public sealed record SexChangeNotification
{
    /// <summary>裁判が効力を生じた日.</summary>
    public required RegisterDate EffectiveOn { get; init; }

    /// <summary>The date of the court's request.</summary>
    public required RegisterDate RequestedOn { get; init; }

    /// <summary>Whether the court's paper is there.</summary>
    public required bool HasPaper { get; init; }

    /// <summary>Whether it was found to be about this person.</summary>
    public required bool PaperFits { get; init; }

    /// <summary>The person, and the register the person stands in.</summary>
    public required PersonInRegister Person { get; init; }

    /// <summary>氏 on the paper.</summary>
    public required string FamilyName { get; init; }

    /// <summary>名 on the paper.</summary>
    public required string GivenName { get; init; }

    /// <summary>生年月日 on the paper.</summary>
    public required RegisterDate BornOn { get; init; }

    /// <summary>父, 母, 続柄, 養父 and 養母 on the paper; null where empty.</summary>
    public required (string? Father, string? Mother, string? Relationship, string? AdoptiveFather, string? AdoptiveMother) Parents { get; init; }

    /// <summary>住所, or null where the paper does not say.</summary>
    public required string? Address { get; init; }

    /// <summary>父母との続柄 from now on.</summary>
    public required string NewRelationship { get; init; }

    /// <summary>The register of ours, or null.</summary>
    public FamilyRegister? Register => Person.Register;

    /// <summary>The other sex.</summary>
    public Sex NewSex => Person.Entry.Sex == Sex.Male ? Sex.Female : Sex.Male;

    /// <summary>養父母との続柄 from now on, or null for who is not adopted.</summary>
    public string? NewAdoptiveRelationship => Person.Entry.AdoptiveRelationship is null ? null : NewSex == Sex.Female ? "養女" : "養子";

    /// <summary>Whether nobody else stands, or ever stood, in the register: then it stays (戸籍法20条の4).</summary>
    public bool StaysInRegister => Register is { Entries: [_] };
}
