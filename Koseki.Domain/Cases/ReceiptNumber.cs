using System.Globalization;
using Koseki.Domain.Calendar;

namespace Koseki.Domain.Cases;

/// <summary>受付番号: a running number that starts anew every year (戸籍法施行規則21条, 22条).</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Number">1, 2, 3 … within the year.</param>
public readonly record struct ReceiptNumber(int Year, int Number)
{
    /// <summary>令8-123, as matters and lists write it: the first letter of the era on 31 December of the year.</summary>
    public override string ToString()
    {
        var text = RegisterDate.Of(new DateOnly(Year, 12, 31)).Text;
        var year = text[2..text.IndexOf('年', StringComparison.Ordinal)];
        return string.Create(CultureInfo.InvariantCulture, $"{text[0]}{year}-{Number}");
    }
}
