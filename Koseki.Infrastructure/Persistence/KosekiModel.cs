using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Koseki.Infrastructure.Persistence;

/// <summary>
/// Keys, lengths and indexes. Lengths are in UTF-16 units and made for the longest that the domain lets through
/// (<see cref="Koseki.Domain.Notifications.FieldLimits"/>: it counts characters, up to four units each).
/// </summary>
internal static class KosekiModel
{
    internal const int Name = 400;

    // An account and a name.
    internal const int Author = 256 + 1 + Name;

    // 氏 and 名 with what stands between them; also the longest that an index of SQL Server takes (1,700 bytes).
    private const int FullName = 2 * Name + 2;
    internal const int Place = 800;

    // Two people, two places.
    private const int Couple = 2000;

    // All who notify together: two adopters, two adopted or who acts for the child.
    private const int Together = 4000;
    internal const int Code = 40;
    internal const int Sentence = 4000;

    internal static void Define(ModelBuilder builder)
    {
        Journal(builder);
        Registers(builder);
        Releases(builder);
        Cases(builder);
        Scans(builder);
        DoorStops(builder);
        KinLinks(builder);
        KioskModel.Define(builder);
        ReceiptBook(builder);
        PaperSteps(builder);
        City(builder);
        NightModel.Define(builder);
        RefusalModel.Define(builder);
        CertificateModel.Define(builder);
        SessionModel.Define(builder);
        MessageModel.Define(builder);
        BatchModel.Define(builder);
        ContentModel.Define(builder);
        ImagedModel.Define(builder);
        ForeignKeys.Define(builder);
        foreach (var key in builder.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()))
        {
            key.DeleteBehavior = DeleteBehavior.Restrict;
        }
    }

    private static void DoorStops(ModelBuilder builder)
    {
        builder.Entity<DoorStopRow>(e =>
        {
            e.HasKey(s => s.Id);
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Kind).HasConversion<string>().HasMaxLength(Code);
            e.Property(s => s.Resident).HasMaxLength(20);
            e.Property(s => s.OtherResident).HasMaxLength(20);
            e.Property(s => s.Reference).HasMaxLength(36);
            e.Property(s => s.Text).HasMaxLength(Name);
            e.HasIndex(s => s.Resident);
            e.HasIndex(s => s.OtherResident);
            e.HasIndex(s => s.Register);
            e.HasIndex(s => s.Reference);
        });
        builder.Entity<DoorStopStepRow>(e =>
        {
            e.HasKey(s => new { s.Stop, s.Order });
            e.Property(s => s.Reason).HasMaxLength(Name);
            e.Property(s => s.Account).HasMaxLength(256);
            e.Property(s => s.Name).HasMaxLength(Name);
        });
    }

    private static void KinLinks(ModelBuilder builder) => builder.Entity<KinLinkRow>(e =>
    {
        e.HasKey(l => l.Number);
        e.Property(l => l.Number).ValueGeneratedNever();
        e.Property(l => l.Kind).HasConversion<string>().HasMaxLength(Code);
        e.Property(l => l.Since).HasMaxLength(Name);
        e.Property(l => l.Reason).HasMaxLength(Name);
        e.Property(l => l.Account).HasMaxLength(256);
        e.Property(l => l.Name).HasMaxLength(Name);
        e.HasIndex(l => l.One);
        e.HasIndex(l => l.Other);
        e.HasIndex(l => l.Confirms);
    });

    private static void Journal(ModelBuilder builder)
    {
        builder.Entity<JournalRow>(e =>
        {
            e.HasKey(j => j.Number);
            e.Property(j => j.Number).ValueGeneratedNever();
            e.Property(j => j.Hash).HasMaxLength(32);
            e.Property(j => j.Signature).HasMaxLength(64);
        });
        StateModel.Define(builder);
        builder.Entity<AuditRow>(e =>
        {
            e.HasKey(a => a.JournalNumber);
            e.Property(a => a.JournalNumber).ValueGeneratedNever();
            Person(e);
            e.Property(a => a.Action).HasMaxLength(Code);
            e.Property(a => a.Text).HasMaxLength(Sentence);
            e.Property(a => a.Reason).HasMaxLength(Sentence);
            e.HasIndex(a => a.CaseId);
        });
        builder.Entity<AccessRow>(e =>
        {
            e.HasKey(a => new { a.Node, a.Day, a.Sequence });
            e.Property(a => a.Node).HasMaxLength(64);
            e.Property(a => a.Account).HasMaxLength(256);
            e.Property(a => a.Terminal).HasMaxLength(Code);
            e.Property(a => a.Action).HasMaxLength(Code);
            e.Property(a => a.Text).HasMaxLength(Sentence);
            e.Property(a => a.PreviousHash).HasMaxLength(32);
            e.Property(a => a.Hash).HasMaxLength(32);
            e.Property(a => a.Signature).HasMaxLength(64);
            e.HasIndex(a => a.Register);
            // One entry a chain: which days are not closed yet is asked without reading their looks.
            e.HasIndex(a => a.Day).HasFilter("Sequence = 1");
        });
        builder.Entity<AccessHeadRow>(e =>
        {
            e.HasKey(a => new { a.Node, a.Day });
            e.Property(a => a.Node).HasMaxLength(64);
            e.Property(a => a.HeadHash).HasMaxLength(32);
        });
        builder.Entity<CounterRow>(e =>
        {
            e.HasKey(c => c.Name);
            e.Property(c => c.Name).HasMaxLength(64);
            e.Property(c => c.Value).IsConcurrencyToken();
            e.HasData(new CounterRow { Name = CounterRow.Journal, Value = 0 });
        });
    }

    /// <summary>Who did something, where: the same lengths wherever a row says it.</summary>
    internal static void Person<T>(EntityTypeBuilder<T> entity)
        where T : class
    {
        entity.Property<string>("Account").HasMaxLength(256);
        entity.Property<string>("Name").HasMaxLength(Name);
        entity.Property<string>("Roles").HasMaxLength(Name);
        entity.Property<string>("Office").HasMaxLength(Code);
        entity.Property<string>("Terminal").HasMaxLength(Code);
    }

    private static void Registers(ModelBuilder builder)
    {
        builder.Entity<GenerationRow>(e =>
        {
            e.HasKey(g => new { g.Kind, g.Number, g.Generation });
            e.Property(g => g.Kind).HasConversion<string>().HasMaxLength(16);
            e.Ignore(g => g.Document);
            e.Property(g => g.BytesHash).HasMaxLength(32);
            e.Property(g => g.PreviousHash).HasMaxLength(32);
            e.Property(g => g.Hash).HasMaxLength(32);
            e.Property(g => g.Receipt).HasMaxLength(Code);
            e.Property(g => g.Operator).HasMaxLength(Author);
            e.Property(g => g.Approver).HasMaxLength(Author);
            e.HasIndex(g => g.JournalNumber);
            e.HasIndex(g => g.CaseId);
        });
        builder.Entity<RegisterIndexRow>(e =>
        {
            e.HasKey(r => r.Register);
            e.Property(r => r.Register).ValueGeneratedNever();
            e.Property(r => r.Domicile).HasMaxLength(Place);
            e.Property(r => r.DomicileKey).HasMaxLength(Place);
            e.Property(r => r.Head).HasMaxLength(FullName);
            e.Property(r => r.HeadKey).HasMaxLength(FullName);
            e.Property(r => r.State).HasConversion<string>().HasMaxLength(12);
            e.HasIndex(r => r.HeadKey);
            e.HasIndex(r => r.DomicileKey);
        });
        builder.Entity<PersonIndexRow>(e =>
        {
            e.HasKey(p => new { p.Register, p.Position });
            e.Property(p => p.FamilyName).HasMaxLength(Name);
            e.Property(p => p.GivenName).HasMaxLength(Name);
            e.Property(p => p.NameKey).HasMaxLength(FullName);
            e.Property(p => p.Kana).HasMaxLength(FullName);
            e.Property(p => p.KanaKey).HasMaxLength(FullName);
            e.Property(p => p.GivenKey).HasMaxLength(Name);
            e.Property(p => p.KanaSoundKey).HasMaxLength(FullName);
            e.Property(p => p.GivenKanaKey).HasMaxLength(Name);
            e.Property(p => p.GivenKanaSoundKey).HasMaxLength(Name);
            e.Property(p => p.BirthDate).HasMaxLength(Name);
            e.Property(p => p.Relationship).HasMaxLength(Name);
            e.Property(p => p.Sex).HasConversion<string>().HasMaxLength(8);
            e.HasIndex(p => p.NameKey);
            e.HasIndex(p => p.KanaKey);
            e.HasIndex(p => p.GivenKey);
            e.HasIndex(p => p.KanaSoundKey);
            e.HasIndex(p => p.GivenKanaKey);
            e.HasIndex(p => p.GivenKanaSoundKey);
            e.HasIndex(p => new { p.BirthDay, p.BirthEarliest, p.BirthLatest });
            e.HasIndex(p => p.Person);
        });
        builder.Entity<ResidentLinkRow>(e =>
        {
            e.HasKey(l => l.ResidentNumber);
            e.Property(l => l.ResidentNumber).HasMaxLength(20);
            e.Property(l => l.LinkedBy).HasMaxLength(Name);
            e.HasIndex(l => l.Person);
        });
    }

    private static void Releases(ModelBuilder builder)
    {
        builder.Entity<ClaimRow>(e =>
        {
            e.HasKey(c => c.IssueId);
            e.Property(c => c.IssueId).HasMaxLength(64);
            e.Property(c => c.Sha256).HasMaxLength(32);
            e.Property(c => c.Caller).HasMaxLength(256);
            e.Property(c => c.Place).HasMaxLength(Name);
            e.HasIndex(c => c.Register);
        });
    }

    private static void Cases(ModelBuilder builder)
    {
        builder.Entity<CaseRow>(e =>
        {
            e.HasKey(c => c.Id);
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.KindCode).HasMaxLength(8);
            e.Property(c => c.State).HasConversion<string>().HasMaxLength(12);
            e.Property(c => c.Subject).HasMaxLength(Couple);
            e.Property(c => c.Version).IsConcurrencyToken();
            // Also written beside the versions (images): a draft saved meanwhile must not take a name out again.
            e.Property(c => c.EditedBy).IsConcurrencyToken();
            e.Property(c => c.ReservedPersons).HasMaxLength(400);
            e.Property(c => c.ReservedRegisters).HasMaxLength(400);
            e.Property(c => c.Office).HasMaxLength(Code);
            e.Property(c => c.Means).HasMaxLength(Code);
            e.Property(c => c.ReceiptTime).HasMaxLength(Code);
            e.Property(c => c.AcceptedBy).HasMaxLength(Name);
            e.Property(c => c.Fingerprint).HasMaxLength(32);
            e.Property(c => c.Reason).HasMaxLength(Sentence);
            foreach (var account in new[] { nameof(CaseRow.EnteredBy), nameof(CaseRow.ChangedBy), nameof(CaseRow.ExaminedBy), nameof(CaseRow.DecidedBy), nameof(CaseRow.AssignedTo) })
            {
                e.Property(account).HasMaxLength(256);
                e.Property(account + "Name").HasMaxLength(Name);
            }

            e.HasIndex(c => c.Bundle);
            e.HasIndex(c => c.State);
            e.HasIndex(c => new { c.AssignedTo, c.State });
            e.HasIndex(c => new { c.ReceiptYear, c.ReceiptNumber }).IsUnique();
        });
        builder.Entity<CaseMarkRow>(e =>
        {
            e.HasKey(m => new { m.CaseId, m.Person });
            e.Property(m => m.Person).HasMaxLength(Koseki.Domain.Cases.EventMark.LongestKey);
            e.Property(m => m.KindCode).HasMaxLength(8);
            e.HasIndex(m => new { m.KindCode, m.Person });
        });
        builder.Entity<HoldRow>(e =>
        {
            e.HasKey(h => h.Id);
            e.HasIndex(h => new { h.Register, h.ToJournal });
            e.HasIndex(h => h.CaseId);
        });
    }

    private static void Scans(ModelBuilder builder)
    {
        builder.Entity<ScanRow>(e =>
        {
            e.HasKey(s => new { s.CaseId, s.Order });
            e.Property(s => s.Label).HasConversion<string>().HasMaxLength(16);
            e.Property(s => s.Format).HasConversion<string>().HasMaxLength(8);
            e.Property(s => s.Content).HasMaxLength(ContentModel.Hash);
            e.HasIndex(s => s.Content);
            e.Property(s => s.By).HasMaxLength(256);
            e.Property(s => s.ByName).HasMaxLength(Name);
        });
        builder.Entity<ScanCancelRow>(e =>
        {
            e.HasKey(s => new { s.CaseId, s.Order });
            e.Property(s => s.Reason).HasMaxLength(Sentence);
            e.Property(s => s.By).HasMaxLength(256);
            e.Property(s => s.ByName).HasMaxLength(Name);
        });
    }

    private static void ReceiptBook(ModelBuilder builder)
    {
        builder.Entity<ReceiptRow>(e =>
        {
            e.HasKey(r => new { r.Year, r.Number });
            e.Property(r => r.KindCode).HasMaxLength(8);
            e.Property(r => r.ReceivedTime).HasMaxLength(Code);
            e.Property(r => r.Disposition).HasMaxLength(8);
            e.Property(r => r.AcceptedBy).HasMaxLength(Name);
            e.Property(r => r.Means).HasMaxLength(Code);
            e.Property(r => r.Office).HasMaxLength(Code);
            e.Property(r => r.EnteredBy).HasMaxLength(Author);
            e.HasIndex(r => r.CaseId);
            e.OwnsOne(r => r.Columns, Columns);
        });
        builder.Entity<ReceiptOutcomeRow>(e =>
        {
            e.HasKey(r => new { r.Year, r.Number });
            e.Property(r => r.Outcome).HasMaxLength(8);
            e.Property(r => r.ExaminedBy).HasMaxLength(Author);
            e.Property(r => r.DecidedBy).HasMaxLength(Author);
            e.Property(r => r.Reason).HasMaxLength(Sentence);
            e.HasIndex(r => r.On);
            e.OwnsOne(r => r.Columns, Columns);
        });
    }

    private static void PaperSteps(ModelBuilder builder) => builder.Entity<PaperStepRow>(e =>
    {
        e.HasKey(s => new { s.CaseId, s.Order });
        e.Property(s => s.Kind).HasConversion<string>().HasMaxLength(Code);
        e.Property(s => s.Text).HasMaxLength(Sentence);
        e.Property(s => s.Reference).HasMaxLength(Name);
        e.Property(s => s.Answer).HasConversion<string>().HasMaxLength(Code);
        e.Property(s => s.Book).HasConversion<string>().HasMaxLength(Code);
        e.Property(s => s.Account).HasMaxLength(256);
        e.Property(s => s.Name).HasMaxLength(Name);
        e.HasIndex(s => new { s.Book, s.BookYear, s.BookNumber }).IsUnique();
        e.HasIndex(s => new { s.Kind, s.On });
    });

    private static void Columns<T>(Microsoft.EntityFrameworkCore.Metadata.Builders.OwnedNavigationBuilder<T, ReceiptColumns> columns)
        where T : class
    {
        columns.Property(c => c.Side).HasConversion<string>().HasMaxLength(Code);
        columns.Property(c => c.KindName).HasMaxLength(100);
        columns.Property(c => c.Subject).HasMaxLength(Couple);
        columns.Property(c => c.Domicile).HasMaxLength(Couple);
        columns.Property(c => c.NotifierCapacity).HasMaxLength(Name);
        columns.Property(c => c.NotifierName).HasMaxLength(Together);
        columns.Property(c => c.EventDate).HasMaxLength(Name);
    }

    private static void City(ModelBuilder builder)
    {
        builder.Entity<StaffAccount>(e =>
        {
            e.Property(a => a.DisplayName).HasMaxLength(Name);
            e.Property(a => a.Office).HasMaxLength(Code);
        });
        builder.Entity<OfficeRow>(e =>
        {
            e.HasKey(o => o.Code);
            e.Property(o => o.Code).HasMaxLength(Code);
            e.Property(o => o.Name).HasMaxLength(Name);
            e.Property(o => o.Phone).HasMaxLength(Code);
        });
        builder.Entity<TerminalRow>(e =>
        {
            e.HasKey(t => t.Code);
            e.Property(t => t.Code).HasMaxLength(Code);
            e.Property(t => t.Name).HasMaxLength(Name);
            e.Property(t => t.OfficeCode).HasMaxLength(Code);
        });
        builder.Entity<CitySettingRow>(e =>
        {
            e.HasKey(c => c.Number);
            e.Property(c => c.Number).ValueGeneratedNever();
            e.Property(c => c.Kind).HasConversion<string>().HasMaxLength(Code);
            e.Property(c => c.Subject).HasMaxLength(Code);
            e.Property(c => c.By).HasMaxLength(256);
            e.Property(c => c.ByName).HasMaxLength(Name);
        });
        builder.Entity<CitySettingDecisionRow>(e =>
        {
            e.HasKey(d => d.Number);
            e.Property(d => d.Number).ValueGeneratedNever();
            e.Property(d => d.Reason).HasMaxLength(Sentence);
            e.Property(d => d.By).HasMaxLength(256);
            e.Property(d => d.ByName).HasMaxLength(Name);
        });
    }
}
