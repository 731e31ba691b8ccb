using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Koseki.Infrastructure.Persistence;

/// <summary>The core's database: generations, journal, receipt book, cases, projections and accounts.</summary>
public abstract class KosekiDbContext(DbContextOptions options) : IdentityUserContext<StaffAccount, string>(options)
{
    /// <summary>Generations of documents.</summary>
    public DbSet<GenerationRow> Generations => Set<GenerationRow>();

    /// <summary>台帳.</summary>
    public DbSet<JournalRow> Journal => Set<JournalRow>();

    /// <summary>操作記録.</summary>
    public DbSet<AuditRow> Audit => Set<AuditRow>();

    /// <summary>Cases.</summary>
    public DbSet<CaseRow> Cases => Set<CaseRow>();

    /// <summary>Projection: persons of the events of cases.</summary>
    public DbSet<CaseMarkRow> CaseMarks => Set<CaseMarkRow>();

    /// <summary>Images of papers.</summary>
    public DbSet<ScanRow> Scans => Set<ScanRow>();

    /// <summary>取消 of images.</summary>
    public DbSet<ScanCancelRow> ScanCancels => Set<ScanCancelRow>();

    /// <summary>Search columns of imaged registers.</summary>
    public DbSet<ImagedIndexRow> ImagedIndex => Set<ImagedIndexRow>();

    /// <summary>Search columns of the persons of imaged registers.</summary>
    public DbSet<ImagedPersonRow> ImagedPersons => Set<ImagedPersonRow>();

    /// <summary>Which page has which content.</summary>
    public DbSet<ImagedPageRow> ImagedPages => Set<ImagedPageRow>();

    /// <summary>What lies in the content store.</summary>
    public DbSet<ContentRow> Contents => Set<ContentRow>();

    /// <summary>What the last looks at the contents found.</summary>
    public DbSet<ContentCheckRow> ContentChecks => Set<ContentCheckRow>();

    /// <summary>The content store itself, where it is the database.</summary>
    public DbSet<ContentBlobRow> ContentBlobs => Set<ContentBlobRow>();

    /// <summary>Who looks at which contents now.</summary>
    public DbSet<ContentTurnRow> ContentTurns => Set<ContentTurnRow>();

    /// <summary>受付帳.</summary>
    public DbSet<ReceiptRow> ReceiptBook => Set<ReceiptRow>();

    /// <summary>What came of receipts.</summary>
    public DbSet<ReceiptOutcomeRow> ReceiptOutcomes => Set<ReceiptOutcomeRow>();

    /// <summary>保留.</summary>
    public DbSet<HoldRow> Holds => Set<HoldRow>();

    /// <summary>Outgoing messages.</summary>
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    /// <summary>What was done with them.</summary>
    public DbSet<MessageStepRow> MessageSteps => Set<MessageStepRow>();

    /// <summary>Projection: where they stand.</summary>
    public DbSet<MessageStateRow> MessageStates => Set<MessageStateRow>();

    /// <summary>交付履歴.</summary>
    public DbSet<CertificateIssueRow> CertificateIssues => Set<CertificateIssueRow>();

    /// <summary>証明書の請求.</summary>
    public DbSet<CounterRequestRow> CounterRequests => Set<CounterRequestRow>();

    /// <summary>証明書の処分.</summary>
    public DbSet<SpoiltPaperRow> SpoiltPapers => Set<SpoiltPaperRow>();

    /// <summary>証明書の印刷.</summary>
    public DbSet<PrintJobRow> PrintJobs => Set<PrintJobRow>();

    /// <summary>What became of it.</summary>
    public DbSet<PrintStepRow> PrintSteps => Set<PrintStepRow>();

    /// <summary>Rights to release.</summary>
    public DbSet<ClaimRow> Claims => Set<ClaimRow>();

    /// <summary>交付停止.</summary>
    public DbSet<DoorStopRow> DoorStops => Set<DoorStopRow>();

    /// <summary>Steps that settle them.</summary>
    public DbSet<DoorStopStepRow> DoorStopSteps => Set<DoorStopStepRow>();

    /// <summary>時間外の預かり.</summary>
    public DbSet<NightDepositRow> NightDeposits => Set<NightDepositRow>();

    /// <summary>What was done about them.</summary>
    public DbSet<NightStepRow> NightSteps => Set<NightStepRow>();

    /// <summary>不受理申出.</summary>
    public DbSet<RefusalRequestRow> RefusalRequests => Set<RefusalRequestRow>();

    /// <summary>What was done about them.</summary>
    public DbSet<RefusalStepRow> RefusalSteps => Set<RefusalStepRow>();

    /// <summary>受理照会・不受理処分・返戻・再点検.</summary>
    public DbSet<PaperStepRow> PaperSteps => Set<PaperStepRow>();

    /// <summary>停止.</summary>
    public DbSet<OutageRow> Outages => Set<OutageRow>();

    /// <summary>What was said of the paper lists.</summary>
    public DbSet<OutageAnswerRow> OutageAnswers => Set<OutageAnswerRow>();

    /// <summary>The last sign of life.</summary>
    public DbSet<LifeSignRow> LifeSigns => Set<LifeSignRow>();

