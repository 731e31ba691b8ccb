using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.ResidentRecords;
using Koseki.Infrastructure.Pdf;
using Koseki.Konbini.Gateway.Core;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Konbini.Gateway.Families.ResidentRecords;

/// <summary>
/// 住民票の写し (世帯連記式, or 個人票 where the rule of the day says so): made here, from one snapshot of the replica that eligibility was judged on, with the fonts and
/// the writer of every certificate and the seal of the official of the day.
/// </summary>
public sealed class ResidentRecordFamily(
    GatewayDbContext database, ReplicaGuard guard, HouseholdRules rules, MemberTokens tokens, SheetCheck check, CityCertifiers certifiers, Lazy<ResidentSheetRenderer> renderer, GatewayOptions options) : ICertificateFamily
{
    /// <summary>As the contract writes it.</summary>
    public const string Kind = "JUMINHYO";

    private static readonly Dictionary<string, ResidentItem> Items = new(StringComparer.Ordinal)
    {
        ["ZOKUGARA"] = ResidentItem.Relationship, ["HONSEKI"] = ResidentItem.Register, ["KOKUSEKI"] = ResidentItem.Nationality, ["ZAIRYU"] = ResidentItem.ResidenceStatus,
    };

    /// <inheritdoc/>
    public IReadOnlyList<FamilyKind> Kinds { get; } = [new(Kind, [.. Items.Keys])];

    /// <inheritdoc/>
    public IReadOnlyList<string> Feeds { get; } = [FeedSources.Resident, FeedSources.Binding, FeedSources.Household];

    /// <inheritdoc/>
    public TimeSpan Freshness => TimeSpan.FromMinutes(options.StaleAfterMinutes);

    /// <inheritdoc/>
    public async Task<FamilyOffer> OfferAsync(Resident applicant, DateTimeOffset deadline, CancellationToken work)
    {
        var snapshot = await HouseholdSnapshot.ReadAsync(database, guard, applicant.Number, work);
        if (rules.WhyNot(snapshot) is { } refused)
        {
            throw new RefusedException(refused.Refusal, refused.Words);
        }

        var form = await FormAsync(JapanTime.DayOf(snapshot!.AsOf), work);
        var printable = snapshot.Members.Where(m => WhyNotPrintable(snapshot, m, form) is null).ToList();
        if (printable.Count == 0)
        {
            throw new RefusedException(Refusal.CannotBePrinted, WhyNotPrintable(snapshot, snapshot.Members[0], form)!);
        }

        var tokenOf = await tokens.ForAsync(applicant.Number, snapshot.Household.Number, work);
        var members = printable.ToDictionary(m => tokenOf(m.Record.Number), StringComparer.Ordinal);
        var offered = new OfferedKind(Kind, [.. members.Select(m => new OfferedMember(m.Key, m.Value.Record.Name, m.Value.Record.Number == applicant.Number))])
        {
            // What nobody of them has is not asked.
            Options = [.. Items.Where(i => printable.Any(m => m.Record.IsForeigner == (i.Value is ResidentItem.Nationality or ResidentItem.ResidenceStatus) || i.Value == ResidentItem.Relationship)).Select(i => i.Key)],
        };
        return new ResidentOffer(offered, snapshot, members);
    }

    /// <inheritdoc/>
    public async Task<MadePaper> MakeAsync(PaperOrder order, CancellationToken work)
    {
        var offer = (ResidentOffer)order.Offer;
        var chosen = offer.Snapshot.Members.Where(m => order.MemberTokens.Any(t => offer.Members[t] == m)).ToList();
        var (items, isWhole) = (order.Options.Select(o => Items[o]).ToHashSet(), chosen.Count == offer.Snapshot.Members.Count);
        var form = await FormAsync(order.IssueDate, work);
        var content = ResidentSheets.Build(RecordedOf(offer.Snapshot), [.. chosen.Select(m => m.Recorded)], items, isWhole, order.IssueDate, form);
        return new ResidentPaper(await renderer.Value.MakeAsync(content, order, certifiers, work), new(offer.Snapshot.Version, [.. chosen.Select(m => m.Record.Number)], items, isWhole, form)) { Snapshot = offer.Snapshot.Version };
    }

    /// <inheritdoc/>
    public async Task<PaperVerdict> CheckAsync(PaperOrder order, MadePaper paper, CancellationToken work)
    {
        var made = ((ResidentPaper)paper).Made;
        // Read anew: what the paper was made from proves nothing about it.
        var now = await HouseholdSnapshot.ReadAsync(database, guard, order.Applicant.Number, work);
        return now?.Version == made.Version
            ? check.Verdict(paper, order, made, now)
            : throw new RefusedException(rules.WhyNot(now)?.Refusal ?? Refusal.NoLongerEligible, "作っている間に世帯の記録が変わりました。");
    }

    /// <inheritdoc/>
    public async Task<Refusal?> ClaimAsync(Application application, DateTimeOffset deadline, CancellationToken work)
    {
        var now = await HouseholdSnapshot.ReadAsync(database, guard, application.ResidentNumber!, work);
        return rules.WhyNot(now)?.Refusal ?? (now!.Version == application.Snapshot ? null : Refusal.NoLongerEligible);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> SpecimenAsync(string kind, DateOnly day, CancellationToken work)
    {
        var (snapshot, form) = (HouseholdSpecimen.Make(day.AddYears(-40), default), await FormAsync(day, work));
        HashSet<ResidentItem> items = [ResidentItem.Relationship, ResidentItem.Register];
        var content = ResidentSheets.Build(RecordedOf(snapshot), [.. snapshot.Members.Select(m => m.Recorded)], items, isWhole: true, day, form);
        var made = new MadeFrom(snapshot.Version, [.. snapshot.Members.Select(m => m.Record.Number)], items, IsWhole: true, form);
        var verdict = check.Verdict(renderer.Value.Made(content, Specimens.IssueOf(day)), Specimens.OrderOf(Kind, day), made, snapshot);
        return [.. verdict.Mismatches, .. verdict.Differences];
    }

    private static RecordedHousehold RecordedOf(HouseholdSnapshot snapshot) => new(snapshot.Household.Address, snapshot.Household.HeadName);

    // With every item, so that what is offered can be printed whatever is chosen.
    private string? WhyNotPrintable(HouseholdSnapshot snapshot, SnapshotMember member, ResidentForm form) =>
        renderer.Value.WhyNot(ResidentSheets.Build(RecordedOf(snapshot), [member.Recorded], Items.Values.ToHashSet(), isWhole: true, DateOnly.FromDateTime(snapshot.AsOf.Date), form));

    private async Task<ResidentForm> FormAsync(DateOnly day, CancellationToken work) => (await guard.RuleAsync(database, options.Municipality, Kind, day, work))?.Form ?? ResidentForm.Household;

    private sealed record ResidentOffer(OfferedKind Offered, HouseholdSnapshot Snapshot, IReadOnlyDictionary<string, SnapshotMember> Members) : FamilyOffer([Offered], Snapshot.AsOf);

    private sealed record ResidentPaper(MadePaper Paper, MadeFrom Made) : MadePaper(Paper);
}

/// <summary>What a paper was made from.</summary>
/// <param name="Version">Of the snapshot.</param>
/// <param name="Numbers">宛名番号 of those on it, in their order.</param>
/// <param name="Items">Items asked for.</param>
/// <param name="IsWhole">Whether nobody of the household is left out.</param>
/// <param name="Form">The form of the day.</param>
public sealed record MadeFrom(string Version, IReadOnlyList<string> Numbers, IReadOnlySet<ResidentItem> Items, bool IsWhole, ResidentForm Form);
