using Koseki.Domain.Calendar;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.ReleaseCheck;

namespace Koseki.Konbini.Gateway.Families.Holders;

/// <summary>
/// Whether somebody may have a paper of their own that shows the household's address, rule by rule: the person, then the
/// household. Each rule has its own reason; the centre cannot tell them apart.
/// </summary>
public sealed class HolderRules(SameWriting same, TimeProvider clock)
{
    private const int Age = 15;

    /// <summary>Why nothing may be issued, with words for the record; null when it may.</summary>
    internal (Refusal Refusal, string Words)? WhyNot(HolderFacts? facts) =>
        facts is null ? (Refusal.NotResident, "住民票がないか、消除されています。") : OfPerson(facts) ?? OfHousehold(facts);

    /// <summary>In what the feeds of residents and of households speak of different people; null when in nothing.</summary>
    internal string? Difference(HolderFacts facts)
    {
        var (record, resident) = (facts.Self.Record, facts.Self.Resident!);
        return same.Name(record.Name) != same.Name(resident.Name) ? "氏名"
            : record.BirthDate != resident.BirthDate ? "生年月日"
            : same.Place(record.Address) != same.Place(facts.Household.Address) ? "住所"
            : null;
    }

    private (Refusal, string)? OfPerson(HolderFacts facts) => facts.Self.Resident switch
    {
        null => (Refusal.InDoubt, "住民の連携に、この人がいません。"),
        { Status: "LEAVING" } => (Refusal.Leaving, "転出予定者です。"),
        { Status: "SUPPRESSED" } => (Refusal.Suppressed, "発行を抑止されています。"),
        { Status: "BLOCKED" } => (Refusal.InDoubt, "連携データを確かめるまで発行できません。"),
        { Status: not "ACTIVE" } => (Refusal.NotResident, "住民ではありません。"),
        _ when facts.IsBlocked => (Refusal.InDoubt, "連携の食い違いを二人の職員が確かめるまで発行できません。"),
        _ when facts.Self.Record.State == RecordState.Pending => (Refusal.MemberChanging, "異動処理中です。"),
        { BirthDate: var born } when LegalAge.At(born, JapanTime.DayOf(clock.GetUtcNow())) < Age => (Refusal.UnderAge, $"{Age}歳未満です。"),
        _ => null,
    };

    // The address on the paper is everybody's of the household: as long as one of them is protected, or somebody is missing
    // who might be, it shows it to nobody.
    private static (Refusal, string)? OfHousehold(HolderFacts facts) =>
        facts.Members.Any(m => m.Resident?.Status == "SUPPRESSED") ? (Refusal.MemberSuppressed, "世帯に発行を抑止されている人がいます。")
        : facts.Members.Count != facts.Household.MemberCount || facts.Members.Any(m => m.Resident is null) ? (Refusal.MemberInDoubt, "世帯員がそろっていません。")
        : null;
}
