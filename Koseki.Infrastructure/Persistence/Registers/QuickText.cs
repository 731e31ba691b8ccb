using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Characters;

namespace Koseki.Infrastructure.Persistence.Registers;

/// <summary>What the text of the one-box search can be taken for.</summary>
internal enum QuickMeaning
{
    /// <summary>戸籍番号 (R12).</summary>
    Register,

    /// <summary>受付番号 (令8-123): a case, nobody's register.</summary>
    Receipt,

    /// <summary>生年月日.</summary>
    BirthDate,

    /// <summary>Digits alone: 戸籍番号 or 宛名番号, beside the 受付番号 of this year.</summary>
    Digits,

    /// <summary>振り仮名.</summary>
    Reading,

    /// <summary>氏名.</summary>
    Name,

    /// <summary>本籍.</summary>
    Domicile,
}

/// <summary>The text of the one-box search and its meanings.</summary>
/// <param name="Plain">The text with half-width digits and letters, without spaces at its ends.</param>
/// <param name="Meanings">What it is taken for; each further one counts only when nobody answers to those before it.</param>
/// <param name="Receipt">The 受付番号 it can be, or null.</param>
internal sealed record QuickText(string Plain, IReadOnlyList<QuickMeaning> Meanings, ReceiptNumber? Receipt)
{
    // 市川 and 古町 are names: the words decide only when no person answers to the text.
    private static readonly char[] PlaceWords = [.. "都道府県市区郡町村丁番"];

    /// <summary>Reads a text; a number without a year is one of today's year.</summary>
    internal static QuickText Of(string text, DateOnly today)
    {
        var plain = AsciiWidth.ToHalf(text);
        var receipt = ReceiptNumber.Read(plain, today);
        var isDigits = plain.All(char.IsAsciiDigit);
        var isBirthDate = EraDateEntry.Read(text, EraDateEntryOptions.Default) is { Date.Day: not null } || (!isDigits && BirthSpan.Read(text) is not null);
        IReadOnlyList<QuickMeaning> meanings =
            plain is ['R' or 'r', .. var digits] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? [QuickMeaning.Register]
            : isDigits ? isBirthDate ? [QuickMeaning.BirthDate, QuickMeaning.Digits] : [QuickMeaning.Digits]
            : receipt is not null ? [QuickMeaning.Receipt]
            : isBirthDate ? [QuickMeaning.BirthDate]
            : SearchKey.OfKana(text) is { Length: > 0 } kana && kana.All(c => c is >= 'ァ' and <= 'ヺ') ? [QuickMeaning.Reading, QuickMeaning.Name]
            : text.IndexOfAny(PlaceWords) >= 0 ? [QuickMeaning.Name, QuickMeaning.Domicile]
            : [QuickMeaning.Name];
        return new(plain, meanings, receipt);
    }

    /// <summary>The 戸籍番号 it can be, or 0: there is no such register.</summary>
    internal long Register => long.TryParse(Plain.TrimStart('R', 'r'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
