using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Joining;

/// <summary>Reads an 入籍届 box by box.</summary>
/// <param name="reader">The reader of the draft.</param>
internal sealed class JoiningReading(DraftReader reader)
{
    private readonly Queue<PersonId> newcomers = new(reader.Circumstances.NewPersons);

    internal JoiningNotification? Read()
    {
        var role = JoiningForm.Person;
        var (manner, way) = (reader.Choice(JoiningForm.Manner, JoiningChoices.Manners), reader.Choice(JoiningForm.Way, JoiningChoices.Ways));
        if (manner is not { } form || ClosedRegister.IsNamed(reader, role.Register.Register, "入籍する人") || IsClosed())
        {
            return null;
        }

        var person = role.Read(reader, Newcomer(role.Register));
        var spouse = reader.IsVisible(JoiningForm.Spouse.GivenName) ? JoiningForm.Spouse.Read(reader, Newcomer(role.Register)) : null;
        var parent = reader.IsVisible(JoiningForm.Parent.GivenName) ? ReadParent() : null;
        var goesBack = form == JoiningManner.FormerName && reader.IsVisible(JoiningForm.To.Where);
        var (back, backElsewhere) = goesBack ? ReadFormer() : (null, null);
        if (person is null || (reader.IsVisible(JoiningForm.Spouse.GivenName) && spouse is null) || (reader.IsVisible(JoiningForm.Parent.GivenName) && parent is null)
            || (goesBack && back is null && backElsewhere is null))
        {
            return null;
        }

        person = Known(person.WithSexOfRelationship(Sex.Male), back);
        spouse = spouse?.WithSexOfRelationship(person.Entry.Sex == Sex.Male ? Sex.Female : Sex.Male);
        return Rest(form, way, spouse is null ? person : Married(person)) with
        {
            Spouse = spouse is null ? null : Married(spouse),
            SpouseBornOn = spouse is null ? null : JoiningForm.Spouse.ReadBirthDate(reader, spouse),
            Parent = parent,
            ParentFamilyName = parent is null ? null : reader.Text(JoiningForm.Parent.FamilyName),
            ParentBornOn = parent is null ? null : JoiningForm.Parent.ReadBirthDate(reader, parent),
            OtherParent = ReadOther(parent),
            FormerRegister = back,
            FormerElsewhere = backElsewhere,
        };
    }

    private JoiningNotification Rest(JoiningManner manner, JoiningWay? way, PersonInRegister person)
    {
        var role = JoiningForm.Person;
        var isNew = reader.IsVisible(JoiningForm.NewDomicile);
        return new()
        {
            Manner = manner,
            Whose = reader.IsVisible(JoiningForm.Whose) ? reader.Choice(JoiningForm.Whose, JoiningChoices.Parents) : null,
            Basis = reader.IsVisible(JoiningForm.Basis) ? reader.Choice(JoiningForm.Basis, JoiningChoices.Bases) : null,
            HasPermission = reader.IsChecked(JoiningForm.HasPermission),
            PermissionFits = reader.IsChecked(JoiningForm.PermissionFits),
            ChangedOn = reader.IsVisible(JoiningForm.ChangedOn) ? reader.Date(JoiningForm.ChangedOn) : null,
            Person = person,
            Paper = PersonOnPaper.Read(reader, role, person),
            Address = reader.Text(JoiningForm.Address),
            Spouse = null,
            SpouseBornOn = null,
            SpouseAddress = reader.IsVisible(JoiningForm.SpouseAddress) ? reader.Text(JoiningForm.SpouseAddress) : null,
            Parent = null,
            ParentFamilyName = null,
            ParentBornOn = null,
            OtherParent = null,
            ParentAddress = reader.IsVisible(JoiningForm.ParentAddress) ? reader.Text(JoiningForm.ParentAddress) : null,
            Way = way,
            FormerRegister = null,
            FormerElsewhere = null,
            FormerName = reader.IsVisible(JoiningForm.FamilyName) ? reader.Text(JoiningForm.FamilyName) : null,
            FormerNameKana = reader.Optional(JoiningForm.FamilyNameKana),
            NewDomicile = isNew && reader.Choice(JoiningForm.NewAt, SharedChoices.Domiciles) is not null ? new(reader.Text(JoiningForm.NewDomicile)) : null,
            NewMunicipality = isNew ? NewMunicipality.Read(reader, JoiningForm.NewDomicile, JoiningForm.NewMunicipality) : null,
            Notifier = JoiningForm.Notifier.Read(reader),
            IsSigned = reader.IsChecked(JoiningForm.Signed),
            SpouseSigned = reader.IsChecked(JoiningForm.SpouseSigned),
            Intent = reader.Choice(JoiningForm.Intent, SharedChoices.Intents),
            NotifierDiedOn = reader.OptionalDate(JoiningForm.DiedOn),
            Place = reader.Circumstances.Origin is Origin.Here ? reader.Choice(JoiningForm.Place, SharedChoices.Places) : null,
            Verified = reader.IsVisible(JoiningForm.Verified) ? reader.Choice(JoiningForm.Verified, SharedChoices.Checks) : null,
            ToVerified = reader.IsVisible(JoiningForm.ToVerified) ? reader.Choice(JoiningForm.ToVerified, SharedChoices.Checks) : null,
        };
    }

