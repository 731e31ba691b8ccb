using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>
/// 夫婦 as registers show it: the couple of a register, and spouses of whom each end tells the other by name and the same day
/// or the same 本籍. A marriage whose other end nobody's number is known of is told all the same: the person was married.
/// </summary>
internal sealed class RecordedMarriages
{
    private readonly PersonNames names;
    private readonly List<Told> told = [];

    internal RecordedMarriages(RegisterSet registers, PersonNames names)
    {
        this.names = names;
        foreach (var register in registers.All)
        {
            var couple = Couple.Of(register).ToList();
            foreach (var entry in register.Entries)
            {
                foreach (var marriage in RecordedFacts.Marriages(entry))
                {
                    Add(new(entry.Person, marriage) { Couple = marriage is { Began: not null, Destination: null } && couple.Contains(entry) ? register.Id : null });
                }
            }
        }
    }

    internal IReadOnlyList<MarriageLink> All()
    {
        CloseThoseWhoseEndStandsElsewhere();
        var found = new List<MarriageLink>();
        var taken = new HashSet<Told>();
        foreach (var one in told)
        {
            if (taken.Contains(one))
            {
                continue;
            }

            var partners = told.Where(o => o.Person != one.Person && !taken.Contains(o)).Select(o => (Other: o, Origin: Fit(one, o))).Where(p => p.Origin is not null)
                .OrderBy(p => p.Origin).ToList();
            // Two who fit alike: neither is known to be the one.
            if (partners.Count > 0 && (partners.Count == 1 || partners[0].Origin != partners[1].Origin))
            {
                taken.UnionWith([one, partners[0].Other]);
                found.Add(Link(one, partners[0].Other, partners[0].Origin!.Value));
            }
            else
            {
                found.Add(Link(one, null, LinkOrigin.Recorded));
            }
        }

        return found;
    }

    // One marriage told by several registers: the same first day, or the same end where the first day was not carried over.
    private void Add(Told next)
    {
        var at = told.FindIndex(t => t.Person == next.Person && (t.Marriage.Began is { } began && next.Marriage.Began is { } other ? began.IsSameAs(other)
            : t.Marriage.Ended is { } ended && next.Marriage.Ended is { } end && ended.IsSameAs(end)));
        if (at < 0)
        {
            told.Add(next);
        }
        else
        {
            told[at] = told[at].With(next);
        }
    }

    // Of a marriage into a register that is not at hand the beginning stands in the register left, and the end in the next one.
    private void CloseThoseWhoseEndStandsElsewhere()
    {
        foreach (var end in told.Where(t => t.Marriage is { Began: null, Ended: not null }).ToList())
        {
            var open = told.FindAll(t => t.Person == end.Person && t.Marriage is { EndedBy: null, Began: { } began } && began.Earliest <= end.Marriage.Ended!.Latest);
            if (open is [var only])
            {
                told[told.IndexOf(only)] = only.With(end) with { Origin = end.Marriage };
                told.Remove(end);
            }
        }

        // Of a revoked divorce the register left tells only that it was revoked: the marriage is told by the register entered.
        told.RemoveAll(t => t.Marriage is { Began: null, DivorceRevokedOn: { } on } && told.Exists(o => o.Person == t.Person && o.Marriage is { Began: not null, DivorceRevokedOn: { } same } && same.IsSameAs(on)));
    }

    // Recorded before inferred; null where nothing but a name, or not even that, fits.
    private LinkOrigin? Fit(Told one, Told other)
    {
        var sameDay = one.Marriage.Began is { } began && other.Marriage.Began is { } day ? began.IsSameAs(day) : (bool?)null;
        if (sameDay == false || (one.Marriage.Ended is { } end && other.Marriage.Ended is { } ended && !end.IsSameAs(ended)))
        {
            return null;
        }

        var (names, back) = (this.names.Bears(other.Person, one.Marriage.SpouseName), this.names.Bears(one.Person, other.Marriage.SpouseName));
        var together = one.Couple is { } register && other.Couple == register;
        return together && (names || back || sameDay == true) ? LinkOrigin.Recorded
            : sameDay == true && names && back ? LinkOrigin.Recorded
            : IsOnePlace(one, other) || IsOnePlace(other, one) ? names && back ? LinkOrigin.Recorded : names || back ? LinkOrigin.Inferred : null
            : null;
    }

    // One went to the register of the couple, the other's divorce names it.
    private static bool IsOnePlace(Told one, Told other) =>
        one.Marriage.Destination is { } to && (other.Origin ?? other.Marriage) is { Began: null, Former: { } from } && RecordedFacts.DomicileOf(to) == RecordedFacts.DomicileOf(from);

    private static MarriageLink Link(Told one, Told? other, LinkOrigin origin)
    {
        var (own, its) = other is null ? (one.Marriage, null) : (one.Marriage.SeenWith(other.Marriage), other.Marriage.SeenWith(one.Marriage));
        var ended = own.EndedBy is null ? its : own;
        return new(one.Person, other?.Person, one.Marriage.Began ?? other?.Marriage.Began, origin)
        {
            OtherName = other is null ? one.Marriage.SpouseName : null,
            Ended = ended?.Ended,
            EndedBy = ended?.EndedBy switch { null => null, MatterTitles.Divorce => MarriageEnd.Divorce, MatterTitles.AnnulmentOfMarriage => MarriageEnd.Annulment, _ => MarriageEnd.Death },
            AffinityEnded = one.Marriage.AffinityEnded ?? other?.Marriage.AffinityEnded,
            DivorceRevokedOn = one.Marriage.DivorceRevokedOn ?? other?.Marriage.DivorceRevokedOn,
        };
    }

    private sealed record Told(PersonId Person, MarriageOnRecord Marriage)
    {
        /// <summary>The register in which the person is one of the couple by this marriage, or null.</summary>
        public RegisterId? Couple { get; init; }

        /// <summary>The record of the end alone that closed this marriage: it names the register of the couple.</summary>
        public MarriageOnRecord? Origin { get; init; }

        public Told With(Told other)
        {
            var (own, its) = (Marriage.SeenWith(other.Marriage), other.Marriage.SeenWith(Marriage));
            return this with
            {
                Couple = Couple ?? other.Couple,
                Marriage = (own.Began is null ? its with { Former = own.Former } : own) with
                {
                    Destination = own.Destination ?? its.Destination,
                    SpouseName = own.SpouseName ?? its.SpouseName,
                    Ended = own.Ended ?? its.Ended,
                    EndedBy = own.EndedBy ?? its.EndedBy,
                    AffinityEnded = own.AffinityEnded ?? its.AffinityEnded,
                    DivorceRevokedOn = own.DivorceRevokedOn ?? its.DivorceRevokedOn,
                },
            };
        }
    }
}
