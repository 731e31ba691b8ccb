using Koseki.Eng.Hosts;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Setup;
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

    private CityStore(ServiceProvider services) => this.services = services;

    /// <summary>Opens a database; <paramref name="clock"/> is what its journal is written by.</summary>
    public static CityStore Open(string provider, string connection, ChainPlaces chain, TimeProvider clock, string? collation = null, string node = "eng", IReadOnlyDictionary<string, string?>? more = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Provider"] = provider, ["Connection"] = connection, ["Node"] = node,
            ["SqlServer:Collation"] = collation ?? SqlServerSettings.DefaultCollation, ["Anchors"] = chain.Anchors, ["SecondAnchors"] = chain.SecondAnchors, ["HeadKey"] = chain.HeadKey,
        };
        foreach (var (name, value) in more ?? new Dictionary<string, string?>())
        {
            settings[name] = value;
        }

        var services = new ServiceCollection().AddSingleton(clock).AddLogging()
            .AddKosekiPersistence(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return new(services.BuildServiceProvider());
    }

    /// <summary>Opens the database of a data folder: its file, or where <paramref name="place"/> says; the chain's places are the folder's.</summary>
    public static CityStore OpenFolder(string folder, TimeProvider clock, DatabasePlace? place = null, string node = "eng", IReadOnlyDictionary<string, string?>? more = null)
    {
        var (provider, connection) = (place ?? DatabasePlace.Files).Of(folder);
        return Open(provider, connection, ChainPlaces.Of(folder), clock, place?.Collation, node, more);
    }

    /// <summary>A part of it.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Creates or migrates the database.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await using var database = await Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync(cancellation);
        await DatabaseSetup.PrepareAsync(database, Get<TimeProvider>(), cancellation);
    }

    /// <summary>Verifies journal, rows, generations, anchors, projections and images; of these every byte where <paramref name="contents"/> says so.</summary>
    public Task<VerificationReport> VerifyAsync(CancellationToken cancellation, bool contents = false) =>
        Get<JournalVerifier>().VerifyAsync(contents, cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        // A pooled connection would keep the write-ahead log beside the file.
        SqliteConnection.ClearAllPools();
    }
}
