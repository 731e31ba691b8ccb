using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.SpecialDissolution;

/// <summary>
/// What a 特別養子離縁 changes (民法816条1項, 817条の11; 戸籍法19条1項): the child leaves the register of the adopters for the one before or a new one, where the natural parents are
/// its parents again and 認知 stands as it did. The adopters' entries say nothing (戸籍法施行規則35条3号の2).
/// </summary>
/// <param name="n">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="templates">The record examples.</param>
internal sealed class SpecialDissolutionEffect(SpecialDissolutionNotification n, Circumstances c, RecordTemplates templates)
{
    private const string Title = MatterTitles.DissolutionOfSpecialAdoption;

    private readonly EffectBuilder builder = new(c);

    private RegisteredDomicile NewDomicile => n.NewDomicile ?? new(DraftReader.Missing);

    private string? Kana => n.ReadingBefore(c) ?? n.FormerNameKana;

    internal static Effect? Of(SpecialDissolutionNotification n, Circumstances c, RecordTemplates templates) =>
        n.Way is null || new[] { n.Child.Register, n.FormerRegister }.Any(r => r is { State: not RegisterState.Current }) ? null : new SpecialDissolutionEffect(n, c, templates).Make();

    private Effect Make()
    {
        var isNew = n.Way == SpecialReturn.NewRegister;
        var to = isNew ? n.NewMunicipality is { } municipality ? Destination.NewOfOther(municipality, NewDomicile, n.FamilyNameAfter + n.Child.Entry.GivenName, n.FamilyNameAfter, Kana) : Destination.NewOfOurs(NewDomicile)
            : n.FormerRegister is { } ours ? Destination.Ours(ours) : n.FormerElsewhere is { } elsewhere ? Destination.Other(elsewhere, n.FamilyNameAfter, null) : Destination.NewOfOurs(new(DraftReader.Missing));
        builder.Leave(n.Child, () => Matter(false, isNew ? ("新本籍", NewDomicile.Text) : ("入籍戸籍", to.Text)), to);
        var register = isNew ? n.NewMunicipality is null ? builder.Compile(NewDomicile, n.FamilyNameAfter, Kana, n.Child.Entry.GivenName) : null : n.FormerRegister?.Id;
        if (register is { } entered)
        {
            Enter(entered);
        }

        var effect = builder.Build([]);
        return effect with { Messages = [.. effect.Messages, .. Messages(effect.Changes)] };
    }

    private void Enter(RegisterId register)
    {
        builder.Enter(register, n.Child with
        {
            Entry = CarryOverRules.AsBornOfAdopters(n.Child.Entry) with { Father = n.Natural.Father, Mother = n.Natural.Mother, Relationship = n.Natural.Relationship },
        }, null, Title, n.Ruling.FinalOn.Day ?? c.ReceiptDate);
        if (n.Left(c) is { } left && left.Entry.Matters.Where(m => m is { Title: MatterTitles.Acknowledgement, IsErased: false } && m[MatterLabels.Acknowledger] is not null && !RecordedFacts.IsLegitimated(left.Entry)).Select(m => m with { Amendments = [] }).ToList() is { Count: > 0 } acknowledged)
        {
            builder.Add(new RegisterChange.CarryOver(register, n.Child.Person, left.Register.Id, acknowledged.ToValueList()));
        }

        builder.Add(new RegisterChange.WriteStatusMatter(register, n.Child.Person, Matter(true, ("従前戸籍", n.Child.Designation))));
    }

    private StatusMatter Matter(bool isAfter, (string, string?) where) => templates.StatusMatter("M-TOKUBETSU-RIEN", c,
        (MatterLabels.SpeciallyDissolvedOn, n.Ruling.FinalOn.Text), (MatterLabels.AdoptiveFather, n.Adopters.Father), (MatterLabels.AdoptiveMother, n.Adopters.Mother),
        (MatterLabels.NotifiedOn, n.Ruling.NotifiedOn(c).Text), ("届出人", n.Notifier is { } notifier ? SpecialDissolutionChoices.OnRecord(notifier, isAfter) : null), where);

    private IEnumerable<OutgoingMessage> Messages(IReadOnlyList<RegisterChange> changes)
    {
        var child = CommonNotices.Of(n.Child, "養子") with { Person = CommonNotices.NumberOf(n.Child, changes) };
        var after = After(changes);
        return
        [
            .. CommonNotices.ResidentRecord(c, Title, n.Ruling.FinalOn, child, n.Address,
                [.. new ChangedItem[] { new("氏", n.Child.FamilyName, n.FamilyNameAfter), new("本籍", n.Child.Domicile, after.Domicile), new("筆頭者", n.Child.HeadName, after.Head) }.Where(i => i.Former != i.Current)]),
            .. CommonNotices.NotificationImage(c, Title, [child], [CommonNotices.Of(c, n.Child), after]),
            .. n.Ruling.IsOverdue(c)
                ? [CommonNotices.Overdue(Title, n.Ruling.OverdueCourt(c), [child], n.Ruling.Deadline(c)!.Value, n.Ruling.NotifiedOn(c), n.Notifier is { } notifier ? SpecialDissolutionChoices.Notifiers.Word(notifier) : DraftReader.Missing)] : Array.Empty<OutgoingMessage>(),
        ];
    }

    private NamedRegister After(IReadOnlyList<RegisterChange> changes) =>
        n.FormerRegister is { } ours ? CommonNotices.Of(ours)
        : n.FormerElsewhere is { } elsewhere ? CommonNotices.Of(c, elsewhere)
        : n.NewMunicipality is { } municipality ? CommonNotices.Elsewhere(c, municipality, NewDomicile.Text, n.FamilyNameAfter + n.Child.Entry.GivenName)
        : CommonNotices.Made(changes).FirstOrDefault() ?? new(null, c.Here.Code, NewDomicile.Text, n.FamilyNameAfter + n.Child.Entry.GivenName);
}
