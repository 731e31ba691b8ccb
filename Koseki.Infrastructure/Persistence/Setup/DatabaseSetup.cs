using System.Globalization;
using Koseki.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Setup;

/// <summary>Creates and migrates the database and puts in the rows of the city.</summary>
public static class DatabaseSetup
{
    /// <summary>
    /// Migrates, or with <paramref name="migrate"/> false only looks that it has been done, and puts in the city's rows. Throws
    /// <see cref="DatabaseNotReadyException"/> when the database cannot be used.
    /// </summary>
    public static async Task PrepareAsync(KosekiDbContext database, TimeProvider clock, CancellationToken cancellation = default, bool migrate = true)
    {
        await DatabaseMigrator.RunAsync(database, migrate, clock, cancellation);
        await DatabaseMigrator.SeedAsync(database, async () =>
        {
            if (!await database.Offices.AnyAsync(cancellation))
            {
                AddCity(database);
            }
        }, cancellation);
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
    }
}
