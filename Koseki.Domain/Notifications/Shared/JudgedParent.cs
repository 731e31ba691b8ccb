using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>父 or 母, whose 親権 or 管理権 is lost, given up or got back (民法834条–837条).</summary>
public enum JudgedParent
{
    /// <summary>父.</summary>
    Father,

    /// <summary>母.</summary>
    Mother,

    /// <summary>養父.</summary>
    AdoptiveFather,

    /// <summary>養母.</summary>
    AdoptiveMother,
}

/// <summary>The parents of whom 親権 may be lost, with the codes that drafts store and the words that records write.</summary>
internal static class JudgedParents
{
    internal static readonly ChoiceSet<JudgedParent> Choices = new(
        (JudgedParent.Father, "father", "父"), (JudgedParent.Mother, "mother", "母"), (JudgedParent.AdoptiveFather, "adoptiveFather", "養父"), (JudgedParent.AdoptiveMother, "adoptiveMother", "養母"));

    /// <summary>氏名 in the column of that parent, or null.</summary>
    internal static string? Column(RegisterEntry child, JudgedParent parent) => parent switch
    {
        JudgedParent.Father => child.Father,
        JudgedParent.Mother => child.Mother,
        JudgedParent.AdoptiveFather => child.AdoptiveFather,
        JudgedParent.AdoptiveMother => child.AdoptiveMother,
    };
}
