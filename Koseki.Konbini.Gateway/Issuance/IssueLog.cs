using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>The issue log: new rows, compare-and-set of states, issue numbers, alarms and switches.</summary>
public sealed class IssueLog(GatewayDbContext database, GatewayOptions options, TimeProvider clock)
{
    /// <summary>The row of the centre's id, or null.</summary>
    public Task<Application?> FindAsync(string municipality, string applicationId, CancellationToken cancellation) =>
        database.Applications.FirstOrDefaultAsync(a => a.Municipality == municipality && a.ApplicationId == applicationId, cancellation);

    /// <summary>Stores a new row; false when another request with the same id was first.</summary>
    public async Task<bool> AddAsync(Application application, CancellationToken cancellation)
    {
        application.CreatedAt = application.ChangedAt = clock.GetUtcNow().UtcDateTime;
        database.Applications.Add(application);
        try
        {
            await database.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            database.Entry(application).State = EntityState.Detached;
            return false;
        }
    }

    /// <summary>
    /// Moves a row from the state it was read in to another one, with further changes; false when somebody else moved
    /// it first. The row is then as the database has it.
    /// </summary>
    public async Task<bool> MoveAsync(Application application, IssueState to, Action<Application>? change, CancellationToken cancellation)
    {
        application.State = to;
        application.Version++;
        application.ChangedAt = clock.GetUtcNow().UtcDateTime;
        change?.Invoke(application);
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

    /// <summary>The next issue number: date, series of the node, running number. Never given twice.</summary>
    public async Task<string> NextIssueNumberAsync(DateOnly day, CancellationToken cancellation)
    {
        var name = $"issue-{options.Series}";
        while (true)
        {
            var counter = await database.Counters.FirstOrDefaultAsync(c => c.Name == name, cancellation);
            if (counter is null)
            {
                database.Counters.Add(counter = new() { Name = name });
            }

            counter.Value++;
            try
            {
                await database.SaveChangesAsync(cancellation);
                return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{day:yyyyMMdd}-{options.Series}-{counter.Value:0000000}");
            }
            catch (DbUpdateException)
            {
                database.Entry(counter).State = EntityState.Detached;
            }
        }
    }

    /// <summary>Writes an alarm.</summary>
    public async Task AlarmAsync(string code, string message, Guid? application, CancellationToken cancellation)
    {
        database.Alarms.Add(new() { At = clock.GetUtcNow().UtcDateTime, Code = code, Message = message, Application = application });
        await database.SaveChangesAsync(cancellation);
    }

    /// <summary>Closes a kind until people open it again, and says why.</summary>
    public async Task CloseAsync(string kind, string reason, Guid? application, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await database.KindSwitches.Where(s => s.Municipality == options.Municipality && s.Kind == kind)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.Open, false).SetProperty(s => s.Reason, reason).SetProperty(s => s.ChangedAt, now), cancellation);
        await AlarmAsync("K5901", $"{kind} を停止しました: {reason}", application, cancellation);
    }
}
