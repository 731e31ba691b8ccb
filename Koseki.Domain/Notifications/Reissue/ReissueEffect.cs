using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Reissue;

/// <summary>
/// What 再製 and 改製 change: the register is put aside with a matter that says so, and another comes in its place. 再製 says the same without what is
/// asked to be left out; 改製 takes over those who stand in it, and what a transfer would carry. Nobody comes or goes, and nobody is told but the
/// Minister, who gets both.
/// </summary>
internal static class ReissueEffect
{
    internal static Effect? Of(ReissueNotification n, Circumstances c, RecordTemplates templates)
    {
        var register = n.Register;
        if (register.State.IsPutAside() || (n.IsRenewal && register.State != RegisterState.Current))
        {
            return null;
        }

        // Made on the day on which it is recorded, however long ago it was ordered.
        var day = RegisterDate.Of(c.RecordDate).Text;
        var builder = new EffectBuilder(c);
        builder.Add(new RegisterChange.Supersede(register.Id,
            templates.RegisterMatter("K-SAISEI-MOTO", c, ("消除日", day), ("消除事由", Because(n))), n.IsRenewal ? RegisterState.Superseded : RegisterState.Replaced));
        if (n.IsRenewal)
        {
            Renew(builder, register, c, templates.RegisterMatter("K-KAISEI", c, (MatterLabels.RenewedOn, day), ("改製事由", n.Because)));
        }
        else
        {
            // What was left out is not hinted at: 申出再製 names no reason.
            builder.Add(new RegisterChange.Reissue(c.NewRegisters[0], register.Id,
                templates.RegisterMatter("K-SAISEI", c, ("再製日", day), ("再製事由", Told(n.Ground))), n.Places));
        }

        return builder.Build([]);
    }

    private static string? Told(ReissueGround ground) => ground switch
    {
        ReissueGround.Lost => "滅失",
        ReissueGround.Threatened => "滅失のおそれ",
        ReissueGround.Falsehood or ReissueGround.Letters or ReissueGround.Relationship or ReissueGround.Renewal => null,
    };

    // Only on the register that is put aside, which nobody sees certified: how long it is kept goes by it.
    private static string Because(ReissueNotification n) => n.Ground switch
    {
        ReissueGround.Lost => "戸籍法第11条の滅失による再製",
        ReissueGround.Threatened => "戸籍法第11条の滅失のおそれによる再製",
        ReissueGround.Falsehood => "戸籍法第11条の2第1項による再製",
        ReissueGround.Letters => "戸籍法第11条の2第2項による再製",
        ReissueGround.Relationship => "続柄の更正の申出による再製",
        ReissueGround.Renewal => n.Because ?? DraftReader.Missing,
    };

    private static void Renew(EffectBuilder builder, FamilyRegister former, Circumstances c, RegisterMatter opening)
    {
        var made = builder.Compile(former.Domicile, former.FamilyName, former.FamilyNameKana, former.HeadGivenName, opening);
        foreach (var matter in CarryOverRules.RegisterMatters(former))
        {
            builder.Add(new RegisterChange.WriteRegisterMatter(made, matter));
        }

        foreach (var (entry, carried) in CarryOverRules.Entries(former, c.RecordDate, e => Legitimacy.Of(e, c.Kin) == true))
        {
            builder.Add(new RegisterChange.Enter(made, entry with { Entered = new(RegisterDate.Of(c.RecordDate), MatterTitles.Renewal) }));
            if (carried.Count > 0)
            {
                builder.Add(new RegisterChange.CarryOver(made, entry.Person, former.Id, carried));
            }
        }
    }
}
