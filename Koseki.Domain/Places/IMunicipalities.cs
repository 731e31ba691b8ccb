namespace Koseki.Domain.Places;

/// <summary>Which municipality a written place lies in. Storage and cases answer from the dictionary of places.</summary>
public interface IMunicipalities
{
    /// <summary>
    /// The municipality whose name a 本籍, an address or a name of a municipality begins with and which exists on the day; null
    /// when none does, and for a designated city named without its ward, because its wards keep the registers.
    /// </summary>
    Municipality? Of(string text, DateOnly on);

    /// <summary>Whether an address is surely outside Japan: it begins with no prefecture and no municipality that was ever known.</summary>
    bool IsAbroad(string text);
}

/// <summary>Knows no municipality: whatever is sent to one waits for a person who knows it.</summary>
public sealed class UnknownMunicipalities : IMunicipalities
{
    /// <summary>The one of it.</summary>
    public static UnknownMunicipalities Instance { get; } = new();

    /// <inheritdoc/>
    public Municipality? Of(string text, DateOnly on) => null;

    /// <inheritdoc/>
    public bool IsAbroad(string text) => false;
}
