using Koseki.Domain.Certificates.Door;
using Koseki.Eng.Crosstalk;
using Koseki.Kiosk;
using Koseki.Kiosk.Center;
using Microsoft.Extensions.Logging.Abstractions;

namespace Koseki.Eng.Reads;

/// <summary>What the readings of one application came to.</summary>
/// <param name="Reads">Readings begun.</param>
/// <param name="Whole">Readings that ended with the whole paper under its hash.</param>
/// <param name="Aborted">Readings the reader went away from.</param>
/// <param name="Broken">Readings that ended with other bytes.</param>
/// <param name="Codes">Codes of those refused.</param>
/// <param name="Printed">Whether the printing was acknowledged in the end.</param>
public sealed record ReadResult(int Reads, int Whole, int Aborted, int Broken, IReadOnlyList<string> Codes, bool Printed);

/// <summary>Reads certificates as many kiosks at once would, through the contract, over all nodes.</summary>
public sealed class Readers(IReadOnlyList<KioskOptions> nodes) : IDisposable
{
    private const double Leaving = 0.3;
    private readonly List<(HttpClient Http, CenterClient Center, Issuing Issuing)> ways = [.. nodes.Select(Open)];

    /// <summary>Orders a certificate for a person and reads it so many times, two to eight at once.</summary>
    public async Task<ReadResult> ReadAsync(Truth person, int reads, Random random, CancellationToken cancellation)
    {
        var (transaction, verified) = (Order.NewTransaction(), TimeProvider.System.GetLocalNow());
        var home = random.Next(ways.Count);
        var menu = await ways[home].Center.MenuAsync(transaction, person.Card, verified, cancellation);
        var order = new Order(transaction, person.Card, verified, menu.SubjectToken, DoorKinds.Whole, [], 1, menu.Items.First(i => i.Kind == DoorKinds.Whole).Fee);
        var ready = await ways[home].Issuing.CreateAsync(order, cancellation);
        var outcomes = new List<string?>();
        while (outcomes.Count < reads)
        {
            var wave = Math.Min(random.Next(2, 9), reads - outcomes.Count);
            // A ticket is good for two readings, so that one may break: before anybody has the paper at most one reader leaves.
            var first = !outcomes.Contains("");
            var leaves = Enumerable.Range(0, wave).Select(i => first ? i == 0 && wave > 1 : random.NextDouble() < Leaving).ToList();
            var pauses = Enumerable.Range(0, wave).Select(_ => TimeSpan.FromMilliseconds(random.NextDouble() * 60)).ToList();
            var targets = Enumerable.Range(0, wave).Select(_ => random.Next(ways.Count)).ToList();
            outcomes.AddRange(await Task.WhenAll(Enumerable.Range(0, wave).Select(i => Task.Run(() => OnceAsync(targets[i], order, ready, leaves[i] ? pauses[i] : null, cancellation), cancellation))));
        }

        var (state, _) = await ways[home].Issuing.ReportAsync(order, ready, new("PRINTED", ready.Sha256, 1, order.Fee, TimeProvider.System.GetLocalNow()), 1, cancellation);
        string[] words = ["", "left", CenterException.Hash];
        return new(outcomes.Count, outcomes.Count(o => o == ""), outcomes.Count(o => o == "left"), outcomes.Count(o => o == CenterException.Hash),
            [.. outcomes.OfType<string>().Where(o => !words.Contains(o))], state == "PRINTED");
    }

    /// <inheritdoc/>
    public void Dispose() => ways.ForEach(w => w.Http.Dispose());

    // Empty when whole, "left" when the reader went away, else the code.
    private async Task<string> OnceAsync(int way, Order order, ReadyPaper ready, TimeSpan? leaveAfter, CancellationToken cancellation)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (leaveAfter is { } pause)
        {
            leaving.CancelAfter(pause);
        }

        try
        {
            await ways[way].Center.PdfAsync(order, ready, leaving.Token);
            return "";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "left";
        }
        catch (CenterException) when (leaving.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return "left";
        }
        catch (CenterException e)
        {
            return e.Code;
        }
    }

    private static (HttpClient, CenterClient, Issuing) Open(KioskOptions options)
    {
        var http = CenterConnection.Open(options);
        var center = new CenterClient(http, options, TimeProvider.System, NullLogger<CenterClient>.Instance);
        return (http, center, new(center, options, TimeProvider.System, NullLogger<Issuing>.Instance));
    }
}
