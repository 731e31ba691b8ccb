using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Naturalization;

/// <summary>
/// 帰化 (戸籍法102条の2): whoever became Japanese by the announcement in the 官報 gets a register, alone or as a couple, or enters that
/// of the Japanese spouse or the parents.
/// </summary>
public sealed class NaturalizationKind : NotificationKind<NaturalizationNotification>
{
    private readonly Form form = NaturalizationForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Naturalization");
    private readonly IReadOnlyList<Requirement<NaturalizationNotification>> requirements = NaturalizationRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0902";

    /// <inheritdoc/>
    public override string Name => "帰化";

    /// <inheritdoc/>
    public override string Articles => "戸籍法102条の2・16条・18条・22条、国籍法4条〜10条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeeded => (2, 1);

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeededBy(Draft draft) =>
        (1 + (NaturalizationForm.IsHome(draft, NaturalizedHome.Couple) || (NaturalizationForm.HasJapaneseSpouse(draft) && NaturalizationForm.Spouse.Register.IsElsewhere(draft)) ? 1 : 0), NaturalizationForm.IsMadeHere(draft) ? 1 : 0);

    /// <inheritdoc/>
    public override FieldKey? EventDateField => NaturalizationForm.AnnouncedOn;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<NaturalizationNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) =>
        NaturalizationNotification.LastDay(DayIn(draft, NaturalizationForm.AnnouncedOn), DayIn(draft, NaturalizationForm.IssuedOn), closing);

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => draft[NaturalizationForm.FamilyName] + draft[NaturalizationForm.Person.GivenName];

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) =>
        [.. new[] { ("帰化した人", NaturalizationForm.Person), ("ともに帰化した配偶者", NaturalizationForm.Other) }.Where((_, i) => i == 0 || NaturalizationForm.IsHome(draft, NaturalizedHome.Couple))
            .Select(p => new ReceiptPerson(p.Item1, $"{draft[NaturalizationForm.FamilyName]}　{draft[p.Item2.GivenName]}".Trim(), ReceiptFacts.Aloud(draft[p.Item2.BornOn])))];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Domiciles(Draft draft, RegisterSet registers) =>
        NaturalizationForm.MakesRegister(draft) ? [.. new[] { draft[NaturalizationForm.NewDomicile] }.Where(d => d.Length > 0)] : base.Domiciles(draft, registers);

    /// <inheritdoc/>
    protected override NaturalizationNotification? Read(DraftReader reader)
    {
        var home = reader.Choice(NaturalizationForm.Home, NaturalizationChoices.Homes);
        if (home is null || ClosedRegister.IsNamed(reader, NaturalizationForm.Spouse.Register.Register, "日本人の配偶者") || ClosedRegister.IsNamed(reader, NaturalizationForm.ParentsRegister.Register, "父母"))
        {
            return null;
        }

        var numbers = reader.Circumstances.NewPersons;
        var isCouple = reader.IsVisible(NaturalizationForm.Head);
        var hasSpouse = reader.IsVisible(NaturalizationForm.SpouseSigned);
        var spouse = hasSpouse ? NaturalizationForm.Spouse.Read(reader, numbers.ElementAtOrDefault(1))?.WithSexOfRelationship(Sex.Male) : null;
        var hasParents = reader.IsVisible(NaturalizationForm.ParentsThere);
        var parents = hasParents ? reader.Choice(NaturalizationForm.ParentsRegister.Where) : "";
        var parentsRegister = parents == RegisterRole.Here ? reader.Register(NaturalizationForm.ParentsRegister.Register) : null;
        if ((hasSpouse && spouse is null) || (hasParents && parents != RegisterRole.Elsewhere && parentsRegister is null))
        {
            return null;
        }

        var typed = reader.Text(NaturalizationForm.FamilyName);
        var others = spouse is not null && home != NaturalizedHome.OwnName ? spouse.FamilyName : parentsRegister?.FamilyName;
        var familyName = others is not null && NameFolding.IsSame(others, typed, reader.Circumstances.Characters) ? others : typed;
        var makes = reader.IsVisible(NaturalizationForm.NewDomicile);
        return new()
        {
            Home = home,
            Person = NaturalizationForm.Person.Read(reader, numbers[0], familyName),
            Other = isCouple ? NaturalizationForm.Other.Read(reader, numbers[1], familyName) : null,
            Head = isCouple ? reader.Choice(NaturalizationForm.Head, NaturalizationChoices.Heads) : null,
            FamilyName = typed,
            FamilyNameKana = reader.Optional(NaturalizationForm.FamilyNameKana),
            NewDomicile = makes ? new(reader.Text(NaturalizationForm.NewDomicile)) : null,
            NewMunicipality = makes && reader.Choice(NaturalizationForm.NewAt, SharedChoices.Domiciles) is not null ? NewMunicipality.Read(reader, NaturalizationForm.NewDomicile, NaturalizationForm.NewMunicipality) : null,
            Spouse = spouse,
            SpouseFamilyName = hasSpouse ? reader.Text(NaturalizationForm.Spouse.FamilyName) : null,
            SpouseBornOn = spouse is null ? null : NaturalizationForm.Spouse.ReadBirthDate(reader, spouse),
            SpouseVerified = reader.IsVisible(NaturalizationForm.SpouseVerified) ? reader.Choice(NaturalizationForm.SpouseVerified, SharedChoices.Checks) : null,
            IsSignedBySpouse = reader.IsChecked(NaturalizationForm.SpouseSigned),
            ParentsRegister = parentsRegister,
            ParentsElsewhere = parents == RegisterRole.Elsewhere ? NaturalizationForm.ParentsRegister.ReadElsewhere(reader) : null,
            ParentsThere = hasParents ? reader.Choice(NaturalizationForm.ParentsThere, NaturalizationChoices.Parents) : null,
            MarriedOn = reader.IsVisible(NaturalizationForm.MarriedOn) ? reader.Date(NaturalizationForm.MarriedOn) : null,
            MarriageForm = reader.Optional(NaturalizationForm.MarriageForm),
            ForeignSpouse = reader.IsVisible(NaturalizationForm.ForeignSpouseName)
                ? (ForeignPerson.Written(reader.Text(NaturalizationForm.ForeignSpouseName)), reader.Text(NaturalizationForm.ForeignSpouseNationality), ForeignPerson.Born(reader.Date(NaturalizationForm.ForeignSpouseBornOn))) : null,
            AnnouncedOn = reader.Date(NaturalizationForm.AnnouncedOn),
            Certificate = reader.Choice(NaturalizationForm.Certificate, NaturalizationChoices.Certificates),
            IssuedOn = reader.OptionalDate(NaturalizationForm.IssuedOn),
            Search = reader.Choice(NaturalizationForm.Search, NewcomerRules.Searches),
            Notifier = NaturalizationForm.Notifier.Read(reader),
            Agents = FirstTimeNotifier.Read(reader),
            IsSigned = reader.IsChecked(NaturalizationForm.Signed),
            IsSignedByOther = reader.IsChecked(NaturalizationForm.OtherSigned),
            Court = reader.Optional(OverdueNotice.Court),
            NotifierDiedOn = reader.OptionalDate(NaturalizationForm.DiedOn),
            Place = reader.Circumstances.Origin is Origin.Here ? reader.Choice(NaturalizationForm.Place, NaturalizationChoices.Places) : null,
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(NaturalizationNotification notification, Circumstances circumstances) => new NaturalizationEffect(notification, circumstances, templates).Make();

    private static RegisterDate? DayIn(Draft draft, FieldKey box) => EraDateEntry.Read(draft[box], EraDateEntryOptions.Default).Date;
}
