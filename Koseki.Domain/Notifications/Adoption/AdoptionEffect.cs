using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Adoption;

/// <summary>
/// What an adoption changes (戸籍法17条, 18条3項, 20条): the adopted, a spouse, or an adopter who stands as a child change registers, and everybody's
/// entry says so. 親権 and 後見 are left behind: those who adopt hold it from now on.
/// </summary>
/// <param name="n">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="templates">The record examples of adoption.</param>
internal sealed class AdoptionEffect(AdoptionNotification n, Circumstances c, RecordTemplates templates)
{
    private const string Cause = MatterTitles.Adoption;

    private readonly EffectBuilder builder = new(c);

    // Without 新しい本籍 a rule asks for its correction; the preview shows the gap.
    private RegisteredDomicile NewDomicile => n.NewDomicile ?? new(DraftReader.Missing);

    internal static Effect? Of(AdoptionNotification n, Circumstances c, RecordTemplates templates) =>
        n.Adopters.Select(a => a.Party.Register).Append(n.Place?.Register).Any(r => r is { State: not RegisterState.Current }) ? null : new AdoptionEffect(n, c, templates).Make();

    private Effect Make()
    {
        switch (n.Movement)
        {
            case Movement.None:
                Stay(("養親の戸籍", n.Base?.Party.Designation));
                Adopt(n.Place is null ? [("養子の国籍", n.Nationality), ("養子の生年月日", ForeignPerson.BirthDate(n.BirthDate))] : [("養子の戸籍", n.Place.Designation)]);
                break;
            case Movement.SameRegister:
                Stay(("養親の戸籍", null));
                Adopt();
                break;
            case Movement.IntoAdopters:
                Into(n.Base!.Party, n.Place!);
                Adopt();
                break;
            case Movement.NewOfAdopter:
                MakeForAdopter(n.Base!, n.Place!);
                break;
            case Movement.NewOfAdopted:
                MakeForAdopted(n.Base!.Party, n.Place!);
                Adopt(("養子の新本籍", NewDomicile.Text));
                break;
        }

        var effect = builder.Build([]);
        return effect with { Messages = [.. effect.Messages, .. new AdoptionNotices(n, c, effect.Changes).All()], Links = Links(effect.Changes) };
    }

    // Nobody moves: the columns are filled where the adopted stands. Columns that name somebody already are a finding of their own.
    private void Stay((string, string?) adoptersRegister)
    {
        if (n.Place is not { Register: { } register, Entry: { } entry } place)
        {
            return;
        }

        var at = register.Entries.ToList().FindLastIndex(e => e.Person == entry.Person);
        foreach (var (item, value) in Columns(place).Where(i => i.Item.Of(entry) is null && i.Value is not null))
        {
            builder.Add(new RegisterChange.SetItem(register.Id, at, item, value, null));
        }

        builder.Add(new RegisterChange.WriteStatusMatter(register.Id, place.Person, Adopted(null, adoptersRegister)));
    }

    private void Into(PartyOnPaper home, PersonInRegister place)
    {
        builder.Leave(place, () => Adopted(null, ("入籍戸籍", home.Designation)), home.Register is { } ours ? Destination.Ours(ours) : Destination.Other(home.Elsewhere!, home.FamilyName, null));
        if (home.Register is { } register)
        {
            Enter(register.Id, place, null, true, Adopted(null, ("従前戸籍", place.Designation)));
        }
    }

    // 17条: the adopter stands as a child; who adopts alone.
    private void MakeForAdopter(Adopter adopter, PersonInRegister place)
    {
        var mover = adopter.Party is { Register: { } own, Entry: { } entry } ? PersonInRegister.Of(own, entry) : null;
        var to = n.NewMunicipality is { } municipality ? Destination.NewOfOther(municipality, NewDomicile, adopter.Party.Name, mover?.FamilyName ?? adopter.Party.FamilyName, mover?.FamilyNameKana) : Destination.NewOfOurs(NewDomicile);
        if (mover is not null)
        {
            builder.Leave(mover, () => Adopting(adopter, ("新本籍", NewDomicile.Text)), to);
        }

        builder.Leave(place, () => Adopted(null, ("新本籍", NewDomicile.Text)), to);
        if (n.NewMunicipality is null && mover is not null)
        {
            var made = builder.Compile(NewDomicile, mover.FamilyName, mover.FamilyNameKana, mover.Entry.GivenName);
            Enter(made, mover, null, false, Adopting(adopter, ("従前戸籍", mover.Designation)));
            Enter(made, place, null, true, Adopted(null, ("従前戸籍", place.Designation)));
        }
    }

