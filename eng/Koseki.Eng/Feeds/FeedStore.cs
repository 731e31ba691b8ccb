using Koseki.Infrastructure.Databases;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Replicas.Bindings;
using Koseki.Konbini.Gateway.Replicas.Residents;
using Koseki.Konbini.Gateway.Replicas;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Koseki.Eng.Feeds;

/// <summary>The gateway's database and inbox of a folder, opened by the tool as a node of its own would.</summary>
internal sealed class FeedStore(string folder) : IAsyncDisposable
{
    /// <summary>The database.</summary>
    public SqliteGatewayDbContext Database { get; } = new(new DbContextOptionsBuilder<SqliteGatewayDbContext>()
        .UseSqlite($"Data Source={Path.Combine(folder, "gateway.db")}").AddInterceptors(new SqlitePragmas()).Options);

    /// <summary>Its settings.</summary>
    public GatewayOptions Options { get; } = new() { Inbox = Path.Combine(folder, "inbox") };

    /// <summary>Creates the database.</summary>
    public Task PrepareAsync(CancellationToken cancellation) => DatabaseSetup.PrepareAsync(Database, Options, TimeProvider.System, cancellation);

    /// <summary>Takes in what waits.</summary>
    public Task<FeedRun> ImportAsync(CancellationToken cancellation)
    {
        var blocks = new BlockBook(Database, TimeProvider.System);
        return new FeedImporter(Database, Options, [new ResidentFeed(Database, blocks), new BindingFeed(Database, blocks)], new WriteTurn("sqlite"), TimeProvider.System, NullLogger<FeedImporter>.Instance).RunAsync(cancellation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
