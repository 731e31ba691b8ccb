using Koseki.Domain.Calendar;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.RegisterChains;

/// <summary>Puts what is missing between the stays of a person, and says whom to ask. Pure.</summary>
internal static class ChainGaps
{
    /// <summary>The links of a chain.</summary>
    internal static IReadOnlyList<ChainLink> Between(IReadOnlyList<RegisterStay> stays, RegisterDate? born, KnownMunicipalities municipalities)
    {
        var links = new List<ChainLink>();
        for (var i = 0; i < stays.Count; i++)
        {
            var gap = i == 0 ? Before(stays[0], born, municipalities) : ChainOrder.Follows(stays[i - 1], stays[i]) ? null : Between(stays[i - 1], stays[i], municipalities);
            links.AddRange(gap is null ? [] : [new ChainLink.OfGap(gap)]);
            links.Add(new ChainLink.OfStay(stays[i]));
        }

        return stays is [.., var last] && After(last, municipalities) is { } after ? [.. links, new ChainLink.OfGap(after)] : links;
    }

    private static ChainGap? Before(RegisterStay first, RegisterDate? born, KnownMunicipalities municipalities) => first.Begin switch
    {
        StayBegin.Birth or StayBegin.First => null,
        StayBegin.Renewed => new(GapKind.FormerForm, born, first.From, Places(born ?? first.From, municipalities, first.Designation)),
        StayBegin.Transferred or StayBegin.Entered or StayBegin.Unknown => new(GapKind.Before, born, first.From, Places(born ?? first.From, municipalities, first.Former)),
    };

    private static ChainGap Between(RegisterStay before, RegisterStay after, KnownMunicipalities municipalities)
    {
        var form = after.Begin == StayBegin.Renewed;
        return new(form ? GapKind.FormerForm : GapKind.Between, before.To, after.From, Places(before.To ?? after.From, municipalities, before.End == StayEnd.Renewed ? before.Designation : before.Next, form ? after.Designation : after.Former));
    }

    private static ChainGap? After(RegisterStay last, KnownMunicipalities municipalities) => last.End switch
    {
        StayEnd.Stands or StayEnd.Ended => null,
        StayEnd.Renewed => new(GapKind.After, last.To, null, Places(last.To, municipalities, last.Designation)),
        StayEnd.Transferred or StayEnd.Left or StayEnd.Unknown => new(GapKind.After, last.To, null, Places(last.To, municipalities, last.Next)),
    };

    // As it was called in those days; a name of today serves where that one is not known any more.
    private static IReadOnlyList<GapPlace> Places(RegisterDate? on, KnownMunicipalities today, params string?[] designations) =>
        [.. designations.OfType<string>().Distinct(StringComparer.Ordinal).Select(d => PlaceOf(d, on is null ? today : today with { On = on.Earliest }, today))];

    private static GapPlace PlaceOf(string designation, KnownMunicipalities then, KnownMunicipalities today)
    {
        var domicile = RecordedFacts.DomicileOf(designation);
        var known = then.LocalityOf(domicile) == Locality.Unknown ? today : then;
        return new(designation, known.All.Of(domicile, known.On), known.LocalityOf(domicile));
    }
}
