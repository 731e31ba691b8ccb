using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>
/// 三代戸籍の禁止 (戸籍法17条): a mother who stands as a child leaves for a register of her own, which the child then enters.
/// </summary>
internal static class MothersRegister
{
    private const string Cause = "子の出生";
    private const string Event = "子の出生届出";

    /// <summary>Moves the mother and answers her new register, or null when another municipality keeps it.</summary>
    internal static RegisterId? Make(PersonInRegister mother, RegisteredDomicile domicile, Circumstances c, EffectBuilder builder, RecordTemplates templates)
    {
        var day = RegisterDate.Of(c.RegisterDay).Text;
        var isOurs = c.LocalityOf(domicile.Text) == Locality.Ours;
        builder.Leave(mother,
            () => templates.StatusMatter("M-KO-SHUSSHO-OLD", c, ("除籍日", day), ("除籍事由", Event), ("新本籍", domicile.Text)),
            isOurs ? Destination.NewOfOurs(domicile) : Destination.NewOfOther(domicile.Text, domicile, mother.Name, mother.FamilyName, mother.FamilyNameKana));
        if (!isOurs)
        {
            return null;
        }

        var register = builder.Compile(domicile, mother.FamilyName, mother.FamilyNameKana, mother.Entry.GivenName);
        builder.Enter(register, mother, null, Cause, c.RegisterDay);
        builder.Add(new RegisterChange.WriteStatusMatter(register, mother.Person,
            templates.StatusMatter("M-KO-SHUSSHO-NEW", c, ("入籍日", day), ("入籍事由", Event), ("従前戸籍", mother.Designation))));
        return register;
    }
}
