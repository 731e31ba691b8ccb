namespace Koseki.Infrastructure.Persistence;

/// <summary>Where and how the core's database stands: configuration section <c>Koseki</c>.</summary>
public sealed class PersistenceOptions
{
    /// <summary>sqlite or sqlserver.</summary>
    public string Provider { get; set; } = "sqlite";

    /// <summary>Connection string.</summary>
    public string Connection { get; set; } = "Data Source=koseki.db";

    /// <summary>Folder of the anchors.</summary>
    public string Anchors { get; set; } = "anchors";

    /// <summary>The register font.</summary>
    public string Font { get; set; } = Pdf.Fonts.FontLocation.Default;

    /// <summary>Name of this node in the chains of looks.</summary>
    public string Node { get; set; } = "web-1";
}
