using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Separation;

/// <summary>
/// What a separation changes (戸籍法21条2項): the person leaves the register and heads a new one under the same 氏, alone. Each of
/// the two is written where it is ours; whoever else stands in the register left stays.
/// </summary>
internal static class SeparationEffect
{
    internal static Effect? Of(SeparationNotification n, Circumstances c, RecordTemplates templates)
    {
        var person = n.Person;
        if (person.Register is { State: not RegisterState.Current })
        {
            return null;
        }

        var builder = new EffectBuilder(c);
        var day = n.SeparatedOn(c).Text;
        builder.Leave(person, () => templates.StatusMatter("M-BUNSEKI-OLD", c, ("分籍日", day), ("新本籍", n.NewDomicile.Text)), Destination(n));
        if (n.IsMadeHere)
        {
            var matter = templates.StatusMatter("M-BUNSEKI-NEW", c, ("分籍日", day), ("従前戸籍", person.Designation));
            var made = builder.Compile(n.NewDomicile, person.FamilyName, person.FamilyNameKana, person.Entry.GivenName);
            builder.Enter(made, person, null, matter.Title, n.Day(c));
            builder.Add(new RegisterChange.WriteStatusMatter(made, person.Person, matter));
        }

        return builder.Build(SeparationNotices.Of(n, c));
    }

    private static Destination Destination(SeparationNotification n) => n.NewMunicipality is { } municipality
        ? Shared.Destination.NewOfOther(municipality, n.NewDomicile, n.Person.Name, n.Person.FamilyName, n.Person.FamilyNameKana)
        : Shared.Destination.NewOfOurs(n.NewDomicile);
}
