using System.Security.Cryptography;

namespace Koseki.Eng.Crosstalk;

/// <summary>Chooses whose deadline is so near that it passes somewhere in the work, until the wanted part of the visits has timed out.</summary>
/// <param name="percent">Per cent of the visits.</param>
internal sealed class TimeOuts(int percent)
{
    // What is left of a deadline is ended half a second before it; from there on any instant of the work is hit.
    private const int Margin = 500;
    private const int Instants = 9;

    // A little more than wanted: those under way at the end may still be in time.
    private const int Reserve = 4;
    private readonly Lock gate = new();
    private int begun;
    private int timedOut;
    private int underWay;

    /// <summary>How far away the deadline of the next visit is; null for the usual one.</summary>
    public TimeSpan? Next()
    {
        lock (gate)
        {
            begun++;
            if (percent == 0 || (timedOut + underWay) * 100 >= (percent + Reserve) * begun)
            {
                return null;
            }

            underWay++;
        }

        var scale = 1 << RandomNumberGenerator.GetInt32(Instants);
        return TimeSpan.FromMilliseconds(Margin + RandomNumberGenerator.GetInt32(1, scale + 1));
    }

    /// <summary>What came of a visit with a near deadline.</summary>
    public void Ended(bool isTimedOut)
    {
        lock (gate)
        {
            underWay--;
            timedOut += isTimedOut ? 1 : 0;
        }
    }
}
