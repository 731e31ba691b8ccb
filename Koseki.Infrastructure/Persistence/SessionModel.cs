using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>Keys and lengths of sign-ins and enrolled terminals.</summary>
internal static class SessionModel
{
    private const int SecretKey = 64;

    internal static void Define(ModelBuilder builder)
    {
        Duties(builder);
        builder.Entity<StaffSessionRow>(e =>
        {
            e.HasKey(s => s.Key);
            e.Property(s => s.Key).HasMaxLength(SecretKey);
            KosekiModel.Person(e);
            e.Property(s => s.AccountId).HasMaxLength(450);
            e.Property(s => s.Stamp).HasMaxLength(256);
            e.Property(s => s.Methods).HasMaxLength(KosekiModel.Name);
            e.Property(s => s.OfficeName).HasMaxLength(KosekiModel.Name);
            e.Property(s => s.TerminalName).HasMaxLength(KosekiModel.Name);
            e.Property(s => s.Device).HasMaxLength(SecretKey);
            e.Property(s => s.ActSeal).HasMaxLength(SecretKey);
            e.Property(s => s.EndedWhy).HasConversion<string>().HasMaxLength(20);
        });
        builder.Entity<SignInTryRow>(e =>
        {
            e.HasKey(t => t.Key);
            e.Property(t => t.Key).HasMaxLength(200);
            e.Property(t => t.Failures).IsConcurrencyToken();
        });
        builder.Entity<EnrolmentCodeRow>(e =>
        {
            e.HasKey(c => c.Key);
            e.Property(c => c.Key).HasMaxLength(SecretKey);
            e.Property(c => c.Terminal).HasMaxLength(KosekiModel.Code);
            e.Property(c => c.IssuedBy).HasMaxLength(KosekiModel.Sentence);
        });
        builder.Entity<TerminalEnrolmentRow>(e =>
        {
            e.HasKey(t => t.Key);
            e.Property(t => t.Key).HasMaxLength(SecretKey);
            e.Property(t => t.Terminal).HasMaxLength(KosekiModel.Code);
            e.Property(t => t.Code).HasMaxLength(SecretKey);
            e.HasIndex(t => t.Code).IsUnique();
        });
        builder.Entity<TerminalRevocationRow>(e =>
        {
            e.HasKey(t => t.Device);
            e.Property(t => t.Device).HasMaxLength(SecretKey);
            e.Property(t => t.By).HasMaxLength(KosekiModel.Sentence);
        });
    }

    private static void Duties(ModelBuilder builder) => builder.Entity<DutyGrantRow>(e =>
    {
        e.HasKey(g => g.Number);
        e.Property(g => g.Number).ValueGeneratedNever();
        e.Property(g => g.AccountId).HasMaxLength(450);
        e.Property(g => g.Role).HasConversion<string>().HasMaxLength(KosekiModel.Code);
        e.Property(g => g.Office).HasMaxLength(KosekiModel.Code);
        e.Property(g => g.EnteredBy).HasMaxLength(256);
        e.Property(g => g.EnteredByName).HasMaxLength(KosekiModel.Name);
        e.Property(g => g.DecidedBy).HasMaxLength(256);
        e.Property(g => g.DecidedByName).HasMaxLength(KosekiModel.Name);
        e.Property(g => g.Reason).HasMaxLength(KosekiModel.Sentence);
        e.HasOne<StaffAccount>().WithMany().HasForeignKey(g => g.AccountId);
        e.HasIndex(g => g.AccountId);
        e.HasIndex(g => g.Entry);
    });
}
