using Koseki.Domain.Cases;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>
/// Carries a refusal of the domain out of the transaction of an act, which is taken back. Nothing was changed. Its message is the
/// refusal's words.
/// </summary>
public class CaseException : Exception
{
    /// <summary>An act that is refused.</summary>
    public CaseException(ActRefusal refusal)
        : base(refusal.Words) => Why = refusal;

    /// <summary>No refusal of an act: what keeps everything from being done (a halted journal, an ended sign-in), in words.</summary>
    private protected CaseException(string message)
        : base(message)
    {
    }

    /// <summary>Why; null where it is no refusal of this act.</summary>
    public ActRefusal? Why { get; }
}

/// <summary>Takes what a decision gives, or ends the transaction with its refusal.</summary>
internal static class Rulings
{
    /// <summary>What is written; throws <see cref="CaseException"/> with the refusal.</summary>
    internal static T Demand<T>(this Ruling<T> ruling) => ruling.Refusal is { } why ? throw new CaseException(why) : ruling.Written!;

    /// <summary>Throws <see cref="CaseException"/> when there is a refusal.</summary>
    internal static void Refuse(ActRefusal? why)
    {
        if (why is not null)
        {
            throw new CaseException(why);
        }
    }
}
