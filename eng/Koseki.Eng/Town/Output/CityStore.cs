using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Verification;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Eng.Town.Output;

/// <summary>The core's database opened by the tool, without a host.</summary>
public sealed class CityStore : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly string anchors;

    private CityStore(ServiceProvider services, string anchors) => (this.services, this.anchors) = (services, anchors);

    /// <summary>Opens a database; <paramref name="clock"/> is what its journal is written by.</summary>
    public static CityStore Open(string provider, string connection, string anchors, TimeProvider clock)
    {
        var settings = new Dictionary<string, string?> { ["Provider"] = provider, ["Connection"] = connection, ["Anchors"] = anchors, ["Node"] = "eng" };
        var services = new ServiceCollection().AddSingleton(clock).AddLogging()
            .AddKosekiPersistence(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return new(services.BuildServiceProvider(), anchors);
    }

    /// <summary>Opens the database of a data folder.</summary>
    public static CityStore OpenFolder(string folder, TimeProvider clock) =>
        Open("sqlite", $"Data Source={Path.Combine(folder, TownFolder.Database)}", Path.Combine(folder, TownFolder.Anchors), clock);

    /// <summary>A part of it.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Creates or migrates the database.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await using var database = await Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync(cancellation);
        await DatabaseSetup.PrepareAsync(database, Get<TimeProvider>(), cancellation);
    }

    /// <summary>Verifies journal, rows, generations, anchors and projections.</summary>
    public Task<VerificationReport> VerifyAsync(CancellationToken cancellation) =>
        new JournalVerifier(Get<IDbContextFactory<KosekiDbContext>>(), Get<Projections>(), anchors).VerifyAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        // A pooled connection would keep the write-ahead log beside the file.
        SqliteConnection.ClearAllPools();
    }
}
