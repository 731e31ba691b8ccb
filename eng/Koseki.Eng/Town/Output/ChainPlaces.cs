namespace Koseki.Eng.Town.Output;

/// <summary>Where the anchors and the key of a database lie.</summary>
/// <param name="Anchors">The first folder of anchors.</param>
/// <param name="SecondAnchors">The second, or null for the one beside the first.</param>
/// <param name="HeadKey">The key that signs the heads.</param>
public sealed record ChainPlaces(string Anchors, string? SecondAnchors, string HeadKey)
{
    /// <summary>
    /// Of a data folder: the first anchors lie in it; the second, and the key, beside it in <see cref="KeepOf"/>, so that
    /// whoever can rewrite the data folder has not rewritten them.
    /// </summary>
    public static ChainPlaces Of(string folder) =>
        new(Path.Combine(folder, TownFolder.Anchors), Path.Combine(KeepOf(folder), TownFolder.Anchors), Path.Combine(KeepOf(folder), "head-key.pem"));

    /// <summary>The key under which the web host stores the keys of its form tokens.</summary>
    public static string WebKeyOf(string folder) => Path.Combine(KeepOf(folder), "web.key");

    /// <summary>The folder beside a data folder that keeps what must not lie in it.</summary>
    public static string KeepOf(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + ".keep";
}