    // A register that the death of the parent has closed is read: a rule says what follows. Any other closed one is not where the parent stands.
    private bool IsClosed() => (!reader.IsVisible(JoiningForm.To.Register) || !reader.IsVisible(JoiningForm.Parent.GivenName)
            || reader.Register(JoiningForm.To.Register) is not { } register || DeadIn(register, reader.Text(JoiningForm.Parent.GivenName)) is null)
        && ClosedRegister.IsNamed(reader, JoiningForm.To.Register, "父または母(従前の氏を称するときは、もとの戸籍の後の戸籍)");

    private static RegisterEntry? DeadIn(FamilyRegister register, string name) =>
        register.Standing.Any(e => e.GivenName == name) ? null : register.Entries.LastOrDefault(e => e.GivenName == name && e.Removed?.Cause is MatterTitles.Death or MatterTitles.Disappearance);

    private PersonInRegister? ReadParent()
    {
        var role = JoiningForm.Parent;
        if (reader.Choice(JoiningForm.To.Where) == RegisterRole.Elsewhere)
        {
            return reader.IsVisible(role.Relationship) ? role.Read(reader, Newcomer(JoiningForm.To))?.WithSexOfRelationship(Sex.Female)
                : PersonInRegister.Of(JoiningForm.To.ReadElsewhere(reader), reader.Text(role.FamilyName), reader.Optional(role.FamilyNameKana), NameOf(role));
        }

        var name = reader.Text(role.GivenName);
        return reader.IsVisible(JoiningForm.To.Register) && reader.Register(JoiningForm.To.Register) is { } register && DeadIn(register, name) is { } dead
            ? PersonInRegister.Of(register, dead) : role.Read(reader, default);
    }

    // Of somebody who stays in a register elsewhere the name alone counts here.
    private RegisterEntry NameOf(PersonRole role) => new()
    {
        Person = default, GivenName = reader.Text(role.GivenName), GivenNameKana = reader.Optional(role.GivenNameKana), BirthDate = reader.RecordedDate(role.BornOn, null),
        Relationship = "", Sex = Sex.Female, Entered = new(null, MatterTitles.Birth),
    };

    private RegisterEntry? ReadOther(PersonInRegister? parent)
    {
        if (parent is null || !reader.IsVisible(JoiningForm.OtherParent))
        {
            return null;
        }

        var name = reader.Text(JoiningForm.OtherParent);
        var entry = parent.Register is { } register ? NamedEntry.Of(register, name, e => e.GivenName, reader.Circumstances.Characters, e => e.Person != parent.Person) : null;
        if (parent.Register is not null && entry is null && reader.IsReadable(JoiningForm.OtherParent))
        {
            reader.Unreadable(JoiningForm.OtherParent, $"「{name}」はこの戸籍に在籍していません。", "父母・養父母の二人が婚姻中で同じ戸籍に在るか確かめてください。");
        }

        return entry;
    }

    private (FamilyRegister?, RegisterElsewhere?) ReadFormer() => reader.Choice(JoiningForm.To.Where) == RegisterRole.Elsewhere
        ? (null, JoiningForm.To.ReadElsewhere(reader)) : (reader.IsVisible(JoiningForm.To.Register) ? reader.Register(JoiningForm.To.Register) : null, null);

    // Whoever comes back from elsewhere to the register left for a parent's 氏 is the one who left it: both ends of the move agree.
    private static PersonInRegister Known(PersonInRegister person, FamilyRegister? back) =>
        back is not null && person.Elsewhere is { } from && FormerEntry.Of(back, person, from, MatterTitles.Entry) is { } left
            ? person with { Entry = person.Entry with { Person = left.Person } } : person;

    // From elsewhere the paper tells that the two are married, not 配偶者区分.
    private static PersonInRegister Married(PersonInRegister person) => person.Elsewhere is null ? person
        : person with { Entry = person.Entry with { Spouse = person.Entry.Sex == Sex.Male ? SpouseMark.Husband : SpouseMark.Wife } };

    private PersonId Newcomer(RegisterRole role) => reader.Choice(role.Where) == RegisterRole.Elsewhere && newcomers.TryDequeue(out var next) ? next : default;
}
