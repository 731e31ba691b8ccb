using Koseki.Eng.Hosts;

namespace Koseki.Eng.Chaos;

/// <summary>Where chaos runs.</summary>
/// <param name="Root">Root of the repository.</param>
/// <param name="Build">Release or Debug.</param>
/// <param name="Folder">A folder that is thrown away.</param>
/// <param name="Databases">Where the databases are.</param>
internal sealed record ChaosPlace(string Root, string Build, string Folder, DatabasePlace Databases);
