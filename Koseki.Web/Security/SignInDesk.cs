using Koseki.Domain.Accounts;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Accounts;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Accounts;
using Koseki.Infrastructure.UseCases.Sessions;
using Microsoft.AspNetCore.Identity;

namespace Koseki.Web.Security;

/// <summary>What came of a try to sign in.</summary>
/// <param name="Problem">Why not, in words; null: signed in.</param>
/// <param name="MustChange">Whether the password was right and is only the first one: a new one is asked for.</param>
public sealed record SignInAnswer(string? Problem, bool MustChange = false);

/// <summary>
/// Signs in with account and password at an enrolled terminal. Unknown and closed accounts, wrong passwords and waiting
/// after failures take the same way, the same time and the same words.
/// </summary>
public sealed class SignInDesk(
    UserManager<StaffAccount> users, IPasswordHasher<StaffAccount> hasher, AccountGuard accounts, AccountDesk desk, StaffSessions sessions, EnrolledTerminals terminals, SignInThrottle throttle, AccessLog access, TimeProvider clock)
{
    /// <summary>Said whatever stands against it.</summary>
    public const string Refused = "アカウントかパスワードが違うか、続けて間違えたための待ち時間(30秒まで)です。少し待ってから、もう一度入力してください。";

    /// <summary>Said at the lock and before 決裁.</summary>
    public const string NotProved = "パスワードが違うか、続けて間違えたための待ち時間(30秒まで)です。少し待ってから、もう一度入力してください。";

    /// <summary>Said in a browser that is no terminal.</summary>
    public const string NotEnrolled = "このブラウザは端末として登録されていません。先に登録コードで登録してください。";

    /// <summary>Said to whoever signs in with the first password.</summary>
    public const string FirstPassword = "渡されたパスワードは、はじめの1回だけ使えます。渡されたパスワードをもう一度と、これから使うパスワードを入れてください。";

    // Verifying is meant to be slow: guessing must not take every core.
    private static readonly SemaphoreSlim Verifying = new(Math.Max(1, Environment.ProcessorCount / 2));
    private static readonly StaffAccount Nobody = new();
    private static string? nobodysHash;

    /// <summary>The terminal of a request, or null when its browser is not enrolled.</summary>
    public async Task<EnrolledTerminal?> PlaceAsync(HttpContext http) =>
        StaffCookies.Terminal.Read(http.Request) is { } secret ? await terminals.FindAsync(secret, http.RequestAborted) : null;

    /// <summary>Signs in; the reason in words when it is refused. Whoever has only the first password signs in by choosing their own.</summary>
    /// <param name="http">The request.</param>
    /// <param name="account">Account as typed.</param>
    /// <param name="password">Password as typed.</param>
    /// <param name="chosen">The new password, typed twice; null where none was asked for.</param>
    public async Task<SignInAnswer> TryAsync(HttpContext http, string account, string password, (string Password, string Again)? chosen = null)
    {
        if (await PlaceAsync(http) is not { } place)
        {
            return new(NotEnrolled);
        }

        var what = new SignInTry(account, place.Device, http.Connection.RemoteIpAddress?.ToString() ?? "");
        try
        {
            var (rows, isKnown, refused, isTampered) = await CheckAsync(what, password);
            if (rows is { Account.MustChangePassword: true })
            {
                if (await WhyNotChangedAsync(rows, password, chosen, place) is { } why)
                {
                    return new(why, true);
                }

                rows = await accounts.FindAsync(rows.Account.Id);
                isTampered = rows is null;
            }

            if (rows is not null)
            {
                await BeginAsync(http, rows, place);
                return new(null);
            }

            if (refused is { } before)
            {
                await LogFailureAsync(isKnown ? account : "?", place, isTampered ? "記録が署名した記録と合わないアカウント" : null, before);
            }

            return new(isTampered ? AccountGuard.Refused : Refused);
        }
        catch (JournalHaltedException e)
        {
            return new(e.Message);
        }
    }

    private async Task<string?> WhyNotChangedAsync(AccountRows rows, string first, (string Password, string Again)? chosen, EnrolledTerminal place) =>
        chosen is not { } typed ? FirstPassword
        : DutyRules.WhyNotPassword(rows.Account.UserName!, first, typed.Password, typed.Again) is { } unfit ? unfit.Words
        : await desk.ChangeFirstPasswordAsync(rows, rows.Account.PasswordHash!, typed.Password, place);

    private async Task BeginAsync(HttpContext http, AccountRows rows, EnrolledTerminal place)
    {
        // The duties of this day at this terminal's office; every act asks them again.
        var (user, roles) = (rows.Account, rows.DutiesOn(JapanTime.DayOf(clock.GetUtcNow()), place.Office));
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
        var isRight = await IsRightAsync(known ?? Nobody, hash, password.Length > DutyRules.LongestPassword ? "" : password);
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
