using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Databases;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.Replicas;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;
using System.Data;
using System.Data.Common;
using System.Globalization;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>The issue log: new rows, compare-and-set of states, issue numbers, alarms and switches.</summary>
public sealed class IssueLog(GatewayDbContext database, BlockBook blocks, ReplicaGuard guard, GatewayOptions options, WriteTurn turn, TimeProvider clock)
{
    /// <summary>
    /// The row of the centre's id, or null. Throws <see cref="RefusedException"/> when it is not as it was recorded: who exchanges
    /// two applications gives each the other person's paper.
    /// </summary>
    public async Task<Application?> FindAsync(string municipality, string applicationId, CancellationToken cancellation)
    {
        var found = await database.Applications.FirstOrDefaultAsync(a => a.Municipality == municipality && a.ApplicationId == applicationId, cancellation);
        if (found is not null)
        {
            await RequireSoundAsync(found, isRead: true, cancellation);
        }

        return found;
    }

    /// <summary>
    /// Stores a new row; false when another request with the same id was first. The row is on disk with the next step
    /// that is: until then nobody was told anything, and a lost one is an application that never came.
    /// </summary>
    public async Task<bool> AddAsync(Application application, CancellationToken cancellation)
    {
        application.CreatedAt = application.ChangedAt = clock.GetUtcNow().UtcDateTime;
        database.Applications.Add(application);
        using var mine = await turn.TakeAsync(cancellation);
        try
        {
            await Durability.WithNextAsync(database, () => database.SaveChangesAsync(cancellation), cancellation);
            return true;
        }
        catch (DbUpdateException e) when (DatabaseFault.IsDuplicate(e))
        {
            database.Entry(application).State = EntityState.Detached;
            return false;
        }
    }

    /// <summary>
    /// Moves a row from the state it was read in to another one, with further changes, and waits until it is on disk;
    /// false when somebody else moved it first. The row is then as the database has it.
    /// </summary>
    public async Task<bool> MoveAsync(Application application, IssueState to, Action<Application>? change, CancellationToken cancellation)
    {
        using var mine = await turn.TakeAsync(cancellation);
        Change(application, to);
        change?.Invoke(application);
        try
        {
            await database.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            await database.Entry(application).ReloadAsync(CancellationToken.None);
            return false;
        }
        catch
        {
            Forget(application);
            throw;
        }
    }

    /// <summary>
    /// Moves a row to RELEASED, or counts another reading, in one transaction with a look at the switch of its kind, which is held until
    /// then: a stop is either before it, and nothing leaves, or after it. False in <c>IsOpen</c> when it was stopped, or this node may give
    /// nothing out (<paramref name="isClosedHere"/>); in <c>Moved</c> when somebody else moved the row first.
    /// </summary>
    public async Task<(bool IsOpen, bool Moved)> ReleaseAsync(Application application, int reads, Func<string, bool> isClosedHere, CancellationToken cancellation)
    {
        using var mine = await turn.TakeAsync(cancellation);
        try
        {
            await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
            await KindSwitches.LockAsync(database, application.Municipality, application.Kind, cancellation);
            if (isClosedHere(application.Kind) || !await guard.IsOpenAsync(database, application.Municipality, application.Kind, cancellation))
            {
                return (false, false);
            }

            Change(application, IssueState.Released);
            application.TicketReads = reads;
            await database.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return (true, true);
        }
        catch (DbUpdateConcurrencyException)
        {
            await database.Entry(application).ReloadAsync(CancellationToken.None);
            return (true, false);
        }
        catch
        {
            Forget(application);
            throw;
        }
    }

    /// <summary>The row as the database has it now; throws as <see cref="FindAsync"/>.</summary>
    public Task RefreshAsync(Application application, CancellationToken cancellation) => RequireSoundAsync(application, isRead: false, cancellation);

    /// <summary>
    /// Moves a received row to RENDERING with its resident and the next issue number (date, series of the node, running
    /// number; never given twice), in one transaction; false when somebody else moved it first. It is on disk with the
    /// next step that is: the number is told to nobody outside before the row is SEALED.
    /// </summary>
    public async Task<bool> NumberAsync(Application application, string resident, DateOnly day, CancellationToken cancellation)
    {
        Change(application, IssueState.Rendering);
        application.ResidentNumber = resident;
        using var mine = await turn.TakeAsync(cancellation);
        try
        {
            await UnitOfWork.RunAsync(async _ =>
            {
                await Durability.WithNextAsync(database, () => CountAsync(application, day, cancellation), cancellation);
                return true;
            }, cancellation, DatabaseFault.IsDuplicate);
            return true;
        }
        catch (DbUpdateConcurrencyException e) when (e.Entries.Any(entry => entry.Entity == application))
        {
            await database.Entry(application).ReloadAsync(cancellation);
            // Nobody else gives this row a number: one that it has was given by an attempt whose answer was lost.
            return application is { State: IssueState.Rendering, IssueNumber: not null };
        }
    }

