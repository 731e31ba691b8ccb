namespace Koseki.Domain.Places;

/// <summary>Whether a place lies in this municipality: told by codes, never by how a text begins.</summary>
public enum Locality
{
    /// <summary>In this municipality.</summary>
    Ours,

    /// <summary>In another one, or abroad.</summary>
    Elsewhere,

    /// <summary>No municipality of that name is known on the day: to be looked into, never guessed.</summary>
    Unknown,
}
