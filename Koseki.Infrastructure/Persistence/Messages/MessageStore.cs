using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Messages;

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
        return new(id, row.CaseId, OutboxWriter.Read(row), steps.Count == 0 ? MessageState.Waiting : steps[^1].State, row.At, steps);
    }

    /// <summary>What goes out; null when there is none.</summary>
    public static Task<OutboxRow?> RowAsync(KosekiDbContext database, MessageId id, CancellationToken cancellation) =>
        database.Outbox.AsNoTracking().FirstOrDefaultAsync(o => o.JournalNumber == id.Journal && o.Sequence == id.Sequence, cancellation);

    /// <summary>Where a message that is there stands, to be changed.</summary>
    public static Task<MessageStateRow> StateAsync(KosekiDbContext database, MessageId id, CancellationToken cancellation) =>
        database.MessageStates.FirstAsync(s => s.JournalNumber == id.Journal && s.Sequence == id.Sequence, cancellation);

    /// <summary>Adds a step and moves the state with it.</summary>
    public static void AddStep(JournalTransaction open, MessageStateRow state, MessageState after, MessageAct act, MessageWord word)
    {
        (state.State, state.Since, state.Order) = (after, open.Now, state.Order + 1);
        open.Database.MessageSteps.Add(new()
        {
            Message = state.JournalNumber, Sequence = state.Sequence, Order = state.Order, Act = act, State = after, Means = word.Means, On = word.On, Note = word.Note,
            At = open.Now, By = open.Actor.Account, ByName = open.Actor.Name,
        });
    }
}
