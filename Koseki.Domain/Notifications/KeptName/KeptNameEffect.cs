using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.KeptName;

/// <summary>What the paper changes: the 氏 of the register as it stands, or a new register with it (戸籍法19条3項).</summary>
/// <param name="kept">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="templates">The record examples.</param>
internal sealed class KeptNameEffect(KeptNameNotification kept, Circumstances c, RecordTemplates templates)
{
    private const string Cause = "戸籍法77条の2の届出";
    private const string Notification = "77条の2";
    private static readonly RecordTemplates Common = RecordTemplates.Load("Shared");

    private readonly EffectBuilder builder = new(c);

    private string Day => KeptNameNotification.On(c).Text;

    internal Effect Make()
    {
        if (!kept.StaysInRegister)
        {
            GoToNewRegister();
        }
        else if (kept.Place.Register is { } register)
        {
            ChangeIn(register);
        }

        var withoutMessages = builder.Build([]);
        return withoutMessages with { Messages = [.. withoutMessages.Messages, .. Messages(withoutMessages.Changes)] };
    }

    private void ChangeIn(FamilyRegister register)
    {
        // A reading that nobody gave stays as it was recorded: a rule asks for it.
        var kana = kept.FamilyNameKana ?? register.FamilyNameKana;
        List<MatterLine> former = [new("氏", register.FamilyName)];
        if (register.FamilyNameKana is { } old && old != kana)
        {
            former.Add(new("氏の振り仮名", old));
        }

        if (register.FamilyName != kept.FamilyName)
        {
            builder.Add(new RegisterChange.ChangeFamilyName(register.Id, kept.FamilyName, kana, templates.RegisterMatter("K-UJI-77-2", c, former.ToValueList(), ("氏変更日", Day), ("氏変更の事由", Cause))));
        }

        builder.Add(new RegisterChange.WriteStatusMatter(register.Id, kept.Place.Person, templates.StatusMatter("M-KONSHI", c, ("氏変更日", Day), ("氏変更の事由", Cause))));
    }

    private void GoToNewRegister()
    {
        var domicile = kept.NewDomicile ?? new(DraftReader.Missing);
        builder.Leave(kept.Place, () => templates.StatusMatter("M-KONSHI-OLD", c, ("氏変更日", Day), ("氏変更の事由", Cause), ("新本籍", domicile.Text), ("称する氏", kept.FamilyName)),
            kept.NewMunicipality is { } municipality
                ? Destination.NewOfOther(municipality, domicile, kept.FamilyName + kept.Place.Entry.GivenName, kept.FamilyName, kept.FamilyNameKana) : Destination.NewOfOurs(domicile));
        if (kept.NewMunicipality is not null || kept.NewDomicile is null)
        {
            return;
        }

        var register = builder.Compile(domicile, kept.FamilyName, kept.FamilyNameKana, kept.Place.Entry.GivenName, templates.RegisterMatter("K-UJI-77-2-NEW", c, ("氏変更日", Day), ("氏変更の事由", Cause)));
        builder.Add(new RegisterChange.WriteRegisterMatter(register, Common.RegisterMatter("K-HENSEI", c, ("編製日", RegisterDate.Of(c.RegisterDay).Text))));
        builder.Enter(register, kept.Place, null, MatterTitles.ChangeOfFamilyName, c.ReceiptDate);
        // A divorce is not carried (39条); only the one that comes with the paper is written in both (19条3項前段).
        if (kept is { IsWithDivorce: true, DivorceToWrite: { } divorce })
        {
            builder.Add(new RegisterChange.WriteStatusMatter(register, kept.Place.Person, divorce));
        }

        builder.Add(new RegisterChange.WriteStatusMatter(register, kept.Place.Person, templates.StatusMatter("M-KONSHI-NEW", c, ("氏変更日", Day), ("氏変更の事由", Cause), ("従前戸籍", kept.Place.Designation))));
    }

    private IEnumerable<OutgoingMessage> Messages(IReadOnlyList<RegisterChange> changes)
    {
        var place = kept.Place;
        var person = CommonNotices.Of(place, "本人") with { Person = CommonNotices.NumberOf(place, changes) };
        var now = kept.FamilyName + place.Entry.GivenName;
        var after = kept.StaysInRegister ? place.Domicile : kept.NewDomicile?.Text ?? DraftReader.Missing;
        ValueList<ChangedItem> items = [.. new ChangedItem[] { new("氏", place.FamilyName, kept.FamilyName), new("本籍", place.Domicile, after), new("筆頭者", place.HeadName, now) }.Where(i => i.Former != i.Current)];
        var elsewhere = !kept.StaysInRegister && kept.NewMunicipality is { } municipality ? new[] { CommonNotices.Elsewhere(c, municipality, after, now) } : [];
        return
        [
            .. CommonNotices.ResidentRecord(c, Notification, KeptNameNotification.On(c), person, kept.Address, items),
            .. CommonNotices.NotificationImage(c, Notification, [person], [CommonNotices.Of(c, place), .. CommonNotices.Made(changes), .. elsewhere]),
        ];
    }
}