    // 20条: the couple of which the head is adopted gets a register of the adopters' 氏.
    private void MakeForAdopted(PartyOnPaper home, PersonInRegister place)
    {
        var family = home.Register?.FamilyName ?? home.FamilyName;
        var to = n.NewMunicipality is { } municipality ? Destination.NewOfOther(municipality, NewDomicile, family + place.Entry.GivenName, family, home.Register?.FamilyNameKana) : Destination.NewOfOurs(NewDomicile);
        var (together, day) = (n.IsWithSpouse, Calendar.RegisterDate.Of(c.RegisterDay).Text);
        PersonInRegister[] couple = n.Spouse is { } spouse ? [place, spouse] : [place];
        foreach (var person in couple)
        {
            builder.Leave(person, () => person == place || together ? Adopted(Partner(person), ("新本籍", NewDomicile.Text), ("養親の戸籍", home.Designation))
                : templates.StatusMatter("M-HAI-ENGUMI-OLD", c, ("除籍日", day), ("除籍事由", Reason(place)), ("新本籍", NewDomicile.Text)), to);
        }

        if (n.NewMunicipality is not null || place.Register is null)
        {
            return;
        }

        var made = builder.Compile(NewDomicile, family, home.Register?.FamilyNameKana, place.Entry.GivenName);
        foreach (var person in couple)
        {
            Enter(made, person, person.Entry.Spouse, person == place || together, person == place || together ? Adopted(Partner(person), ("従前戸籍", person.Designation), ("養親の戸籍", home.Designation))
                : templates.StatusMatter("M-HAI-ENGUMI-NEW", c, ("入籍日", day), ("入籍事由", Reason(place)), ("従前戸籍", person.Designation)));
        }
    }

    private static string Reason(PersonInRegister adopted) => adopted.Entry.Spouse == SpouseMark.Wife ? "妻の縁組" : "夫の縁組";

    private string? Partner(PersonInRegister person) => !n.IsWithSpouse ? null : person.Entry.Spouse == SpouseMark.Wife ? SpouseMark.Husband.Word() : SpouseMark.Wife.Word();

    private void Enter(RegisterId register, PersonInRegister person, SpouseMark? mark, bool isAdopted, StatusMatter matter)
    {
        var entry = !isAdopted ? person.Entry : (Columns(person).Aggregate(person.Entry, (e, i) => i.Item == EntryItem.AdoptiveFather ? e with { AdoptiveFather = i.Value }
            : i.Item == EntryItem.AdoptiveMother ? e with { AdoptiveMother = i.Value } : e with { AdoptiveRelationship = i.Value }) with
        {
            Matters = [.. person.Entry.Matters.Where(m => m.Title is not (MatterTitles.ParentalAuthority or MatterTitles.Guardianship))],
        });
        builder.Enter(register, person with { Entry = entry }, mark, matter.Title, n.AdoptedOn(c).Day ?? c.ReceiptDate);
        builder.Add(new RegisterChange.WriteStatusMatter(register, person.Person, matter));
    }

    // The parents of this adoption; the other of a couple stays where that one has adopted before.
    private IEnumerable<(EntryItem Item, string? Value)> Columns(PersonInRegister adopted)
    {
        var (entry, stays) = (adopted.Entry, AdoptionKin.IsOfTheSpouse(n, adopted, c));
        yield return (EntryItem.AdoptiveFather, NameOf(Sex.Male) ?? (stays ? entry.AdoptiveFather : null));
        yield return (EntryItem.AdoptiveMother, NameOf(Sex.Female) ?? (stays ? entry.AdoptiveMother : null));
        yield return (EntryItem.AdoptiveRelationship, AdoptionChoices.Relationship(entry.Sex));
    }

    private string? NameOf(Sex sex) => n.Adopters.FirstOrDefault(a => a.Sex == sex)?.Party.Name;

    private void Adopt(params (string, string?)[] more)
    {
        foreach (var adopter in n.Adopters.Where(a => a.Party.Entry is not null))
        {
            foreach (var adopted in n.Adoptees)
            {
                builder.Add(new RegisterChange.WriteStatusMatter(adopter.Party.Register!.Id, adopter.Party.Entry!.Person, Adopting(adopter, [(MatterLabels.AdoptedName, adopted.Name), .. more])));
            }
        }
    }

    private StatusMatter Adopting(Adopter adopter, params (string Label, string?)[] more) => templates.StatusMatter("M-ENGUMI-OYA", c,
    [
        ("縁組日", n.AdoptedOn(c).Text), ("共同縁組者", n.Side != AdopterSide.Couple ? null : adopter.Sex == Sex.Male ? SpouseMark.Wife.Word() : SpouseMark.Husband.Word()),
        .. more.Any(m => m.Label == MatterLabels.AdoptedName) ? [] : new (string, string?)[] { (MatterLabels.AdoptedName, n.Name) }, .. more,
    ]);

    private StatusMatter Adopted(string? partner, params (string, string?)[] more)
    {
        var foreigners = n.Adopters.Where(a => a.Party.IsForeign).SelectMany(a => new (string, string?)[] { ($"{a.Word}の国籍", a.Party.Nationality), ($"{a.Word}の生年月日", ForeignPerson.BirthDate(a.Party.BirthDate)) });
        return templates.StatusMatter("M-ENGUMI-YOSHI", c,
            [("縁組日", n.AdoptedOn(c).Text), ("共同縁組者", partner), ("養父氏名", NameOf(Sex.Male)), ("養母氏名", NameOf(Sex.Female)), ("代諾者", n.ConsentOnRecord), .. foreigners, .. more]);
    }

    // A person whom no register of ours shows has no number.
    private FamilyLinks Links(IReadOnlyList<RegisterChange> changes)
    {
        PersonInRegister?[] adopted = n.IsWithSpouse ? [n.Place, n.Spouse] : [n.Place];
        return new()
        {
            Adoptions = [.. adopted.Select(p => CommonNotices.NumberOf(p, changes)).OfType<PersonId>().SelectMany(p => n.Adopters.Select(a => a.Party.Person).OfType<PersonId>().Select(a => new AdoptionLink(p, a, n.AdoptedOn(c), LinkOrigin.Recorded)))],
        };
    }
}
