using Koseki.Domain.Characters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>Reads 帰化届 and 国籍取得届: whose register is entered or left first, for it gives the letters of the 氏.</summary>
/// <param name="reader">Reads the paper.</param>
/// <param name="terms">Which of the two it is.</param>
internal sealed class NewJapaneseReading(DraftReader reader, NewJapaneseTerms terms)
{
    internal NewJapaneseNotification? Read()
    {
        var home = reader.Choice(NewJapaneseForm.Home, NewJapaneseChoices.Homes);
        if (home is not { } chosen || ClosedRegister.IsNamed(reader, NewJapaneseForm.Spouse.Register.Register, "日本人の配偶者") || ClosedRegister.IsNamed(reader, NewJapaneseForm.ParentsRegister.Register, "父母"))
        {
            return null;
        }

        var hasSpouse = reader.IsVisible(NewJapaneseForm.SpouseSigned);
        var spouse = hasSpouse ? NewJapaneseForm.Spouse.Read(reader, reader.Circumstances.NewPersons.ElementAtOrDefault(1))?.WithSexOfRelationship(Sex.Male) : null;
        var hasParents = reader.IsVisible(NewJapaneseForm.ParentsThere);
        var where = hasParents ? reader.Choice(NewJapaneseForm.ParentsRegister.Where) : "";
        var parents = where == RegisterRole.Here ? reader.Register(NewJapaneseForm.ParentsRegister.Register) : null;
        return (hasSpouse && spouse is null) || (hasParents && where != RegisterRole.Elsewhere && parents is null) ? null : Of(chosen, spouse, parents, where == RegisterRole.Elsewhere);
    }

    private NewJapaneseNotification Of(NewJapaneseHome home, PersonInRegister? spouse, FamilyRegister? parentsRegister, bool areElsewhere)
    {
        var isCouple = reader.IsVisible(NewJapaneseForm.Head);
        var typed = reader.Text(NewJapaneseForm.FamilyName);
        var others = spouse is not null && home != NewJapaneseHome.OwnName ? spouse.FamilyName : parentsRegister?.FamilyName;
        var familyName = others is not null && NameFolding.IsSame(others, typed, reader.Circumstances.Characters) ? others : typed;
        var makes = reader.IsVisible(NewJapaneseForm.NewDomicile);
        return new()
        {
            Terms = terms,
            Home = home,
            Person = NewJapaneseForm.Person.Read(reader, reader.Circumstances.NewPersons[0], familyName),
            Other = isCouple ? NewJapaneseForm.Other.Read(reader, reader.Circumstances.NewPersons[1], familyName) : null,
            Head = isCouple ? reader.Choice(NewJapaneseForm.Head, NewJapaneseChoices.Heads) : null,
            FamilyName = typed,
            FamilyNameKana = reader.Optional(NewJapaneseForm.FamilyNameKana),
            NewDomicile = makes ? new(reader.Text(NewJapaneseForm.NewDomicile)) : null,
            NewMunicipality = makes && reader.Choice(NewJapaneseForm.NewAt, SharedChoices.Domiciles) is not null ? NewMunicipality.Read(reader, NewJapaneseForm.NewDomicile, NewJapaneseForm.NewMunicipality) : null,
            Spouse = spouse,
            SpouseFamilyName = spouse is not null ? reader.Text(NewJapaneseForm.Spouse.FamilyName) : null,
            SpouseBornOn = spouse is null ? null : NewJapaneseForm.Spouse.ReadBirthDate(reader, spouse),
            SpouseVerified = reader.IsVisible(NewJapaneseForm.SpouseVerified) ? reader.Choice(NewJapaneseForm.SpouseVerified, SharedChoices.Checks) : null,
            IsSignedBySpouse = reader.IsChecked(NewJapaneseForm.SpouseSigned),
            ParentsRegister = parentsRegister,
            ParentsElsewhere = areElsewhere ? NewJapaneseForm.ParentsRegister.ReadElsewhere(reader) : null,
            ParentsThere = reader.IsVisible(NewJapaneseForm.ParentsThere) ? reader.Choice(NewJapaneseForm.ParentsThere, NewJapaneseChoices.Parents) : null,
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
            Court = OverdueNotice.CourtOf(reader, NewJapaneseForm.Person.Address),
            NotifierDiedOn = reader.OptionalDate(NewJapaneseForm.DiedOn),
            Place = reader.Circumstances.Origin is Origin.Here ? reader.Choice(NewJapaneseForm.Place, NewJapaneseChoices.Places) : null,
        };
    }
}
