namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>
/// How many registers the next portion has, and how long the node rests after one, by how long the last portion kept the journal from
/// the counter: small portions on a slow machine, whole ones on a fast one.
/// </summary>
public sealed class BatchPace(BatchSettings settings)
{
    // Nothing is known of the first one.
    private const int First = 4;

    private int next = settings.Hold > 0 ? Math.Min(First, settings.Portion) : settings.Portion;

    /// <summary>Most registers of the next portion.</summary>
    public int Next => next;

    /// <summary>Takes in what a portion took; how long to rest after it.</summary>
    /// <param name="step">The portion.</param>
    public TimeSpan After(BatchStep step)
    {
        if (settings.Hold > 0 && step.Registers > 0)
        {
            var fitting = (int)Math.Min(settings.Portion, step.Registers * settings.Hold / Math.Max(0.1, step.Held.TotalMilliseconds));
            next = Math.Clamp(fitting, 1, Math.Max(1, Math.Min(settings.Portion, next * 2)));
        }

        return step.Held * settings.Rest;
    }
}
