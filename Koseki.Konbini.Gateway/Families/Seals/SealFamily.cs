using Koseki.Domain.Certificates.SealRegistrations;
using Koseki.Infrastructure.Pdf;
using Koseki.Konbini.Gateway.Core;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Konbini.Gateway.Families.Seals;

/// <summary>
/// 印鑑登録証明書: of oneself only, made here from one snapshot of the replica that eligibility was judged on; the impression
/// at the size at which it was registered.
/// </summary>
public sealed class SealFamily(
    GatewayDbContext database, ReplicaGuard guard, SealRules rules, SealCheck check, CityCertifiers certifiers, Lazy<SealCertificateRenderer> renderer, GatewayOptions options) : ICertificateFamily
{
    /// <summary>As the contract writes it.</summary>
    public const string Kind = "INKAN";

    /// <inheritdoc/>
    public IReadOnlyList<FamilyKind> Kinds { get; } = [new(Kind, [])];

    /// <inheritdoc/>
    public IReadOnlyList<string> Feeds { get; } = [FeedSources.Resident, FeedSources.Binding, FeedSources.Household, FeedSources.SealStop, FeedSources.Seal];

    /// <inheritdoc/>
    public TimeSpan Freshness => TimeSpan.FromMinutes(options.StaleAfterMinutes);

    /// <inheritdoc/>
    public async Task<FamilyOffer> OfferAsync(Resident applicant, DateTimeOffset deadline, CancellationToken work)
    {
        var snapshot = await SealSnapshot.ReadAsync(database, guard, applicant.Number, work);
        if (rules.WhyNot(snapshot) is { } refused)
        {
            throw new RefusedException(refused.Refusal, refused.Words);
        }

        return renderer.Value.WhyNot(SealCertificate.Build(snapshot!.Holder, DateOnly.FromDateTime(snapshot.AsOf.Date))) is { } unprintable
            ? throw new RefusedException(Refusal.CannotBePrinted, unprintable)
            : new SealOffer(snapshot);
    }

    /// <inheritdoc/>
    public async Task<MadePaper> MakeAsync(PaperOrder order, CancellationToken work)
    {
        var snapshot = ((SealOffer)order.Offer).Snapshot;
        return await renderer.Value.MakeAsync(SealCertificate.Build(snapshot.Holder, order.IssueDate), order, certifiers, work) with { Snapshot = snapshot.Version };
    }

    /// <inheritdoc/>
    public async Task<PaperVerdict> CheckAsync(PaperOrder order, MadePaper paper, CancellationToken work)
    {
        // Read anew: what the paper was made from proves nothing about it.
        var now = await SealSnapshot.ReadAsync(database, guard, order.Applicant.Number, work);
        return now?.Version == paper.Snapshot && rules.WhyNot(now) is null
            ? check.Verdict(paper, order, now!)
            : throw new RefusedException(rules.WhyNot(now)?.Refusal ?? Refusal.NoLongerEligible, "作っている間に印鑑登録か住民票が変わりました。");
    }

    /// <inheritdoc/>
    public async Task<Refusal?> ClaimAsync(Application application, DateTimeOffset deadline, CancellationToken work)
    {
        var now = await SealSnapshot.ReadAsync(database, guard, application.ResidentNumber!, work);
        return rules.WhyNot(now)?.Refusal ?? (now!.Version == application.Snapshot ? null : Refusal.NoLongerEligible);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> SpecimenAsync(string kind, DateOnly day, CancellationToken work)
    {
        var (snapshot, holder) = SealSpecimen.Make(day.AddYears(-40), default);
        var verdict = check.Verdict(renderer.Value.Made(SealCertificate.Build(holder, day), Specimens.IssueOf(day)), Specimens.OrderOf(Kind, day), snapshot);
        return Task.FromResult<IReadOnlyList<string>>([.. verdict.Mismatches, .. verdict.Differences]);
    }

    // Nobody is chosen and nothing can be.
    private sealed record SealOffer(SealSnapshot Snapshot) : FamilyOffer([new(Kind, [])], Snapshot.AsOf);
}
