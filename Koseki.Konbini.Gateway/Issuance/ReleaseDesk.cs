using Koseki.Infrastructure.Security;
using Koseki.Konbini.Gateway.Families;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.Settings;
using System.Security.Cryptography;
using System.Text;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>What the kiosk says of the printing.</summary>
/// <param name="ApplicationId">The centre's id.</param>
/// <param name="IssueNumber">発行番号.</param>
/// <param name="ReceivedSha256">Hash of the bytes that were printed.</param>
/// <param name="Result">PRINTED, PRINT_FAILED, PARTIAL or ABANDONED.</param>
/// <param name="Copies">Copies that came out.</param>
/// <param name="Pages">Pages that came out, of all copies.</param>
/// <param name="FeeCollected">Yen.</param>
public sealed record PrintReport(string ApplicationId, string IssueNumber, string ReceivedSha256, string Result, int Copies, int Pages, int FeeCollected)
{
    /// <summary>Whether so much can have come out: all copies of a paper that was printed, some of one that was in part, never more than were asked for.</summary>
    public bool CanBeOf(Application application)
    {
        var pages = (long)Copies * application.PageCount;
        return Result == "PRINTED" ? Copies == application.Copies && Pages >= Copies && Pages <= pages
            : Copies >= 0 && Copies <= application.Copies && Pages >= 0 && Pages <= (long)application.Copies * application.PageCount;
    }
}

/// <summary>One reading of a certificate: its own copy of the bytes, and whom to tell how it ended.</summary>
public sealed record Reading(byte[] Bytes, Action<bool> End);

/// <summary>
/// Hands sealed certificates over and takes word of what became of them. Between SEALED and RELEASED stands the
/// family's claim: after an acknowledged hold none is given. Whoever did not move the row destroys nothing.
/// </summary>
public sealed class ReleaseDesk(IssueLog log, ServiceGate gate, FamilyBook families, ArtifactVault vault, GatewayOptions options, TimeProvider clock)
{
    /// <summary>Most times a ticket is read. A reading that broke off before all bytes were on the line is none.</summary>
    public const int MaximumReads = 2;

    /// <summary>M3: a reading, or why there is none. The first one takes the claim; those at the same instant wait for it.</summary>
    public async Task<(Application? Application, Reading? Reading, Refusal? Error)> OpenAsync(string applicationId, string ticket, string transaction, DateTimeOffset deadline, CancellationToken work)
    {
        var application = await log.FindAsync(options.Municipality, applicationId, work);
        if (application is null || application.State is not (IssueState.Sealed or IssueState.Released))
        {
            return (application, null, Refusal.ApplicationEnded);
        }

        if (vault.Find(application.Id) is not { } artifact || application.TicketExpiresAt < clock.GetUtcNow().UtcDateTime || !Same(artifact.Ticket, ticket))
        {
            return (application, null, Refusal.TicketOver);
        }

        if (artifact.Holder.Transaction != transaction)
        {
            await log.AlarmAsync(Refusal.TicketOver, "別の取引から、この申請の証明書が求められました。", application.Id, work);
            return (application, null, Refusal.TicketOver);
        }

        using var turn = await artifact.TurnAsync(work);
        await log.RefreshAsync(application, work);
        if (!artifact.TakeReading(MaximumReads))
        {
            return (application, null, Refusal.TicketOver);
        }

        Reading? reading = null;
        try
        {
            var (bytes, error) = await ReleaseAsync(application, artifact, deadline, work);
            reading = bytes is null ? null : new(bytes, artifact.EndReading);
            return (application, reading, error);
        }
        finally
        {
            if (reading is null)
            {
                artifact.EndReading(handedOver: false);
            }
        }
    }

    /// <summary>The bytes are not those that were sealed: nothing leaves and the kind closes.</summary>
    public async Task MismatchAsync(Application application, string reason)
    {
        await log.CloseAsync(application.Kind, reason, application.Id);
        await VoidAsync(application, Refusal.PaperMismatch);
    }

    /// <summary>
    /// M4: the state after the report, or why it is not taken. Taken in to its end, also where the kiosk hangs up: what it says of a wrong
    /// paper is not said twice.
    /// </summary>
    public async Task<(IssueState? State, Refusal? Error)> ReportAsync(PrintReport report, string transaction)
    {
        var application = await log.FindAsync(options.Municipality, report.ApplicationId, CancellationToken.None);
        if (application is null || application.IssueNumber != report.IssueNumber)
        {
            return (null, Refusal.ResultContradicts);
        }

        if (application.Sha256 != report.ReceivedSha256)
        {
            await log.CloseAsync(application.Kind, "印刷された証明書のハッシュが、渡したものと違います。", application.Id);
            return (null, Refusal.ResultContradicts);
        }

        if (!await IsOfAsync(application, transaction, "印刷の結果"))
        {
            return (null, Refusal.ResultContradicts);
        }

        if (!report.CanBeOf(application))
        {
            await log.AlarmAsync(Refusal.ResultContradicts, $"{application.Copies} 部の申請に、{report.Copies} 部 {report.Pages} 枚の結果 {report.Result} が届きました。", application.Id, CancellationToken.None);
            return (null, Refusal.ResultContradicts);
        }

        var to = report.Result == "PRINTED" ? IssueState.Printed : IssueState.Failed;
        if (application.State == to && application.PrintResult == report.Result)
        {
            return (to, null);
        }

        if (application.State is not (IssueState.Released or IssueState.Unknown))
        {
            await log.AlarmAsync(Refusal.ResultContradicts, $"状態 {application.State} の申請に食い違う結果 {report.Result} が届きました。", application.Id, CancellationToken.None);
            return (null, Refusal.ResultContradicts);
        }

        var moved = await log.MoveAsync(application, to, a => (a.PrintResult, a.FeeCollected) = (report.Result, report.FeeCollected), CancellationToken.None);
        if (moved)
        {
            vault.Destroy(application.Id);
        }

        return moved ? (to, null) : (null, Refusal.ResultContradicts);
    }

