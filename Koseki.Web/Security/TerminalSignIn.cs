using System.Globalization;
using System.Security.Claims;
using Koseki.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Web.Security;

/// <summary>A terminal to sign in at.</summary>
/// <param name="Code">Code, e.g. 01-03.</param>
/// <param name="Name">本庁 3番 …</param>
public sealed record TerminalChoice(string Code, string Name);

/// <summary>
/// Signs in with account and password at a terminal. Office and terminal become claims, so that every record says where
/// it was made. A second factor (fingerprint, passkey) will add its own method to <see cref="StaffClaims.Method"/>.
/// </summary>
public sealed class TerminalSignIn(SignInManager<StaffAccount> signIn, IDbContextFactory<KosekiDbContext> contexts, TimeProvider clock)
{
    /// <summary>All terminals in the order of their offices.</summary>
    public async Task<IReadOnlyList<TerminalChoice>> TerminalsAsync()
    {
        await using var database = await contexts.CreateDbContextAsync();
        return await database.Terminals.AsNoTracking().OrderBy(t => t.Code).Select(t => new TerminalChoice(t.Code, t.Name)).ToListAsync();
    }

    /// <summary>Signs in; the reason in words when it is refused. An unknown account and a wrong password read alike.</summary>
    public async Task<string?> TryAsync(string account, string password, string terminal)
    {
        var (user, problem) = await CheckAsync(account, password);
        if (user is null)
        {
            return problem;
        }

        await using var database = await contexts.CreateDbContextAsync();
        var code = terminal.Length > 0 ? terminal : user.Terminal;
        var place = await (from t in database.Terminals.AsNoTracking()
                           join o in database.Offices.AsNoTracking() on t.OfficeCode equals o.Code
                           where t.Code == code
                           select new { t.Code, t.Name, t.OfficeCode, Office = o.Name }).FirstOrDefaultAsync();
        if (place is null)
        {
            return $"端末「{code}」は登録されていません。端末を選び直してください。";
        }

        await signIn.SignInWithClaimsAsync(user, isPersistent: false,
        [
            new Claim(StaffClaims.DisplayName, user.DisplayName),
            new Claim(StaffClaims.Office, place.OfficeCode),
            new Claim(StaffClaims.OfficeName, place.Office),
            new Claim(StaffClaims.Terminal, place.Code),
            new Claim(StaffClaims.TerminalName, place.Name),
            new Claim(StaffClaims.Method, "pwd"),
            new Claim(StaffClaims.Session, Guid.NewGuid().ToString("N")),
            new Claim(StaffClaims.SignedInAt, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ]);
        return null;
    }

    /// <summary>
    /// Whether the one who signed in is at the locked screen again: null, or the reason in words. Wrong passwords count
    /// like those of a sign-in. A second factor will be asked for here again after a time.
    /// </summary>
    public async Task<string?> ProveAsync(string account, string password) => (await CheckAsync(account, password)).Problem;

    private async Task<(StaffAccount? User, string? Problem)> CheckAsync(string account, string password)
    {
        var user = await signIn.UserManager.FindByNameAsync(account);
        var result = user is { IsActive: true } ? await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true) : SignInResult.Failed;
        return result.Succeeded ? (user, null)
            : (null, result.IsLockedOut ? "続けて間違えたため、しばらくサインインできません。15分待つか、運用担当に連絡してください。" : "アカウントかパスワードが違います。");
    }
}
