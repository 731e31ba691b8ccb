using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>
/// What is left of an act that never was: every matter of it is erased, whoever it moved leaves the register entered and stands again at the end of
/// the one left, which is opened where it had been closed; 夫 and 妻, and the adoptive columns, are as before. Who was taken out by a death that is
/// none gets the mark taken away where it is.
/// </summary>
internal sealed class VoidActEffect(CorrectionNotification n, VoidAct act, Circumstances c, CorrectionText text)
{
    private readonly EffectBuilder builder = new(c);
    private readonly HashSet<RegisterId> opened = [];

    private RegisterDate Day => RegisterDate.Of(c.RegisterDay);

    internal Effect Make()
    {
        foreach (var trace in act.Traces)
        {
            builder.Add(new RegisterChange.AmendMatter(trace.Register.Id, trace.Place, [], text.Erased($"{trace.Matter.Title}事項", trace.Matter.Lines, Why(trace))));
        }

        if (act.IsOfNobodyLeft)
        {
            Revive();
        }
        else
        {
            Columns();
            Marks();
            var returns = act.Moved.Select(p => Homecoming.Of(p, c)).ToList();
            foreach (var back in returns.Where(b => b.Party.Now is not null))
            {
                var now = back.Party.Now!;
                builder.TakeOut(PersonInRegister.Of(now.Register, now.Entry), Cause, back.Home is { } ours ? Destination.Ours(ours) : Destination.Other(back.Elsewhere!, n.ReturnName ?? DraftReader.Missing, null));
            }

            foreach (var back in returns.Where(b => b.Home is not null))
            {
                Return(back.Party, back.Home!);
            }
        }

        var effect = builder.Build([]);
        return effect with { Messages = [.. effect.Messages, .. CorrectionNotices.OfVoidAct(n, act, effect.Changes, c)], Undone = act.Pairs };
    }

    private string Cause => n.Ground == CorrectionGround.Judged ? $"{Short}無効" : $"{act.Title}の{CorrectionForm.Correct}";

    private string Short => act.Title is MatterTitles.Adoption or MatterTitles.DissolutionOfAdoption ? act.Title[2..] : act.Title;

    // By a judgment each says with whom; a permission says itself.
    private string Why(ActTrace trace)
    {
        if (n.Ground != CorrectionGround.Judged)
        {
            return text.Why;
        }

        var matter = trace.Matter;
        var adopters = string.Join("及び", new[] { (EntryItem.AdoptiveFather.Label(), matter[MatterLabels.AdoptiveFather]), (EntryItem.AdoptiveMother.Label(), matter[MatterLabels.AdoptiveMother]) }.Where(a => a.Item2 is not null).Select(a => a.Item1 + a.Item2));
        return matter switch
        {
            { Title: MatterTitles.Marriage or MatterTitles.Divorce } => $"{(trace.Entry.Sex == Sex.Male ? SpouseMark.Wife : SpouseMark.Husband).Word()}{matter[MatterLabels.SpouseName]}との{act.Title}無効の裁判確定",
            { Title: MatterTitles.ParentalAuthority } => $"{(act.Title == MatterTitles.Divorce ? "父母の" : "")}{Short}無効の裁判確定",
            { Title: MatterTitles.Acknowledgement } => matter[MatterLabels.AcknowledgedChild] is { } child ? $"子{child}の認知無効の裁判確定" : $"父{matter[MatterLabels.Acknowledger]}の認知無効の裁判確定",
            _ when matter[MatterLabels.AdoptedName] is { } adopted => $"養子{adopted}との{Short}無効の裁判確定",
            _ when adopters.Length > 0 => $"{adopters}との{Short}無効の裁判確定",
            _ => $"{Short}無効の裁判確定",
        };
    }

    // 認知 gave a father, 縁組 adopters to whoever did not move by it.
    private void Columns()
    {
        foreach (var (party, trace) in act.Parties.Where(p => !p.HasMoved).SelectMany(p => p.Traces.DistinctBy(t => (t.Register.Id, t.EntryAt)).Select(t => (p, t))))
        {
            foreach (var item in Columns(trace).Where(i => i.Of(trace.Entry) is { Length: > 0 }))
            {
                builder.Add(new RegisterChange.SetItem(trace.Register.Id, trace.EntryAt, item, null, text.AsMatter(text.Erased(item.Word(), [new(item.Label(), item.Of(trace.Entry)!)], Why(trace)))));
            }

            // 離縁 that never was: those of the adoption that stands written come back.
            if (act.Title == MatterTitles.DissolutionOfAdoption && trace.Matter[MatterLabels.AdoptedName] is null && RecordedFacts.StandingAdoptions(party.Without(trace)) is [.., var adoption])
            {
                (EntryItem Item, string? Value)[] columns = [(EntryItem.AdoptiveFather, adoption.Father), (EntryItem.AdoptiveMother, adoption.Mother), (EntryItem.AdoptiveRelationship, trace.Entry.Sex == Sex.Male ? "養子" : "養女")];
                foreach (var (item, value) in columns.Where(i => i.Value is not null && i.Item.Of(trace.Entry) is null))
                {
                    builder.Add(new RegisterChange.SetItem(trace.Register.Id, trace.EntryAt, item, value, null));
                }
            }
        }
    }

    private IEnumerable<EntryItem> Columns(ActTrace trace) =>
        act.Title == MatterTitles.Acknowledgement && trace.Matter[MatterLabels.Acknowledger] is not null ? [EntryItem.Father]
        : act.Title == MatterTitles.Adoption && trace.Matter[MatterLabels.AdoptedName] is null ? OfTheAdoption(trace) : [];

