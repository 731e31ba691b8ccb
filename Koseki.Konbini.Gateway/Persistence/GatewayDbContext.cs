using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Chains;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>The gateway's own database: issue log, replica, switches. No certificate content and no register.</summary>
public abstract class GatewayDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>The issue log.</summary>
    public DbSet<Application> Applications => Set<Application>();

    /// <summary>JPKI bindings.</summary>
    public DbSet<JpkiBinding> JpkiBindings => Set<JpkiBinding>();

    /// <summary>Residents.</summary>
    public DbSet<Resident> Residents => Set<Resident>();

    /// <summary>Feeds.</summary>
    public DbSet<FeedMark> FeedMarks => Set<FeedMark>();

    /// <summary>What came of batches.</summary>
    public DbSet<FeedRunRow> FeedRuns => Set<FeedRunRow>();

    /// <summary>日次の突合.</summary>
    public DbSet<Reconciliation> Reconciliations => Set<Reconciliation>();

    /// <summary>Quarantine.</summary>
    public DbSet<QuarantinedRow> QuarantinedRows => Set<QuarantinedRow>();

    /// <summary>Who and what is closed until it is cleared up.</summary>
    public DbSet<Block> Blocks => Set<Block>();

    /// <summary>Switches.</summary>
    public DbSet<KindSwitch> KindSwitches => Set<KindSwitch>();

    /// <summary>Rules.</summary>
    public DbSet<KindRule> KindRules => Set<KindRule>();

    /// <summary>Closed days.</summary>
    public DbSet<ClosedDay> ClosedDays => Set<ClosedDay>();

    /// <summary>Counters.</summary>
    public DbSet<Counter> Counters => Set<Counter>();

    /// <summary>Secrets.</summary>
    public DbSet<Secret> Secrets => Set<Secret>();

    /// <summary>Alarms.</summary>
    public DbSet<Alarm> Alarms => Set<Alarm>();

    /// <summary>世帯.</summary>
    public DbSet<Household> Households => Set<Household>();

    /// <summary>住民票.</summary>
    public DbSet<ResidentRecord> ResidentRecords => Set<ResidentRecord>();

    /// <summary>印鑑登録.</summary>
    public DbSet<SealRegistration> SealRegistrations => Set<SealRegistration>();

    /// <summary>課税年度ごとの所得.</summary>
    public DbSet<IncomeRecord> IncomeRecords => Set<IncomeRecord>();

    /// <summary>When the certificates of a tax year are open.</summary>
    public DbSet<TaxYearRule> TaxYearRules => Set<TaxYearRule>();

    /// <summary>What was compared of feeds.</summary>
    public DbSet<FeedBucket> FeedBuckets => Set<FeedBucket>();

    /// <summary>認証者 by day.</summary>
    public DbSet<CityCertifier> CityCertifiers => Set<CityCertifier>();

    /// <summary>The head the core told last.</summary>
    public DbSet<CoreHead> CoreHeads => Set<CoreHead>();

    /// <summary>状態記録.</summary>
    public DbSet<StateRow> States => Set<StateRow>();

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        StateLog.SaveAsync(this, Coverage.Versioned, base.SaveChangesAsync, acceptAllChangesOnSuccess, cancellationToken);

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => SaveChangesAsync(acceptAllChangesOnSuccess).GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        DefineIssuance(modelBuilder);
        DefineReplicas(modelBuilder);
        DefineCity(modelBuilder);
        StateModel.Define(modelBuilder);
        modelBuilder.Entity<CoreHead>(e =>
        {
            e.HasKey(h => h.Id);
            e.Property(h => h.Id).ValueGeneratedNever();
            e.Property(h => h.Number).IsConcurrencyToken();
            e.Property(h => h.Hash).HasMaxLength(64);
            e.Property(h => h.Signature).HasMaxLength(128);
            e.Property(h => h.Problem).HasMaxLength(400);
        });
    }

    private static void DefineIssuance(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Application>(e =>
        {
            e.HasKey(a => a.Id);
            e.Property(a => a.Id).ValueGeneratedNever();
            e.HasIndex(a => new { a.Municipality, a.ApplicationId }).IsUnique();
            e.HasIndex(a => new { a.State, a.ChangedAt });
            e.HasIndex(a => new { a.OwnerNode, a.State });
            // Never given twice: also by the database.
            e.HasIndex(a => a.IssueNumber).IsUnique();
            e.Property(a => a.Version).IsConcurrencyToken();
            e.Property(a => a.Municipality).HasMaxLength(6);
            e.Property(a => a.ApplicationId).HasMaxLength(32);
            e.Property(a => a.Transaction).HasMaxLength(32);
            e.Property(a => a.PayloadHash).HasMaxLength(64);
            e.Property(a => a.OwnerNode).HasMaxLength(64);
            e.Property(a => a.ResidentNumber).HasMaxLength(20);
            e.Property(a => a.Kind).HasMaxLength(20);
            e.Property(a => a.IssueNumber).HasMaxLength(24);
            e.Property(a => a.Sha256).HasMaxLength(64);
            e.Property(a => a.Snapshot).HasMaxLength(64);
            e.Property(a => a.Refusal).HasConversion<string>().HasMaxLength(30);
            e.Property(a => a.Kiosk).HasMaxLength(64);
            e.Property(a => a.Means).HasMaxLength(10);
            e.Property(a => a.PrintResult).HasMaxLength(20);
            e.Property(a => a.State).HasConversion<string>().HasMaxLength(12);
        });
        modelBuilder.Entity<Reconciliation>(e =>
        {
            e.HasKey(r => new { r.Municipality, r.Day });
            e.Property(r => r.Municipality).HasMaxLength(6);
            e.Property(r => r.Lines).HasMaxLength(4000);
        });
        modelBuilder.Entity<Counter>(e =>
        {
            e.HasKey(c => c.Name);
            e.Property(c => c.Name).HasMaxLength(64);
            e.Property(c => c.Value).IsConcurrencyToken();
        });
        modelBuilder.Entity<Secret>(e =>
        {
            e.HasKey(s => s.Name);
            e.Property(s => s.Name).HasMaxLength(64);
            e.Property(s => s.Value).HasMaxLength(64);
        });
        modelBuilder.Entity<Alarm>(e =>
        {
            e.Property(a => a.Code).HasMaxLength(30);
            e.Property(a => a.Message).HasMaxLength(Fit.Text);
            e.HasIndex(a => a.ToldAt);
        });
    }

    private static void DefineReplicas(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<JpkiBinding>(e =>
        {
            e.HasKey(b => new { b.IssuerKeyId, b.Serial });
            e.Property(b => b.IssuerKeyId).HasMaxLength(64);
            e.Property(b => b.Serial).HasMaxLength(40);
            e.Property(b => b.Means).HasMaxLength(10);
            e.Property(b => b.ResidentNumber).HasMaxLength(20);
            e.Property(b => b.Status).HasMaxLength(12);
            e.HasIndex(b => b.Serial);
        });
        modelBuilder.Entity<Resident>(e =>
        {
            e.HasKey(r => r.Number);
            e.Property(r => r.Number).HasMaxLength(20);
            e.Property(r => r.Status).HasMaxLength(12);
            e.Property(r => r.Name).HasMaxLength(Fit.Name);
            e.Property(r => r.Domicile).HasMaxLength(Fit.Name);
            e.Property(r => r.HeadName).HasMaxLength(Fit.Name);
        });
        modelBuilder.Entity<FeedMark>(e =>
        {
            e.HasKey(f => f.Source);
            e.Property(f => f.Source).HasMaxLength(20);
            e.Property(f => f.Problem).HasMaxLength(Fit.Text);
        });
        modelBuilder.Entity<FeedRunRow>(e =>
        {
            e.Property(r => r.Source).HasMaxLength(20);
            e.Property(r => r.Node).HasMaxLength(64);
            e.Property(r => r.Changes).HasMaxLength(Fit.Text);
            e.Property(r => r.Problem).HasMaxLength(Fit.Text);
            e.HasIndex(r => r.At);
        });
        modelBuilder.Entity<QuarantinedRow>(e =>
        {
            e.Property(q => q.Source).HasMaxLength(20);
            e.Property(q => q.Problem).HasMaxLength(Fit.Text);
            e.Property(q => q.Content).HasMaxLength(Fit.Row);
            e.HasIndex(q => q.Case);
        });
        DefineBlocks(modelBuilder);
        modelBuilder.Entity<FeedBucket>(e =>
        {
            e.HasKey(b => new { b.Source, b.Number });
            e.Property(b => b.Source).HasMaxLength(20);
        });
        HouseholdModel.Define(modelBuilder);
        SealModel.Define(modelBuilder);
        IncomeModel.Define(modelBuilder);
    }

    private static void DefineBlocks(ModelBuilder modelBuilder) => modelBuilder.Entity<Block>(e =>
    {
        e.Property(b => b.Cause).HasConversion<string>().HasMaxLength(20);
        e.Property(b => b.ResidentNumber).HasMaxLength(20);
        e.Property(b => b.IssuerKeyId).HasMaxLength(64);
        e.Property(b => b.Serial).HasMaxLength(40);
        e.Property(b => b.Source).HasMaxLength(20);
        e.Property(b => b.Reason).HasMaxLength(Fit.Text);
        e.Property(b => b.LiftedBy).HasMaxLength(Fit.Text);
        e.HasIndex(b => new { b.ResidentNumber, b.LiftedAt });
        e.HasIndex(b => new { b.Serial, b.LiftedAt });
        e.HasIndex(b => b.Case);
    });

    private static void DefineCity(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<KindSwitch>(e =>
        {
            e.HasKey(s => new { s.Municipality, s.Kind });
            e.Property(s => s.Municipality).HasMaxLength(6);
            e.Property(s => s.Kind).HasMaxLength(20);
            e.Property(s => s.Reason).HasMaxLength(Fit.Text);
        });
        modelBuilder.Entity<KindRule>(e =>
        {
            e.HasKey(r => new { r.Municipality, r.Kind, r.From });
            e.Property(r => r.Municipality).HasMaxLength(6);
            e.Property(r => r.Kind).HasMaxLength(20);
            e.Property(r => r.Form).HasConversion<string>().HasMaxLength(20);
        });
        modelBuilder.Entity<ClosedDay>(e =>
        {
            e.HasKey(d => new { d.Municipality, d.Day });
            e.Property(d => d.Municipality).HasMaxLength(6);
            e.Property(d => d.Reason).HasMaxLength(100);
        });
        modelBuilder.Entity<TaxYearRule>(e =>
        {
            e.HasKey(r => new { r.Municipality, r.TaxYear });
            e.Property(r => r.Municipality).HasMaxLength(6);
        });
    }
}