    /// <summary>Writes an alarm.</summary>
    public Task AlarmAsync(Refusal refusal, string message, Guid? application, CancellationToken cancellation) => AlarmAsync($"{refusal}", message, application, cancellation);

    /// <summary>Writes an alarm that is about no refusal.</summary>
    public async Task AlarmAsync(string code, string message, Guid? application, CancellationToken cancellation)
    {
        database.Alarms.Add(new() { At = clock.GetUtcNow().UtcDateTime, Code = code, Message = Fit.Reason(message), Application = application });
        using var mine = await turn.TakeAsync(cancellation);
        await database.SaveChangesAsync(cancellation);
    }

    /// <summary>Closes a person whose paper and replica differ, with an alarm; until new facts come or people clear it up.</summary>
    public async Task BlockAsync(string resident, Guid application, string reason, CancellationToken cancellation)
    {
        blocks.Close(new("release", 0, BlockCause.PaperDiffers, reason), [resident], []);
        await AlarmAsync(Refusal.InDoubt, reason, application, cancellation);
    }

    /// <summary>
    /// Closes a kind until people open it again, and says why: at this node at once, whoever waits for it or not, and in the database as
    /// soon as it takes it (<see cref="WriteStopsAsync"/>). A switch that was changed behind the program's back is not written: it would be
    /// named anew. It lets nothing out as it is, and this node keeps the kind closed, whatever it is put back to.
    /// </summary>
    public async Task CloseAsync(string kind, string reason, Guid? application)
    {
        var stop = guard.Stops.Keep(new(kind, Fit.Reason(reason), application));
        try
        {
            await WriteAsync(stop, CancellationToken.None);
        }
        catch (Exception e) when (e is StateHaltedException or DbException or DbUpdateException or InvalidOperationException or TimeoutException)
        {
            await guard.AlarmOnceAsync($"stop {kind} {application}", $"{Refusal.PaperMismatch}", $"{kind} の停止を記録できません(書けるまで、この節では止めています): {reason}");
        }
    }

    /// <summary>Writes the stops of this node that could not be written when they were decided; throws while one of them cannot.</summary>
    public async Task WriteStopsAsync(CancellationToken cancellation)
    {
        foreach (var stop in guard.Stops.Waiting)
        {
            await WriteAsync(stop, cancellation);
        }
    }

    private async Task WriteAsync(OwnStop stop, CancellationToken cancellation)
    {
        try
        {
            await UnitOfWork.RunAsync(async _ =>
            {
                using var mine = await turn.TakeAsync(cancellation);
                return await KindSwitches.SetAsync(database, options.Municipality, stop.Kind, isOpen: false, stop.Reason, clock.GetUtcNow().UtcDateTime, cancellation);
            }, cancellation);
        }
        catch (StateHaltedException)
        {
            guard.Close(stop.Kind);
            throw;
        }

        await AlarmAsync(Refusal.PaperMismatch, $"{stop.Kind} を停止しました: {stop.Reason}", stop.Application, cancellation);
        guard.Stops.Written(stop);
    }

    // Counted on before it is read (ADR 0005): another node waits at the counter's row and holds nothing meanwhile.
    private async Task CountAsync(Application application, DateOnly day, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        var name = $"issue-{options.Series}";
        var row = database.Counters.Where(c => c.Name == name);
        var first = await row.ExecuteUpdateAsync(u => u.SetProperty(c => c.Value, c => c.Value + 1), cancellation) == 0 ? database.Counters.Add(new() { Name = name, Value = 1 }) : null;
        var number = first is null ? await row.AsNoTracking().Select(c => c.Value).SingleAsync(cancellation) : 1;
        if (first is null)
        {
            StateLog.Also(database, new Counter { Name = name, Value = number });
        }

        var counted = false;
        application.IssueNumber = string.Create(CultureInfo.InvariantCulture, $"{day:yyyyMMdd}-{options.Series}-{number:0000000}");
        try
        {
            await database.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellation);
            await transaction.CommitAsync(cancellation);
            database.ChangeTracker.AcceptAllChanges();
            counted = true;
        }
        finally
        {
            first?.State = EntityState.Detached;
            application.IssueNumber = counted ? application.IssueNumber : null;
        }
    }

    // Read anew before each further look: another request may have moved it in between.
    private Task RequireSoundAsync(Application application, bool isRead, CancellationToken cancellation) => guard.ReadAsync(
        database,
        async () =>
        {
            if (!isRead)
            {
                await database.Entry(application).ReloadAsync(cancellation);
            }

            isRead = false;
            return (Application?)application;
        },
        a => [a],
        cancellation);

    // Nothing of it may be written by a later save.
    private void Forget(Application application)
    {
        var entry = database.Entry(application);
        entry.CurrentValues.SetValues(entry.OriginalValues);
        entry.State = EntityState.Unchanged;
    }

    private void Change(Application application, IssueState to)
    {
        application.State = to;
        application.Version++;
        application.ChangedAt = clock.GetUtcNow().UtcDateTime;
    }
}
