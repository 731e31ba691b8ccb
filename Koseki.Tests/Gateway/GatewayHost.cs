using Koseki.Domain.Calendar;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Xml.Linq;
using Koseki.Domain.Characters;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Security;
using Koseki.Konbini.Gateway;
using Koseki.Konbini.Gateway.Center;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Tests.Infrastructure.Databases;
using Koseki.Tests.Infrastructure.Hosting;
using Koseki.Tests.Infrastructure.Pdf;
using Koseki.Tests.Infrastructure.SqlServerScripts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Koseki.Tests.Gateway;

/// <summary>
/// A real gateway on loopback sockets with mutual TLS and a SQLite file, its core side, and the centre's client.
/// Residents: 0001 and 0002 live here, 0003 moved away, 0004 is 14 years old.
/// </summary>
public sealed class GatewayHost : IAsyncDisposable
{
    private static readonly XNamespace Ns = KnbSchema.Namespace;
    private static readonly Lazy<FontPaper> Paper = new(() => new FontPaper(new Lazy<FontSet>(() => new FontSet(Fonts.IpaMj))));
    private readonly string folder;
    private readonly TestDatabase place;
    private readonly List<(WebApplication App, HttpClient Center)> nodes = [];
    private readonly Socket?[] sockets = [Bind(), Bind()];
    private readonly int[] ports;
    private WebApplication app = null!;
    private HttpClient center = null!;
    private string? verifiedAt;

    private GatewayHost(string folder, CoreSide core, TimeOnly at)
    {
        (this.folder, Core, place) = (folder, core, TestDatabase.Gateway(folder));
        Clock = new(JapanTime.At(DateOnly.FromDateTime(DateTime.UtcNow), at).ToUniversalTime());
        ports = [.. sockets.Select(PortOf)];
    }

    /// <summary>The core side.</summary>
    public CoreSide Core { get; }

    /// <summary>The gateway's clock: it starts at noon in Japan, where nothing else is said, and runs by itself.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Folder of feeds.</summary>
    public string Inbox => Path.Combine(folder, "inbox");

    /// <summary>File of the database, where it is one.</summary>
    public string DatabaseFile => Path.Combine(folder, "gateway.db");

    /// <summary>Folder of certificates.</summary>
    public string Certificates => Path.Combine(folder, "certificates");

    /// <summary>Address of the kiosk side.</summary>
    public string Address => app.Urls.First(u => u.StartsWith("https", StringComparison.Ordinal)).Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/";

    /// <summary>Starts core and gateway, at a time of day in Japan, and takes in the first feeds. (A clock turned on by hours runs everything that is timed in them.)</summary>
    public static async Task<GatewayHost> StartAsync(bool feeds = true, Action<CoreSide>? core = null, TimeOnly? at = null)
    {
        var folder = Directory.CreateTempSubdirectory("koseki-gateway-").FullName;
        DevelopmentCertificates.Ensure(Path.Combine(folder, "certificates"), TimeProvider.System);
        var host = new GatewayHost(folder, await CoreSide.StartAsync(Path.Combine(folder, "certificates")), at ?? new(12, 0));
        core?.Invoke(host.Core);
        Directory.CreateDirectory(host.Inbox);
        if (feeds)
        {
            host.Feed("resident", 1, Resident("0001"), Resident("0002"), ["0003", "MOVED", "1980-01-01", "", "", ""], ["0004", "ACTIVE", "2015-01-01", "", "", ""]);
            host.Feed("household", 1);
            host.Feed("jpki", 1, ["A1B2C3D4", "01", "CARD", "0001", "ACTIVE"], ["A1B2C3D4", "02", "CARD", "0002", "ACTIVE"], ["A1B2C3D4", "03", "CARD", "0003", "ACTIVE"], ["A1B2C3D4", "04", "CARD", "0004", "ACTIVE"], ["A1B2C3D4", "05", "CARD", "0001", "REVOKED"]);
        }

        await host.StartGatewayAsync();
        return host;
    }

