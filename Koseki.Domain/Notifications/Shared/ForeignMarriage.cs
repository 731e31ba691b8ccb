using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>
/// The marriage with a foreigner that lasts by a register of ours (戸籍法施行規則36条2項). A foreigner stands in no register and has no number:
/// the name is a hint, 生年月日 and 国籍 beside it make it the same person.
/// </summary>
/// <param name="Entry">The Japanese spouse.</param>
/// <param name="Matter">The matter of the marriage.</param>
internal sealed record ForeignMarriage(RegisterEntry Entry, StatusMatter Matter)
{
    /// <summary>【配偶者氏名】, or null.</summary>
    internal string? Name => Matter[MatterLabels.SpouseName];

    /// <summary>【配偶者の生年月日】, or null where the record does not tell it.</summary>
    internal RegisterDate? BornOn => RegisterDate.TryParse(Matter[MatterLabels.SpouseBornOn], out var day) ? day : null;

    /// <summary>【配偶者の国籍】, or null.</summary>
    internal string? Nationality => Matter[MatterLabels.SpousesNationality];

    /// <summary>The one of a register: whose spouse stands in it is married to a Japanese.</summary>
    internal static ForeignMarriage? In(FamilyRegister register) => register.Standing.Where(e => e.Spouse is not null).ToList() is [var only] ? Of(only) : null;

    /// <summary>The one of an entry, which says nothing of whether the spouse is a foreigner; null where the person is not married.</summary>
    internal static ForeignMarriage? Of(RegisterEntry entry) =>
        entry is { IsRemoved: false, Spouse: not null } && entry.Matters.LastOrDefault(m => m is { Title: MatterTitles.Marriage, IsErased: false }) is { } matter ? new(entry, matter) : null;
}
