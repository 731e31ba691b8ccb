using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Registers;

namespace Koseki.Eng.Chaos;

/// <summary>A paper that waits at the counter of a chaos town, as its file keeps it.</summary>
/// <param name="KindCode">件名コード.</param>
/// <param name="Draft">What stands in the boxes.</param>
/// <param name="AcceptedOn">受理日.</param>
/// <param name="Means">窓口, 郵送, 当直 ….</param>
/// <param name="AcceptedBy">Who accepted it elsewhere, or null.</param>
/// <param name="ReachedOn">When the word of it reached us, or null.</param>
/// <param name="ByConsul">Whether a consul accepted it.</param>
/// <param name="Touches">The registers it changes: a paper that shares one with a waiting case is not opened yet.</param>
internal sealed record WaitingPaper(
    string KindCode, IReadOnlyDictionary<string, string> Draft, DateOnly AcceptedOn, string Means, string? AcceptedBy, DateOnly? ReachedOn, bool ByConsul, IReadOnlyList<long> Touches)
{
    /// <summary>The paper of a case of a town's history.</summary>
    public static WaitingPaper Of(HistoricCase past)
    {
        var (by, on) = past.Details.Origin switch
        {
            Origin.Elsewhere e => (e.AcceptedBy, (DateOnly?)e.ReceivedOn),
            Origin.Consul c => (c.AcceptedBy, c.ReceivedOn),
            _ => (null, null),
        };
        return new(past.KindCode, past.Draft.Values.ToDictionary(StringComparer.Ordinal), past.Details.Date, past.Details.Means, by, on, past.Details.Origin is Origin.Consul,
            [.. past.Plan.Registers.Select(s => s.Id.Value)]);
    }

    /// <summary>What the clerk says when giving the receipt number.</summary>
    public ReceiptDetails Details => new(AcceptedOn, null, Means,
        AcceptedBy is null ? new Origin.Here() : ByConsul ? new Origin.Consul(AcceptedBy, ReachedOn!.Value) : new Origin.Elsewhere(AcceptedBy, ReachedOn!.Value));
}
