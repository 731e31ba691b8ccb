using Koseki.Domain.Places;

namespace Koseki.Infrastructure.AddressDictionary;

/// <summary>A municipality of the dictionary.</summary>
/// <param name="Municipality">Code, prefecture and name with 郡.</param>
/// <param name="Kana">The reading in hiragana, without 郡.</param>
/// <param name="From">The first day, where the dictionary knows of one.</param>
/// <param name="Until">The last day of a municipality that no longer exists, or null.</param>
/// <param name="OtherSpellings">Spellings in use for the same place (龍ヶ崎市, 三宅島三宅村), without the prefecture.</param>
public sealed record MunicipalityRow(Municipality Municipality, string Kana, DateOnly? From, DateOnly? Until, IReadOnlyList<string> OtherSpellings)
{
    /// <summary>Whether the municipality existed on a day, as far as the dictionary knows.</summary>
    public bool Exists(DateOnly on) => (From is null || From <= on) && (Until is null || Until >= on);
}

/// <summary>One row of the postcode list.</summary>
/// <param name="Postcode">Seven digits.</param>
/// <param name="Municipality">The municipality.</param>
/// <param name="Town">町域 as the list writes it; empty when the code covers the rest of the municipality.</param>
public sealed record PostcodeRow(string Postcode, Municipality Municipality, string Town);
