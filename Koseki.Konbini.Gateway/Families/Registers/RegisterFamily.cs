using Koseki.Domain.Certificates.Door;
using Koseki.Konbini.Gateway.Core;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.ReleaseCheck;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Konbini.Gateway.Families.Registers;

/// <summary>戸籍証明書: made by the core, through its door; nothing of a register stays here.</summary>
public sealed class RegisterFamily(CoreDoor door, ReplicaCheck replica, GatewayOptions options, TimeProvider clock) : ICertificateFamily
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public IReadOnlyList<FamilyKind> Kinds { get; } = [new(DoorKinds.Whole, []), new(DoorKinds.Individual, [])];

    /// <inheritdoc/>
    public IReadOnlyList<string> Feeds { get; } = [FeedSources.Resident, FeedSources.Binding];

    /// <inheritdoc/>
    public TimeSpan Freshness => TimeSpan.FromMinutes(options.StaleAfterMinutes);

    /// <inheritdoc/>
    public async Task<FamilyOffer> OfferAsync(Resident applicant, DateTimeOffset deadline, CancellationToken work)
    {
        RequireFacts(applicant);
        var eligibility = await door.EligibilityAsync(new(applicant.Number), deadline, work);
        if (eligibility.Refusal is { } refusal)
        {
            throw new RefusedException(DoorCodes.Read(refusal), "戸籍システムが発行できないと答えました。");
        }

        var members = eligibility.Members.Select(m => new OfferedMember(m.Token, m.DisplayName, m.Self)).ToList();
        return new([.. Kinds.Where(k => eligibility.Kinds.Contains(k.Code)).Select(k => new OfferedKind(k.Code, k.Code == DoorKinds.Individual ? members : []))], eligibility.DataAsOf);
    }

    /// <inheritdoc/>
    public async Task<MadePaper> MakeAsync(PaperOrder order, CancellationToken work)
    {
        var (manifest, pdf) = await door.CertificateAsync(
            new(order.IssueId, order.Applicant.Number, order.Kind, order.MemberTokens, order.IssueNumber, order.IssueDate), order.Deadline, work);
        return new RegisterPaper(pdf, manifest) { Register = manifest.Register, Generation = manifest.Generation };
    }

    /// <inheritdoc/>
    public async Task<PaperVerdict> CheckAsync(PaperOrder order, MadePaper paper, CancellationToken work)
    {
        var facts = await door.FactsAsync(new(order.IssueId, order.Applicant.Number, order.Kind, order.MemberTokens), order.Deadline, work);
        var pages = PaperPages.Read(paper.Pdf);
        var problems = PaperReader.Problems(pages, order.IssueNumber, ((RegisterPaper)paper).Manifest, facts);
        return facts.IssueId != order.IssueId || problems.Count > 0
            ? new([.. problems.DefaultIfEmpty("照合用の事実が、この申請のものではありません。")], [])
            // A second fact of another source: what 住民記録 says of the person at the kiosk.
            : new([], replica.Differences(pages, order.Kind, facts, order.Applicant));
    }

    /// <inheritdoc/>
    public async Task<Refusal?> ClaimAsync(Application application, DateTimeOffset deadline, CancellationToken work)
    {
        var answer = await door.ClaimAsync(
            new(application.Id, application.Register!.Value, application.Generation!.Value, application.Sha256!, application.ResidentNumber!) { Place = application.Kiosk }, deadline, work);
        return answer.Granted ? null : answer.Code is { } code ? DoorCodes.Read(code) : Refusal.NoLongerEligible;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> SpecimenAsync(string kind, DateOnly day, CancellationToken work)
    {
        var specimen = await door.SpecimenAsync(new(kind, Specimens.Number, day), clock.GetUtcNow() + Patience, work);
        return PaperReader.Problems(PaperPages.Read(specimen.Pdf), Specimens.Number, specimen.Manifest, specimen.Facts);
    }

    // The paper is compared with 住民記録 before it leaves: missing evidence is no agreement.
    private static void RequireFacts(Resident applicant)
    {
        if (applicant.Name.Length == 0 || applicant.Domicile.Length == 0 || applicant.HeadName.Length == 0)
        {
            throw new RefusedException(Refusal.InDoubt, "住民記録の氏名・本籍・筆頭者が届いていません。");
        }
    }

    private sealed record RegisterPaper(byte[] Pdf, CertificateManifest Manifest) : MadePaper(Pdf, Manifest.PageCount, Manifest.Sha256);
}
