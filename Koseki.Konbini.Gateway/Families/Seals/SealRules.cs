using Koseki.Konbini.Gateway.Families.Holders;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Konbini.Gateway.Families.Seals;

/// <summary>
/// Whether an 印鑑登録証明書 may be issued, rule by rule: the person, the household whose address would stand on it, the
/// registration, and whether it is the one that was last compared with the source. Each rule has its own reason; the centre
/// cannot tell them apart.
/// </summary>
public sealed class SealRules(HolderRules holders, GatewayOptions options, TimeProvider clock)
{
    /// <summary>Why nothing may be issued, with words for the record; null when it may.</summary>
    internal (Refusal Refusal, string Words)? WhyNot(SealSnapshot? snapshot) => holders.WhyNot(snapshot?.Facts) ?? OfRegistration(snapshot!);

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
        var record = snapshot.Self.Record;
        return seal.Name != record.Name ? "氏名"
            : holders.Difference(snapshot.Facts) is { } what ? what
            : (seal.FormerName.Length > 0 && (record.IsForeigner || seal.FormerName != record.OtherName)) || (seal.CommonName.Length > 0 && (!record.IsForeigner || seal.CommonName != record.OtherName)) ? "旧氏か通称"
            : null;
    }
}
