using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Dissolution;

/// <summary>
/// What a 離縁 changes (民法816条, 戸籍法19条1項, 20条): the adopted goes back to the 氏 before the adoption, a spouse with the adopted, or stays where a spouse's 氏,
/// the other adopter or a later adoption holds; everybody's entry says so. Children of the adopted stay.
/// </summary>
/// <param name="n">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="templates">The record examples.</param>
internal sealed class DissolutionEffect(DissolutionNotification n, Circumstances c, RecordTemplates templates)
{
    private readonly EffectBuilder builder = new(c);

    private RegisteredDomicile NewDomicile => n.NewDomicile ?? new(DraftReader.Missing);

    private string? Kana => DissolutionKin.ReadingBefore(n, c) ?? n.FormerNameKana;

    internal static Effect? Of(DissolutionNotification n, Circumstances c, RecordTemplates templates) =>
        new[] { n.Place.Register, n.FormerRegister }.Concat(n.Adopters.Where(a => !a.Party.IsDead).Select(a => a.Party.Register)).Any(r => r is { State: not RegisterState.Current }) ? null : new DissolutionEffect(n, c, templates).Make();

    private Effect Make()
    {
        if (n.Way is null or PartedWay.Stays or PartedWay.KeepsName)
        {
            Stay();
        }
        else if (n is { Standing: PartedStanding.MarriedHead, Way: PartedWay.NewRegister })
        {
            MakeForCouple();
        }
        else
        {
            GoBack();
        }

        // A dead adopter's entry says nothing of it.
        foreach (var adopter in n.Adopters.Where(a => a.Party is { Entry: not null, IsDead: false }))
        {
            builder.Add(new RegisterChange.WriteStatusMatter(adopter.Party.Register!.Id, adopter.Party.Entry!.Person, OnAdopter(adopter)));
        }

        var effect = builder.Build([]);
        return effect with { Messages = [.. effect.Messages, .. new DissolutionNotices(n, c, effect.Changes).All()] };
    }

    // Who keeps the 氏 does not go back: the paper handed in with this one leads to the new register (19条3項).
    private void Stay()
    {
        if (n.Place is not { Register: { } register, Entry: { } entry })
        {
            return;
        }

        var (at, matter) = (register.Entries.ToList().FindLastIndex(e => e.Person == entry.Person), OnAdopted());
        var (father, mother) = DissolutionKin.Columns(n, matter, c);
        foreach (var (item, value) in new[] { (EntryItem.AdoptiveFather, father), (EntryItem.AdoptiveMother, mother), (EntryItem.AdoptiveRelationship, father is null && mother is null ? null : entry.AdoptiveRelationship) }.Where(i => i.Item1.Of(entry) != i.Item2))
        {
            builder.Add(new RegisterChange.SetItem(register.Id, at, item, value, null));
        }

        builder.Add(new RegisterChange.WriteStatusMatter(register.Id, entry.Person, matter));
        WriteCustody(register.Id);
    }

    private void GoBack()
    {
        var isNew = n.Way == PartedWay.NewRegister;
        var to = isNew ? n.NewMunicipality is { } municipality ? Destination.NewOfOther(municipality, NewDomicile, n.FamilyNameAfter + n.Place.Entry.GivenName, n.FamilyNameAfter, Kana) : Destination.NewOfOurs(NewDomicile)
            : n.FormerRegister is { } ours ? Destination.Ours(ours) : n.FormerElsewhere is { } elsewhere ? Destination.Other(elsewhere, n.FamilyNameAfter, null) : Destination.NewOfOurs(new(DraftReader.Missing));
        builder.Leave(n.Place, () => OnAdopted(isNew ? ("新本籍", NewDomicile.Text) : ("入籍戸籍", to.Text)), to);
        var entered = isNew ? n.NewMunicipality is null ? builder.Compile(NewDomicile, n.FamilyNameAfter, Kana, n.Place.Entry.GivenName) : null : n.FormerRegister?.Id;
        if (entered is { } register)
        {
            Enter(register, null);
            WriteCustody(register);
        }
    }

