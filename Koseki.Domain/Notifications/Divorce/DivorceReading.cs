using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>Reads a 離婚届 box by box.</summary>
/// <param name="reader">The reader of the draft.</param>
internal sealed class DivorceReading(DraftReader reader)
{
    private readonly Queue<PersonId> newcomers = new(reader.Circumstances.NewPersons);

    private bool IsHere => reader.Circumstances.Origin is Origin.Here;

    internal DivorceNotification? Read()
    {
        var manner = reader.Choice(DivorceForm.Manner, DivorceChoices.Manners);
        var where = reader.Choice(DivorceForm.Couple.Where);
        var husband = ReadParty(DivorceForm.Husband, where);
        var wife = ReadParty(DivorceForm.Wife, where);
        if (manner is not { } form || husband is null || wife is null)
        {
            return null;
        }

        var back = reader.IsVisible(DivorceForm.Who) ? ReadReturn() : null;
        (husband, wife) = (Known(husband, back), Known(wife, back));
        return Rest(form, husband, wife) with { Return = back, Children = ReadChildren(husband.Place?.Register ?? wife.Place?.Register) };
    }

    private DivorceNotification Rest(DivorceManner manner, Party husband, Party wife) => new()
    {
        Manner = manner,
        On = reader.IsVisible(DivorceForm.DivorcedOn) ? reader.Date(DivorceForm.DivorcedOn) : null,
        Husband = husband,
        Wife = wife,
        NamedRegister = reader.IsVisible(DivorceForm.Couple.Register) ? reader.Register(DivorceForm.Couple.Register) : null,
        Return = null,
        Children = [],
        IsFormerEdition = reader.Choice(FormEdition.Key) == DivorceForm.Before2026.Code,
        Petitioner = reader.IsVisible(DivorceForm.Petitioner) ? reader.Choice(DivorceForm.Petitioner, SharedChoices.Spouses) : null,
        HasClause = reader.IsChecked(DivorceForm.HasClause),
        HasCourtPaper = reader.IsChecked(DivorceForm.HasCourtPaper),
        HasFinality = reader.IsChecked(DivorceForm.HasFinality),
        IsForeignCourt = reader.IsChecked(DivorceForm.IsForeignCourt),
        Method = reader.IsVisible(DivorceForm.Method) ? reader.Text(DivorceForm.Method) : null,
        HasDeed = reader.IsChecked(DivorceForm.HasDeed),
        Law = AcceptedPaper.Choice(reader, DivorceForm.Law, DivorceChoices.Laws),
        Witnesses = [.. DivorceForm.Witnesses.Select(w => w.Read(reader))],
        Request = AcceptedPaper.Choice(reader, DivorceForm.NonAcceptance, SharedChoices.Requests),
        Intent = AcceptedPaper.Choice(reader, DivorceForm.Intent, SharedChoices.Intents),
        PartyDiedOn = reader.OptionalDate(DivorceForm.PartyDiedOn),
        WasPosted = reader.IsChecked(DivorceForm.WasPosted),
        Place = IsHere ? reader.Choice(DivorceForm.Place, SharedChoices.Places) : null,
        TypedCourt = reader.Optional(OverdueNotice.Court),
    };

    private Party? ReadParty(PartyFields fields, string where)
    {
        var isForeign = where == DivorceForm.Foreigners || reader.Choice(fields.Citizenship, DivorceChoices.Citizenships) == Citizenship.Foreign;
        var place = isForeign ? null : fields.Person.Read(reader, where == RegisterRole.Elsewhere ? newcomers.Dequeue() : default);
        return place is null && !isForeign ? null : new()
        {
            Mark = fields.Mark,
            Place = place,
            FamilyName = fields.Person.ReadFamilyName(reader, isForeign),
            GivenName = reader.Text(fields.Person.GivenName),
            BornOn = fields.Person.ReadBirthDate(reader, place),
            Father = reader.Optional(fields.Person.Father),
            Mother = reader.Optional(fields.Person.Mother),
            Relationship = isForeign ? null : reader.Text(fields.Person.Relationship),
            AdoptiveFather = reader.Optional(fields.Person.AdoptiveFather),
            AdoptiveMother = reader.Optional(fields.Person.AdoptiveMother),
            Nationality = isForeign ? reader.Text(fields.Nationality) : null,
            Address = reader.Text(fields.Address),
            HasSigned = reader.IsChecked(fields.Signed),
            IsIdentified = IsHere && reader.IsVisible(fields.Identity) ? reader.IsChecked(fields.Identity) : null,
            HasConfirmedIntent = reader.IsVisible(fields.Intent) ? reader.IsChecked(fields.Intent) : null,
        };
    }

