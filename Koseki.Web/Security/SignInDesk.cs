using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Sessions;
using Microsoft.AspNetCore.Identity;

namespace Koseki.Web.Security;

/// <summary>
/// Signs in with account and password at an enrolled terminal. Unknown and closed accounts, wrong passwords and waiting
/// after failures take the same way, the same time and the same words.
/// </summary>
public sealed class SignInDesk(
    UserManager<StaffAccount> users, IPasswordHasher<StaffAccount> hasher, AccountGuard accounts, StaffSessions sessions, EnrolledTerminals terminals, SignInThrottle throttle, AccessLog access, TimeProvider clock)
{
    /// <summary>Said whatever stands against it.</summary>
    public const string Refused = "アカウントかパスワードが違うか、続けて間違えたための待ち時間(30秒まで)です。少し待ってから、もう一度入力してください。";

    /// <summary>Said at the lock and before 決裁.</summary>
    public const string NotProved = "パスワードが違うか、続けて間違えたための待ち時間(30秒まで)です。少し待ってから、もう一度入力してください。";

    /// <summary>Said in a browser that is no terminal.</summary>
    public const string NotEnrolled = "このブラウザは端末として登録されていません。先に登録コードで登録してください。";

    private const int LongestPassword = 256;

    // Verifying is meant to be slow: guessing must not take every core.
    private static readonly SemaphoreSlim Verifying = new(Math.Max(1, Environment.ProcessorCount / 2));
    private static readonly StaffAccount Nobody = new();
    private static string? nobodysHash;

    /// <summary>The terminal of a request, or null when its browser is not enrolled.</summary>
    public async Task<EnrolledTerminal?> PlaceAsync(HttpContext http) =>
        StaffCookies.Terminal.Read(http.Request) is { } secret ? await terminals.FindAsync(secret, http.RequestAborted) : null;

    /// <summary>Signs in; the reason in words when it is refused.</summary>
    public async Task<string?> TryAsync(HttpContext http, string account, string password)
    {
        if (await PlaceAsync(http) is not { } place)
        {
            return NotEnrolled;
        }

        var what = new SignInTry(account, place.Device, http.Connection.RemoteIpAddress?.ToString() ?? "");
        try
        {
            var (rows, isKnown, refused, isTampered) = await CheckAsync(what, password);
            if (rows is not null)
            {
                await BeginAsync(http, rows, place);
                return null;
            }

            if (refused is { } before)
            {
                await LogFailureAsync(isKnown ? account : "?", place, isTampered ? "記録が署名した記録と合わないアカウント" : null, before);
            }

            return isTampered ? AccountGuard.Refused : Refused;
        }
        catch (JournalHaltedException e)
        {
            return e.Message;
        }
    }

    private async Task BeginAsync(HttpContext http, AccountRows rows, EnrolledTerminal place)
    {
        var (user, roles) = (rows.Account, rows.Names.Select(r => Enum.TryParse<StaffRole>(r, out var role) ? role : (StaffRole?)null).OfType<StaffRole>().ToList());
        if (StaffCookies.Session.Read(http.Request) is { } former)
        {
            await sessions.EndAsync(StaffSessions.KeyOf(former), SessionEnd.Replaced);
        }

        var (secret, _) = await sessions.BeginAsync(new(user.UserName!, user.DisplayName, roles, ["pwd"], place)
        {
            AccountId = user.Id, Stamp = user.SecurityStamp, ProvedAt = clock.GetUtcNow(),
        });
        StaffCookies.Session.Write(http, secret);
        StaffCookies.Terminal.Write(http, StaffCookies.Terminal.Read(http.Request)!);
    }

    /// <summary>
    /// Whether the one who signed in is at the screen: opens a lock and lets them decide for a time. Null, or the reason in
    /// words. Wrong passwords count like those of a sign-in. A second factor will be asked for here too.
    /// </summary>
    public async Task<string?> ProveAsync(StaffSession session, string password)
    {
        try
        {
            var (rows, _, refused, isTampered) = await CheckAsync(new(session.Actor.Account, session.Device, ""), password);
            if (rows is not null)
            {
                await sessions.ProvedAsync(session.Key);
                return null;
            }

            if (refused is not null)
            {
                await sessions.NotProvedAsync(session);
            }

            return isTampered ? AccountGuard.Refused : NotProved;
        }
        catch (JournalHaltedException e)
        {
            return e.Message;
        }
    }

    // What the password was compared with is one of the rows that were recorded, or it opens nothing.
    private async Task<(AccountRows? Rows, bool IsKnown, int? Refused, bool IsTampered)> CheckAsync(SignInTry what, string password)
    {
        var refused = await throttle.TakeAsync(what);
        var known = await users.FindByNameAsync(what.Account);
        var hash = known?.PasswordHash ?? (nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
        var isRight = await IsRightAsync(known ?? Nobody, hash, password.Length > LongestPassword ? "" : password);
        if (!isRight || refused is null || known is not { IsActive: true, PasswordHash: not null })
        {
            return (null, known is not null, refused, false);
        }

        if (await accounts.FindAsync(known.Id) is not { Account: { IsActive: true } recorded } rows || recorded.PasswordHash != hash)
        {
            return (null, true, refused, true);
        }

        await throttle.SucceededAsync(what);
        return (rows, true, refused, false);
    }

    private async Task<bool> IsRightAsync(StaffAccount user, string hash, string password)
    {
        await Verifying.WaitAsync();
        try
        {
            return await Task.Run(() => hasher.VerifyHashedPassword(user, hash, password) != PasswordVerificationResult.Failed);
        }
        finally
        {
            Verifying.Release();
        }
    }

    // Accounts nobody has are not written down: a password gets typed into the wrong box.
    private Task LogFailureAsync(string account, EnrolledTerminal place, string? why, int before) => access.WriteAsync(
        new(account, account, new HashSet<StaffRole>(), place.Office, place.Code), LookKind.SignInFailed, null,
        $"{why ?? (account == "?" ? "登録のないアカウントで試した" : "パスワードが合わないか、使えないアカウント")}{(before > 0 ? $"(この前に {before} 回、見ずに退けた)" : "")}");
}
