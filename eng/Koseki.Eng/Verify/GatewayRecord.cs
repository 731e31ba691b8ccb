using Koseki.Eng.Hosts;
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
    private readonly StateNames names;

    /// <summary>
    /// Opens it, with <paramref name="open"/> where it is no file; what is written is written by <paramref name="clock"/>, and nothing
    /// is written upon what was changed behind the program's back. It must be there, unless it is to be made.
    /// </summary>
    public GatewayRecord(string data, TimeProvider clock, bool make = false, Func<StateLog, GatewayDbContext>? open = null)
    {
        if (!make && open is null && !System.IO.File.Exists(Path.Combine(data, File)))
        {
            throw new UsageException($"{data} に {File} がありません。");
        }

        this.data = data;
        var keep = ChainPlaces.KeepOf(data);
        key = new(Path.Combine(keep, "gateway-head-key.pem"));
        heads = new([Path.Combine(data, Heads), Path.Combine(keep, Heads)], "eng", clock);
        open ??= log => DatabasePlace.Files.OpenGateway(data, log);
        var record = new StateLog(key, heads, clock, m => new StateHaltedException(m), NullLogger<StateLog>.Instance) { Guard = (() => names!, row => new StateHaltedException(Foreign(row))) };
        names = new(Coverage.Versioned, record, key, UseAsync, (_, _, _) => Task.FromResult(false), m => new StateHaltedException(m), NullLogger<StateNames>.Instance);
        Database = open(record);

        async Task UseAsync(Func<DbContext, Task> work)
        {
            await using var own = open(record);
            await work(own);
        }
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

    /// <summary>Why nothing is done by a row, if it was taken away: a row of its key is in the record, and none is there.</summary>
    public async Task<string?> MissedAsync(object row, CancellationToken cancellation) =>
        (await names.ReadAsync<object>(Database, () => Task.FromResult<object?>(null), _ => [], cancellation, _ => row)).IsForeign ? Foreign(names.NameOf(Database, row)) : null;

    /// <summary>Whether a row is as it was recorded.</summary>
    public Task<bool> IsRecordedAsync(object row, CancellationToken cancellation) => names.FitAsync(Database, [row], cancellation);

    /// <summary>Enters among the alarms what a responsible person does; it is saved with what they do. A long text is cut.</summary>
    public void Enter(string code, string text, DateTime at) => Database.Alarms.Add(new() { At = at, Code = code, Message = Fit.Reason(text) });

    /// <summary>Does something upon the record; says why, and gives 1, where what it stands upon was changed behind the program's back.</summary>
    public static async Task<int> DoAsync(TextWriter output, Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (StateHaltedException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        key.Dispose();
    }

    private static string Foreign(string row) => $"{row} が、署名した記録と合いません(データベースが書き換えられています)。verify --gateway を実行し、正しい写しに戻してから行ってください。";
}
