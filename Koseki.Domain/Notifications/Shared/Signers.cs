using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>Who has to notify a transfer or a change of 氏 (戸籍法107条1項, 108条1項): the head and the spouse, as far as they stand in the register. A foreign spouse stands in none.</summary>
/// <param name="Head">The head who stands in it, or null.</param>
/// <param name="Spouse">The spouse, or the one whom the head left behind, or null.</param>
internal sealed record Signers(RegisterEntry? Head, RegisterEntry? Spouse)
{
    private const int OfOwnWill = 15;

    internal static Signers Of(FamilyRegister register) => new(
        register.Head is { IsRemoved: false } head ? head : null,
        Couple.Of(register).Skip(1).LastOrDefault(e => !e.IsRemoved) ?? Widowed(register));

    /// <summary>Whether the head is under 15 for certain: the statutory agent notifies (戸籍法31条).</summary>
    internal bool NeedsAgent(DateOnly day) => Head is { } head && LegalAge.Attains(head.BirthDate.Earliest, OfOwnWill) > day;

    /// <summary>Head and spouse, as far as they are to sign here and have not; none of a register that does not stand.</summary>
    internal static IReadOnlyList<string> Unsigned(FamilyRegister? register, bool isSignedByHead, bool isSignedBySpouse, DateOnly day)
    {
        if (register is not { State: RegisterState.Current })
        {
            return [];
        }

        var signers = Of(register);
        return
        [
            .. signers.Head is not null && !isSignedByHead && !signers.NeedsAgent(day) ? ["筆頭者"] : Array.Empty<string>(),
            .. signers.Spouse is not null && !isSignedBySpouse ? ["配偶者"] : Array.Empty<string>(),
        ];
    }

    // After a transfer a marriage that death has ended is recorded no more (戸籍法施行規則37条): the second place is the
    // spouse's (戸籍法14条), unless it is a child of the head.
    private static RegisterEntry? Widowed(FamilyRegister register) =>
        register.Head is { IsRemoved: true } head && register.Entries.ElementAtOrDefault(1) is { IsRemoved: false } second && second.Sex != head.Sex
            && !new[] { second.Father, second.Mother, second.AdoptiveFather, second.AdoptiveMother }.Contains(register.HeadName)
            ? second : null;
}
