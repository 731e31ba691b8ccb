namespace Koseki.Eng.Chaos;

/// <summary>Where chaos runs.</summary>
/// <param name="Root">Root of the repository.</param>
/// <param name="Build">Release or Debug.</param>
/// <param name="Folder">A folder that is thrown away.</param>
internal sealed record ChaosPlace(string Root, string Build, string Folder);