    /// <summary>交付サーバの節.</summary>
    public DbSet<GatewayNodeRow> GatewayNodes => Set<GatewayNodeRow>();

    /// <summary>コンビニ交付の警報.</summary>
    public DbSet<KioskAlarmRow> KioskAlarms => Set<KioskAlarmRow>();

    /// <summary>警報の確認と解決.</summary>
    public DbSet<KioskAlarmStepRow> KioskAlarmSteps => Set<KioskAlarmStepRow>();

    /// <summary>コンビニ交付の停止と再開.</summary>
    public DbSet<KioskStepRow> KioskSteps => Set<KioskStepRow>();

    /// <summary>日ごとの交付の数.</summary>
    public DbSet<KioskDayRow> KioskDays => Set<KioskDayRow>();

    /// <summary>人の結び付き.</summary>
    public DbSet<KinLinkRow> KinLinks => Set<KinLinkRow>();

    /// <summary>画像戸籍での在籍.</summary>
    public DbSet<ReadStayRow> ReadStays => Set<ReadStayRow>();

    /// <summary>一括.</summary>
    public DbSet<BatchRow> Batches => Set<BatchRow>();

    /// <summary>計画の終わり.</summary>
    public DbSet<BatchPlanEndRow> BatchPlanEnds => Set<BatchPlanEndRow>();

    /// <summary>一括の対象.</summary>
    public DbSet<BatchTargetRow> BatchTargets => Set<BatchTargetRow>();

    /// <summary>一括の確認.</summary>
    public DbSet<BatchLookRow> BatchLooks => Set<BatchLookRow>();

    /// <summary>一括の結果.</summary>
    public DbSet<BatchResultRow> BatchResults => Set<BatchResultRow>();

    /// <summary>閲覧記録.</summary>
    public DbSet<AccessRow> AccessLog => Set<AccessRow>();

    /// <summary>Heads of finished days of looks.</summary>
    public DbSet<AccessHeadRow> AccessHeads => Set<AccessHeadRow>();

    /// <summary>Projection: registers.</summary>
    public DbSet<RegisterIndexRow> RegisterIndex => Set<RegisterIndexRow>();

    /// <summary>Projection: persons.</summary>
    public DbSet<PersonIndexRow> PersonIndex => Set<PersonIndexRow>();

    /// <summary>宛名番号 ↔ 人.</summary>
    public DbSet<ResidentLinkRow> ResidentLinks => Set<ResidentLinkRow>();

    /// <summary>Running numbers.</summary>
    public DbSet<CounterRow> Counters => Set<CounterRow>();

    /// <summary>事務所.</summary>
    public DbSet<OfficeRow> Offices => Set<OfficeRow>();

    /// <summary>端末.</summary>
    public DbSet<TerminalRow> Terminals => Set<TerminalRow>();

    /// <summary>職務の付与.</summary>
    public DbSet<DutyGrantRow> DutyGrants => Set<DutyGrantRow>();

    /// <summary>Sign-ins of the staff.</summary>
    public DbSet<StaffSessionRow> StaffSessions => Set<StaffSessionRow>();

    /// <summary>Tries to sign in that did not succeed.</summary>
    public DbSet<SignInTryRow> SignInTries => Set<SignInTryRow>();

    /// <summary>One-time codes for terminals.</summary>
    public DbSet<EnrolmentCodeRow> EnrolmentCodes => Set<EnrolmentCodeRow>();

    /// <summary>Browsers that are terminals.</summary>
    public DbSet<TerminalEnrolmentRow> TerminalEnrolments => Set<TerminalEnrolmentRow>();

    /// <summary>取消 of enrolments.</summary>
    public DbSet<TerminalRevocationRow> TerminalRevocations => Set<TerminalRevocationRow>();

    /// <summary>市の設定.</summary>
    public DbSet<CitySettingRow> CitySettings => Set<CitySettingRow>();

    /// <summary>確認 and 差戻し of 市の設定.</summary>
    public DbSet<CitySettingDecisionRow> CitySettingDecisions => Set<CitySettingDecisionRow>();

    /// <summary>状態記録.</summary>
    public DbSet<StateRow> States => Set<StateRow>();

    /// <summary>The turn of the record of states.</summary>
    public DbSet<StateTurn> StateTurns => Set<StateTurn>();

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        StateLog.SaveAsync(this, Coverage.Versioned, base.SaveChangesAsync, acceptAllChangesOnSuccess, cancellationToken);

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => SaveChangesAsync(acceptAllChangesOnSuccess).GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // Instants are stored as UTC on both providers: SQLite compares no offsets.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        KosekiModel.Define(builder);
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        v => v.UtcDateTime, v => new DateTimeOffset(DateTime.SpecifyKind(v, DateTimeKind.Utc)));
}

/// <summary>On SQLite, the embedded default.</summary>
public sealed class SqliteKosekiDbContext(DbContextOptions<SqliteKosekiDbContext> options) : KosekiDbContext(options);

/// <summary>On SQL Server.</summary>
public sealed class SqlServerKosekiDbContext(DbContextOptions<SqlServerKosekiDbContext> options) : KosekiDbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        SqlServerContexts.CompareByCodePoint(builder);
    }
}
