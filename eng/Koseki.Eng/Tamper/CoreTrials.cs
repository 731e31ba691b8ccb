using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Tamper;

/// <summary>The core's database: journal, record of states, looks and everything they name.</summary>
internal sealed class CoreTrials : TamperTrials
{
    private readonly CityStore store;

    private CoreTrials(string root)
        : base(root, TownFolder.Database) => store = CityStore.OpenFolder(Work, TimeProvider.System);

    /// <inheritdoc/>
    protected override string WorkAnchors => Path.Combine(Work, TownFolder.Anchors);

    /// <summary>Makes the city and its copies below <paramref name="root"/>.</summary>
    public static async Task<CoreTrials> MakeAsync(string root, CancellationToken cancellation)
    {
        var trials = new CoreTrials(root);
        await TamperCity.MakeAsync(trials.Whole, trials.Older, cancellation);
        // Key and second anchors stay as they are throughout: nobody reaches them.
        foreach (var file in Directory.GetFiles(ChainPlaces.KeepOf(trials.Whole), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(ChainPlaces.KeepOf(trials.Work), Path.GetRelativePath(ChainPlaces.KeepOf(trials.Whole), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        await trials.BeginAsync(cancellation);
        return trials;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync() => await store.DisposeAsync();

    /// <inheritdoc/>
    protected override DbContext Open() => OpenCore();

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<string>> VerifyAsync(CancellationToken cancellation)
    {
        var report = await store.VerifyAsync(cancellation, contents: true);
        return report.Contents is { Unused: > 0 and var unused } ? [.. report.Problems, $"どの記録も使っていない中身 {unused} 件"] : report.Problems;
    }

    /// <inheritdoc/>
    protected override void CopyData(string from, string to) => TamperCity.CopyData(from, to);

    /// <inheritdoc/>
    protected override Task RecomputeAsync(DbContext context, SqliteConnection connection) => new Attacker((KosekiDbContext)context, connection, Work).RecomputeAsync();

    /// <inheritdoc/>
    protected override IReadOnlyList<TamperTable> TablesOf()
    {
        using var database = Open();
        return TamperTable.All(database, Coverage.Tables, Coverage.Versioned);
    }

    /// <inheritdoc/>
    protected override Task<(string Done, IReadOnlyList<string> Names)> WholeAsync(TamperKind kind, int trial, Random random) => kind switch
    {
        TamperKind.Truncate => TruncateAsync(trial, random),
        TamperKind.OldCopy => OldCopyAsync(trial),
        TamperKind.Anchors => Task.FromResult(Damage(trial, random)),
        TamperKind.Contents => Task.FromResult(ImageTrials.Run(Work, trial, random)),
        TamperKind.Rename => RenameAsync(trial, random),
        TamperKind.Change or TamperKind.Delete or TamperKind.Insert or TamperKind.Swap or TamperKind.Type => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private KosekiDbContext OpenCore() => store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContext();

    private async Task<(string Done, IReadOnlyList<string> Names)> TruncateAsync(int trial, Random random)
    {
        await using var connection = await ConnectAsync();
        await using var database = OpenCore();
        switch (trial % 3)
        {
            case 0:
                var last = await database.Journal.MaxAsync(j => j.Number);
                var from = last - random.Next(1, (int)Math.Min(6, last - 1));
                foreach (var table in Tables.Where(t => t.Cover == Cover.Once))
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
        await TakeStatesBackAsync(connection);
        await using var database = OpenCore();
        var last = await database.States.MaxAsync(s => s.Number);
        return ("版のある表と状態記録だけ", [$"にある状態記録 {last + 1} 番が States にないか"]);
    }

    private (string Done, IReadOnlyList<string> Names) Damage(int trial, Random random)
    {
        var file = Directory.GetFiles(WorkAnchors, "*.anchors").Order(StringComparer.Ordinal).Last();
        switch (trial % 5)
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
            case 3:
                Array.ForEach(Directory.GetFiles(WorkAnchors, "*.heads"), File.Delete);
                return ("作業の先頭を消す", [$"控え {WorkAnchors} に、もう一方にある先頭が"]);
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
        await using var database = OpenCore();
        if (trial % 2 == 0)
        {
            return await RenameOnceAsync(connection, database, random);
        }

        // An account's password, a case or an office as it was before.
        var (table, key, where) = new[] { ("AspNetUsers", "u1", "Id = 'u1'"), ("Offices", "01", "Code = '01'"), ("Cases", "1", "Id = 1") }[random.Next(3)];
        await TakeBackAsync(connection, table, where);
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
        return Convert.ToHexStringLower(Coverage.Versioned.Of(database.Model, row.GetType()).HashOf(row));
    }

    private async Task<(string Done, IReadOnlyList<string> Names)> RenameOnceAsync(SqliteConnection connection, KosekiDbContext database, Random random)
    {
        var generations = await database.Generations.AsNoTracking().ToListAsync();
        var (row, other) = (generations[random.Next(generations.Count)], generations[random.Next(generations.Count)]);
        var forged = new GenerationRow
        {
            Kind = row.Kind, Number = row.Number, Generation = row.Generation, Schema = row.Schema, Bytes = other.Bytes, BytesHash = SHA256.HashData(other.Bytes), PreviousHash = row.PreviousHash,
            JournalNumber = row.JournalNumber, CaseId = row.CaseId, Receipt = row.Receipt, RecordedAt = row.RecordedAt, Operator = "forged", Approver = row.Approver,
        };
        var last = await database.Journal.AsNoTracking().OrderByDescending(j => j.Number).FirstAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE Generations SET Bytes = $bytes, BytesHash = $inner, Hash = $hash, Operator = 'forged' WHERE Kind = '{row.Kind}' AND Number = {row.Number} AND Generation = {row.Generation}";
        command.Parameters.AddWithValue("$bytes", forged.Bytes);
        command.Parameters.AddWithValue("$inner", forged.BytesHash);
        command.Parameters.AddWithValue("$hash", Canonical.HashOf(forged));
        await command.ExecuteNonQueryAsync();
        await ExecuteAsync(connection, $"INSERT INTO Audit (JournalNumber, At, Account, Name, Roles, Office, Terminal, Action, CaseId, Text, Reason) SELECT {last.Number + 1}, At, Account, Name, Roles, Office, Terminal, Action, CaseId, Text, Reason FROM Audit WHERE JournalNumber = {last.Number}");
        var audit = await database.Audit.AsNoTracking().SingleAsync(a => a.JournalNumber == last.Number + 1);
        await AppendAsync(connection, "Journal", last.Number + 1, last.Hash, last.Signature,
            [["Audit", audit.RowKey, Canonical.Hex(Canonical.HashOf(audit))], ["Generations", forged.RowKey, Canonical.Hex(Canonical.HashOf(forged))]]);
        return (forged.RowKey, [$"Generations の {forged.RowKey} が台帳に二度記されています"]);
    }

    private async Task AppendAsync(SqliteConnection connection, string table, long number, byte[] previous, byte[] signature, string[][] rows)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { number, previous = Canonical.Hex(previous), at = "2026-11-26T01:00:00.0000000Z", rows }, StateForger.AsWritten);
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
}
