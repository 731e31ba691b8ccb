namespace Koseki.Domain.Places;

/// <summary>Which municipality this is, and which there are on a day.</summary>
/// <param name="Here">This one.</param>
/// <param name="All">Those there are.</param>
/// <param name="On">The day.</param>
public sealed record KnownMunicipalities(Municipality Here, IMunicipalities All, DateOnly On)
{
    /// <summary>Whether a written place lies here: its code is ours, however it is written.</summary>
    public Locality LocalityOf(string text) =>
        All.Of(text, On) is { } municipality ? municipality.Code == Here.Code ? Locality.Ours : Locality.Elsewhere
        : All.IsAbroad(text) ? Locality.Elsewhere
        : Locality.Unknown;
}
