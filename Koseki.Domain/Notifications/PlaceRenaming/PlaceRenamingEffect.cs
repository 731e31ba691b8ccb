using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.PlaceRenaming;

/// <summary>
/// The 本籍 reads otherwise, the former one stays readable below 更正, and whoever stands in the register is told to where the person lives,
/// because the 住民票 has the 本籍 as well (住民基本台帳法7条5号, 9条2項). 附票 and 副本 follow by themselves.
/// </summary>
internal static class PlaceRenamingEffect
{
    private const string Notification = "行政区画の変更";

    internal static Effect? Of(PlaceRenamingNotification renaming, Circumstances c, RecordTemplates templates)
    {
        var register = renaming.Register;
        if (renaming.ReasonOn(c.RecordDate) is not { } reason || register.State != RegisterState.Current || renaming.NewDomicile.Is(register.Domicile))
        {
            return null;
        }

        var matter = templates.RegisterMatter("K-KOSEI-KUKAKU", c, [new(MatterLabels.Domicile, register.Domicile.Text)],
            (MatterLabels.UpdatedOn, RegisterDate.Of(c.RecordDate).Text), (MatterLabels.UpdatedBecause, reason));
        var builder = new EffectBuilder(c);
        builder.Add(new RegisterChange.ChangeDomicile(register.Id, renaming.NewDomicile, matter));
        return builder.Build(register.Standing.SelectMany(e => Resident(renaming, PersonInRegister.Of(register, e), c)));
    }

    private static IEnumerable<OutgoingMessage> Resident(PlaceRenamingNotification renaming, PersonInRegister person, Circumstances c) => CommonNotices.ResidentRecord(
        c, Notification, renaming.EffectiveOn, CommonNotices.Of(person, "在籍者"), CommonNotices.AddressOf(c, person),
        [new(MatterLabels.Domicile, renaming.Register.Domicile.Text, renaming.NewDomicile.Text)]);
}
