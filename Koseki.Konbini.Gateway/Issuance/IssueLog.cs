using System.Data;
using System.Globalization;
using Koseki.Infrastructure.Databases;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>The issue log: new rows, compare-and-set of states, issue numbers, alarms and switches.</summary>
public sealed class IssueLog(GatewayDbContext database, GatewayOptions options, WriteTurn turn, TimeProvider clock)
{
    private const int Attempts = 5;

    /// <summary>The row of the centre's id, or null.</summary>
    public Task<Application?> FindAsync(string municipality, string applicationId, CancellationToken cancellation) =>
        database.Applications.FirstOrDefaultAsync(a => a.Municipality == municipality && a.ApplicationId == applicationId, cancellation);

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
        catch (DbUpdateException)
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
        Change(application, to);
        change?.Invoke(application);
        using var mine = await turn.TakeAsync(cancellation);
        try
        {
            await database.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            await database.Entry(application).ReloadAsync(cancellation);
            return false;
        }
    }

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
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Durability.WithNextAsync(database, () => CountAsync(application, day, cancellation), cancellation);
                return true;
            }
            catch (DbUpdateConcurrencyException e) when (e.Entries.Any(entry => entry.Entity == application))
            {
                await database.Entry(application).ReloadAsync(cancellation);
                return false;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Where two transactions may read at once, one of them is refused: once more behind the other.
            }
        }
    }

    /// <summary>Writes an alarm.</summary>
    public async Task AlarmAsync(string code, string message, Guid? application, CancellationToken cancellation)
    {
        database.Alarms.Add(new() { At = clock.GetUtcNow().UtcDateTime, Code = code, Message = message, Application = application });
        using var mine = await turn.TakeAsync(cancellation);
        await database.SaveChangesAsync(cancellation);
    }

    /// <summary>Closes a kind until people open it again, and says why.</summary>
    public async Task CloseAsync(string kind, string reason, Guid? application, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        using (await turn.TakeAsync(cancellation))
        {
            await database.KindSwitches.Where(s => s.Municipality == options.Municipality && s.Kind == kind)
                .ExecuteUpdateAsync(u => u.SetProperty(s => s.Open, false).SetProperty(s => s.Reason, reason).SetProperty(s => s.ChangedAt, now), cancellation);
        }

        await AlarmAsync("K5901", $"{kind} を停止しました: {reason}", application, cancellation);
    }

    // Read and counted on in one transaction: another process waits instead of losing its turn.
    private async Task CountAsync(Application application, DateOnly day, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        var (counter, counted) = (await CounterAsync($"issue-{options.Series}", cancellation), false);
        counter.Value++;
        application.IssueNumber = string.Create(CultureInfo.InvariantCulture, $"{day:yyyyMMdd}-{options.Series}-{counter.Value:0000000}");
        try
        {
            await database.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellation);
            await transaction.CommitAsync(cancellation);
            database.ChangeTracker.AcceptAllChanges();
            counted = true;
        }
        finally
        {
            database.Entry(counter).State = EntityState.Detached;
            application.IssueNumber = counted ? application.IssueNumber : null;
        }
    }

    private async Task<Counter> CounterAsync(string name, CancellationToken cancellation)
    {
        var counter = await database.Counters.FirstOrDefaultAsync(c => c.Name == name, cancellation);
        if (counter is null)
        {
            database.Counters.Add(counter = new() { Name = name });
        }

        return counter;
    }

    private void Change(Application application, IssueState to)
    {
        application.State = to;
        application.Version++;
        application.ChangedAt = clock.GetUtcNow().UtcDateTime;
    }
}
