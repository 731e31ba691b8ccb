using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Transfer;

/// <summary>
/// What a transfer changes: within the city the 本籍 alone; out of it the register is removed as a whole and nobody in it gets
/// a mark; into it a register is compiled that opens with 転籍 and carries what 戸籍法施行規則37条 leaves.
/// </summary>
internal static class TransferEffect
{
    internal static Effect? Of(TransferNotification transfer, Circumstances c, RecordTemplates templates)
    {
        var builder = new EffectBuilder(c);
        var day = transfer.MovedOn(c).Text;
        if (transfer.Register is { } ours)
        {
            if (ours.State != RegisterState.Current || ours.Domicile.Is(transfer.NewDomicile))
            {
                return null;
            }

            if (transfer.IsWithinTheCity)
            {
                builder.Add(new RegisterChange.ChangeDomicile(ours.Id, transfer.NewDomicile,
                    templates.RegisterMatter("K-TENSEKI-INNER", c, [new("本籍", ours.Domicile.Text)], ("転籍日", day))));
            }
            else
            {
                builder.Add(new RegisterChange.WriteRegisterMatter(ours.Id, templates.RegisterMatter("K-TENSEKI-OUT", c, ("転籍日", day), ("新本籍", transfer.NewDomicile.Text))));
                builder.Add(new RegisterChange.Close(ours.Id, Calendar.RegisterDate.Of(c.RegisterDay), CloseCause.Moved));
            }
        }
        else if (transfer.Comes)
        {
            if (transfer.Certified is not { } certified)
            {
                return null;
            }

            Compile(builder, transfer, certified, c, templates.RegisterMatter("K-TENSEKI-IN", c, ("転籍日", day), ("従前本籍", transfer.Elsewhere!.Domicile.Text)));
        }

        return builder.Build(TransferNotices.Of(transfer, c));
    }

    private static void Compile(EffectBuilder builder, TransferNotification transfer, FamilyRegister certified, Circumstances c, RegisterMatter opening)
    {
        var register = builder.Compile(transfer.NewDomicile, certified.FamilyName, certified.FamilyNameKana, certified.HeadGivenName, opening);
        foreach (var matter in CarryOverRules.RegisterMatters(certified))
        {
            builder.Add(new RegisterChange.WriteRegisterMatter(register, matter));
        }

        var kin = Reached.Of(new([certified]));
        foreach (var (entry, carried) in CarryOverRules.Entries(certified, c.ReceiptDate, e => Legitimacy.Of(e, kin) == true))
        {
            builder.Add(new RegisterChange.Enter(register, entry with { Entered = new(Calendar.RegisterDate.Of(c.RegisterDay), MatterTitles.Transfer) }));
            if (carried.Count > 0)
            {
                builder.Add(new RegisterChange.CarryOver(register, entry.Person, null, carried));
            }
        }
    }
}
