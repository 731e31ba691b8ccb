using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>The tables of 印鑑登録 and of what was compared of them.</summary>
internal static class SealModel
{
    private const int NumberLength = 20;

    internal static void Define(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SealRegistration>(e =>
        {
            e.HasKey(s => s.Number);
            foreach (var text in e.Metadata.GetProperties().Where(p => p.ClrType == typeof(string)).ToList())
            {
                text.SetMaxLength(Fit.Name);
            }

            e.Property(s => s.Number).HasMaxLength(NumberLength);
            e.Property(s => s.ResidentNumber).HasMaxLength(NumberLength);
            e.Property(s => s.State).HasConversion<string>().HasMaxLength(10);
            e.Property(s => s.Stop).HasConversion<string>().HasMaxLength(10);
            e.Ignore(s => s.Effective);
            e.Property(s => s.PixelHash).HasMaxLength(64);
            e.HasIndex(s => s.ResidentNumber);
            e.HasIndex(s => s.Bucket);
        });
        modelBuilder.Entity<SealBucket>(e =>
        {
            e.HasKey(b => b.Number);
            e.Property(b => b.Number).ValueGeneratedNever();
        });
    }
}
