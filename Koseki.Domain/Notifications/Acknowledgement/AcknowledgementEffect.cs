using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Acknowledgement;

/// <summary>
/// What an acknowledgement changes: 父欄 and 認知 on the child, 認知 on the father, each where the register is ours, also where death
/// took the person from it; 父母との続柄 of a child whose parents are married (民法789条2項). Nothing before the birth.
/// </summary>
internal static class AcknowledgementEffect
{
    internal static Effect Of(AcknowledgementNotification n, Circumstances c, RecordTemplates templates)
    {
        var builder = new EffectBuilder(c);
        if (n.Child is { } child)
        {
            foreach (var change in n.Manner == AcknowledgementManner.Legitimation ? Legitimated(n, child, c, templates) : OnChild(n, child, c, templates).Concat(OnFather(n, child, c, templates)))
            {
                builder.Add(change);
            }
        }

        return builder.Build(AcknowledgementNotices.Of(n, c)) with { Links = Links(n, c) };
    }

    private static IEnumerable<RegisterChange> OnChild(AcknowledgementNotification n, PartyOnPaper child, Circumstances c, RecordTemplates templates)
    {
        if (child is not { Register: { } register, Entry: { } entry })
        {
            yield break;
        }

        var at = register.Entries.ToList().FindLastIndex(e => e.Person == entry.Person);
        // A father who stands there already is a finding of its own; the preview shows the rest.
        if (entry.Father is null)
        {
            yield return new RegisterChange.SetItem(register.Id, at, EntryItem.Father, n.Father.Name, null);
        }

        yield return new RegisterChange.WriteStatusMatter(register.Id, entry.Person, Matter(n, c, templates, "KO", n.NotifierOnChild,
        [
            ("認知者氏名", n.FatherOnRecord),
            .. n.Father.IsForeign ? new (string, string?)[] { ("認知者の国籍", n.Father.Nationality), ("認知者の生年月日", ForeignPerson.BirthDate(n.Father.BirthDate)) } : [("認知者の戸籍", n.Father.Designation)],
        ]));
        foreach (var change in Legitimated(n, child, c, templates))
        {
            yield return change;
        }
    }

    // 続柄, and 親権 where that of one parent stands recorded (民法789条, 818条).
    private static IEnumerable<RegisterChange> Legitimated(AcknowledgementNotification n, PartyOnPaper child, Circumstances c, RecordTemplates templates)
    {
        if (child is { Register: { } register, Entry: { } entry } && Parentage.OfTheParents(n, c) is not null && n.Legitimated is { } relationship && relationship != entry.Relationship)
        {
            var at = register.Entries.ToList().FindLastIndex(e => e.Person == entry.Person);
            var updated = templates.Amendment("M-NINCHI-JUNSEI", c, [new(EntryItem.Relationship.Label(), entry.Relationship)],
                ("更正日", Calendar.RegisterDate.Of(c.RegisterDay).Text), ("更正事項", EntryItem.Relationship.Word()), ("更正事由", RecordedFacts.ParentsMarriage));
            yield return new RegisterChange.SetItem(register.Id, at, EntryItem.Relationship, relationship, new(updated.Title, updated.Lines) { Receipt = c.Receipt });
        }

        if (child is { Register: { } own, Person: { } person } && Parentage.UnderBothSince(n, c) is { } since)
        {
            yield return new RegisterChange.WriteStatusMatter(own.Id, person, templates.StatusMatter("M-SHINKEN-KYODO", c,
                ("共同親権に服した日", since.Text), ("親権者", Parentage.Both), ("記録日", Calendar.RegisterDate.Of(c.RegisterDay).Text)));
        }
    }

    private static IEnumerable<RegisterChange> OnFather(AcknowledgementNotification n, PartyOnPaper child, Circumstances c, RecordTemplates templates)
    {
        if (n.Father is { Register: { } register, Entry: { } entry })
        {
            yield return new RegisterChange.WriteStatusMatter(register.Id, entry.Person, Matter(n, c, templates, "CHICHI", n.NotifierOnFather,
            [
                ("認知した子の氏名", child.Name),
                .. child.IsForeign
                    ? new (string, string?)[] { ("認知した子の国籍", child.Nationality), ("認知した子の生年月日", ForeignPerson.BirthDate(child.BirthDate)), ("認知した子の母の氏名", ForeignPerson.Written(n.MothersName)) }
                    : [("認知した子の戸籍", child.Designation)],
            ]));
        }
    }

    private static StatusMatter Matter(AcknowledgementNotification n, Circumstances c, RecordTemplates templates, string side, string? notifier, IEnumerable<(string, string?)> who)
    {
        var on = n.AcknowledgedOn(c)!.Text;
        (string, string?)[] reported = [("届出日", Calendar.RegisterDate.Of(c.ReceiptDate).Text), ("届出人", notifier)];
        return n.Manner switch
        {
            AcknowledgementManner.Voluntary or AcknowledgementManner.Unborn or AcknowledgementManner.Stillborn or AcknowledgementManner.Legitimation => templates.StatusMatter($"M-NINCHI-{side}", c, [("認知日", on), .. who]),
            AcknowledgementManner.Born => templates.StatusMatter($"M-NINCHI-TAIJI-{side}", c, [("胎児認知日", on), .. who]),
            AcknowledgementManner.Court => templates.StatusMatter($"M-NINCHI-SAIBAN-{side}", c, [("認知の裁判確定日", on), .. who, .. reported]),
            AcknowledgementManner.Will => templates.StatusMatter($"M-NINCHI-IGON-{side}", c, [("認知日", on), .. who, .. reported]),
        };
    }

    // A person whom no register of ours shows has no number.
    private static FamilyLinks Links(AcknowledgementNotification n, Circumstances c) => n.Child?.Person is { } child && n.Father.Person is { } father && n.Manner != AcknowledgementManner.Legitimation
        ? new() { Parents = [new(child, father, ParentGround.Acknowledgement, LinkOrigin.Recorded) { AcknowledgedOn = n.AcknowledgedOn(c) }] }
        : FamilyLinks.None;
}
