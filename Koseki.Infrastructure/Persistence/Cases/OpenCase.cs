using System.Text;
using System.Text.Json;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>A case in an open transaction: what use cases ask of it, and what they write. Its row is the stores' own.</summary>
internal sealed class OpenCase(JournalTransaction open, CaseRow row)
{
    /// <summary>For stores.</summary>
    internal CaseRow Row => row;

    /// <summary>案件番号.</summary>
    internal long Id => row.Id;

    /// <summary>件名コード.</summary>
    internal string KindCode => row.KindCode;

    /// <summary>The kind of its paper.</summary>
    internal NotificationKind Kind => CasePlanner.KindOf(row.KindCode);

    /// <summary>Its paper as saved.</summary>
    internal Draft Draft => CaseRows.DraftOf(row);

    /// <summary>事件本人.</summary>
    internal string Subject => row.Subject;

    /// <summary>受付番号, or null before receipt.</summary>
    internal ReceiptNumber? Receipt => CaseRows.ReceiptOf(row);

    /// <summary>受理日, or null.</summary>
    internal DateOnly? ReceiptDate => row.ReceiptDate;

    /// <summary>When it was handed in, in words.</summary>
    internal string HandedIn => CaseRows.ArrivalOf(row) is { } arrival
        ? arrival.At is { } time ? Domain.RefusalRequests.RequestWords.Minute(Domain.Calendar.JapanTime.At(arrival.On, time)) : Domain.Calendar.RegisterDate.Of(arrival.On).Text
        : "";

    /// <summary>Where it was accepted.</summary>
    internal Origin Origin => CaseRows.OriginOf(row);

    /// <summary>The day it came here; null before receipt.</summary>
    internal DateOnly? CameOn => row.ReachedOn ?? row.ReceiptDate;

    /// <summary>Who has it, or null.</summary>
    internal string? AssignedToName => row.AssignedToName;

    /// <summary>Account and name of who typed it, as generations keep it.</summary>
    internal string EnteredBy => $"{row.EnteredBy} {row.EnteredByName}";

    /// <summary>令8-301 越谷太郎, as deeds call it.</summary>
    internal string Called => CaseRows.Called(row);

    /// <summary>Its version now.</summary>
    internal long Version => row.Version;

    /// <summary>What decisions need of it.</summary>
    internal CasePaper Paper => CaseRows.PaperOf(row);

    /// <summary>Its plan as it was examined.</summary>
    internal PlanMark Examined =>
        new(row.Basis, row.Fingerprint, row.ExaminedPlan is null ? [] : Encoding.UTF8.GetString(GenerationBytes.Expand(row.ExaminedPlan)).Split('\n'));

    /// <summary>照会の回答.</summary>
    internal IReadOnlyList<InquiryAnswer> Answers => CaseRows.AnswersOf(row);

    /// <summary>SHA-256 over what was examined, or null.</summary>
    internal byte[]? Fingerprint => row.Fingerprint;

    /// <summary>As screens see it.</summary>
    internal CaseRecord Record => CaseRows.Record(row);

    /// <summary>Does a step, as the domain says where it goes.</summary>
    internal void Apply(CaseAction action) => CaseRows.Apply(row, action, open);

    /// <summary>Notes that the actor had the paper in hand.</summary>
    internal void AddEditor() => CaseRows.AddEditor(row, open.Actor);

    /// <summary>Gives it to the actor.</summary>
    internal void Assign() => (row.AssignedTo, row.AssignedToName) = (open.Actor.Account, open.Actor.Name);

    /// <summary>Its receipt.</summary>
    internal void SetReceipt(ReceiptNumber number, DateOnly date, string? time, string? means, Origin? origin = null)
    {
        (row.ReceiptYear, row.ReceiptNumber, row.ReceiptDate, row.ReceiptTime, row.Means) = (number.Year, number.Number, date, time, means);
        if (origin is not null)
        {
            CaseRows.Write(row, origin);
        }
    }

    /// <summary>Since when it is known to have been handed in, by the clock.</summary>
    internal void SetKnownSince(DateTimeOffset since) => row.KnownSince = since;

    /// <summary>What it says.</summary>
    internal void SetDraft(Draft draft, string subject) => (row.Draft, row.Subject) = (CaseRows.Write(draft), subject);

    /// <summary>What was examined, by the actor.</summary>
    internal void SetExamined(CasePlan plan)
    {
        (row.Basis, row.Fingerprint, row.Moved) = (plan.Basis, plan.Fingerprint, null);
        row.ExaminedPlan = GenerationBytes.Compress(Encoding.UTF8.GetBytes(string.Join('\n', plan.Lines)));
        (row.ExaminedBy, row.ExaminedByName) = (open.Actor.Account, open.Actor.Name);
    }

    /// <summary>What was asked and answered.</summary>
    internal void SetAnswers(IReadOnlyList<InquiryAnswer> answers) => row.Answers = answers.Count == 0 ? null : JsonSerializer.Serialize(answers, JournalTransaction.Relaxed);

    /// <summary>The same of many registers, by the hash over all of them.</summary>
    internal void SetExamined(byte[] digest)
    {
        row.Fingerprint = digest;
        (row.ExaminedBy, row.ExaminedByName) = (open.Actor.Account, open.Actor.Name);
    }

    /// <summary>What of many registers was examined does not stand any more.</summary>
    internal void ForgetExamined() => row.Fingerprint = null;

    /// <summary>What was examined does not stand any more: back to be examined, by anybody.</summary>
    internal void ExamineAnew(IReadOnlyList<string> differences)
    {
        row.Moved = JsonSerializer.Serialize(differences, JournalTransaction.Relaxed);
        (row.Basis, row.Fingerprint, row.ExaminedPlan, row.ExaminedBy, row.ExaminedByName) = (null, null, null, null, null);
        (row.AssignedTo, row.AssignedToName) = (null, null);
        row.State = CaseState.Received;
        CaseRows.Touch(row, open);
    }

    /// <summary>Why it was returned, refused or taken back.</summary>
    internal void SetReason(string reason) => row.Reason = reason;

    /// <summary>Decided by the actor, in this transaction.</summary>
    internal void SetDecided() => (row.DecidedBy, row.DecidedByName, row.DecidedJournal) = (open.Actor.Account, open.Actor.Name, open.Number);

    /// <summary>A case over many registers.</summary>
    internal void SetBatch(string subject) => (row.IsBatch, row.Subject) = (true, subject);

    /// <summary>Handed in together with another one.</summary>
    internal void SetBeside(OpenCase beside, string subject)
    {
        beside.Row.Bundle ??= beside.Id;
        (row.Bundle, row.Subject) = (beside.Row.Bundle, subject);
    }

    /// <summary>It comes alone where what it was to be handed in with has gone on meanwhile.</summary>
    internal async Task LeaveThoseGoneOnAsync(CancellationToken cancellation) =>
        row.Bundle = row.Bundle is not null && await CaseStore.HasGoneOnAsync(open, row, cancellation) ? null : row.Bundle;
}

/// <summary>A case that is only looked at.</summary>
internal sealed class SeenCase(CaseRow row, CaseRecord record)
{
    /// <summary>For stores.</summary>
    internal CaseRow Row => row;

    /// <summary>As screens see it.</summary>
    internal CaseRecord Record => record;
}
