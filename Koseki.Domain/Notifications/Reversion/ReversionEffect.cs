using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Reversion;

/// <summary>What 復氏 changes (戸籍法19条2項): the person leaves alone, for the register before the marriage or for a new one; and who is told.</summary>
internal static class ReversionEffect
{
    private const string Notification = "復氏";

    internal static Effect? Of(ReversionNotification n, Circumstances c, RecordTemplates templates)
    {
        if (n.Way is null || n.Register is { State: not RegisterState.Current } || n.FormerRegister is { State: not RegisterState.Current } || (n.Register is { } own && own.Id == n.FormerRegister?.Id))
        {
            return null;
        }

        var builder = new EffectBuilder(c);
        var day = n.RevertedOn(c).Text;
        var to = Where(n, c);
        builder.Leave(n.Person, () => templates.StatusMatter("M-FUKUSHI-OLD", c, ("婚姻前の氏に復した日", day), (n.IsNew ? "新本籍" : "入籍戸籍", to.Text)), to);
        if (n.ComesToUs)
        {
            var matter = templates.StatusMatter("M-FUKUSHI-NEW", c, ("婚姻前の氏に復した日", day), ("従前戸籍", n.Person.Designation));
            var register = n.IsNew ? builder.Compile(n.NewDomicile!, n.FamilyName, n.FamilyNameKana(c), n.Person.Entry.GivenName) : n.FormerRegister!.Id;
            builder.Enter(register, n.Person, null, matter.Title, n.Day(c));
            builder.Add(new RegisterChange.WriteStatusMatter(register, n.Person.Person, matter));
        }

        var effect = builder.Build([]);
        return effect with { Messages = [.. effect.Messages, .. Messages(n, c, effect.Changes)] };
    }

    private static Destination Where(ReversionNotification n, Circumstances c) => n switch
    {
        { FormerRegister: { } ours } => Destination.Ours(ours),
        { FormerElsewhere: { } elsewhere } => Destination.Other(elsewhere, n.FamilyName, n.FamilyNameKana(c)),
        { NewMunicipality: { } municipality, NewDomicile: { } domicile } => Destination.NewOfOther(municipality, domicile, n.FamilyName + n.Person.Entry.GivenName, n.FamilyName, n.FamilyNameKana(c)),
        _ => Destination.NewOfOurs(n.NewDomicile ?? new(DraftReader.Missing)),
    };

    // No vital event, and nobody has to be identified at the counter (戸籍法27条の2第1項 does not name it).
    private static IEnumerable<OutgoingMessage> Messages(ReversionNotification n, Circumstances c, IReadOnlyList<RegisterChange> changes)
    {
        var person = CommonNotices.Of(n.Person, "復氏する人") with { Person = CommonNotices.NumberOf(n.Person, changes) };
        var former = CommonNotices.Of(c, n.Person);
        var to = n.FormerRegister is { } ours ? CommonNotices.Of(ours) : n.FormerElsewhere is { } elsewhere ? CommonNotices.Of(c, elsewhere)
            : n.NewMunicipality is { } municipality ? CommonNotices.Elsewhere(c, municipality, n.NewDomicile?.Text ?? DraftReader.Missing, n.FamilyName + n.Person.Entry.GivenName)
            : CommonNotices.Made(changes).FirstOrDefault() ?? new(null, null, DraftReader.Missing, DraftReader.Missing);
        ChangedItem[] items = [new("氏", n.Person.FamilyName, n.FamilyName), new("本籍", former.Domicile, to.Domicile), new("筆頭者", former.Head, to.Head)];
        return
        [
            .. CommonNotices.ResidentRecord(c, Notification, n.RevertedOn(c), person, n.Address, [.. items.Where(i => i.Former != i.Current)]),
            .. CommonNotices.NotificationImage(c, Notification, [person], [former, to]),
        ];
    }
}
