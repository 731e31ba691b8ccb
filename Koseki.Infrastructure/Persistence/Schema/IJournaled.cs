using System.Text.Json;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>
/// A row that is written once, inside a journal transaction, and never changed: the journal names it with the hash of
/// its canonical form, so that a changed, removed or added row is found.
/// </summary>
public interface IJournaled
{
    /// <summary>Number of the journal row that names this row.</summary>
    long JournalNumber { get; set; }

    /// <summary>The table, as reports name it.</summary>
    string TableName { get; }

    /// <summary>The row within its table, as reports name it.</summary>
    string RowKey { get; }

    /// <summary>Writes every column of the row in a fixed order.</summary>
    void WriteCanonical(Utf8JsonWriter json);
}