    /// <summary>Stops the gateway and starts it anew on the same database.</summary>
    public async Task RestartAsync(Action? meanwhile = null)
    {
        await StopAsync(0);
        if (meanwhile is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            meanwhile();
        }

        nodes.RemoveAt(0);
        sockets[0] = Bind();
        ports[0] = PortOf(sockets[0]);
        await StartGatewayAsync();
    }

    /// <summary>Starts a second node on the same database; the nodes know each other.</summary>
    public Task StartSecondNodeAsync() => StartGatewayAsync(1);

    /// <summary>The node the centre's next messages go to.</summary>
    public void TalkTo(int node) => (app, center) = nodes[node];

    /// <summary>Stops a node.</summary>
    public async Task StopAsync(int node)
    {
        nodes[node].Center.Dispose();
        await nodes[node].App.DisposeAsync();
    }

    /// <summary>A row of the feed of residents for whom the core side has a register, with the facts of 住民記録.</summary>
    public static string[] Resident(string number, string status = "ACTIVE")
    {
        var register = CoreSide.RegisterOf(number);
        var self = register.Standing.First();
        return [number, status, $"{self.BirthDate.Day:yyyy-MM-dd}", $"{register.FamilyName}　{self.GivenName}", register.Domicile.Text, $"{register.FamilyName}　{register.HeadGivenName}"];
    }

    /// <summary>Puts a batch into the inbox.</summary>
    public void Feed(string source, long sequence, params string[][] rows)
    {
        var batch = new FeedBatch(source, sequence, Clock.GetUtcNow(), rows);
        File.WriteAllBytes(Path.Combine(Inbox, batch.FileName), batch.Write());
    }

