namespace Koseki.Domain.Certificates;

/// <summary>
/// 公印 (電子公印) as the city registered it (戸籍法施行規則73条): an outline, printed black at its true size, never text and
/// never a picture.
/// </summary>
/// <param name="Outline">Path data of absolute commands M, L, Q, C and Z with closed contours (the form SVG uses), in a
/// square whose sides are <paramref name="Extent"/> long, from its upper left corner.</param>
/// <param name="Extent">Length of the side of that square in the outline's own units; greater than 0.</param>
/// <param name="Side">Length of that side on paper in millimetres, from <see cref="SmallestSide"/> to <see cref="LargestSide"/>.</param>
public sealed record CertificateSeal(string Outline, double Extent, double Side = 24)
{
    /// <summary>Smallest side in millimetres: below it the characters of a seal run together in print.</summary>
    public const double SmallestSide = 15;

    /// <summary>Largest side in millimetres (要求仕様書: 25mm角以内).</summary>
    public const double LargestSide = 25;
}
