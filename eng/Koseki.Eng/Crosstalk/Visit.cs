using System.Diagnostics;
using Koseki.Domain.Certificates.Door;
using Koseki.Kiosk;
using Koseki.Kiosk.Center;
using Microsoft.Extensions.Logging.Abstractions;

namespace Koseki.Eng.Crosstalk;

/// <summary>What one visit at a kiosk came to.</summary>
/// <param name="Person">Whose card.</param>
/// <param name="Kind">Certificate asked for.</param>
/// <param name="Pdf">The paper, or null.</param>
/// <param name="IssueNumber">発行番号 as announced, or null.</param>
/// <param name="Error">K-code when there is no paper.</param>
/// <param name="Reported">Whether the gateway acknowledged the printing.</param>
/// <param name="Create">Time of M2 until ready.</param>
/// <param name="Whole">Time of the whole visit.</param>
public sealed record Visit(Truth Person, string Kind, byte[]? Pdf, string? IssueNumber, string? Error, bool Reported, TimeSpan Create, TimeSpan Whole);

/// <summary>Goes the way of a kiosk through the real contract: menu, create, pdf, result. Each message may go to another node.</summary>
public sealed class Visitor(IReadOnlyList<KioskOptions> nodes) : IDisposable
{
    /// <summary>住民票の写し, as the contract writes it.</summary>
    public const string ResidentRecord = "JUMINHYO";

    /// <summary>印鑑登録証明書.</summary>
    public const string Seal = "INKAN";

    private readonly List<(HttpClient Http, CenterClient Center, Issuing Issuing)> ways = [.. nodes.Select(Open)];

    /// <summary>What a person comes for, all kinds in turn as far as the person has them.</summary>
    public static string KindFor(Truth person, int turn) => (turn % 4) switch
    {
        0 => DoorKinds.Individual,
        2 when person.Household.Count > 0 => ResidentRecord,
        3 when person.Impression.Length > 0 => Seal,
        _ => DoorKinds.Whole,
    };

    /// <summary>One visit; <paramref name="start"/> is awaited right before the certificate is ordered.</summary>
    public async Task<Visit> GoAsync(Truth person, string kind, int way, Func<Task> start, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var create = new Stopwatch();
        string? announced = null;
        try
        {
            var transaction = Order.NewTransaction();
            var verified = TimeProvider.System.GetLocalNow();
            var menu = await RepeatAsync(() => At(way).Center.MenuAsync(transaction, person.Card, verified, cancellation), cancellation);
            var item = menu.Items.FirstOrDefault(i => i.Kind == kind) ?? throw new CenterException("K5002", "S05", false);
            IReadOnlyList<string> chosen = [.. item.Members.Where(m => m.Self || kind == ResidentRecord).Select(m => m.Token)];
            var order = new Order(transaction, person.Card, verified, menu.SubjectToken, kind, chosen, 1, item.Fee);
            await start();
            create.Start();
            var ready = await At(way + 1).Issuing.CreateAsync(order, cancellation);
            create.Stop();
            announced = ready.IssueNo;
            var pdf = await At(way).Issuing.FetchAsync(order, ready, cancellation);
            var (state, _) = await At(way + 1).Issuing.ReportAsync(order, ready, new("PRINTED", ready.Sha256, 1, item.Fee, TimeProvider.System.GetLocalNow()), 1, cancellation);
            return new(person, kind, pdf, announced, null, state == "PRINTED", create.Elapsed, clock.Elapsed);
        }
        catch (CenterException e)
        {
            return new(person, kind, null, announced, e.Code, false, create.Elapsed, clock.Elapsed);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => ways.ForEach(w => w.Http.Dispose());

    private (HttpClient Http, CenterClient Center, Issuing Issuing) At(int way) => ways[way % ways.Count];

    private static (HttpClient, CenterClient, Issuing) Open(KioskOptions options)
    {
        var http = CenterConnection.Open(options);
        var center = new CenterClient(http, options, TimeProvider.System, NullLogger<CenterClient>.Instance);
        return (http, center, new(center, options, TimeProvider.System, NullLogger<Issuing>.Instance));
    }

    // The menu is shed like everything else when the gateway is full.
    private static async Task<T> RepeatAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ask();
            }
            catch (CenterException e) when (e.Retryable && attempt < 10)
            {
                await Task.Delay(e.RetryAfter, cancellation);
            }
        }
    }
}
