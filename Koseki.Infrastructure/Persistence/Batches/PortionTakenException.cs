namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>Another node, or a person, was first with what a portion is about: nothing of it stands, and the next look begins anew.</summary>
internal sealed class PortionTakenException : Exception
{
    /// <summary>The answer of a portion: whether there may be a next one, which there may be when another was first.</summary>
    internal static async Task<bool> OrNextAsync(Func<Task<(long Number, bool IsMore)>> portion)
    {
        try
        {
            return (await portion()).IsMore;
        }
        catch (PortionTakenException)
        {
            return true;
        }
    }
}
