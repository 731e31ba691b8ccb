using Koseki.Domain.Certificates.ResidentRecords;
using Koseki.Infrastructure.Databases;

namespace Koseki.Konbini.Gateway.Settings;

/// <summary>Configuration section <c>Gateway</c>.</summary>
public sealed class GatewayOptions
{
    /// <summary>sqlite or sqlserver.</summary>
    public string Provider { get; set; } = "sqlite";

    /// <summary>Connection string.</summary>
    public string Connection { get; set; } = "Data Source=gateway.db";

    /// <summary>What can be set where SQL Server is the database.</summary>
    public SqlServerSettings SqlServer { get; set; } = new();

    /// <summary>False where only an administrator changes the schema: the start then only looks.</summary>
    public bool Migrate { get; set; } = true;

    /// <summary>Address of the core's certificate door.</summary>
    public string CoreDoor { get; set; } = "https://localhost:7444/";

    /// <summary>Folder of certificates.</summary>
    public string Certificates { get; set; } = "certificates";

    /// <summary>The folder of the heads of the record of states.</summary>
    public string Anchors { get; set; } = "gateway-anchors";

    /// <summary>The second folder of the heads, on another disk or machine; beside the first where nothing is set.</summary>
    public string? SecondAnchors { get; set; }

    /// <summary>The gateway's own key for them: a PEM file outside the data, or <c>store:LocalMachine/&lt;thumbprint&gt;</c>.</summary>
    public string HeadKey { get; set; } = Infrastructure.Chains.HeadKeys.DefaultFile("gateway-head-key.pem");

    /// <summary>Folder into which feeds are put.</summary>
    public string Inbox { get; set; } = "inbox";

    /// <summary>Where the batches of a feed are fetched from into <see cref="Inbox"/>, by feed; those of the others are put there by somebody else.</summary>
    public Dictionary<string, FeedPlaceSettings> Places { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The register font: what it does not have cannot be printed, and whoever is called so is not served.</summary>
    public string Font { get; set; } = Infrastructure.Pdf.Fonts.FontLocation.Default;

    /// <summary>Port of the kiosk side (mutual TLS).</summary>
    public int Port { get; set; } = 7443;

    /// <summary>Port of health and operations on loopback.</summary>
    public int OperationsPort { get; set; } = 7440;

    /// <summary>Name of this node.</summary>
    public string Node { get; set; } = "gateway-1";

    /// <summary>The kiosk sides of the other nodes, by name.</summary>
    public Dictionary<string, string> Peers { get; set; } = [];

    /// <summary>Two digits in the middle of issue numbers, different for every node.</summary>
    public string Series { get; set; } = "01";

    /// <summary>Municipality served.</summary>
    public string Municipality { get; set; } = "112224";

    /// <summary>TEST or PROD: messages of the other are refused.</summary>
    public string Environment { get; set; } = "TEST";

    /// <summary>When the kinds open, local time, in the rules of a new database; later changes are rows of its table.</summary>
    public TimeOnly Opens { get; set; } = new(6, 30);

    /// <summary>When they close, local time, in the rules of a new database.</summary>
    public TimeOnly Closes { get; set; } = new(23, 0);

    /// <summary>The kinds offered, with fee and copies, in the rules of a new database; later changes are rows of its table.</summary>
    public Dictionary<string, KindTerms> Kinds { get; set; } = new(StringComparer.Ordinal)
    {
        ["KOSEKI_ZENBU"] = new() { Fee = 450 },
        ["KOSEKI_KOJIN"] = new() { Fee = 450 },
        ["JUMINHYO"] = new() { Fee = 200 },
        ["INKAN"] = new() { Fee = 200 },
        ["SHOTOKU"] = new() { Fee = 200 },
    };

    /// <summary>Certificates made at once; further requests wait.</summary>
    public int Concurrency { get; set; } = 16;

    /// <summary>Requests that may wait for one to be finished; further ones are shed.</summary>
    public int Waiting { get; set; } = 64;

    /// <summary>When the feeds are taken in (Quartz: seconds, minutes, hours, day, month, weekday): every five minutes.</summary>
    public string FeedSchedule { get; set; } = "0 0/5 * * * ?";

    /// <summary>When the node tests itself every day, local time: before it opens.</summary>
    public TimeOnly SelfTestAt { get; set; } = new(6, 0);

    /// <summary>Age of the feeds in minutes at which a kind closes.</summary>
    public int StaleAfterMinutes { get; set; } = 30;

    /// <summary>Age in hours of the last comparison of 印鑑登録 with the source at which none is certified any more; one is due every night.</summary>
    public int SealComparedWithinHours { get; set; } = 30;

    /// <summary>The same of 所得.</summary>
    public int IncomeComparedWithinHours { get; set; } = 30;

    /// <summary>When the tax years up to the present one opened, in the rules of a new database; later years are entered one by one.</summary>
    public TaxYearTerms TaxYears { get; set; } = new();
}

/// <summary>From which day of its year the certificates of a tax year are issued, when a database is new.</summary>
public sealed class TaxYearTerms
{
    /// <summary>Month of the first day.</summary>
    public int Month { get; set; } = 6;

    /// <summary>Its day.</summary>
    public int Day { get; set; } = 10;
}

/// <summary>What a kind costs when a database is new.</summary>
public sealed class KindTerms
{
    /// <summary>Yen a copy.</summary>
    public int Fee { get; set; }

    /// <summary>Most copies at once.</summary>
    public int MaxCopies { get; set; } = 10;

    /// <summary>Of 住民票の写し: Household (世帯連記式, where nothing is set) or Individual (個人票).</summary>
    public ResidentForm? Form { get; set; }
}
