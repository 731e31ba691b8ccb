using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>The messages a birth sends out.</summary>
/// <param name="birth">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="entered">The register of ours that the child enters, or null.</param>
internal sealed class BirthNotices(BirthNotification birth, Circumstances c, RegisterId? entered)
{
    private const string Notification = "出生";

    internal static IEnumerable<OutgoingMessage> Of(BirthNotification birth, Circumstances c, RegisterId? entered) =>
        new BirthNotices(birth, c, entered).All();

    private MessagePerson Child => new(entered is null ? null : c.NewPersons[0], "子", birth.Name, birth.BornOn, birth.Sex);

    private IEnumerable<OutgoingMessage> All()
    {
        // A child born abroad has no resident record here until it moves in.
        if (!birth.BornAbroad || c.Municipalities.Of(birth.Address, c.RecordDate) is not null)
        {
            foreach (var notice in CommonNotices.ResidentRecord(c, Notification, birth.BornOn, Child, birth.Address, [.. Entrance(), .. Household()]))
            {
                yield return notice;
            }
        }

        if (birth.MovingMother is { } mother)
        {
            ValueList<ChangedItem> items = [new("本籍", mother.Register!.Domicile.Text, birth.NewDomicile!.Text), new("筆頭者", mother.Register.HeadName, mother.Name)];
            foreach (var notice in CommonNotices.ResidentRecord(c, Notification, birth.BornOn, CommonNotices.Of(mother, "母"), CommonNotices.AddressOf(c, mother), items))
            {
                yield return notice;
            }
        }

        foreach (var slip in CommonNotices.VitalStatistics(c, Slip()))
        {
            yield return slip;
        }

        // Of what the mayor records of his own there is no paper.
        foreach (var image in birth.ExOfficio is not null ? [] : CommonNotices.NotificationImage(c, Notification, [Child, .. Parents()], [.. Written()]))
        {
            yield return image;
        }

        if (birth.IsOverdue(c))
        {
            yield return CommonNotices.Overdue(Notification, birth.OverdueCourt, [Child], birth.Deadline(c)!.Value, birth.NotifiedOn(c), birth.NotifierOnRecord);
        }
    }

    private IEnumerable<ChangedItem> Entrance()
    {
        if (Home() is var (domicile, head))
        {
            yield return new("本籍", null, domicile);
            yield return new("筆頭者", null, head);
        }

        yield return new("父母との続柄", null, birth.Relationship);
    }

    private IEnumerable<ChangedItem> Household()
    {
        if (birth.HouseholdHead is { } head)
        {
            yield return new("世帯主", null, head);
        }

        if (birth.HouseholdRelation is { } relation)
        {
            yield return new("世帯主との続柄", null, relation);
        }
    }

    // 本籍 and 筆頭者 of the register the child stands in; none for a foreigner.
    private (string Domicile, string Head)? Home() =>
        birth.MovingMother is { } mother ? (birth.NewDomicile!.Text, mother.Name)
        : birth is { Elsewhere: not null, NewDomicile: { } domicile } ? (domicile.Text, birth.Mother)
        : birth.Register is { } ours ? (ours.Domicile.Text, ours.HeadName)
        : birth.Elsewhere is { } elsewhere ? (elsewhere.Domicile.Text, elsewhere.HeadName)
        : null;

    // A mother who leaves a register for a new one is written in both.
    private IEnumerable<NamedRegister> Written()
    {
        if (birth.Register is { } register)
        {
            yield return CommonNotices.Of(register);
        }
        else if (birth.Elsewhere is { } elsewhere)
        {
            yield return CommonNotices.Of(c, elsewhere);
        }

        if (birth.MovingMother is { } mother)
        {
            yield return entered is { } made ? new(made, null, birth.NewDomicile!.Text, mother.Name) : CommonNotices.Elsewhere(c, birth.NewDomicile!.Text, birth.NewDomicile.Text, mother.Name);
        }
        else if (birth is { Elsewhere: not null, NewDomicile: { } domicile })
        {
            yield return CommonNotices.Elsewhere(c, domicile.Text, domicile.Text, birth.Mother);
        }
    }

    private IEnumerable<MessagePerson> Parents()
    {
        if (birth.Father is { } father)
        {
            yield return new(birth.FatherEntry?.Person, "父", father, birth.FatherBirthDate ?? birth.FatherEntry?.BirthDate, Sex.Male);
        }

        yield return new(birth.MotherEntry?.Person, "母", birth.Mother, birth.MotherBirthDate ?? birth.MotherEntry?.BirthDate, Sex.Female);
    }

    private VitalSlip.Birth Slip() => new(
        Child, birth.Relationship, birth.IsLegitimate, birth.BornAt, birth.BirthPlace, birth.Address, [.. Parents()],
        [.. new[] { ("父", birth.FatherNationality), ("母", birth.MotherNationality) }.Where(p => p.Item2 is not null).Select(p => $"{p.Item1}　{p.Item2}")]);
}
