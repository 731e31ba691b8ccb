using System.Globalization;
using Koseki.Domain.Certificates;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>Creates and migrates the database and puts in the rows of the city.</summary>
public static class DatabaseSetup
{
    private static readonly DateOnly Beginning = new(2004, 11, 6);

    /// <summary>Migrates; a lock left behind by a process that died while migrating is taken away first.</summary>
    public static async Task PrepareAsync(KosekiDbContext database, TimeProvider clock, CancellationToken cancellation = default)
    {
        if (database.Database.IsSqlite())
        {
            await RemoveStaleLockAsync(database, clock, cancellation);
        }

        await database.Database.MigrateAsync(cancellation);
        if (!await database.Offices.AnyAsync(cancellation))
        {
            AddCity(database);
            await database.SaveChangesAsync(cancellation);
        }
    }

    private static void AddCity(KosekiDbContext database)
    {
        // 要求仕様書 2(1)エ: offices and the number of their terminals. Numbers of telephones are the city's to enter.
        (string Name, int Terminals)[] offices = [("本庁", 19), ("北部出張所", 2), ("南部出張所", 2), ("パスポートセンター", 2)];
        foreach (var (office, i) in offices.Select((o, i) => (o, i + 1)))
        {
            var code = i.ToString("00", CultureInfo.InvariantCulture);
            database.Offices.Add(new() { Code = code, Name = office.Name, Phone = "", Order = i });
            for (var t = 1; t <= office.Terminals; t++)
            {
                database.Terminals.Add(new() { Code = string.Create(CultureInfo.InvariantCulture, $"{code}-{t:00}"), Name = $"{office.Name} {t}番", OfficeCode = code });
            }
        }

        database.Officials.Add(new() { From = Beginning, Title = "埼玉県越谷市長", Name = "見本　太郎" });
        foreach (var kind in Enum.GetValues<CertificateKind>())
        {
            database.Fees.Add(new() { Kind = kind.ToString(), From = Beginning, Yen = kind.IsRemoved() ? 750 : 450 });
        }
    }

    private static async Task RemoveStaleLockAsync(KosekiDbContext database, TimeProvider clock, CancellationToken cancellation)
    {
        var connection = database.Database.GetDbConnection();
        await database.Database.OpenConnectionAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture) > 0)
        {
            command.CommandText = "DELETE FROM \"__EFMigrationsLock\" WHERE \"Timestamp\" < @before";
            var before = command.CreateParameter();
            before.ParameterName = "@before";
            before.Value = clock.GetUtcNow().AddMinutes(-5).ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture);
            command.Parameters.Add(before);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await database.Database.CloseConnectionAsync();
    }
}
