using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.DivorceRevocation;

/// <summary>
/// What the revocation of a divorce changes (民法764条; 戸籍法施行規則39条2項): the marriage lasts as if nothing had ended it, so both are 夫 and 妻 again, and whoever had
/// changed 氏 comes back to the end of the register of the couple with the marriage as it stood there.
/// </summary>
/// <param name="n">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="templates">The record examples of the kind.</param>
internal sealed class DivorceRevocationEffect(DivorceRevocationNotification n, Circumstances c, RecordTemplates templates)
{
    private readonly EffectBuilder builder = new(c);

    internal static Effect Of(DivorceRevocationNotification n, Circumstances c, RecordTemplates templates) => new DivorceRevocationEffect(n, c, templates).Make();

    private Effect Make()
    {
        foreach (var party in n.Parties.Where(p => p.OurEntry is not null && p != n.Returned))
        {
            builder.Add(new RegisterChange.SetSpouse(party.Place!.Register!.Id, party.Place.Person, party.Mark));
            WriteMarriage(party, party.Place.Register.Id);
            builder.Add(new RegisterChange.WriteStatusMatter(party.Place.Register.Id, party.Place.Person, Matter(party)));
        }

        if (n is { Returned: { Place: { } leaving } returned, Stayed.Place: { } couple })
        {
            ComeBack(returned, leaving, couple);
        }

        return builder.Build(Messages());
    }

    private void ComeBack(FormerSpouse returned, PersonInRegister leaving, PersonInRegister couple)
    {
        builder.Leave(leaving, () => Matter(returned, ("入籍戸籍", couple.Designation)),
            couple.Register is { } ours ? Destination.Ours(ours) : Destination.Other(couple.Elsewhere!, couple.FamilyName, couple.FamilyNameKana));
        if (couple.Register is not { } register)
        {
            return;
        }

        builder.Enter(register.Id, leaving with { Entry = leaving.Entry with { Spouse = null } }, returned.Mark, MatterTitles.RevokedDivorce, n.Ruling.FinalOn.Day ?? c.ReceiptDate);
        WriteMarriage(returned, register.Id);
        builder.Add(new RegisterChange.WriteStatusMatter(register.Id, leaving.Person, Matter(returned, ("従前戸籍", leaving.Designation))));
    }

    // 39条2項: what had stood of the marriage is written again where it does not stand.
    private void WriteMarriage(FormerSpouse party, RegisterId register)
    {
        if (n.NeedsMarriage(party) && n.MarriageToCarry(party, c) is var (from, matter))
        {
            builder.Add(new RegisterChange.CarryOver(register, party.Place!.Person, from, [matter with { Amendments = [] }]));
        }
    }

    private StatusMatter Matter(FormerSpouse party, params (string, string?)[] more) => templates.StatusMatter("M-RIKON-TORIKESHI", c,
        [(MatterLabels.DivorceRevokedOn, n.Ruling.FinalOn.Text), (MatterLabels.SpouseName, n.Partner(party).Name), ("届出日", n.Ruling.NotifiedOn(c).Text), ("届出人", n.NotifyingSpouse == party.Mark ? null : n.NotifyingSpouse?.Word() ?? DraftReader.Missing), .. more]);

    // 人口動態調査票 is made of no 離婚取消.
    private IEnumerable<OutgoingMessage> Messages()
    {
        MessagePerson Person(FormerSpouse party) => new(NumberOf(party), party.Mark.Word(), party.Name, party.OurEntry?.BirthDate ?? party.BornOn, party.Mark == SpouseMark.Husband ? Sex.Male : Sex.Female);
        var registers = n.Parties.Select(p => p.Place).OfType<PersonInRegister>().Select(p => CommonNotices.Of(c, p)).Distinct();
        return
        [
            .. n.Parties.SelectMany(p => Resident(p, Person(p))),
            .. CommonNotices.NotificationImage(c, MatterTitles.RevokedDivorce, [.. n.Parties.Select(Person)], [.. registers]),
            .. n.Ruling.IsOverdue(c)
                ? [CommonNotices.Overdue(MatterTitles.RevokedDivorce, n.Ruling.OverdueCourt(c), [.. n.Parties.Select(Person)], n.Ruling.Deadline(c)!.Value, n.Ruling.NotifiedOn(c), n.NotifyingSpouse?.Word() ?? DraftReader.Missing)] : Array.Empty<OutgoingMessage>(),
        ];
    }

    // Somebody from elsewhere gets a number of ours only by coming back to a register of ours.
    private PersonId? NumberOf(FormerSpouse party) => party.Place is { } place && (place.Register is not null || (party == n.Returned && n.CoupleRegister is not null)) ? place.Person : null;

    // Whose 氏, 本籍 and 筆頭者 stay as they are is told only for the sake of a foreigner who is the spouse again.
    private IEnumerable<OutgoingMessage> Resident(FormerSpouse party, MessagePerson person)
    {
        if (party.Place is not { } place)
        {
            return [];
        }

        ValueList<ChangedItem> items = party == n.Returned && n.Stayed?.Place is { } couple
            ? [.. new ChangedItem[] { new("氏", place.FamilyName, couple.FamilyName), new("本籍", place.Domicile, couple.Domicile), new("筆頭者", place.HeadName, couple.HeadName) }.Where(i => i.Former != i.Current)] : [];
        return items.Count == 0 && !n.Partner(party).IsForeign ? []
            : CommonNotices.ResidentRecord(c, MatterTitles.RevokedDivorce, n.Ruling.FinalOn, person, party.Address, items);
    }
}
