using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>The messages a correction sends out; 住民票 only where it says what was corrected.</summary>
internal static class CorrectionNotices
{
    private const string Notification = "戸籍訂正", Principal = "事件本人";

    private static readonly string[] RegistersOfOthers = [MatterLabels.AcknowledgersRegister, MatterLabels.AcknowledgedChildsRegister, MatterLabels.AdoptersRegister, MatterLabels.AdoptedsRegister];

    /// <summary>Of items corrected one by one.</summary>
    internal static IEnumerable<OutgoingMessage> Of(CorrectionNotification n, Circumstances c)
    {
        ValueList<MessagePerson> persons = [.. n.Items.Where(i => i.Entry is not null).Select(i => CommonNotices.Of(PersonInRegister.Of(i.Register, i.Entry!), Principal)).DistinctBy(p => p.Person)];
        return [.. n.Items.SelectMany(i => Resident(n, i, c)), .. Accepted(n, persons, n.Items.Select(i => CommonNotices.Of(i.Register)).Distinct(), c)];
    }

    /// <summary>Of an act that never was: whoever goes back has another 本籍, 氏 and 筆頭者.</summary>
    internal static IEnumerable<OutgoingMessage> OfVoidAct(CorrectionNotification n, VoidAct act, IReadOnlyList<RegisterChange> changes, Circumstances c)
    {
        ValueList<MessagePerson> persons = [.. act.Parties.Select(p => p.Now ?? p.Traces[^1]).Select(t => CommonNotices.Of(PersonInRegister.Of(t.Register, t.Entry), Principal))];
        var returns = act.IsOfNobodyLeft ? [] : act.Moved.Select(p => Homecoming.Of(p, c)).ToList();
        return
        [
            .. act.IsOfNobodyLeft ? Revived(act, c) : returns.SelectMany(r => Back(r, n, c)),
            .. Accepted(n, persons, Written(changes, c).Concat(returns.Where(r => r.Elsewhere is not null).Select(r => CommonNotices.Of(c, r.Elsewhere!))).Concat(ToldElsewhere(act, c)).Distinct(), c),
        ];
    }

    // Where else the act is recorded: the register that somebody entered by it, that of the other party.
    private static IEnumerable<NamedRegister> ToldElsewhere(VoidAct act, Circumstances c) => act.Moved.Where(p => p.Now is null).Select(p => p.Home!.Entry.Removed!.Destination)
        .Concat(act.Traces.SelectMany(t => RegistersOfOthers.Select(l => t.Matter[l]))).OfType<string>().Where(d => RecordedFacts.HeadOf(d) is not null && c.Kin.Registers.All.All(r => !RecordedFacts.IsNamed(r, d)))
        .Select(d => CommonNotices.Elsewhere(c, RecordedFacts.DomicileOf(d), RecordedFacts.DomicileOf(d), RecordedFacts.HeadOf(d)!)).Distinct();

    /// <summary>Of a father who was none.</summary>
    internal static IEnumerable<OutgoingMessage> OfDenial(CorrectionNotification n, FatherDenial denial, IReadOnlyList<RegisterChange> changes, Circumstances c)
    {
        var child = PersonInRegister.Of(denial.Register, denial.Entry);
        var person = CommonNotices.Of(child, Principal);
        ValueList<ChangedItem> items = !denial.IsStanding || !denial.Moves ? []
            : Items((child.FamilyName, child.Domicile, child.HeadName), denial.To is { } to ? (to.FamilyName, to.Domicile.Text, to.HeadName) : (denial.FamilyName ?? DraftReader.Missing, denial.Elsewhere!.Domicile.Text, denial.Elsewhere.HeadName));
        return
        [
            .. items.Count == 0 ? [] : CommonNotices.ResidentRecord(c, Notification, null, person, CommonNotices.AddressOf(c, child), items),
            .. Accepted(n, [person], Written(changes, c).Concat(denial.Elsewhere is { } elsewhere ? [CommonNotices.Of(c, elsewhere)] : []), c),
        ];
    }