    /// <summary>M5: VOID, or a refusal when it has left already, or is of another visit.</summary>
    public async Task<(IssueState? State, Refusal? Error)> CancelAsync(string applicationId, string transaction, CancellationToken cancellation)
    {
        var application = await log.FindAsync(options.Municipality, applicationId, cancellation);
        if (application is null || !await IsOfAsync(application, transaction, "取消"))
        {
            return (null, Refusal.ApplicationEnded);
        }

        if (application.State is IssueState.Received or IssueState.Rendering or IssueState.Sealed
            && await log.MoveAsync(application, IssueState.Void, null, cancellation))
        {
            vault.Destroy(application.Id);
        }

        return application.State == IssueState.Void ? (IssueState.Void, null) : (null, Refusal.AlreadyReleased);
    }

    /// <summary>M6: the state; null when there is none, or it is of another visit.</summary>
    public async Task<IssueState?> StateAsync(string applicationId, string transaction, CancellationToken cancellation) =>
        await log.FindAsync(options.Municipality, applicationId, cancellation) is { } application && await IsOfAsync(application, transaction, "状態の照会") ? application.State : null;

    // What a visit began, that visit alone ends and asks about.
    private async Task<bool> IsOfAsync(Application application, string transaction, string what)
    {
        if (application.Transaction == transaction)
        {
            return true;
        }

        await log.AlarmAsync(Refusal.TokenUnfit, $"別の取引から、この申請の{what}が届きました。", application.Id, CancellationToken.None);
        return false;
    }

    // The copy is whole and the right one before anything is asked for or moved.
    private async Task<(byte[]? Bytes, Refusal? Error)> ReleaseAsync(Application application, Artifact artifact, DateTimeOffset deadline, CancellationToken work)
    {
        if (application.State is not (IssueState.Sealed or IssueState.Released) || artifact.Copy() is not { } bytes)
        {
            return (null, Refusal.ApplicationEnded);
        }

        if (DoorEnvelope.HashOf(bytes) != application.Sha256)
        {
            await MismatchAsync(application, "保管した証明書のハッシュが、封じたときと違います。");
            return (null, Refusal.PaperMismatch);
        }

        if (await gate.ChangedAsync(artifact.Holder, work) is { } changed)
        {
            await VoidAsync(application, changed);
            return (null, changed);
        }

        // Nothing is asked of the core for it, and a switch that is not as it was recorded is told.
        if (await gate.IsStoppedAsync(application.Kind, work))
        {
            return await StoppedAsync(application);
        }

        if (application.State == IssueState.Sealed && await ClaimAsync(application, deadline, work) is { } refusal)
        {
            return (null, refusal);
        }

        // The core may have taken long to answer: the person, too, is looked at once more.
        if (application.Register is not null && await gate.ChangedAsync(artifact.Holder, work) is { } since)
        {
            await VoidAsync(application, since);
            return (null, since);
        }

        // RELEASED before the first byte: what may have left is never VOID, whatever happens while it is written. Asked again at that
        // moment whether the kind is stopped: the claim may have taken long.
        var (isOpen, moved) = await log.ReleaseAsync(application, application.TicketReads + 1, gate.IsClosedHere, work);
        return !isOpen ? await StoppedAsync(application) : moved ? (bytes, null) : (null, Refusal.ApplicationEnded);
    }

    // One that left before stays what it is, and does not leave a second time.
    private async Task<(byte[]? Bytes, Refusal? Error)> StoppedAsync(Application application)
    {
        await VoidAsync(application, Refusal.KindStopped);
        return (null, Refusal.KindStopped);
    }

    private async Task<Refusal?> ClaimAsync(Application application, DateTimeOffset deadline, CancellationToken work)
    {
        try
        {
            var refusal = await families.Of(application.Kind)!.ClaimAsync(application, deadline, work);
            if (refusal is { } why)
            {
                await VoidAsync(application, why);
            }

            return refusal;
        }
        catch (RefusedException e)
        {
            // Nothing is known of a claim whose answer was lost: the paper does not leave. The same claim may be asked for again.
            if (e.Refusal is not (Refusal.SourceUnavailable or Refusal.DeadlinePassed))
            {
                await VoidAsync(application, e.Refusal);
            }

            return e.Refusal;
        }
        catch (MismatchException e)
        {
            await MismatchAsync(application, e.Message);
            return Refusal.PaperMismatch;
        }
    }

    private async Task VoidAsync(Application application, Refusal refusal)
    {
        if (application.State is IssueState.Sealed && await log.MoveAsync(application, IssueState.Void, a => a.Refusal = refusal, CancellationToken.None))
        {
            vault.Destroy(application.Id);
        }
    }

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
