using Koseki.Infrastructure.Pdf;
using Koseki.Konbini.Gateway.Core;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Konbini.Gateway.Families.Incomes;

/// <summary>
/// 所得証明書: of oneself only, of one of the last five tax years, made here from one snapshot of the replica that eligibility
/// was judged on.
/// </summary>
public sealed class IncomeFamily(
    GatewayDbContext database, ReplicaGuard guard, IncomeRules rules, IncomeCheck check, CityCertifiers certifiers, Lazy<IncomeCertificateRenderer> renderer, GatewayOptions options) : ICertificateFamily
{
    /// <summary>As the contract writes it.</summary>
    public const string Kind = "SHOTOKU";

    /// <inheritdoc/>
    public IReadOnlyList<FamilyKind> Kinds { get; } = [new(Kind, []) { AsksTaxYear = true }];

    /// <inheritdoc/>
    public IReadOnlyList<string> Feeds { get; } = [FeedSources.Resident, FeedSources.Binding, FeedSources.Household, FeedSources.IncomeStop, FeedSources.Income];

    /// <inheritdoc/>
    public TimeSpan Freshness => TimeSpan.FromMinutes(options.StaleAfterMinutes);

    /// <inheritdoc/>
    public async Task<FamilyOffer> OfferAsync(Resident applicant, DateTimeOffset deadline, CancellationToken work)
    {
        var snapshot = await ReadAsync(applicant.Number, work);
        if (rules.WhyNot(snapshot) is { } refused)
        {
            throw new RefusedException(refused.Refusal, refused.Words);
        }

        var years = rules.OpenYears(snapshot!);
        var why = years.Select(y => (Year: y, Why: WhyNot(snapshot!, y))).ToList();
        var offered = why.Where(y => y.Why is null).Select(y => y.Year).ToList();
        if (offered.Count == 0)
        {
            // Of the newest year: it is the one that is asked for.
            var (refusal, words) = why.Select(y => y.Why).FirstOrDefault() ?? (Refusal.TaxYearNotOpen, "開いている年度がありません。");
            throw new RefusedException(refusal, words);
        }

        return new IncomeOffer(new(Kind, []) { TaxYears = offered, WhyNotTaxYear = y => why.FirstOrDefault(w => w.Year == y).Why ?? (Refusal.TaxYearNotOpen, "まだ開いていないか、もう交付しない年度です。") }, snapshot!);
    }

    /// <inheritdoc/>
    public async Task<MadePaper> MakeAsync(PaperOrder order, CancellationToken work)
    {
        var (snapshot, year) = (((IncomeOffer)order.Offer).Snapshot, order.TaxYear!.Value);
        return await renderer.Value.MakeAsync(snapshot.ContentOf(year, order.IssueDate), order, certifiers, work) with { Snapshot = snapshot.VersionOf(year) };
    }

    /// <inheritdoc/>
    public async Task<PaperVerdict> CheckAsync(PaperOrder order, MadePaper paper, CancellationToken work)
    {
        var year = order.TaxYear!.Value;
        // Read anew: what the paper was made from proves nothing about it.
        var now = await ReadAsync(order.Applicant.Number, work);
        return now?.VersionOf(year) == paper.Snapshot && rules.WhyNot(now, year) is null
            ? check.Verdict(paper, order, now!)
            : throw new RefusedException(rules.WhyNot(now, year)?.Refusal ?? Refusal.NoLongerEligible, "作っている間に所得の記録か住民票が変わりました。");
    }

    /// <inheritdoc/>
    public async Task<Refusal?> ClaimAsync(Application application, DateTimeOffset deadline, CancellationToken work)
    {
        var (now, year) = (await ReadAsync(application.ResidentNumber!, work), application.TaxYear!.Value);
        return rules.WhyNot(now, year)?.Refusal ?? (now!.VersionOf(year) == application.Snapshot ? null : Refusal.NoLongerEligible);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> SpecimenAsync(string kind, DateOnly day, CancellationToken work)
    {
        var snapshot = IncomeSpecimen.Make(day.Year, day.AddYears(-40), default);
        var verdict = check.Verdict(renderer.Value.Made(snapshot.ContentOf(day.Year, day), Specimens.IssueOf(day)), Specimens.OrderOf(Kind, day) with { TaxYear = day.Year }, snapshot);
        return Task.FromResult<IReadOnlyList<string>>([.. verdict.Mismatches, .. verdict.Differences]);
    }

    private Task<IncomeSnapshot?> ReadAsync(string resident, CancellationToken work) => IncomeSnapshot.ReadAsync(database, guard, options.Municipality, resident, work);

    private (Refusal, string)? WhyNot(IncomeSnapshot snapshot, int year) =>
        rules.WhyNot(snapshot, year) ?? (renderer.Value.WhyNot(snapshot.ContentOf(year, DateOnly.FromDateTime(snapshot.AsOf.Date))) is { } unprintable ? (Refusal.CannotBePrinted, unprintable) : null);

    private sealed record IncomeOffer(OfferedKind Offered, IncomeSnapshot Snapshot) : FamilyOffer([Offered], Snapshot.AsOf);
}