    /// <summary>Takes in what waits in the inbox.</summary>
    public async Task<Konbini.Gateway.Replicas.FeedRun> ImportAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Konbini.Gateway.Replicas.FeedImporter>().RunAsync(CancellationToken.None);
    }

    /// <summary>One round of the sweeper.</summary>
    public Task SweepAsync() => app.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Konbini.Gateway.Issuance.Sweeper>().Single().SweepAsync(CancellationToken.None);

    /// <summary>Looks into the gateway's database.</summary>
    public async Task<T> LookAsync<T>(Func<GatewayDbContext, Task<T>> look)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<GatewayDbContext>());
    }

    /// <summary>What verification finds in the gateway's database.</summary>
    public Task<IReadOnlyList<string>> ProblemsAsync() => LookAsync(ProblemsAsync);

    /// <summary>The same, as a context sees it.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(GatewayDbContext database) =>
        (await new GatewayVerifier(database, app.Services.GetRequiredService<IHeadKey>(), app.Services.GetRequiredService<WorkHeads>()).VerifyAsync(default)).Problems;

    /// <summary>M4 as a message.</summary>
    public string Result(string application, string issueNumber, string sha256) =>
        $"<ResultRequest xmlns=\"{Ns}\">{Header()}<ApplicationId>{application}</ApplicationId>{ResultOf(issueNumber, sha256, "1")}</ResultRequest>";

    /// <summary>M8 as a message.</summary>
    public string Reconcile(DateOnly day, IEnumerable<string> entries) => $"<ReconcileRequest xmlns=\"{Ns}\">{Header()}<BusinessDate>{day:yyyy-MM-dd}</BusinessDate>{string.Concat(entries)}</ReconcileRequest>";

    /// <summary>What M4 says of a paper that was printed.</summary>
    public static string ResultOf(string issueNumber, string sha256, string pages) =>
        $"<IssueNo>{issueNumber}</IssueNo><ReceivedSha256>{sha256}</ReceivedSha256><Result>PRINTED</Result><PrintedAt>2026-11-24T12:00:00.000+09:00</PrintedAt><PrintedCopies>1</PrintedCopies><PrintedPages>{pages}</PrintedPages><FeeCollected>450</FeeCollected>";

    /// <summary>Sends a message and gives the answer.</summary>
    public async Task<(HttpStatusCode Status, XElement? Message, byte[] Body)> PostAsync(string verb, string xml, CancellationToken cancellation = default)
    {
        using var content = new StringContent(xml, Encoding.UTF8, "application/xml");
        using var response = await center.PostAsync(new Uri($"knb/v1/{verb}", UriKind.Relative), content, cancellation);
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        return (response.StatusCode, response.Content.Headers.ContentType?.MediaType == "application/xml" ? KnbSchema.Read(body) : null, body);
    }

    /// <summary>The health of the current node, asked under a name of the host that the caller makes up.</summary>
    public Task<HttpStatusCode> HealthAsync(string name) =>
        RawRequest.GetAsync(new Uri(app.Urls.First(u => u.StartsWith("http:", StringComparison.Ordinal))).Port, "/healthz", name);

    /// <summary>M1 for a serial: token and the members of a 戸籍, or the code.</summary>
    public async Task<(string? Token, List<string> Members, string? Code)> MenuAsync(string serial, string transaction = "TRANSACTION000001", string means = "CARD", int? verified = null)
    {
        var (_, answer, _) = await PostAsync("menu", $"<MenuRequest xmlns=\"{Ns}\">{Header(transaction)}{Jpki(serial, means, verified)}{Kiosk}</MenuRequest>");
        return (answer!.Element(Ns + "SubjectToken")?.Value, [.. answer.Descendants(Ns + "Item").Where(i => Value(i, "Type") != "JUMINHYO").Descendants(Ns + "MemberToken").Select(e => e.Value)], Code(answer));
    }

    /// <summary>M2.</summary>
    public async Task<XElement> CreateAsync(string application, string token, string serial, string kind = "KOSEKI_ZENBU", string member = "", int fee = 450, string transaction = "TRANSACTION000001", int seconds = 20, string year = "")
    {
        var fiscal = year.Length > 0 ? $"<FiscalYear>{year}</FiscalYear>" : "";
        var members = member.Length > 0 ? $"<MemberToken>{member}</MemberToken>" : "";
        var (_, answer, _) = await PostAsync("create", $"<CreateRequest xmlns=\"{Ns}\">{Header(transaction, seconds)}<ApplicationId>{application}</ApplicationId><SubjectToken>{token}</SubjectToken>{Jpki(serial)}{Kiosk}<Type>{kind}</Type>{fiscal}{members}<Copies>1</Copies><AgreedFee>{fee}</AgreedFee></CreateRequest>");
        return answer!;
    }

    /// <summary>M1 as it is answered.</summary>
    public async Task<XElement> MenuAnswerAsync(string serial, string transaction = "TRANSACTION000001") =>
        (await PostAsync("menu", $"<MenuRequest xmlns=\"{Ns}\">{Header(transaction)}{Jpki(serial)}{Kiosk}</MenuRequest>")).Message!;

    /// <summary>M2 of a 住民票の写し.</summary>
    public async Task<XElement> CreateRecordAsync(string application, string token, string serial, IEnumerable<string> members, string options = "", string transaction = "TRANSACTION000001")
    {
        var tokens = string.Concat(members.Select(m => $"<MemberToken>{m}</MemberToken>"));
        var (_, answer, _) = await PostAsync("create", $"<CreateRequest xmlns=\"{Ns}\">{Header(transaction)}<ApplicationId>{application}</ApplicationId><SubjectToken>{token}</SubjectToken>{Jpki(serial)}{Kiosk}<Type>JUMINHYO</Type>{tokens}{options}<Copies>1</Copies><AgreedFee>200</AgreedFee></CreateRequest>");
        return answer!;
    }

    /// <summary>M3.</summary>
    public async Task<(HttpStatusCode Status, byte[] Pdf, string? Code)> PdfAsync(string application, XElement created, string transaction = "TRANSACTION000001")
    {
        var (status, answer, body) = await PostAsync("pdf", $"<PdfRequest xmlns=\"{Ns}\">{Header(transaction)}<ApplicationId>{application}</ApplicationId><PdfTicket>{created.Descendants(Ns + "PdfTicket").Single().Value}</PdfTicket></PdfRequest>");
        return (status, body, answer is null ? null : Code(answer));
    }

    /// <summary>M3 at a node: status, body, and the code when it is no paper.</summary>
    public async Task<(HttpStatusCode Status, byte[] Body, string? Code)> PdfAtAsync(int node, string application, XElement created, CancellationToken cancellation = default)
    {
        var message = $"<PdfRequest xmlns=\"{Ns}\">{Header()}<ApplicationId>{application}</ApplicationId><PdfTicket>{Value(created, "PdfTicket")}</PdfTicket></PdfRequest>";
        using var content = new StringContent(message, Encoding.UTF8, "application/xml");
        using var response = await nodes[node].Center.PostAsync(new Uri("knb/v1/pdf", UriKind.Relative), content, cancellation);
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        return (response.StatusCode, body, response.Content.Headers.ContentType?.MediaType == "application/pdf" ? null : Code(KnbSchema.Read(body)));
    }

    /// <summary>M2 as the given message text, for what the other methods cannot say.</summary>
    public async Task<(HttpStatusCode Status, string? Code)> CreateRawAsync(string application, string token, string serial, string deadline, string extra = "")
    {
        var header = Header().Replace($"<Deadline>{Stamp(20)}</Deadline>", $"<Deadline>{deadline}</Deadline>", StringComparison.Ordinal);
        var (status, answer, _) = await PostAsync("create", $"<CreateRequest xmlns=\"{Ns}\">{header}<ApplicationId>{application}</ApplicationId><SubjectToken>{token}</SubjectToken>{Jpki(serial)}{Kiosk}<Type>KOSEKI_ZENBU</Type>{extra}<Copies>1</Copies><AgreedFee>450</AgreedFee></CreateRequest>");
        return (status, Code(answer!));
    }

    /// <summary>Takes in what waits, at every node at once.</summary>
    public Task<Konbini.Gateway.Replicas.FeedRun[]> ImportEverywhereAsync() => Task.WhenAll(nodes.Select(n => Task.Run(async () =>
    {
        await using var scope = n.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Konbini.Gateway.Replicas.FeedImporter>().RunAsync(CancellationToken.None);
    })));

    /// <summary>How the background work of the current node fares.</summary>
    public Koseki.Infrastructure.Hosting.BackgroundWork Work => app.Services.GetRequiredService<Koseki.Infrastructure.Hosting.BackgroundWork>();

    /// <summary>Whether and how the current node takes part.</summary>
    public Konbini.Gateway.Issuance.NodePlace Place => app.Services.GetRequiredService<Konbini.Gateway.Issuance.NodePlace>();

    /// <summary>How the current node is set up.</summary>
    public Konbini.Gateway.Settings.GatewayOptions Options => app.Services.GetRequiredService<Konbini.Gateway.Settings.GatewayOptions>();

    /// <summary>A part of the current node, in a scope of its own.</summary>
    public async Task UseAsync<T>(Func<T, Task> use)
        where T : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>A moment of the gateway's clock as messages write it.</summary>
    public string At(int seconds) => Stamp(seconds);

    /// <summary>M4, M5 or M6: state or code.</summary>
    public async Task<string?> AckAsync(string verb, string request, string application, string content = "", string transaction = "TRANSACTION000001")
    {
        var (_, answer, _) = await PostAsync(verb, $"<{request} xmlns=\"{Ns}\">{Header(transaction)}<ApplicationId>{application}</ApplicationId>{content}</{request}>");
        return answer!.Element(Ns + "State")?.Value ?? Code(answer);
    }

    /// <summary>The K-code of an answer.</summary>
    public static string? Code(XElement answer) => answer.Descendants(Ns + "Code").FirstOrDefault()?.Value;

    /// <summary>The text of the first such element.</summary>
    public static string? Value(XElement answer, string name) => answer.Descendants(Ns + name).FirstOrDefault()?.Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
        {
            node.Center.Dispose();
            // Waits for a round of the schedule that has just begun: it would still write into the folder.
            try
            {
                await node.App.StopAsync();
            }
            catch (ObjectDisposedException)
            {
                // A test took this node away.
            }

            await node.App.DisposeAsync();
        }

        foreach (var socket in sockets)
        {
            socket?.Dispose();
        }

        await Core.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await place.DropAsync();
        Directory.Delete(folder, recursive: true);
        SqlServerRules.AssertKept(folder);
    }

    private static string Kiosk => "<Kiosk><OperatorCode>SIM</OperatorCode><StoreCode>1</StoreCode><TerminalCode>T1</TerminalCode><PrefectureCode>11</PrefectureCode></Kiosk>";

    private string Header(string transaction = "TRANSACTION000001", int seconds = 20) =>
        $"<Header><ContractVersion>1.0</ContractVersion><MessageId>{Guid.NewGuid():D}</MessageId><TransactionId>{transaction}</TransactionId><MunicipalityCode>112224</MunicipalityCode><Environment>TEST</Environment><SentAt>{Stamp(0)}</SentAt><Deadline>{Stamp(seconds)}</Deadline></Header>";

    private string Jpki(string serial, string means = "CARD", int? verified = null) =>
        $"<Jpki><IssuerKeyId>A1B2C3D4</IssuerKeyId><Serial>{serial}</Serial><Means>{means}</Means><VerifiedAt>{(verified is { } seconds ? Stamp(seconds) : verifiedAt ??= Stamp(0))}</VerifiedAt></Jpki>";

    private string Stamp(int seconds) => Clock.GetUtcNow().AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    private async Task StartGatewayAsync(int node = 0)
    {
        app = GatewayApp.Build([], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(Clock).AddSingleton<IPrintableCharacters>(Paper.Value);
            // The socket that holds the port since before the other node was told of it is handed over.
            builder.Services.Configure<SocketTransportOptions>(o => o.CreateBoundListenSocket = end =>
                end is IPEndPoint { Port: > 0 } && Interlocked.Exchange(ref sockets[node], null) is { } bound ? bound : SocketTransportOptions.CreateDefaultBoundListenSocket(end));
            builder.Configuration.AddInMemoryCollection(place.Settings("Gateway:"));
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Gateway:CoreDoor"] = Core.Address,
                ["Gateway:Certificates"] = Certificates,
                ["Gateway:Inbox"] = Inbox,
                ["Gateway:Anchors"] = Path.Combine(folder, "anchors"),
                ["Gateway:HeadKey"] = Path.Combine(folder, "keep", "head-key.pem"),
                ["Gateway:Node"] = $"gateway-{node + 1}",
                ["Gateway:Series"] = $"0{node + 1}",
                [$"Gateway:Peers:gateway-{2 - node}"] = $"https://localhost:{ports[1 - node]}/",
                ["Gateway:Port"] = ports[node].ToString(CultureInfo.InvariantCulture),
                ["Gateway:OperationsPort"] = "0",
                // After its start a node is tested where a test wants it.
                ["Gateway:SelfTestAt"] = "23:59:59",
                // Nothing is taken in but by a test: the schedule goes by the machine's own clock and would now and then be first.
                ["Gateway:FeedSchedule"] = "0 0 0 1 1 ? 2090",
            });
        });
        await GatewayApp.PrepareAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        center = new(MutualTls.Handler(new(Certificates), CertificateFolder.Ends.CenterClient, CertificateFolder.Ends.GatewayServer)) { BaseAddress = new(Address) };
        nodes.Insert(node, (app, center));
        // Nothing is issued before the first test of a node, and before it has heard what was ordered.
        await Patience.UntilAsync(async () => await HealthAsync("localhost") == HttpStatusCode.OK, "the first self-test");
    }

    private static Socket Bind()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static int PortOf(Socket? socket) => ((IPEndPoint)socket!.LocalEndPoint!).Port;
}
