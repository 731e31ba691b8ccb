using Koseki.Domain.Calendar;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>A matter that records the act, where it stands.</summary>
/// <param name="Register">The register.</param>
/// <param name="Place">Entry and matter.</param>
internal sealed record ActTrace(FamilyRegister Register, MatterPlace Place)
{
    internal int EntryAt => Place.Entry!.Value;

    internal RegisterEntry Entry => Register.Entries[EntryAt];

    internal StatusMatter Matter => Entry.Matters[Place.Index];

    /// <summary>Whether the person stands there.</summary>
    internal bool IsStanding => Register.State == RegisterState.Current && !Entry.IsRemoved;

    /// <summary>Whether it tells that the person came there.</summary>
    internal bool Came => Matter[MatterLabels.FormerRegister] is not null;

    /// <summary>Whether it tells that the person left.</summary>
    internal bool Left => (Matter[MatterLabels.NewDomicile] ?? Matter[MatterLabels.RegisterEntered]) is not null;
}

/// <summary>One of those whom the act concerned, by number, with every matter that tells of it.</summary>
/// <param name="Person">The number.</param>
/// <param name="Traces">The matters in registers that the paper names.</param>
internal sealed record ActParty(PersonId Person, IReadOnlyList<ActTrace> Traces)
{
    /// <summary>Where the person stands and the act is told; null where that is no register that the paper names.</summary>
    internal ActTrace? Now => Traces.Where(t => t.IsStanding).OrderBy(t => t.Came).LastOrDefault();

    /// <summary>The entry from which the act took the person, or null.</summary>
    internal ActTrace? Home => Traces.LastOrDefault(t => t is { Left: true, Entry.IsRemoved: true });

    /// <summary>An entry of the person's as it were without the act.</summary>
    internal RegisterEntry Without(ActTrace at) =>
        at.Entry with { Matters = [.. at.Entry.Matters.Where((_, i) => !Traces.Any(t => t.Register.Id == at.Register.Id && t.Place == new MatterPlace(at.EntryAt, i)))] };

    /// <summary>What is written behind the act on an entry and is none of it.</summary>
    internal IEnumerable<StatusMatter> Behind(ActTrace at) => at.Entry.Matters
        .Where((m, i) => i > at.Place.Index && !m.IsErased && !Traces.Any(t => t.Register.Id == at.Register.Id && t.Place == new MatterPlace(at.EntryAt, i)));

    /// <summary>Whether the act took the person from one register to another.</summary>
    internal bool HasMoved => Home is not null || Now is { Came: true };
}

/// <summary>
/// An act that never was (民法742条, 764条, 802条, 815条, 786条), or a death (or a removal for age) recorded by mistake: all matters that tell of it in the registers
/// that the paper names, found by the numbers of those whom it concerned and by its day.
/// </summary>
internal sealed record VoidAct
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Days = new(StringComparer.Ordinal)
    {
        [MatterTitles.Marriage] = [MatterLabels.MarriedOn],
        [MatterTitles.Divorce] = MatterLabels.DivorcedOn,
        [MatterTitles.Adoption] = [MatterLabels.AdoptedOn],
        [MatterTitles.DissolutionOfAdoption] = MatterLabels.DissolvedOn,
        [MatterTitles.Acknowledgement] = MatterLabels.AcknowledgedOn,
        [MatterTitles.Death] = [MatterLabels.DiedOn],
        [MatterTitles.RemovalForAge] = [MatterLabels.RemovedOn],
        [MatterTitles.SpousesDeath] = [MatterLabels.SpouseDiedOn],
        [MatterTitles.Entry] = [MatterLabels.NotifiedOn],
        [MatterTitles.OwnRegister] = [MatterLabels.SeparatedOn],
        [MatterTitles.ReturnToFormerName] = [MatterLabels.FormerNameSince],
    };

    /// <summary>Title of the act's matters.</summary>
    internal required string Title { get; init; }

    /// <summary>Its day.</summary>
    internal required RegisterDate On { get; init; }

    /// <summary>Those whom it concerned and who have an entry in registers that the paper names; the one chosen first.</summary>
    internal required IReadOnlyList<ActParty> Parties { get; init; }

    /// <summary>Registers of ours that tell of it too and that the paper does not name.</summary>
    internal required IReadOnlyList<FamilyRegister> Unnamed { get; init; }

    /// <summary>改製原戸籍 that tell of it: they stay as they are.</summary>
    internal required IReadOnlyList<FamilyRegister> Superseded { get; init; }

    /// <summary>Whether it does not come out by numbers who was concerned.</summary>
    internal required bool IsUnclear { get; init; }

    /// <summary>Pairs who are not to each other what the act made them.</summary>
    internal required IReadOnlyList<KinPair> Pairs { get; init; }

    /// <summary>Every matter that is erased, by register, entry and place.</summary>
    internal IEnumerable<ActTrace> Traces => Parties.SelectMany(p => p.Traces).OrderBy(t => t.Register.Id).ThenBy(t => t.EntryAt).ThenBy(t => t.Place.Index);

    /// <summary>Whether it took somebody out of every register: a death, or a removal for age.</summary>
    internal bool IsOfNobodyLeft => Title is MatterTitles.Death or MatterTitles.RemovalForAge;

    /// <summary>Those whom it moved.</summary>
    internal IEnumerable<ActParty> Moved => Parties.Where(p => p.HasMoved);

    /// <summary>The act that a matter records; null for one of which nobody is put back.</summary>
    internal static VoidAct? Of(FamilyRegister register, MatterPlace place, Circumstances c)
    {
        if (place.Entry is not { } at || register.MatterAt(place) is not StatusMatter { IsErased: false } matter || DayOf(matter) is not { } on)
        {
            return null;
        }

        var concerned = Concerned.Of(register.Entries[at].Person, matter, on, c);
        var seen = concerned.Persons.Select(p => (p.Person, Traces: c.Kin.EntriesOf(p.Person).SelectMany(e => p.In(e.Register, e.Entry)).ToList())).ToList();
        var all = seen.SelectMany(s => s.Traces).ToList();
        return new()
        {
            Title = matter.Title,
            On = on,
            Parties = [.. seen.Select(s => new ActParty(s.Person, [.. s.Traces.Where(t => t.Register.State != RegisterState.Superseded && c.Registers.Find(t.Register.Id) is not null)])).Where(p => p.Traces.Count > 0)],
            Unnamed = [.. all.Select(t => t.Register).Where(r => r.State != RegisterState.Superseded && c.Registers.Find(r.Id) is null).DistinctBy(r => r.Id)],
            Superseded = [.. all.Select(t => t.Register).Where(r => r.State == RegisterState.Superseded).DistinctBy(r => r.Id)],
            IsUnclear = concerned.IsUnclear,
            Pairs = concerned.Pairs,
        };
    }

    /// <summary>The day that a matter tells, or null.</summary>
    internal static RegisterDate? DayOf(Matter matter) => Days.TryGetValue(matter.Title, out var labels)
        && matter.Lines.FirstOrDefault(l => labels.Contains(l.Label)) is { Value.Length: > 0 } line ? RegisterDate.Parse(line.Value) : null;
}
