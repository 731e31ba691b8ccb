using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.City;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Sessions;

/// <summary>
/// Asked where an act is done, inside its own transaction: whether the sign-in the actor came with still stands, is not
/// locked, and the account behind it is what it was. An actor kept from before is as good as no actor.
/// </summary>
public sealed class SessionGuard(SessionRecord record, StateNames states, AccountGuard accounts, JournalNames journal, SessionTimes times, CityReader city, TimeProvider clock)
{
    private const char Separator = ' ';

    /// <summary>Throws <see cref="SessionRefusedException"/> unless the act may be done now; what no screen does passes.</summary>
    public async Task DemandAsync(KosekiDbContext database, Actor actor, CancellationToken cancellation)
    {
        if (actor.Session is { } key && (await AskAsync(database, key, cancellation)).Refusal is { } refusal)
        {
            throw new SessionRefusedException(refusal);
        }
    }

    /// <summary>As <see cref="DemandAsync"/>, for 決裁: the person must have proved who they are a short time ago.</summary>
    public async Task DemandProofAsync(KosekiDbContext database, Actor actor, CancellationToken cancellation)
    {
        if (actor.Session is { } key)
        {
            var standing = await AskAsync(database, key, cancellation);
            if (standing.Refusal is { } refusal)
            {
                throw new SessionRefusedException(refusal);
            }

            if (IsProofTooOld(standing.Session!, await city.AtAsync(Today, cancellation)))
            {
                throw new SessionRefusedException(SessionRefusal.ProofNeeded);
            }
        }
    }

    /// <summary>Whether the last proof is too old for 決裁: to ask for it beforehand.</summary>
    public async Task<bool> NeedsProofAsync(StaffSession session, CancellationToken cancellation = default) => IsProofTooOld(session, await city.ForShowAsync(Today, cancellation));

    private bool IsProofTooOld(StaffSession session, CitySettings settings) => session.LastProof is not { } proved || clock.GetUtcNow() - proved > settings.ProofFor;

    private DateOnly Today => JapanTime.DayOf(clock.GetUtcNow());

    internal async Task<SessionStanding> AskAsync(KosekiDbContext database, string key, CancellationToken cancellation)
    {
        bool IsSigned(Found found) => states.Fits(database, found.Row);
        bool IsAccountSigned(Found found) => found.Account is null || accounts.AreRecorded(database, found.Account);
        var (read, _) = await LookAgain.UntilItFitsAsync(
            () => ReadAsync(database, key, cancellation), f => f is null ? Task.CompletedTask : states.FollowAsync(f.States, cancellation), f => f is null || (IsSigned(f) && IsAccountSigned(f)));
        if (read is not { } found || !IsSigned(found))
        {
            return new(null, SessionState.Ended, null);
        }

        var isAccountSigned = IsAccountSigned(found);
        if (!isAccountSigned)
        {
            accounts.Report(found.Account!.Account.Id);
        }

        var isRevoked = !found.IsEnrolled || await journal.IsRevokedAsync(found.Row.Device, found.Journal, cancellation);
        var (state, why) = Judge(found.Row, found.Account is not null, isAccountSigned ? found.Account : null, isRevoked);
        return new(SessionOf(found.Row), state, why);
    }

    // Asked at every call of every screen: one query for all of it, with the ends of the chains as they were then.
    private static async Task<Found?> ReadAsync(KosekiDbContext database, string key, CancellationToken cancellation)
    {
        var found = await (from s in database.StaffSessions.AsNoTracking()
                           join u in database.Users on s.AccountId equals u.Id into known
                           from u in known.DefaultIfEmpty()
                           where s.Key == key
                           select new
                           {
                               Row = s,
                               User = u,
                               Given = database.DutyGrants.Where(g => g.AccountId == s.AccountId).ToList(),
                               IsEnrolled = database.TerminalEnrolments.Any(e => e.Key == s.Device) && !database.TerminalRevocations.Any(r => r.Device == s.Device),
                               State = database.States.Max(r => (long?)r.Number),
                               StateHash = database.States.OrderByDescending(r => r.Number).Select(r => r.Hash).FirstOrDefault(),
                               Journal = database.Journal.Max(r => (long?)r.Number),
                               JournalHash = database.Journal.OrderByDescending(r => r.Number).Select(r => r.Hash).FirstOrDefault(),
                           }).FirstOrDefaultAsync(cancellation);
        return found is null ? null : new(
            found.Row,
            found.User is null ? null : new(found.User, found.Given),
            found.IsEnrolled,
            new(found.State ?? 0, found.StateHash ?? []),
            new(found.Journal ?? 0, found.JournalHash ?? []));
    }

    internal static string Join(IEnumerable<string> names) => string.Join(Separator, names.Order(StringComparer.Ordinal));

    private (SessionState State, SessionEnd? Why) Judge(StaffSessionRow row, bool isKnown, AccountRows? account, bool isRevoked)
    {
        var now = clock.GetUtcNow();
        SessionEnd? end = row switch
        {
            { EndedAt: not null } => row.EndedWhy ?? SessionEnd.SignedOut,
            _ when now - row.Since >= times.Longest => SessionEnd.TooLong,
            { AccountId: not null } when account is null => isKnown ? SessionEnd.AccountTampered : SessionEnd.Deactivated,
            { AccountId: not null } when !account!.Account.IsActive => SessionEnd.Deactivated,
            { AccountId: not null } when account.Account.SecurityStamp != row.Stamp => SessionEnd.PasswordChanged,
            { AccountId: not null } when Join(account.DutiesOn(JapanTime.DayOf(now), row.Office).Select(r => r.ToString())) != row.Roles => SessionEnd.RolesChanged,
            _ when isRevoked => SessionEnd.TerminalRevoked,
            _ => null,
        };
        var isLocked = row.LockedAt is not null || (times.LockAfter is { } rest && now - record.LastActOf(row) >= rest);
        return (end is not null ? SessionState.Ended : isLocked ? SessionState.Locked : SessionState.Open, end);
    }

    private static StaffSession SessionOf(StaffSessionRow row)
    {
        var roles = row.Roles.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(r => Enum.TryParse<StaffRole>(r, out var role) ? role : (StaffRole?)null).OfType<StaffRole>();
        var actor = new Actor(row.Account, row.Name, roles.ToHashSet(), row.Office, row.Terminal) { Session = row.Key };
        return new(row.Key, actor, row.OfficeName, row.TerminalName, row.Methods.Split(Separator, StringSplitOptions.RemoveEmptyEntries), row.AccountId is not null, row.Device, row.LastProof);
    }

    /// <summary>A sign-in with all that decides whether it stands.</summary>
    private sealed record Found(StaffSessionRow Row, AccountRows? Account, bool IsEnrolled, SeenEnd States, SeenEnd Journal);
}
