using Koseki.Domain.Cases;
using Koseki.Eng.Hosts;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;
using System.Globalization;

namespace Koseki.Eng.Races;

/// <summary>One of the processes that <c>races</c> starts: it waits for a line and then works as fast as it can.</summary>
public sealed class RaceWorkerVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "races worker";

    /// <inheritdoc/>
    public string Summary => "races の作業者: 標準入力の一行を合図に始め、得た番号を一行ずつ標準出力に書く";

    /// <inheritdoc/>
    public string Usage => "--data <races が作ったフォルダ> --of journal|numbers --node <名前> --rounds <回数>";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (data, of, node) = (arguments.Required("data"), arguments.Required("of"), arguments.Required("node"));
        var rounds = arguments.Number("rounds", 1);
        arguments.RefuseUnknown();
        await output.WriteLineAsync(Ready);
        await output.FlushAsync(cancellation);
        _ = await Console.In.ReadLineAsync(cancellation);
        var place = DatabasePlace.OfEnvironment();
        await (of switch
        {
            "journal" => RecordAsync(data, node, place, rounds, output, cancellation),
            "numbers" => NumberAsync(data, node, place, rounds, output, cancellation),
            _ => throw new UsageException("--of は journal か numbers です。"),
        });
        return 0;
    }

    /// <summary>What a worker says before it waits for the signal.</summary>
    internal const string Ready = "ready";

    /// <summary>The running number that every record of the race takes, too.</summary>
    internal const string Counter = "race";

    private static async Task RecordAsync(string data, string node, DatabasePlace place, int rounds, TextWriter output, CancellationToken cancellation)
    {
        await using var store = CityStore.OpenFolder(data, TimeProvider.System, place, node);
        var (journal, actor) = (store.Get<JournalWriter>(), new Actor(node, "競走", new HashSet<StaffRole>(), "", node));
        for (var i = 0; i < rounds; i++)
        {
            var (number, count) = await journal.CommitAsync(actor, async open => (new Deed(DeedKind.Trial, $"{node} の {i + 1} 回目"), await open.NextAsync(Counter)), cancellation);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{number} {count}"));
        }
    }

    private static async Task NumberAsync(string data, string node, DatabasePlace place, int rounds, TextWriter output, CancellationToken cancellation)
    {
        // Two nodes have series of their own; here they share one, so that they meet at its row.
        var options = new GatewayOptions { Node = node };
        var turn = new WriteTurn(place.IsOnServer ? "sqlserver" : "sqlite");
        for (var i = 0; i < rounds; i++)
        {
            await using var database = place.OpenGateway(data);
            // Nothing is looked up here: there is no guard to be asked.
            var log = new IssueLog(database, new(database, TimeProvider.System), null!, options, turn, TimeProvider.System);
            var application = New(options);
            if (!await log.AddAsync(application, cancellation) || !await log.NumberAsync(application, "1", new(2026, 11, 29), cancellation))
            {
                throw new InvalidOperationException($"申請 {application.Id} に番号が付きません。");
            }

            await output.WriteLineAsync(application.IssueNumber);
        }
    }

    private static Application New(GatewayOptions options) => new()
    {
        Id = Guid.NewGuid(), Municipality = options.Municipality, ApplicationId = Guid.NewGuid().ToString("N"), PayloadHash = new('0', 64), State = IssueState.Received,
        OwnerNode = options.Node, Kind = "KOSEKI_ZENBU", Copies = 1, Fee = 450, Kiosk = "A", Means = "CARD", Deadline = DateTime.MaxValue,
    };
}
