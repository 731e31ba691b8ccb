using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>Who has to notify a transfer (戸籍法108条1項): the head and the spouse, as far as they stand in the register. A foreign spouse stands in none.</summary>
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

    // After a transfer a marriage that death has ended is recorded no more (戸籍法施行規則37条): the second place is the
    // spouse's (戸籍法14条), unless it is a child of the head.
    private static RegisterEntry? Widowed(FamilyRegister register) =>
        register.Head is { IsRemoved: true } head && register.Entries.ElementAtOrDefault(1) is { IsRemoved: false } second && second.Sex != head.Sex
            && !new[] { second.Father, second.Mother, second.AdoptiveFather, second.AdoptiveMother }.Contains(register.HeadName)
            ? second : null;
}
