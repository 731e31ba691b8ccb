using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Domain.SupplementaryRegisters;

/// <summary>
/// 附票本人確認情報 that leave because supplementary registers change (住民基本台帳法30条の41): 記載, 消除 and 修正 of 氏名, 振り仮名, 住所,
/// 生年月日, 性別 and 住民票コード. 戸籍の表示 and 住定日 are none of them. Nothing is told of an entry that still waits for its row.
/// </summary>
/// <param name="plan">What happens to the supplementary registers.</param>
/// <param name="c">The circumstances.</param>
public sealed class SupplementaryMessages(SupplementaryPlan plan, Circumstances c)
{
    private Recipient Governor => Recipient.Governor(c.Here);

    /// <summary>The messages; of a person who only changes registers 消除 and 記載 stand together.</summary>
    public IReadOnlyList<OutgoingMessage> All()
    {
        var entered = plan.Steps.Where(s => !plan.Following.Contains(s.After.Id)).SelectMany(s => Entered(s).Where(p => !p.AwaitsTransfer)).ToDictionary(p => p.Person);
        var messages = new List<OutgoingMessage>();
        foreach (var (removed, removal) in plan.Steps.SelectMany(Removed).Where(r => !r.Before.AwaitsTransfer))
        {
            // Contents as they were.
            var follows = entered.Remove(removed.Person, out var entry);
            messages.Add(Of(IdentityAct.Erased, ReasonOf(removal, follows), removed, 1, follows ? 2 : 1));
            if (follows)
            {
                messages.Add(Of(IdentityAct.Recorded, IdentityReason.Entered, entry!, 2, 2));
            }
        }

        messages.AddRange(plan.Steps.SelectMany(Entered).Where(p => entered.ContainsKey(p.Person))
            .Select(p => Of(IdentityAct.Recorded, ReasonOf(p.Entered), p, 1, 1)));
        messages.AddRange(plan.Steps.SelectMany(Restored).Where(p => !p.AwaitsTransfer).Select(p => Of(IdentityAct.Recorded, IdentityReason.Restored, p, 1, 1)));
        messages.AddRange(plan.Steps.SelectMany(Changed).Select(p => Of(IdentityAct.Corrected, p.Reason, p.After, 1, 1)));
        return messages;
    }

    /// <summary>本籍転属通知 with the row that the new 本籍 begins with, as far as it is kept here.</summary>
    public static IReadOnlyList<OutgoingMessage> WithRows(IReadOnlyList<OutgoingMessage> messages, SupplementarySet given) =>
        [.. messages.Select(m => m is OutgoingMessage.DomicileTransfer { From.Register: { } from } transfer && given.Of(from) is { } supplementary
            ? transfer with { Persons = transfer.Persons.Select(p => WithRow(p, supplementary.EntryOf(p.Person))).ToValueList() } : m)];

    private static TransferredPerson WithRow(TransferredPerson person, SupplementaryEntry? entry) => entry is null ? person : person with
    {
        ResidentCode = entry.ResidentCode,
        Address = entry.Current?.Text,
        SettledOn = entry.Current?.SettledOn,
        OverseasVoter = entry.OverseasVoter.Select(v => $"{v.Roll.Word()}　{v.Act.Word()}　{v.Municipality}").ToValueList(),
    };

    private OutgoingMessage Of(IdentityAct act, IdentityReason reason, SupplementaryEntry person, int position, int size) => new OutgoingMessage.SupplementaryIdentity(
        Governor, act, reason, c.RegisterDay, new(person.Person, person.Name, person.NameKana, person.BirthDate, person.Sex, person.ResidentCode, person.Current?.Text), position, size);

    private static IdentityReason ReasonOf(Entrance entered) => entered.Cause switch
    {
        MatterTitles.Birth => IdentityReason.Born,
        MatterTitles.Naturalization or MatterTitles.AcquisitionOfNationality => IdentityReason.BecameJapanese,
        MatterTitles.FirstRegister or MatterTitles.Foundling => IdentityReason.GotRegister,
        _ => IdentityReason.Entered,
    };

    private static IdentityReason ReasonOf(SupplementaryRemoval removal, bool follows) =>
        follows || removal.Destination is not null ? IdentityReason.Transferred : removal.Cause switch
        {
            "死亡" => IdentityReason.Died,
            MatterTitles.Disappearance => IdentityReason.Disappeared,
            MatterTitles.RemovalForAge => IdentityReason.RemovedForAge,
            MatterTitles.LossOfNationality => IdentityReason.LostNationality,
            _ => IdentityReason.Other,
        };

    private static IEnumerable<(SupplementaryEntry Before, SupplementaryRemoval Removal)> Removed(SupplementaryStep step) =>
        step.Before is null ? [] : step.After.Persons.Take(step.Before.Persons.Count).Select((p, i) => (Before: step.Before.Persons[i], p.Removed))
            .Where(p => p.Before.Removed is null && p.Removed is not null).Select(p => (p.Before, p.Removed!));

    private static IEnumerable<SupplementaryEntry> Restored(SupplementaryStep step) =>
        step.Before is null ? [] : step.Before.Persons.Zip(step.After.Persons).Where(p => p is { First.Removed: not null, Second.Removed: null }).Select(p => p.Second);

    private static IEnumerable<SupplementaryEntry> Entered(SupplementaryStep step) => step.After.Persons.Skip(step.Before?.Persons.Count ?? 0).Where(p => p.Removed is null);

    private static IEnumerable<(SupplementaryEntry After, IdentityReason Reason)> Changed(SupplementaryStep step) =>
        step.Before is null ? [] : step.Before.Persons.Zip(step.After.Persons).Where(p => p is { First.Removed: null, Second.Removed: null } && !p.Second.AwaitsTransfer)
            .Select(p => (p.Second, Reason: ReasonOf(p.First, p.Second))).Where(p => p.Reason is not null).Select(p => (p.Second, p.Reason!.Value));

    private static IdentityReason? ReasonOf(SupplementaryEntry before, SupplementaryEntry after) =>
        before.AwaitsTransfer ? IdentityReason.Entered
        : before.Name != after.Name ? IdentityReason.Name
        // A date is the same by its text.
        : !before.BirthDate.Equals(after.BirthDate) || before.Sex != after.Sex ? IdentityReason.BirthOrSex
        : before.NameKana != after.NameKana ? IdentityReason.Reading
        : before.ResidentCode != after.ResidentCode ? IdentityReason.Code
        : before.Current?.Text != after.Current?.Text ? IdentityReason.Address
        : null;
}
