using Koseki.Domain.Certificates.Door;
using Koseki.Konbini.Gateway.Center;
using Koseki.Konbini.Gateway.Core;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.ReleaseCheck;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>What an application asks for.</summary>
public sealed record CreateOrder(
    string ApplicationId, string PayloadHash, string TransactionId, string SubjectToken, Jpki Jpki, string Kiosk, string Kind,
    IReadOnlyList<string> MemberTokens, int Copies, int AgreedFee, DateTimeOffset Deadline);

/// <summary>The answer to an application: the row, its ticket when it is ready, and a code when it is refused.</summary>
public sealed record CreateOutcome(Application? Application, string? Ticket, string? Error);

/// <summary>
/// Makes certificates for applications: one application, one byte array, one owner. A deadline ends the application;
/// whatever comes later is discarded by its own id.
/// </summary>
public sealed class IssueDesk(
    IssueLog log, ServiceGate gate, CoreDoor door, ReplicaCheck replica, ArtifactVault vault, SubjectTokens tokens, GatewayOptions options, TimeProvider clock, ILogger<IssueDesk> logger)
{
    /// <summary>How long a sealed certificate waits to be fetched.</summary>
    public static readonly TimeSpan TicketLife = TimeSpan.FromSeconds(120);

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
            State = IssueState.Received, OwnerNode = options.Node, OwnerStart = vault.Start, Kind = order.Kind, Copies = order.Copies,
            Fee = order.AgreedFee, Kiosk = order.Kiosk, Means = order.Jpki.Means, Deadline = order.Deadline.UtcDateTime,
        };
        if (!await log.AddAsync(application, cancellation))
        {
            known = await log.FindAsync(options.Municipality, order.ApplicationId, cancellation);
            return known is null ? new(null, null, "K5006") : await RepeatAsync(known, order, cancellation);
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
            if (e.Code == ErrorCatalogue.TamperedRegister)
            {
                await log.AlarmAsync(e.Code, e.Message, application.Id, CancellationToken.None);
            }

            return await EndAsync(application, e.Code, e.Message);
        }
        catch (DoorMismatchException e)
        {
            await log.CloseAsync(application.Kind, e.Message, application.Id, CancellationToken.None);
            return await EndAsync(application, "K5901", e.Message);
        }
        catch (OperationCanceledException)
        {
            return await EndAsync(application, "K1004", "期限までに作れませんでした。");
        }
        catch (Exception e)
        {
            logger.LogError(e, "申請 {Application} の作成に失敗しました。", application.Id);
            return await EndAsync(application, "K5006", e.Message);
        }
    }

    private async Task RenderAsync(Application application, CreateOrder order, CancellationToken work)
    {
        if (await gate.ClosedByAsync(order.Kind, work) is { } closed)
        {
            throw new RefusedException(closed, "受付できない時間または停止中です。");
        }

        var resident = await gate.ResidentAsync(order.Jpki, work);
        ServiceGate.RequireFacts(resident);
        if (!tokens.Fits(order.SubjectToken, order.TransactionId, order.Jpki.IssuerKeyId, order.Jpki.Serial, resident.Number))
        {
            throw new RefusedException("K2003", "照会時の証が合いません。");
        }

        var rule = await gate.RuleAsync(order.Kind, work);
        if (rule is null || order.AgreedFee != rule.Fee * order.Copies || order.Copies > rule.MaxCopies)
        {
            throw new RefusedException("K4002", "手数料または部数が合いません。");
        }

        await CheckMembersAsync(order, resident.Number, application.Id, work);
        var day = DateOnly.FromDateTime(gate.Now.DateTime);
        if (!await log.NumberAsync(application, resident.Number, day, work))
        {
            throw new RefusedException("K4003", "申請は取り消されました。");
        }

        var number = application.IssueNumber!;
        var (manifest, pdf) = await door.CertificateAsync(new(application.Id, resident.Number, order.Kind, order.MemberTokens, number, day), order.Deadline, work);
        var facts = await door.FactsAsync(new(application.Id, resident.Number, order.Kind, order.MemberTokens), order.Deadline, work);
        var problems = PaperReader.Problems(pdf, number, manifest, facts);
        if (facts.IssueId != application.Id || problems.Count > 0)
        {
            throw new DoorMismatchException("発行前照合で不一致: " + string.Join(" ", problems));
        }

        await AgreesAsync(application, order.Kind, pdf, facts, resident, work);
        await SealAsync(application, manifest, pdf, new(order.Jpki, resident), work);
    }

    // A second fact of another source: what 住民記録 says of the person at the kiosk.
    private async Task AgreesAsync(Application application, string kind, byte[] pdf, CertificateFacts facts, Resident resident, CancellationToken work)
    {
        var differences = replica.Differences(pdf, kind, facts, resident);
        if (differences.Count == 0)
        {
            return;
        }

        await log.BlockAsync(resident.Number, application.Id, "紙と住民記録の" + string.Join("・", differences) + "が違います。", work);
        throw new RefusedException("K3010", "紙と住民記録が食い違うので、この人を止めました: " + string.Join("・", differences));
    }

    private async Task CheckMembersAsync(CreateOrder order, string resident, Guid application, CancellationToken work)
    {
        var eligibility = await door.EligibilityAsync(new(resident), order.Deadline, work);
        if (eligibility.Refusal is { } refusal)
        {
            throw new RefusedException(refusal, "戸籍システムが発行できないと答えました。");
        }

        if (!eligibility.Kinds.Contains(order.Kind))
        {
            throw new RefusedException("K4007", "照会の後に発行できなくなりました。");
        }

        var needed = order.Kind == DoorKinds.Individual;
        if (order.MemberTokens.Any(t => eligibility.Members.All(m => m.Token != t)) || order.MemberTokens.Count > 0 != needed)
        {
            await log.AlarmAsync("K2004", "請求できない人の証が送られました。", application, work);
            throw new RefusedException("K2004", "請求できる人ではありません。");
        }
    }

    private async Task SealAsync(Application application, CertificateManifest manifest, byte[] pdf, Holder holder, CancellationToken work)
    {
        var ticket = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        vault.Keep(application.Id, new(pdf, ticket, holder));
        work.ThrowIfCancellationRequested();
        var expires = clock.GetUtcNow().Add(TicketLife).UtcDateTime;
        if (!await log.MoveAsync(application, IssueState.Sealed, a =>
            {
                (a.Register, a.Generation, a.Sha256) = (manifest.Register, manifest.Generation, manifest.Sha256);
                (a.PageCount, a.ByteLength, a.TicketExpiresAt) = (manifest.PageCount, pdf.Length, expires);
            }, work))
        {
            throw new RefusedException("K4003", "申請は取り消されました。");
        }
    }

    private async Task<CreateOutcome> RepeatAsync(Application known, CreateOrder order, CancellationToken cancellation)
    {
        if (known.PayloadHash != order.PayloadHash)
        {
            await log.AlarmAsync("K4001", "同じ申請番号で違う内容の申請が届きました。", known.Id, cancellation);
            return new(known, null, "K4001");
        }

        return known.State switch
        {
            IssueState.Void or IssueState.Failed => new(known, null, "K4003"),
            IssueState.Received or IssueState.Rendering => new(known, null, null),
            IssueState.Sealed or IssueState.Released or IssueState.Printed or IssueState.Unknown =>
                vault.Find(known.Id) is { } artifact ? new(known, artifact.Ticket, null) : new(known, null, "K4003"),
        };
    }

    private async Task<CreateOutcome> EndAsync(Application application, string code, string reason)
    {
        logger.LogInformation("申請 {Application} を終えました: {Code} {Reason}", application.Id, code, reason);
        // Whoever is quicker (a cancellation, the sweeper) ends it too; a seal whose answer was lost is ended from there.
        while (application.State is IssueState.Received or IssueState.Rendering or IssueState.Sealed
            && !await log.MoveAsync(application, IssueState.Void, a => a.ErrorCode = ErrorCatalogue.Of(code).Code, CancellationToken.None))
        {
            logger.LogInformation("申請 {Application} は先に {State} になっています。", application.Id, application.State);
        }

        if (application.State == IssueState.Void)
        {
            vault.Destroy(application.Id);
        }

        return new(application, null, application.State == IssueState.Void ? application.ErrorCode ?? ErrorCatalogue.Of(code).Code : "K4003");
    }
}
