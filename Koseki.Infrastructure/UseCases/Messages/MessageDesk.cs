using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Messages;

namespace Koseki.Infrastructure.UseCases.Messages;

/// <summary>
/// What becomes of messages. Every act is a step in the journal, judged by <see cref="MessageRules"/> inside its transaction: of
/// two who act on one message at once, one does and the other is told.
/// </summary>
public sealed class MessageDesk(ReadScopes scopes, JournalWriter journal, AccessLog access, TimeProvider clock)
{
    internal static Actor Linkage { get; } = new("linkage", "連携", new HashSet<StaffRole>(), "", "");

    /// <summary>A message with its content; the look is logged. Null when there is none.</summary>
    public async Task<StoredMessage?> FindAsync(MessageId id, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SeeRegisters);
        await using var scope = await scopes.OpenAsync(cancellation);
        if (await MessageStore.FindAsync(scope.Database, id, cancellation) is not { } found)
        {
            return null;
        }

        await access.WriteAsync(actor, LookKind.Seen, found.Message.AboutRegister, $"送付物 {id}({found.Message.Kind.Word()})を表示", cancellation);
        return found;
    }

    /// <summary>Does something with a message, in the name of a person. Null when done; else why not, in words.</summary>
    public async Task<string?> ActAsync(MessageId id, MessageAct act, MessageWord word, Actor actor, CancellationToken cancellation = default)
    {
        ActRefusal? wanting = Rights.WhyNot(Permission.HandleMessages, actor);
        return (wanting ?? MessageRules.WhyNotByHand(act))?.Words ?? await StepAsync(id, act, word, actor, cancellation);
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
            var message = await MessageStore.OpenAsync(open, id, cancellation) ?? throw new CaseException(new MessageRefusal.Unknown($"{id}"));
            if (MessageRules.WhyNot(act, message.State, word, JapanTime.DayOf(message.DecidedAt), Today) is { } why)
            {
                throw new CaseException(new MessageRefusal.NotNow(why));
            }

            MessageStore.AddStep(open, message, MessageRules.After(act, message.State)!.Value, act, word);
            var how = word.Means is { } means ? $"{act.Word()}({means.Word()})" : act.Word();
            return new Deed(DeedKind.Message, $"送付物 {id} {message.Kind.Word()}({message.RecipientName}): {how}", message.CaseId, word.Note.Length == 0 ? null : word.Note);
        }, cancellation);
    }
}
