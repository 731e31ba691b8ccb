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

        var back = DivorceForm.Back.Read(reader);
        (husband, wife) = (ReturnBoxes.Known(husband, back), ReturnBoxes.Known(wife, back));
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

    private Party? ReadParty(PartyFields fields, string where) => fields.Read(reader, where, newcomers) is not { } party ? null : party with
    {
        HasSigned = reader.IsChecked(fields.Signed),
        IsIdentified = IsHere && reader.IsVisible(fields.Identity) ? reader.IsChecked(fields.Identity) : null,
        HasConfirmedIntent = reader.IsVisible(fields.Intent) ? reader.IsChecked(fields.Intent) : null,
    };

    private IReadOnlyList<DivorcedChild> ReadChildren(FamilyRegister? couple) =>
        reader.Each(DivorceForm.Children, child => ChildReading.Read(reader, child, couple) with
        {
            Petition = reader.IsVisible(child.Key("petition")) ? reader.Choice(child.Key("petition"), DivorceChoices.Petitions) : null,
            PetitionedOn = reader.IsVisible(child.Key("petitionedOn")) ? reader.Date(child.Key("petitionedOn")) : null,
        });
}
