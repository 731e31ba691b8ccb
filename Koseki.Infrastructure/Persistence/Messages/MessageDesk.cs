using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Messages;

/// <summary>Which message: the journal number of the decision and the order within it.</summary>
public readonly record struct MessageId(long Journal, int Sequence)
{
    /// <summary>Reads 12-3; null for anything else.</summary>
    public static MessageId? TryParse(string? text) =>
        text?.Split('-') is [var journal, var sequence] && long.TryParse(journal, out var number) && int.TryParse(sequence, out var order) ? new(number, order) : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Journal}-{Sequence}";
}

/// <summary>One step of a message.</summary>
public sealed record MessageStep(MessageAct Act, MessageState State, MessageMeans? Means, DateOnly On, string Note, DateTimeOffset At, string ByName);

/// <summary>A message with what it says and what has been done with it.</summary>
public sealed record StoredMessage(MessageId Id, long CaseId, OutgoingMessage Message, MessageState State, DateTimeOffset DecidedAt, IReadOnlyList<MessageStep> Steps);

/// <summary>
/// What becomes of messages. Every act is a step in the journal, judged by <see cref="MessageRules"/> inside its transaction: of
/// two who act on one message at once, one does and the other is told.
/// </summary>
public sealed class MessageDesk(IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal, AccessLog access, TimeProvider clock)
{
    internal static Actor Linkage { get; } = new("linkage", "連携", new HashSet<StaffRole>(), "", "");

    /// <summary>A message with its content; the look is logged. Null when there is none.</summary>
    public async Task<StoredMessage?> FindAsync(MessageId id, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SeeRegisters);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        if (await MessageStore.FindAsync(database, id, cancellation) is not { } found)
        {
            return null;
        }

        await access.WriteAsync(actor, LookKind.Seen, found.Message.AboutRegister, $"送付物 {id}({found.Message.Kind.Word()})を表示", cancellation);
        return found;
    }

    /// <summary>Does something with a message, in the name of a person. Null when done; else why not, in words.</summary>
    public async Task<string?> ActAsync(MessageId id, MessageAct act, MessageWord word, Actor actor, CancellationToken cancellation = default)
    {
        if (Rights.WhyNot(Permission.HandleMessages, actor)?.Words is { } wanting)
        {
            return wanting;
        }

        return act == MessageAct.Send ? "送付は連携だけがします。" : await StepAsync(id, act, word, actor, cancellation);
    }

    /// <summary>Does something with a message, in the name of the linkage.</summary>
    internal Task<string?> StepAsync(MessageId id, MessageAct act, string note, CancellationToken cancellation) =>
        StepAsync(id, act, new(null, Today, note), Linkage, cancellation);

    private DateOnly Today => JapanTime.DayOf(clock.GetUtcNow());

    private Task<string?> StepAsync(MessageId id, MessageAct act, MessageWord said, Actor actor, CancellationToken cancellation)
    {
        var word = said with { Note = said.Note.Trim() };
        return journal.TryCommitAsync(actor, async open =>
        {
            var row = await MessageStore.RowAsync(open.Database, id, cancellation) ?? throw new CaseException(new MessageRefusal.Unknown($"{id}"));
            var state = await MessageStore.StateAsync(open.Database, id, cancellation);
            if (MessageRules.WhyNot(act, state.State, word, JapanTime.DayOf(row.At), Today) is { } why)
            {
                throw new CaseException(new MessageRefusal.NotNow(why));
            }

            MessageStore.AddStep(open, state, MessageRules.After(act, state.State)!.Value, act, word);
            var how = word.Means is { } means ? $"{act.Word()}({means.Word()})" : act.Word();
            return new Deed(DeedKind.Message, $"送付物 {id} {row.Kind.Word()}({row.RecipientName}): {how}", row.CaseId, word.Note.Length == 0 ? null : word.Note);
        }, cancellation);
    }
}
