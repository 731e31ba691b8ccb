using Koseki.Domain.Calendar;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.ReleaseCheck;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Konbini.Gateway.Families.Seals;

/// <summary>
/// Whether an 印鑑登録証明書 may be issued, rule by rule: the person, the household whose address would stand on it, the
/// registration, and whether it is the one that was last compared with the source. Each rule has its own reason; the centre
/// cannot tell them apart.
/// </summary>
public sealed class SealRules(SameWriting same, GatewayOptions options, TimeProvider clock)
{
    private const int Age = 15;

    /// <summary>Why nothing may be issued, with words for the record; null when it may.</summary>
    internal (Refusal Refusal, string Words)? WhyNot(SealSnapshot? snapshot) =>
        snapshot is null ? (Refusal.NotResident, "住民票がないか、消除されています。")
        : OfPerson(snapshot) ?? OfHousehold(snapshot) ?? OfRegistration(snapshot);

    private (Refusal, string)? OfPerson(SealSnapshot snapshot) => snapshot.Self.Resident switch
    {
        null => (Refusal.SealInDoubt, "住民の連携に、この人がいません。"),
        { Status: "LEAVING" } => (Refusal.Leaving, "転出予定者です。"),
        { Status: "SUPPRESSED" } => (Refusal.Suppressed, "発行を抑止されています。"),
        { Status: "BLOCKED" } => (Refusal.InDoubt, "連携データを確かめるまで発行できません。"),
        { Status: not "ACTIVE" } => (Refusal.NotResident, "住民ではありません。"),
        _ when snapshot.IsBlocked => (Refusal.InDoubt, "連携の食い違いを二人の職員が確かめるまで発行できません。"),
        _ when snapshot.Self.Record.State == RecordState.Pending => (Refusal.MemberChanging, "異動処理中です。"),
        { BirthDate: var born } when LegalAge.At(born, DateOnly.FromDateTime(JapanTime.Of(clock.GetUtcNow()).DateTime)) < Age => (Refusal.UnderAge, $"{Age}歳未満です。"),
        _ => null,
    };

    // The address on the paper is everybody's of the household: as long as one of them is protected, or somebody is missing
    // who might be, it shows it to nobody.
    private static (Refusal, string)? OfHousehold(SealSnapshot snapshot) =>
        snapshot.Members.Any(m => m.Resident?.Status == "SUPPRESSED") ? (Refusal.MemberSuppressed, "世帯に発行を抑止されている人がいます。")
        : snapshot.Members.Count != snapshot.Household.MemberCount || snapshot.Members.Any(m => m.Resident is null) ? (Refusal.MemberInDoubt, "世帯員がそろっていません。")
        : null;

    private (Refusal, string)? OfRegistration(SealSnapshot snapshot)
    {
        if (snapshot.Live is not [var (seal, bucket)])
        {
            return snapshot.Live.Count > 1 ? (Refusal.SealInDoubt, "廃止されていない印鑑登録が二つあります。")
                : snapshot.Seals.Count > 0 ? (Refusal.SealAbolished, "印鑑登録が廃止されています。")
                : (Refusal.NoSeal, "印鑑登録がありません。");
        }

        return seal.Effective == SealState.Inquiry ? (Refusal.SealUnderInquiry, "印鑑登録が照会中です。")
            : bucket is null || clock.GetUtcNow() - new DateTimeOffset(DateTime.SpecifyKind(bucket.AsOf, DateTimeKind.Utc)) > TimeSpan.FromHours(options.SealComparedWithinHours) ? (Refusal.DataStale, "印鑑登録の照合が届いていません。")
            : (!bucket.Agrees && !bucket.ByRow) || seal.Differs ? (Refusal.SealInDoubt, "印鑑登録の照合が送り元と合っていません。")
            : seal.Sequence > bucket.Sequence ? (Refusal.SealNotCompared, "最後の照合の後に届いた印鑑登録です。")
            : Difference(snapshot, seal) is { } what ? (Refusal.SealInDoubt, $"印鑑登録・住民票・住民の連携で、{what}が違います。")
            : null;
    }

    // The name is compared to the letter: whichever of two writings were printed, the other one might be the registered one.
    private string? Difference(SealSnapshot snapshot, SealRegistration seal)
    {
        var (record, resident) = (snapshot.Self.Record, snapshot.Self.Resident!);
        return seal.Name != record.Name || same.Name(record.Name) != same.Name(resident.Name) ? "氏名"
            : record.BirthDate != resident.BirthDate ? "生年月日"
            : same.Place(record.Address) != same.Place(snapshot.Household.Address) ? "住所"
            : (seal.FormerName.Length > 0 && (record.IsForeigner || seal.FormerName != record.OtherName)) || (seal.CommonName.Length > 0 && (!record.IsForeigner || seal.CommonName != record.OtherName)) ? "旧氏か通称"
            : null;
    }
}
