using Koseki.Domain.Calendar;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.RegisterChains;

/// <summary>A register that is missing, as a record names it.</summary>
/// <param name="Designation">戸籍の表示, or a 本籍 alone.</param>
/// <param name="Municipality">The municipality to ask, as it was called then; null where no municipality of that name is known.</param>
/// <param name="Locality">Whether that is this one.</param>
public sealed record GapPlace(string Designation, Municipality? Municipality, Locality Locality)
{
    /// <summary>Whom to ask, in words.</summary>
    public string Ask => Locality switch
    {
        Locality.Ours => "当市(除籍・画像戸籍をさがす)",
        Locality.Elsewhere => Municipality?.Display ?? "国外",
        Locality.Unknown => "本籍の市区町村名からは分からない(今の市区町村を調べる)",
    };
}

/// <summary>欠け: registers that belong to the chain and are not here.</summary>
/// <param name="Kind">Where.</param>
/// <param name="From">Since when; null where it is not known.</param>
/// <param name="To">Until when; null for now.</param>
/// <param name="Places">What the records on both sides name; none where they name nothing. Two name at least two registers.</param>
public sealed record ChainGap(GapKind Kind, RegisterDate? From, RegisterDate? To, IReadOnlyList<GapPlace> Places);

/// <summary>One link of a chain: a stay, or what is missing. A closed union.</summary>
public abstract record ChainLink
{
    private ChainLink()
    {
    }

    /// <summary>A stay.</summary>
    public sealed record OfStay(RegisterStay Stay) : ChainLink;

    /// <summary>A gap.</summary>
    public sealed record OfGap(ChainGap Gap) : ChainLink;
}

/// <summary>
/// 戸籍の連なり: every register of one person from birth to death, or to now, in order, by the person's number alone (相続一式). Registers that
/// were made again in another's place (再製原戸籍) are left out: they are certified to nobody.
/// </summary>
/// <param name="Person">Whose.</param>
/// <param name="Name">氏名 as the last of them writes it.</param>
/// <param name="BirthDate">生年月日.</param>
/// <param name="Links">Stays and gaps, the oldest first; empty where nothing is here.</param>
public sealed record RegisterChain(PersonId Person, string Name, RegisterDate? BirthDate, IReadOnlyList<ChainLink> Links)
{
    /// <summary>Registers that only name the person as 筆頭者, made after the person had gone: they are no part of it.</summary>
    public IReadOnlyList<FamilyRegister> NameOnly { get; init; } = [];

    /// <summary>The stays in order.</summary>
    public IEnumerable<RegisterStay> Stays => Links.OfType<ChainLink.OfStay>().Select(l => l.Stay);

    /// <summary>The gaps in order.</summary>
    public IEnumerable<ChainGap> Gaps => Links.OfType<ChainLink.OfGap>().Select(l => l.Gap);

    /// <summary>The papers to be issued, each once, in the order in which the person came first.</summary>
    public IReadOnlyList<StayPaper> Papers => [.. Stays.Select(s => s.Paper).DistinctBy(p => p.Number)];

    /// <summary>Whether the person stands in none any more because of death, or of what counts as it.</summary>
    public bool IsDead => Stays.LastOrDefault() is { End: StayEnd.Ended, EndCause: MatterTitles.Death or MatterTitles.Disappearance };

    /// <summary>Stays that overlap the one before: somebody stands in two registers at once, or two persons have one number. To be looked into, never left out.</summary>
    public IReadOnlyList<(RegisterStay Before, RegisterStay After)> Overlaps =>
        [.. Stays.Zip(Stays.Skip(1)).Where(p => p.First.To is { } to && p.Second.From is { } from ? to.Earliest > from.Latest : p.First.End == StayEnd.Stands)];

    /// <summary>The chain of a person.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="registers">Every register that has an entry of the person.</param>
    /// <param name="images">What was read from imaged registers of the person, and confirmed by a second.</param>
    /// <param name="municipalities">Which municipality this is, and which there are.</param>
    public static RegisterChain Of(PersonId person, IReadOnlyCollection<FamilyRegister> registers, IEnumerable<RegisterStay> images, KnownMunicipalities municipalities)
    {
        var seen = registers.Where(r => r.State != RegisterState.Replaced).OrderBy(r => r.Id).ToList();
        var stays = ChainOrder.Sort([.. seen.SelectMany(r => RegisterStays.Of(r, person)), .. images]);
        var entries = seen.SelectMany(r => r.Entries.Where(e => e.Person == person).Select(e => (Register: r, Entry: e))).ToList();
        var last = entries.OrderBy(e => !e.Entry.IsRemoved).ThenBy(e => e.Entry.Entered.On?.Latest ?? DateOnly.MinValue).LastOrDefault();
        return new(person, last.Entry is null ? person.ToString() : $"{last.Register.FamilyName}　{last.Entry.GivenName}", last.Entry?.BirthDate, ChainGaps.Between(stays, last.Entry?.BirthDate, municipalities))
        {
            NameOnly = [.. entries.Where(e => RegisterStays.IsNameOnly(e.Entry)).Select(e => e.Register).Distinct()],
        };
    }
}
