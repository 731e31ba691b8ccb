using Koseki.Domain.Characters;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.CharacterData;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Pdf.Fonts;
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
internal sealed class FeedStore : IAsyncDisposable
{
    private readonly HeadKeyFile key;
    private readonly WorkHeads heads;
    private readonly CharacterGate gate = new(CharacterTable.Load(), new FontPaper(new Lazy<FontSet>(() => new FontSet(TrueTypeFont.Load(FontLocation.Default)))));

    /// <summary>Opens them.</summary>
    public FeedStore(string folder)
    {
        key = new(Path.Combine(folder, "head-key.pem"));
        heads = new([Path.Combine(folder, "anchors"), Path.Combine(folder, "anchors-second")], $"node-{Environment.ProcessId}", TimeProvider.System);
        var record = new StateLog(key, heads, TimeProvider.System, m => new StateHaltedException(m), NullLogger<StateLog>.Instance);
        Database = new(new DbContextOptionsBuilder<SqliteGatewayDbContext>()
            .UseSqlite($"Data Source={Path.Combine(folder, "gateway.db")}").AddInterceptors(new SqlitePragmas(), record).Options);
        Options = new() { Inbox = Path.Combine(folder, "inbox") };
    }

    /// <summary>The database, with its record of states.</summary>
    public SqliteGatewayDbContext Database { get; }

    /// <summary>Its settings.</summary>
    public GatewayOptions Options { get; }

    /// <summary>Creates the database.</summary>
    public Task PrepareAsync(CancellationToken cancellation) => DatabaseSetup.PrepareAsync(Database, Options, TimeProvider.System, cancellation);

    /// <summary>Takes in what waits.</summary>
    public Task<FeedRun> ImportAsync(CancellationToken cancellation)
    {
        var blocks = new BlockBook(Database, TimeProvider.System);
        return new FeedImporter(Database, Options, [new ResidentFeed(Database, blocks, gate), new BindingFeed(Database, blocks)], new WriteTurn("sqlite"), TimeProvider.System, NullLogger<FeedImporter>.Instance).RunAsync(cancellation);
    }

    /// <summary>What verification finds.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(CancellationToken cancellation) => (await new GatewayVerifier(Database, key, heads).VerifyAsync(cancellation)).Problems;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        key.Dispose();
    }
}
