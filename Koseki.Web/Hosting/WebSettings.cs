using Koseki.Domain.Places;
using Koseki.Infrastructure.Persistence.Sessions;

namespace Koseki.Web.Hosting;

/// <summary>Which accounts sign in.</summary>
public enum AuthMode
{
    /// <summary>Accounts in our own database.</summary>
    Local,

    /// <summary>The city's Microsoft Entra ID.</summary>
    EntraId,
}

/// <summary>What the staff application reads from the configuration section <c>Koseki</c>.</summary>
public sealed record WebSettings
{
    private static readonly string[] LoopbackNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary><c>Koseki:Port</c>: the staff's port on loopback (a reverse proxy of the city ends TLS before it).</summary>
    public int Port { get; init; } = 7400;

    /// <summary><c>Koseki:DoorPort</c>: the certificate door for the gateway, mutual TLS.</summary>
    public int DoorPort { get; init; } = 7444;

    /// <summary><c>Koseki:Certificates</c>: folder of certificates.</summary>
    public string Certificates { get; init; } = "certificates";

    /// <summary><c>Koseki:Inbox</c>: folder into which the feed of resident links is put; null takes none in.</summary>
    public string? Inbox { get; init; }

    /// <summary><c>Koseki:Auth:Mode</c>.</summary>
    public AuthMode AuthMode { get; init; }

    /// <summary><c>Koseki:Auth:RequireMfa</c>: every page asks for two factors.</summary>
    public bool RequireMfa { get; init; }

    /// <summary>
    /// <c>Koseki:Auth:LockAfterMinutes</c> (10; 0 locks by hand only) and <c>LongestHours</c> (10): how long a screen may rest and
    /// a sign-in lasts.
    /// </summary>
    public SessionTimes Sessions { get; init; } = new();

    /// <summary><c>Koseki:Hosts</c>: names by which terminals reach this host, separated by a semicolon; others are refused.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = LoopbackNames;

    /// <summary><c>Koseki:Keys</c>: folder of the keys that protect form tokens, the same for all nodes; without it every restart makes new ones.</summary>
    public string? KeysFolder { get; init; }

    /// <summary><c>Koseki:KeyFile</c>: under which those keys are stored; outside their folder. Asked for with <c>Koseki:Keys</c>.</summary>
    public string? KeyFile { get; init; }

    /// <summary><c>Koseki:SeedAccounts</c>: file of sample accounts; read in Development only.</summary>
    public string? SeedAccounts { get; init; }

    /// <summary><c>Koseki:Municipality</c>: code, prefecture and name; 越谷市 when absent.</summary>
    public Municipality Municipality { get; init; } = Municipality.Koshigaya;

    /// <summary>Reads the section; throws with a plain message when a value cannot be understood.</summary>
    public static WebSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Koseki");
        var mode = section["Auth:Mode"] ?? nameof(AuthMode.Local);
        return new()
        {
            Port = section.GetValue("Port", 7400),
            DoorPort = section.GetValue("DoorPort", 7444),
            Certificates = section["Certificates"] ?? "certificates",
            Inbox = section["Inbox"],
            AuthMode = Enum.TryParse<AuthMode>(mode, ignoreCase: true, out var parsed) ? parsed
                : throw new InvalidOperationException($"設定 Koseki:Auth:Mode の「{mode}」は使えません。Local か EntraId を書いてください。"),
            RequireMfa = section.GetValue("Auth:RequireMfa", false),
            Sessions = new()
            {
                LockAfter = section.GetValue("Auth:LockAfterMinutes", 10.0) is > 0 and var minutes ? TimeSpan.FromMinutes(minutes) : null,
                Longest = TimeSpan.FromHours(section.GetValue("Auth:LongestHours", 10.0)),
            },
            Hosts = section["Hosts"] is { Length: > 0 } hosts ? hosts.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : LoopbackNames,
            KeysFolder = section["Keys"],
            KeyFile = section["KeyFile"] ?? (section["Keys"] is null ? null
                : throw new InvalidOperationException("設定 Koseki:Keys を使うときは、Koseki:KeyFile に鍵のファイルの場所を書いてください(Koseki:Keys とデータのフォルダの外。なければ起動時に作ります。全部の節で同じもの)。")),
            SeedAccounts = section["SeedAccounts"],
            Municipality = section.GetSection("Municipality") is { } m && m["Code"] is { } code
                ? new(code, m["Prefecture"] ?? "", m["Name"] ?? "")
                : Municipality.Koshigaya,
        };
    }
}
