using Koseki.Domain.Cases;
using Koseki.Domain.Linkage;
using Koseki.Domain.RefusalRequests;
using Koseki.Infrastructure.Persistence.City;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Messages;

/// <summary>What a list of messages is narrowed to; null everywhere shows all that is not settled.</summary>
/// <param name="State">Only this state; what waits, was sent or came back when null.</param>
/// <param name="Kind">Only this kind.</param>
/// <param name="Recipient">Only messages to the recipient of this name.</param>
/// <param name="LateOnly">Only what is late.</param>
public sealed record MessageQuery(MessageState? State = null, MessageKind? Kind = null, string? Recipient = null, bool LateOnly = false);

/// <summary>A message as a list shows it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Recipient">Who gets it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Since">Since when.</param>
/// <param name="DecidedAt">When it was decided.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Receipt">受付番号; empty before receipt.</param>
/// <param name="Subject">事件本人.</param>
/// <param name="IsLate">Whether its bound has passed.</param>
public sealed record ListedMessage(
    MessageId Id, MessageKind Kind, Recipient Recipient, MessageState State, DateTimeOffset Since, DateTimeOffset DecidedAt, long? CaseId, string Receipt, string Subject, bool IsLate);

/// <summary>A recipient and what is not settled with it.</summary>
public sealed record RecipientBacklog(Recipient Recipient, int Count, int Late, DateTimeOffset Oldest);

/// <summary>What is not settled, in numbers.</summary>
/// <param name="Counts">Messages by state; settled ones are those of the last thirty days.</param>
/// <param name="Late">How many are late.</param>
/// <param name="Recipients">By recipient, the one with the oldest message first.</param>
public sealed record MessageBacklog(IReadOnlyDictionary<MessageState, int> Counts, int Late, IReadOnlyList<RecipientBacklog> Recipients);

/// <summary>Reads what the screen of messages lists: oldest first.</summary>
public sealed class MessageLists(IDbContextFactory<KosekiDbContext> contexts, CityReader city, TimeProvider clock)
{
    /// <summary>Longest list.</summary>
    public const int Most = 200;

    private const int SettledDays = 30;

    /// <summary>The messages asked for, the one that waits longest first, and how many there are in all.</summary>
    public async Task<(int Total, IReadOnlyList<ListedMessage> Oldest)> ListAsync(MessageQuery query, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var late = await LateMessages.AtAsync(city, clock.GetUtcNow(), cancellation);
        var asked = query.LateOnly ? late.Among(Asked(database, query)) : Asked(database, query);
        return (await asked.CountAsync(cancellation), await RowsAsync(database, asked.OrderBy(o => o.State.Since).ThenBy(o => o.Row.JournalNumber).ThenBy(o => o.Row.Sequence).Take(Most), late, cancellation));
    }

    /// <summary>What is not settled, in numbers.</summary>
    public async Task<MessageBacklog> BacklogAsync(CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var late = await LateMessages.AtAsync(city, clock.GetUtcNow(), cancellation);
        var since = clock.GetUtcNow().AddDays(-SettledDays);
        var counts = await database.MessageStates.AsNoTracking().Where(s => (s.State != MessageState.Confirmed && s.State != MessageState.ByHand) || s.Since >= since)
            .GroupBy(s => s.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var open = await Asked(database, new()).GroupBy(o => new { o.Row.RecipientKind, o.Row.RecipientCode, o.Row.RecipientName })
            .Select(g => new { g.Key, Count = g.Count(), Oldest = g.Min(o => o.State.Since) }).ToListAsync(cancellation);
        var behind = await late.Among(Asked(database, new())).GroupBy(o => new { o.Row.RecipientKind, o.Row.RecipientCode, o.Row.RecipientName })
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var recipients = open.Select(g => new RecipientBacklog(new(g.Key.RecipientKind, g.Key.RecipientCode, g.Key.RecipientName), g.Count, behind.GetValueOrDefault(g.Key), g.Oldest))
            .OrderBy(r => r.Oldest).ThenBy(r => r.Recipient.Name, StringComparer.Ordinal).ToList();
        return new(counts, recipients.Sum(r => r.Late), recipients);
    }

    /// <summary>How many are late.</summary>
    public async Task<int> LateAsync(CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var late = await LateMessages.AtAsync(city, clock.GetUtcNow(), cancellation);
        return await late.Among(Asked(database, new())).CountAsync(cancellation);
    }

    /// <summary>What the decision of a case sent, in its order; empty before it.</summary>
    public async Task<IReadOnlyList<ListedMessage>> OfCaseAsync(long caseId, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var late = await LateMessages.AtAsync(city, clock.GetUtcNow(), cancellation);
        return [.. (await RowsAsync(database, All(database).Where(o => o.Row.CaseId == caseId), late, cancellation)).OrderBy(m => m.Id.Journal).ThenBy(m => m.Id.Sequence)];
    }

    private static IQueryable<StandingMessage> All(KosekiDbContext database) =>
        from row in database.Outbox.AsNoTracking()
        join state in database.MessageStates.AsNoTracking() on new { row.JournalNumber, row.Sequence } equals new { state.JournalNumber, state.Sequence }
        select new StandingMessage { Row = row, State = state };

    private static IQueryable<StandingMessage> Asked(KosekiDbContext database, MessageQuery query)
    {
        var all = All(database);
        all = query.State is { } state ? all.Where(o => o.State.State == state)
            : all.Where(o => o.State.State == MessageState.Waiting || o.State.State == MessageState.Sent || o.State.State == MessageState.Refused);
        all = query.Kind is { } kind ? all.Where(o => o.Row.Kind == kind) : all;
        return query.Recipient is { } recipient ? all.Where(o => o.Row.RecipientName == recipient) : all;
    }

    private static async Task<List<ListedMessage>> RowsAsync(KosekiDbContext database, IQueryable<StandingMessage> asked, LateMessages late, CancellationToken cancellation)
    {
        var rows = await (from one in asked
                          join paper in database.Cases on one.Row.CaseId equals (long?)paper.Id into cases
                          from decided in cases.DefaultIfEmpty()
                          join request in database.RefusalRequests on one.Row.Request equals (long?)request.Number into requests
                          from asking in requests.DefaultIfEmpty()
                          select new
                          {
                              one.Row.JournalNumber, one.Row.Sequence, one.Row.Kind, one.Row.RecipientKind, one.Row.RecipientCode, one.Row.RecipientName, one.Row.At, one.Row.CaseId,
                              one.State.State, one.State.Since, Subject = decided == null ? null : decided.Subject, ReceiptYear = decided == null ? null : decided.ReceiptYear, ReceiptNumber = decided == null ? null : decided.ReceiptNumber,
                              one.Row.Request, Requester = asking == null ? null : asking.FamilyName + asking.GivenName,
                          }).ToListAsync(cancellation);
        return
        [
            .. rows.OrderBy(r => r.Since).ThenBy(r => r.JournalNumber).ThenBy(r => r.Sequence).Select(r => new ListedMessage(
                new(r.JournalNumber, r.Sequence), r.Kind, new(r.RecipientKind, r.RecipientCode, r.RecipientName), r.State, r.Since, r.At, r.CaseId,
                r is { ReceiptYear: { } year, ReceiptNumber: { } number } ? new ReceiptNumber(year, number).ToString() : r.Request is { } request ? RefusalRequest.CalledOf(request) : "", r.Subject ?? r.Requester ?? "", late.IsLate(r.Kind, r.State, r.Since))),
        ];
    }
}
