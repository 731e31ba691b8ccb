using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>Keys, lengths and indexes of what is issued at the counter.</summary>
internal static class CertificateModel
{
    internal static void Define(ModelBuilder builder)
    {
        Copies(builder);
        Requests(builder);
        Prints(builder);
    }

    private static void Copies(ModelBuilder builder)
    {
        builder.Entity<CertificateIssueRow>(e =>
        {
            e.HasKey(c => c.IssueNumber);
            e.Property(c => c.IssueNumber).HasMaxLength(KosekiModel.Code);
            e.Property(c => c.Kind).HasMaxLength(KosekiModel.Code);
            e.Property(c => c.Persons).HasMaxLength(KosekiModel.Sentence);
            e.Property(c => c.Requester).HasMaxLength(KosekiModel.Name);
            e.Property(c => c.Capacity).HasMaxLength(KosekiModel.Name);
            e.Property(c => c.Identification).HasMaxLength(KosekiModel.Name);
            e.Property(c => c.Purpose).HasMaxLength(KosekiModel.Sentence);
            e.Property(c => c.Channel).HasMaxLength(KosekiModel.Code);
            e.Property(c => c.Sha256).HasMaxLength(32);
            e.Property(c => c.IssuedBy).HasMaxLength(KosekiModel.Author);
            e.Property(c => c.Office).HasMaxLength(KosekiModel.Code);
            e.Property(c => c.Terminal).HasMaxLength(KosekiModel.Code);
            e.Property(c => c.Replaces).HasMaxLength(KosekiModel.Code);
            e.Property(c => c.Exemption).HasMaxLength(KosekiModel.Name);
            e.HasIndex(c => c.Register);
            e.HasIndex(c => new { c.Office, c.IssuedAt });
            // One copy instead of a spoilt one, whichever node makes it.
            e.HasIndex(c => c.Replaces).IsUnique();
        });
        builder.Entity<SpoiltPaperRow>(e =>
        {
            e.HasKey(s => s.IssueNumber);
            e.Property(s => s.IssueNumber).HasMaxLength(KosekiModel.Code);
            e.Property(s => s.Reason).HasMaxLength(KosekiModel.Name);
            e.Property(s => s.By).HasMaxLength(KosekiModel.Author);
            e.Property(s => s.Office).HasMaxLength(KosekiModel.Code);
            e.Property(s => s.Terminal).HasMaxLength(KosekiModel.Code);
            e.HasIndex(s => new { s.Office, s.At });
        });
    }

    private static void Prints(ModelBuilder builder)
    {
        builder.Entity<PrintJobRow>(e =>
        {
            e.HasKey(j => j.IssueNumber);
            e.Property(j => j.IssueNumber).HasMaxLength(KosekiModel.Code);
            e.Property(j => j.Printer).HasMaxLength(KosekiModel.Code);
            e.Property(j => j.Address).HasMaxLength(KosekiModel.Name);
            e.Property(j => j.Stock).HasConversion<string>().HasMaxLength(KosekiModel.Code);
            e.Property(j => j.By).HasMaxLength(KosekiModel.Author);
            e.Property(j => j.Office).HasMaxLength(KosekiModel.Code);
            e.Property(j => j.Terminal).HasMaxLength(KosekiModel.Code);
            e.HasIndex(j => new { j.Office, j.Printer, j.JournalNumber });
            e.HasIndex(j => j.At);
        });
        builder.Entity<PrintStepRow>(e =>
        {
            e.HasKey(s => new { s.IssueNumber, s.Kind });
            e.Property(s => s.IssueNumber).HasMaxLength(KosekiModel.Code);
            e.Property(s => s.Kind).HasConversion<string>().HasMaxLength(KosekiModel.Code);
            e.Property(s => s.Said).HasMaxLength(KosekiModel.Name);
            e.Property(s => s.By).HasMaxLength(KosekiModel.Author);
        });
    }

    private static void Requests(ModelBuilder builder)
    {
        builder.Entity<CounterRequestRow>(e =>
        {
            e.HasKey(r => r.Number);
            e.Property(r => r.Number).ValueGeneratedNever();
            e.Property(r => r.Path).HasMaxLength(KosekiModel.Code);
            e.Property(r => r.Capacity).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.Requester).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.Particulars).HasMaxLength(KosekiModel.Place);
            e.Property(r => r.Agent).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.Identification).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.Detail).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.Papers).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.Purpose).HasMaxLength(KosekiModel.Sentence);
            e.Property(r => r.Exemption).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.By).HasMaxLength(KosekiModel.Author);
            e.Property(r => r.Office).HasMaxLength(KosekiModel.Code);
            e.Property(r => r.Terminal).HasMaxLength(KosekiModel.Code);
        });
    }
}
