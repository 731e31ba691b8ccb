using Koseki.Domain.Calendar;
using Koseki.Infrastructure.Databases;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;
using System.Security.Cryptography;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>Creates and migrates the database at start and puts in the rows a new installation needs.</summary>
public static class DatabaseSetup
{
    /// <summary>The first day of the rules of a new installation.</summary>
    private static readonly DateOnly Beginning = new(2020, 1, 1);

    // Before its June the present year is not open yet: then the five begin a year earlier.
    private const int YearsBefore = 5;

    private static readonly string[] Secrets = [Secret.SubjectTokens, Secret.MemberTokens];

    /// <summary>Migrates (or only looks, where the settings say so) and seeds. Throws <see cref="DatabaseNotReadyException"/> when the database cannot be used.</summary>
    public static async Task PrepareAsync(GatewayDbContext database, GatewayOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        await DatabaseMigrator.RunAsync(database, options.Migrate, clock, cancellation);
        await DatabaseMigrator.SeedAsync(database, () => SeedAsync(database, options, clock, cancellation), cancellation);
    }

    private static async Task SeedAsync(GatewayDbContext database, GatewayOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        foreach (var (kind, terms) in options.Kinds)
        {
            if (!await database.KindRules.AnyAsync(r => r.Municipality == options.Municipality && r.Kind == kind, cancellation))
            {
                database.KindRules.Add(new() { Municipality = options.Municipality, Kind = kind, From = Beginning, Opens = options.Opens, Closes = options.Closes, Fee = terms.Fee, MaxCopies = terms.MaxCopies, Form = terms.Form });
                // Closed until two people have opened it: also one that is offered later, whatever stands stopped or was opened before.
                database.KindSwitches.Add(new() { Municipality = options.Municipality, Kind = kind, Open = false, Reason = KindSwitches.NotBegun, ChangedAt = clock.GetUtcNow().UtcDateTime });
            }
        }

        await SeedTaxYearsAsync(database, options, clock, cancellation);
        foreach (var source in FeedSources.All)
        {
            // There before the first batch, so that two nodes taking it meet at this row.
            if (!await database.FeedMarks.AnyAsync(m => m.Source == source, cancellation))
            {
                database.FeedMarks.Add(new() { Source = source, AsOf = DateTime.UnixEpoch });
            }
        }

        foreach (var secret in Secrets)
        {
            if (!await database.Secrets.AnyAsync(s => s.Name == secret, cancellation))
            {
                database.Secrets.Add(new() { Name = secret, Value = RandomNumberGenerator.GetBytes(32) });
            }
        }
    }

    // Only where there are none: which day a later year opens on, people decide.
    private static async Task SeedTaxYearsAsync(GatewayDbContext database, GatewayOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        if (await database.TaxYearRules.AnyAsync(r => r.Municipality == options.Municipality, cancellation))
        {
            return;
        }

        var present = JapanTime.DayOf(clock.GetUtcNow()).Year;
        for (var year = present - YearsBefore; year <= present; year++)
        {
            var opens = new DateOnly(year, options.TaxYears.Month, options.TaxYears.Day);
            database.TaxYearRules.Add(new() { Municipality = options.Municipality, TaxYear = year, OpensWithheld = opens, Opens = opens });
        }
    }
}
