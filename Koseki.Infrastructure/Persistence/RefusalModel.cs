using Koseki.Domain.RefusalRequests;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>Keys, lengths and indexes of 不受理申出 and their steps.</summary>
internal static class RefusalModel
{
    internal static void Define(ModelBuilder builder)
    {
        builder.Entity<RefusalRequestRow>(e =>
        {
            e.HasKey(r => r.Number);
            e.Property(r => r.Number).ValueGeneratedNever();
            e.Property(r => r.Act).HasConversion<string>().HasMaxLength(KosekiModel.Code);
            e.Property(r => r.FamilyName).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.GivenName).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.NameKey).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.BirthDate).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.BirthKey).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.Domicile).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.Nationality).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.Address).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.Contact).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.Capacity).HasConversion<string>().HasMaxLength(KosekiModel.Code);
            e.Property(r => r.Representative).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.OtherFamilyName).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.OtherGivenName).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.OtherDomicile).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.OtherNationality).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.ReceivedBy).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.Means).HasConversion<string>().HasMaxLength(KosekiModel.Code);
            e.Property(r => r.Identity).HasConversion<string>().HasMaxLength(KosekiModel.Code);
            e.Property(r => r.Note).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.Account).HasMaxLength(256);
            e.Property(r => r.Name).HasMaxLength(KosekiModel.Name);
            e.Property(r => r.Terminal).HasMaxLength(KosekiModel.Code);
            e.HasIndex(r => r.Person);
            e.HasIndex(r => r.BirthKey);
            e.HasIndex(r => r.NameKey);
            e.HasIndex(r => r.Other);
        });
        builder.Entity<RefusalStepRow>(e =>
        {
            e.HasKey(s => new { s.Request, s.Order });
            e.Property(s => s.Kind).HasConversion<string>().HasMaxLength(KosekiModel.Code);
            e.Property(s => s.ReceivedBy).HasMaxLength(KosekiModel.Name);
            e.Property(s => s.Means).HasConversion<string>().HasMaxLength(KosekiModel.Code);
            e.Property(s => s.Identity).HasConversion<string>().HasMaxLength(KosekiModel.Code);
            e.Property(s => s.Reason).HasMaxLength(KosekiModel.Name);
            e.Property(s => s.Seen).HasMaxLength(MetRequest.LongestSeen);
            e.Property(s => s.Account).HasMaxLength(256);
            e.Property(s => s.Name).HasMaxLength(KosekiModel.Name);
            e.HasIndex(s => s.CaseId);
        });
    }
}
