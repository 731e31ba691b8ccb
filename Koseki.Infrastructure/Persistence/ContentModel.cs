using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>Keys, lengths and indexes of what belongs to the content store.</summary>
internal static class ContentModel
{
    internal const int Hash = Koseki.Domain.Documents.ContentHash.Digits;

    internal static void Define(ModelBuilder builder)
    {
        builder.Entity<ContentRow>(e =>
        {
            e.HasKey(c => c.Hash);
            e.Property(c => c.Hash).HasMaxLength(Hash);
        });
        builder.Entity<ContentCheckRow>(e =>
        {
            e.HasKey(c => c.Hash);
            e.Property(c => c.Hash).HasMaxLength(Hash);
            e.Property(c => c.State).HasConversion<string>().HasMaxLength(12);
            e.Property(c => c.CheckedAt).IsConcurrencyToken();
            e.HasIndex(c => c.State);
        });
        builder.Entity<ContentBlobRow>(e =>
        {
            e.HasKey(b => b.Hash);
            e.Property(b => b.Hash).HasMaxLength(Hash);
        });
        builder.Entity<ContentTurnRow>(e =>
        {
            e.HasKey(t => t.Part);
            e.Property(t => t.Part).ValueGeneratedNever();
            e.Property(t => t.Node).HasMaxLength(64);
            e.Property(t => t.Until).IsConcurrencyToken();
            e.HasData(Enumerable.Range(0, ContentTurnRow.Parts).Select(p => new ContentTurnRow { Part = p, Node = "", Until = DateTimeOffset.UnixEpoch }));
        });
    }
}
