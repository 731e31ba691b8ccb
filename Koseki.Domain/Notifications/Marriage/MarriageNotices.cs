using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Marriage;

/// <summary>What leaves because of a marriage: duplicates, 附票, 9条2項通知, the other municipalities, statistics, the image.</summary>
internal static class MarriageNotices
{
    internal static IEnumerable<OutgoingNotice> Of(MarriageNotification marriage, Circumstances c, IReadOnlyList<RegisterChange> changes)
    {
        var after = c.Registers.Apply(changes);
        IEnumerable<OutgoingNotice> ours =
        [
            .. changes.Select(x => x.Register).Distinct().Order().Select(id => CommonNotices.Duplicate(id, after.Find(id)!.Designation)),
            .. marriage.Spouses.SelectMany(s => Supplementary(marriage, s, c, changes)),
            .. marriage.Spouses.Where(s => !s.IsForeign).Select(s => Resident(marriage, s, c, changes)),
        ];
        return c.Origin is Origin.Here ? ours.Concat(OfAcceptance(marriage, c)) : ours;
    }

    private static IEnumerable<OutgoingNotice> Supplementary(MarriageNotification marriage, Spouse spouse, Circumstances c, IReadOnlyList<RegisterChange> changes)
    {
        if (spouse.Place is not { } place)
        {
            yield break;
        }

        var entered = Entered(place.Person, changes);
        if (changes.OfType<RegisterChange.Remove>().FirstOrDefault(r => r.Person == place.Person) is { } removed)
        {
            yield return CommonNotices.SupplementaryRegister(c, removed.Register, place.Person,
                [new("処理", "消除"), new("氏名", place.Name), new("消除の事由", MatterTitles.Marriage), new("年月日", removed.Removal.On.Text)]);
            if (entered is null)
            {
                yield return CommonNotices.DomicileTransfer(DestinationMunicipality(marriage)!, removed.Register, place.Person,
                    [new("氏名", NameAfter(marriage, place)), new("新しい戸籍の表示", Destination(marriage)), new("住所", spouse.Address)]);
            }
        }

        if (entered is { } register)
        {
            yield return CommonNotices.SupplementaryRegister(c, register, place.Person,
            [
                new("処理", "記載"), new("氏名", NameAfter(marriage, place)), new("出生の年月日", place.Entry.BirthDate.Text),
                new("男女の別", place.Entry.Sex.Word()), new("住所", spouse.Address),
            ]);
        }
    }

    private static OutgoingNotice Resident(MarriageNotification marriage, Spouse spouse, Circumstances c, IReadOnlyList<RegisterChange> changes)
    {
        var place = spouse.Place!;
        return CommonNotices.ResidentRecord(c, spouse.Address, Entered(place.Person, changes) ?? place.Register?.Id, place.Person,
        [
            new("氏名", NameAfter(marriage, place)), new("従前の氏名", place.Name), new("婚姻日", marriage.MarriedOn(c).Text),
            new("戸籍の表示", Destination(marriage)), new("住所", spouse.Address),
        ]);
    }

    private static IEnumerable<OutgoingNotice> OfAcceptance(MarriageNotification marriage, Circumstances c)
    {
        foreach (var municipality in Elsewhere(marriage).Distinct(StringComparer.Ordinal))
        {
            yield return CommonNotices.RegisterOffice(municipality,
            [
                new("件名", "婚姻"), new("受理日", RegisterDate.Of(c.ReceiptDate).Text), new("夫", Shown(marriage.Husband)), new("妻", Shown(marriage.Wife)),
                new("婚姻後の戸籍", Destination(marriage)),
            ]);
        }

        yield return CommonNotices.VitalStatistics(c, null,
            [new("票", "婚姻票"), new("夫", marriage.Husband.Name), new("妻", marriage.Wife.Name), new("婚姻日", marriage.MarriedOn(c).Text)]);
        if (marriage.NameKeeper is { } keeper)
        {
            // 外国人だけの届 stays as paper where it was accepted: it concerns no register.
            yield return CommonNotices.NotificationImage(c, "婚姻", keeper.Place!.Register?.Id, keeper.Place.Person);
        }

        foreach (var party in marriage.Spouses.Where(s => s.IsIdentified == false))
        {
            yield return CommonNotices.AcceptanceToParty(c, "婚姻", party.Name, party.Address, party.Place?.Person);
        }

        if (marriage.IsOverdue(c))
        {
            yield return CommonNotices.Overdue(c, marriage.OverdueCourt, null, null, marriage.Deadline(c)!.Value, string.Join('、', marriage.Spouses.Where(s => s.HasSigned).Select(s => s.Name)));
        }
    }

    private static IEnumerable<string> Elsewhere(MarriageNotification marriage)
    {
        var former = marriage.Spouses.Select(s => s.Place?.Elsewhere?.Municipality);
        return former.Append(marriage.NameKeeper is null ? null : DestinationMunicipality(marriage)).OfType<string>();
    }

    private static RegisterId? Entered(PersonId person, IReadOnlyList<RegisterChange> changes) =>
        changes.OfType<RegisterChange.Enter>().FirstOrDefault(e => e.Entry.Person == person)?.Register;

    // The municipality of the register the couple stands in afterwards; null when it is this one.
    private static string? DestinationMunicipality(MarriageNotification marriage) =>
        marriage.NameKeeper!.Place!.IsHead ? marriage.NameKeeper.Place.Elsewhere?.Municipality : marriage.NewMunicipality;

    private static string Destination(MarriageNotification marriage) => marriage.NameKeeper!.Place is { IsHead: false } keeper
        ? $"{marriage.NewDomicile?.Text ?? DraftReader.Missing}　{keeper.Name}"
        : marriage.NameKeeper.Place!.Designation;

    private static string NameAfter(MarriageNotification marriage, PersonInRegister place) =>
        marriage.NameKeeper!.Place!.FamilyName + place.Entry.GivenName;

    private static string Shown(Spouse spouse) => spouse.Place is { } place ? $"{place.Name}({place.Designation})" : $"{spouse.Name}({spouse.Nationality})";
}
