using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>Columns of what is known and ordered of コンビニ交付.</summary>
internal static class KioskModel
{
    private const int Account = 256;

    internal static void Define(ModelBuilder builder)
    {
        builder.Entity<GatewayNodeRow>(e =>
        {
            e.HasKey(n => n.Node);
            e.Property(n => n.Node).HasMaxLength(64);
        });
        builder.Entity<KioskDayRow>(e =>
        {
            e.HasKey(d => d.Day);
            e.Property(d => d.Digest).HasMaxLength(64);
        });
        builder.Entity<KioskAlarmRow>(e =>
        {
            e.HasKey(a => a.Number);
            e.Property(a => a.Number).ValueGeneratedNever();
            e.Property(a => a.Reference).HasMaxLength(KioskAlarmRow.LongestReference);
            e.Property(a => a.Node).HasMaxLength(64);
            e.Property(a => a.Code).HasMaxLength(KosekiModel.Code);
            e.Property(a => a.Text).HasMaxLength(KosekiModel.Name);
            e.HasIndex(a => a.Reference).IsUnique();
        });
        builder.Entity<KioskAlarmStepRow>(e =>
        {
            e.HasKey(s => new { s.Alarm, s.Act });
            e.Property(s => s.Act).HasConversion<string>().HasMaxLength(KosekiModel.Code);
            e.Property(s => s.Note).HasMaxLength(KosekiModel.Name);
            e.Property(s => s.Account).HasMaxLength(Account);
            e.Property(s => s.Name).HasMaxLength(KosekiModel.Name);
        });
        builder.Entity<KioskStepRow>(e =>
        {
            e.HasKey(s => s.Number);
            e.Property(s => s.Number).ValueGeneratedNever();
            e.Property(s => s.Act).HasConversion<string>().HasMaxLength(KosekiModel.Code);
            e.Property(s => s.Kind).HasMaxLength(20);
            e.Property(s => s.Reason).HasMaxLength(KosekiModel.Name);
            e.Property(s => s.Account).HasMaxLength(Account);
            e.Property(s => s.Name).HasMaxLength(KosekiModel.Name);
            e.Property(s => s.Seen).HasMaxLength(KosekiModel.Name);
        });
    }
}
