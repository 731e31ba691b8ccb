using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>What leaves because a marriage ended, whatever ended it: who lives where is told, and which registers are written.</summary>
/// <param name="ending">The paper.</param>
/// <param name="notification">What messages call it.</param>
/// <param name="c">The circumstances.</param>
/// <param name="changes">What it changes.</param>
internal sealed class EndingNotices(EndingOfMarriage ending, string notification, Circumstances c, IReadOnlyList<RegisterChange> changes)
{
    /// <summary>9条2項通知 of both. Whose 氏, 本籍 and 筆頭者 stay as they are is told only for the sake of a foreigner who is no longer the spouse.</summary>
    internal IEnumerable<OutgoingMessage> Resident() => ending.Parties.SelectMany(Resident);

    /// <summary>届書等情報. 外国人だけの届 stays as paper where it was accepted: it concerns no register.</summary>
    internal IEnumerable<OutgoingMessage> Image() => CommonNotices.NotificationImage(c, notification, [.. ending.Parties.Select(Person)], [.. Written()]);

    /// <summary>A party as messages name one.</summary>
    internal MessagePerson Person(Party party) => new(
        CommonNotices.NumberOf(party.Place, changes), party.Mark.Word(), party.Name, party.OurEntry?.BirthDate ?? party.BornOn, party.Mark == SpouseMark.Husband ? Sex.Male : Sex.Female);

    private IEnumerable<OutgoingMessage> Resident(Party party)
    {
        if (party.Place is not { } place)
        {
            return [];
        }

        ValueList<ChangedItem> items = party == ending.Returning && !ending.KeepsName
            ? [.. new ChangedItem[] { new("氏", place.FamilyName, ending.Return!.FamilyNameAfter), new("本籍", place.Domicile, DomicileAfter()), new("筆頭者", place.HeadName, HeadAfter()) }.Where(i => i.Former != i.Current)]
            : [];
        return items.Count == 0 && !ending.Partner(party).IsForeign ? []
            : CommonNotices.ResidentRecord(c, notification, ending.EndedOn(c), Person(party), party.Address, items);
    }

    // That of the couple, that of the one who goes back, and those of the children whose holder is decided.
    private IEnumerable<NamedRegister> Written()
    {
        if (ending.Japanese?.Place is not { } couple)
        {
            return [];
        }

        var children = ending.Children.Where(k => k.Custody is not (null or Custody.Pending))
            .Select(k => k.Register is { } ours ? CommonNotices.Of(ours) : k.Elsewhere is { } elsewhere ? CommonNotices.Of(c, elsewhere) : null);
        return new[] { CommonNotices.Of(c, couple), After() }.Concat(children).OfType<NamedRegister>().Distinct();
    }

    private NamedRegister? After() => ending.Return switch
    {
        { FormerRegister: { } ours } => CommonNotices.Of(ours),
        { FormerElsewhere: { } elsewhere } => CommonNotices.Of(c, elsewhere),
        { NewMunicipality: { } municipality } => CommonNotices.Elsewhere(c, municipality, DomicileAfter(), HeadAfter()),
        not null => CommonNotices.Made(changes).FirstOrDefault(),
        null => null,
    };

    private string DomicileAfter() => ending.Return switch
    {
        { FormerRegister: { } ours } => ours.Domicile.Text,
        { FormerElsewhere: { } elsewhere } => elsewhere.Domicile.Text,
        { NewDomicile: { } domicile } => domicile.Text,
        _ => DraftReader.Missing,
    };

    private string HeadAfter() => ending.Return switch
    {
        { FormerRegister: { } ours } => ours.HeadName,
        { FormerElsewhere: { } elsewhere } => elsewhere.HeadName,
        _ => ending.Return!.FamilyNameAfter + ending.Returning!.GivenName,
    };
}
