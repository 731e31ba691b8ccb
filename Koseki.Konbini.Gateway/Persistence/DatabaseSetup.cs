using System.Security.Cryptography;
using Koseki.Domain.Certificates.Door;
using Koseki.Konbini.Gateway.Issuance;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>Creates and migrates the database at start and puts in the rows a new installation needs.</summary>
public static class DatabaseSetup
{
    /// <summary>The first day of the rules of a new installation.</summary>
    private static readonly DateOnly Beginning = new(2020, 1, 1);

    /// <summary>Migrates and seeds; a lock left behind by a process that died while migrating is taken away first.</summary>
    public static async Task PrepareAsync(GatewayDbContext database, GatewayOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        if (database.Database.IsSqlite())
        {
            await RemoveStaleLockAsync(database, clock, cancellation);
        }

        await database.Database.MigrateAsync(cancellation);
        foreach (var kind in new[] { DoorKinds.Whole, DoorKinds.Individual })
        {
            if (!await database.KindRules.AnyAsync(r => r.Municipality == options.Municipality && r.Kind == kind, cancellation))
            {
                database.KindRules.Add(new() { Municipality = options.Municipality, Kind = kind, From = Beginning, Opens = options.Opens, Closes = options.Closes, Fee = 450, MaxCopies = 10 });
                database.KindSwitches.Add(new() { Municipality = options.Municipality, Kind = kind, Open = true, ChangedAt = clock.GetUtcNow().UtcDateTime });
            }
        }

        if (!await database.Secrets.AnyAsync(s => s.Name == "subject-tokens", cancellation))
        {
            database.Secrets.Add(new() { Name = "subject-tokens", Value = RandomNumberGenerator.GetBytes(32) });
        }

        await database.SaveChangesAsync(cancellation);
    }

    private static async Task RemoveStaleLockAsync(GatewayDbContext database, TimeProvider clock, CancellationToken cancellation)
    {
        var connection = database.Database.GetDbConnection();
        await database.Database.OpenConnectionAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), System.Globalization.CultureInfo.InvariantCulture) > 0)
        {
            command.CommandText = "DELETE FROM \"__EFMigrationsLock\" WHERE \"Timestamp\" < @before";
            var before = command.CreateParameter();
            before.ParameterName = "@before";
            before.Value = clock.GetUtcNow().AddMinutes(-5).ToString("yyyy-MM-dd HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
            command.Parameters.Add(before);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await database.Database.CloseConnectionAsync();
    }
}
