using Koseki.Domain.Certificates.Door;

namespace Koseki.Infrastructure.UseCases.Door;

/// <summary>Carries a denial of the door out of the question, and out of the transaction of a claim, which is taken back. Its message is the denial's words.</summary>
public sealed class DoorRefusalException(DoorDenial why) : Exception(why.Words)
{
    /// <summary>Why.</summary>
    public DoorDenial Why { get; } = why;

    /// <summary>K2xxx, K3xxx, K4xxx or K5xxx (KNB 1.0 §5.5).</summary>
    public string Code => Why.Code;
}

/// <summary>Ends a question of the door with what was decided against it.</summary>
internal static class Denials
{
    /// <summary>What is given; throws <see cref="DoorRefusalException"/> with the denial.</summary>
    internal static T Demand<T>(Koseki.Domain.Cases.Ruling<T> ruling) => ruling.Refusal is DoorDenial why ? throw new DoorRefusalException(why) : ruling.Written!;

    /// <summary>Throws <see cref="DoorRefusalException"/> when there is a denial.</summary>
    internal static void Deny(DoorDenial? why)
    {
        if (why is not null)
        {
            throw new DoorRefusalException(why);
        }
    }
}
