using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>The tables of households, their records, and the certifiers of their papers.</summary>
internal static class HouseholdModel
{
    private const int NumberLength = 20;

    internal static void Define(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Household>(e =>
        {
            e.HasKey(h => h.Number);
            e.Property(h => h.Number).HasMaxLength(NumberLength);
            e.Property(h => h.Address).HasMaxLength(Fit.Name);
            e.Property(h => h.HeadName).HasMaxLength(Fit.Name);
        });
        modelBuilder.Entity<ResidentRecord>(e =>
        {
            e.HasKey(r => r.Number);
            foreach (var text in e.Metadata.GetProperties().Where(p => p.ClrType == typeof(string)).ToList())
            {
                text.SetMaxLength(Fit.Name);
            }

            e.Property(r => r.Number).HasMaxLength(NumberLength);
            e.Property(r => r.Household).HasMaxLength(NumberLength);
            e.Property(r => r.State).HasConversion<string>().HasMaxLength(10);
            e.HasIndex(r => r.Household);
        });
        modelBuilder.Entity<CityCertifier>(e =>
        {
            e.HasKey(c => c.Day);
            e.Property(c => c.Title).HasMaxLength(60);
            e.Property(c => c.Name).HasMaxLength(60);
        });
    }
}