/// <summary>On SQLite, the embedded default.</summary>
public sealed class SqliteGatewayDbContext(DbContextOptions<SqliteGatewayDbContext> options) : GatewayDbContext(options);

/// <summary>On SQL Server.</summary>
public sealed class SqlServerGatewayDbContext(DbContextOptions<SqlServerGatewayDbContext> options) : GatewayDbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        SqlServerContexts.CompareByCodePoint(modelBuilder);
    }
}

/// <summary>For the migration tool.</summary>
public sealed class SqliteGatewayDbContextFactory : IDesignTimeDbContextFactory<SqliteGatewayDbContext>
{
    /// <inheritdoc/>
    public SqliteGatewayDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite("Data Source=design.db").Options);
}

/// <summary>For the migration tool.</summary>
public sealed class SqlServerGatewayDbContextFactory : IDesignTimeDbContextFactory<SqlServerGatewayDbContext>
{
    /// <inheritdoc/>
    public SqlServerGatewayDbContext CreateDbContext(string[] args) => Create(new());

    /// <summary>A context without a server, whose migrations are written for the settings.</summary>
    public static SqlServerGatewayDbContext Create(SqlServerSettings settings) => new((DbContextOptions<SqlServerGatewayDbContext>)new DbContextOptionsBuilder<SqlServerGatewayDbContext>()
        .UseSqlServer("Server=design;Database=design", settings).Options);
}
