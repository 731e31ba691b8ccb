using System.Linq.Expressions;
using Koseki.Domain.Calendar;
using Koseki.Domain.City;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Messages;

/// <summary>A message and where it stands.</summary>
internal sealed class StandingMessage
{
    /// <summary>The message.</summary>
    public required OutboxRow Row { get; init; }

    /// <summary>Where it stands.</summary>
    public required MessageStateRow State { get; init; }
}

/// <summary>The bounds in force on a day: asked of one message here, of all of them by the database.</summary>
internal sealed class LateMessages
{
    private readonly DateTimeOffset now;
    private readonly Dictionary<MessageKind, MessageBound> bounds;

    private LateMessages(DateTimeOffset now, CitySettings settings)
    {
        this.now = now;
        bounds = Enum.GetValues<MessageKind>().ToDictionary(k => k, settings.BoundOf);
    }

    /// <summary>Those in force at a moment.</summary>
    public static async Task<LateMessages> AtAsync(CityReader city, DateTimeOffset now, CancellationToken cancellation) =>
        new(now, await city.ForShowAsync(JapanTime.DayOf(now), cancellation));

    /// <summary>Whether a message is late.</summary>
    public bool IsLate(MessageKind kind, MessageState state, DateTimeOffset since) => bounds[kind].IsLate(state, now - since);

    /// <summary>Those of the messages that are late.</summary>
    public IQueryable<StandingMessage> Among(IQueryable<StandingMessage> messages)
    {
        Expression<Func<StandingMessage, bool>>? late = null;
        foreach (var alike in bounds.GroupBy(b => b.Value, b => b.Key))
        {
            var kinds = alike.ToList();
            var (waits, confirms) = (now.AddDays(-alike.Key.WaitDays), now.AddDays(-alike.Key.ConfirmDays));
            Expression<Func<StandingMessage, bool>> one = m => kinds.Contains(m.Row.Kind)
                && (((m.State.State == MessageState.Waiting || m.State.State == MessageState.Refused) && m.State.Since < waits) || (m.State.State == MessageState.Sent && m.State.Since < confirms));
            late = late is null ? one : Expression.Lambda<Func<StandingMessage, bool>>(Expression.OrElse(late.Body, new Rebound(one.Parameters[0], late.Parameters[0]).Visit(one.Body)), late.Parameters);
        }

        return messages.Where(late!);
    }

    private sealed class Rebound(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
