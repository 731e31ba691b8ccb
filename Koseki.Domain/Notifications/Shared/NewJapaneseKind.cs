using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
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
    protected override NewJapaneseNotification? Read(DraftReader reader)
    {
        var home = reader.Choice(NewJapaneseForm.Home, NewJapaneseChoices.Homes);
        if (home is null || ClosedRegister.IsNamed(reader, NewJapaneseForm.Spouse.Register.Register, "日本人の配偶者") || ClosedRegister.IsNamed(reader, NewJapaneseForm.ParentsRegister.Register, "父母"))
        {
            return null;
        }

        var numbers = reader.Circumstances.NewPersons;
        var isCouple = reader.IsVisible(NewJapaneseForm.Head);
        var hasSpouse = reader.IsVisible(NewJapaneseForm.SpouseSigned);
        var spouse = hasSpouse ? NewJapaneseForm.Spouse.Read(reader, numbers.ElementAtOrDefault(1))?.WithSexOfRelationship(Sex.Male) : null;
        var hasParents = reader.IsVisible(NewJapaneseForm.ParentsThere);
        var parents = hasParents ? reader.Choice(NewJapaneseForm.ParentsRegister.Where) : "";
        var parentsRegister = parents == RegisterRole.Here ? reader.Register(NewJapaneseForm.ParentsRegister.Register) : null;
        if ((hasSpouse && spouse is null) || (hasParents && parents != RegisterRole.Elsewhere && parentsRegister is null))
        {
            return null;
        }

        var typed = reader.Text(NewJapaneseForm.FamilyName);
        var others = spouse is not null && home != NewJapaneseHome.OwnName ? spouse.FamilyName : parentsRegister?.FamilyName;
        var familyName = others is not null && NameFolding.IsSame(others, typed, reader.Circumstances.Characters) ? others : typed;
        var makes = reader.IsVisible(NewJapaneseForm.NewDomicile);
        return new()
        {
            Terms = terms,
            Home = home,
            Person = NewJapaneseForm.Person.Read(reader, numbers[0], familyName),
            Other = isCouple ? NewJapaneseForm.Other.Read(reader, numbers[1], familyName) : null,
            Head = isCouple ? reader.Choice(NewJapaneseForm.Head, NewJapaneseChoices.Heads) : null,
            FamilyName = typed,
            FamilyNameKana = reader.Optional(NewJapaneseForm.FamilyNameKana),
            NewDomicile = makes ? new(reader.Text(NewJapaneseForm.NewDomicile)) : null,
            NewMunicipality = makes && reader.Choice(NewJapaneseForm.NewAt, SharedChoices.Domiciles) is not null ? NewMunicipality.Read(reader, NewJapaneseForm.NewDomicile, NewJapaneseForm.NewMunicipality) : null,
            Spouse = spouse,
            SpouseFamilyName = hasSpouse ? reader.Text(NewJapaneseForm.Spouse.FamilyName) : null,
            SpouseBornOn = spouse is null ? null : NewJapaneseForm.Spouse.ReadBirthDate(reader, spouse),
            SpouseVerified = reader.IsVisible(NewJapaneseForm.SpouseVerified) ? reader.Choice(NewJapaneseForm.SpouseVerified, SharedChoices.Checks) : null,
            IsSignedBySpouse = reader.IsChecked(NewJapaneseForm.SpouseSigned),
            ParentsRegister = parentsRegister,
            ParentsElsewhere = parents == RegisterRole.Elsewhere ? NewJapaneseForm.ParentsRegister.ReadElsewhere(reader) : null,
            ParentsThere = hasParents ? reader.Choice(NewJapaneseForm.ParentsThere, NewJapaneseChoices.Parents) : null,
            MarriedOn = reader.IsVisible(NewJapaneseForm.MarriedOn) ? reader.Date(NewJapaneseForm.MarriedOn) : null,
            MarriageForm = reader.Optional(NewJapaneseForm.MarriageForm),
            ForeignSpouse = reader.IsVisible(NewJapaneseForm.ForeignSpouseName)
                ? (ForeignPerson.Written(reader.Text(NewJapaneseForm.ForeignSpouseName)), reader.Text(NewJapaneseForm.ForeignSpouseNationality), ForeignPerson.Born(reader.Date(NewJapaneseForm.ForeignSpouseBornOn))) : null,
            BecameOn = reader.Date(NewJapaneseForm.BecameOn),
            Certificate = reader.Choice(NewJapaneseForm.Certificate, NewJapaneseChoices.Certificates(terms)),
            IssuedOn = terms.IsAcquisition ? null : reader.OptionalDate(NewJapaneseForm.IssuedOn),
            WasAbroad = terms.IsAcquisition && reader.IsChecked(NewJapaneseForm.WasAbroad),
            Ground = terms.IsAcquisition ? reader.Choice(NewJapaneseForm.Ground, NewJapaneseChoices.Grounds) : null,
            Search = reader.Choice(NewJapaneseForm.Search, NewcomerRules.Searches),
            Notifier = NewJapaneseForm.Notifier.Read(reader),
            Agents = FirstTimeNotifier.Read(reader),
            IsSigned = reader.IsChecked(NewJapaneseForm.Signed),
            IsSignedByOther = reader.IsChecked(NewJapaneseForm.OtherSigned),
            Court = reader.Optional(OverdueNotice.Court),
            NotifierDiedOn = reader.OptionalDate(NewJapaneseForm.DiedOn),
            Place = reader.Circumstances.Origin is Origin.Here ? reader.Choice(NewJapaneseForm.Place, NewJapaneseChoices.Places) : null,
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(NewJapaneseNotification notification, Circumstances circumstances) => new NewJapaneseEffect(notification, circumstances, templates).Make();

    private static RegisterDate? DayIn(Draft draft, FieldKey box) => EraDateEntry.Read(draft[box], EraDateEntryOptions.Default).Date;
}
