using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>The table of incomes.</summary>
internal static class IncomeModel
{
    /// <summary>Longest text of the amounts of a year.</summary>
    internal const int LongestItems = 1600;

    private const int NumberLength = 20;

    internal static void Define(ModelBuilder modelBuilder) => modelBuilder.Entity<IncomeRecord>(e =>
    {
        e.HasKey(i => new { i.ResidentNumber, i.TaxYear });
        e.Property(i => i.ResidentNumber).HasMaxLength(NumberLength);
        e.Property(i => i.State).HasConversion<string>().HasMaxLength(12);
        e.Property(i => i.Name).HasMaxLength(Fit.Name);
        e.Property(i => i.Address).HasMaxLength(Fit.Name);
        e.Property(i => i.Items).HasMaxLength(LongestItems);
        e.Property(i => i.RowHash).HasMaxLength(64);
        e.Ignore(i => i.IsStopped);
        e.HasIndex(i => i.Bucket);
    });
}
