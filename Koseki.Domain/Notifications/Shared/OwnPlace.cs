using Koseki.Domain.Places;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>A place that has to lie in this municipality: what is said where it does not, or where nobody knows.</summary>
internal static class OwnPlace
{
    /// <summary>What is wrong with a place, or null when it is ours.</summary>
    /// <param name="c">Circumstances.</param>
    /// <param name="place">The place as written.</param>
    /// <param name="what">出生地, 届出人の住所 …</param>
    internal static string? Problem(Circumstances c, string place, string what) => c.LocalityOf(place) switch
    {
        Locality.Ours => null,
        Locality.Elsewhere => $"{what}が当市ではありません。",
        Locality.Unknown => $"{what}「{place}」の市区町村が住所辞書にないので、当市か分かりません。",
    };
}
