using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;

namespace Koseki.Infrastructure.Persistence.Registers;

/// <summary>What the text of the one-box search is taken for first.</summary>
internal enum QuickMeaning
{
    /// <summary>戸籍番号 (R12).</summary>
    Number,

    /// <summary>生年月日.</summary>
    BirthDate,

    /// <summary>振り仮名.</summary>
    Reading,

    /// <summary>氏名; 本籍 when nobody answers to it.</summary>
    Name,
}

/// <summary>The text of the one-box search and its meaning.</summary>
/// <param name="Meaning">What it is taken for.</param>
/// <param name="Number">The number of a register, else 0.</param>
internal readonly record struct QuickText(QuickMeaning Meaning, long Number)
{
    /// <summary>Reads a text without spaces at its ends.</summary>
    internal static QuickText Of(string text) =>
        text is ['R' or 'r', .. var digits] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new(QuickMeaning.Number, number)
        : EraDateEntry.Read(text, EraDateEntryOptions.Default) is { Date.Day: not null } ? new(QuickMeaning.BirthDate, 0)
        : SearchKey.OfKana(text) is { Length: > 0 } kana && kana.All(c => c is >= 'ァ' and <= 'ヺ') ? new(QuickMeaning.Reading, 0)
        : new(QuickMeaning.Name, 0);
}
