using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.ReleaseCheck;

namespace Koseki.Konbini.Gateway.Families.ResidentRecords;

/// <summary>
/// Whether a 住民票の写し may be issued from a household, rule by rule. Every member's paper shows the household's address,
/// and who stands on it says who does not: what stops one of them stops it for all. Each rule has its own reason; the
/// centre hears one code for all of them.
/// </summary>
public sealed class HouseholdRules(SameWriting same)
{
    /// <summary>Why nothing may be issued, with words for the record; null when it may.</summary>
    internal (Refusal Refusal, string Words)? WhyNot(HouseholdSnapshot? snapshot)
    {
        if (snapshot is null)
        {
            return (Refusal.NotResident, "住民票がないか、消除されています。");
        }

        var members = snapshot.Members;
        return members.Any(m => m.Resident?.Status == "SUPPRESSED") ? (Refusal.MemberSuppressed, "世帯に発行を抑止されている人がいます。")
            : members.Any(m => m.Resident?.Status == "LEAVING") ? (Refusal.MemberLeaving, "世帯に転出予定の人がいます。")
            : members.Any(m => m.Record.State == RecordState.Pending || m.Resident?.Status is "MOVED" or "DEAD" or "ERASED") ? (Refusal.MemberChanging, "世帯に異動処理中の人がいます。")
            : members.Any(m => m.IsBlocked || m.Resident is null or { Status: not "ACTIVE" }) ? (Refusal.MemberInDoubt, "世帯に、連携の食い違いを確かめている人がいます。")
            : members.Count != snapshot.Household.MemberCount ? (Refusal.MemberInDoubt, "世帯員数が合いません。")
            : members.FirstOrDefault(m => Difference(snapshot, m) is not null) is { } differing ? (Refusal.MemberInDoubt, $"世帯の連携と住民の連携で、{Difference(snapshot, differing)}が違う人がいます。")
            : members.All(m => same.Name(m.Record.Name) != same.Name(snapshot.Household.HeadName)) ? (Refusal.MemberInDoubt, "世帯主が世帯員にいません。")
            : null;
    }

    // The same person as two feeds have them, and the same address as the person's record and the household have it.
    private string? Difference(HouseholdSnapshot snapshot, SnapshotMember member) =>
        same.Name(member.Record.Name) != same.Name(member.Resident!.Name) ? "氏名"
        : member.Record.BirthDate != member.Resident.BirthDate ? "生年月日"
        : same.Place(member.Record.Address) != same.Place(snapshot.Household.Address) ? "住所"
        : null;
}
