namespace Koseki.Domain.Certificates;

/// <summary>
/// 公印 (電子公印) as the city registered it (戸籍法施行規則73条): an outline, printed black at its true size, never text and
/// never a picture.
/// </summary>
/// <param name="Outline">Path data of absolute commands M, L, Q, C and Z with closed contours (the form SVG uses), in a
/// square whose sides are <paramref name="Extent"/> long, from its upper left corner.</param>
/// <param name="Extent">Length of the side of that square in the outline's own units; greater than 0.</param>
public sealed record CertificateSeal(string Outline, double Extent);
