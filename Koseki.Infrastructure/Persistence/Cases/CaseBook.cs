using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>The lines of the receipt book: what it says of a paper, and what came of it (戸籍法施行規則21条).</summary>
public sealed class CaseBook(CasePlanner planner, PlaceDictionary places, Municipality here)
{
    /// <summary>What stands between those who notified together.</summary>
    internal const char Between = '・';

    /// <summary>Enters a case that has its number.</summary>
    /// <param name="open">The transaction of the receipt.</param>
    /// <param name="received">The case, received.</param>
    /// <param name="on">The day it came here.</param>
    /// <param name="disposition">受理, 送付 …</param>
    /// <param name="cancellation">Ends it.</param>
    internal async Task WriteReceiptAsync(JournalTransaction open, OpenCase received, DateOnly on, string disposition, CancellationToken cancellation) =>
        CaseStore.AddReceipt(open, received.Row, received.Kind.SubjectOf(received.Draft).Code, await ColumnsAsync(open, received, draft => SideOf(received, draft), cancellation), on, disposition);

    /// <summary>Enters what came of a case.</summary>
    internal async Task WriteOutcomeAsync(JournalTransaction open, OpenCase ended, string outcome, string? reason, CancellationToken cancellation)
    {
        var row = ended.Row;
        CaseStore.AddOutcome(open, new()
        {
            Year = row.ReceiptYear!.Value,
            Number = row.ReceiptNumber!.Value,
            Outcome = outcome,
            Columns = await ColumnsAsync(open, ended, draft => outcome is ApprovalDecision.Recorded or ApprovalDecision.Accepted ? BookSides.Decided(ended.Kind, draft, outcome == ApprovalDecision.Recorded) : SideOf(ended, draft), cancellation),
            On = planner.Today,
            ExaminedBy = row.ExaminedBy is null ? null : $"{row.ExaminedBy} {row.ExaminedByName}",
            DecidedBy = open.Author,
            Reason = reason,
        });
    }

    /// <summary>The receipt book's columns of a paper about the registers it names.</summary>
    internal static ReceiptColumns Columns(NotificationKind kind, Draft draft, string subject, RegisterSet registers, BookSide side)
    {
        var notifiers = kind.Notifiers(draft, registers);
        return new()
        {
            Side = side,
            KindName = kind.SubjectOf(draft).Name,
            Subject = subject,
            Domicile = string.Join('・', kind.Domiciles(draft, registers)),
            NotifierCapacity = notifiers.Count == 0 ? NamedNotifier.CapacityOf(kind.Form, draft) : string.Join(Between, notifiers.Select(n => n.Capacity)),
            NotifierName = string.Join(Between, notifiers.Select(n => n.Name)),
            EventDate = EventDateOf(kind, draft),
        };
    }

    /// <summary>The day of the event as the receipt book writes it, or nothing.</summary>
    internal static string EventDateOf(NotificationKind kind, Draft draft) =>
        kind.EventDateField is { } key && Domain.Calendar.EraDateEntry.Read(draft[key], Domain.Calendar.EraDateEntryOptions.Default).Date is { } day ? day.Text : "";

    // A batch is about registers of this city, whichever they turn out to be.
    private BookSide SideOf(OpenCase one, Draft draft) => one.Row.IsBatch ? BookSide.Registered : BookSides.Of(one.Kind, draft, places, here, one.CameOn ?? planner.Today);

    private async Task<ReceiptColumns> ColumnsAsync(JournalTransaction open, OpenCase one, Func<Draft, BookSide> side, CancellationToken cancellation)
    {
        var draft = planner.Written(one.Kind, one.Draft);
        return Columns(one.Kind, draft, one.Subject, await planner.RegistersAsync(open.Database, one.Kind.RegistersNamed(draft), cancellation), side(draft));
    }
}
