using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>What leaves because of a divorce: duplicates, 附票, 9条2項通知, the other municipalities, statistics, the image.</summary>
internal static class DivorceNotices
{
    internal static IEnumerable<OutgoingNotice> Of(DivorceNotification divorce, Circumstances c, IReadOnlyList<RegisterChange> changes)
    {
        var after = c.Registers.Apply(changes);
        IEnumerable<OutgoingNotice> ours =
        [
            .. changes.Select(x => x.Register).Distinct().Order().Select(id => CommonNotices.Duplicate(id, after.Find(id)!.Designation)),
            .. Supplementary(divorce, c, changes),
            .. divorce.Parties.Where(p => !p.IsForeign).Select(p => Resident(divorce, p, c, changes)),
        ];
        return c.Origin is Origin.Here ? ours.Concat(OfAcceptance(divorce, c)) : ours;
    }

    private static IEnumerable<OutgoingNotice> Supplementary(DivorceNotification divorce, Circumstances c, IReadOnlyList<RegisterChange> changes)
    {
        if (divorce is not { Returning: { Place: { } place } returning, Return: { } back })
        {
            yield break;
        }

        var entered = Entered(place.Person, changes);
        if (changes.OfType<RegisterChange.Remove>().FirstOrDefault(r => r.Person == place.Person) is { } removed)
        {
            yield return CommonNotices.SupplementaryRegister(c, removed.Register, place.Person,
                [new("処理", "消除"), new("氏名", place.Name), new("消除の事由", "離婚"), new("年月日", removed.Removal.On.Text)]);
            if (entered is null && MunicipalityAfter(back) is { } municipality)
            {
                yield return CommonNotices.DomicileTransfer(municipality, removed.Register, place.Person,
                    [new("氏名", NameAfter(back, place)), new("新しい戸籍の表示", DesignationAfter(divorce, back, place)), new("住所", returning.Address)]);
            }
        }

        if (entered is { } register)
        {
            yield return CommonNotices.SupplementaryRegister(c, register, place.Person,
            [
                new("処理", "記載"), new("氏名", NameAfter(back, place)), new("出生の年月日", place.Entry.BirthDate.Text),
                new("男女の別", place.Entry.Sex.Word()), new("住所", returning.Address),
            ]);
        }
    }

    private static OutgoingNotice Resident(DivorceNotification divorce, Party party, Circumstances c, IReadOnlyList<RegisterChange> changes)
    {
        var place = party.Place!;
        var isBack = party == divorce.Returning;
        return CommonNotices.ResidentRecord(c, party.Address, Entered(place.Person, changes) ?? place.Register?.Id, place.Person,
        [
            new("氏名", isBack ? NameAfter(divorce.Return!, place) : place.Name), new("従前の氏名", place.Name), new("離婚の日", divorce.DivorcedOn(c).Text),
            new("戸籍の表示", isBack ? DesignationAfter(divorce, divorce.Return!, place) : place.Designation), new("住所", party.Address),
        ]);
    }

    private static IEnumerable<OutgoingNotice> OfAcceptance(DivorceNotification divorce, Circumstances c)
    {
        foreach (var municipality in Elsewhere(divorce).Distinct(StringComparer.Ordinal))
        {
            yield return CommonNotices.RegisterOffice(municipality,
            [
                new("件名", "離婚"), new("種別", DivorceChoices.Manners.Word(divorce.Manner)), new("受理日", RegisterDate.Of(c.ReceiptDate).Text), new("離婚の日", divorce.DivorcedOn(c).Text),
                new("夫", Shown(divorce.Husband)), new("妻", Shown(divorce.Wife)), .. divorce.Return is null ? Array.Empty<MatterLine>() : [new("もどる者の戸籍", divorce.Destination)],
                .. divorce.Children.Select(k => new MatterLine("子", $"{k.Name}({(k.Custody is { } custody ? DivorceChoices.Custodies.Word(custody) : "定めなし")})")),
            ]);
        }

        yield return CommonNotices.VitalStatistics(c, null,
        [
            new("票", "離婚票"), new("離婚の種別", DivorceChoices.Manners.Word(divorce.Manner)), new("夫", divorce.Husband.Name), new("妻", divorce.Wife.Name), new("離婚の日", divorce.DivorcedOn(c).Text),
            .. divorce.Children.Where(k => k.Custody is not null).GroupBy(k => k.Custody!.Value).OrderBy(g => g.Key)
                .Select(g => new MatterLine($"親権を行う子({DivorceChoices.Custodies.Word(g.Key)})", g.Count().ToString(CultureInfo.InvariantCulture))),
        ]);
        if (divorce.Japanese is { } japanese)
        {
            // 外国人だけの届 stays as paper where it was accepted: it concerns no register.
            yield return CommonNotices.NotificationImage(c, "離婚", japanese.Place!.Register?.Id, japanese.Place.Person);
        }

        foreach (var party in divorce.Parties.Where(p => p.IsIdentified == false))
        {
            yield return CommonNotices.AcceptanceToParty(c, "離婚", party.Name, party.Address, party.Place?.Person);
        }

        if (divorce.IsOverdue(c))
        {
            yield return CommonNotices.Overdue(c, divorce.OverdueCourt, null, null, divorce.Deadline(c)!.Value, string.Join('、', divorce.Parties.Where(p => p.HasSigned).Select(p => p.Name)));
        }
    }

    private static IEnumerable<string> Elsewhere(DivorceNotification divorce) =>
        divorce.Parties.Select(p => p.Place?.Elsewhere?.Municipality)
            .Append(divorce.Return is { } back ? MunicipalityAfter(back) : null)
            .Concat(divorce.Children.Where(k => k.Custody is not (null or Custody.Pending)).Select(k => k.Elsewhere?.Municipality)).OfType<string>();

    private static RegisterId? Entered(PersonId person, IReadOnlyList<RegisterChange> changes) =>
        changes.OfType<RegisterChange.Enter>().FirstOrDefault(e => e.Entry.Person == person)?.Register;

    // The municipality of the register the one who goes back stands in afterwards; null when it is this one.
    private static string? MunicipalityAfter(Return back) => back.Way == ReturnWay.NewRegister ? back.NewMunicipality : back.FormerElsewhere?.Municipality;

    private static string NameAfter(Return back, PersonInRegister place) => back.FamilyNameAfter + place.Entry.GivenName;

    private static string DesignationAfter(DivorceNotification divorce, Return back, PersonInRegister place) =>
        back.Way == ReturnWay.NewRegister ? $"{divorce.Destination}　{NameAfter(back, place)}" : divorce.Destination;

    private static string Shown(Party party) => party.Place is { } place ? $"{place.Name}({place.Designation})" : $"{party.Name}({party.Nationality})";
}
