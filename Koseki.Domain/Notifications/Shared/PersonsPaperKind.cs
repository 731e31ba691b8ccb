using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>A paper about one person who stands in a register: who it is about, and that somebody from elsewhere needs a number.</summary>
/// <typeparam name="T">The immutable record of the paper.</typeparam>
public abstract class PersonsPaperKind<T> : NotificationKind<T>
    where T : class
{
    private readonly PersonRole role;
    private readonly string word;

    private protected PersonsPaperKind(PersonRole role, string word) => (this.role, this.word) = (role, word);

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeeded => (1, 0);

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeededBy(Draft draft) => (role.Register.IsElsewhere(draft) ? 1 : 0, 0);

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => draft[role.FamilyName] + draft[role.GivenName];

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) =>
        [new(word, $"{draft[role.FamilyName]}　{draft[role.GivenName]}".Trim(), ReceiptFacts.Aloud(draft[role.BornOn]))];
}
