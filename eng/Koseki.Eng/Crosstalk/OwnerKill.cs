using System.Collections.Concurrent;

namespace Koseki.Eng.Crosstalk;

/// <summary>
/// Applications whose paper one node has sealed and another is asked for, while the one that made it is dead (kill -9), and
/// again when it has come back: none of them may ever come out.
/// </summary>
internal static class OwnerKill
{
    // Sealed papers can be fetched for two minutes only: so many at a time.
    private const int Round = 25;

    // What an ended application is answered with.
    private const string Ended = "K4003";

    /// <summary>Tries so many; gives how many were sealed, and what was answered otherwise than that the application has ended.</summary>
    public static async Task<(int Sealed, IReadOnlyList<string> Otherwise)> RunAsync(Installation installation, IReadOnlyList<Truth> people, int count, CancellationToken cancellation)
    {
        var (made, otherwise) = (0, new List<string>());
        for (var round = 0; made < count; round++)
        {
            // The nodes in turn; the core is the first process.
            var owner = round % installation.Nodes.Count;
            using var visitor = new Visitor(installation.Nodes);
            var orders = new ConcurrentBag<(Kiosk.Center.Order Order, Kiosk.Center.ReadyPaper Ready)>();
            await Parallel.ForEachAsync(Enumerable.Range(made, Math.Min(Round, count - made)), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation }, async (i, stop) =>
            {
                var person = people[(int)(i * 7919L % people.Count)];
                orders.Add(await visitor.OrderAsync(person, Visitor.KindFor(person, i), owner, stop));
            });
            await installation.KillAsync(owner + 1, cancellation);
            foreach (var (order, ready) in orders)
            {
                Note(await visitor.FetchAsync(order, ready, owner + 1, cancellation), "いない間に", otherwise);
            }

            await installation.StartAgainAsync(owner + 1, cancellation);
            using var again = new Visitor(installation.Nodes);
            foreach (var (order, ready) in orders)
            {
                Note(await again.FetchAsync(order, ready, owner, cancellation), "戻った後に", otherwise);
            }

            made += orders.Count;
        }

        return (made, otherwise);
    }

    private static void Note((byte[]? Pdf, string? Error) answer, string when, List<string> otherwise)
    {
        if (answer.Error != Ended)
        {
            otherwise.Add($"作ったノードが{when} {answer.Error ?? "渡した"}");
        }
    }
}
