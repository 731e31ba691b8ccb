using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>Keys, lengths and indexes of the search columns of imaged registers.</summary>
internal static class ImagedModel
{
    // 氏 and 名 with what stands between them.
    private const int FullName = (2 * KosekiModel.Name) + 2;
    private const int Place = 800;

    internal static void Define(ModelBuilder builder)
    {
        builder.Entity<ImagedIndexRow>(e =>
        {
            e.HasKey(r => r.Number);
            e.Property(r => r.Number).ValueGeneratedNever();
            e.Property(r => r.State).HasConversion<string>().HasMaxLength(12);
            e.Property(r => r.Form).HasConversion<string>().HasMaxLength(12);
            e.Property(r => r.Domicile).HasMaxLength(Place);
            e.Property(r => r.DomicileKey).HasMaxLength(Place);
            e.Property(r => r.Head).HasMaxLength(FullName);
            e.Property(r => r.HeadKey).HasMaxLength(FullName);
            e.Property(r => r.MadeOn).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.RemovedOn).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.Source).HasMaxLength(Koseki.Domain.ImagedRegisters.ImagedIndex.LongestSource);
            e.Property(r => r.SourceNumber).HasMaxLength(Koseki.Domain.ImagedRegisters.ImagedIndex.LongestSource);
            e.HasIndex(r => new { r.Source, r.SourceNumber }).IsUnique();
            e.HasIndex(r => r.HeadKey);
            e.HasIndex(r => r.DomicileKey);
        });
        builder.Entity<ImagedPersonRow>(e =>
        {
            e.HasKey(p => new { p.Number, p.Position });
            e.Property(p => p.Name).HasMaxLength(FullName);
            e.Property(p => p.NameKey).HasMaxLength(FullName);
            e.Property(p => p.GivenKey).HasMaxLength(KosekiModel.Name);
            e.Property(p => p.KanaKey).HasMaxLength(FullName);
            e.Property(p => p.BirthDate).HasMaxLength(KosekiModel.Name);
            e.HasIndex(p => p.NameKey);
            e.HasIndex(p => p.GivenKey);
            e.HasIndex(p => p.KanaKey);
            e.HasIndex(p => new { p.BirthEarliest, p.BirthLatest });
        });
        builder.Entity<ReadStayRow>(e =>
        {
            e.HasKey(s => s.Number);
            e.Property(s => s.Number).ValueGeneratedNever();
            e.Property(s => s.Begin).HasConversion<string>().HasMaxLength(12);
            e.Property(s => s.End).HasConversion<string>().HasMaxLength(12);
            e.Property(s => s.BeginCause).HasMaxLength(KosekiModel.Name);
            e.Property(s => s.Since).HasMaxLength(KosekiModel.Name);
            e.Property(s => s.Former).HasMaxLength(KosekiModel.Name);
            e.Property(s => s.EndCause).HasMaxLength(KosekiModel.Name);
            e.Property(s => s.Until).HasMaxLength(KosekiModel.Name);
            e.Property(s => s.Next).HasMaxLength(KosekiModel.Name);
            e.Property(s => s.Reason).HasMaxLength(KosekiModel.Name);
            e.Property(s => s.Account).HasMaxLength(256);
            e.Property(s => s.Name).HasMaxLength(KosekiModel.Name);
            e.HasIndex(s => s.Person);
            e.HasIndex(s => s.Imaged);
            e.HasIndex(s => s.Confirms);
        });
        builder.Entity<ImagedPageRow>(e =>
        {
            e.HasKey(p => new { p.Number, p.Generation, p.Page });
            e.Property(p => p.Content).HasMaxLength(ContentModel.Hash);
            e.HasIndex(p => p.Content);
        });
    }
}
