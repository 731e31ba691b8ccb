using Koseki.Infrastructure.Databases;

namespace Koseki.Infrastructure.Persistence.Setup;

/// <summary>Where and how the core's database stands: configuration section <c>Koseki</c>.</summary>
public sealed class PersistenceOptions
{
    /// <summary>sqlite or sqlserver.</summary>
    public string Provider { get; set; } = "sqlite";

    /// <summary>Connection string.</summary>
    public string Connection { get; set; } = "Data Source=koseki.db";

    /// <summary>What can be set where SQL Server is the database.</summary>
    public SqlServerSettings SqlServer { get; set; } = new();

    /// <summary>False where only an administrator changes the schema, by the script of <c>Koseki.Eng migrations script</c>: the start then only looks.</summary>
    public bool Migrate { get; set; } = true;

    /// <summary>Folder of the anchors.</summary>
    public string Anchors { get; set; } = "anchors";

    /// <summary>The second folder of the anchors, on another disk or machine; beside the first where nothing is set.</summary>
    public string? SecondAnchors { get; set; }

    /// <summary>
    /// The key that signs the heads of the chains, where the database's owner cannot read it: a PEM file, made when the first
    /// head is signed, or <c>store:LocalMachine/&lt;thumbprint&gt;</c> for a certificate of the system's store.
    /// </summary>
    public string HeadKey { get; set; } = Chains.HeadKeys.DefaultFile("head-key.pem");

    /// <summary>How cases over many registers are planned, looked at and written.</summary>
    public BatchSettings Batch { get; set; } = new();

    /// <summary>
    /// Where images lie: a folder (of several nodes the same one), or <c>database</c>. Where nothing is set: <c>contents</c> beside the file
    /// of SQLite, and the database itself on SQL Server.
    /// </summary>
    public string? Contents { get; set; }

    /// <summary>How the images are looked at in the background.</summary>
    public ContentCheckOptions ContentCheck { get; set; } = new();

    /// <summary>The register font.</summary>
    public string Font { get; set; } = Pdf.Fonts.FontLocation.Default;

    /// <summary>Name of this node in the chains of looks.</summary>
    public string Node { get; set; } = "web-1";
}

/// <summary>How cases over many registers are planned, looked at and written: configuration section <c>Koseki:Batch</c>.</summary>
public sealed class BatchSettings
{
    /// <summary>Most registers of one transaction of the journal.</summary>
    public int Portion { get; set; } = 50;

    /// <summary>Registers without findings that are looked at, at least; all of them where there are fewer.</summary>
    public int SampleMinimum { get; set; } = 50;

    /// <summary>Registers without findings that are looked at, at least, of a thousand.</summary>
    public int SamplePermille { get; set; } = 10;

    /// <summary>How long a node leaves the journal to the counter after a portion, in lengths of the time for which it kept it. 0 for not at all.</summary>
    public int Rest { get; set; } = 45;
}

/// <summary>How the images are looked at in the background.</summary>
public sealed class ContentCheckOptions
{
    /// <summary>How many bytes a second a node reads; 0 for as fast as can be.</summary>
    public long BytesPerSecond { get; set; } = 8 * 1024 * 1024;

    /// <summary>After how many days each content is looked at again.</summary>
    public double Days { get; set; } = 30;
}
