using Koseki.Konbini.Gateway.Families;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.Settings;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>What an application asks for.</summary>
public sealed record CreateOrder(
    string ApplicationId, string PayloadHash, string TransactionId, string SubjectToken, Jpki Jpki, string Kiosk, string Kind,
    IReadOnlyList<string> MemberTokens, IReadOnlySet<string> Options, int Copies, int AgreedFee, DateTimeOffset Deadline)
{
    /// <summary>課税年度 by the western calendar, or null.</summary>
    public int? TaxYear { get; init; }
}

/// <summary>The answer to an application: the row, its ticket when it is ready, and why it is refused.</summary>
public sealed record CreateOutcome(Application? Application, string? Ticket, Refusal? Error);

/// <summary>
/// Makes certificates for applications: one application, one byte array, one owner. A deadline ends the application;
/// whatever comes later is discarded by its own id.
/// </summary>
public sealed class IssueDesk(
    IssueLog log, ServiceGate gate, FamilyBook families, ArtifactVault vault, SubjectTokens tokens, GatewayOptions options, TimeProvider clock, ILogger<IssueDesk> logger, AbuseWatch watch)
{
    /// <summary>How long a sealed certificate waits to be fetched.</summary>
    public static readonly TimeSpan TicketLife = TimeSpan.FromSeconds(120);

    /// <summary>The longest time a message may give us. The contract's own budgets end at 20 seconds.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(60);

    /// <summary>M2: makes, checks and seals a certificate, or answers for the one made before. The token ends before the deadline.</summary>
    public async Task<CreateOutcome> CreateAsync(CreateOrder order, CancellationToken cancellation)
    {
        var known = await log.FindAsync(options.Municipality, order.ApplicationId, cancellation);
        if (known is not null)
        {
            return await RepeatAsync(known, order, cancellation);
        }

        var application = new Application
        {
            Id = Guid.NewGuid(), Municipality = options.Municipality, ApplicationId = order.ApplicationId, PayloadHash = order.PayloadHash,
            State = IssueState.Received, OwnerNode = options.Node, OwnerStart = vault.Start, Kind = order.Kind, TaxYear = order.TaxYear, Copies = order.Copies,
            Fee = order.AgreedFee, Transaction = order.TransactionId, Kiosk = order.Kiosk, Means = order.Jpki.Means, Deadline = order.Deadline.UtcDateTime,
        };
        if (!await log.AddAsync(application, cancellation))
        {
            known = await log.FindAsync(options.Municipality, order.ApplicationId, cancellation);
            return known is null ? new(null, null, Refusal.Internal) : await RepeatAsync(known, order, cancellation);
        }

        return await MakeAsync(application, order, cancellation);
    }

    private async Task<CreateOutcome> MakeAsync(Application application, CreateOrder order, CancellationToken work)
    {
        try
        {
            await RenderAsync(application, order, work);
            return new(application, vault.Find(application.Id)?.Ticket, null);
        }
        catch (RefusedException e)
        {
            if (e.Refusal == Refusal.RecordTampered)
            {
                await log.AlarmAsync(e.Refusal, e.Message, application.Id, CancellationToken.None);
            }

            return await EndAsync(application, e.Refusal, e.Message);
        }
        catch (MismatchException e)
        {
            await log.CloseAsync(application.Kind, e.Message, application.Id);
            return await EndAsync(application, Refusal.PaperMismatch, e.Message);
        }
        catch (OperationCanceledException)
        {
            return await EndAsync(application, Refusal.DeadlinePassed, "期限までに作れませんでした。");
        }
        catch (Exception e)
        {
            logger.LogError(e, "申請 {Application} の作成に失敗しました。", application.Id);
            return await EndAsync(application, Refusal.Internal, e.Message);
        }
    }

    private async Task RenderAsync(Application application, CreateOrder order, CancellationToken work)
    {
        if (await gate.ClosedByAsync(order.Kind, work) is { } closed)
        {
            throw new RefusedException(closed, "受付できない時間または停止中です。");
        }

        var resident = await gate.ResidentAsync(order.Jpki, work);
        if (!await tokens.FitsAsync(order.SubjectToken, order.TransactionId, order.Jpki.IssuerKeyId, order.Jpki.Serial, resident.Number, work))
        {
            throw new RefusedException(Refusal.TokenUnfit, "照会時の証が合いません。");
        }

        var rule = await gate.RuleAsync(order.Kind, work);
        if (rule is null || order.AgreedFee != rule.Fee * order.Copies || order.Copies > rule.MaxCopies)
        {
            throw new RefusedException(Refusal.FeeDiffers, "手数料または部数が合いません。");
        }

        var family = families.Of(order.Kind)!;
        var offer = await family.OfferAsync(resident, order.Deadline, work);
        await CheckChoiceAsync(order, offer, application.Id, work);
        var day = DateOnly.FromDateTime(gate.Now.DateTime);
        if (!await log.NumberAsync(application, resident.Number, day, work))
        {
            throw new RefusedException(Refusal.ApplicationEnded, "申請は取り消されました。");
        }

        if (watch.HearIssue(resident.Number, order.Kiosk) is { } strange)
        {
            await log.AlarmAsync("PERSON", strange, application.Id, work);
        }

        var paperOrder = new PaperOrder(
            application.Id, resident, order.Kind, order.MemberTokens, order.Options, application.IssueNumber!, day, order.Deadline, offer) { TaxYear = order.TaxYear };
        var paper = await family.MakeAsync(paperOrder, work);
        var verdict = await family.CheckAsync(paperOrder, paper, work);
        if (verdict.Mismatches.Count > 0)
        {
            throw new MismatchException("発行前照合で不一致: " + string.Join(" ", verdict.Mismatches));
        }

        await RequireAgreementAsync(application, resident, verdict.Differences, work);
        await SealAsync(application, paper, new(order.Jpki, resident, order.TransactionId), work);
    }

    private async Task RequireAgreementAsync(Application application, Resident resident, IReadOnlyList<string> differences, CancellationToken work)
    {
        if (differences.Count == 0)
        {
            return;
        }

        await log.BlockAsync(resident.Number, application.Id, "紙と住民記録の" + string.Join("・", differences) + "が違います。", work);
        throw new RefusedException(Refusal.InDoubt, "紙と住民記録が食い違うので、この人を止めました: " + string.Join("・", differences));
    }

    private async Task CheckChoiceAsync(CreateOrder order, FamilyOffer offer, Guid application, CancellationToken work)
    {
        var offered = offer.Kinds.FirstOrDefault(k => k.Code == order.Kind) ?? throw new RefusedException(Refusal.NoLongerEligible, "照会の後に発行できなくなりました。");
        if (!order.Options.IsSubsetOf(offered.Options))
        {
            throw new RefusedException(Refusal.NotOfTheContract, "この人に示していない記載事項です。");
        }

        if (order.TaxYear is { } year && !offered.TaxYears.Contains(year))
        {
            var (refusal, words) = offered.WhyNotTaxYear(year);
            throw new RefusedException(refusal, words);
        }

        var someoneIsChosen = offered.Members.Count > 0;
        if (order.MemberTokens.Any(t => offered.Members.All(m => m.Token != t)) || order.MemberTokens.Count > 0 != someoneIsChosen)
        {
            await log.AlarmAsync(Refusal.MemberUnfit, "請求できない人の証が送られました。", application, work);
            throw new RefusedException(Refusal.MemberUnfit, "請求できる人ではありません。");
        }
    }

    private async Task SealAsync(Application application, MadePaper paper, Holder holder, CancellationToken work)
    {
        var ticket = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        vault.Keep(application.Id, new(paper.Pdf, ticket, holder));
        work.ThrowIfCancellationRequested();
        var expires = clock.GetUtcNow().Add(TicketLife).UtcDateTime;
        if (!await log.MoveAsync(application, IssueState.Sealed, a =>
            {
                (a.Register, a.Generation, a.Snapshot, a.Sha256) = (paper.Register, paper.Generation, paper.Snapshot, paper.Sha256);
                (a.PageCount, a.ByteLength, a.TicketExpiresAt) = (paper.PageCount, paper.Pdf.Length, expires);
            }, work))
        {
            throw new RefusedException(Refusal.ApplicationEnded, "申請は取り消されました。");
        }
    }

    private async Task<CreateOutcome> RepeatAsync(Application known, CreateOrder order, CancellationToken cancellation)
    {
        if (known.PayloadHash != order.PayloadHash)
        {
            await log.AlarmAsync(Refusal.ApplicationReused, "同じ申請番号で違う内容の申請が届きました。", known.Id, cancellation);
            return new(known, null, Refusal.ApplicationReused);
        }

        return known.State switch
        {
            IssueState.Void or IssueState.Failed => new(known, null, Refusal.ApplicationEnded),
            IssueState.Received or IssueState.Rendering => new(known, null, null),
            IssueState.Sealed or IssueState.Released or IssueState.Printed or IssueState.Unknown => vault.Find(known.Id) is not { } artifact ? new(known, null, Refusal.ApplicationEnded)
                : artifact.Holder.Transaction == order.TransactionId ? new(known, artifact.Ticket, null) : await OtherVisitAsync(known, cancellation),
        };
    }

    // The ticket belongs to the visit it was made for, whoever repeats the application.
    private async Task<CreateOutcome> OtherVisitAsync(Application known, CancellationToken cancellation)
    {
        await log.AlarmAsync(Refusal.TokenUnfit, "別の取引から、同じ申請がもう一度届きました。", known.Id, cancellation);
        return new(known, null, Refusal.TokenUnfit);
    }

    private async Task<CreateOutcome> EndAsync(Application application, Refusal refusal, string reason)
    {
        logger.LogInformation("申請 {Application} を終えました: {Refusal} {Reason}", application.Id, refusal, reason);
        // Whoever is quicker (a cancellation, the sweeper) ends it too; a seal whose answer was lost is ended from there.
        while (application.State is IssueState.Received or IssueState.Rendering or IssueState.Sealed
            && !await log.MoveAsync(application, IssueState.Void, a => a.Refusal = refusal, CancellationToken.None))
        {
            logger.LogInformation("申請 {Application} は先に {State} になっています。", application.Id, application.State);
        }

        if (application.State == IssueState.Void)
        {
            vault.Destroy(application.Id);
        }

        return new(application, null, application.State == IssueState.Void ? application.Refusal ?? refusal : Refusal.ApplicationEnded);
    }
}
