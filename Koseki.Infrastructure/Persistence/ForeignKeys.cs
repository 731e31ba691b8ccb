using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>
/// Which rows cannot be without another. Each is written in the transaction of the row that it needs, or after it, and a row that names
/// a case only by who has locked that case, so that no lock is taken out of order (ADR 0005). Whoever owns the database can take them
/// away: what is missing is found by what the chains name.
/// </summary>
internal static class ForeignKeys
{
    internal static void Define(ModelBuilder builder)
    {
        Cases(builder);
        Batches(builder);
        Images(builder);
        City(builder);
        builder.Entity<PersonIndexRow>().HasOne<RegisterIndexRow>().WithMany().HasForeignKey(p => p.Register);
        builder.Entity<HoldRow>().HasOne<NightDepositRow>().WithMany().HasForeignKey(h => h.Deposit);
        builder.Entity<NightStepRow>().HasOne<NightDepositRow>().WithMany().HasForeignKey(s => s.Deposit);
        builder.Entity<NightStepRow>().HasOne<CaseRow>().WithMany().HasForeignKey(s => s.CaseId);
        builder.Entity<RefusalStepRow>().HasOne<RefusalRequestRow>().WithMany().HasForeignKey(s => s.Request);
        builder.Entity<RefusalStepRow>().HasOne<CaseRow>().WithMany().HasForeignKey(s => s.CaseId);
        builder.Entity<OutboxRow>().HasOne<RefusalRequestRow>().WithMany().HasForeignKey(o => o.Request);
        builder.Entity<CertificateIssueRow>().HasOne<CounterRequestRow>().WithMany().HasForeignKey(i => i.Request);
        builder.Entity<SpoiltPaperRow>().HasOne<CertificateIssueRow>().WithOne().HasForeignKey<SpoiltPaperRow>(s => s.IssueNumber);
        builder.Entity<PrintJobRow>().HasOne<CertificateIssueRow>().WithOne().HasForeignKey<PrintJobRow>(j => j.IssueNumber);
        builder.Entity<PrintStepRow>().HasOne<PrintJobRow>().WithMany().HasForeignKey(s => s.IssueNumber);
        builder.Entity<OutageAnswerRow>().HasOne<OutageRow>().WithOne().HasForeignKey<OutageAnswerRow>(a => a.Number);
        builder.Entity<DoorStopStepRow>().HasOne<DoorStopRow>().WithMany().HasForeignKey(s => s.Stop);
        builder.Entity<KioskAlarmStepRow>().HasOne<KioskAlarmRow>().WithMany().HasForeignKey(s => s.Alarm);
        builder.Entity<KioskStepRow>().HasOne<KioskStepRow>().WithMany().HasForeignKey(s => s.Confirms);
        builder.Entity<ReadStayRow>().HasOne<ReadStayRow>().WithMany().HasForeignKey(s => s.Confirms);
        builder.Entity<ReadStayRow>().HasOne<ImagedIndexRow>().WithMany().HasForeignKey(s => s.Imaged);
        builder.Entity<KinLinkRow>().HasOne<KinLinkRow>().WithMany().HasForeignKey(l => l.Confirms);
    }

    private static void Cases(ModelBuilder builder)
    {
        builder.Entity<CaseMarkRow>().HasOne<CaseRow>().WithMany().HasForeignKey(m => m.CaseId);
        builder.Entity<HoldRow>().HasOne<CaseRow>().WithMany().HasForeignKey(h => h.CaseId);
        builder.Entity<GenerationRow>().HasOne<CaseRow>().WithMany().HasForeignKey(g => g.CaseId);
        builder.Entity<KinLinkRow>().HasOne<CaseRow>().WithMany().HasForeignKey(l => l.CaseId);
        builder.Entity<ReceiptRow>().HasOne<CaseRow>().WithMany().HasForeignKey(r => r.CaseId);
        builder.Entity<PaperStepRow>().HasOne<CaseRow>().WithMany().HasForeignKey(s => s.CaseId);
        builder.Entity<ReceiptOutcomeRow>().HasOne<ReceiptRow>().WithOne().HasForeignKey<ReceiptOutcomeRow>(o => new { o.Year, o.Number });
        builder.Entity<OutboxRow>().HasOne<CaseRow>().WithMany().HasForeignKey(o => o.CaseId);
        builder.Entity<MessageStepRow>().HasOne<OutboxRow>().WithMany().HasForeignKey(s => new { s.Message, s.Sequence });
        builder.Entity<MessageStateRow>().HasOne<OutboxRow>().WithOne().HasForeignKey<MessageStateRow>(s => new { s.JournalNumber, s.Sequence });
    }

    private static void Batches(ModelBuilder builder)
    {
        builder.Entity<BatchRow>().HasOne<CaseRow>().WithOne().HasForeignKey<BatchRow>(b => b.CaseId);
        builder.Entity<BatchRow>().HasOne<BatchRow>().WithMany().HasForeignKey(b => b.Source);
        builder.Entity<BatchPlanEndRow>().HasOne<BatchRow>().WithMany().HasForeignKey(p => p.CaseId);
        builder.Entity<BatchTargetRow>().HasOne<BatchRow>().WithMany().HasForeignKey(t => t.CaseId);
        builder.Entity<BatchLookRow>().HasOne<BatchTargetRow>().WithOne().HasForeignKey<BatchLookRow>(l => new { l.CaseId, l.Planning, l.Register });
        builder.Entity<BatchResultRow>().HasOne<BatchRow>().WithMany().HasForeignKey(r => r.CaseId);
    }

    private static void Images(ModelBuilder builder)
    {
        builder.Entity<ScanRow>().HasOne<CaseRow>().WithMany().HasForeignKey(s => s.CaseId);
        builder.Entity<ScanRow>().HasOne<ContentRow>().WithMany().HasForeignKey(s => s.Content);
        builder.Entity<ScanCancelRow>().HasOne<ScanRow>().WithOne().HasForeignKey<ScanCancelRow>(c => new { c.CaseId, c.Order });
        builder.Entity<ContentCheckRow>().HasOne<ContentRow>().WithOne().HasForeignKey<ContentCheckRow>(c => c.Hash);
        builder.Entity<ImagedPersonRow>().HasOne<ImagedIndexRow>().WithMany().HasForeignKey(p => p.Number);
        builder.Entity<ImagedPageRow>().HasOne<ContentRow>().WithMany().HasForeignKey(p => p.Content);
    }

    private static void City(ModelBuilder builder)
    {
        builder.Entity<CitySettingDecisionRow>().HasOne<CitySettingRow>().WithOne().HasForeignKey<CitySettingDecisionRow>(d => d.Number);
        builder.Entity<TerminalRow>().HasOne<OfficeRow>().WithMany().HasForeignKey(t => t.OfficeCode);
        builder.Entity<DutyGrantRow>().HasOne<OfficeRow>().WithMany().HasForeignKey(g => g.Office);
        builder.Entity<EnrolmentCodeRow>().HasOne<TerminalRow>().WithMany().HasForeignKey(c => c.Terminal);
        builder.Entity<TerminalEnrolmentRow>().HasOne<TerminalRow>().WithMany().HasForeignKey(e => e.Terminal);
        builder.Entity<TerminalEnrolmentRow>().HasOne<EnrolmentCodeRow>().WithOne().HasForeignKey<TerminalEnrolmentRow>(e => e.Code);
        builder.Entity<TerminalRevocationRow>().HasOne<TerminalEnrolmentRow>().WithOne().HasForeignKey<TerminalRevocationRow>(r => r.Device);
    }
}
