using Koseki.Domain.Documents;
using System.Text;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;

namespace Koseki.Infrastructure.Persistence.Messages;

/// <summary>Puts the messages of a decision into its transaction, and reads them back.</summary>
internal static class OutboxWriter
{
    /// <summary>Stores messages in order, each waiting. A duplicate gets the generation that the decision wrote.</summary>
    /// <param name="open">The transaction of the decision.</param>
    /// <param name="messages">What leaves, each with the case that causes it.</param>
    /// <param name="written">The generations written, by document.</param>
    internal static void Add(JournalTransaction open, IEnumerable<(OutgoingMessage Message, long CaseId)> messages, IReadOnlyDictionary<DocumentKey, GenerationMark> written)
    {
        foreach (var (planned, caseId, sequence) in messages.Select((m, i) => (m.Message, m.CaseId, i + 1)))
        {
            var message = planned is OutgoingMessage.DuplicateRegister duplicate ? duplicate with { Generation = written[DocumentKey.Of(duplicate.Register.Register!.Value)] } : planned;
            Add(open, message, sequence, caseId, null);
        }
    }

    /// <summary>Stores what 不受理申出 cause by themselves, each waiting.</summary>
    internal static void AddOfRequests(JournalTransaction open, IReadOnlyList<(OutgoingMessage Message, long Request)> messages)
    {
        foreach (var (message, request, sequence) in messages.Select((m, i) => (m.Message, m.Request, i + 1)))
        {
            Add(open, message, sequence, null, request);
        }
    }

    private static void Add(JournalTransaction open, OutgoingMessage message, int sequence, long? caseId, long? request)
    {
        open.Database.Outbox.Add(new()
        {
            Sequence = sequence,
            CaseId = caseId,
            Request = request,
            Kind = message.Kind,
            RecipientKind = message.Recipient.Kind,
            RecipientCode = message.Recipient.Code,
            RecipientName = message.Recipient.Name,
            Register = message.AboutRegister?.Value,
            Person = message.AboutPerson?.Value,
            Content = Encoding.UTF8.GetString(MessageDocument.Write(message)),
            At = open.Now,
        });
        open.Database.MessageStates.Add(new() { JournalNumber = open.Number, Sequence = sequence, State = MessageState.Waiting, Since = open.Now, Order = 0 });
    }

    /// <summary>The message of a row. Throws <see cref="MessageDocumentException"/> when content and columns do not belong together.</summary>
    internal static OutgoingMessage Read(OutboxRow row)
    {
        var message = MessageDocument.Read(Encoding.UTF8.GetBytes(row.Content));
        return message.Kind == row.Kind && message.Recipient == new Recipient(row.RecipientKind, row.RecipientCode, row.RecipientName)
            ? message : throw new MessageDocumentException($"送付物 {row.RowKey} の記録が書き換えられています。送らずに、verify を実行してください。", null);
    }
}
