using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Koseki.Eng.Town.Output;
using Koseki.Eng.Verify;
using Koseki.Infrastructure.Chains;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Tamper;

/// <summary>The gateway's database: everything it decides by, and its record of states.</summary>
internal sealed class GatewayTrials : TamperTrials
{
    private static readonly (string Table, string Key, string Where)[] Rows =
    [
        ("JpkiBindings", "A1B2C3D4|0101", "Serial = '0101'"), ("Residents", "1001", "Number = '1001'"), ("KindSwitches", "112224|KOSEKI_ZENBU", "Kind = 'KOSEKI_ZENBU'"),
    ];

    private GatewayTrials(string root)
        : base(root, GatewayRecord.File)
    {
    }

    /// <inheritdoc/>
    protected override string WorkAnchors => Path.Combine(Work, GatewayRecord.Heads);

    /// <summary>Makes the database and its copies below <paramref name="root"/>.</summary>
    public static async Task<GatewayTrials> MakeAsync(string root, CancellationToken cancellation)
    {
        var trials = new GatewayTrials(root);
        await GatewayCity.MakeAsync(trials.Whole, trials.Older, cancellation);
        // Key and second folder stay as they are throughout: nobody reaches them.
        Directory.Move(ChainPlaces.KeepOf(trials.Whole), ChainPlaces.KeepOf(trials.Work));
        await trials.BeginAsync(cancellation);
        return trials;
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    protected override DbContext Open() => new SqliteGatewayDbContext(new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite($"Data Source={Path.Combine(Work, GatewayRecord.File)};Pooling=False").Options);

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<string>> VerifyAsync(CancellationToken cancellation)
    {
        await using var record = new GatewayRecord(Work, TimeProvider.System);
        return (await record.VerifyAloneAsync(cancellation)).Problems;
    }

    /// <inheritdoc/>
    protected override void CopyData(string from, string to) => GatewayCity.CopyData(from, to);

    /// <inheritdoc/>
    protected override async Task RecomputeAsync(DbContext context, SqliteConnection connection)
    {
        var forger = new StateForger(context, connection, Coverage.Tables, Coverage.Versioned);
        await forger.StatesAsync();
        forger.Heads(WorkAnchors);
    }

    /// <inheritdoc/>
    public override bool Tries(TamperKind kind) => kind != TamperKind.Contents;

    /// <inheritdoc/>
    protected override IReadOnlyList<TamperTable> TablesOf()
    {
        using var database = Open();
        return TamperTable.All(database, Coverage.Tables, Coverage.Versioned);
    }

    /// <inheritdoc/>
    protected override Task<(string Done, IReadOnlyList<string> Names)> WholeAsync(TamperKind kind, int trial, Random random) => kind switch
    {
        TamperKind.Truncate => TruncateAsync(random),
        TamperKind.OldCopy => OldCopyAsync(trial),
        TamperKind.Anchors => Task.FromResult(Damage(trial, random)),
        TamperKind.Rename => RenameAsync(random),
        TamperKind.Change or TamperKind.Delete or TamperKind.Insert or TamperKind.Swap or TamperKind.Type or TamperKind.Contents => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private async Task<(string Done, IReadOnlyList<string> Names)> TruncateAsync(Random random)
    {
        await using var connection = await ConnectAsync();
        await using var database = Open();
        var last = await database.Set<StateRow>().MaxAsync(s => s.Number) - random.Next(1, 4);
        await ExecuteAsync(connection, $"DELETE FROM States WHERE Number > {last}");
        await RecomputeAsync(database, connection);
        return ($"状態記録 {last + 1} 番から", [$"にある状態記録 {last + 1} 番が States にないか", $"States の {last} 番が、署名にも"]);
    }

    private async Task<(string Done, IReadOnlyList<string> Names)> OldCopyAsync(int trial)
    {
        if (trial % 2 == 0)
        {
            CopyData(Older, Work);
        }
        else
        {
            await using var connection = await ConnectAsync();
            await TakeStatesBackAsync(connection);
        }

        await using var database = Open();
        var last = await database.Set<StateRow>().MaxAsync(s => s.Number);
        return (trial % 2 == 0 ? "データベースと控え" : "表だけ", [$"控え {Path.Combine(ChainPlaces.KeepOf(Work), GatewayRecord.Heads)} の", $"にある状態記録 {last + 1} 番が States にないか"]);
    }

    private (string Done, IReadOnlyList<string> Names) Damage(int trial, Random random)
    {
        var files = Directory.GetFiles(WorkAnchors).Order(StringComparer.Ordinal).ToList();
        var missing = $"控え {WorkAnchors} に、もう一方にある先頭が";
        switch (trial % 4)
        {
            case 0:
                Directory.Delete(WorkAnchors, recursive: true);
                return ("フォルダを消す", [missing]);
            case 1:
                files.ForEach(f => File.WriteAllText(f, ""));
                return ("空にする", [missing]);
            case 2:
                var older = files[random.Next(files.Count - 1)];
                var lines = File.ReadAllLines(older);
                File.WriteAllLines(older, lines[..random.Next(lines.Length)]);
                return ("末尾を切る", [missing]);
            default:
                var file = files[random.Next(files.Count)];
                var all = File.ReadAllLines(file);
                var at = random.Next(all.Length);
                all[at] = all[at][..^1] + (all[at][^1] == '0' ? '1' : '0');
                File.WriteAllLines(file, all);
                return ("一行を書き換える", [$"控え {WorkAnchors} の {Path.GetFileName(file)} にある状態記録 {all[at].Split('\t')[1]} 番が States にないか"]);
        }
    }

    // Whose a serial was, whom nothing stopped, what was open: as it was, and named again.
    private async Task<(string Done, IReadOnlyList<string> Names)> RenameAsync(Random random)
    {
        await using var connection = await ConnectAsync();
        await using var database = Open();
        var (table, key, where) = Rows[random.Next(Rows.Length)];
        await TakeBackAsync(connection, table, where);
        object row = table switch
        {
            "JpkiBindings" => await database.Set<JpkiBinding>().AsNoTracking().SingleAsync(b => b.Serial == "0101"),
            "Residents" => await database.Set<Koseki.Konbini.Gateway.Persistence.Resident>().AsNoTracking().SingleAsync(r => r.Number == "1001"),
            _ => await database.Set<KindSwitch>().AsNoTracking().SingleAsync(s => s.Kind == "KOSEKI_ZENBU"),
        };
        var last = await database.Set<StateRow>().AsNoTracking().OrderByDescending(s => s.Number).FirstAsync();
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            number = last.Number + 1, previous = Convert.ToHexStringLower(last.Hash), at = "2026-11-26T01:00:00.0000000Z",
            rows = new[] { new[] { table, key, Convert.ToHexStringLower(Coverage.Versioned.Of(database.Model, row.GetType()).HashOf(row)) } },
        }, StateForger.AsWritten);
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO States (Number, Body, Hash, Signature, JournalNumber) VALUES ($number, $body, $hash, $signature, 0)";
        command.Parameters.AddWithValue("$number", last.Number + 1);
        command.Parameters.AddWithValue("$body", body);
        command.Parameters.AddWithValue("$hash", SHA256.HashData(body));
        command.Parameters.AddWithValue("$signature", last.Signature);
        await command.ExecuteNonQueryAsync();
        await File.AppendAllLinesAsync(Directory.GetFiles(WorkAnchors).Order(StringComparer.Ordinal).Last(),
            [string.Create(CultureInfo.InvariantCulture, $"{StateLog.Chain}\t{last.Number + 1}\t{Convert.ToHexStringLower(SHA256.HashData(body))}")]);
        return ($"{table} の {key}", [$"States の {last.Number + 1} 番が、署名にも台帳にも合いません。記された行: {table} の {key}"]);
    }
}
