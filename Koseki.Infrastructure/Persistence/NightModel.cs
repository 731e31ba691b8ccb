using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>Keys and lengths of deposits out of hours and of outages.</summary>
internal static class NightModel
{
    internal static void Define(ModelBuilder builder)
    {
        builder.Entity<NightDepositRow>(e =>
        {
            e.HasKey(d => d.Number);
            e.Property(d => d.Number).ValueGeneratedNever();
            e.Property(d => d.Paper).HasConversion<string>().HasMaxLength(KosekiModel.Code);
            e.Property(d => d.Head).HasMaxLength(KosekiModel.Name);
            e.Property(d => d.Domicile).HasMaxLength(KosekiModel.Name);
            e.Property(d => d.Person).HasMaxLength(KosekiModel.Name);
            e.Property(d => d.Birth).HasMaxLength(KosekiModel.Name);
            e.Property(d => d.Registers).HasMaxLength(KosekiModel.Name);
            e.Property(d => d.Account).HasMaxLength(256);
            e.Property(d => d.Name).HasMaxLength(KosekiModel.Name);
            e.Property(d => d.Terminal).HasMaxLength(KosekiModel.Code);
        });
        builder.Entity<NightStepRow>(e =>
        {
            e.HasKey(s => new { s.Deposit, s.Order });
            e.Property(s => s.Kind).HasConversion<string>().HasMaxLength(KosekiModel.Code);
            e.Property(s => s.Reason).HasMaxLength(KosekiModel.Name);
            e.Property(s => s.Account).HasMaxLength(256);
            e.Property(s => s.Name).HasMaxLength(KosekiModel.Name);
            e.HasIndex(s => s.CaseId);
        });
        builder.Entity<OutageRow>(e =>
        {
            e.HasKey(o => o.Number);
            e.Property(o => o.Number).ValueGeneratedNever();
            e.Property(o => o.Terminal).HasMaxLength(KosekiModel.Code);
        });
        builder.Entity<OutageAnswerRow>(e =>
        {
            e.HasKey(a => a.Number);
            e.Property(a => a.Number).ValueGeneratedNever();
            e.Property(a => a.Account).HasMaxLength(256);
            e.Property(a => a.Name).HasMaxLength(KosekiModel.Name);
        });
        builder.Entity<LifeSignRow>(e =>
        {
            e.HasKey(s => s.Key);
            e.Property(s => s.Key).HasMaxLength(2 * KosekiModel.Code);
            e.Property(s => s.Seal).HasMaxLength(64);
        });
    }
}