    // 20条: the couple of which the head was adopted gets a register of the 氏 before.
    private void MakeForCouple()
    {
        var to = n.NewMunicipality is { } municipality ? Destination.NewOfOther(municipality, NewDomicile, n.FamilyNameAfter + n.Place.Entry.GivenName, n.FamilyNameAfter, Kana) : Destination.NewOfOurs(NewDomicile);
        var (day, reason) = (RegisterDate.Of(c.RegisterDay).Text, n.Place.Entry.Spouse == SpouseMark.Wife ? "妻の離縁" : "夫の離縁");
        builder.Leave(n.Place, () => OnAdopted(("新本籍", NewDomicile.Text)), to);
        if (n.Spouse is { } leaving)
        {
            builder.Leave(leaving, () => templates.StatusMatter("M-HAI-RIEN-OLD", c, ("除籍日", day), ("除籍事由", reason), ("新本籍", NewDomicile.Text)), to);
        }

        if (n.NewMunicipality is not null || n.Place.Register is null)
        {
            return;
        }

        var made = builder.Compile(NewDomicile, n.FamilyNameAfter, Kana, n.Place.Entry.GivenName);
        Enter(made, n.Place.Entry.Spouse);
        if (n.Spouse is { } spouse)
        {
            var matter = templates.StatusMatter("M-HAI-RIEN-NEW", c, ("入籍日", day), ("入籍事由", reason), ("従前戸籍", spouse.Designation));
            builder.Enter(made, spouse, spouse.Entry.Spouse, matter.Title, n.DissolvedOn(c).Day ?? c.ReceiptDate);
            builder.Add(new RegisterChange.WriteStatusMatter(made, spouse.Person, matter));
        }
    }

    // The adoption ends now, so it is not carried: the entry is passed with the 離縁 (39条1項3号). 親権 of the adopters ends with it.
    private void Enter(RegisterId register, SpouseMark? mark)
    {
        var (entry, matter) = (n.Place.Entry, OnAdopted(("従前戸籍", n.Place.Designation)));
        var (father, mother) = DissolutionKin.Columns(n, matter, c);
        builder.Enter(register, n.Place with
        {
            Entry = entry with
            {
                AdoptiveFather = father,
                AdoptiveMother = mother,
                AdoptiveRelationship = father is null && mother is null ? null : entry.AdoptiveRelationship,
                Matters = [.. entry.Matters.Where(m => m.Title is not (MatterTitles.ParentalAuthority or MatterTitles.Guardianship)), matter],
            },
        }, mark, MatterTitles.DissolutionOfAdoption, n.DissolvedOn(c).Day ?? c.ReceiptDate);
        builder.Add(new RegisterChange.WriteStatusMatter(register, n.Place.Person, matter));
    }

    private void WriteCustody(RegisterId register)
    {
        if (n.Custody is { } custody)
        {
            builder.Add(new RegisterChange.WriteStatusMatter(register, n.Place.Person, templates.StatusMatter("M-SHINKEN-RIEN", c,
                ("親権者を定めた日", n.DissolvedOn(c).Text), ("親権者", DissolutionChoices.Custodies.Word(custody)), ("届出人", "父母"))));
        }
    }

    // By the name that the adoption is recorded with, so that the two belong together.
    private string? NameOf(Sex sex) => n.Adopters.FirstOrDefault(a => a.Sex == sex) is not { } adopter ? null
        : (n.Manner == DissolutionManner.Posthumous ? RecordedFacts.Late : "") + (DissolutionKin.Ended(n, c)?.Of(sex) ?? adopter.Party.Name);

    private StatusMatter OnAdopted(params (string, string?)[] more) => Matter("M-RIEN-YOSHI",
        [("養父氏名", NameOf(Sex.Male)), ("養母氏名", NameOf(Sex.Female)), .. more], ("協議者", n.NegotiatorOnRecord),
        n.Notifier == DissolvingParty.Adopters ? n.Side == DissolvingSide.Couple && n.Adopters.All(a => a.HasSigned) ? "養父母" : n.Adopters.FirstOrDefault(a => a.HasSigned)?.Word ?? n.Adopters[0].Word : null);

    private StatusMatter OnAdopter(PartingAdopter adopter) => Matter("M-RIEN-OYA",
        [("共同離縁者", n.Side != DissolvingSide.Couple ? null : adopter.Sex == Sex.Male ? SpouseMark.Wife.Word() : SpouseMark.Husband.Word()), (MatterLabels.AdoptedName, n.Name)], null,
        n.Notifier == DissolvingParty.Adopted ? n.NegotiatorOnRecord ?? "養子" : null);

    private StatusMatter Matter(string template, IEnumerable<(string, string?)> who, (string, string?)? agreed, string? notifier)
    {
        (string, string?) on = (DissolutionChoices.DayLabel(n.Manner), n.DissolvedOn(c).Text);
        return n.IsByCourt ? templates.StatusMatter("M-RIEN-SAIBAN", c, [on, .. who, ("届出日", RegisterDate.Of(c.ReceiptDate).Text), ("届出人", notifier)])
            : templates.StatusMatter(template, c, [on, .. who, .. agreed is { } by ? new[] { by } : []]);
    }
}
