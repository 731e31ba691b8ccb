using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Events;

/// <summary>Two people marry (婚姻届).</summary>
internal sealed record MarriageEvent(Reception Reception, Partner Husband, Partner Wife, MarriageDetails Details) : LifeEvent(Reception)
{
    // A foreigner gives and takes no name (戸籍法16条3項).
    private Partner Keeper => Wife.IsForeign || (!Husband.IsForeign && Details.OfHusband) ? Husband : Wife;

    private Partner Other => Keeper == Husband ? Wife : Husband;

    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book)
    {
        if (!Husband.IsFree(book) || !Wife.IsFree(book) || IsNameTaken(book))
        {
            return null;
        }

        var isNew = !Keeper.IsHead(book);
        var comes = isNew ? Details.NewMunicipality is null : Keeper is TownPartner;
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["marriage.manner"] = "届出による婚姻",
            ["family.name"] = Husband.IsForeign || Wife.IsForeign ? "" : Keeper == Husband ? "夫の氏" : "妻の氏",
            ["family.newDomicileAt"] = !isNew ? "" : comes ? "この市" : "他の市区町村",
            ["family.newDomicile"] = isNew ? Details.NewDomicile : "",
            ["family.newMunicipality"] = isNew ? Details.NewMunicipality ?? "" : "",
            ["family.cohabitation"] = TownMatters.Text(Details.Cohabitation),
            ["notification.place"] = Reception.Origin is not Origin.Here || Details.AtResidence ? "所在地"
                : Husband is TownPartner ? "夫の本籍地" : Wife is TownPartner ? "妻の本籍地" : "所在地",
            ["check.nonAcceptance"] = "申出はない",
        };
        foreach (var (partner, side) in new[] { (Husband, Details.OfTheHusband), (Wife, Details.OfTheWife) })
        {
            foreach (var (box, text) in partner.Boxes(book, comes))
            {
                values[$"{partner.Key}.{box}"] = text;
            }

            values[$"{partner.Key}.address"] = side.Address;
            values[$"{partner.Key}.signed"] = "1";
            values[$"{partner.Key}.identity"] = side.IsIdentified ? "本人と確認した" : "来庁していない、または確認できない";
        }

        foreach (var (witness, i) in Details.Witnesses.Select((w, i) => (w, i + 1)))
        {
            values[$"witness{i}.name"] = witness.Name;
            values[$"witness{i}.birthDate"] = TownMatters.Text(witness.Born);
            values[$"witness{i}.address"] = witness.Address;
        }

        return new("0401", Draft.Of(values), Reception);
    }

    /// <inheritdoc/>
    public override IEnumerable<LifeEvent> Followers(Plan plan, TownPlanners planners)
    {
        var day = TownMatters.Text(Reception.AcceptedOn);
        var home = plan.Registers.Select(s => s.After)
            .LastOrDefault(r => r.Standing.Any(e => e.Spouse is not null && TownPair.Marriage(e)?["婚姻日"] == day));
        return home is null ? [] : planners.AfterWedding(Reception.AcceptedOn, home, Husband, Wife);
    }

    // No register holds two persons of one name.
    private bool IsNameTaken(TownBook book) =>
        Keeper.Given == Other.Given
        || (Keeper is TownPartner { Person.Id: var keeper } && !Other.IsForeign && Keeper.IsHead(book) && book.HomeOf(keeper)!.Entries.Any(e => e.GivenName == Other.Given));
}

/// <summary>Someone who signs as a witness.</summary>
internal sealed record Witness(string Name, DateOnly Born, string Address);

/// <summary>What is decided about one of the two.</summary>
/// <param name="Address">住所.</param>
/// <param name="IsIdentified">Whether the person came and was identified.</param>
internal sealed record WeddingSide(string Address, bool IsIdentified);

/// <summary>What is decided about a wedding when it is planned.</summary>
/// <param name="OfHusband">Whether the couple bears the husband's name.</param>
/// <param name="NewDomicile">新しい本籍, used unless the keeper of the name heads a register.</param>
/// <param name="NewMunicipality">Its municipality when it is not this one, or null.</param>
/// <param name="Cohabitation">同居を始めたとき.</param>
/// <param name="AtResidence">Whether the paper is handed in where they live.</param>
/// <param name="OfTheHusband">The husband's address and identification.</param>
/// <param name="OfTheWife">The wife's.</param>
/// <param name="Witnesses">Two witnesses.</param>
internal sealed record MarriageDetails(
    bool OfHusband, string NewDomicile, string? NewMunicipality, DateOnly Cohabitation, bool AtResidence, WeddingSide OfTheHusband, WeddingSide OfTheWife, IReadOnlyList<Witness> Witnesses);
