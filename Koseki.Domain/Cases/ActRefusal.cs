namespace Koseki.Domain.Cases;

/// <summary>
/// Why an act is not done: one of the closed sets of the domain, each with its words. Made by a pure decision; nothing of the act
/// stands. What cannot happen is an exception instead.
/// </summary>
public abstract record ActRefusal
{
    private protected ActRefusal()
    {
    }

    /// <summary>The reason, and what to do where there is something, for the screen.</summary>
    public abstract string Words { get; }
}

/// <summary>What a decision comes to: why not, or what is written.</summary>
/// <typeparam name="T">What is written, as data.</typeparam>
/// <param name="Refusal">Why not; null when it is written.</param>
/// <param name="Written">What is written; the default when it is refused.</param>
public readonly record struct Ruling<T>(ActRefusal? Refusal, T? Written)
{
    /// <summary>It is refused.</summary>
    public static implicit operator Ruling<T>(ActRefusal refusal) => new(refusal, default);

    /// <summary>It is written.</summary>
    public static implicit operator Ruling<T>(T written) => new(null, written);
}