    // 養父母欄 of an adoption before this one stays.
    private static IEnumerable<EntryItem> OfTheAdoption(ActTrace trace)
    {
        var (father, mother) = (trace.Matter[MatterLabels.AdoptiveFather], trace.Matter[MatterLabels.AdoptiveMother]);
        var items = new[] { (EntryItem.AdoptiveFather, father), (EntryItem.AdoptiveMother, mother) }.Where(i => i.Item2 is not null && i.Item1.Of(trace.Entry) == i.Item2).Select(i => i.Item1).ToList();
        var isLast = new[] { EntryItem.AdoptiveFather, EntryItem.AdoptiveMother }.All(i => items.Contains(i) || i.Of(trace.Entry) is null);
        return items.Count > 0 && isLast ? [.. items, EntryItem.AdoptiveRelationship] : items;
    }

    // 夫 and 妻 where the person stands: gone with a marriage that was none, back with a divorce that was none.
    private void Marks()
    {
        foreach (var now in act.Parties.Select(p => p.Now).OfType<ActTrace>())
        {
            var mark = act.Title == MatterTitles.Marriage ? null : now is { Matter.Title: MatterTitles.Divorce, Came: false } ? MarkOf(now.Entry) : now.Entry.Spouse;
            if (mark != now.Entry.Spouse)
            {
                builder.Add(new RegisterChange.SetSpouse(now.Register.Id, now.Entry.Person, mark));
            }
        }
    }

    private static SpouseMark MarkOf(RegisterEntry entry) => entry.Sex == Sex.Male ? SpouseMark.Husband : SpouseMark.Wife;

    private void Return(ActParty party, FamilyRegister home)
    {
        Open(home);
        var (left, now) = (party.Home!, party.Now);
        var mark = act.Title switch
        {
            MatterTitles.Marriage => null,
            MatterTitles.Divorce => MarkOf(left.Entry),
            _ => (now ?? left).Entry.Spouse,
        };
        var former = left.Entry;
        builder.Add(new RegisterChange.Enter(home.Id, (now?.Entry ?? former) with
        {
            Matters = [], Removed = null, Spouse = mark, Entered = new(Day, MatterTitles.Restoration),
            AdoptiveFather = former.AdoptiveFather, AdoptiveMother = former.AdoptiveMother, AdoptiveRelationship = former.AdoptiveRelationship,
        }));
        var carried = Carried(party, mark);
        if (carried.Count > 0)
        {
            builder.Add(new RegisterChange.CarryOver(home.Id, party.Person, now?.Register.Id, carried));
        }

        builder.Add(new RegisterChange.WriteStatusMatter(home.Id, party.Person, text.Restored(Why(now ?? left))));
    }

    // What stands now, in its order of before, and what the act had ended (戸籍法施行規則39条2項).
    private ValueList<StatusMatter> Carried(ActParty party, SpouseMark? mark)
    {
        var before = Of(party.Without(party.Home!) with { Spouse = mark });
        if (party.Now is not { } now)
        {
            return before;
        }

        var (rest, carried) = (Of(party.Without(now) with { Spouse = mark }).ToList(), new List<StatusMatter>());
        foreach (var matter in before)
        {
            var same = rest.Find(m => m.Title == matter.Title && m.Lines.Equals(matter.Lines)) ?? (Ends(matter.Title) ? null : rest.Find(m => m.Title == matter.Title));
            if (same is not null)
            {
                rest.Remove(same);
            }

            carried.AddRange(same is not null ? [same] : Ends(matter.Title) ? [matter] : Array.Empty<StatusMatter>());
        }

        return [.. carried, .. rest];
    }

    private ValueList<StatusMatter> Of(RegisterEntry entry) => CarryOverRules.StatusMatters(entry, c.RegisterDay, Legitimacy.Of(entry, c.Kin) == true);

    private bool Ends(string title) => act.Title switch
    {
        MatterTitles.Divorce => title == MatterTitles.Marriage || MatterTitles.OfForeignSpouse.Contains(title),
        MatterTitles.DissolutionOfAdoption => title == MatterTitles.Adoption,
        MatterTitles.Adoption => title is MatterTitles.ParentalAuthority or MatterTitles.Guardianship,
        _ => false,
    };

    private void Revive()
    {
        if (act.Parties[0].Traces.LastOrDefault(t => t.Matter.Title == act.Title && t.Entry.IsRemoved) is not { } died)
        {
            return;
        }

        Open(died.Register);
        builder.Add(new RegisterChange.Unremove(died.Register.Id, died.EntryAt, text.Restored(text.Why)));
        foreach (var spouse in act.Parties.Skip(1).Select(p => p.Now).OfType<ActTrace>().Where(s => s.Entry.Spouse is null && s.Register.Id == died.Register.Id))
        {
            builder.Add(new RegisterChange.SetSpouse(spouse.Register.Id, spouse.Entry.Person, MarkOf(spouse.Entry)));
        }
    }

    // 戸籍の回復: its closing is erased first.
    private void Open(FamilyRegister register)
    {
        var closing = register.Matters.ToList().FindLastIndex(m => m is { Title: MatterTitles.Closing, IsErased: false });
        if (register.State == RegisterState.Removed && closing >= 0 && opened.Add(register.Id))
        {
            builder.Add(new RegisterChange.AmendMatter(register.Id, new(null, closing), [], text.Erased($"{MatterTitles.Closing}事項", register.Matters[closing].Lines, n.Ground == CorrectionGround.Judged ? $"{Short}無効の裁判確定" : text.Why)));
            builder.Add(new RegisterChange.Reopen(register.Id, closing));
        }
    }
}
