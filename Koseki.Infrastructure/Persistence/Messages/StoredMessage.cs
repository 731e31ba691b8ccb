using Koseki.Domain.Linkage;

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
public sealed record StoredMessage(MessageId Id, long? CaseId, long? Request, OutgoingMessage Message, MessageState State, DateTimeOffset DecidedAt, IReadOnlyList<MessageStep> Steps);