    private Return? ReadReturn()
    {
        var who = reader.Choice(DivorceForm.Who, SharedChoices.Spouses);
        var way = reader.Choice(DivorceForm.Way, DivorceChoices.Ways);
        var former = reader.IsVisible(DivorceForm.Former.Where) ? reader.Choice(DivorceForm.Former.Where) : null;
        return who is not { } mark || way is not { } goes ? null : new()
        {
            Who = mark,
            Way = goes,
            FormerRegister = former == RegisterRole.Here ? reader.Register(DivorceForm.Former.Register) : null,
            FormerElsewhere = former == RegisterRole.Elsewhere ? DivorceForm.Former.ReadElsewhere(reader) : null,
            FamilyName = reader.IsVisible(DivorceForm.FamilyName) ? reader.Text(DivorceForm.FamilyName) : null,
            FamilyNameKana = reader.Optional(DivorceForm.FamilyNameKana),
            NewDomicile = reader.IsVisible(DivorceForm.NewDomicile) ? new(reader.Text(DivorceForm.NewDomicile)) : null,
            NewMunicipality = ReadNewMunicipality(),
            IsAsked = reader.IsChecked(DivorceForm.IsAsked),
            WithChild = reader.IsChecked(DivorceForm.WithChild),
        };
    }

    private string? ReadNewMunicipality()
    {
        if (!reader.IsVisible(DivorceForm.NewDomicile))
        {
            return null;
        }

        _ = reader.Choice(DivorceForm.NewDomicileAt);
        return NewMunicipality.Read(reader, DivorceForm.NewDomicile, DivorceForm.NewMunicipality);
    }

    // Whoever comes from elsewhere to the register left for the marriage is the one who left it: both ends of the move agree.
    private static Party Known(Party party, Return? back) =>
        back?.Who == party.Mark && back.FormerRegister is { } register && party.Place is { Elsewhere: { } couple } place && FormerEntry.Of(register, place, couple) is { } left
            ? party with { Place = place with { Entry = place.Entry with { Person = left.Person } } }
            : party;

    private IReadOnlyList<DivorcedChild> ReadChildren(FamilyRegister? couple) =>
        reader.Each(DivorceForm.Children, child => ReadChild(child, couple));

    private DivorcedChild ReadChild(FormInstance child, FamilyRegister? couple)
    {
        var (nameBox, whereBox) = (child.Key("fullName"), child.Key("where"));
        var role = new RegisterRole($"{child.Group.Prefix}.{child.Number}", child.Whose);
        var name = reader.Text(nameBox);
        var where = reader.Choice(whereBox);
        var register = where == DivorceForm.WithCouple ? couple : where == RegisterRole.Here ? reader.Register(role.Register) : null;
        var entry = register is null ? null : NamedEntry.Of(register, name, register.NameOf, reader.Circumstances.Characters);
        if (register is not null && entry is null && reader.IsReadable(nameBox))
        {
            reader.Unreadable(nameBox, $"「{name}」はこの戸籍に在籍していません。", "子の氏名と戸籍を確かめ、婚姻・縁組などで除籍されていれば現在の戸籍を選んでください。");
        }

        var custody = DivorceForm.CustodyOf(child);
        return new()
        {
            Box = child,
            Name = name,
            Register = register,
            Entry = entry,
            Elsewhere = where == RegisterRole.Elsewhere ? role.ReadElsewhere(reader) : null,
            BornOn = entry?.BirthDate ?? (reader.IsVisible(child.Key("bornOn")) ? reader.RecordedDate(child.Key("bornOn"), null) : null),
            Custody = reader.OptionalChoice(custody, DivorceChoices.Custodies),
            Petition = reader.IsVisible(child.Key("petition")) ? reader.Choice(child.Key("petition"), DivorceChoices.Petitions) : null,
            PetitionedOn = reader.IsVisible(child.Key("petitionedOn")) ? reader.Date(child.Key("petitionedOn")) : null,
        };
    }
}
