using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.SpecialAdoption;

/// <summary>
/// What a 特別養子縁組 changes (戸籍法20条の3, 18条3項, 14条3項): the child leaves the register of the natural parents for one of its own and that one at once for the adopters'
/// register, where it stands as if born of them. Nothing of the natural parents but the birth goes along, and the adopters' entries say nothing (戸籍法施行規則35条3号の2).
/// </summary>
/// <param name="n">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="templates">The record examples.</param>
internal sealed class SpecialAdoptionEffect(SpecialAdoptionNotification n, Circumstances c, RecordTemplates templates)
{
    private const string Cause = MatterTitles.SpecialAdoptionLeft;

    private readonly EffectBuilder builder = new(c);

    internal static Effect? Of(SpecialAdoptionNotification n, Circumstances c, RecordTemplates templates) =>
        n.Adopters.Select(a => a.Party.Register).Append(n.Birth).Any(r => r is { State: not RegisterState.Current }) ? null : new SpecialAdoptionEffect(n, c, templates).Make();

    private Effect Make()
    {
        switch (n.Movement)
        {
            case SpecialMovement.None:
                break;
            case SpecialMovement.SameRegister:
                builder.Leave(n.Child!, () => Left(), Destination.Ours(n.Birth!));
                Enter(n.Birth!.Id, n.Child!, Adopted(null));
                break;
            case SpecialMovement.ThroughOwn:
                GoThroughOwn(n.Child!, n.Home!);
                break;
            case SpecialMovement.FromElsewhere:
                Enter(n.Home!.Register!.Id, n.Child!, Adopted(n.Own));
                break;
            case SpecialMovement.OwnRegister:
                Enter(MakeOwn(n.Child!), n.Child!, Adopted(n.Child!.Designation));
                break;
        }

        var effect = builder.Build([]);
        return effect with { Messages = [.. effect.Messages, .. new SpecialAdoptionNotices(n, c, effect.Changes).All()], Links = Links(effect.Changes) };
    }

    private void GoThroughOwn(PersonInRegister child, PartyOnPaper home)
    {
        var own = MakeOwn(child);
        Enter(own, child, null);
        var between = builder.At(own, child.Person);
        builder.Leave(between, () => Left("M-TOKUBETSU-MID", ("従前戸籍", child.Designation), ("入籍戸籍", home.Designation)),
            home.Register is { } ours ? Destination.Ours(ours) : Destination.Other(home.Elsewhere!, n.FamilyName, null));
        if (home.Register is { } register)
        {
            Enter(register.Id, between, Adopted(between.Designation));
        }
    }

    // At the 本籍 that the child has until now; the 氏 is that of after the adoption.
    private RegisterId MakeOwn(PersonInRegister child)
    {
        builder.Leave(child, () => Left("M-TOKUBETSU-OLD", [("新本籍", child.Domicile), ("縁組後の氏", n.FamilyName == child.FamilyName ? null : n.FamilyName),
            .. n.Adopters.Where(a => a.Party.IsForeign).SelectMany(a => new (string, string?)[] { ($"{a.Word}の国籍", a.Party.Nationality), ($"{a.Word}の生年月日", ForeignPerson.BirthDate(a.Party.BirthDate)) })]),
            Destination.NewOfOurs(child.Register!.Domicile));
        return builder.Compile(child.Register!.Domicile, n.FamilyName, n.FamilyNameKana, child.Entry.GivenName);
    }

    private void Enter(RegisterId register, PersonInRegister child, StatusMatter? matter)
    {
        var entry = CarryOverRules.AsBornOfAdopters(child.Entry) with
        {
            Father = n.ParentAfter(Sex.Male),
            Mother = n.ParentAfter(Sex.Female),
            Relationship = n.Relationship,
        };
        builder.Enter(register, child with { Entry = entry }, null, Cause, n.Ruling.FinalOn.Day ?? c.ReceiptDate);
        if (matter is not null)
        {
            builder.Add(new RegisterChange.WriteStatusMatter(register, child.Person, matter));
        }
    }

    private StatusMatter Adopted(string? former) => templates.StatusMatter("M-817-2", c, (MatterLabels.SpeciallyAdoptedOn, n.Ruling.FinalOn.Text), (MatterLabels.NotifiedOn, n.Ruling.NotifiedOn(c).Text),
        ("届出人", n.Notifier is { } notifier ? SpecialAdoptionChoices.AsParents(notifier) : DraftReader.Missing), (MatterLabels.FormerRegister, former));

    private StatusMatter Left(string template = "M-TOKUBETSU-OLD", params (string, string?)[] more) => templates.StatusMatter(template, c,
    [
        (MatterLabels.LeftBySpecialAdoptionOn, n.Ruling.FinalOn.Text), (MatterLabels.AdoptiveFather, NameOf(Sex.Male)), (MatterLabels.AdoptiveMother, NameOf(Sex.Female)),
        (MatterLabels.NotifiedOn, n.Ruling.NotifiedOn(c).Text), ("届出人", n.Notifier is { } notifier ? SpecialAdoptionChoices.Notifiers.Word(notifier) : DraftReader.Missing), .. more,
    ]);

    private string? NameOf(Sex sex) => n.Adopters.FirstOrDefault(a => a.Sex == sex)?.Party.Name;

    // A person whom no register of ours shows has no number.
    private FamilyLinks Links(IReadOnlyList<RegisterChange> changes) => CommonNotices.NumberOf(n.Child, changes) is not { } child ? FamilyLinks.None : new()
    {
        Adoptions = [.. n.Adopters.Select(a => a.Party.Person).OfType<PersonId>().Select(a => new AdoptionLink(child, a, n.Ruling.FinalOn, LinkOrigin.Recorded) { IsSpecial = true, KeptParent = n.Kept?.Person })],
    };
}
