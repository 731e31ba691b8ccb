using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Koseki.Eng.Verify;

/// <summary>The gateway's database of a data folder with its record of states, opened by the tool.</summary>
internal sealed class GatewayRecord : IAsyncDisposable
{
    /// <summary>The database's file in a data folder.</summary>
    internal const string File = "gateway.db";

    /// <summary>The first folder of the heads in a data folder.</summary>
    internal const string Heads = "gateway-anchors";

    private readonly string data;
    private readonly HeadKeyFile key;
    private readonly WorkHeads heads;

    /// <summary>Opens it; what is written is written by <paramref name="clock"/>. It must be there, unless it is to be made.</summary>
    public GatewayRecord(string data, TimeProvider clock, bool make = false)
    {
        var file = Path.Combine(data, File);
        if (!make && !System.IO.File.Exists(file))
        {
            throw new UsageException($"{data} に {File} がありません。");
        }

        this.data = data;
        var keep = ChainPlaces.KeepOf(data);
        key = new(Path.Combine(keep, "gateway-head-key.pem"));
        heads = new([Path.Combine(data, Heads), Path.Combine(keep, Heads)], "eng", clock);
        var record = new StateLog(key, heads, clock, m => new StateHaltedException(m), NullLogger<StateLog>.Instance);
        Database = new SqliteGatewayDbContext(new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite($"Data Source={file};Default Timeout=10;Pooling=False").AddInterceptors(record).Options);
    }

    /// <summary>The database.</summary>
    public GatewayDbContext Database { get; }

    /// <summary>Verifies the gateway, and whether the core's journal still has the head that the gateway was told.</summary>
    public async Task<(int States, IReadOnlyList<string> Problems)> VerifyAsync(CancellationToken cancellation)
    {
        var report = await VerifyAloneAsync(cancellation);
        if (report.CoreHead is not { Number: > 0 } told)
        {
            return (report.States, report.Problems);
        }

        if (!System.IO.File.Exists(Path.Combine(data, TownFolder.Database)))
        {
            return (report.States, [.. report.Problems, $"{data} に {TownFolder.Database} がないため、交付サーバが聞いた台帳番号 {told.Number} を照合できません。"]);
        }

        await using var store = CityStore.OpenFolder(data, TimeProvider.System);
        await using var core = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync(cancellation);
        var there = await core.Journal.AsNoTracking().Where(j => j.Number == told.Number).Select(j => j.Hash).FirstOrDefaultAsync(cancellation);
        return (report.States, there is not null && Convert.ToHexStringLower(there) == told.Hash ? report.Problems
            : [.. report.Problems, $"交付サーバが聞いた台帳番号 {told.Number} が、戸籍システムの台帳にないか、一致しません(台帳とアンカーが古い写しに戻されています)。"]);
    }

    /// <summary>Verifies the gateway by itself.</summary>
    public Task<GatewayReport> VerifyAloneAsync(CancellationToken cancellation) => new GatewayVerifier(Database, key, heads).VerifyAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        key.Dispose();
    }
}
