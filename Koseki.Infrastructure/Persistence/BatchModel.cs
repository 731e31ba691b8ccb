using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>Keys, lengths and indexes of the batches.</summary>
internal static class BatchModel
{
    private const int Place = 800;

    internal static void Define(ModelBuilder builder)
    {
        builder.Entity<BatchRow>(e =>
        {
            e.HasKey(b => b.CaseId);
            e.Property(b => b.CaseId).ValueGeneratedNever();
            e.Property(b => b.Phase).HasConversion<string>().HasMaxLength(KosekiModel.Code);
            e.Property(b => b.Seed).HasMaxLength(32);
            e.HasIndex(b => b.Phase);
        });
        builder.Entity<BatchPlanEndRow>(e =>
        {
            e.HasKey(p => new { p.CaseId, p.Planning });
            e.Property(p => p.Why).HasConversion<string>().HasMaxLength(KosekiModel.Code);
            e.Property(p => p.Account).HasMaxLength(256);
            e.Property(p => p.Name).HasMaxLength(KosekiModel.Name);
        });
        builder.Entity<BatchTargetRow>(e =>
        {
            e.HasKey(t => new { t.CaseId, t.Planning, t.Register });
            e.Property(t => t.State).HasConversion<string>().HasMaxLength(KosekiModel.Code);
            e.Property(t => t.Former).HasMaxLength(Place);
            e.Property(t => t.Made).HasMaxLength(Place);
            e.Property(t => t.Fingerprint).HasMaxLength(32);
            e.HasIndex(t => t.Register);
            // What names a register by the 本籍 it had is led to it.
            e.HasIndex(t => t.Former);
        });
        builder.Entity<BatchLookRow>(e =>
        {
            e.HasKey(l => new { l.CaseId, l.Planning, l.Register });
            e.Property(l => l.Account).HasMaxLength(256);
            e.Property(l => l.Name).HasMaxLength(KosekiModel.Name);
        });
        builder.Entity<BatchResultRow>(e =>
        {
            e.HasKey(r => new { r.CaseId, r.Register });
            e.Property(r => r.Outcome).HasConversion<string>().HasMaxLength(KosekiModel.Code);
            e.HasIndex(r => r.JournalNumber);
        });
    }
}
