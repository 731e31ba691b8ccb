using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>The common course of 帰化 and 国籍取得: whoever became Japanese gets a register, alone or as a couple, or enters that of the Japanese spouse, the parents or the adopters.</summary>
public abstract class NewJapaneseKind : NotificationKind<NewJapaneseNotification>
{
    private readonly NewJapaneseTerms terms;
    private readonly Form form;
    private readonly RecordTemplates templates;
    private readonly IReadOnlyList<Requirement<NewJapaneseNotification>> requirements;

    private protected NewJapaneseKind(NewJapaneseTerms terms, string folder) =>
        (this.terms, form, templates, requirements) = (terms, NewJapaneseForm.Make(terms), RecordTemplates.Load(folder), NewJapaneseRequirements.All(terms));

    /// <inheritdoc/>
    public override string Name => terms.Title;

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeeded => (2, 1);

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeededBy(Draft draft) =>
        (1 + (NewJapaneseForm.IsHome(draft, NewJapaneseHome.Couple) || (NewJapaneseForm.HasJapaneseSpouse(draft) && NewJapaneseForm.Spouse.Register.IsElsewhere(draft)) ? 1 : 0), NewJapaneseForm.IsMadeHere(draft) ? 1 : 0);

    /// <inheritdoc/>
    public override FieldKey? EventDateField => NewJapaneseForm.BecameOn;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<NewJapaneseNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) =>
        terms.LastDay(DayIn(draft, NewJapaneseForm.BecameOn), DayIn(draft, NewJapaneseForm.IssuedOn), draft[NewJapaneseForm.WasAbroad] == "1", closing);

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => draft[NewJapaneseForm.FamilyName] + draft[NewJapaneseForm.Person.GivenName];

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) =>
        [.. new[] { (terms.Who, NewJapaneseForm.Person), ("ともに日本人となった配偶者", NewJapaneseForm.Other) }.Where((_, i) => i == 0 || NewJapaneseForm.IsHome(draft, NewJapaneseHome.Couple))
            .Select(p => new ReceiptPerson(p.Item1, $"{draft[NewJapaneseForm.FamilyName]}　{draft[p.Item2.GivenName]}".Trim(), ReceiptFacts.Aloud(draft[p.Item2.BornOn])))];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Domiciles(Draft draft, RegisterSet registers) =>
        NewJapaneseForm.MakesRegister(draft) ? [.. new[] { draft[NewJapaneseForm.NewDomicile] }.Where(d => d.Length > 0)] : base.Domiciles(draft, registers);

    /// <inheritdoc/>
    protected override NewJapaneseNotification? Read(DraftReader reader) => new NewJapaneseReading(reader, terms).Read();

    /// <inheritdoc/>
    protected override Effect? Decide(NewJapaneseNotification notification, Circumstances circumstances) => new NewJapaneseEffect(notification, circumstances, templates).Make();

    private static RegisterDate? DayIn(Draft draft, FieldKey box) => EraDateEntry.Read(draft[box], EraDateEntryOptions.Default).Date;
}
