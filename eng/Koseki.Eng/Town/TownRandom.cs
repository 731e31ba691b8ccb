using Bogus;

namespace Koseki.Eng.Town;

/// <summary>Everything random of a town, from one seed.</summary>
internal sealed class TownRandom(int seed)
{
    private readonly Randomizer randomizer = new(seed);

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => randomizer.Double() < probability;

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Number(int least, int most) => randomizer.Int(least, most);

    /// <summary>One of the items.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[randomizer.Int(0, items.Count - 1)];

    /// <summary>A day of the period, both ends included; the first day when the period is empty.</summary>
    public DateOnly Day(DateOnly first, DateOnly last) => first >= last ? first : first.AddDays(randomizer.Int(0, last.DayNumber - first.DayNumber));

    /// <summary>A day about so many years after another.</summary>
    public DateOnly DayAfter(DateOnly day, int leastYears, int mostYears) => Day(day.AddYears(leastYears), day.AddYears(mostYears + 1).AddDays(-1));

    /// <summary>An index chosen by weight.</summary>
    public int Weighted(params ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        var left = randomizer.Double() * sum;
        for (var i = 0; i < weights.Length - 1; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }

    /// <summary>Capital hexadecimal digits.</summary>
    public string Hexadecimal(int digits) => string.Create(digits, randomizer, static (span, r) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = "0123456789ABCDEF"[r.Int(0, 15)];
        }
    });

    /// <summary>Decimal digits, the first one not 0.</summary>
    public string Digits(int digits) => string.Create(digits, randomizer, static (span, r) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = (char)('0' + r.Int(i == 0 ? 1 : 0, 9));
        }
    });
}
