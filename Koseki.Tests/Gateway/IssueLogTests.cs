using Koseki.Infrastructure.Databases;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Gateway;

/// <summary>Numbers and states when many write at once.</summary>
public sealed class IssueLogTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 11, 24);
    private readonly string folder = Directory.CreateTempSubdirectory("koseki-issuelog-").FullName;
    private readonly GatewayOptions options = new();
    private readonly TestDatabase place;
    private readonly WriteTurn turn;

    /// <summary>A database of its own.</summary>
    public IssueLogTests()
    {
        place = TestDatabase.Gateway(folder);
        turn = new(place.Provider);
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await using var database = Open();
        await DatabaseSetup.PrepareAsync(database, options, TimeProvider.System, default);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        await place.DropAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Forty at once, with one turn and with two (two processes): no number twice, none left out.</summary>
    [Fact]
    public async Task Number_ManyAtOnce_GivesEachItsOwn()
    {
        var other = new WriteTurn(place.Provider);
        var numbers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => NumberAsync(i % 2 == 0 ? turn : other))));
        Assert.Equal(Enumerable.Range(1, 40).Select(n => $"20261124-01-{n:0000000}"), numbers.Order(StringComparer.Ordinal));
    }

    /// <summary>An application that was taken back meanwhile gets no number, and the number is not used up.</summary>
    [Fact]
    public async Task Number_TakenBackMeanwhile_GivesNone()
    {
        await using var database = Open();
        var (log, application) = (Log(database, turn), New());
        await log.AddAsync(application, default);
        await using (var elsewhere = Open())
        {
            var same = await elsewhere.Applications.SingleAsync(a => a.Id == application.Id);
            Assert.True(await Log(elsewhere, turn).MoveAsync(same, IssueState.Void, null, default));
        }

        Assert.False(await log.NumberAsync(application, "1", Day, default));
        Assert.Equal((IssueState.Void, null), (application.State, application.IssueNumber));
        Assert.EndsWith("-0000001", await NumberAsync(turn), StringComparison.Ordinal);
    }

    /// <summary>Saving with the next one leaves the connection fully durable.</summary>
    [SqliteFact]
    public async Task SaveWithNext_Afterwards_TheConnectionIsFullyDurable()
    {
        await using var database = Open();
        await database.Database.OpenConnectionAsync();
        await Log(database, turn).AddAsync(New(), default);
        Assert.Equal(2, await database.Database.SqlQuery<int>($"SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync());
    }

    private async Task<string> NumberAsync(WriteTurn own)
    {
        await using var database = Open();
        var (log, application) = (Log(database, own), New());
        Assert.True(await log.AddAsync(application, default));
        Assert.True(await log.NumberAsync(application, "1", Day, default));
        await using var fresh = Open();
        return (await fresh.Applications.AsNoTracking().SingleAsync(a => a.Id == application.Id)).IssueNumber!;
    }

    private GatewayDbContext Open() => place.OpenGateway();

    private IssueLog Log(GatewayDbContext database, WriteTurn own) => new(database, new(database, TimeProvider.System), null!, options, own, TimeProvider.System);

    private Application New() => new()
    {
        Id = Guid.NewGuid(), Municipality = options.Municipality, ApplicationId = Guid.NewGuid().ToString("N"), PayloadHash = new('0', 64), State = IssueState.Received,
        OwnerNode = options.Node, Kind = "KOSEKI_ZENBU", Copies = 1, Fee = 450, Kiosk = "A", Means = "CARD", Deadline = DateTime.UtcNow.AddMinutes(1),
    };
}