    private static IEnumerable<OutgoingMessage> Back(Homecoming back, CorrectionNotification n, Circumstances c)
    {
        var to = back.Home is { } home ? (home.FamilyName, home.Domicile.Text, home.HeadName) : (n.ReturnName ?? DraftReader.Missing, back.Elsewhere!.Domicile.Text, back.Elsewhere.HeadName);
        if (back.Party.Now is { } now)
        {
            var person = PersonInRegister.Of(now.Register, now.Entry);
            return CommonNotices.ResidentRecord(c, Notification, null, CommonNotices.Of(person, Principal), CommonNotices.AddressOf(c, person), Items((person.FamilyName, person.Domicile, person.HeadName), to));
        }

        // Who stands elsewhere is told of by what the record says of the register entered.
        var left = back.Party.Home!;
        var from = left.Entry.Removed!.Destination ?? "";
        return CommonNotices.ResidentRecord(c, Notification, null, CommonNotices.Of(PersonInRegister.Of(left.Register, left.Entry), Principal), null,
            [new("本籍", RecordedFacts.DomicileOf(from), to.Item2), new("筆頭者", RecordedFacts.HeadOf(from), to.Item3)]);
    }

    private static IEnumerable<OutgoingMessage> Revived(VoidAct act, Circumstances c) => act.Parties[0].Traces.TakeLast(1).Select(t => PersonInRegister.Of(t.Register, t.Entry))
        .SelectMany(p => CommonNotices.ResidentRecord(c, Notification, null, CommonNotices.Of(p, Principal), CommonNotices.AddressOf(c, p), [new("住民票", "消除", "記載")]));

    private static ValueList<ChangedItem> Items((string FamilyName, string Domicile, string Head) from, (string FamilyName, string Domicile, string Head) to) =>
        [.. new ChangedItem[] { new("氏", from.FamilyName, to.FamilyName), new("本籍", from.Domicile, to.Domicile), new("筆頭者", from.Head, to.Head) }.Where(i => i.Former != i.Current)];

    private static IEnumerable<NamedRegister> Written(IReadOnlyList<RegisterChange> changes, Circumstances c) =>
        changes.Select(x => x.Register).Distinct().Order().Select(c.Registers.Find).OfType<FamilyRegister>().Select(CommonNotices.Of);

    private static IEnumerable<OutgoingMessage> Resident(CorrectionNotification n, CorrectedItem item, Circumstances c)
    {
        // Everybody who stands in the register has its head: each is told of to where the 附票 says the person lives.
        if (item.Target is { IsOfHead: true } head)
        {
            return item.Register.Standing.Select(e => PersonInRegister.Of(item.Register, e))
                .SelectMany(p => CommonNotices.ResidentRecord(c, Notification, null, CommonNotices.Of(p, "在籍者"), CommonNotices.AddressOf(c, p), [new(head.Item, head.Former, item.Value)]));
        }

        if (item is not { Target: { ColumnItem: not null } target, Entry: { IsRemoved: false } entry } || !n.IsCorrection)
        {
            return [];
        }

        var changed = CorrectionEffect.SexOf(item) is { } sex ? new ChangedItem("男女の別", entry.Sex.Word(), sex.Word())
            : CorrectionForm.OnResidentRecord.Contains(target.Item) ? new ChangedItem(target.Item, target.Former, item.Value) : null;
        var person = PersonInRegister.Of(item.Register, entry);
        return changed is null ? [] : (item.Instance is null ? n.Address : CommonNotices.AddressOf(c, person)) is var address && item.Instance is null && address is null ? []
            : CommonNotices.ResidentRecord(c, Notification, null, CommonNotices.Of(person, Principal), address, [changed]);
    }

    private static IEnumerable<OutgoingMessage> Accepted(CorrectionNotification n, ValueList<MessagePerson> persons, IEnumerable<NamedRegister> registers, Circumstances c)
    {
        if (n.Ground.IsExOfficio)
        {
            yield break;
        }

        foreach (var image in CommonNotices.NotificationImage(c, Notification, persons, [.. registers]))
        {
            yield return image;
        }

        if (n.IsOverdue(c))
        {
            yield return CommonNotices.Overdue(Notification, n.OverdueCourt, persons, n.Deadline(c)!.Value, Calendar.RegisterDate.Of(c.ReceiptDate), n.ApplicantOnRecord ?? $"{n.Applicant}　{n.ApplicantName}");
        }
    }
}
