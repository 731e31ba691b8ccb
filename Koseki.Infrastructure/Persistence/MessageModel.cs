using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>Keys, lengths and indexes of messages and what is done with them.</summary>
internal static class MessageModel
{
    private const int Name = 400;
    private const int Code = 40;

    // Two people, two places.
    private const int Couple = 2000;

    internal static void Define(ModelBuilder builder)
    {
        builder.Entity<OutboxRow>(e =>
        {
            e.HasKey(o => new { o.JournalNumber, o.Sequence });
            e.Property(o => o.Kind).HasConversion<string>().HasMaxLength(Code);
            e.Property(o => o.RecipientKind).HasConversion<string>().HasMaxLength(Code);
            e.Property(o => o.RecipientCode).HasMaxLength(6);
            e.Property(o => o.RecipientName).HasMaxLength(Couple);
            e.HasIndex(o => o.CaseId);
        });
        builder.Entity<MessageStepRow>(e =>
        {
            e.HasKey(s => new { s.Message, s.Sequence, s.Order });
            e.Property(s => s.Act).HasConversion<string>().HasMaxLength(Code);
            e.Property(s => s.State).HasConversion<string>().HasMaxLength(Code);
            e.Property(s => s.Means).HasConversion<string>().HasMaxLength(Code);
            e.Property(s => s.Note).HasMaxLength(Name);
            e.Property(s => s.By).HasMaxLength(256);
            e.Property(s => s.ByName).HasMaxLength(Name);
        });
        builder.Entity<MessageStateRow>(e =>
        {
            e.HasKey(s => new { s.JournalNumber, s.Sequence });
            e.Property(s => s.State).HasConversion<string>().HasMaxLength(Code);
            e.HasIndex(s => new { s.State, s.Since });
        });
    }
}
