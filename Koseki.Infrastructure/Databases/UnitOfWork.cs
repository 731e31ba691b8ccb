namespace Koseki.Infrastructure.Databases;

/// <summary>
/// Runs a whole unit of work again when the database says that running it again can succeed. A unit opens its own context
/// and transaction and leaves nothing behind when it throws.
/// </summary>
public static class UnitOfWork
{
    /// <summary>How often a unit is begun at most.</summary>
    public const int Attempts = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Runs <paramref name="once"/> until it gives a result; what is no passing fault, and the last attempt's, is thrown.
    /// </summary>
    /// <param name="once">The unit. It gets the number of the attempt, from 1.</param>
    /// <param name="cancellation">Ends the waiting between attempts.</param>
    /// <param name="alsoAgain">Further exceptions after which the unit is run again.</param>
    public static async Task<T> RunAsync<T>(Func<int, Task<T>> once, CancellationToken cancellation, Func<Exception, bool>? alsoAgain = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await once(attempt);
            }
            catch (Exception e) when (attempt < Attempts && (DatabaseFault.IsLostRace(e) || alsoAgain?.Invoke(e) == true))
            {
                // The winner holds what this unit waits for at its first lock.
            }
            catch (Exception e) when (attempt < Attempts && DatabaseFault.IsInterruption(e))
            {
                await Task.Delay(Pause * attempt, cancellation);
            }
        }
    }
}
