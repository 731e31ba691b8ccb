using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Koseki.Infrastructure.Chains;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Chains;

/// <summary>
/// What an attacker does who owns the database and its folder of heads, but not the key: the rows are named anew, as they
/// stand now, by a row that fits the chain to the last hash. Only its signature is that of another row.
/// </summary>
internal static class ForgedRecord
{
    private const int Tries = 20;

    /// <summary>Names the rows; once more where a running node named something itself meanwhile.</summary>
    internal static async Task NameAsync(DbContext database, StateTables tables, params object[] rows)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                await TryNameAsync(database, tables, rows);
                return;
            }
            catch (DbException) when (tried < Tries)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task TryNameAsync(DbContext database, StateTables tables, object[] rows)
    {
        var last = await database.Set<StateRow>().AsNoTracking().OrderByDescending(s => s.Number).FirstAsync();
        var signature = await database.Set<StateRow>().AsNoTracking().Where(s => s.JournalNumber == 0).OrderByDescending(s => s.Number).Select(s => s.Signature).FirstAsync();
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            number = last.Number + 1,
            previous = Convert.ToHexStringLower(last.Hash),
            at = "2026-10-08T01:00:00.0000000Z",
            rows = rows.Select(r => tables.NamingOf(database, r)),
        });
        await database.Database.ExecuteSqlAsync($"INSERT INTO States (Number, Body, Hash, Signature, JournalNumber) VALUES ({last.Number + 1}, {body}, {SHA256.HashData(body)}, {signature}, 0)");
    }
}
