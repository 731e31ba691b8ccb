using Koseki.Eng.Town.Output;

namespace Koseki.Eng.Hosts;

/// <summary>The processes of an installation.</summary>
public enum HostKind
{
    /// <summary>Koseki.Web.</summary>
    Web,

    /// <summary>Koseki.Konbini.Gateway.</summary>
    Gateway,

    /// <summary>Koseki.Kiosk.</summary>
    Kiosk,
}

/// <summary>Where the hosts are built, which data they use and on which ports they listen.</summary>
/// <param name="Root">Root of the repository.</param>
/// <param name="Data">A data folder (<see cref="TownFolder"/>).</param>
/// <param name="Ports">Ports.</param>
public sealed record HostSettings(string Root, string Data, HostPorts Ports)
{
    /// <summary>Release or Debug.</summary>
    public string Build { get; init; } = "Release";

    /// <summary>Where the databases are.</summary>
    public DatabasePlace Databases { get; init; } = DatabasePlace.Files;

    /// <summary>Settings beside those made here, as environment variables of every host.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Folder of the development certificates.</summary>
    public string Certificates => In("certificates");

    /// <summary>Folder of the logs.</summary>
    public string Logs => In("logs");

    /// <summary>Folder of the feeds.</summary>
    public string Inbox => In(TownFolder.Inbox);

    /// <summary>The program of a host.</summary>
    public string ProgramOf(HostKind host)
    {
        var (folder, name) = host switch
        {
            HostKind.Web => ("Koseki.Web", "Koseki.Web"),
            HostKind.Gateway => ("Koseki.Konbini.Gateway", "Koseki.Konbini.Gateway"),
            HostKind.Kiosk => (Path.Combine("eng", "Koseki.Kiosk"), "Koseki.Kiosk"),
        };
        var path = Path.GetFullPath(Path.Combine(Root, folder, "bin", Build, "net10.0", name + ".dll"));
        return File.Exists(path) ? path : throw new HostFailedException($"{path} がありません。先に「dotnet build {folder} -c {Build}」でビルドしてください。");
    }

    /// <summary>What answers once a host is ready.</summary>
    public Uri HealthOf(HostKind host) => host switch
    {
        HostKind.Web => new($"http://localhost:{Ports.Web}/healthz"),
        HostKind.Gateway => new($"http://localhost:{Ports.Operations}/healthz"),
        HostKind.Kiosk => new($"http://localhost:{Ports.Kiosk}/"),
    };

    /// <summary>The environment variables that configure a host.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentOf(HostKind host)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_hostBuilder__reloadConfigOnChange"] = "false",
            // Every statement of the database would bury what matters.
            ["Logging__LogLevel__Microsoft.EntityFrameworkCore"] = "Warning",
        };
        var own = host switch
        {
            HostKind.Web => Web(),
            HostKind.Gateway => Gateway(),
            HostKind.Kiosk => Kiosk(),
        };
        foreach (var (key, value) in own.Select(o => (o.Key, o.Value)).Concat(Databases.Environment()).Concat(Extra.Select(e => (e.Key, e.Value))))
        {
            values[key] = value;
        }

        return values;
    }

    private (string Key, string Value)[] Web() =>
    [
        ("Koseki__Connection", $"Data Source={In(TownFolder.Database)}"),
        ("Koseki__Anchors", In(TownFolder.Anchors)),
        ("Koseki__SecondAnchors", ChainPlaces.Of(Data).SecondAnchors!),
        ("Koseki__HeadKey", ChainPlaces.Of(Data).HeadKey),
        ("Koseki__Port", $"{Ports.Web}"),
        ("Koseki__DoorPort", $"{Ports.Door}"),
        ("Koseki__Certificates", Certificates),
        ("Koseki__Inbox", Inbox),
        ("Koseki__Keys", In("keys")),
        ("Koseki__KeyFile", ChainPlaces.WebKeyOf(Data)),
        ("Koseki__SeedAccounts", In(TownFolder.Accounts)),
    ];

    private (string Key, string Value)[] Gateway() =>
    [
        ("Gateway__Connection", $"Data Source={In("gateway.db")}"),
        ("Gateway__Anchors", In("gateway-anchors")),
        ("Gateway__SecondAnchors", Path.Combine(ChainPlaces.KeepOf(Data), "gateway-anchors")),
        ("Gateway__HeadKey", Path.Combine(ChainPlaces.KeepOf(Data), "gateway-head-key.pem")),
        ("Gateway__CoreDoor", $"https://localhost:{Ports.Door}/"),
        ("Gateway__Certificates", Certificates),
        ("Gateway__Inbox", Inbox),
        ("Gateway__Port", $"{Ports.Gateway}"),
        ("Gateway__OperationsPort", $"{Ports.Operations}"),
        // Whoever tries it, and whatever tests it, does so at any hour.
        ("Gateway__Opens", "00:00"),
        ("Gateway__Closes", "23:59:59.9999999"),
    ];

    private (string Key, string Value)[] Kiosk() =>
    [
        ("Kiosk__Port", $"{Ports.Kiosk}"),
        ("Kiosk__Gateway", $"https://localhost:{Ports.Gateway}/"),
        ("Kiosk__ClientCertificate", Path.Combine(Certificates, Infrastructure.Security.CertificateFolder.Ends.CenterClient + ".pfx")),
        ("Kiosk__Root", Path.Combine(Certificates, "root.cer")),
        ("Kiosk__Cards", In(TownFolder.Cards)),
    ];

    private string In(string name) => Path.GetFullPath(Path.Combine(Data, name));
}

/// <summary>A host did not start or ended by itself; the message says what to do.</summary>
public class HostFailedException(string message) : Exception(message);

/// <summary>A host did not start because somebody listens on one of its ports.</summary>
public sealed class PortTakenException(string message) : HostFailedException(message);
