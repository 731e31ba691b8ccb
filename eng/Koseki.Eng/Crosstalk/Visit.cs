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
public sealed record Visit(Truth Person, string Kind, byte[]? Pdf, string? IssueNumber, string? Error, bool Reported, TimeSpan Create, TimeSpan Whole)
{
    /// <summary>課税年度 that was chosen, or null.</summary>
    public int? Year { get; init; }

    /// <summary>申請番号, once there is one.</summary>
    public string? Application { get; init; }

    /// <summary>The pair it belongs to, and when it ordered by <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public (int? Pair, long Ordered) Start { get; init; }

    /// <summary>Whether it ended because its deadline had passed: nobody waits for it any more.</summary>
    public bool TimedOut => Application is not null && Error is ("K1004" or CenterException.Lost);
}

/// <summary>Goes the way of a kiosk through the real contract: menu, create, pdf, result. Each message may go to another node.</summary>
public sealed class Visitor(IReadOnlyList<KioskOptions> nodes) : IDisposable
{
    /// <summary>住民票の写し, as the contract writes it.</summary>
    public const string ResidentRecord = "JUMINHYO";

    /// <summary>印鑑登録証明書.</summary>
    public const string Seal = "INKAN";

    /// <summary>所得証明書.</summary>
    public const string Income = "SHOTOKU";

    // Whoever is shed comes again after a second.
    private const int MenuTries = 90;

    private readonly List<(HttpClient Http, CenterClient Center, Issuing Issuing)> ways = [.. nodes.Select(Open)];

    /// <summary>What a person comes for, all kinds in turn as far as the person has them.</summary>
    public static string KindFor(Truth person, int turn) => (turn % 5) switch
    {
        0 => DoorKinds.Individual,
        2 when person.Household.Count > 0 => ResidentRecord,
        3 when person.Impression.Length > 0 => Seal,
        4 when person.Incomes.Count > 0 => Income,
        _ => DoorKinds.Whole,
    };

    /// <summary>One visit; <paramref name="start"/> is awaited right before the certificate is ordered.</summary>
    public Task<Visit> GoAsync(Truth person, string kind, int way, Func<Task> start, CancellationToken cancellation) =>
        GoAsync(person, kind, way, async () =>
        {
            await start();
            return null;
        }, null, cancellation);

    /// <summary>One visit; with <paramref name="life"/> the certificate is ordered once, with a deadline so far away and without a further word when it has passed.</summary>
    public async Task<Visit> GoAsync(Truth person, string kind, int way, Func<Task<int?>> start, TimeSpan? life, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var create = new Stopwatch();
        var (announced, application, begun) = ((string?)null, (string?)null, ((int?)null, 0L));
        try
        {
            var transaction = Order.NewTransaction();
            var verified = TimeProvider.System.GetLocalNow();
            var menu = await RepeatAsync(() => At(way).Center.MenuAsync(transaction, person.Card, verified, cancellation), cancellation);
            var order = OrderOf(person, kind, transaction, verified, menu);
            var pair = await start();
            (application, begun) = (order.ApplicationId, (pair, Stopwatch.GetTimestamp()));
            create.Start();
            var ready = await CreateAsync(way + 1, order, life, cancellation);
            create.Stop();
            announced = ready.IssueNo;
            var pdf = await At(way).Issuing.FetchAsync(order, ready, cancellation);
            var (state, _) = await At(way + 1).Issuing.ReportAsync(order, ready, new("PRINTED", ready.Sha256, 1, order.Fee, TimeProvider.System.GetLocalNow()), 1, cancellation);
            return new(person, kind, pdf, announced, null, state == "PRINTED", create.Elapsed, clock.Elapsed) { Year = order.Year, Application = application, Start = begun };
        }
        catch (CenterException e)
        {
            return new(person, kind, null, announced, e.Code, false, create.Elapsed, clock.Elapsed) { Application = application, Start = begun };
        }
    }

    /// <summary>M1 and M2 at one node: what M3 needs.</summary>
    public async Task<(Order Order, ReadyPaper Ready)> OrderAsync(Truth person, string kind, int way, CancellationToken cancellation)
    {
        var (transaction, verified) = (Order.NewTransaction(), TimeProvider.System.GetLocalNow());
        var menu = await RepeatAsync(() => At(way).Center.MenuAsync(transaction, person.Card, verified, cancellation), cancellation);
        var order = OrderOf(person, kind, transaction, verified, menu);
        return (order, await At(way).Issuing.CreateAsync(order, cancellation));
    }

    /// <summary>M3 at a node: the paper, or the code.</summary>
    public async Task<(byte[]? Pdf, string? Error)> FetchAsync(Order order, ReadyPaper ready, int way, CancellationToken cancellation)
    {
        try
        {
            return (await At(way).Center.PdfAsync(order, ready, cancellation), null);
        }
        catch (CenterException e)
        {
            return (null, e.Code);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => ways.ForEach(w => w.Http.Dispose());

    private static Order OrderOf(Truth person, string kind, string transaction, DateTimeOffset verified, Menu menu)
    {
        var item = menu.Items.FirstOrDefault(i => i.Kind == kind) ?? throw new CenterException("K5002", "S05", false);
        IReadOnlyList<string> chosen = [.. item.Members.Where(m => m.Self || kind == ResidentRecord).Select(m => m.Token)];
        return new(transaction, person.Card, verified, menu.SubjectToken, kind, chosen, 1, item.Fee) { Year = item.Years.Count > 0 ? item.Years[0] : null };
    }

    private async Task<ReadyPaper> CreateAsync(int way, Order order, TimeSpan? life, CancellationToken cancellation) => life is not { } given
        ? await At(way).Issuing.CreateAsync(order, cancellation)
        : (await At(way).Center.CreateAsync(order, TimeProvider.System.GetLocalNow() + given, cancellation)).Ready ?? throw new CenterException(CenterException.Broken, "S07", false);

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
            catch (CenterException e) when (e.Retryable && attempt < MenuTries)
            {
                await Task.Delay(e.RetryAfter, cancellation);
            }
        }
    }
}
