using Koseki.Konbini.Gateway.Core;
using Koseki.Konbini.Gateway.Persistence;
using System.Security.Cryptography;
using System.Text;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>What the kiosk says of the printing.</summary>
public sealed record PrintReport(string ApplicationId, string IssueNumber, string ReceivedSha256, string Result, int FeeCollected);

/// <summary>
/// Hands sealed certificates over and takes word of what became of them. Between SEALED and RELEASED stands the core's
/// claim: after an acknowledged hold none is given.
/// </summary>
public sealed class ReleaseDesk(IssueLog log, CoreDoor door, ArtifactVault vault, GatewayOptions options, TimeProvider clock)
{
    /// <summary>Most times a ticket is read.</summary>
    public const int MaximumReads = 2;

    /// <summary>M3: the bytes that may be written, or a code. The first reading takes the claim.</summary>
    public async Task<(Application? Application, byte[]? Bytes, string? Error)> OpenAsync(string applicationId, string ticket, DateTimeOffset deadline, CancellationToken cancellation)
    {
        var application = await log.FindAsync(options.Municipality, applicationId, cancellation);
        if (application is null || application.State is not (IssueState.Sealed or IssueState.Released))
        {
            return (application, null, "K4003");
        }

        var artifact = vault.Find(application.Id);
        if (artifact is null || application.TicketReads >= MaximumReads || application.TicketExpiresAt < clock.GetUtcNow().UtcDateTime || !Same(artifact.Ticket, ticket))
        {
            return (application, null, "K4006");
        }

        if (application.State == IssueState.Sealed && await ClaimAsync(application, deadline, cancellation) is { } refusal)
        {
            return (application, null, refusal);
        }

        // RELEASED before the first byte: what may have left is never VOID, whatever happens while it is written.
        var reads = application.TicketReads + 1;
        var taken = await log.MoveAsync(application, IssueState.Released, a => a.TicketReads = reads, cancellation);
        return taken ? (application, [.. artifact.Bytes], null) : (application, null, "K4003");
    }

    /// <summary>The bytes are not those that were sealed: nothing leaves and the kind closes.</summary>
    public async Task MismatchAsync(Application application, string reason)
    {
        await log.CloseAsync(application.Kind, reason, application.Id, CancellationToken.None);
        await VoidAsync(application, "K5901");
    }

    /// <summary>M4: the state after the report, or a code.</summary>
    public async Task<(IssueState? State, string? Error)> ReportAsync(PrintReport report, CancellationToken cancellation)
    {
        var application = await log.FindAsync(options.Municipality, report.ApplicationId, cancellation);
        if (application is null || application.IssueNumber != report.IssueNumber)
        {
            return (null, "K4005");
        }

        if (application.Sha256 != report.ReceivedSha256)
        {
            await log.CloseAsync(application.Kind, "印刷された証明書のハッシュが、渡したものと違います。", application.Id, cancellation);
            return (null, "K4005");
        }

        var to = report.Result == "PRINTED" ? IssueState.Printed : IssueState.Failed;
        if (application.State == to && application.PrintResult == report.Result)
        {
            return (to, null);
        }

        if (application.State is not (IssueState.Released or IssueState.Unknown))
        {
            await log.AlarmAsync("K4005", $"状態 {application.State} の申請に食い違う結果 {report.Result} が届きました。", application.Id, cancellation);
            return (null, "K4005");
        }

        var moved = await log.MoveAsync(application, to, a => (a.PrintResult, a.FeeCollected) = (report.Result, report.FeeCollected), cancellation);
        vault.Destroy(application.Id);
        return moved ? (to, null) : (null, "K4005");
    }

    /// <summary>M5: VOID, or K4004 when it has left already.</summary>
    public async Task<(IssueState? State, string? Error)> CancelAsync(string applicationId, CancellationToken cancellation)
    {
        var application = await log.FindAsync(options.Municipality, applicationId, cancellation);
        if (application is null)
        {
            return (null, "K4003");
        }

        if (application.State is IssueState.Received or IssueState.Rendering or IssueState.Sealed
            && await log.MoveAsync(application, IssueState.Void, null, cancellation))
        {
            vault.Destroy(application.Id);
        }

        return application.State == IssueState.Void ? (IssueState.Void, null) : (null, "K4004");
    }

    /// <summary>M6: the state.</summary>
    public async Task<IssueState?> StateAsync(string applicationId, CancellationToken cancellation) =>
        (await log.FindAsync(options.Municipality, applicationId, cancellation))?.State;

    private async Task<string?> ClaimAsync(Application application, DateTimeOffset deadline, CancellationToken cancellation)
    {
        try
        {
            var answer = await door.ClaimAsync(new(application.Id, application.Register!.Value, application.Generation!.Value, application.Sha256!), deadline, cancellation);
            if (answer.Granted)
            {
                return null;
            }

            await VoidAsync(application, answer.Code ?? "K4007");
            return answer.Code ?? "K4007";
        }
        catch (RefusedException e)
        {
            // Nothing is known of a claim whose answer was lost: the paper does not leave.
            await VoidAsync(application, e.Code);
            return e.Code;
        }
        catch (DoorMismatchException e)
        {
            await MismatchAsync(application, e.Message);
            return "K5901";
        }
    }

    private async Task VoidAsync(Application application, string code)
    {
        await log.MoveAsync(application, IssueState.Void, a => a.ErrorCode = code, CancellationToken.None);
        vault.Destroy(application.Id);
    }

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
