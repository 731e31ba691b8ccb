using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Tamper;

/// <summary>Tries one kind after the other on copies of a city and looks whether verification names what was done.</summary>
internal sealed class TamperTrials : IAsyncDisposable
{
    private readonly string root;
    private readonly CityStore store;
    private readonly IReadOnlyList<TamperTable> tables;

    private TamperTrials(string root)
    {
        this.root = root;
        store = CityStore.OpenFolder(Work, TimeProvider.System);
        using var database = Open();
        tables = TamperTable.All(database);
    }

    private string Whole => Path.Combine(root, "whole");

    private string Older => Path.Combine(root, "older");

    private string Work => Path.Combine(root, "work");

    private string WorkAnchors => Path.Combine(Work, TownFolder.Anchors);

    /// <summary>Makes the city and its copies below <paramref name="root"/>.</summary>
    public static async Task<TamperTrials> MakeAsync(string root, CancellationToken cancellation)
    {
        var trials = new TamperTrials(root);
        await TamperCity.MakeAsync(trials.Whole, trials.Older, cancellation);
        // Key and second anchors stay as they are throughout: nobody reaches them.
        foreach (var file in Directory.GetFiles(ChainPlaces.KeepOf(trials.Whole), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(ChainPlaces.KeepOf(trials.Work), Path.GetRelativePath(ChainPlaces.KeepOf(trials.Whole), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        Directory.CreateDirectory(trials.Work);
        trials.Restore();
        return (await trials.store.VerifyAsync(cancellation)).Problems is [var problem, ..] ? throw new InvalidOperationException($"手を加える前から異常があります: {problem}") : trials;
    }

    /// <summary>One trial: what was done, and what verification said when it did not name it; null when it did.</summary>
    public async Task<string?> TryAsync(TamperKind kind, int trial, Random random, CancellationToken cancellation)
    {
        Restore();
        var (done, names) = kind switch
        {
            TamperKind.Truncate => await TruncateAsync(trial, random),
            TamperKind.OldCopy => await OldCopyAsync(trial),
            TamperKind.Anchors => Damage(trial, random),
            TamperKind.Rename => await RenameAsync(trial, random),
            TamperKind.Change or TamperKind.Delete or TamperKind.Insert or TamperKind.Swap => await RowAsync(kind, trial, random),
        };
        SqliteConnection.ClearAllPools();
        var problems = (await store.VerifyAsync(cancellation)).Problems;
        return problems.Any(p => names.Any(n => p.Contains(n, StringComparison.Ordinal))) ? null
            : $"{kind.Word()} {done}: 「{string.Join("」か「", names)}」が出ません。出たのは {problems.Count} 件: {string.Join(" / ", problems.Take(5))}";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    private async Task<(string Done, IReadOnlyList<string> Names)> RowAsync(TamperKind kind, int trial, Random random)
    {
        var table = tables[trial % tables.Count];
        await using var connection = await ConnectAsync();
        await using var database = Open();
        var rows = await table.RowsAsync(connection);
        var row = rows[random.Next(rows.Count)];
        // Those who rewrite the chains themselves cannot read them any more.
        var computes = table.Cover is Cover.Once or Cover.Versioned or Cover.Chain && !(kind is TamperKind.Change or TamperKind.Swap && table.Name is "Journal" or "States") && random.Next(2) == 0;
        var names = new List<string>(await table.NamesAsync(database, row));
        names.AddRange(await NamingRowsAsync(database, names));
        var what = await DoAsync(kind, table, connection, row, rows, names, random);
        if (computes)
        {
            await new Attacker(database, connection, Work).RecomputeAsync();
        }

        return ($"{table.Name} {what}{(computes ? "(計算し直し)" : "")}", names);
    }

    private async Task<string> DoAsync(TamperKind kind, TamperTable table, SqliteConnection connection, long row, List<long> rows, List<string> names, Random random)
    {
        switch (kind)
        {
            case TamperKind.Delete:
                await table.DeleteAsync(connection, row);
                return $"{names[0]}";
            case TamperKind.Swap when rows.Count > 1:
                foreach (var other in rows.Where(r => r != row).OrderBy(_ => random.Next()))
                {
                    if (await table.DifferAsync(connection, row, other))
                    {
                        await table.SwapAsync(connection, row, other);
                        return $"{names[0]} と {other}";
                    }
                }

                goto case TamperKind.Insert;
            case TamperKind.Insert:
                var copy = await table.CopyAsync(connection, row, random);
                await using (var database = Open())
                {
                    names.Clear();
                    names.AddRange(await table.NamesAsync(database, copy));
                    names.Add($"{table.Name} に、台帳にない番号");
                    // Computed anew, a row put into a chain becomes its last one.
                    names.AddRange(table.Name switch
                    {
                        "Journal" => [$"Journal の {rows.Count + 1} 番"],
                        "States" => [$"States の {rows.Count + 1} 番"],
                        "AccessLog" => [string.Join(' ', names[0].Split(' ')[..^2])],
                        _ => Array.Empty<string>(),
                    });
                }

                return names[0];
            default:
                return await table.ChangeAsync(connection, row, random) is { } column ? $"{names[0]} の {column}" : await DoAsync(TamperKind.Delete, table, connection, row, rows, names, random);
        }
    }

    // The row of the record of states that names a row last, where it is a versioned one.
    private static async Task<IReadOnlyList<string>> NamingRowsAsync(KosekiDbContext database, IReadOnlyList<string> names)
    {
        var found = new List<string>();
        foreach (var state in await database.States.AsNoTracking().OrderByDescending(s => s.Number).ToListAsync())
        {
            using var body = JsonDocument.Parse(state.Body);
            if (body.RootElement.GetProperty("rows").EnumerateArray().Any(r => names.Contains($"{r[0].GetString()} の {r[1].GetString()}")))
            {
                found.Add($"States の {state.Number} 番が、署名にも");
                break;
            }
        }

        return found;
    }

    private async Task<(string Done, IReadOnlyList<string> Names)> TruncateAsync(int trial, Random random)
    {
        await using var connection = await ConnectAsync();
        await using var database = Open();
        switch (trial % 3)
        {
            case 0:
                var last = await database.Journal.MaxAsync(j => j.Number);
                var from = last - random.Next(1, (int)Math.Min(6, last - 1));
                foreach (var table in tables.Where(t => t.Cover == Cover.Once))
                {
                    await ExecuteAsync(connection, $"DELETE FROM \"{table.Name}\" WHERE JournalNumber > {from}");
                }

                await ExecuteAsync(connection, $"DELETE FROM Journal WHERE Number > {from}; DELETE FROM States WHERE Number >= (SELECT MIN(Number) FROM States WHERE JournalNumber > {from})");
                await new Attacker(database, connection, Work).RecomputeAsync();
                return ($"台帳 {from + 1} 番から", [$"の台帳番号 {from + 1} が台帳にありません"]);
            case 1:
                var state = await database.States.MaxAsync(s => s.Number) - random.Next(1, 3);
                await ExecuteAsync(connection, $"DELETE FROM States WHERE Number > {state}");
                await new Attacker(database, connection, Work).RecomputeAsync();
                return ($"状態記録 {state + 1} 番から", [$"にある状態記録 {state + 1} 番が States にないか", $"States の {state + 1} 番", $"States の {state} 番が、署名にも"]);
            default:
                var day = await database.AccessLog.MaxAsync(a => a.Day);
                var cut = random.Next(1, 4);
                await ExecuteAsync(connection, $"DELETE FROM AccessLog WHERE Day = '{day:yyyy-MM-dd}' AND Sequence > {5 - cut}");
                await new Attacker(database, connection, Work).RecomputeAsync();
                return ($"閲覧記録 {5 - cut + 1} 番から", [$"AccessLog の eng {day:yyyy-MM-dd} {5 - cut + 1} 番がないか"]);
        }
    }

    private async Task<(string Done, IReadOnlyList<string> Names)> OldCopyAsync(int trial)
    {
        if (trial % 2 == 0)
        {
            TamperCity.CopyData(Older, Work);
            var second = ChainPlaces.Of(Work).SecondAnchors!;
            return ("データベースとアンカー", [$"アンカー {second}"]);
        }

        await using var connection = await ConnectAsync();
        await ExecuteAsync(connection, $"ATTACH '{Path.Combine(Older, TownFolder.Database)}' AS old");
        foreach (var table in tables.Where(t => t.Cover == Cover.Versioned).Select(t => t.Name).Append("States"))
        {
            await ExecuteAsync(connection, $"DELETE FROM main.\"{table}\"; INSERT INTO main.\"{table}\" SELECT * FROM old.\"{table}\"");
        }

        await ExecuteAsync(connection, "DETACH old");
        await using var database = Open();
        var last = await database.States.MaxAsync(s => s.Number);
        return ("版のある表と状態記録だけ", [$"にある状態記録 {last + 1} 番が States にないか"]);
    }

    private (string Done, IReadOnlyList<string> Names) Damage(int trial, Random random)
    {
        var file = Directory.GetFiles(WorkAnchors, "*.anchors").Order(StringComparer.Ordinal).Last();
        switch (trial % 4)
        {
            case 0:
                Directory.Delete(WorkAnchors, recursive: true);
                return ("フォルダを消す", [$"アンカー {WorkAnchors} がありません"]);
            case 1:
                foreach (var each in Directory.GetFiles(WorkAnchors))
                {
                    File.WriteAllText(each, "");
                }

                return ("空にする", [$"アンカー {WorkAnchors} がありません"]);
            case 2:
                var files = Directory.GetFiles(WorkAnchors, "*.anchors").Order(StringComparer.Ordinal).ToList();
                files.ForEach(File.Delete);
                var lines = AllAnchors();
                File.WriteAllLines(file, lines[..^random.Next(2, lines.Length - 1)]);
                return ("末尾を切る", [$"アンカー {WorkAnchors} に台帳番号"]);
            default:
                var all = File.ReadAllLines(file);
                var at = random.Next(all.Length);
                all[at] = all[at][..^1] + (all[at][^1] == '0' ? '1' : '0');
                File.WriteAllLines(file, all);
                return ("一行を書き換える", [$"の台帳番号 {all[at].Split(' ')[0]} が台帳と一致しません"]);
        }
    }

    private string[] AllAnchors() => [.. Directory.GetFiles(Path.Combine(Whole, TownFolder.Anchors), "*.anchors").Order(StringComparer.Ordinal).SelectMany(File.ReadAllLines)];

    private async Task<(string Done, IReadOnlyList<string> Names)> RenameAsync(int trial, Random random)
    {
        await using var connection = await ConnectAsync();
        await using var database = Open();
        if (trial % 2 == 0)
        {
            return await RenameOnceAsync(connection, database, random);
        }

        // An account's password, a case or an office as it was before.
        var (table, key, where) = new[] { ("AspNetUsers", "u1", "Id = 'u1'"), ("Offices", "01", "Code = '01'"), ("Cases", "1", "Id = 1") }[random.Next(3)];
        await ExecuteAsync(connection, $"ATTACH '{Path.Combine(Older, TownFolder.Database)}' AS old");
        await ExecuteAsync(connection, $"INSERT OR REPLACE INTO main.\"{table}\" SELECT * FROM old.\"{table}\" WHERE {where}");
        await ExecuteAsync(connection, "DETACH old");
        var last = await database.States.AsNoTracking().OrderByDescending(s => s.Number).FirstAsync();
        await AppendAsync(connection, "States", last.Number + 1, last.Hash, last.Signature, [[table, key, await HashAsync(database, table)]]);
        return ($"{table} の {key}", [$"States の {last.Number + 1} 番が、署名にも台帳にも合いません。記された行: {table} の {key}"]);
    }

    private static async Task<string> HashAsync(KosekiDbContext database, string table)
    {
        object row = table switch
        {
            "AspNetUsers" => await database.Users.AsNoTracking().SingleAsync(u => u.Id == "u1"),
            "Offices" => await database.Offices.AsNoTracking().SingleAsync(o => o.Code == "01"),
            _ => await database.Cases.AsNoTracking().SingleAsync(c => c.Id == 1),
        };
        return Convert.ToHexStringLower(Infrastructure.Persistence.Journal.Coverage.Versioned.Of(database.Model, row.GetType()).HashOf(row));
    }

    private async Task<(string Done, IReadOnlyList<string> Names)> RenameOnceAsync(SqliteConnection connection, KosekiDbContext database, Random random)
    {
        var generations = await database.RegisterGenerations.AsNoTracking().ToListAsync();
        var (row, other) = (generations[random.Next(generations.Count)], generations[random.Next(generations.Count)]);
        var forged = new RegisterGenerationRow
        {
            Register = row.Register, Generation = row.Generation, Schema = row.Schema, Bytes = other.Bytes, BytesHash = SHA256.HashData(other.Bytes), PreviousHash = row.PreviousHash,
            JournalNumber = row.JournalNumber, CaseId = row.CaseId, Receipt = row.Receipt, RecordedAt = row.RecordedAt, Operator = "forged", Approver = row.Approver,
        };
        var last = await database.Journal.AsNoTracking().OrderByDescending(j => j.Number).FirstAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE RegisterGenerations SET Bytes = $bytes, BytesHash = $inner, Hash = $hash, Operator = 'forged' WHERE Register = {row.Register} AND Generation = {row.Generation}";
        command.Parameters.AddWithValue("$bytes", forged.Bytes);
        command.Parameters.AddWithValue("$inner", forged.BytesHash);
        command.Parameters.AddWithValue("$hash", Canonical.HashOf(forged));
        await command.ExecuteNonQueryAsync();
        await ExecuteAsync(connection, $"INSERT INTO Audit (JournalNumber, At, Account, Name, Roles, Office, Terminal, Action, CaseId, Text, Reason) SELECT {last.Number + 1}, At, Account, Name, Roles, Office, Terminal, Action, CaseId, Text, Reason FROM Audit WHERE JournalNumber = {last.Number}");
        var audit = await database.Audit.AsNoTracking().SingleAsync(a => a.JournalNumber == last.Number + 1);
        await AppendAsync(connection, "Journal", last.Number + 1, last.Hash, last.Signature,
            [["Audit", audit.RowKey, Canonical.Hex(Canonical.HashOf(audit))], ["RegisterGenerations", forged.RowKey, Canonical.Hex(Canonical.HashOf(forged))]]);
        return (forged.RowKey, [$"RegisterGenerations の {forged.RowKey} が台帳に二度記されています"]);
    }

    private async Task AppendAsync(SqliteConnection connection, string table, long number, byte[] previous, byte[] signature, string[][] rows)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { number, previous = Canonical.Hex(previous), at = "2026-11-26T01:00:00.0000000Z", rows }, Attacker.AsWritten);
        await using var command = connection.CreateCommand();
        command.CommandText = table == "Journal"
            ? "INSERT INTO Journal (Number, Body, Hash, Signature) VALUES ($number, $body, $hash, $signature)"
            : "INSERT INTO States (Number, Body, Hash, Signature, JournalNumber) VALUES ($number, $body, $hash, $signature, 0)";
        command.Parameters.AddWithValue("$number", number);
        command.Parameters.AddWithValue("$body", body);
        command.Parameters.AddWithValue("$hash", SHA256.HashData(body));
        command.Parameters.AddWithValue("$signature", signature.Length == 0 ? new byte[64] : signature);
        await command.ExecuteNonQueryAsync();
        var (kind, line) = table == "Journal" ? ("*.anchors", string.Create(CultureInfo.InvariantCulture, $"{number} {Canonical.Hex(SHA256.HashData(body))}"))
            : ("*.heads", string.Create(CultureInfo.InvariantCulture, $"{StateLog.Chain}\t{number}\t{Canonical.Hex(SHA256.HashData(body))}"));
        await File.AppendAllLinesAsync(Directory.GetFiles(WorkAnchors, kind).Order(StringComparer.Ordinal).Last(), [line]);
    }

    private void Restore()
    {
        SqliteConnection.ClearAllPools();
        TamperCity.CopyData(Whole, Work);
    }

    private KosekiDbContext Open() => store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContext();

    private async Task<SqliteConnection> ConnectAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(Work, TownFolder.Database)};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
