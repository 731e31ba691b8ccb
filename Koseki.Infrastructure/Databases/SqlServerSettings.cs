namespace Koseki.Infrastructure.Databases;

/// <summary>What can be set where SQL Server is the database: section <c>SqlServer</c> of each program's own section.</summary>
public sealed class SqlServerSettings
{
    /// <summary>The collation of every text column: by code unit, so that no two characters count as one.</summary>
    public const string DefaultCollation = "Japanese_XJIS_140_BIN2";

    /// <summary>Collation of the columns when the database is made; another binary one where a server lacks the default.</summary>
    public string Collation { get; set; } = DefaultCollation;

    /// <summary>Statements sent together in one save; null leaves it to the provider.</summary>
    public int? MaxBatchSize { get; set; }

    /// <summary>Seconds a command may take; null leaves it to the provider (30). A migration has its own, longer time.</summary>
    public int? CommandTimeout { get; set; }
}
