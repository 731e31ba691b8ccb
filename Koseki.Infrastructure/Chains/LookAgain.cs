namespace Koseki.Infrastructure.Chains;

/// <summary>
/// Rows and the record that names them are read one after the other: another node may write between the two. So what does not fit is read
/// again before anybody is told that it was changed behind the program's back. Where a row is changed with every answer, see
/// <see cref="StateNames.ReadAsync"/>.
/// </summary>
internal static class LookAgain
{
    /// <summary>How often it is read.</summary>
    internal const int Looks = 3;

    /// <summary>What was read last, and whether it fits.</summary>
    /// <param name="read">Reads the rows anew.</param>
    /// <param name="follow">Follows the record, after what was read.</param>
    /// <param name="fits">Whether the rows are those that the record names now.</param>
    internal static async Task<(T Read, bool Fits)> UntilItFitsAsync<T>(Func<Task<T>> read, Func<T, Task> follow, Func<T, bool> fits)
    {
        for (var look = 1; ; look++)
        {
            var found = await read();
            await follow(found);
            var isSound = fits(found);
            if (isSound || look == Looks)
            {
                return (found, isSound);
            }
        }
    }
}
