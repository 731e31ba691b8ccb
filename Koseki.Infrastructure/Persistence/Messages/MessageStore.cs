using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Messages;

/// <summary>A message in the transaction of an act on it.</summary>
internal sealed class OpenMessage(OutboxRow row, MessageStateRow standing)
{
    /// <summary>Where it stands.</summary>
    public MessageState State => standing.State;

    /// <summary>When it was decided.</summary>
    public DateTimeOffset DecidedAt => row.At;

    /// <summary>What it is.</summary>
    public MessageKind Kind => row.Kind;

    /// <summary>Who gets it.</summary>
    public string RecipientName => row.RecipientName;

    /// <summary>The case that caused it; null for what a 不受理申出 caused.</summary>
    public long? CaseId => row.CaseId;

    internal MessageStateRow Standing => standing;
}

/// <summary>A message that waits to be given away.</summary>
internal sealed class WaitingMessage(OutboxRow row)
{
    /// <summary>Which.</summary>
    public MessageId Id => new(row.JournalNumber, row.Sequence);

    /// <summary>Its canonical bytes.</summary>
    public ReadOnlyMemory<byte> Content => System.Text.Encoding.UTF8.GetBytes(row.Content);

    /// <summary>What it says. Throws <see cref="MessageDocumentException"/> when content and columns do not belong together.</summary>
    public OutgoingMessage Read() => OutboxWriter.Read(row);
}

/// <summary>The rows of messages: what goes out, where it stands and what has been done with it.</summary>
internal static class MessageStore
{
    /// <summary>A message with its content and its steps; null when there is none.</summary>
    public static async Task<StoredMessage?> FindAsync(KosekiDbContext database, MessageId id, CancellationToken cancellation)
    {
        if (await RowAsync(database, id, cancellation) is not { } row)
        {
            return null;
        }

        var steps = await database.MessageSteps.AsNoTracking().Where(s => s.Message == id.Journal && s.Sequence == id.Sequence).OrderBy(s => s.Order)
            .Select(s => new MessageStep(s.Act, s.State, s.Means, s.On, s.Note, s.At, s.ByName)).ToListAsync(cancellation);
        return new(id, row.CaseId, row.Request, OutboxWriter.Read(row), steps.Count == 0 ? MessageState.Waiting : steps[^1].State, row.At, steps);
    }

    private static Task<OutboxRow?> RowAsync(KosekiDbContext database, MessageId id, CancellationToken cancellation) =>
        database.Outbox.AsNoTracking().FirstOrDefaultAsync(o => o.JournalNumber == id.Journal && o.Sequence == id.Sequence, cancellation);

    /// <summary>A message in the transaction of an act on it; null when there is none.</summary>
    public static async Task<OpenMessage?> OpenAsync(JournalTransaction open, MessageId id, CancellationToken cancellation) =>
        await RowAsync(open.Database, id, cancellation) is { } row
            ? new(row, await open.Database.MessageStates.FirstAsync(s => s.JournalNumber == id.Journal && s.Sequence == id.Sequence, cancellation)) : null;

    /// <summary>The messages that wait, after one of them, in the order of their decisions.</summary>
    public static async Task<IReadOnlyList<WaitingMessage>> WaitingAsync(KosekiDbContext database, MessageId after, int most, CancellationToken cancellation) =>
        (await (from row in database.Outbox.AsNoTracking()
                join state in database.MessageStates on new { row.JournalNumber, row.Sequence } equals new { state.JournalNumber, state.Sequence }
                where state.State == MessageState.Waiting && (row.JournalNumber > after.Journal || (row.JournalNumber == after.Journal && row.Sequence > after.Sequence))
                orderby row.JournalNumber, row.Sequence
                select row).Take(most).ToListAsync(cancellation)).ConvertAll(r => new WaitingMessage(r));

    /// <summary>Adds a step and moves the state with it.</summary>
    public static void AddStep(JournalTransaction open, OpenMessage message, MessageState after, MessageAct act, MessageWord word)
    {
        var state = message.Standing;
        (state.State, state.Since, state.Order) = (after, open.Now, state.Order + 1);
        open.Database.MessageSteps.Add(new()
        {
            Message = state.JournalNumber, Sequence = state.Sequence, Order = state.Order, Act = act, State = after, Means = word.Means, On = word.On, Note = word.Note,
            At = open.Now, By = open.Actor.Account, ByName = open.Actor.Name,
        });
    }
}
