using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>
/// 同一人 by both ends of a move: the entry that a person left in a register of ours names the register the person went to,
/// and 名 and 生年月日 are the same. A name and a birth date alone never make two numbers one.
/// </summary>
internal static class FormerEntry
{
    /// <summary>The entry the person left, for a marriage unless said otherwise, to that register elsewhere; null when none, or more than one, fits.</summary>
    internal static RegisterEntry? Of(FamilyRegister left, PersonInRegister person, RegisterElsewhere went, string cause = MatterTitles.Marriage) =>
        left.Entries.Where(e => e.Removed is { Destination: { } to } removed && removed.Cause == cause && (to == went.Designation || to == went.Domicile.Text)
            && e.GivenName == person.Entry.GivenName && e.BirthDate.IsSameAs(person.Entry.BirthDate)).ToList() is [var only] ? only : null;
}
